"""What is repeated, what an answer means, and how long to wait."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from nemo_widgets import errors
from nemo_widgets.client import retry
from nemo_widgets.client.failures import failure, seconds_to_wait
from nemo_widgets.client.retry import repeated


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "FIRST_WAIT_S", 0.001)


class Flaky:
    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.calls = 0

    async def __call__(self) -> str:
        self.calls += 1
        if self.failures:
            raise self.failures.pop(0)
        return "done"


async def test_broken_connections_and_stumbles_are_tried_again() -> None:
    call = Flaky(errors.NetworkError("x"), errors.ServerError("y"))
    assert await repeated(call) == "done"
    assert call.calls == 3


async def test_tries_end() -> None:
    call = Flaky(*(errors.NetworkError("x") for _ in range(9)))
    with pytest.raises(errors.NetworkError):
        await repeated(call)
    assert call.calls == 4


async def test_a_refusal_is_not_tried_again() -> None:
    call = Flaky(errors.PlanError("no"))
    with pytest.raises(errors.PlanError):
        await repeated(call)
    assert call.calls == 1


@pytest.mark.parametrize(
    ("code", "status", "message", "kind"),
    [
        (1001, 200, "", errors.AuthError),
        (None, 401, "", errors.AuthError),
        (1002, 200, "", errors.SessionError),
        (None, 404, "Session not found: 7", errors.SessionError),
        (None, 404, "", errors.ProtocolError),
        (2001, 200, "", errors.CreditsError),
        (4001, 400, "", errors.UnsupportedFileError),
        (4002, 413, "", errors.FileTooLargeError),
        (None, 413, "", errors.FileTooLargeError),
        (402, 402, "", errors.PlanError),
        (429, 200, "", errors.RateLimitedError),
        (None, 429, "", errors.RateLimitedError),
        (None, 503, "", errors.ServerError),
        (0, 502, "", errors.ServerError),
        (1002, 500, "", errors.SessionError),
        (7777, 200, "because", errors.RefusedError),
        (None, 400, "bad", errors.RefusedError),
    ],
)
def test_the_code_is_looked_at_first_and_the_status_then(
    code: int | None, status: int, message: str, kind: type[errors.NemoError]
) -> None:
    found = failure(code, message, status=status)
    assert type(found) is kind
    assert found.message
    assert found.next_step


async def test_a_wait_that_the_service_asks_for_is_obeyed_unless_it_is_too_long() -> None:
    failed = errors.ServerError("busy")
    failed.retry_after = 0.2
    started = time.monotonic()
    assert await repeated(Flaky(failed)) == "done"
    assert time.monotonic() - started >= 0.2
    failed.retry_after = 121
    call = Flaky(failed)
    with pytest.raises(errors.ServerError):
        await repeated(call)
    assert call.calls == 1


async def test_tries_are_bounded_in_time() -> None:
    call = Flaky(*(errors.NetworkError("x") for _ in range(9)))
    with pytest.raises(errors.NetworkError):
        await repeated(call, first=1, within=0.1)
    assert call.calls == 1


def test_a_wait_is_read_as_seconds_or_a_date() -> None:
    assert seconds_to_wait("7") == 7
    assert seconds_to_wait("Mon, 31 Dec 9999 23:59:59 -1200") is None
    assert seconds_to_wait("-3") == 0
    assert seconds_to_wait("nan") is None
    assert seconds_to_wait("later") is None
    assert seconds_to_wait(None) is None
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    assert seconds_to_wait(soon) == pytest.approx(20, abs=2)
