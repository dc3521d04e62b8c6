"""The one list of tools: by name, with their arguments as JSON, checked before anything is done."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from nemo_widgets.engine.agent.tools import cards, lettering, looks, scenes, sound, texts, whole
from nemo_widgets.engine.agent.tools.base import Tool
from nemo_widgets.errors import InputError


def _named(tool: type[Tool]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", tool.__name__).lower()


TOOLS: dict[str, type[Tool]] = {
    _named(tool): tool
    for module in (scenes, cards, looks, texts, lettering, sound, whole)
    for tool in vars(module).values()
    if isinstance(tool, type) and issubclass(tool, Tool) and tool.__module__ == module.__name__
}
"""Every tool, by its name on the wire."""


def name_of(call: Tool) -> str:
    """Return the tool's name on the wire.

    Examples
    --------
    >>> name_of(sound.SetVolume(0.2))
    'set_volume'
    """
    return _named(type(call))


def arguments(call: Tool) -> dict[str, Any]:
    """Return the call's arguments as JSON."""
    return dataclasses.asdict(call)


def read_call(name: str, args: Mapping[str, Any]) -> Tool:
    """Return a call from its name and its arguments in JSON.

    Raises
    ------
    InputError
        There is no such tool, or an argument is missing, unknown or out of range.

    Examples
    --------
    >>> read_call("set_volume", {"volume": 0.2})
    SetVolume(volume=0.2)
    """
    if name not in TOOLS:
        raise InputError(f"There is no tool {name!r}.", next_step=f"The tools are {', '.join(TOOLS)}.")
    unknown = set(args) - {field.name for field in dataclasses.fields(TOOLS[name])}
    if unknown:
        raise InputError(f"{name} takes no {', '.join(sorted(unknown))}.", next_step="Look at its schema.")
    try:
        call: Tool = _adapter(name).validate_python(dict(args))
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'arguments'}: {one['msg']}" for one in error.errors()
        )
        raise InputError(
            f"{name} cannot be called like that: {wrong}.", next_step="Look at its schema."
        ) from error
    return call


def schema(name: str) -> dict[str, Any]:
    """Return a tool's arguments as a JSON schema, with its description."""
    tool = TOOLS[name]
    return {**_adapter(name).json_schema(), "title": name, "description": (tool.__doc__ or "").strip()}


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(TOOLS[name])
