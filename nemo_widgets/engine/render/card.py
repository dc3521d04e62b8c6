"""Typographic cards: a picture made of words, for what cannot be painted and for slides of text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.bidi import reads_rtl
from nemo_widgets.engine.render.ink import Floats, Pixels, Writing, rounded_box
from nemo_widgets.engine.render.paragraph import Block, Typeface, fit

RGB = tuple[int, int, int]
_WEIGHT = 700


@dataclass(frozen=True)
class Palette:
    """The two ends of a background, the light that falls on it, the type and the accent."""

    start: RGB
    end: RGB
    glow: RGB
    ink: RGB
    accent: RGB


PALETTES = (
    Palette((18, 24, 44), (8, 10, 22), (72, 92, 180), (245, 244, 238), (255, 176, 84)),
    Palette((244, 238, 226), (229, 216, 196), (255, 252, 244), (34, 30, 28), (206, 74, 42)),
    Palette((20, 58, 56), (8, 28, 32), (60, 148, 128), (240, 246, 238), (236, 196, 92)),
    Palette((92, 24, 40), (36, 10, 26), (206, 70, 74), (255, 242, 232), (255, 190, 120)),
    Palette((222, 232, 240), (192, 208, 224), (252, 254, 255), (22, 34, 54), (40, 98, 214)),
    Palette((46, 32, 78), (18, 12, 40), (142, 84, 200), (248, 242, 252), (255, 150, 168)),
    Palette((232, 106, 62), (190, 58, 48), (255, 178, 96), (255, 249, 240), (54, 16, 28)),
    Palette((30, 31, 34), (14, 14, 16), (88, 88, 96), (244, 243, 240), (150, 214, 160)),
    Palette((226, 234, 220), (194, 210, 190), (250, 253, 244), (24, 44, 36), (224, 112, 72)),
    Palette((14, 66, 128), (8, 28, 74), (54, 146, 216), (242, 248, 255), (255, 206, 86)),
)


def draw_card(text: str, *, width: int, height: int, palette_seed: int = 0) -> Pixels:
    """Draw a card: large type on a lit background, with a rule, a disc and fine rings.

    Parameters
    ----------
    text
        The words; empty for the background alone.
    width, height
        The size in pixels. The composition is the same at every size.
    palette_seed
        Chooses the colours and where the light and the rings lie.

    Returns
    -------
    numpy.ndarray
        RGB, uint8, (height, width, 3).

    Examples
    --------
    >>> draw_card("Thank you", width=320, height=180, palette_seed=3).shape
    (180, 320, 3)
    """
    palette = PALETTES[palette_seed % len(PALETTES)]
    random = np.random.default_rng([palette_seed & 0xFFFFFFFF, 77])
    picture = _background(width, height, palette, random)
    setting = _set(text, width, height) if text.strip() else None
    _draw_rings(picture, palette, left=reads_rtl(text), below=setting.rule if setting else height)
    if setting is not None:
        _set_type(picture, setting, palette)
    # A grain of about one level hides the steps of the gradient in eight bits and in H.264.
    grain = np.random.default_rng(5).normal(0, 0.9, (height, width, 1)).astype(np.float32)
    pixels: Pixels = np.clip(picture + grain + 0.5, 0, 255).astype(np.uint8)
    return pixels


def _grid(width: int, height: int) -> tuple[Floats, Floats]:
    """Return pixel centres in units of the short side, from the middle."""
    short = min(width, height)
    x: Floats = ((np.arange(width) + 0.5 - width / 2) / short).astype(np.float32)
    y: Floats = ((np.arange(height) + 0.5 - height / 2) / short).astype(np.float32)
    return x[None, :], y[:, None]


def _background(width: int, height: int, palette: Palette, random: np.random.Generator) -> Floats:
    x, y = _grid(width, height)
    reach_x, reach_y = width / min(width, height) / 2, height / min(width, height) / 2
    angle = random.uniform(0.9, 1.9)
    slope = x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle))
    share = np.clip(slope / (reach_x * abs(np.cos(angle)) + reach_y * abs(np.sin(angle))) * 0.5 + 0.5, 0, 1)
    share = (share * share * (3 - 2 * share))[..., None]
    picture = _colour(palette.start) * (1 - share) + _colour(palette.end) * share
    side = 1 if random.random() < 0.5 else -1
    lights = ((palette.glow, 0.75, 0.55, side * 0.6, -0.75), (palette.accent, 0.62, 0.16, -side * 0.8, 0.9))
    for colour, radius, strength, place_x, place_y in lights:
        distance = np.hypot(x - place_x * reach_x, y - place_y * reach_y)
        amount = (np.exp(-((distance / radius) ** 2)) * strength)[..., None]
        picture += (_colour(colour) - picture) * amount
    lit: Floats = picture.astype(np.float32)
    return lit


def _colour(value: RGB) -> Floats:
    return np.asarray(value, np.float32)


def _blend(picture: Floats, mask: npt.NDArray[np.floating], colour: RGB, opacity: float) -> None:
    amount = (mask * opacity).astype(np.float32)[..., None]
    picture += (_colour(colour) - picture) * amount


def _draw_rings(picture: Floats, palette: Palette, *, left: bool, below: float) -> None:
    """Draw rings and a disc in the upper corner that the type leaves free, which begins `below`."""
    height, width = picture.shape[:2]
    x, y = _grid(width, height)
    short = min(width, height)
    side = -1 if left else 1
    centre_x, centre_y = side * width / short * 0.5, -height / short * 0.5 + 0.30
    distance = np.hypot(x - centre_x, y - centre_y)
    # Rings 0.07 apart are one function of the distance: how far it is from the nearest ring.
    number = np.clip(np.rint((distance - 0.22) / 0.07), 0, 6)
    edge = np.clip((0.0013 - np.abs(distance - 0.22 - 0.07 * number)) * short + 0.5, 0, 1)
    _blend(picture, edge * (0.30 - 0.035 * number), palette.ink, 1.0)
    disc_y = centre_y + 0.09
    if width <= height * 1.2:
        # A wide card has the disc beside its type, any other above it.
        disc_y = min(disc_y, (below - height / 2) / short - 0.11)
    disc = np.clip((0.075 - np.hypot(x - centre_x + side * 0.2, y - disc_y)) * short + 0.5, 0, 1)
    _blend(picture, disc, palette.accent, 0.95)


@dataclass(frozen=True)
class _Setting:
    """Where a card's type stands: its block, its top, and the rule above it."""

    block: Block
    is_rtl: bool
    margin: float
    top: float
    rule: float


def _set(text: str, width: int, height: int) -> _Setting:
    short = min(width, height)
    # The camera comes closer by a sixth; the words stay inside the frame all the same.
    margin = (0.115 if width > height else 0.09) * short
    face = typefaces.shipped_face(_WEIGHT, display=True)
    typeface = Typeface(face, _WEIGHT, typefaces.language_of(text))
    block = fit(
        text,
        typeface,
        size=(0.20 if height >= width else 0.17) * short,
        smallest=0.066 * short,
        width=min(width - 2 * margin, 1.25 * short),
        height=0.56 * height,
        max_lines=6 if height > width else 4,
        leading=1.03,
    )
    foot = height - margin * (2.6 if height > width * 1.2 else 1.5)
    top = foot - block.height
    return _Setting(block, reads_rtl(text), margin, top, top - 0.045 * short)


def _set_type(picture: Floats, setting: _Setting, palette: Palette) -> None:
    height, width = picture.shape[:2]
    short = min(width, height)
    block, is_rtl, margin, top = setting.block, setting.is_rtl, setting.margin, setting.top
    writing = Writing(width, height)
    for number, line in enumerate(block.lines):
        x = width - margin - line.width if is_rtl else margin
        writing.write(
            line, x=x, top=top + block.above + number * block.leading, size=block.size, weight=_WEIGHT
        )
    rule = setting.rule
    thick = max(1.0, 0.0028 * short)
    reach = min(width - 2 * margin, 1.25 * short)
    edge = width - margin - reach if is_rtl else margin
    edges = {"left": edge, "right": edge + reach, "top": rule, "bottom": rule + thick}
    _blend(picture, rounded_box(width, height, radius=0, **edges), palette.ink, 0.35)
    start = width - margin - 0.11 * short if is_rtl else margin
    edges = {"left": start, "right": start + 0.11 * short, "top": rule - thick, "bottom": rule + 2 * thick}
    _blend(picture, rounded_box(width, height, radius=thick, **edges), palette.accent, 1.0)
    _blend(picture, np.asarray(writing.mask, np.float32) / 255, palette.ink, 1.0)
    if writing.picture is not None:
        own = np.asarray(writing.picture, np.float32)
        picture += (own[..., :3] - picture) * (own[..., 3:] / 255)
