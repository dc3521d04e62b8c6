"""What an answer's code or status means, as one of our errors.

The body's `code` is looked at first, whatever the HTTP status; only then the status. Messages of the service
are kept, in short and without secrets; the next step is ours.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from nemo_widgets.client.secret import redacted
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

_SAME = {401: 1001, 415: 4001, 413: 4002}
"""HTTP statuses, and the codes of the contract that mean the same."""

_BY_CODE: dict[int, tuple[type[NemoError], str]] = {
    1001: (AuthError, "The token is expired or invalid"),
    1002: (SessionError, "The session is not known to the service any more"),
    2001: (CreditsError, "The account has no credits left"),
    4001: (UnsupportedFileError, "The service does not take this file"),
    4002: (FileTooLargeError, "The file is too large for the service"),
    402: (PlanError, "Export is not part of this account's plan"),
    429: (RateLimitedError, "The service is asked too often"),
}
_MARKUP = re.compile(
    r"<\s*(?:!doctype|/?(?:html|head|body|title|script|style|h\d|p|div|center|pre|br))\b", re.IGNORECASE
)
_TOKENS = re.compile(r"nmv_usr_[\w-]+|(?<=Bearer )[\w.~+/=-]+")
_TRACEBACK = "Traceback (most recent call last)"


def number_of(value: object) -> int | None:
    """Return a code that is a number or a string of one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,9}\s*", value, re.ASCII):
        return int(value)
    return None


def words_of(body: Mapping[str, Any]) -> str:
    """Return what the service says about an error, wherever it says it."""
    for key in ("message", "detail", "error", "reason", "errorMessage", "error_message", "msg"):
        value = body.get(key)
        if isinstance(value, Mapping):
            value = value.get("message") or value.get("detail")
        if isinstance(value, str) and (text := plain(value)):
            return text
    return ""


def plain(text: str) -> str:
    r"""Return the service's words as a person may read them: short, no markup, no traceback, no token.

    Examples
    --------
    >>> plain("<html><body>502 Bad Gateway</body></html>")
    ''
    >>> plain("Traceback (most recent call last):\n  File ...\nValueError: no scene")
    'ValueError: no scene'
    """
    if _MARKUP.search(text):
        return ""
    if _TRACEBACK in text:
        # Its last line is the only one that says something to the user.
        text = text.strip().rpartition("\n")[2]
    # Before it is cut: half a token is no match.
    text = _TOKENS.sub("•••", redacted(" ".join(text.split())))
    return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"


def failure(
    code: int | None,
    message: str = "",
    *,
    status: int = 200,
    retry_after: float | None = None,
    bind: str | None = None,
    limit: int | None = None,
) -> NemoError:
    """Return the error for a code, or for an HTTP status where there is none.

    Parameters
    ----------
    code
        The body's `code`.
    message
        The service's own words; where we know what the code means, they stand beside ours.
    status
        The HTTP status.
    retry_after
        Seconds the service asks to wait.
    bind
        The link where an anonymous user registers.
    limit
        How large a file may be, in bytes.

    Examples
    --------
    >>> type(failure(2001)).__name__, type(failure(None, status=503)).__name__
    ('CreditsError', 'ServerError')
    >>> failure(1001, "jwt expired").message
    'The token is expired or invalid (“jwt expired”).'
    """
    message = plain(message)
    number = status if code in (None, 0) else code
    number = _SAME.get(number or 0, number or 0)
    if number == 404 and "session" in message.lower():
        number = 1002
    make, meaning = _BY_CODE.get(number, (NemoError, ""))
    words = f"{meaning} (“{message}”)." if message else f"{meaning}."
    if make is CreditsError:
        return CreditsError(words, link=bind)
    if make is RateLimitedError:
        return RateLimitedError(words, retry_after=30.0 if retry_after is None else retry_after)
    if make is FileTooLargeError:
        allowed = f"Compress or trim it first; the limit is {limit / 1e6:.0f} MB." if limit else None
        return FileTooLargeError(words, limit=limit, next_step=allowed)
    if meaning:
        return make(words, code=number)
    if 500 <= number < 600:
        failed = f"The service failed ({number})"
        return ServerError(f"{failed}: {message}" if message else f"{failed}.", code=number)
    if 300 <= number < 400:
        return ProtocolError(f"The service sends us to another address ({number}).", code=number)
    if number in (404, 405) and not message:
        return ProtocolError(f"The service does not know this address ({number}).", code=number)
    return RefusedError(
        message or f"The service refused ({number}).", code=number if number not in (0, 200) else None
    )


def advised(error: NemoError, body: Mapping[str, Any]) -> NemoError:
    """Return an error with the next step that the service itself names, where ours would be a general one.

    The engine on this machine names one; the cloud is not known to.

    Examples
    --------
    >>> str(advised(failure(409, "Version 3 by now."), {"next_step": "Read it again."}))
    'Version 3 by now. Read it again.'
    """
    step = body.get("next_step")
    if isinstance(step, str) and isinstance(error, RefusedError | ServerError | UnsupportedFileError):
        error.next_step = plain(step) or error.next_step
    return error


def seconds_to_wait(header: str | None) -> float | None:
    """Read a Retry-After header, in seconds or as a date.

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
            seconds = (when.astimezone(UTC) - datetime.now(UTC)).total_seconds()
        except (ValueError, OverflowError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None
