"""Runs one fault against a service on loopback, and holds it to what must be true of all of them."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from pathlib import Path

import pytest

from nemo_widgets.bridge.state import to_traits
from nemo_widgets.client import journal
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import NemoError
from nemo_widgets.exports import resume
from nemo_widgets.session import Session
from tests.faults.fault import Fault, Raises, Saves, Tells
from tests.services.clips import PNG
from tests.services.scripted import WITH_TITLE, Scripted, serving

QUICK = {
    "connect": 2,
    "idle": 20,
    "total": 30,
    "export": 30,
    "rate_limit": 0.02,
    "answer": 20,
    "retry": 0.002,
    "look": 0.002,
    "look_again": 0.002,
    "poll": 0.005,
}
LONGEST_S = 20.0


async def run(fault: Fault, video: bytes, folder: Path) -> None:
    """Let a fault happen and check what comes of it."""
    service, elsewhere = Scripted(video), Scripted(video)
    async with serving(service), serving(elsewhere):
        service.elsewhere = elsewhere.url
        service.draft = dict(fault.draft)
        service.draft_after = WITH_TITLE if fault.edits else None
        service.steps = list(fault.steps) or service.steps
        for path, answers in fault.then.items():
            service.then(path, *answers)
        service.always.update(fault.always)
        session = Session(service.url, timeouts=Timeouts(**{**QUICK, **fault.clocks}))
        target = folder / "out.mp4"
        started = time.monotonic()
        error: NemoError | None = None
        result = ""
        try:
            result = await _do(fault, session, target)
        except NemoError as found:
            error = found
        assert time.monotonic() - started < LONGEST_S
        _check_outcome(fault, session, result, error, target, video)
        _check_counts(fault, service, elsewhere)
        _check_what_was_sent(service, elsewhere, session, result, error)
        await session.close()
        await _until_no_socket_is_left(service, elsewhere)
    names = {path.name for path in await asyncio.to_thread(lambda: list(folder.iterdir()))}
    assert names <= {"home", "out.mp4"}


async def _do(fault: Fault, session: Session, target: Path) -> str:
    if fault.verb == "start":
        await session.start()
        return ""
    await session.start()
    match fault.verb:
        case "ask":
            await session.timeline()
            return (await session.ask("a lake")).text
        case "ask twice":
            await session.timeline()
            with suppress(NemoError):
                await session.ask("a lake")
            return (await session.ask("a lake at dusk")).text
        case "credits":
            return str(await session.credits())
        case "credits together":
            found = await asyncio.gather(*(session.credits() for _ in range(8)), return_exceptions=True)
            for one in found:
                if isinstance(one, BaseException):
                    raise one
            return str(found)
        case "timeline":
            return str(list((await session.timeline()).index))
        case "upload":
            return str((await session.upload(PNG)).to_dict("records"))
        case "upload twice":
            await session.upload(PNG)
            return str((await session.upload(PNG)).to_dict("records"))
        case "upload again":
            with suppress(NemoError):
                await session.upload(PNG)
            return str((await session.upload(PNG)).to_dict("records"))
        case "upload three":
            given = [PNG + bytes(900_000), PNG + bytes(500_000), PNG]
            return str(list((await session.upload(given))["name"]))
        case "export":
            return str(await session.export(target))
        case _:
            with suppress(NemoError):
                await session.export(target)
            return str(await asyncio.to_thread(resume, journal.entries()[0].id))


def _check_outcome(
    fault: Fault, session: Session, result: str, error: NemoError | None, target: Path, video: bytes
) -> None:
    match fault.comes:
        case Raises(kind, says):
            assert error is not None, f"nothing was raised, but came: {result}"
            assert type(error) is kind, repr(error)
            assert says in str(error)
            assert error.next_step
            assert "<" not in str(error)
            assert "Traceback" not in str(error)
            assert not target.exists()
        case Tells(says, note):
            assert error is None, repr(error)
            assert says in result
            assert not note or any(note in entry.text for entry in session.state.log)
        case Saves():
            assert error is None, repr(error)
            assert target.read_bytes() == video
    opened = bool(session._connection.session_id)
    assert session.state.status == ("ready" if opened else "failed")
    assert session.state.progress == ()
    assert not any(entry.live for entry in session.state.log)


def _check_counts(fault: Fault, service: Scripted, elsewhere: Scripted) -> None:
    for kind, expected in fault.sent.items():
        if kind in {"ids", "ranged"}:
            ranged = [asked for asked in service.asked if "range" in asked.headers]
            assert len(service.renders if kind == "ids" else ranged) == expected, kind
            continue
        place = elsewhere if kind.startswith("elsewhere ") else service
        found = place.requests(kind.removeprefix("elsewhere "))
        assert len(found) == expected, f"{kind}: {len(found)} sent, {expected} expected"


def _check_what_was_sent(
    service: Scripted, elsewhere: Scripted, session: Session, result: str, error: NemoError | None
) -> None:
    tokens = {asked.headers.get("authorization", "").removeprefix("Bearer ") for asked in service.asked}
    shown = [json.dumps(to_traits(session.state)), repr(session), result, repr(error), str(error)]
    shown += [repr(entry) for entry in journal.entries()]
    shown += [asked.path for asked in service.asked + elsewhere.asked]
    for token in tokens - {""}:
        assert not any(token in text for text in shown)
    for asked in service.asked:
        assert "cookie" not in asked.headers
        if asked.headers.get("content-type") == "application/json":
            json.loads(asked.body, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))
    for asked in elsewhere.asked:
        assert "authorization" not in asked.headers
        assert not any(name.startswith("x-") for name in asked.headers)


async def _until_no_socket_is_left(*services: Scripted) -> None:
    ends = time.monotonic() + 5
    while any(service.open for service in services):
        assert time.monotonic() < ends, "a connection was left open"
        await asyncio.sleep(0.001)
