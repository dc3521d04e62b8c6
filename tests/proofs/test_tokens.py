"""The token and the engine's key, looked for wherever traces are left, with a service that repeats them."""

from __future__ import annotations

import asyncio
import copy
import io
import json
import logging
import pickle
import traceback
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.bridge.state import to_traits
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import NemoError
from nemo_widgets.exports import exports
from nemo_widgets.session import Session
from nemo_widgets.studio import Studio
from tests.services.scaffold import local_session
from tests.services.scripted import ONE_CLIP, Answer, Scripted, says, serving, stream
from tests.services.wire import Reset, Send, head

KEY = "engine-key-0123456789abcdef"
GIVEN = "a.token-of/the+user="
QUICK = Timeouts(connect=2, rate_limit=0.01, retry=0.01, look=0.01, look_again=0.01, poll=0.01)


@dataclass
class Traces:
    """Everything that was printed, logged, raised or kept, and the secrets that must not be in it."""

    secrets: set[str]
    found: dict[str, str] = field(default_factory=dict)

    def add(self, place: str, text: str) -> None:
        self.found[place] = self.found.get(place, "") + text

    def raised(self, place: str, error: BaseException) -> None:
        self.add(f"{place}: traceback", "".join(traceback.format_exception(error)))
        # As IPython and rich show it, but for the frame of this test, which knows the secret.
        shown = error.__traceback__.tb_next if error.__traceback__ else None
        locals_too = traceback.TracebackException(type(error), error, shown, capture_locals=True)
        self.add(f"{place}: locals", "".join(locals_too.format()))
        chain: list[BaseException] = [error]
        # One error may be the cause of another and have it for its context.
        for link in chain:
            self.add(f"{place}: {type(link).__name__}", f"{link}\n{link!r}\n{link.args}\n{vars(link)}")
            chain += [more for more in (link.__cause__, link.__context__) if more and more not in chain]
        self.add(f"{place}: pickle", pickle.dumps(error).decode("latin-1"))

    def check(self) -> None:
        assert self.secrets
        for place, text in self.found.items():
            for secret in self.secrets:
                assert secret not in text, f"a secret is in {place}"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything any library logs, down to the bytes that httpcore sees."""
    root, text = logging.getLogger(), io.StringIO()
    handler = logging.StreamHandler(text)
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    for name in ("httpx", "httpcore", "asyncio", "nemo_widgets"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    yield text
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture(params=["anonymous", "given", "engine"])
async def session(
    request: pytest.FixtureRequest, service: Scripted, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Session]:
    if request.param == "engine":
        opened = local_session(service, KEY, monkeypatch, timeouts=QUICK)
    else:
        if request.param == "given":
            monkeypatch.setenv("NEMO_TOKEN", GIVEN)
        opened = Session(service.url, timeouts=QUICK)
    async with opened:
        yield opened


def secrets_of(service: Scripted) -> set[str]:
    """Return what was sent as a secret."""
    sent = [asked.headers.get("authorization", "").removeprefix("Bearer ") for asked in service.asked]
    keys = [asked.headers.get("x-engine-key", "") for asked in service.asked]
    return {secret for secret in [*sent, *keys] if secret}


def echo(secret: str) -> list[Answer]:
    """Return answers that repeat a secret in every way that an error can hold words."""
    said = f"bad token {secret}, sent as Bearer {secret}"
    bodies: list[dict[str, Any]] = [
        {"code": 4000, "message": said},
        {"code": 1001, "message": said},
        {"code": 2001, "detail": said},
        {"error": {"message": said}},
        {"errorCode": said},
        {"errorCode": "SAFETY", "errorMessage": said},
    ]
    return [
        *(Answer(json.dumps(body).encode(), 400) for body in bodies),
        *(stream(says("Let me see.", partial=True), body) for body in bodies),
        Answer(said.encode(), 500),
        Answer(json.dumps(bodies[0]).encode(), 400, headers={"X-You-Sent": f"Bearer {secret}"}),
        Answer(b"", 400, headers={"Content-Encoding": secret}),
        Answer(b"", 302, headers={"Location": f"http://127.0.0.1:9/{secret}"}),
        Answer(wire=(Send(f"HTTP/1.1 OK {secret}\r\n\r\n".encode()),)),
        Answer(wire=(Send(f"HTTP/1.1 200 {secret}\r\n{secret}\r\n\r\n".encode()),)),
        Answer(wire=(Send(head(Content_Length=999) + said.encode()), Reset())),
        Answer(wire=(Reset(),)),
        Answer(f"<html>{said}</html>".encode(), kind="text/html"),
        stream(says("Pai", partial=True), cut=True),
    ]


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def quoting(secret: str) -> list[dict[str, Any]]:
    """Return events in which an agent says a secret, calls a tool by it, and writes it into the timeline."""
    call = {"id": secret, "name": secret, "args": {"token": secret}}
    half = len(secret) // 2
    return [
        says(f"You sent {secret[:half]}", partial=True),
        says(f"{secret[half:]}.", partial=True),
        says(f"You sent {secret}."),
        {"content": {"parts": [{"functionCall": call}]}},
        {"content": {"parts": [{"functionResponse": call}]}},
        {"actions": {"stateDelta": {"draft": {"m": {"title": secret}}, secret: secret}}},
    ]


async def test_no_secret_is_left_anywhere_by_a_service_that_repeats_it(
    service: Scripted, session: Session, home: Path, tmp_path: Path, log: io.StringIO
) -> None:
    service.draft = ONE_CLIP
    await session.ask("a lake")
    await session.export(tmp_path / "out.mp4")
    traces = Traces(secrets_of(service))
    calls: dict[str, Callable[[], Coroutine[Any, Any, object]]] = {
        "/run_sse": lambda: session.ask("a lake"),
        "/api/credits": session.credits,
        "/api/state": session.timeline,
        "/api/upload-video": lambda: session.upload("http://example.org/a.png"),
        "/api/render/proxy/lambda": lambda: session.export(tmp_path / "again.mp4"),
    }
    for secret in sorted(traces.secrets):
        service.replies.append(stream(*quoting(secret)))
        reply = await session.ask("what did I send you?")
        assert "•••" in reply.text
        traces.add("the reply", repr(reply) + repr([vars(event) for event in reply.events]))
        service.draft = {**ONE_CLIP, "m": {"title": secret, secret: [secret]}}
        await session.timeline()
        traces.add("the timeline", repr(session.draft.raw))
        service.draft = ONE_CLIP
        for path, call in calls.items():
            for number, answer in enumerate(echo(secret)):
                service.then(path, *[answer] * (1 if path == "/run_sse" else 5))
                try:
                    await call()
                except NemoError as error:
                    traces.raised(f"{path} {number}", error)
                service.next.clear()
        service.steps = [{"status": "failed", "error": f"no such token: {secret}"}]
        with pytest.raises(NemoError) as caught:
            await session.export(tmp_path / "failed.mp4")
        traces.raised("a failed render", caught.value)
    traces.secrets |= secrets_of(service)
    traces.add("the state", json.dumps(to_traits(session.state)) + repr(session.state))
    traces.add("the history", session.history().to_string())
    traces.add("the exports", exports().to_string())
    for entry in (home / "state" / "exports").iterdir():
        traces.add(f"the journal {entry.name}", entry.read_text(encoding="utf-8"))
    for asked in service.asked:
        traces.add("the URLs", f"{asked.method} {asked.path}\n")
    for kept in files_below(home / "state" / "export-drafts"):
        traces.add("a kept timeline", kept.read_text(encoding="utf-8"))
    traces.add("the log", log.getvalue())
    assert "x-you-sent" in log.getvalue().lower(), "headers are logged, so that this can fail"
    assert "receive_response_headers" in log.getvalue(), "the log is that of the wire, so that this can fail"
    traces.check()


async def test_no_secret_is_in_what_objects_say_of_themselves(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    reply = await session.ask("a lake")
    video = await session.export(tmp_path / "out.mp4")
    traces = Traces(secrets_of(service))
    api = session._api
    at = await api.backend.endpoint()
    token = await api.auth.token()
    parts = [session, session._connection, api, api.auth, api.backend, at, token, api._transport]
    for part in [*parts, reply, video, await session.credits(), session.state, session.draft]:
        name = type(part).__name__
        traces.add(name, f"{part!r} {part!s} {part:}")
        traces.add(f"vars of {name}", repr(getattr(part, "__dict__", "")))
        for copier in (copy.copy, copy.deepcopy, pickle.dumps):
            try:
                made = copier(part)
            except (TypeError, AttributeError) as error:
                traces.add(f"a refusal of {name}", str(error))
            else:
                text = made.decode("latin-1") if isinstance(made, bytes) else repr(made)
                traces.add(f"{copier.__name__} of {name}", text)
    traces.check()


async def test_a_session_says_why_it_is_not_pickled(session: Session) -> None:
    for make in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError, match="session"):
            make(session)


def test_a_studio_says_why_it_is_not_pickled(nemo_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEMO_TOKEN", GIVEN)
    studio = Studio("http://127.0.0.1:9", timeouts=Timeouts(connect=1))
    with pytest.raises(TypeError, match="studio"):
        pickle.dumps(studio)
    with pytest.raises(NotImplementedError, match="cannot be copied"):
        copy.deepcopy(studio)
    state = {
        name: value for name, value in studio.get_state().items() if isinstance(value, str | list | dict)
    }
    assert GIVEN not in json.dumps(state, default=str)
    studio.close()


async def test_no_secret_goes_to_another_host_whatever_sends_us_there(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    async with serving(Scripted(service.video)) as elsewhere:
        away = f"{elsewhere.url}/renders/out.mp4"
        service.steps = [{"status": "completed", "output": {"url": away}}]
        await session.export(tmp_path / "direct.mp4")
        service.steps = [{"status": "completed", "output": {"url": "/renders/here.mp4"}}]
        service.then("/renders", Answer(b"", 302, headers={"Location": away}))
        await session.export(tmp_path / "redirected.mp4")
        for path in ("/api/state", "/api/credits", "/run_sse", "/api/upload-video"):
            for status in (301, 302, 303, 307, 308):
                moved = Answer(b"", status, headers={"Location": f"{elsewhere.url}{path}"})
                service.then(path, *[moved] * 6)
                with pytest.raises(NemoError):
                    await {
                        "/api/state": session.timeline,
                        "/api/credits": session.credits,
                        "/run_sse": lambda: session.ask("a lake"),
                        "/api/upload-video": lambda: session.upload("http://example.org/a.png"),
                    }[path]()
                service.next.clear()
        assert {asked.path for asked in elsewhere.asked} == {"/renders/out.mp4"}
        for asked in elsewhere.asked:
            assert not {"authorization", "x-engine-key", "cookie", "x-client-id"} & set(asked.headers)
            assert not any(secret in str(asked) for secret in secrets_of(service))


async def test_cancelling_and_breaking_leave_no_secret_in_tasks(
    service: Scripted, session: Session, log: io.StringIO
) -> None:
    await session.credits()
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    asking = asyncio.ensure_future(session.ask("a lake"))
    await asyncio.sleep(0)
    traces = Traces(secrets_of(service))
    traces.add("the tasks", "".join(repr(task) for task in asyncio.all_tasks()))
    await session.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    traces.add("the log", log.getvalue())
    loop.set_debug(False)
    traces.check()
