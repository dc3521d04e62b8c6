"""A session against a scripted service: the happy path, and each way it is known to go wrong."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nemo_widgets.bridge.state import State, to_traits
from nemo_widgets.client.events import Notice, Partial, Step, Text
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import (
    AuthError,
    CreditsError,
    FileTooLargeError,
    InputError,
    NetworkError,
    NothingToExportError,
    PlanError,
    RefusedError,
    RenderError,
    UnsupportedFileError,
)
from nemo_widgets.exports import exports
from nemo_widgets.session import Session
from nemo_widgets.video import Video
from tests.services.clips import write_clip
from tests.services.scripted import (
    ONE_CLIP,
    WITH_TITLE,
    Answer,
    Scripted,
    answer,
    refusal,
    says,
    serving,
    stream,
)

SSE = "/run_sse"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEMO_HOME", str(tmp_path / "home"))
    for name in ("NEMO_TOKEN", "NEMO_API_URL", "NEMO_BACKEND", "NEMO_CLIENT_ID", "SKILL_SOURCE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Scripted]:
    video = write_clip(tmp_path / "rendered.mp4").read_bytes()
    async with serving(Scripted(video)) as running:
        yield running


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    quick = Timeouts(look=0.01, look_again=0.01)
    async with Session(service.url, skill="free-shorts", timeouts=quick) as opened:
        yield opened


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def log_of(session: Session) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in session.state.log]


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


async def test_a_message_streams_into_the_log_and_fills_the_timeline(
    service: Scripted, session: Session
) -> None:
    service.draft_after = ONE_CLIP
    call = {"functionCall": {"id": "c1", "name": "paint", "args": {"prompt": "lake"}}}
    result = {"functionResponse": {"id": "c1", "name": "paint", "response": {"ok": True}}}
    service.replies.append(
        stream(
            says("Paint", partial=True),
            says("ing.", partial=True),
            says("Painting."),
            {"author": "nemo", "content": {"parts": [call]}},
            "heartbeat",
            {"author": "nemo", "content": {"role": "user", "parts": [result]}},
            says("Done."),
        )
    )
    reply = await session.ask("a lake")
    assert reply.text == "Painting.\n\nDone."
    assert not reply.silent
    assert reply.changes
    assert log_of(session) == [
        ("user", "a lake"),
        ("agent", "Painting."),
        ("step", "paint"),
        ("agent", "Done."),
    ]
    assert not any(entry.live for entry in session.state.log)
    assert [event for event in reply.events if isinstance(event, Partial)] == [
        Partial("Paint"),
        Partial("ing."),
    ]
    assert Step("c1", "paint", True) in reply.events
    frame = await session.timeline()
    assert list(frame.index) == ["seg_clip"]
    assert session.state.status == "ready"


async def test_every_request_carries_the_attribution_headers(service: Scripted, session: Session) -> None:
    await session.credits()
    await session.ask("a lake")
    assert len(service.asked) >= 4
    for asked in service.asked:
        assert asked.headers["x-skill-source"] == "free-shorts"
        assert asked.headers["x-skill-version"] == "1.0.0"
        assert asked.headers["x-skill-platform"] == "unknown"
    assert "authorization" not in service.asked[0].headers
    assert len(service.asked[0].headers["x-client-id"]) == 36
    message = service.requests(SSE)[0]
    assert message.headers["accept"] == "text/event-stream"
    assert message.json["new_message"] == {"parts": [{"text": "a lake"}]}
    assert message.json["app_name"] == "nemo_agent"


async def test_a_silent_edit_is_told_from_the_timeline(service: Scripted, session: Session) -> None:
    service.draft = ONE_CLIP
    await session.timeline()
    service.draft_after = WITH_TITLE
    service.replies.append(stream())
    reply = await session.ask("add the title 'Lake at dusk'")
    assert reply.silent
    assert "Lake at dusk" in reply.text
    assert reply.changes == [reply.text.removesuffix(".")]


async def test_a_silent_edit_that_changed_nothing_is_said_too(service: Scripted, session: Session) -> None:
    service.replies.append(stream("", "heartbeat"))
    reply = await session.ask("make it nicer")
    assert reply.silent
    assert reply.text == "Nothing on the timeline changed."
    assert reply.changes == []


async def test_an_expired_token_is_replaced_once_and_shared(service: Scripted, session: Session) -> None:
    service.then("/api/credits", refusal(1001), refusal(1001))
    first, second = await asyncio.gather(session.credits(), session.credits())
    assert first == second
    assert len(service.requests("/api/auth/anonymous-token")) == 2
    ids = {asked.headers["x-client-id"] for asked in service.requests("/api/auth")}
    assert len(ids) == 1


async def test_a_message_refused_for_its_token_is_sent_once_more(service: Scripted, session: Session) -> None:
    service.replies += [refusal(1001, status=401), stream(says("Hello."))]
    assert (await session.ask("hi there")).text == "Hello."
    first, second = service.requests(SSE)
    assert first.headers["authorization"] != second.headers["authorization"]


async def test_a_token_of_the_users_own_is_never_replaced(
    service: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEMO_TOKEN", "nmv_usr_own")
    async with Session(service.url) as session:
        service.then("/api/credits", refusal(1001))
        with pytest.raises(AuthError, match="NEMO_TOKEN") as caught:
            await session.credits()
    assert service.requests("/api/auth") == []
    assert "nmv_usr_own" not in str(caught.value)


async def test_a_session_that_has_ended_is_replaced_and_its_media_sent_again(
    service: Scripted, session: Session
) -> None:
    await session.upload(np.zeros((8, 8, 3), np.uint8))
    service.replies += [refusal(1002, "session not found"), stream(says("Here we go."))]
    reply = await session.ask("a lake")
    assert reply.text == "Here we go."
    ended = "The session had ended; a new one was started."
    assert Notice(ended) in reply.events
    assert log_of(session).count(("note", ended)) == 1
    assert len(service.requests("/api/upload-video")) == 2
    first, second = service.requests(SSE)
    assert first.json["session_id"] != second.json["session_id"]


async def test_an_error_in_the_stream_is_raised_and_shown(service: Scripted, session: Session) -> None:
    service.replies.append(stream(says("Let me see."), {"errorCode": "SAFETY", "errorMessage": "Not this."}))
    with pytest.raises(RefusedError, match="Not this"):
        await session.ask("something")
    assert log_of(session)[-1] == ("error", "Not this.")
    assert session.state.status == "ready"
    assert len(service.requests(SSE)) == 1


async def test_running_out_of_credits_names_the_registration_link(
    service: Scripted, session: Session
) -> None:
    service.replies.append(refusal(2001, "no credits"))
    with pytest.raises(CreditsError, match=r"https://nemovideo\.com/register\?bind=anon_7"):
        await session.ask("a lake")


async def test_a_message_whose_stream_breaks_is_not_sent_again(service: Scripted, session: Session) -> None:
    service.replies.append(stream(says("Paint", partial=True), cut=True))
    with pytest.raises(NetworkError):
        await session.ask("a lake")
    assert len(service.requests(SSE)) == 1


async def test_a_stream_that_breaks_after_the_edit_tells_what_changed(
    service: Scripted, session: Session
) -> None:
    service.draft_after = ONE_CLIP
    service.replies.append(stream("heartbeat", cut=True))
    reply = await session.ask("a lake")
    assert reply.silent
    assert reply.changes
    assert ("note", "The connection broke before the answer was complete, but the timeline has changed.") in (
        log_of(session)
    )


async def test_a_rate_limit_is_waited_for_once(service: Scripted, session: Session) -> None:
    service.then("/api/credits", refusal(429, headers={"Retry-After": "0.01"}))
    await session.credits()
    assert any("waiting" in text for _, text in log_of(session))


async def test_reads_are_repeated_when_the_service_stumbles(service: Scripted, session: Session) -> None:
    service.then("/api/state", refusal(0, status=503), refusal(500, status=500))
    await session.timeline()
    assert len(service.requests("/api/state")) == 3


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


async def test_export_credits_and_status_never_reach_the_stream(
    service: Scripted, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    service.draft = ONE_CLIP
    assert "nemo-lake.mp4" in (await session.ask("please export it as mp4")).text
    assert "90 credits" in (await session.ask("积分")).text
    assert (await session.ask("show tracks")).text.startswith("Timeline (1 track)")
    assert service.requests(SSE) == []
    await session.ask("add a title that says Download our app")
    assert len(service.requests(SSE)) == 1


async def test_an_empty_prompt_asks_for_one(service: Scripted, session: Session) -> None:
    with pytest.raises(InputError, match="empty"):
        await session.ask("  \n ")
    assert service.requests(SSE) == []


async def test_uploads_are_checked_before_a_byte_is_sent(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "fake.png").write_text("not a picture at all")
    (tmp_path / "none.mp4").touch()
    with (tmp_path / "huge.mp4").open("wb") as file:
        file.truncate(500_000_001)
    good = tmp_path / "good.png"
    Image.new("RGB", (4, 4)).save(good)
    for name, kind in [
        ("notes.txt", UnsupportedFileError),
        ("fake.png", UnsupportedFileError),
        ("none.mp4", InputError),
        ("huge.mp4", FileTooLargeError),
        ("missing.mp4", InputError),
    ]:
        with pytest.raises(kind, match=name):
            await session.upload(good, tmp_path / name)
    assert service.requests("/api/upload-video") == []
    assert session.state.status == "ready"


async def test_files_and_urls_are_uploaded_and_listed(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    clip = write_clip(tmp_path / "my clip.mp4")
    frame = await session.upload(str(clip), "https://example.org/a.jpg")
    assert list(frame["kind"]) == ["image", "image"]
    first, second = service.requests("/api/upload-video")
    assert b'filename="my clip.mp4"' in first.body
    assert clip.read_bytes() in first.body
    assert second.json == {"urls": ["https://example.org/a.jpg"], "source_type": "url"}
    assert session.state.progress == ()


async def test_gui_words_of_the_agent_are_rewritten(service: Scripted, session: Session) -> None:
    service.replies.append(stream(says("Ready. Click the Export button to download it.")))
    assert "Click" not in (await session.ask("a lake")).text


async def test_cancel_stops_a_message_and_leaves_the_session_ready(
    service: Scripted, session: Session
) -> None:
    started = asyncio.Event()

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 -\r\nContent-Type: text/event-stream\r\n\r\ndata: heartbeat\n\n")
        started.set()
        await reader.read()
        await reader.read()

    server = await asyncio.start_server(slow, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    session._api.backend._found = type(await session._api.backend.endpoint())(address)
    asking = asyncio.ensure_future(session.ask("a lake"))
    await started.wait()
    await session.cancel()
    assert asking.cancelled()
    assert session.state.status == "ready"
    assert log_of(session)[-1] == ("note", "Cancelled.")
    server.close()


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


async def test_a_wrong_address_is_a_network_error(tmp_path: Path) -> None:
    session = Session("http://127.0.0.1:9", timeouts=Timeouts(connect=1))
    with pytest.raises(NetworkError):
        await session.start()
    assert session.state.status == "failed"
    await session.close()


async def test_no_secret_is_in_state_logs_reprs_journal_or_errors(
    service: Scripted, session: Session, home: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.draft = ONE_CLIP
    token = service.requests("/api/tasks")[0].headers["authorization"].removeprefix("Bearer ")
    assert token.startswith("nmv_usr_secret")
    await session.ask("a lake")
    await session.export(tmp_path / "out.mp4")
    service.then("/api/credits", refusal(4000, f"bad token {token}"))
    with pytest.raises(RefusedError) as caught:
        await session.credits()
    shown = [
        json.dumps(to_traits(session.state)),
        repr(session),
        repr(vars(session)),
        repr(vars(session._api)),
        repr(vars(session._api.auth)),
        repr(await session._api.backend.endpoint()),
        str(caught.value),
        caplog.text,
        *(path.read_text() for path in (home / "state" / "exports").iterdir()),
    ]
    for text in shown:
        assert token not in text
    with pytest.raises(TypeError):
        pickle.dumps(await session._api.auth.token())
    kept = next((home / "state" / "tokens").iterdir())
    assert kept.stat().st_mode & 0o777 == 0o600


async def test_authorization_never_goes_to_another_host(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    async with serving(Scripted(service.video)) as elsewhere:
        url = f"{elsewhere.url}/renders/out.mp4"
        service.steps = [{"status": "completed", "output": {"url": url}}]
        await session.export(tmp_path / "out.mp4")
        assert "authorization" not in elsewhere.asked[0].headers
        assert "x-engine-key" not in elsewhere.asked[0].headers


async def test_text_said_by_an_unknown_dialect_is_read_from_a_json_body(
    service: Scripted, session: Session
) -> None:
    service.replies.append(answer(None))
    assert (await session.ask("hello there")).silent


async def test_stream_yields_the_events_as_they_come(service: Scripted, session: Session) -> None:
    service.replies.append(stream({"type": "chunk", "content": "Hel"}, {"type": "chunk", "content": "lo"}))
    events = [event async for event in session.stream("hi there")]
    assert events == [Partial("Hel"), Partial("lo"), Text("Hello")]
