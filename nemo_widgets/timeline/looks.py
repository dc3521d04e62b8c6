"""What a segment asks of its looks, read tolerantly: its transition and its filters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

WAYS: Final = ("left", "right", "up", "down")
TRANSITIONS: Final = (
    "crossfade",
    "fade-black",
    "fade-white",
    *(f"{kind}-{way}" for kind in ("wipe", "slide", "push") for way in WAYS),
    "circle",
    "clock",
    "zoom",
    "blur",
)
"""The transitions that can be rendered; a direction is where the picture, or the edge, moves to."""

IN_PLACE: Final = frozenset({"crossfade", "circle", "clock", *(f"wipe-{way}" for way in WAYS)})
"""Those that move or change nothing but the new shot, and so suit one that does not fill the frame."""

TRANSITION_ALIASES: Final[Mapping[str, str]] = {
    "cross-dissolve": "crossfade", "dissolve": "crossfade", "mix": "crossfade",
    "fade-through-black": "fade-black", "fadeblack": "fade-black", "dip-to-black": "fade-black",
    "fade-through-white": "fade-white", "fadewhite": "fade-white", "dip-to-white": "fade-white",
    "flash": "fade-white", "fade": "fade-in",
    "wipe": "wipe-left", "slide": "slide-left", "push": "push-left",
    "zoom-in": "zoom", "circle-open": "circle", "iris": "circle", "radial": "clock", "clock-wipe": "clock",
}  # fmt: skip
"""Other names in use for the same. A `fade-in` is a crossfade with whatever lies beneath, be it nothing."""


def canonical(name: str) -> str:
    """Return a transition's own name for any of its names, however it is spelled.

    Examples
    --------
    >>> canonical("Cross Dissolve"), canonical("wipeleft"), canonical("Sparkle")
    ('crossfade', 'wipe-left', 'sparkle')
    """
    said = name.strip().lower().replace("_", "-").replace(" ", "-")
    for kind in ("wipe", "slide", "push"):
        if said in {kind + way for way in WAYS}:
            said = f"{kind}-{said.removeprefix(kind)}"
    return TRANSITION_ALIASES.get(said, said)


@dataclass(frozen=True)
class Asked:
    """A transition that a segment asks for: its own name, and its length in milliseconds or None."""

    name: str
    ms: float | None


def asked(m: Mapping[str, Any]) -> Asked:
    """Read a segment's `transition`: a name, or `{type, d}`; "cut" where there is none.

    Examples
    --------
    >>> asked({"transition": {"type": "wipe", "d": 400}})
    Asked(name='wipe-left', ms=400.0)
    """
    value = m.get("transition")
    name, length = (value.get("type"), value.get("d")) if isinstance(value, Mapping) else (value, None)
    said = canonical(name) if isinstance(name, str) else "" if name is None else repr(name)
    is_length = isinstance(length, int | float) and not isinstance(length, bool) and length > 0
    ms = float(length) if is_length and length is not None else None
    return Asked("cut" if said in {"", "cut", "none"} else said, ms)


FILTER_ALIASES: Final[Mapping[str, str]] = {
    "grayscale": "black-and-white", "greyscale": "black-and-white", "bw": "black-and-white",
    "mono": "black-and-white", "black & white": "black-and-white", "noir": "black-and-white",
    "warmth": "warm", "warmer": "warm", "cold": "cool", "cooler": "cool", "soft": "blur", "vintage": "sepia",
}  # fmt: skip
_USUAL: Final[Mapping[str, float]] = {
    "brightness": 0.2, "contrast": 0.2, "saturation": 0.3, "warm": 0.5, "cool": 0.5, "black-and-white": 1.0,
    "sepia": 1.0, "vignette": 0.6, "blur": 0.5, "lut": 1.0,
}  # fmt: skip
FILTERS: Final = tuple(_USUAL)
"""The filters that can be rendered, by name."""
SIGNED_FILTERS: Final = frozenset({"brightness", "contrast", "saturation"})
"""Filters that go both ways, -1 to 1; the others go from 0 to 1."""


@dataclass(frozen=True)
class Filter:
    """One filter asked for: its own name, how strong, and the `src` of its file if it has one."""

    name: str
    amount: float
    src: str = ""


def filters_of(m: Mapping[str, Any]) -> Iterator[Filter]:
    """Read a segment's `filters`: names, or `{name, amount, src}`; unknown names come too.

    Examples
    --------
    >>> list(filters_of({"filters": ["noir", {"name": "warm", "amount": 3}]}))
    [Filter(name='black-and-white', amount=1.0, src=''), Filter(name='warm', amount=1.0, src='')]
    """
    value = m.get("filters")
    if not isinstance(value, Sequence) or isinstance(value, str):
        return
    for item in value:
        told: Mapping[str, Any] = item if isinstance(item, Mapping) else {"name": item}
        said = str(told.get("name", "")).strip().lower().replace("_", "-")
        name = FILTER_ALIASES.get(said, said)
        amount = told.get("amount")
        if isinstance(amount, bool) or not isinstance(amount, int | float) or amount != amount:
            amount = _USUAL.get(name, 1.0)
        least = -1.0 if name in SIGNED_FILTERS else 0.0
        yield Filter(name, float(min(1.0, max(least, amount))), str(told.get("src") or ""))
