"""The tools as a model is told of them: the registry's own schemas, made small, and two to speak by."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from nemo_widgets.engine.agent.llm.chat import Asking
from nemo_widgets.engine.agent.tools import TOOLS, schema

SAY, UNDONE, EXPORT = "say_to_user", "leave_undone", "export_video"

_SPOKEN: dict[str, dict[str, Any]] = {
    SAY: {
        "description": "Ask the user something, or answer a question. Alone, without other calls.",
        "properties": {"text": {"type": "string"}},
        "required": ["text"],
    },
    UNDONE: {
        "description": "Name what the user asked for and no tool can do, beside the calls for the rest.",
        "properties": {"what": {"type": "string"}},
        "required": ["what"],
    },
    EXPORT: {"description": "Make a file of the video, where the user asks for one.", "properties": {}},
}
# What a video that is not there yet can be made with.
_FIRST = {
    "start_video",
    "add_scene",
    "add_product_shot",
    "add_card",
    "add_text",
    "add_voice",
    "set_music",
    "use_music",
    "set_length",
}
_OF_FILES = {"use_music", "add_product_shot"}
# Not for a model to say: where words came from.
_HIDDEN = {"add_scene": {"from_table"}}
_WORDS = re.compile(r"^\^\(([^()]*)\)(\??)\$$")


@cache
def asking(*, scenes: bool, files: bool) -> Asking:
    """Return what a server is asked with.

    Parameters
    ----------
    scenes
        Whether there is a video to edit; without one, only the tools to make one are told.
    files
        Whether the session has files.
    """
    named = {
        name: _small(schema(name), files, _HIDDEN.get(name, set()))
        for name in TOOLS
        if (scenes or name in _FIRST) and (files or name not in _OF_FILES)
    }
    named |= {
        name: {"type": "object", "additionalProperties": False, **made} for name, made in _SPOKEN.items()
    }
    tools = [
        {
            "type": "function",
            "function": {
                "name": name,
                "description": made["description"],
                "parameters": _without(made, "description"),
            },
        }
        for name, made in named.items()
    ]
    call = [
        {
            "type": "object",
            "properties": {"tool": {"const": name}, "arguments": _without(made, "description")},
            "required": ["tool", "arguments"],
            "additionalProperties": False,
        }
        for name, made in named.items()
    ]
    whole = {
        "type": "object",
        "properties": {"calls": {"type": "array", "items": {"anyOf": call}}},
        "required": ["calls"],
        "additionalProperties": False,
    }
    return Asking(tools, whole, _in_words(named))


def _in_words(named: Mapping[str, Mapping[str, Any]]) -> str:
    lines = [
        f"{name}: {made['description']} {json.dumps(made['properties'], separators=(',', ':'))}"
        + (f" required: {', '.join(made['required'])}" if made.get("required") else "")
        for name, made in named.items()
    ]
    return (
        "You call tools by answering with nothing but one JSON object: "
        '{"calls":[{"tool":"<name>","arguments":{…}}]}. These are the tools:\n' + "\n".join(lines)
    )


def _small(made: Mapping[str, Any], files: bool, hidden: set[str]) -> dict[str, Any]:
    """Return a schema without titles, references and empty choices: short, and read by every server."""
    shared = made.get("$defs", {})

    def shown(value: Any) -> Any:
        if isinstance(value, list):
            return [shown(item) for item in value]
        if not isinstance(value, Mapping):
            return value
        if "$ref" in value:
            return shown(shared[value["$ref"].rsplit("/", 1)[-1]])
        choices = [
            shown(item)
            for item in value.get("anyOf", ())
            if item.get("type") != "null" and (files or not str(item.get("$ref")).endswith("/Uploaded"))
        ]
        rest = {
            key: shown(item)
            for key, item in value.items()
            if key not in {"anyOf", "properties", "prefixItems", "$defs", "additionalProperties"}
            and not (key == "title" and isinstance(item, str))
            and not (key == "default" and item in (None, "", []))
        }
        if value.get("type") == "array" and "items" not in value:
            # Some servers take no array without them; the positions of ours hold the same kind of thing.
            rest["items"] = shown(next(iter(value.get("prefixItems", ())), {"type": "string"}))
        if "hash" in value.get("properties", {}):
            rest["description"] = "One of the session's files; its id stands for the hash."
        if "properties" in value:
            rest["properties"] = {
                name: shown(item) for name, item in value["properties"].items() if name not in hidden
            }
            rest["additionalProperties"] = False
        words = _WORDS.match(value.get("pattern", ""))
        if words:
            rest.pop("pattern")
            rest["enum"] = [word for word in words[1].split("|") if word]
        if len(choices) == 1:
            return {**choices[0], **rest}
        return {**rest, "anyOf": choices} if choices else rest

    small: dict[str, Any] = shown(made)
    small["description"] = " ".join(str(made.get("description", "")).split())
    return small


def _without(made: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in made.items() if name != key}
