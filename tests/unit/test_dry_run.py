"""A plan that is told and not carried out: through a session, the widget and the real engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from nemo_widgets.client.events import Step
from nemo_widgets.engine.launcher import EngineAddress
from nemo_widgets.errors import InputError, NetworkError
from nemo_widgets.session import Session
from nemo_widgets.studio import Studio
from tests.engine.service import served
from tests.services.scaffold import SSE, local_session, log_of
from tests.services.scripted import ONE_CLIP, Answer, Scripted, answer, says, stream
from tests.services.wire import Reset, Send, head

KEY = "engine-key-0123456789abcdef"


async def test_the_engine_is_asked_to_tell_only(service: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    service.draft = ONE_CLIP
    async with local_session(service, KEY, monkeypatch) as session:
        await session.timeline()
        service.replies += [
            stream(
                {
                    "author": "nemo",
                    "content": {"parts": [{"functionCall": {"id": "c1", "name": "set_size"}}]},
                },
                says("This is what I would do."),
            ),
            stream(says("Done.")),
        ]
        reply = await session.ask("make it square", dry_run=True)
        assert (reply.text, reply.changes, reply.silent) == ("This is what I would do.", [], False)
        await session.ask("make it square")
    told, done = service.requests(SSE)
    assert told.json["dry_run"] is True
    assert "dry_run" not in done.json
    assert Step("c1", "set_size", False) in reply.events, "but the log would say that it was done"
    assert log_of(session)[:2] == [("user", "make it square"), ("agent", "This is what I would do.")]


async def test_elsewhere_it_is_refused_before_anything_is_sent(service: Scripted) -> None:
    session = Session(service.url, language="zh")
    with pytest.raises(InputError, match="无法只说明计划而不执行"):
        await session.ask("make it square", dry_run=True)
    with pytest.raises(InputError):
        [event async for event in session.stream("make it square", dry_run=True)]
    assert service.asked == []
    await session.close()


async def test_a_dry_run_uploads_nothing_and_keeps_the_documents_that_wait(
    service: Scripted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "script.txt"
    script.write_text("The sea is calm.")
    async with local_session(service, KEY, monkeypatch) as session:
        with pytest.raises(InputError, match="uploads nothing"):
            await session.ask("a video of this", script, dry_run=True)
        await session.upload(script)
        service.replies += [stream(says("I would.")), stream(says("I would.")), stream(says("Done."))]
        await session.ask("a video of it", dry_run=True)
        await session.ask("and of this", documents=b"The other text.", dry_run=True)
        await session.ask("a video of it")
    first, second, third = (asked.json["new_message"]["parts"][0]["text"] for asked in service.requests(SSE))
    assert "The sea is calm." in first
    assert "The other text." in second
    assert "The sea is calm." in third
    assert "The other text." not in third


async def test_an_export_is_told_and_not_made(service: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    service.draft = ONE_CLIP
    async with local_session(service, KEY, monkeypatch) as session:
        for message in ("export", "导出字幕"):
            assert "export the timeline" in (await session.ask(message, dry_run=True)).text
        service.replies.append(stream(says("I would lower it. Click Export to download it.")))
        await session.ask("lower the music and export it", dry_run=True)
    assert service.requests("/api/render") == []
    assert len(service.requests(SSE)) == 1


async def test_a_dry_run_whose_stream_breaks_is_an_error_at_once(
    service: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with local_session(service, KEY, monkeypatch) as session:
        service.replies.append(Answer(wire=(Send(head()), Reset())))
        looked = len(service.requests("/api/state"))
        with pytest.raises(NetworkError):
            await session.ask("make it square", dry_run=True)
    assert len(service.requests("/api/state")) == looked


async def test_a_message_that_is_no_dry_run_is_the_same_as_ever(service: Scripted) -> None:
    service.then("/api/state", answer({"state": {"draft": ONE_CLIP}}))
    async with Session(service.url) as session:
        service.replies.append(stream(says("Done.")))
        await session.ask("make it square")
    (asked,) = service.requests(SSE)
    assert set(asked.json) == {"app_name", "user_id", "session_id", "new_message"}


def test_the_real_engine_tells_its_plan_and_changes_nothing(engine: EngineAddress) -> None:
    studio = Studio(backend="local")
    try:
        plan = studio.ask("sunset over a lake, 3 seconds, square, with lo-fi music", dry_run=True)
        assert plan.text.startswith("This is what I would do:")
        assert [event.name for event in plan.events if isinstance(event, Step) and not event.done] == [
            "start_video",
            "add_scene",
            "set_music",
        ]
        assert (plan.changes, plan.version, len(studio.timeline())) == ([], 0, 0)
        assert "nothing" in studio.ask("what is this?", dry_run=True).text
    finally:
        studio.close()


def test_the_engine_refuses_what_is_neither_true_nor_false(engine: EngineAddress) -> None:
    with served(engine) as service:
        body = {
            "session_id": service.session_id,
            "new_message": {"parts": [{"text": "a lake"}]},
            "dry_run": "yes",
        }
        refused = service.http.post("/run_sse", json=body)
        assert refused.status_code == 422
        assert service.state()["version"] == 0
