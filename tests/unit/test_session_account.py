"""Who a session is to the service: tokens, attribution, limits, and what ends and is begun anew."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from nemo_widgets.bridge.state import to_traits
from nemo_widgets.client.events import Notice
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import (
    AuthError,
    CreditsError,
    NetworkError,
    RefusedError,
)
from nemo_widgets.session import Session
from tests.services.scaffold import SSE, local_session, log_of
from tests.services.scripted import (
    ONE_CLIP,
    Scripted,
    refusal,
    says,
    serving,
    stream,
)


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    quick = Timeouts(look=0.01, look_again=0.01)
    async with Session(service.url, skill="free-shorts", timeouts=quick) as opened:
        yield opened


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


async def test_a_message_refused_by_an_engine_that_took_the_place_of_ours_is_sent_once_more(
    service: Scripted, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with local_session(service, "engine-key", monkeypatch) as session:
        service.then(SSE, refusal(403, status=403))
        service.replies.append(stream(says("Done.")))
        assert (await session.ask("a lake")).text == "Done."
    assert len(service.requests(SSE)) == 2


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


async def test_running_out_of_credits_names_the_registration_link(
    service: Scripted, session: Session
) -> None:
    service.replies.append(refusal(2001, "no credits"))
    with pytest.raises(CreditsError, match=r"https://nemovideo\.com/register\?bind=anon_7"):
        await session.ask("a lake")


async def test_a_rate_limit_is_waited_for_once(service: Scripted, session: Session) -> None:
    service.then("/api/credits", refusal(429, headers={"Retry-After": "0.01"}))
    await session.credits()
    assert any("waiting" in text for _, text in log_of(session))


async def test_a_wait_is_told_in_the_language_of_the_session(service: Scripted) -> None:
    async with Session(service.url, language="zh") as session:
        service.then("/api/credits", refusal(429, headers={"Retry-After": "0.01"}))
        await session.credits()
        assert ("note", "服务繁忙：等待 0 秒。") in log_of(session)


async def test_reads_are_repeated_when_the_service_stumbles(service: Scripted, session: Session) -> None:
    service.then("/api/state", refusal(0, status=503), refusal(500, status=500))
    await session.timeline()
    assert len(service.requests("/api/state")) == 3


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
