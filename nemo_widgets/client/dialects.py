"""Messages of a stream, in every dialect the service is known to speak, as our events.

Contract section 3 lists the dialects. Text that comes in pieces and then once more as a whole is told once:
the whole takes the place of the pieces.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from nemo_widgets.client.events import Event, Failure, Heartbeat, Partial, StateDelta, Step, Text, Thought
from nemo_widgets.client.failures import advised, failure, number_of, words_of
from nemo_widgets.client.redaction import Trickle, redacted_json
from nemo_widgets.client.secret import redacted
from nemo_widgets.client.sse import Comment, Message
from nemo_widgets.errors import NemoError

_log = logging.getLogger(__name__)

_HICCUP = re.compile(
    # From the first blank of a run only: to try each of them takes the square of their number.
    r"(?:(?<!\s)\s+)?\bI(?:['’]ve| have)? encountered a temporary issue\b.*\Z",
    re.DOTALL | re.IGNORECASE,
)
_BEGINS = {"tool_call", "tool_start", "tool_use", "function_call"}
_ENDS = {"tool_result", "tool_end", "tool_response", "function_response"}


class Dialects:
    """Reads the messages of one answer.

    Parameters
    ----------
    fail
        Makes an error of a code and the service's words; `failures.failure`, or one that knows more.

    Examples
    --------
    >>> dialects = Dialects()
    >>> dialects.read(Message('{"type": "chunk", "content": "Hel"}'))
    [Partial(text='Hel')]
    >>> dialects.read(Message('{"type": "text", "content": "Hello."}')), dialects.close()
    ([Text(text='Hello.')], [])
    """

    def __init__(self, fail: Callable[[int | None, str], NemoError] = failure) -> None:
        self._fail = fail
        self._pieces: list[str] = []
        self._trickle = Trickle()
        self._settled = ""
        self._said = False
        self._counted = 0
        self._running: dict[str, str] = {}

    def read(self, message: Message | Comment) -> list[Event]:
        """Return the events of one message, often one, sometimes none."""
        if isinstance(message, Comment):
            return [Heartbeat()]
        data = message.data.strip()
        if not data or data.lower() in {"heartbeat", "ping", '"heartbeat"'}:
            return [Heartbeat()]
        if message.event in {"heartbeat", "ping"}:
            return [Heartbeat()]
        if data == "[DONE]":
            return []
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            if data.startswith(("{", "[")):
                # What it holds stays out of the log: it may be a whole timeline.
                _log.warning("Skipped an event of %d characters that is not JSON.", len(data))
                return []
            return list(self._text(data)) if message.event in {"message", "text"} else []
        if isinstance(value, str):
            return list(self._text(value))
        if not isinstance(value, Mapping):
            return []
        if message.event == "error" and not self._failure(value):
            return [Failure(self._fail(None, words_of(value) or "The agent reported an error."))]
        return self.value(value)

    def value(self, value: Mapping[str, Any]) -> list[Event]:
        """Return the events of one JSON object, also of one that came in place of a stream."""
        failed = self._failure(value)
        if failed is not None:
            return [Failure(advised(failed.error, value))]
        kind = str(value.get("type") or "")
        if kind in {"heartbeat", "ping"}:
            return [Heartbeat()]
        if kind.startswith("thinking") or kind == "thought":
            return [Thought()]
        if kind in _BEGINS | _ENDS:
            return list(self._typed_step(value, done=kind in _ENDS))
        if isinstance(value.get("content"), Mapping) or "actions" in value:
            return list(self._adk(value))
        words = next((value[key] for key in ("content", "text") if isinstance(value.get(key), str)), "")
        if kind == "chunk" or value.get("partial") is True:
            return list(self._partial(words))
        return list(self._text(words)) if kind in {"", "text", "message", "final"} and words else []

    def close(self) -> list[Event]:
        """Return what the end of the stream settles: pieces that no whole has followed."""
        found: list[Event] = []
        if self._pieces:
            found += self._text("".join(self._pieces))
        found += [Step(id_, name, True) for id_, name in self._running.items()]
        self._running.clear()
        return found

    def _failure(self, value: Mapping[str, Any]) -> Failure | None:
        code = number_of(value.get("code"))
        if code not in (None, 0):
            return Failure(self._fail(code, words_of(value)))
        adk_code = value.get("errorCode") or value.get("error_code")
        adk_words = value.get("errorMessage") or value.get("error_message")
        if adk_code or adk_words:
            number = number_of(adk_code)
            if number:
                return Failure(self._fail(number, str(adk_words or "")))
            return Failure(self._fail(None, words_of(value) or f"The agent stopped: {adk_code}."))
        if value.get("error") or value.get("type") == "error":
            inner = value.get("error")
            number = number_of(inner.get("code")) if isinstance(inner, Mapping) else None
            words = words_of(value) or words_of({"message": value.get("content")})
            if number:
                return Failure(self._fail(number, words))
            return Failure(self._fail(None, words or "The agent reported an error."))
        return None

    def _adk(self, value: Mapping[str, Any]) -> Iterator[Event]:
        content = value.get("content")
        parts = content.get("parts") if isinstance(content, Mapping) else None
        held = [part for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []
        said = [part for part in held if isinstance(part.get("text"), str)]
        text = "".join(part["text"] for part in said if part.get("thought") is not True)
        partial = value.get("partial") is True
        if text and value.get("author") != "user":
            yield from self._partial(text) if partial else self._text(text)
        elif any(part.get("thought") is True for part in held):
            yield Thought()
        if not partial:
            for part in held:
                yield from self._adk_step(part)
        actions = value.get("actions")
        delta = (
            (actions.get("stateDelta") or actions.get("state_delta")) if isinstance(actions, Mapping) else 0
        )
        if isinstance(delta, Mapping) and delta:
            yield StateDelta(redacted_json(delta))

    def _adk_step(self, part: Mapping[str, Any]) -> Iterator[Event]:
        call = part.get("functionCall") or part.get("function_call")
        result = part.get("functionResponse") or part.get("function_response")
        if isinstance(call, Mapping):
            yield from self._step(call, done=False)
        elif isinstance(result, Mapping):
            yield from self._step(result, done=True)

    def _partial(self, text: str) -> Iterator[Event]:
        if text:
            self._pieces.append(text)
        told = self._trickle.add(text)
        if told:
            yield Partial(told)

    def _text(self, text: str) -> Iterator[Event]:
        pieces, self._pieces = self._pieces, []
        self._trickle.clear()
        text = redacted(text)
        if self._said:
            text = _HICCUP.sub("", text)
        else:
            kept = _HICCUP.sub("", text)
            text = kept or text
        repeated = bool(self._settled) and text == self._settled
        self._settled = ""
        if repeated or not text.strip():
            if pieces:
                yield Text("")
            return
        self._said = True
        yield Text(text)

    def _settle(self) -> Iterator[Event]:
        """Close what is being said, since a tool comes next; the whole may still follow, and is the same."""
        if self._pieces:
            pieces = "".join(self._pieces)
            yield from self._text(pieces)
            self._settled = redacted(pieces)

    def _typed_step(self, value: Mapping[str, Any], *, done: bool) -> Iterator[Event]:
        inner = value.get("tool") if isinstance(value.get("tool"), Mapping) else value
        yield from self._step(inner if isinstance(inner, Mapping) else value, done=done)

    def _step(self, value: Mapping[str, Any], *, done: bool) -> Iterator[Event]:
        yield from self._settle()
        name = redacted(_name(value))
        given = value.get("id") or value.get("tool_call_id") or value.get("call_id")
        if given:
            id_ = redacted(str(given))
        elif done:
            # A result without an id ends the oldest step of its name, or the oldest there is.
            id_ = next((key for key, known in self._running.items() if known == name or not name), "")
        else:
            self._counted += 1
            id_ = f"step{self._counted}"
        if done:
            known = self._running.pop(id_, "")
            if known or name:
                yield Step(id_ or name, name or known, True)
        else:
            self._running[id_] = name or "tool"
            yield Step(id_, name or "tool", False)


def _name(value: Mapping[str, Any]) -> str:
    for key in ("name", "tool_name", "tool", "content"):
        word = value.get(key)
        if isinstance(word, str) and word:
            return word
    return ""
