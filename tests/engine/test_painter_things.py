"""Every thing the painter can place: it stands on its ground and is lit from the side of the light."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.light import light_for
from nemo_widgets.engine.generate.painter.noise import generator
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things import THINGS

ALL = sorted(THINGS)
# These have no side in the shade: they are flat, or shine by themselves.
FLAT = {
    "birds",
    "ship",
    "torii",
    "tower",
    "butterfly",
    "campfire",
    "sky lantern",
    "fence",
    "bench",
    "kite",
    "wind turbine",
    "plane",
    "umbrella",
}


def drawn(
    name: str, *, sun: float = 0.6, time: str = "day", facing: float = 1.0, seed: int = 1, lit: float = 0.0
) -> Sprite:
    easel = Easel(360, 640, light_for(time, frozenset(), (), generator("light")), ("thing", seed))
    easel.sun_u = sun
    return THINGS[name].draw(easel, Place(0.0, 0.7, 0.3, 0.6, facing, lit), generator(name, seed))


@pytest.mark.parametrize("name", ALL)
def test_a_thing_fills_its_box_and_stands_on_its_foot(name: str) -> None:
    sprite = drawn(name)
    assert sprite.colour.shape == (*sprite.alpha.shape, 3)
    assert sprite.alpha.max() > 0.95
    assert 0 <= sprite.colour.min() <= sprite.colour.max() <= 255
    rows = np.flatnonzero((sprite.alpha > 0.5).any(axis=1))
    tall = 0.3 * 360
    assert sprite.foot_y - rows[0] == pytest.approx(tall, rel=0.35 if THINGS[name].stands == "sky" else 0.15)
    if THINGS[name].stands != "sky":
        assert abs(rows[-1] - sprite.foot_y) < 0.09 * tall
    columns = np.flatnonzero((sprite.alpha > 0.5).any(axis=0))
    assert 0.2 < (columns[-1] - columns[0]) / (THINGS[name].wide * tall) < 1.3
    assert columns[0] > 0
    assert columns[-1] < sprite.alpha.shape[1] - 1


@pytest.mark.parametrize("name", sorted(set(ALL) - FLAT))
def test_the_side_towards_the_sun_is_lighter(name: str) -> None:
    balance = []
    for sun in (-0.6, 0.6):
        sprite = drawn(name, sun=sun)
        grey = sprite.colour.mean(axis=2)
        x = np.broadcast_to(np.arange(grey.shape[1]) - sprite.foot_x, grey.shape)
        solid = sprite.alpha > 0.9
        balance.append(float(np.mean(grey[solid & (x > 0)])) / float(np.mean(grey[solid & (x < 0)])))
    assert balance[1] > balance[0] * 1.01


# The heaps of a crown are laid by the light that falls on them.
@pytest.mark.parametrize("name", sorted(set(ALL) - {"tree"}))
def test_a_thing_can_look_the_other_way(name: str) -> None:
    right, left = drawn(name, sun=0.001), drawn(name, sun=0.001, facing=-1.0)
    assert right.alpha.shape == left.alpha.shape
    assert np.abs(right.alpha - left.alpha[:, ::-1]).mean() < 0.03


@pytest.mark.parametrize("name", ["lighthouse", "house", "church", "castle", "ship", "lamp", "train", "tent"])
def test_lamps_and_windows_shine_at_night(name: str) -> None:
    dark, lit = drawn(name, time="night"), drawn(name, time="night", lit=1.0)
    assert (lit.colour * lit.alpha[..., None]).max() > 180 > 0
    assert (lit.colour[..., 0] * lit.alpha).max() > (dark.colour[..., 0] * dark.alpha).max() + 40


@pytest.mark.parametrize("name", ["sailboat", "house", "castle", "tree", "palm", "person", "balloon", "rock"])
def test_another_seed_draws_another_one(name: str) -> None:
    assert len({drawn(name, seed=seed).colour.tobytes() for seed in range(4)}) > 2


def test_the_same_bytes_come_out_of_another_process() -> None:
    code = "import hashlib; from tests.engine.test_painter_things import digest; print(digest())"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == digest()


def digest() -> str:
    """Return a digest over a few things in the light of the evening."""
    total = hashlib.sha256()
    for name in ("sailboat", "tree", "deer", "castle"):
        sprite = drawn(name, time="sunset", lit=0.5)
        total.update(sprite.colour.tobytes() + sprite.alpha.tobytes())
    return total.hexdigest()
