"""The calls in a model's answer, wherever a server puts them; nothing is believed yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MOST_CALLS = 120

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_NAMES = ("tool", "name", "function")
_ARGUMENTS = ("arguments", "args", "parameters", "input")


@dataclass(frozen=True)
class Wanted:
    """A call as the model wants it; `arguments` is None where they are no JSON object."""

    name: str
    arguments: Mapping[str, Any] | None


def calls_in(answer: Any) -> list[Wanted]:
    """Return the calls of an answer, none where there are none.

    Examples
    --------
    >>> text = '{"calls": [{"tool": "set_volume", "arguments": {"volume": 0.2}}]}'
    >>> calls_in({"choices": [{"message": {"content": text}}]})
    [Wanted(name='set_volume', arguments={'volume': 0.2})]
    """
    message = _message(answer)
    called = message.get("tool_calls")
    if isinstance(called, list) and called:
        return [*_each(called)]
    if isinstance(message.get("function_call"), Mapping):
        return [*_each([message["function_call"]])]
    return [*_each(_objects(_text(message.get("content"))))]


def _message(answer: Any) -> Mapping[str, Any]:
    choices = answer.get("choices") if isinstance(answer, Mapping) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, Mapping) else None
    return message if isinstance(message, Mapping) else {}


def _text(content: Any) -> str:
    """Return a message's text, which may come in parts, without what a model thought aloud."""
    if isinstance(content, list):
        content = "".join(part.get("text") or "" for part in content if isinstance(part, Mapping))
    return _THOUGHT.sub("", content).strip() if isinstance(content, str) else ""


def _each(found: list[Any]) -> Iterator[Wanted]:
    """Yield the calls in values that may be calls, or hold some."""
    for value in found[: MOST_CALLS + 1]:
        if not isinstance(value, Mapping):
            continue
        held = next((value[key] for key in ("calls", "tool_calls") if isinstance(value.get(key), list)), None)
        if held is not None:
            yield from _each([item for item in held if isinstance(item, Mapping) and "calls" not in item])
            continue
        inner = value.get("function")
        if isinstance(inner, Mapping):
            value = inner
        name = next((value[key] for key in _NAMES if isinstance(value.get(key), str)), None)
        given: Any = next((value[key] for key in _ARGUMENTS if key in value), {})
        if name is not None:
            yield Wanted(name, _arguments(given))


def _arguments(given: Any) -> Mapping[str, Any] | None:
    if isinstance(given, str):
        given = _parsed(given) if given.strip() else {}
    return {} if given is None else given if isinstance(given, Mapping) else None


def _objects(text: str) -> list[Any]:
    """Return the JSON objects in a text: the whole of it, or what stands in fences, tags or prose."""
    decoder = json.JSONDecoder(strict=False, parse_constant=_no_constant)
    found: list[Any] = []
    at = 0
    while len(found) <= MOST_CALLS and (start := _next_start(text, at)) >= 0:
        try:
            value, at = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            at = start + 1
            continue
        found += value if isinstance(value, list) else [value]
    return found


def _next_start(text: str, at: int) -> int:
    found = re.compile(r'[{\[](?=\s*["{\[\]}])').search(text, at)
    return found.start() if found else -1


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")
