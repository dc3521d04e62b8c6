"""Messages and the difference that each makes to the draft, to the key."""

from __future__ import annotations

import pytest

from nemo_widgets.engine.agent.language.frames import Choice
from nemo_widgets.engine.agent.memory import Memory, chosen
from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from tests.engine.agent_corpus import ASKED_BACK, EDITS, NEW, ONLY_TOLD
from tests.engine.agent_differences import ALONE, CLIPS, FILES, MARKS, SCENES
from tests.engine.agent_hurried import HURRIED
from tests.engine.agent_samples import FOOTAGE, ONE, PHOTOS, THREE, carried_out, difference, upload

UPLOADS = (*PHOTOS, upload("grade.cube", "table"), upload("logo.png"))
CASES = (
    *((THREE, (), *case) for case in SCENES),
    *((THREE, (), *case) for case in HURRIED),
    *((FOOTAGE, (), *case) for case in CLIPS),
    *((ONE, (), *case) for case in ALONE),
    *((THREE, PHOTOS, *case) for case in FILES),
    *((THREE, UPLOADS, *case) for case in MARKS),
)


def conversation(messages: str, draft: Draft, media: tuple[MediaItem, ...]) -> str:
    """Return what the last message of a conversation changes."""
    memory, before = Memory(), draft
    for message in messages.split(" >> "):
        planned = plan(message, draft, media, memory=memory)
        memory.keep(planned)
        before, draft = draft, carried_out(planned, draft)
    return difference(before, draft)


@pytest.mark.parametrize(("draft", "media", "messages", "expected"), CASES, ids=[case[2] for case in CASES])
def test_a_message_changes_exactly_what_it_says(
    draft: Draft, media: tuple[MediaItem, ...], messages: str, expected: str
) -> None:
    assert conversation(messages, draft, media) == expected


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 200
    assert len(CASES) + len(NEW) + len(EDITS) + len(ONLY_TOLD) + len(ASKED_BACK) >= 500


def test_the_timeline_stays_sound_under_every_message_of_the_corpus() -> None:
    for draft, media, messages, _ in CASES:
        memory, after = Memory(), draft
        for message in messages.split(" >> "):
            planned = plan(message, after, media, memory=memory)
            memory.keep(planned)
            after = carried_out(planned, after)
            scenes = edits.scenes_of(after)
            assert scenes
            assert scenes[0].start_ms == 0
            assert after.duration_ms == after.raw["d"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("2", "delete image 2"),
        ("the second one", "delete image 2"),
        ("the last one", "delete image 3"),
        ("a desert", "delete image 2"),
        ("the desert", "delete image 2"),
        ("第二个", "delete image 2"),
        ("make it square", None),
        ("9", None),
    ],
)
def test_an_answer_picks_one_of_the_choices(answer: str, message: str | None) -> None:
    choices = tuple(
        Choice(label, f"delete image {number}")
        for number, label in enumerate(("a forest", "a desert", "a city at night"), 1)
    )
    assert chosen(answer, choices) == message


def test_a_question_is_asked_once_and_then_forgotten() -> None:
    memory = Memory()
    memory.keep(plan("delete the image", THREE, (), memory=memory))
    assert [choice.label for choice in memory.choices] == ["a forest", "a desert", "a city at night"]
    memory.keep(plan("make it square", THREE, (), memory=memory))
    assert memory.choices == ()
