"""Pictures for the sentences of a script: each its own, else one of what the script is about."""

from __future__ import annotations

from collections.abc import Sequence

from nemo_widgets.engine.agent.tools import Painted

BLANK = Painted("", 7)
"""A card without words of its own: the sentence stands on it as a text."""


def storyboard(sentences: Sequence[str], topic: str) -> list[Painted]:
    """Return a picture a sentence.

    It is the sentence's own as far as it names something to be seen. One that names nothing ("we look back at
    how far we have come") gets another view of the script's topic, in the light that it speaks of; without a
    topic a blank card.

    Parameters
    ----------
    sentences
        What each scene says, or shall show.
    topic
        What the whole is said to be about, or nothing.

    Examples
    --------
    >>> [picture.prompt for picture in storyboard(["A lake at dawn.", "We made it."], "mountain hiking")]
    ['A lake at dawn.', 'mountain hiking, We made it.']
    """
    # Read by the painter's own lexicon, which is loaded where a script comes.
    from nemo_widgets.engine.generate.painter.words import read

    general = topic if topic and read(topic).drawable else ""
    found: list[Painted] = []
    for sentence in sentences:
        seen = read(sentence)
        # What a sentence tells of beside a picture ("we start …") is no reason not to show the picture.
        shown = ", ".join(seen.understood)
        choices = [sentence]
        choices += [shown] if seen.subjects or seen.items else []
        choices += [f"{general}, {sentence}", f"{general}, {shown}", general] if general else [shown]
        prompt = next((choice for choice in choices if choice and read(choice).drawable), "")
        if not prompt:
            found.append(BLANK)
            continue
        seed = sum(picture.prompt == prompt for picture in found)
        found.append(Painted(prompt, seed))
    return found
