"""Messages that were written before anyone had tuned the grammar to them, by people who had never seen it.

Sixteen people, each with a life of their own, typed forty messages each (the nurse 48) about the videos of
`drafts`: things to do, one or several at once; words that lean on the message before; what may mean several
things, where a question is right; and what nobody can do here, which is to be said. Each set was sealed,
with a check for every message, before it was tried, and then judged by hand, strictly: an unasked change or
an unread clause is wrong, whatever else came out. The grammar was mended after each set, so that a set's
first score says what the grammar of that day was worth to a stranger, and no later one does:

========== ======= ===================================================================
set        right   who writes
========== ======= ===================================================================
podcaster  19      looks after a café's pages and makes a podcast
lecturer   19      teaches statistics at a university
shopkeeper 12      sells milk tea, in Chinese
potter     13      sells ceramics, has children and travels; chatty
traveller  26      an ordinary user with family slides and short films of journeys
teacher    29      teaches children, runs a club's channel
coach      28      films a school's sports days
nurse      23/48   makes training clips on a ward; and a shop owner
engineer   30      retired, hikes, helps a friend's bakery
chorister  31      teaches biology, films the choir and a cousin's bike shop
gardener   31      makes videos for the neighbourhood's newsletter; and a parent
architect  27      shows buildings
baker      31      keeps a bakery, has a cat and children
cook       29      cooks from family recipes; and one who lets flats
host       35      makes pots; and one who lets rooms in the hills
crafter    33      films the cooking at home, teaches pottery
========== ======= ===================================================================

What is also in `agent_talk`, `test_turns_of_phrase` or `third_corpus`, to the letter, is left out here.
"""
