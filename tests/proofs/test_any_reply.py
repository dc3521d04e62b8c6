"""Any JSON as any reply of any endpoint, over a real socket: the client raises nothing but our own errors."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nemo_widgets.bridge.state import to_traits
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import NemoError
from nemo_widgets.session import Session
from tests.services.scripted import ONE_CLIP, Answer, Scripted, serving

QUICK = Timeouts(
    connect=2,
    idle=2,
    total=4,
    export=0.05,
    rate_limit=0.001,
    retry=0.001,
    look=0.001,
    look_again=0.001,
    poll=0.01,
)
KEYS = {
    "/api/auth/anonymous-token": ("token", "user_id", "expires_at", "credits"),
    "/api/tasks": ("task_id", "session_id", "sessionId", "user_id"),
    "/api/state": (
        "state",
        "draft",
        "t",
        "sg",
        "tt",
        "s",
        "d",
        "m",
        "src",
        "text",
        "volume",
        "version",
        "user_id",
    ),
    "/api/credits": ("available", "frozen", "total"),
    "/api/upload-video": (
        "files",
        "uploaded_files",
        "url",
        "cdn_url",
        "filename",
        "duration",
        "width",
        "hash",
    ),
    "POST /api/render": ("status", "progress", "output", "url", "error", "taskId"),
    "GET /api/render": ("status", "progress", "output", "url", "outputUrl", "error", "message"),
    "/run_sse": (
        "type",
        "content",
        "parts",
        "text",
        "error",
        "actions",
        "stateDelta",
        "draft",
        "t",
        "sg",
        "partial",
    ),
}
Verb = Callable[[Session, Path], Awaitable[object]]
VERBS: dict[str, Verb] = {
    "/api/auth/anonymous-token": lambda session, _: session.start(),
    "/api/tasks": lambda session, _: session.start(),
    "/api/state": lambda session, _: session.timeline(),
    "/api/credits": lambda session, _: session.credits(),
    "/api/upload-video": lambda session, _: session.upload("http://example.org/a.png"),
    "POST /api/render": lambda session, folder: session.export(folder / "out.mp4"),
    "GET /api/render": lambda session, folder: session.export(folder / "out.mp4"),
    "/run_sse": lambda session, _: session.ask("a lake"),
}
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(
        ["completed", "failed", "0", "1e999", "http://[", "file:///etc/passwd", "/renders/a", 10**400]
    )
)


def bodies(path: str) -> st.SearchStrategy[object]:
    keys = st.sampled_from((*KEYS[path], "data", "code", "message", "detail")) | st.text(max_size=3)
    return st.recursive(
        LEAVES,
        lambda inner: st.dictionaries(keys, inner, max_size=5) | st.lists(inner, max_size=3),
        max_leaves=15,
    ) | st.fixed_dictionaries(
        {"code": st.just(0), "data": st.dictionaries(st.sampled_from(KEYS[path]), LEAVES | st.lists(LEAVES))}
    )


def answers(path: str) -> st.SearchStrategy[Answer]:
    statuses = st.sampled_from([200] * 6 + [201, 204, 301, 400, 401, 402, 404, 413, 415, 422, 429, 500, 503])
    kinds = st.sampled_from(["application/json", "text/event-stream", "text/html", ""])
    encoded = bodies(path).map(lambda body: json.dumps(body).encode()) | st.binary(max_size=30)
    return st.builds(Answer, encoded, statuses, kinds)


async def converse(path: str, replies: list[Answer], folder: Path) -> None:
    waiting = iter(replies * 100)
    async with serving(Scripted(b"\0\0\0\x18ftypisom")) as service:
        service.draft = ONE_CLIP
        service.always[path] = lambda _service, _asked: next(waiting)
        session = Session(service.url, timeouts=QUICK)
        with suppress(NemoError):
            await VERBS[path](session, folder)
        await session.close()
        # What the browser is told is JSON, whatever came.
        json.dumps(to_traits(session.state), allow_nan=False)
        for row in (session.state.timeline or {}).get("rows", []):
            assert math.isfinite(row["start"])
            assert math.isfinite(row["end"])


def check(path: str, folder: Path, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.lists(answers(path), min_size=1, max_size=3))
    def holds(replies: list[Answer]) -> None:
        asyncio.run(asyncio.wait_for(converse(path, replies, folder), 20))

    holds()


@pytest.mark.parametrize("path", VERBS)
def test_any_reply_is_taken_or_refused_by_an_error_of_ours(path: str, tmp_path: Path) -> None:
    check(path, tmp_path, 60)


@pytest.mark.long
@pytest.mark.parametrize("path", VERBS)
def test_any_of_many_more_replies_is_taken_or_refused(path: str, tmp_path: Path) -> None:
    check(path, tmp_path, 400)
