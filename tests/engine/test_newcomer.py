"""What people type in a hurry, and what comes of it.

The forty messages were written before their writer had read the grammar. On the first run 19 of 40 did what
was expected (English 12 of 28, Chinese 7 of 12). Of the others 15 were not understood, in part or in whole,
and said so; three did something else and told what; three were taken for the description of a new video,
which is the worst: the complaint "music's too loud, bring it down a notch" replaced what it was about.

What was general was mended: short forms and typos, ordinals in digits, complaints and questions, "the rest",
"all but", lists of captions, a wish that is owed over a question. Now all forty do what is expected; the one
that cannot be done ("fade to black at the end") is said to be so. The first figure tells of the grammar.

Another 24, written after that, measured what it is worth: 18 were right at once (English 13 of 15, Chinese 5
of 9), and 22 are now. Not understood still: a scene of the file `tower.jpg` called 塔, and a length for each
scene together with a most for the whole.

A third forty (`third_corpus.py`), about five other videos and again sealed before they were tried, says how
far that goes: 13 of 40 did strictly what was expected (English 7 of 26, Chinese 6 of 14), and one more once
its captions had a size in the project's unit. With leniency, which takes "I did not understand" for a
decline of what cannot be done, 20. Of the others most were not understood and said so; two were harmful:
"the churn chart should come last" replaced the video, and a photo to be added "for 4 seconds" squeezed all
of it into four.
"""

from __future__ import annotations

import pytest

from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.timeline.draft import Draft
from tests.engine.agent_samples import upload
from tests.engine.agent_studio import Studio, reply
from tests.engine.newcomer_corpus import CHINESE, ENGLISH, LATER, Beginning, Seen, Typed
from tests.engine.third_corpus import DRAFTS, KNOWN, LOOSE, RIGHT, Told
from tests.engine.third_corpus import Typed as Third

TRIP = tuple(upload(f"{name}.jpg") for name in ("lake", "market", "tower", "dog"))
NEW = tuple(upload(f"{name}.jpg") for name in ("one", "two", "three"))
CLIP = (upload("walk.mp4", "video", 20.0),)


async def beginning(at: Beginning) -> Studio:
    """Return what a message is said to."""
    if at == "nothing":
        return Studio()
    if at == "photos":
        return Studio(media=NEW)
    if at == "clip":
        studio = Studio(media=CLIP)
        await studio.say("make a video of my clip")
        return studio
    studio = Studio(media=TRIP)
    await studio.say("landscape slideshow of my photos with lo-fi music at 35% and the title 'Trip'")
    return studio


async def seen(typed: Typed) -> tuple[Draft, Seen]:
    """Return the draft before a message, and all that there is after it."""
    studio = await beginning(typed.at)
    if typed.before:
        studio.past = [studio.draft]
        await studio.say(typed.before)
    if typed.logo:
        studio.media = (*studio.media, upload("logo.png"))
    start = studio.draft
    told = reply(await studio.say(typed.message))
    return start, Seen(studio.draft, told)


def test_there_are_forty() -> None:
    assert (len(ENGLISH), len(CHINESE)) == (28, 12)


@pytest.mark.parametrize("typed", [*ENGLISH, *CHINESE, *LATER], ids=lambda typed: typed.message)
async def test_a_message_typed_in_a_hurry_does_what_its_writer_expects(typed: Typed) -> None:
    start, after = await seen(typed)
    assert (after.draft == start) == typed.stays, after.told
    assert typed.check(after), after.told


def _file(name: str) -> MediaItem:
    return upload(name, "audio", 90.0) if name.endswith(".mp3") else upload(name)


async def told(typed: Third) -> Told:
    """Say a message of the third forty to its video."""
    studio = Studio(draft=DRAFTS[typed.at], media=tuple(_file(name) for name in LOOSE.get(typed.at, ())))
    if typed.before:
        studio.past = [studio.draft]
        await studio.say(typed.before)
    start = studio.draft
    said = reply(await studio.say(typed.message))
    return Told(start, studio.draft, said)


def test_the_third_are_forty_too() -> None:
    assert len({*(typed.message for typed in RIGHT), *(message for _, _, message, _ in KNOWN)}) == 40


@pytest.mark.parametrize("typed", RIGHT, ids=lambda typed: typed.message)
async def test_a_message_about_another_video_does_what_its_writer_expects(typed: Third) -> None:
    after = await told(typed)
    assert typed.check(after), after.reply
