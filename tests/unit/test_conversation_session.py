"""What a session does by itself on account of words: subtitles, the agent's buttons, documents."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import (
    CreditsError,
    InputError,
    NothingToExportError,
    RefusedError,
    UnsupportedFileError,
)
from nemo_widgets.session import Session
from tests.services.scaffold import SSE, notes, sent
from tests.services.scripted import ONE_CLIP, WITH_TITLE, Scripted, answer, refusal, says, stream

RENDER = "POST /api/render"


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in a folder of one's own, as a notebook is."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    quick = Timeouts(look=0.01, look_again=0.01)
    async with Session(service.url, skill="free-video-generation-llm", timeouts=quick) as opened:
        yield opened


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def write_bytes(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


async def test_subtitles_are_written_beside_the_notebook_without_the_agent(
    service: Scripted, session: Session, work: Path
) -> None:
    service.draft = WITH_TITLE
    reply = await session.ask("export SRT and VTT")
    files = files_in(work)
    assert [file.suffix for file in files] == [".srt", ".vtt"]
    assert all(str(file) in reply.text for file in files)
    assert "00:00:00,000 --> 00:00:03,000\nLake at dusk" in files[0].read_text(encoding="utf-8")
    assert not service.requests(SSE)
    assert not service.requests(RENDER)


async def test_a_timeline_without_words_writes_no_subtitles(
    service: Scripted, session: Session, work: Path
) -> None:
    service.draft = ONE_CLIP
    with pytest.raises(NothingToExportError, match="no text"):
        await session.ask("导出字幕")
    with pytest.raises(InputError, match="ass"):
        await session.subtitles("a.ass")
    assert files_in(work) == []


async def test_a_panel_the_agent_points_at_is_shown_instead(service: Scripted, session: Session) -> None:
    service.draft_after = ONE_CLIP
    service.replies.append(stream(says("Done. Open the timeline panel, and check your billing page.")))
    reply = await session.ask("a lake")
    assert "panel" not in reply.text
    assert notes(session) == [
        "Timeline (1 track): 1. Video: lake (0-4s)",
        "90 credits available, 10 reserved by running work.",
    ]
    assert all(note in reply.text for note in notes(session))
    assert len(sent(service)) == 1


async def test_an_export_asked_for_with_an_edit_runs_once_when_the_agent_names_its_button(
    service: Scripted, session: Session, work: Path
) -> None:
    service.draft_after = ONE_CLIP
    service.replies.append(stream(says("Done. Click Export to download."), says("Then click Export.")))
    reply = await session.ask("lower the music and export")
    assert [file.suffix for file in files_in(work)] == [".mp4"]
    assert "Saved nemo-lake.mp4" in reply.text
    assert len([asked for asked in service.requests(RENDER) if asked.path.endswith("/lambda")]) == 1
    assert sent(service) == ["lower the music and export"]


@pytest.mark.parametrize("message", ["lower the music", "add an export arrow", "don't export yet"])
async def test_the_agents_export_button_alone_starts_no_export(
    service: Scripted, session: Session, message: str
) -> None:
    service.draft_after = ONE_CLIP
    service.replies.append(stream(says("Done. Click the Export button to download it.")))
    reply = await session.ask(message)
    assert reply.text == "Done. Say “export” to download it."
    assert not service.requests(RENDER)


async def test_a_button_or_a_drag_told_to_a_question_is_not_sent_by_itself(
    service: Scripted, session: Session
) -> None:
    service.replies.append(stream(says("Click “Add music”. Drag the second clip to the start.")))
    reply = await session.ask("what now?")
    assert reply.text == "Ask for “Add music”. Ask to move the second clip to the start."
    assert sent(service) == ["what now?"]


async def test_a_script_goes_into_the_message_and_is_never_uploaded(
    service: Scripted, session: Session, work: Path
) -> None:
    script = write_bytes(work / "script.txt", "Dawn in the hills.\nNoon at the lake.".encode("utf-16"))
    reply = await session.ask("make a video from this script", script)
    assert sent(service) == ["make a video from this script:\n\nDawn in the hills.\nNoon at the lake."]
    assert notes(session) == ["Read script.txt (8 words); it goes with your next message."]
    assert [entry.text for entry in session.state.log if entry.kind == "user"] == [
        "make a video from this script"
    ]
    assert not service.requests("POST /api/upload-video")
    assert reply.text
    await session.ask("and now vertical")
    assert sent(service)[-1] == "and now vertical"


async def test_a_document_among_media_is_read_and_the_media_sent(
    service: Scripted, session: Session, work: Path
) -> None:
    frame = await session.upload(write_bytes(work / "a.txt", b"Dawn."), np.zeros((8, 8, 3), np.uint8))
    assert sorted(frame["kind"]) == ["document", "image"]
    assert len(service.requests("POST /api/upload-video")) == 1
    assert b"Dawn." not in service.requests("POST /api/upload-video")[0].body


async def test_a_document_waits_while_a_message_is_refused_and_commands_are_answered(
    service: Scripted, session: Session, work: Path
) -> None:
    await session.upload(write_bytes(work / "a.txt", b"Dawn."))
    await session.ask("credits")
    service.replies.append(refusal(2001))
    with pytest.raises(CreditsError):
        await session.ask("a video from this script")
    await session.ask("a video from this script")
    await session.ask("thanks")
    assert [text.endswith("Dawn.") for text in sent(service)] == [True, True, False]


async def test_a_document_that_cannot_be_read_stops_everything_before_a_byte_is_sent(
    service: Scripted, session: Session, work: Path
) -> None:
    long = write_bytes(work / "long.txt", b"word " * 5000)
    with pytest.raises(InputError, match="24,999 characters"):
        await session.upload(long, np.zeros((8, 8, 3), np.uint8))
    assert not service.requests("POST /api/upload-video")


async def test_a_skill_for_clips_reads_no_documents(session: Session, work: Path) -> None:
    assert "docx" in session.state.limits["accepts"] if session.state.limits else False
    await session.use_skill("free-shorts")
    assert session.state.limits is not None
    assert "docx" not in session.state.limits["accepts"]
    with pytest.raises(UnsupportedFileError, match=r"\.txt"):
        await session.upload(write_bytes(work / "a.txt", b"Dawn."))


async def test_a_link_lets_a_person_go_on_in_the_web_workspace(
    service: Scripted, session: Session, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NEMO_WEB_URL", "https://web.example/")
    service.always["POST /api/auth/claim-token"] = answer({"claim_token": "clm_a/b", "expires_in": 600})
    caplog.set_level("DEBUG")
    assert await session.link() == "https://web.example/workspace/claim?ct=clm_a%2Fb"
    asked = service.requests("POST /api/auth/claim-token")
    assert [request.json for request in asked] == [
        {"task_id": "t1", "session_id": session._connection.session_id}
    ]
    assert asked[0].headers["authorization"].startswith("Bearer nmv_usr_")
    # Whoever has a claim token has the session: it is the caller's alone.
    assert "clm_" not in caplog.text + repr(session.state)


@pytest.mark.parametrize(("code", "status"), [(404, 404), (501, 501)])
async def test_a_service_without_a_web_workspace_says_so(
    service: Scripted, session: Session, code: int, status: int
) -> None:
    service.always["POST /api/auth/claim-token"] = refusal(code, "no such address", status=status)
    with pytest.raises(RefusedError, match="no web workspace"):
        await session.link()


async def test_the_engine_on_this_machine_has_no_web_workspace() -> None:
    with pytest.raises(RefusedError, match="no web workspace") as caught:
        await Session("local")._connection.link()
    assert "cloud" in caught.value.next_step
