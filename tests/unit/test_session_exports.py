"""A session renders, downloads and keeps its exports."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from nemo_widgets.bridge.state import State, to_traits
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import (
    NothingToExportError,
    PlanError,
    RenderError,
)
from nemo_widgets.exports import exports
from nemo_widgets.session import Session
from nemo_widgets.video import Video
from tests.services.scaffold import names_in
from tests.services.scripted import (
    ONE_CLIP,
    Answer,
    Scripted,
    refusal,
)


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    quick = Timeouts(look=0.01, look_again=0.01)
    async with Session(service.url, skill="free-shorts", timeouts=quick) as opened:
        yield opened


async def export_under_way(session: Session, target: Path) -> asyncio.Task[Video]:
    """Start an export and wait until it is 40 % done."""
    reached = asyncio.Event()

    def watch(state: State) -> None:
        if state.exports and state.exports[-1].fraction >= 0.4:
            reached.set()

    session._stage.on_state = watch
    exporting = asyncio.ensure_future(session.export(target))
    await asyncio.wait_for(reached.wait(), 10)
    return exporting


async def test_an_export_is_rendered_saved_and_listed(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = {**ONE_CLIP, "unknown": {"kept": [1, 2]}}
    video = await session.export(tmp_path / "out")
    assert video.path == tmp_path / "out.mp4"
    assert video.path.read_bytes() == service.video
    assert "out.mp4.part" not in names_in(tmp_path)
    submitted = service.requests("/api/render/proxy/lambda")[0].json
    assert submitted["draft"] == service.draft
    assert submitted["output"] == {"format": "mp4", "quality": "high"}
    table = exports()
    assert list(table.index) == [submitted["id"]]
    assert table.loc[submitted["id"], "status"] == "saved"
    shown = to_traits(session.state)
    assert shown["video"]["width"] == 320
    assert shown["exports"][-1]["path"] == str(video.path)
    assert shown["progress"] == []


async def test_what_a_render_could_not_show_is_told_in_the_log_and_in_the_reply(
    service: Scripted, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    service.draft = ONE_CLIP
    told = "No font on this machine draws 湖, left out of “Hi 湖”. Install a font that has them."
    service.steps[-1] |= {"warnings": [told, 7, ""]}
    reply = await session.ask("export")
    assert reply.text.splitlines()[1:] == [told]
    assert [entry.text for entry in session.state.log if entry.level == "warning"] == [told]


async def test_a_session_in_chinese_tells_it_in_chinese(
    service: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    service.draft = ONE_CLIP
    service.steps[-1] |= {"warnings": ["“Beach” is heard only in part: its file is damaged further on."]}
    async with Session(service.url, language="zh") as session:
        reply = await session.ask("导出")
    assert reply.text.splitlines()[1:] == ["“Beach”只能听到一部分：文件后面已损坏。"]


async def test_an_empty_timeline_is_not_rendered(service: Scripted, session: Session) -> None:
    with pytest.raises(NothingToExportError):
        await session.export()
    assert service.requests("/api/render") == []


async def test_a_failed_render_is_tried_once_more_under_a_new_id(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    service.steps = [{"status": "failed", "progress": 30, "error": "codec"}]
    with pytest.raises(RenderError, match="codec"):
        await session.export(tmp_path / "out.mp4")
    ids = [a.json["id"] for a in service.requests("/api/render") if a.method == "POST"]
    assert len(set(ids)) == 2
    assert not (tmp_path / "out.mp4").exists()


async def test_a_plan_that_blocks_export_says_so(service: Scripted, session: Session) -> None:
    service.draft = ONE_CLIP
    service.then("/api/render", refusal(402, "blocked", status=402))
    with pytest.raises(PlanError, match="upgrade"):
        await session.export("x.mp4")


async def test_a_download_that_breaks_goes_on_where_it_was_and_is_whole(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    service.then("/renders", Answer(service.video, kind="video/mp4", cut=True))
    video = await session.export(tmp_path / "out.mp4")
    assert video.path.read_bytes() == service.video


async def test_cancelling_an_export_gives_up_its_render(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    service.steps = [{"status": "processing", "progress": 40}]
    exporting = await export_under_way(session, tmp_path / "out.mp4")
    await session.cancel()
    assert exporting.cancelled()
    assert service.asked[-1].path.endswith("/cancel")
    assert exports()["status"].tolist() == ["cancelled"]
    assert session.state.exports[-1].status == "cancelled"
    assert session.state.progress == ()


async def test_closing_a_session_leaves_its_render_to_the_service(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    service.steps = [{"status": "processing", "progress": 40}]
    exporting = await export_under_way(session, tmp_path / "out.mp4")
    await session.close()
    assert exporting.cancelled()
    assert not [asked for asked in service.asked if asked.path.endswith("/cancel")]
    assert exports()["status"].tolist() == ["processing"]


async def test_a_message_names_the_file_that_is_written(
    service: Scripted, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    service.draft = ONE_CLIP
    await session.ask("export it as Dusk.mov")
    assert (tmp_path / "Dusk.mov").read_bytes() == service.video
    assert service.requests("/api/render/proxy/lambda")[0].json["output"]["format"] == "mov"
