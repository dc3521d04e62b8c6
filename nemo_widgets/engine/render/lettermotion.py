"""How texts come and go: a registry of pure functions of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from nemo_widgets.engine.render.motion import smoothstep

FADE_S: Final = 0.3
_CAPTION_FADE_S: Final = 0.12
_USUAL_S: Final = 0.5
_LONGEST_S: Final = 5.0
# A typewriter that is not told how long it may take types this many characters a second.
_TYPED_A_SECOND: Final = 18.0


@dataclass(frozen=True)
class Pose:
    """How a text stands at a moment.

    Parameters
    ----------
    opacity
        0 to 1.
    dx, dy
        From its place, in short sides of the canvas, right and down.
    scale
        About its middle.
    shown
        The share of its characters or words that are there.
    """

    opacity: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    scale: float = 1.0
    shown: float = 1.0


STILL: Final = Pose()


def _arriving(share: float) -> float:
    """Fast at first, slow at last."""
    return 1 - (1 - share) ** 3


def _slide(dx: float, dy: float) -> Callable[[float], Pose]:
    def pose(share: float) -> Pose:
        away = 1 - _arriving(share)
        return Pose(smoothstep(min(1.0, share * 1.6)), dx * away, dy * away)

    return pose


def _pop(share: float) -> Pose:
    # A little too large before it settles.
    over = 1 + 2.4 * (share - 1) ** 3 + 1.4 * (share - 1) ** 2
    return Pose(smoothstep(min(1.0, share * 3)), scale=0.4 + 0.6 * over)


# What a text is like when a share of its coming is over; going runs backwards.
ENTRANCES: Final[Mapping[str, Callable[[float], Pose]]] = {
    "none": lambda _: STILL,
    "fade": lambda share: Pose(smoothstep(share)),
    "rise": lambda share: Pose(smoothstep(share), dy=0.0142 * (1 - smoothstep(share))),
    "slide-up": _slide(0.0, 0.12),
    "slide-down": _slide(0.0, -0.12),
    "slide-left": _slide(0.2, 0.0),
    "slide-right": _slide(-0.2, 0.0),
    "zoom": lambda share: Pose(smoothstep(share), scale=0.7 + 0.3 * _arriving(share)),
    "pop": _pop,
    "typewriter": lambda share: Pose(shown=share),
    "word-by-word": lambda share: Pose(shown=share),
}
BY_LETTER, BY_WORD = "typewriter", "word-by-word"


@dataclass(frozen=True)
class Entrance:
    """An animation by name, and the seconds it takes."""

    name: str
    seconds: float


@dataclass(frozen=True)
class LetterMotion:
    """How a text comes and goes."""

    coming: Entrance
    going: Entrance

    def at(self, seconds: float, length: float) -> Pose:
        """Return how the text stands some seconds after it began, of its whole length.

        Examples
        --------
        >>> motion = letter_motion({"animation_in": {"name": "fade", "d": 400}}, "title", letters=4)
        >>> motion.at(0.0, 3.0).opacity, motion.at(0.2, 3.0).opacity, motion.at(1.5, 3.0) == STILL
        (0.0, 0.5, True)
        """
        come = _pose(self.coming, seconds, length)
        go = _pose(self.going, length - seconds, length)
        if go == STILL:
            return come
        # Whoever came up goes on up.
        go = replace(go, dx=-go.dx, dy=-go.dy)
        return Pose(
            come.opacity * go.opacity,
            come.dx + go.dx,
            come.dy + go.dy,
            come.scale * go.scale,
            min(come.shown, go.shown),
        )


def _pose(entrance: Entrance, seconds: float, length: float) -> Pose:
    # A short text spends no more than two thirds of its time on coming and going.
    takes = min(entrance.seconds, length / (1.5 if entrance.name in (BY_LETTER, BY_WORD) else 3))
    if takes <= 0 or seconds >= takes:
        return STILL
    return ENTRANCES[entrance.name](max(0.0, seconds) / takes)


def letter_motion(m: Mapping[str, Any], role: str, *, letters: int) -> LetterMotion:
    """Read how a text of some letters comes and goes.

    Parameters
    ----------
    m
        The segment's metadata: `animation_in` and `animation_out`, a name or {name, d}. One that is not
        known, and one that is not said, is a short fade, for titles with a small rise.
    """
    usual = Entrance("fade", _CAPTION_FADE_S) if role == "caption" else Entrance("rise", FADE_S)
    return LetterMotion(
        _entrance(m.get("animation_in"), usual, letters), _entrance(m.get("animation_out"), usual, letters)
    )


def animation_name(value: object) -> str:
    """Return the name an animation is asked for by, empty for none."""
    name = value.get("name", value.get("type")) if isinstance(value, Mapping) else value
    return name.strip().lower().replace("_", "-").replace(" ", "-") if isinstance(name, str) else ""


def _entrance(value: object, usual: Entrance, letters: int) -> Entrance:
    name = animation_name(value)
    if name not in ENTRANCES:
        return usual
    length = value.get("d", value.get("duration")) if isinstance(value, Mapping) else None
    if isinstance(length, bool) or not isinstance(length, int | float) or not 0 < length < float("inf"):
        typed = name in (BY_LETTER, BY_WORD)
        return Entrance(name, min(letters / _TYPED_A_SECOND, _LONGEST_S) if typed else _USUAL_S)
    return Entrance(name, min(length / 1000, _LONGEST_S))
