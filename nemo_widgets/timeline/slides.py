"""The one message that carries a slideshow: written from a table, read by the agent, plain enough for people.

    Make a slideshow, vertical, from these slides in this order:
    1. picture "slide-001.png" | 4 s | title "Anna" | caption "1,200 sold"
    2. text | 3 s | title "No picture"
    Music: lo-fi at 35%

Texts are JSON strings, so quotes and line breaks inside them survive.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.sizes import SHAPES

DEFAULT_VOLUME = 0.35

_HEAD = re.compile(
    r"\s*make a slideshow(?:,\s*([^,]+?))?,?\s+from these slides in this order\s*:\s*", re.IGNORECASE
)
_SLIDE = re.compile(r"\s*\d+[.)]\s*(picture|text)\b(.*)", re.IGNORECASE | re.DOTALL)
_SECONDS = re.compile(r"\s*\|\s*(\d+(?:\.\d+)?)\s*s\b", re.IGNORECASE)
_FIELD = re.compile(r"\s*\|\s*(title|caption)\s+(?=\")", re.IGNORECASE)
_MUSIC = re.compile(r"\s*music:\s*(.+?)(?:\s+at\s+(\d+)\s*%)?\s*", re.IGNORECASE)
_PIXELS = re.compile(r"(\d{2,5})\s*[x×]\s*(\d{2,5})")


@dataclass(frozen=True)
class Slide:
    """One slide; without a picture it is a card of its texts."""

    picture: str | None = None
    seconds: float = 4.0
    title: str = ""
    caption: str = ""


@dataclass(frozen=True)
class SlideRequest:
    """A slideshow to make.

    `size` is width and height in pixels, or None where the message leaves it open; `music` is a mood,
    `""` for none, or None where the message does not say; `volume` is 0 to 1.
    """

    slides: tuple[Slide, ...]
    size: tuple[int, int] | None = None
    music: str | None = None
    volume: float = DEFAULT_VOLUME


def write_slides(
    slides: Sequence[Slide],
    *,
    size: str | tuple[int, int] | None = None,
    music: str | None = None,
    volume: float = DEFAULT_VOLUME,
) -> str:
    """Write slides as a message.

    Parameters
    ----------
    slides
        At least one slide; lengths are kept to the millisecond.
    size
        A name of `SHAPES` or pixels; None leaves it to the agent.
    music
        A mood such as `lo-fi`; None or empty for no music.
    volume
        0 to 1, kept to the percent.

    Raises
    ------
    InputError
        There is no slide, a slide has no length, or the shape is unknown.

    Examples
    --------
    >>> print(write_slides([Slide("a.png", 4, title="Anna")], size="square"))
    Make a slideshow, square, from these slides in this order:
    1. picture "a.png" | 4 s | title "Anna"
    Music: none
    """
    if not slides:
        raise InputError("A slideshow needs at least one slide.", next_step="Pass a table with a row.")
    shape = "" if size is None else f" {_shape_word(size)},"
    lines = [f"Make a slideshow,{shape} from these slides in this order:"]
    lines += [f"{number}. {_slide_line(slide)}" for number, slide in enumerate(slides, 1)]
    mood = " ".join((music or "").split())
    lines.append(f"Music: {mood} at {round(volume * 100)}%" if mood else "Music: none")
    return "\n".join(lines)


def read_slides(text: str) -> SlideRequest | None:
    """Read such a message.

    Returns
    -------
    SlideRequest or None
        None where the text is some other message.

    Raises
    ------
    InputError
        The message starts as a slideshow, but one of its lines cannot be read.
    """
    # Not splitlines(): a JSON string may hold U+2028 or a form feed, and only "\n" ends a line here.
    lines = [line for line in text.split("\n") if line.strip()]
    head = _HEAD.fullmatch(lines[0]) if lines else None
    if head is None:
        return None
    slides: list[Slide] = []
    music, volume = None, DEFAULT_VOLUME
    for line in lines[1:]:
        sound = _MUSIC.fullmatch(line)
        if sound:
            mood = sound.group(1).strip()
            music = "" if mood.lower() in {"none", "no", "off"} else mood
            volume = min(100, int(sound.group(2))) / 100 if sound.group(2) else DEFAULT_VOLUME
        else:
            slides.append(_read_slide(line))
    if not slides:
        raise InputError(
            "The slideshow has no slides.", next_step='Add lines such as: 1. text | 4 s | title "Hello"'
        )
    return SlideRequest(tuple(slides), _read_shape(head.group(1)), music, volume)


def _shape_word(size: str | tuple[int, int]) -> str:
    if isinstance(size, tuple):
        return f"{size[0]}x{size[1]}"
    if size not in SHAPES:
        raise InputError(
            f"{size!r} is no shape.", next_step=f"Use {', '.join(SHAPES)} or (width, height) in pixels."
        )
    return size


def _read_shape(word: str | None) -> tuple[int, int] | None:
    if word is None:
        return None
    pixels = _PIXELS.fullmatch(word.strip())
    if pixels:
        return int(pixels.group(1)), int(pixels.group(2))
    if word.strip().lower() in SHAPES:
        return SHAPES[word.strip().lower()]
    raise InputError(
        f"{word!r} is no shape.", next_step=f"Use {', '.join(SHAPES)} or pixels such as 1080x1920."
    )


def _slide_line(slide: Slide) -> str:
    if not slide.seconds >= 0.001:
        raise InputError(f"A slide of {slide.seconds} s has no length.", next_step="Give it some seconds.")
    parts = [f"picture {_quote(slide.picture)}" if slide.picture is not None else "text"]
    parts.append(f"{slide.seconds:.3f}".rstrip("0").rstrip(".") + " s")
    parts += [f"{name} {_quote(value)}" for name in ("title", "caption") if (value := getattr(slide, name))]
    return " | ".join(parts)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _read_slide(line: str) -> Slide:
    unreadable = InputError(
        f"This slide cannot be read: {line.strip()[:120]}",
        next_step='Write it as: 1. picture "photo.jpg" | 4 s | title "Anna" | caption "text"',
    )
    start = _SLIDE.fullmatch(line)
    if start is None:
        raise unreadable
    rest = start.group(2)
    picture = None
    try:
        if start.group(1).lower() == "picture":
            picture, rest = _json_string(rest)
        length = _SECONDS.match(rest)
        seconds = float(length.group(1)) if length else 4.0
        rest = rest[length.end() :] if length else rest
        fields: dict[str, str] = {}
        while match := _FIELD.match(rest):
            fields[match.group(1).lower()], rest = _json_string(rest[match.end() :])
    except ValueError as error:
        raise unreadable from error
    if rest.strip() or seconds <= 0:
        raise unreadable
    return Slide(picture, seconds, fields.get("title", ""), fields.get("caption", ""))


def _json_string(text: str) -> tuple[str, str]:
    """Return the JSON string at the start of a text, and what follows it."""
    stripped = text.lstrip()
    value, end = json.JSONDecoder(strict=False).raw_decode(stripped)
    if not isinstance(value, str):
        raise ValueError("not a string")  # noqa: TRY004 -- the caller reads it as one more unreadable line
    return value, stripped[end:]
