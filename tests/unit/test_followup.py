"""An agent that only says what to click or drag is asked, once, to do it itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.client.events import Notice
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.conversation.followup import LONGEST, asks_for_a_change, do_it
from nemo_widgets.conversation.gui import translate
from nemo_widgets.errors import NetworkError
from nemo_widgets.phrases import PHRASES
from nemo_widgets.session import Session
from tests.services.scaffold import SSE, notes, sent
from tests.services.scripted import ONE_CLIP, WITH_TITLE, Answer, Scripted, refusal, says, stream

QUICK = Timeouts(look=0.01, look_again=0.01, retry=0.01)
CLICK = "Click the “Add title” button to add a title."
DRAG = "Drag the second clip to the start of the timeline."
ASKED = PHRASES["en"]["asked_to_do"]


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    async with Session(service.url, timeouts=QUICK) as opened:
        yield opened


def titled(running: Scripted, _: object) -> Answer:
    """Answer with a title on the timeline."""
    running.draft = WITH_TITLE
    return stream(says("Done."))


@pytest.mark.parametrize("instruction", [CLICK, DRAG])
async def test_the_agent_is_asked_once_to_do_what_it_told_its_user_to_do(
    service: Scripted, session: Session, instruction: str
) -> None:
    service.replies += [stream(says(f"Sure. {instruction}")), stream(says("Done."))]
    reply = await session.ask("please do that")
    assert sent(service) == ["please do that", do_it([instruction], "en")]
    assert instruction in sent(service)[1]
    assert "Sure." not in sent(service)[1]
    assert notes(session) == [ASKED]
    assert reply.text.endswith(f"{ASKED}\n\nDone.")
    assert Notice(ASKED) in reply.events


async def test_what_the_second_message_changed_is_what_the_first_one_came_to(
    service: Scripted, session: Session
) -> None:
    service.draft = ONE_CLIP
    await session.timeline()
    service.then(SSE, stream(says(CLICK)), titled)
    reply = await session.ask("add the title Lake at dusk")
    assert reply.changes == ["Title added: “Lake at dusk” 0–3 s"]
    assert not reply.silent
    rows = session.history()
    assert list(rows["message"]) == ["add the title Lake at dusk"]
    assert rows["changes"].iloc[0] == reply.changes
    assert [entry.text for entry in session.state.log if entry.kind == "user"] == [
        "add the title Lake at dusk"
    ]


async def test_a_second_message_never_leads_to_a_third(service: Scripted, session: Session) -> None:
    service.replies += [stream(says(CLICK)), stream(says(DRAG)), stream(says("Never."))]
    reply = await session.ask("add a title")
    assert len(sent(service)) == 2
    assert reply.text.endswith("Ask to move the second clip to the start of the timeline.")
    await session.ask("thanks")
    assert len(sent(service)) == 3


async def test_a_session_in_chinese_asks_in_chinese(service: Scripted) -> None:
    service.replies += [stream(says("点击“添加标题”按钮。")), stream(says("好了。"))]
    async with Session(service.url, language="zh", timeouts=QUICK) as session:
        await session.ask("加一个标题")
        assert sent(service)[1] == "我这里只有对话，没有编辑界面。请你直接完成：点击“添加标题”按钮。"
        assert notes(session) == [PHRASES["zh"]["asked_to_do"]]


async def test_nothing_more_is_sent_where_the_timeline_changed(service: Scripted, session: Session) -> None:
    service.draft_after = ONE_CLIP
    service.replies.append(stream(says(f"Done. {CLICK}")))
    await session.ask("a lake at dusk")
    assert len(sent(service)) == 1


@pytest.mark.parametrize(
    "said", ["Click Export to download it.", "Open the timeline panel.", "Check your billing page.", "Done."]
)
async def test_only_what_is_to_be_done_or_edited_is_asked_for(
    service: Scripted, session: Session, said: str
) -> None:
    service.replies.append(stream(says(said)))
    await session.ask("lower the music")
    assert len(sent(service)) == 1


@pytest.mark.parametrize(
    "message", ["how do I add a title?", "what now?", "怎么加标题", "thanks", "don't add one"]
)
async def test_a_question_is_answered_by_what_to_click(
    service: Scripted, session: Session, message: str
) -> None:
    service.replies.append(stream(says(CLICK)))
    await session.ask(message)
    assert len(sent(service)) == 1


async def test_nothing_more_is_sent_where_nobody_can_say_whether_the_timeline_changed(
    service: Scripted, session: Session
) -> None:
    service.replies.append(stream(says(CLICK)))
    service.always["GET /api/state"] = refusal(503, "busy", status=503)
    await session.ask("add a title")
    assert len(sent(service)) == 1


async def test_nothing_more_is_sent_after_a_stream_that_broke(service: Scripted, session: Session) -> None:
    service.replies.append(stream(says(CLICK), cut=True))
    with pytest.raises(NetworkError):
        await session.ask("add a title")
    assert len(sent(service)) == 1


async def test_a_second_message_that_fails_leaves_the_first_answer_standing(
    service: Scripted, session: Session
) -> None:
    service.replies += [stream(says(CLICK)), refusal(2001)]
    reply = await session.ask("add a title")
    assert reply.text.startswith("Ask to add a title.") or "add a title" in reply.text
    assert "no credits left" in reply.text
    assert session.state.error is None
    assert session.state.status == "ready"
    assert len(session.history()) == 1


async def test_it_can_be_turned_off(service: Scripted) -> None:
    service.replies.append(stream(says(CLICK)))
    async with Session(service.url, timeouts=QUICK, follow_up=False) as session:
        await session.ask("add a title")
        assert len(sent(service)) == 1
        assert notes(session) == []


async def test_an_export_asked_for_with_the_edit_is_made_after_the_edit_was_done(
    service: Scripted, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    service.draft = ONE_CLIP
    await session.timeline()
    service.then(SSE, stream(says(f"{CLICK} Then click Export.")), titled)
    reply = await session.ask("add a title and export it")
    assert len(sent(service)) == 2
    assert "Saved " in reply.text
    assert (
        len([asked for asked in service.requests("POST /api/render") if asked.path.endswith("lambda")]) == 1
    )


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("add a title", True),
        ("make it brighter", True),
        ("can you make it shorter?", True),
        ("could you please add music?", True),
        ("undo", True),
        ("keep only the first clip", True),
        ("no music please", True),
        ("等比例缩小标题", True),
        ("the music is too loud", True),
        ("加一个标题", True),
        ("把音乐调低", True),
        ("能不能把音乐调低一点？", True),
        ("请把标题改成“怎么办”", True),
        ("标题写“怎么办”", True),
        ("how do I add a title?", False),
        ("where is the title", False),
        ("is it done?", False),
        ("can I add music?", False),
        ("why is it so dark", False),
        ("don't touch the music", False),
        ("wait", False),
        ("thanks a lot!", False),
        ("ok", False),
        ("怎么调低音乐", False),
        ("现在几个片段", False),
        ("不要改标题", False),
        ("谢谢", False),
        ("好的", False),
        ("可以吗？", False),
        ("…", False),
    ],
)
def test_a_wish_is_told_from_a_question(message: str, wanted: bool) -> None:
    assert asks_for_a_change(message) is wanted


def test_the_instructions_are_the_agents_sentences_and_no_others() -> None:
    said = f"Your lake is ready.\n- **{CLICK}**\n- {DRAG}\nClick Export to download. The lake is calm."
    assert translate(said).instructions == (CLICK, DRAG)


@given(st.lists(st.text(), min_size=1))
def test_the_second_message_is_of_bounded_length(instructions: list[str]) -> None:
    assert len(do_it(instructions, "en")) <= LONGEST + 100
