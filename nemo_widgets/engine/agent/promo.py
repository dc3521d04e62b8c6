"""A promo from photos and a description: a hook, the claims on cards, and an end with price and address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.pitch import Pitch, is_point, read_pitch
from nemo_widgets.engine.agent.reading import seconds_to_read
from nemo_widgets.engine.agent.tools import AddProductShot, Uploaded
from nemo_widgets.timeline.layout import share

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

SHORTEST_MS = 2400
LONGEST_MS = 5200
_MOTIONS = ("zoom-in", "zoom-out", "pan-right", "zoom-in", "pan-left")
# Beyond this, more than half of the photo would lie outside the canvas.
_MOST_CUT = 2.0
_FRAMED = {"hero": "right", "full": "left"}
_LAYOUTS = ("left", "half", "right", "full")
_WORDLESS_MS = 3600


@dataclass(frozen=True)
class _Beat:
    """What one card says."""

    layout: str
    headline: str = ""
    line: str = ""
    only: str = ""
    points: tuple[str, ...] = ()
    price: str = ""
    action: str = ""
    link: str = ""

    @property
    def is_wordless(self) -> bool:
        """Whether only the photo is to be seen."""
        return not (self.headline or self.line or self.only or self.points)

    @property
    def ms(self) -> int:
        """How long it takes to be taken in."""
        said = (self.headline, self.line, self.only, *self.points, self.price, self.action, self.link)
        reading = sum(seconds_to_read(text) for text in said)
        return max(SHORTEST_MS, round(1000 * (0.75 * reading + 1.9))) if reading else _WORDLESS_MS


def promo(
    photos: Sequence[MediaItem],
    text: str,
    title: str,
    *,
    size: tuple[int, int],
    total_ms: int | None,
    fade_ms: int,
) -> tuple[list[AddProductShot], str, int]:
    """Lay a promo out.

    Parameters
    ----------
    photos
        In their order; each is shown at least once where the time allows it.
    text
        The description; without one only the photos are shown, and the title.
    title
        What the user wants it called; else the product's name, as far as the description tells it.
    size
        The canvas's width and height.
    total_ms
        How long it shall be; None for as long as its texts take.
    fade_ms
        The overlap of two cards.

    Returns
    -------
    tuple
        The calls, the title, and how long its texts take to read, in ms.
    """
    pitch = read_pitch(text) if text.strip() else Pitch()
    if title:
        pitch = replace(pitch, name=title, hook=pitch.hook if pitch.hook != pitch.name else "")
    beats = _beats(pitch, len(photos), total_ms)
    natural = [beat.ms for beat in beats]
    wanted = sum(natural) - fade_ms * (len(beats) - 1)
    lengths = natural
    if total_ms is not None:
        lengths = share(total_ms + fade_ms * (len(beats) - 1), natural, [None] * len(beats))
    calls = []
    for index, (beat, ms) in enumerate(zip(beats, lengths, strict=True)):
        photo = photos[0 if beat.layout == "close" else index % len(photos)]
        calls.append(
            AddProductShot(
                Uploaded(photo.hash),
                photo.filename,
                ms,
                layout=_suited(beat, photo, size),
                tone="dark" if index % 2 == 0 else "light",
                motion=_MOTIONS[index % len(_MOTIONS)],
                headline=beat.headline,
                line=beat.line,
                only=beat.only,
                points=beat.points,
                price=beat.price,
                action=beat.action,
                link=beat.link,
            )
        )
    return calls, pitch.name, wanted


def _suited(beat: _Beat, photo: MediaItem, size: tuple[int, int]) -> str:
    """Return the layout, or one that frames the photo where a full canvas would cut too much of it off."""
    if not (photo.width and photo.height) or beat.layout not in _FRAMED or beat.is_wordless:
        return beat.layout
    shapes = photo.width / photo.height, size[0] / size[1]
    return _FRAMED[beat.layout] if max(shapes) / min(shapes) > _MOST_CUT else beat.layout


def _beats(pitch: Pitch, photos: int, total_ms: int | None) -> list[_Beat]:
    opening = _Beat("hero", pitch.name, pitch.hook) if pitch.name else _Beat("hero", only=pitch.hook)
    middle = [replace(one, layout="") for one in _claims(pitch)]
    ends = bool(pitch.price or pitch.action or pitch.link or pitch.offer or pitch.name)
    link = "" if pitch.link and pitch.link in pitch.action else pitch.link
    end = _Beat("close", pitch.name, pitch.offer, price=pitch.price, action=pitch.action, link=link)
    least = photos - 1 - len(middle)
    if total_ms is not None:
        # Nobody looks at one card for long: photos without words come between.
        texts = opening.ms + sum(beat.ms for beat in middle) + (end.ms if ends else 0)
        cards = len(middle) + 1 + ends
        if texts < total_ms:
            least = max(least, -(-total_ms // LONGEST_MS) - cards)
        # What the texts need goes before showing every photo.
        least = min(least, max(0, (total_ms - texts) // SHORTEST_MS))
    else:
        least = max(least, 0)
    for number in range(max(0, least)):
        middle.insert(min(len(middle), 1 + 2 * number), _Beat(""))
    laid = [replace(beat, layout=_layout(beat, index)) for index, beat in enumerate(middle)]
    return [opening, *laid, *([end] if ends else [])]


def _layout(beat: _Beat, index: int) -> str:
    layout = _LAYOUTS[index % len(_LAYOUTS)]
    if beat.points and layout == "full":
        return "left"
    return "full" if not (beat.only or beat.points) else layout


def _claims(pitch: Pitch) -> list[_Beat]:
    """Return a card a claim; short features share one, three at most."""
    found: list[_Beat] = []
    waiting: list[str] = []

    def settle() -> None:
        if len(waiting) == 1:
            found.append(_Beat("", only=waiting[0]))
        elif waiting:
            found.append(_Beat("", points=tuple(waiting)))
        waiting.clear()

    for claim in pitch.claims:
        if is_point(claim):
            waiting.append(claim)
            if len(waiting) == 3:
                settle()
        else:
            settle()
            found.append(_Beat("", only=claim))
    settle()
    return found
