"""What an answer's code or status means, as one of our errors.

The body's `code` is looked at first, whatever the HTTP status; only then the status. Messages of the service
are kept, in short and without secrets; the next step is ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from nemo_widgets.errors import (
    AuthError,
    CreditsError,
    FileTooLargeError,
    NemoError,
    PlanError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    ServerError,
    SessionError,
    UnsupportedFileError,
)

LONGEST_MESSAGE = 500
LONGEST_WAIT_S = 120.0

_BY_CODE: dict[int, tuple[Callable[..., NemoError], str]] = {
    1001: (AuthError, "The token is expired or invalid."),
    401: (AuthError, "The token is expired or invalid."),
    1002: (SessionError, "The session is not known to the service any more."),
    2001: (CreditsError, "The account has no credits left."),
    4001: (UnsupportedFileError, "The service does not take this file."),
    415: (UnsupportedFileError, "The service does not take this file."),
    4002: (FileTooLargeError, "The file is too large for the service."),
    413: (FileTooLargeError, "The file is too large for the service."),
    402: (PlanError, "Export is not part of this account's plan."),
    429: (RateLimitedError, "The service is asked too often."),
}


def number_of(value: object) -> int | None:
    """Return a code that is a number or a string of one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.strip().lstrip("-").isdigit():
        return int(value)
    return None


def words_of(body: Mapping[str, Any]) -> str:
    """Return what the service says about an error, wherever it says it."""
    for key in ("message", "detail", "error", "reason", "errorMessage", "error_message", "msg"):
        value = body.get(key)
        if isinstance(value, Mapping):
            value = value.get("message") or value.get("detail")
        if isinstance(value, str) and value.strip():
            text = " ".join(value.split())
            return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"
    return ""


def failure(
    code: int | None,
    message: str = "",
    *,
    status: int = 200,
    retry_after: float | None = None,
    bind: str | None = None,
) -> NemoError:
    """Return the error for a code, or for an HTTP status where there is none.

    Parameters
    ----------
    code
        The body's `code`.
    message
        The service's own words, used where we have no better ones.
    status
        The HTTP status.
    retry_after
        Seconds the service asks to wait.
    bind
        The link where an anonymous user registers.

    Examples
    --------
    >>> type(failure(2001)).__name__, type(failure(None, status=503)).__name__
    ('CreditsError', 'ServerError')
    """
    number = code if code not in (None, 0) else status
    make, words = _BY_CODE.get(number or 0, (None, ""))
    if make is CreditsError:
        return CreditsError(message or words, link=bind)
    if make is RateLimitedError:
        wait = 30.0 if retry_after is None else retry_after
        return RateLimitedError(message or words, retry_after=wait)
    if make is not None:
        return make(message or words, code=number)
    if number == 404 and "session" in message.lower():
        return SessionError(message, code=1002)
    if number is not None and 500 <= number < 600:
        return ServerError(message or f"The service failed ({number}).", code=number)
    if number in (404, 405) and not message:
        return ProtocolError(f"The service does not know this address ({number}).", code=number)
    return RefusedError(message or f"The service refused ({number}).", code=number)


def seconds_to_wait(header: str | None) -> float | None:
    """Read a Retry-After header, in seconds or as a date; kept within two minutes.

    Examples
    --------
    >>> seconds_to_wait("7"), seconds_to_wait("soon")
    (7.0, None)
    """
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            when = parsedate_to_datetime(header)
        except ValueError:
            return None
        seconds = (when.astimezone(UTC) - datetime.now(UTC)).total_seconds()
    return min(LONGEST_WAIT_S, max(0.0, seconds)) if math.isfinite(seconds) else None
