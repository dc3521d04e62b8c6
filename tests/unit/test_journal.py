"""Exports are written down before they are asked for, and found again by any later kernel."""

from __future__ import annotations

import asyncio
import json
import os
import stat
from pathlib import Path

import pytest

from nemo_widgets.bridge.loop import shared_loop
from nemo_widgets.client import journal, transfer
from nemo_widgets.client.journal import Exported
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import InputError, NetworkError, RenderError, StorageError, TimedOutError
from nemo_widgets.exports import exports, render_id, resume, target_for
from nemo_widgets.session import Session
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import Format
from tests.services.clips import write_clip
from tests.services.scripted import ONE_CLIP, WITH_TITLE, Answer, Scripted, serving
from tests.services.wire import Reset


def entry(path: str = "x", status: str = "submitted") -> Exported:
    return Exported(render_id(), "1", "local", "free-shorts", path, status)


def test_entries_come_newest_first_and_a_broken_file_is_passed_over() -> None:
    first, second = journal.record(entry()), journal.record(entry())
    (journal.folder() / "broken.json").write_text("{")
    (journal.folder() / "list.json").write_text("[]")
    assert [found.id for found in journal.entries()] == [second.id, first.id]
    assert journal.record(first, status="saved").created == first.created
    assert journal.find(first.id).status == "saved"
    path = journal.folder() / f"{first.id}.json"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("bad", ["render_1", "../../secret", "", "a/b"])
def test_an_unknown_export_is_refused(bad: str) -> None:
    with pytest.raises(InputError, match="exports"):
        resume(bad)


def test_a_machine_without_exports_has_an_empty_table() -> None:
    table = exports()
    assert len(table) == 0
    assert table.index.name == "id"


def test_ids_differ() -> None:
    assert len({render_id() for _ in range(50)}) > 45


def test_the_file_of_an_export_is_named_after_its_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draft = Draft.from_wire(WITH_TITLE)
    assert target_for(None, draft).name == "nemo-lake-at-dusk.mp4"
    assert target_for(tmp_path, draft) == tmp_path / "nemo-lake-at-dusk.mp4"
    assert target_for("a/b", draft) == Path("a/b.mp4")
    assert (tmp_path / "a").is_dir()
    assert target_for(tmp_path, draft, "gif").name == "nemo-lake-at-dusk.gif"
    assert target_for("a/b", draft, "webm") == Path("a/b.webm")
    assert target_for("a.webm", draft) == Path("a.webm")
    with pytest.raises(InputError, match=r"MP4, MOV, WebM, GIF, MP3, WAV, PNG or JPG, not \.avi"):
        target_for("a.avi", draft)
    with pytest.raises(InputError, match="subtitles"):
        target_for("a.srt", draft)
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        target_for(tmp_path / "file" / "x.mp4", draft)


async def waits(url: str, target: Path) -> str:
    """Ask for an export that takes longer than its clock allows, and return its id."""
    async with Session(url, timeouts=Timeouts(export=0.3)) as session:
        with pytest.raises(TimedOutError, match="resume") as caught:
            await session.export(target)
    return caught.value.next_step.split("'")[1]


async def test_an_export_that_outlives_its_session_is_resumed(tmp_path: Path) -> None:
    service = Scripted(write_clip(tmp_path / "rendered.mp4").read_bytes())
    service.draft = ONE_CLIP
    service.steps = [{"status": "processing", "progress": 10}]
    async with serving(service):
        render = await waits(service.url, tmp_path / "out.mp4")
        assert exports().loc[render, "status"] == "processing"
        service.renders[render] = [{"status": "completed", "output": {"url": "/renders/out.mp4"}}]
        video = await asyncio.to_thread(resume, render)
        assert video.path == tmp_path / "out.mp4"
        assert exports().loc[render, "status"] == "saved"
        asked = len(service.asked)
        assert (await asyncio.to_thread(resume, render)).path == video.path
        assert len(service.asked) == asked
        other = await asyncio.to_thread(resume, render, tmp_path / "other.mp4")
        assert other.path == tmp_path / "other.mp4"


async def test_a_render_that_failed_meanwhile_says_so_when_resumed(tmp_path: Path) -> None:
    service = Scripted()
    service.draft = ONE_CLIP
    service.steps = [{"status": "processing", "progress": 10}]
    async with serving(service):
        render = await waits(service.url, tmp_path / "out.mp4")
        service.renders[render] = [{"status": "failed", "error": "no codec"}]
        with pytest.raises(RenderError, match="no codec"):
            await asyncio.to_thread(resume, render)
    assert not (tmp_path / "out.mp4").exists()


def kept_drafts(home: Path) -> list[Path]:
    return list((home / "state" / "export-drafts").glob("*"))


async def never_taken(url: str, target: Path) -> str:
    """Ask for an export of a service that takes none, and return its id."""
    async with Session(url, timeouts=Timeouts(retry=0.001)) as session:
        with pytest.raises(NetworkError, match="resume"):
            await session.export(target)
    return journal.entries()[0].id


async def test_an_export_that_was_never_taken_is_asked_for_once_more_with_its_own_timeline(
    tmp_path: Path, home: Path
) -> None:
    service = Scripted(write_clip(tmp_path / "rendered.mp4").read_bytes())
    service.draft = {**ONE_CLIP, "m": {"title": "\ud800 kept"}, "x": float("inf")}
    async with serving(service):
        service.then("POST /api/render", *[Answer(wire=(Reset(),))] * 4)
        render = await never_taken(service.url, tmp_path / "out.mp4")
        assert service.renders == {}
        (kept,) = kept_drafts(home)
        assert kept.stat().st_mode & 0o777 == 0o600
        assert "nmv_usr" not in kept.read_text()
        service.draft = WITH_TITLE
        video = await asyncio.to_thread(resume, render, timeouts=Timeouts(poll=0.01))
    assert video.path == tmp_path / "out.mp4"
    first, *_, last = service.requests("POST /api/render/proxy/lambda")
    assert first.json == last.json
    assert kept_drafts(home) == []


async def test_an_export_that_was_never_taken_and_lost_its_timeline_says_so(
    tmp_path: Path, home: Path
) -> None:
    service = Scripted()
    service.draft = ONE_CLIP
    async with serving(service):
        service.then("POST /api/render", *[Answer(wire=(Reset(),))] * 4)
        render = await never_taken(service.url, tmp_path / "out.mp4")
        for kept in kept_drafts(home):
            kept.write_text(json.dumps(WITH_TITLE))
        with pytest.raises(RenderError, match="Export it again from its session"):
            await asyncio.to_thread(resume, render)
    assert exports().loc[render, "status"] == "failed"
    assert service.renders == {}


async def test_the_clocks_of_resume_can_be_set(tmp_path: Path) -> None:
    service = Scripted()
    service.draft = ONE_CLIP
    service.steps = [{"status": "processing", "progress": 10}]
    async with serving(service):
        render = await waits(service.url, tmp_path / "out.mp4")
        with pytest.raises(TimedOutError, match=r"longer than 0\.2 s"):
            await asyncio.to_thread(resume, render, timeouts=Timeouts(export=0.2, poll=0.01))


def test_a_file_takes_its_name_only_when_it_and_its_folder_are_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    flush, rename = os.fsync, Path.replace

    def flushed(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        flush(descriptor)

    def renamed(path: Path, target: Path) -> Path:
        done.append("name")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", renamed)
    journal.record(entry())
    assert done == ["file", "name", "folder"]
    done.clear()
    part = write_clip(tmp_path / "rendered.mp4").rename(tmp_path / "out.mp4.part")
    transfer._settle(part, tmp_path / "out.mp4")
    assert done == ["file", "name", "folder"]


class FullDisk(transfer._SoFar):
    """What arrives goes to a device that is always full."""

    def __init__(self, part: Path, form: Format) -> None:
        super().__init__(part, form)
        part.symlink_to("/dev/full")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
async def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "_SoFar", FullDisk)
    service = Scripted(write_clip(tmp_path / "rendered.mp4").read_bytes())
    service.draft = ONE_CLIP
    async with serving(service), Session(service.url) as session:
        with pytest.raises(StorageError, match="full"):
            await session.export(tmp_path / "out.mp4")
    assert {path.name for path in await asyncio.to_thread(lambda: list(tmp_path.iterdir()))} == {
        "home",
        "rendered.mp4",
    }


def test_resuming_works_from_a_loop_that_runs(tmp_path: Path) -> None:
    saved = journal.record(entry(path=str(write_clip(tmp_path / "a.mp4")), status="saved"))

    async def cell() -> None:
        assert resume(saved.id).exists

    asyncio.run(cell())
    assert shared_loop().alive
