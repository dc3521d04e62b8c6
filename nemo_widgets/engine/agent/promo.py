"""A promo from photos and a description: a hook, the claims on cards, and an end with price and address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nemo_widgets.engine.agent.pitch import Pitch, is_point, read_pitch
from nemo_widgets.engine.agent.reading import seconds_to_read
from nemo_widgets.engine.agent.tools import AddProductShot, Uploaded
from nemo_widgets.timeline.lengths import share

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


def _card(layout: str = "left", **words: Any) -> AddProductShot:
    """Return a card that has its words, and waits for its photo and its time."""
    return AddProductShot(Uploaded(""), "", 1, layout=layout, **words)


def _ms(card: AddProductShot) -> int:
    """Return how long a card takes to be taken in."""
    reading = sum(seconds_to_read(text) for _, text in card.texts())
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
    cards = _cards(pitch, len(photos), total_ms)
    natural = [_ms(card) for card in cards]
    wanted = sum(natural) - fade_ms * (len(cards) - 1)
    lengths = natural
    if total_ms is not None:
        lengths = share(total_ms + fade_ms * (len(cards) - 1), natural, [None] * len(cards))
    calls = []
    for index, (card, ms) in enumerate(zip(cards, lengths, strict=True)):
        photo = photos[0 if card.layout == "close" else index % len(photos)]
        calls.append(
            replace(
                card,
                picture=Uploaded(photo.hash),
                name=photo.filename,
                duration_ms=ms,
                layout=_suited(card, photo, size),
                tone="dark" if index % 2 == 0 else "light",
                motion=_MOTIONS[index % len(_MOTIONS)],
            )
        )
    return calls, pitch.name, wanted


def _suited(card: AddProductShot, photo: MediaItem, size: tuple[int, int]) -> str:
    """Return the layout, or one that frames the photo where a full canvas would cut too much of it off."""
    if not (photo.width and photo.height) or card.layout not in _FRAMED or not card.texts():
        return card.layout
    shapes = photo.width / photo.height, size[0] / size[1]
    return _FRAMED[card.layout] if max(shapes) / min(shapes) > _MOST_CUT else card.layout


def _cards(pitch: Pitch, photos: int, total_ms: int | None) -> list[AddProductShot]:
    opening = (
        _card("hero", headline=pitch.name, line=pitch.hook) if pitch.name else _card("hero", only=pitch.hook)
    )
    middle = _claims(pitch)
    ends = bool(pitch.price or pitch.action or pitch.link or pitch.offer or pitch.name)
    link = "" if pitch.link and pitch.link in pitch.action else pitch.link
    end = _card(
        "close",
        headline=pitch.name,
        line=pitch.offer,
        price=pitch.price,
        action=pitch.action,
        link=link,
    )
    least = photos - 1 - len(middle)
    if total_ms is not None:
        # Nobody looks at one card for long: photos without words come between.
        texts = _ms(opening) + sum(_ms(card) for card in middle) + (_ms(end) if ends else 0)
        count = len(middle) + 1 + ends
        if texts < total_ms:
            least = max(least, -(-total_ms // LONGEST_MS) - count)
        # What the texts need goes before showing every photo.
        least = min(least, max(0, (total_ms - texts) // SHORTEST_MS))
    for number in range(max(0, least)):
        middle.insert(min(len(middle), 1 + 2 * number), _card())
    laid = [replace(card, layout=_layout(card, index)) for index, card in enumerate(middle)]
    return [opening, *laid, *([end] if ends else [])]


def _layout(card: AddProductShot, index: int) -> str:
    layout = _LAYOUTS[index % len(_LAYOUTS)]
    if card.points and layout == "full":
        return "left"
    return layout if card.texts() else "full"


def _claims(pitch: Pitch) -> list[AddProductShot]:
    """Return a card a claim; short features share one, three at most."""
    found: list[AddProductShot] = []
    waiting: list[str] = []

    def settle() -> None:
        if len(waiting) == 1:
            found.append(_card(only=waiting[0]))
        elif waiting:
            found.append(_card(points=tuple(waiting)))
        waiting.clear()

    for claim in pitch.claims:
        if is_point(claim):
            waiting.append(claim)
            if len(waiting) == 3:
                settle()
        else:
            settle()
            found.append(_card(only=claim))
    settle()
    return found
