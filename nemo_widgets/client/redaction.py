"""Keep a secret out of what a service says, out of the traces of errors, and out of other libraries' logs."""

from __future__ import annotations

import asyncio
import functools
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, ParamSpec, TypeVar

import httpx

from nemo_widgets.client.secret import known, redacted
from nemo_widgets.errors import NemoError, ProtocolError

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

FAILURES = (NemoError, httpx.HTTPError, OSError, asyncio.CancelledError)
"""What a call may end in; the trace of any other error is a mistake of ours, and has to be seen."""

_LOGGERS = ("httpx", *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")))


def redacted_json(value: Any) -> Any:
    """Return JSON without any secret in its texts or names, in the very same object where there is none.

    Raises
    ------
    ProtocolError
        It is nested deeper than any answer.
    """
    secrets = known()
    if not secrets:
        return value
    try:
        # By way of text, which is faster than a walk; there is seldom one.
        text = json.dumps(value, ensure_ascii=False)
        return value if redacted(text) == text else _walked(value)
    except RecursionError as error:
        raise ProtocolError("The service's answer is nested too deep.") from error


def _walked(value: Any) -> Any:
    """Return JSON with its texts redacted, and nothing else: a secret may look like a part of a number."""
    if isinstance(value, str):
        return redacted(value)
    if isinstance(value, Mapping):
        return {redacted(str(name)): _walked(held) for name, held in value.items()}
    return [_walked(held) for held in value] if isinstance(value, list) else value


class Trickle:
    """Text that comes in pieces, told without a secret that is cut in two by them.

    Examples
    --------
    >>> from nemo_widgets.client.secret import Secret
    >>> token, words = Secret("nmv_usr_42"), Trickle()
    >>> words.add("You sent nmv_"), words.add("usr_42 to me.")
    ('You sent ', '••• to me.')
    """

    def __init__(self) -> None:
        self._held = ""

    def add(self, piece: str) -> str:
        """Take a piece, and return what can be told by now."""
        text = redacted(self._held + piece)
        held = max((secret.begun(text) for secret in known()), default=0)
        self._held = text[len(text) - held :]
        return text[: len(text) - held]

    def clear(self) -> None:
        """Forget what is held back, since the whole is told now."""
        self._held = ""


def hush(error: BaseException) -> None:
    """Take from an error, and from its causes, the words and frames in which a secret may stand.

    The frames of the HTTP library hold the request as bytes, and ours the answer: a trace that shows locals,
    as IPython's and rich's do, would show them.
    """
    chain = [error]
    for link in chain:
        link.__traceback__ = None
        link.args = tuple(_plain(argument) for argument in link.args)
        chain += [more for more in (link.__cause__, link.__context__) if more and more not in chain]


def hushing(call: Callable[_Given, Awaitable[_Result]]) -> Callable[_Given, Awaitable[_Result]]:
    """Hush what a call raises."""

    @functools.wraps(call)
    async def quiet(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        try:
            return await call(*args, **kwargs)
        except FAILURES as error:
            hush(error)
            raise

    return quiet


def _plain(argument: object) -> object:
    if isinstance(argument, bytes | bytearray):
        argument = argument.decode("latin-1")
    return redacted(argument) if isinstance(argument, str) else argument


class _Redacting(logging.Filter):
    """At DEBUG these libraries log the headers of an answer, and a service may repeat ours there."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        clean = redacted(text)
        if clean != text:
            record.msg, record.args = clean, ()
        return True


for _name in _LOGGERS:
    logging.getLogger(_name).addFilter(_Redacting())
