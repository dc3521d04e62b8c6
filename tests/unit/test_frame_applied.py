"""`apply` on a session: an edited table goes to the service as one step, or nothing happens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pandas as pd
import pytest

from nemo_widgets.engine.launcher import EngineAddress
from nemo_widgets.errors import InputError, RefusedError
from nemo_widgets.session import Session
from nemo_widgets.studio import Studio
from tests.services.scripted import WITH_TITLE, Answer, Scripted, refusal, serving

PROMPT = "sunset over a mountain lake, 2 seconds, square, with lo-fi music and the title 'Lake at dusk'"
PUT = "PUT"


@pytest.fixture
async def service(nemo_home: Path) -> AsyncIterator[Scripted]:
    async with serving(Scripted()) as running:
        running.draft = WITH_TITLE
        yield running


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    async with Session(service.url) as opened:
        yield opened


def sent(service: Scripted) -> list[str]:
    return [asked.path for asked in service.asked if asked.method == PUT]


def draft_path(session: Session) -> str:
    return f"/api/state/nemo_agent/me/{session._connection.session_id}/draft"


async def test_a_table_goes_back_onto_the_timeline_as_one_step_and_the_video_follows(
    engine: EngineAddress, tmp_path: Path
) -> None:
    async with Session(backend="local") as session:
        await session.ask(PROMPT)
        before = await session.timeline()
        frame = before.copy()
        frame.loc[frame["kind"] == "text", "text"] = "Evening"
        frame.loc[frame["kind"] == "text", "end"] = 1.0
        frame = frame[frame["kind"] != "audio"]
        reply = await session.apply(frame)
        assert reply.version == 2
        assert "Title changed to “Evening”" in reply.changes
        assert any(change.startswith("Music removed") for change in reply.changes)
        assert reply.text == ". ".join(reply.changes) + "."
        after = await session.timeline()
        assert list(after["kind"]) == ["video", "text"]
        assert after.loc[after["kind"] == "text", ["text", "end"]].to_numpy().tolist() == [["Evening", 1.0]]
        shown = session.state.timeline
        assert shown is not None
        assert [row["text"] for row in shown["rows"]] == ["", "Evening"]
        assert [entry.kind for entry in session.state.log][-2:] == ["user", "agent"]

        again = await session.apply(frame)
        assert (again.version, again.changes) == (2, []), "a cell that runs again changes nothing"

        undone = await session.undo()
        assert any("Lake at dusk" in change for change in undone.changes)
        pd.testing.assert_frame_equal(await session.timeline(), before)
        redone = await session.redo()
        assert redone.version == 2
        assert session.draft.to_frame().equals(after)

        louder = await session.undo()
        assert louder.version == 1
        frame = await session.timeline()
        frame.loc[frame["kind"] == "audio", "volume"] = 0.8
        reply = await session.apply(frame)
        assert (reply.version, reply.changes) == (2, ["Music raised to 80%"])
        history = session.history()
        assert list(history["version"]) == [1, 2, 2, 1, 2, 1, 2]
        assert history["message"].iloc[-1] == "Edit the timeline as a table"
        video = await session.export(tmp_path / "lake.mp4")
        assert video.duration == pytest.approx(2, abs=0.1)


async def test_a_table_of_a_timeline_that_changed_meanwhile_undoes_nothing(engine: EngineAddress) -> None:
    async with Session(backend="local") as session:
        await session.ask(PROMPT)
        old = await session.timeline()
        await session.ask("add the caption 'Here'")
        for frame in (old, pd.DataFrame(old)):
            edited = frame.assign(volume=frame["volume"] / 2)
            with pytest.raises(RefusedError, match=r"changed meanwhile\. Take timeline\(\) again"):
                await session.apply(edited)
        assert len(await session.timeline()) == 4


async def test_uploads_come_onto_the_timeline_by_their_url(engine: EngineAddress, tmp_path: Path) -> None:
    from PIL import Image

    async with Session(backend="local") as session:
        await session.ask(PROMPT)
        media = await session.upload(Image.new("RGB", (64, 64), "teal"))
        frame = await session.timeline()
        row = pd.DataFrame({"kind": "video", "source": media["url"].iloc[0], "duration": 1.0}, index=["end"])
        reply = await session.apply(pd.concat([frame, row]))
        assert any(change.startswith("Picture added") for change in reply.changes)
        assert session.draft.duration_ms == 3000
        frame = await session.timeline()
        reply = await session.apply(frame[frame.index == "end"])
        assert reply.text.endswith("No picture is shown at 0–2 s: nothing closes up behind a table's edit.")
        await session.undo()
        wrong = await session.timeline()
        wrong.loc["end", "source"] = "/media/" + "0" * 64 + ".png"
        with pytest.raises(RefusedError, match="is not in the media library"):
            await session.apply(wrong)
        assert session.state.status == "ready"


def test_a_studio_applies_a_table(engine: EngineAddress) -> None:
    studio = Studio(backend="local")
    try:
        studio.ask(PROMPT)
        frame = studio.timeline()
        frame.loc[frame["kind"] == "audio", "volume"] = 0.2
        assert studio.apply(frame).changes == ["Music lowered to 20%"]
        assert [row["volume"] for row in studio._timeline["rows"]] == [None, 0.2, None]
    finally:
        studio.close()


async def test_a_table_that_cannot_be_meant_sends_nothing(service: Scripted, session: Session) -> None:
    frame = await session.timeline()
    frame.loc["seg_title", "end"] = -1.0
    with pytest.raises(InputError, match="Row 'seg_title', column 'end'"):
        await session.apply(frame)
    assert sent(service) == []
    assert session.state.log[-1].kind == "error"
    assert session.state.status == "ready"


async def test_an_unchanged_table_sends_nothing(service: Scripted, session: Session) -> None:
    reply = await session.apply((await session.timeline()).assign(mine=1))
    told = "Nothing on the timeline changed.\nNot part of a timeline, so left out: mine."
    assert (reply.text, reply.silent, reply.changes) == (told, True, [])
    assert sent(service) == []


@pytest.mark.parametrize("status", [404, 405])
async def test_a_service_that_takes_no_table_is_said_so(
    service: Scripted, session: Session, status: int
) -> None:
    frame = await session.timeline()
    frame.loc["seg_title", "text"] = "Evening"
    for body in (b'{"detail":"Not Found"}', b""):
        service.then(draft_path(session), Answer(body, status))
        with pytest.raises(RefusedError, match=r"takes no edited timeline\. Ask for the change"):
            await session.apply(frame)
    assert len(sent(service)) == 2
    assert (await session.timeline())["text"].iloc[-1] == "Lake at dusk"


async def test_a_timeline_that_another_one_changed_in_that_moment_is_told(
    service: Scripted, session: Session
) -> None:
    frame = await session.timeline()
    frame.loc["seg_title", "text"] = "Evening"
    service.then(draft_path(session), refusal(409, "version 7", status=409))
    with pytest.raises(RefusedError, match="changed meanwhile"):
        await session.apply(frame)
