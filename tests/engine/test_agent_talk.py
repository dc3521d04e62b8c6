"""What people say about a video, in their own words and one message after the other."""

from __future__ import annotations

import pytest

from nemo_widgets.engine.agent.cannot import declined
from nemo_widgets.engine.agent.phrases import mask
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.timeline.draft import Draft
from tests.engine import agent_afterthoughts, agent_talk
from tests.engine.agent_corpus import EDITS
from tests.engine.agent_hurried import HURRIED
from tests.engine.agent_samples import difference, upload
from tests.engine.agent_studio import Studio, reply
from tests.engine.third_corpus import DRAFTS, LOOSE, Beginning

DONE = (*agent_talk.DONE, *agent_afterthoughts.DONE)
ASKED = (*agent_talk.ASKED, *agent_afterthoughts.ASKED)
CANNOT = (*agent_talk.CANNOT, *agent_afterthoughts.CANNOT)


def _file(name: str) -> MediaItem:
    return upload(name, "audio", 90.0) if name.endswith(".mp3") else upload(name)


async def talk(at: Beginning, conversation: str) -> tuple[Draft, Draft, str]:
    """Return the draft before the last message and after it, and what was answered."""
    studio = Studio(draft=DRAFTS[at], media=tuple(_file(name) for name in LOOSE.get(at, ())))
    *earlier, last = conversation.split(" >> ")
    for message in earlier:
        start = studio.draft
        await studio.say(message)
        assert studio.draft != start, message
        studio.past.append(start)
    start = studio.draft
    told = reply(await studio.say(last))
    return start, studio.draft, told


@pytest.mark.parametrize(("at", "conversation", "expected"), DONE, ids=[case[1] for case in DONE])
async def test_the_last_message_of_a_conversation_changes_exactly_what_it_means(
    at: Beginning, conversation: str, expected: str
) -> None:
    start, after, told = await talk(at, conversation)
    assert difference(start, after) == expected, told
    assert not any(words in told for words in ("not understand", "没有听懂")), told


@pytest.mark.parametrize(("at", "message"), ASKED, ids=[case[1] for case in ASKED])
async def test_what_may_mean_several_things_is_asked_and_changes_nothing(at: Beginning, message: str) -> None:
    start, after, told = await talk(at, message)
    assert after == start
    assert any(mark in told for mark in "?？"), told


@pytest.mark.parametrize(("at", "message"), CANNOT, ids=[case[1] for case in CANNOT])
async def test_what_cannot_be_done_is_said_to_be_so(at: Beginning, message: str) -> None:
    start, after, told = await talk(at, message)
    assert after == start
    assert "I cannot do that" in told or "做不到" in told, told


def test_no_edit_that_can_be_done_is_declined() -> None:
    messages = [message for corpus in (EDITS, HURRIED) for message, _ in corpus]
    messages += [message for _, conversation, _ in DONE for message in conversation.split(" >> ")]
    assert [message for message in messages if declined(mask(message), "en")[1]] == []


async def test_a_question_about_titles_is_answered_by_number() -> None:
    studio = Studio(draft=DRAFTS["birthday"])
    assert "1. Mia turns 7" in reply(await studio.say("make the title red"))
    await studio.say("2")
    assert (
        difference(DRAFTS["birthday"], studio.draft) == "title “Thank you for coming!” [style=color:#e53935]"
    )


async def test_a_correction_of_nothing_leaves_the_versions_as_they_are() -> None:
    studio = Studio(draft=DRAFTS["painted"], past=[DRAFTS["birthday"]])
    studio.memory.edit = "make scene 2 brighter"
    await studio.say("no wait, I meant the elephant")
    assert (studio.draft, studio.past, studio.future) == (DRAFTS["painted"], [DRAFTS["birthday"]], [])
