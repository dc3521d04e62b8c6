"""Writing into a segment under the key its dialect reads a thing from, so that it is found there again."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from typing import Any

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import number, string

Place = tuple[MutableMapping[str, Any], str]


def write_start(raw: dict[str, Any], ms: int) -> None:
    """Say when a segment starts."""
    _put_number(ms, _in(raw, "s", "st", "start"), _in_m(raw, "start"))


def write_duration(raw: dict[str, Any], ms: int) -> None:
    """Say how long a segment lasts; the end of the part that is used of its file goes along."""
    _put_number(ms, _in(raw, "d", "duration"), _in_m(raw, "duration"))
    m = raw.get("m")
    if isinstance(m, dict) and number(m.get("source_out")) is not None:
        speed = number(m.get("speed")) or 1.0
        m["source_out"] = round((number(m.get("source_in")) or 0.0) + ms * max(speed, 0.0))


def write_volume(raw: dict[str, Any], volume: float) -> None:
    """Say how loud a segment is, 0 to 1; where a foreign draft counts in percent, it goes on doing so."""
    places = [*_in_m(raw, "volume"), *_in(raw, "volume", "v")]
    for holder, key in places:
        old = number(holder.get(key))
        if old is not None:
            percent = old > 1 and volume * 100 > 1
            holder[key] = round(volume * 100, 2) if percent else volume
            return
    _set(raw, "volume", volume, top_level=True)


def write_text(raw: dict[str, Any], text: str) -> None:
    """Say what a text segment shows; word times that no longer fit are dropped."""
    _put_string(text, raw, _in_m(raw, "text"), _in(raw, "text"), key="text", top_level=True)
    m = raw.get("m")
    if isinstance(m, dict):
        m.pop("words", None)


def write_name(raw: dict[str, Any], name: str) -> None:
    """Say what a segment is called."""
    _put_string(name, raw, _in_m(raw, "title", "name", "text"), key="title")


def write_role(raw: dict[str, Any], role: str) -> None:
    """Say what a segment is for; nothing where the role is empty."""
    m = raw.get("m")
    if role:
        _set(raw, "role", role)
    elif isinstance(m, dict):
        m.pop("role", None)


def write_source(raw: dict[str, Any], url: str, *, old: str) -> None:
    """Show or play another file, in full; what was known of the old one goes."""
    if string(raw.get("src")) or not _replace_first(raw, old, url):
        raw["src"] = url
    m = raw.get("m")
    if isinstance(m, dict):
        for key in ("made", "source_in", "source_out", "source_duration", "speed", "focus"):
            m.pop(key, None)
        if "media_type" in m:
            m["media_type"] = media_type(url)


CLIPS = (".mp4", ".mov", ".avi", ".webm", ".mkv")


def media_type(url: str) -> str:
    """Return `video` for the URL of a clip, else `image`.

    Examples
    --------
    >>> media_type("/media/ab.mp4"), media_type("https://example.com/a.PNG?size=2")
    ('video', 'image')
    """
    return "video" if url.split("?")[0].split("#")[0].lower().endswith(CLIPS) else "image"


def _in(holder: dict[str, Any], *keys: str) -> list[Place]:
    return [(holder, key) for key in keys]


def _in_m(raw: dict[str, Any], *keys: str) -> list[Place]:
    m = raw.get("m")
    return _in(m, *keys) if isinstance(m, dict) else []


def _put_number(value: int, *places: Iterable[Place]) -> None:
    """Write where the reader finds the number now; where it finds none, in the first place of all."""
    every = [place for group in places for place in group]
    holder, key = next((p for p in every if number(p[0].get(p[1])) is not None), every[0])
    holder[key] = value


def _put_string(
    value: str, raw: dict[str, Any], *places: Iterable[Place], key: str, top_level: bool = False
) -> None:
    for holder, found in (place for group in places for place in group):
        if string(holder.get(found)):
            holder[found] = value
            return
    _set(raw, key, value, top_level=top_level)


def _set(raw: dict[str, Any], key: str, value: object, *, top_level: bool = False) -> None:
    """Write into the metadata; beside it where a foreign draft keeps something else there."""
    m = raw.setdefault("m", {})
    if m is None:
        m = raw["m"] = {}
    if isinstance(m, dict):
        m[key] = value
    elif top_level:
        raw[key] = value
    else:
        raise InputError(
            f"This segment's details are kept in a form that has no place for its {key}.",
            next_step="Ask for the change in words instead.",
        )


def _replace_first(value: Any, old: str, new: str) -> bool:
    """Replace the first URL in a segment, looked for in the reader's order; tell whether it was there."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if isinstance(item, str) and item == old:
            value[key] = new
            return True
        if _replace_first(item, old, new):
            return True
    return False
