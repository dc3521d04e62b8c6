"""Each style leaves the layers as they lie, and can be told from a picture without it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.light import light_for
from nemo_widgets.engine.generate.painter.noise import generator
from nemo_widgets.engine.generate.painter.picture import paint
from nemo_widgets.engine.generate.painter.scene import Layer, Scene
from nemo_widgets.engine.generate.painter.styles import STYLES

WIDE, HIGH = 270, 480


@cache
def plain() -> Scene:
    return paint("a sailboat on a mountain lake by day", width=WIDE, height=HIGH, seed=3)


def easel() -> Easel:
    return Easel(WIDE, HIGH, light_for("day", frozenset(), (), generator("light")), ("styles", 1))


@cache
def layers(style: str) -> tuple[Layer, ...]:
    return STYLES[style](plain().layers, easel())


@cache
def picture(style: str) -> NDArray[np.float32]:
    scene = plain() if not style else replace(plain(), layers=layers(style))
    return scene.flatten().astype(np.float32)


def colourful(style: str) -> float:
    seen = picture(style)
    return float((seen.max(axis=2) - seen.min(axis=2)).mean())


def even(style: str) -> float:
    """Return the share of pixels that are like the one beside them."""
    return float((np.abs(np.diff(picture(style), axis=1)).max(axis=2) < 1.5).mean())


@pytest.mark.parametrize("style", sorted(STYLES))
def test_the_layers_stay_the_same_ones(style: str) -> None:
    before, after = plain().layers, layers(style)
    assert [layer.name for layer in after] == [layer.name for layer in before]
    assert [(layer.depth, layer.drift) for layer in after] == [(layer.depth, layer.drift) for layer in before]
    assert after[0].rgba[..., 3].min() == 255
    assert (after[0].x, after[0].y, after[0].rgba.shape) == (before[0].x, before[0].y, before[0].rgba.shape)
    assert all(layer.rgba.dtype == np.uint8 for layer in after)


@pytest.mark.parametrize("style", sorted(STYLES))
def test_what_is_solid_stays_solid(style: str) -> None:
    for before, after in zip(plain().layers, layers(style), strict=True):
        y, x = before.y - after.y, before.x - after.x
        inner = after.rgba[y : y + before.rgba.shape[0], x : x + before.rgba.shape[1], 3]
        if style in ("watercolour", "ink-wash"):
            # The margin is left white.
            inner, own = inner[40:-40, 60:-60], before.rgba[40:-40, 60:-60, 3]
        else:
            own = before.rgba[..., 3]
        if own.size and (own > 250).mean() > 0.3:
            assert (inner[own > 250] > 150).mean() > 0.85


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_style_is_the_same_each_time(style: str) -> None:
    again = STYLES[style](plain().layers, easel())
    assert all(np.array_equal(one.rgba, two.rgba) for one, two in zip(layers(style), again, strict=True))


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_style_can_be_seen(style: str) -> None:
    assert np.abs(picture(style) - picture("")).mean() > 4


def test_flat_has_even_planes() -> None:
    assert even("flat") > even("") + 0.2


def test_low_poly_is_of_facets_of_one_colour() -> None:
    assert even("low-poly") > even("") + 0.1


def test_watercolour_leaves_a_white_margin_of_paper() -> None:
    seen = picture("watercolour")
    edges = np.concatenate([seen[:4].reshape(-1, 3), seen[-4:].reshape(-1, 3), seen[:, :4].reshape(-1, 3)])
    assert edges.mean() > 235
    assert seen[60:-60, 40:-40].mean() < 225


def test_paper_cut_throws_shadows_on_what_lies_behind() -> None:
    dark = 0
    for before, after in zip(plain().layers[1:], layers("paper-cut")[1:], strict=True):
        if after.rgba.shape != before.rgba.shape:
            y, x = before.y - after.y, before.x - after.x
            inner = after.rgba[y:-y, x:-x]
            shaded = (before.rgba[..., 3] == 0) & (inner[..., 3] > 40)
            dark += int(np.count_nonzero(inner[shaded].max(axis=1) < 70)) if shaded.any() else 0
    assert dark > 400


def test_neon_glows_on_the_dark() -> None:
    seen = picture("neon-glow")
    assert seen.mean() < 70
    assert np.percentile(seen.max(axis=2), 99) > 180
    assert np.percentile(seen.max(axis=2) - seen.min(axis=2), 97) > 70


@pytest.mark.parametrize("style", ["line", "ink-wash"])
def test_ink_is_without_colour_on_pale_paper(style: str) -> None:
    assert colourful(style) < 30
    assert np.percentile(picture(style), 90) > 215
    assert np.percentile(picture(style), 2) < 130


def test_ink_keeps_the_outline_of_mountains_in_the_distance() -> None:
    for prompt in ("mountains and a lake", "misty mountains"):
        scene = paint(f"ink wash, {prompt}", width=WIDE, height=HIGH, seed=3)
        at = next(number for number, layer in enumerate(scene.layers) if layer.name == "main range")
        behind = replace(scene, layers=scene.layers[:at]).flatten().mean(axis=2)
        before = replace(scene, layers=scene.layers[: at + 1]).flatten().mean(axis=2)
        assert np.percentile((behind - before)[20:-20, 20:-20], 99) > 60, prompt


def test_an_evening_in_paper_is_cut_from_strong_colours() -> None:
    prompt = "mountains and a lake at dusk"
    plain, cut = (
        paint(f"{how} {prompt}", width=WIDE, height=HIGH, seed=1).flatten() for how in ("", "paper cut")
    )
    plain, cut = (seen.astype(float).max(axis=2) - seen.min(axis=2) for seen in (plain, cut))
    assert cut.mean() > 1.1 * plain.mean()


def test_pixels_are_squares() -> None:
    size = max(round(WIDE / 150), 2)
    first = layers("pixel")[0]
    left, top = -first.x % size, -first.y % size
    part = first.rgba[top : top + size * 60, left : left + size * 60]
    blocks = part.reshape(60, size, 60, size, 4)
    assert np.array_equal(blocks.max(axis=(1, 3)), blocks.min(axis=(1, 3)))
