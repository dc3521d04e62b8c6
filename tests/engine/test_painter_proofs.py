"""Proofs over many prompts and seeds: what a prompt names is in the picture, and what is told is true."""

from __future__ import annotations

import hashlib
import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import pytest

from nemo_widgets.engine.generate.painter import Scene, paint
from nemo_widgets.engine.generate.painter.composition import compose
from nemo_widgets.engine.generate.painter.lexicon import LEXICON
from nemo_widgets.engine.generate.painter.noise import generator
from nemo_widgets.engine.generate.painter.scene import lay_over
from nemo_widgets.engine.generate.painter.things import THINGS
from nemo_widgets.engine.generate.painter.vocabulary import CONCEPTS
from nemo_widgets.engine.generate.painter.words import read
from tests.engine import painter_eyes as eyes

SHORT, LONG = range(2), range(40)
TALL = (216, 384)


def seen(prompt: str, seed: int, size: tuple[int, int] = TALL) -> eyes.Picture:
    return paint(prompt, width=size[0], height=size[1], seed=seed).flatten()


def planned_horizon(prompt: str, seed: int, size: tuple[int, int] = TALL) -> float:
    return compose(read(prompt), generator(prompt, seed, "composition"), size[0] / size[1]).horizon


def prompts(count: int) -> Iterator[str]:
    """Sentences of known words of every kind, now and then with one that is not known."""
    rng = generator("prompts", 1)
    words = {
        kind: sorted(word for word, told in CONCEPTS.items() if any(k == kind for k, _ in told))
        for kind in LEXICON
    }
    words = {kind: known for kind, known in words.items() if known}
    counts = ("a", "two", "three", "a dozen", "many", "a flock of", "hundreds of")
    relations = ("over", "beside", "in front of", "behind", "at the foot of", "under", "on", "reflected in")

    def one(kind: str) -> str:
        return words[kind][int(rng.integers(len(words[kind])))]

    nouns = [kind for kind in ("thing", "subject", "sky", "air") if kind in words]
    looks = [kind for kind in ("palette", "mood", "style", "view", "season", "weather") if kind in words]
    for _ in range(count):
        first, second = (nouns[int(rng.integers(len(nouns)))] for _ in range(2))
        parts = [
            one(looks[int(rng.integers(len(looks)))]) if rng.random() < 0.7 else "",
            counts[int(rng.integers(len(counts)))],
            one(first) if rng.random() < 0.95 else "violin",
            relations[int(rng.integers(len(relations)))],
            one(second),
            f"at {one('time')}" if rng.random() < 0.6 else "",
            f"with {one(looks[int(rng.integers(len(looks)))])}" if rng.random() < 0.4 else "",
        ]
        yield " ".join(part for part in parts if part)


def is_whole(scene: Scene, width: int, height: int) -> bool:
    first = scene.layers[0]
    return (
        first.rgba.shape == (height, width, 4)
        and int(first.rgba[..., 3].min()) == 255
        and all(layer.rgba.dtype == np.uint8 and 0 <= layer.depth <= 1 for layer in scene.layers)
        and not set(scene.understood) & set(scene.missed)
    )


@pytest.mark.parametrize("count", [24, pytest.param(2000, marks=pytest.mark.long)])
def test_random_prompts_are_painted(count: int) -> None:
    sizes = itertools.cycle([(54, 96), (96, 54), (64, 64)])
    for number, (prompt, (width, height)) in enumerate(zip(prompts(count), sizes, strict=False)):
        scene = paint(prompt, width=width, height=height, seed=number)
        assert is_whole(scene, width, height), prompt


@pytest.mark.long
def test_a_scene_for_a_phone_is_painted_in_a_second_and_a_half() -> None:
    taken = []
    for number, prompt in enumerate(prompts(40)):
        begun = time.perf_counter()
        paint(prompt, width=1080, height=1920, seed=number)
        taken.append(time.perf_counter() - begun)
    assert statistics.median(taken) <= 1.5


@pytest.mark.parametrize("count", [6, pytest.param(60, marks=pytest.mark.long)])
def test_another_process_paints_the_same_bytes(count: int) -> None:
    chosen = list(prompts(count))
    code = (
        "import hashlib, sys; from nemo_widgets.engine.generate.painter import paint\n"
        "for line in sys.stdin.read().split(chr(10)):\n"
        "    print(hashlib.sha256(paint(line, width=64, height=112, seed=7).flatten().tobytes()).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], input="\n".join(chosen), text=True, capture_output=True, check=True
    ).stdout.split()
    here = [
        hashlib.sha256(paint(line, width=64, height=112, seed=7).flatten().tobytes()).hexdigest()
        for line in chosen
    ]
    assert told == here


def test_the_lexicon_has_two_hundred_concepts_that_are_painted() -> None:
    known = {concept for told in CONCEPTS.values() for concept in told}
    assert len(known) >= 150 + len(THINGS)
    for kind, name in known:
        words = LEXICON[kind][name].split("|")
        assert any(word.isascii() for word in words), name
        assert any(not word.isascii() for word in words), name


SEEDS = [
    pytest.param(SHORT, id="few"),
    pytest.param(LONG, id="many", marks=pytest.mark.long),
]


@pytest.mark.parametrize("seeds", SEEDS)
def test_the_horizon_is_where_sky_and_sea_meet(seeds: range) -> None:
    for prompt in ("sea at noon", "moon over the sea"):
        for seed in seeds:
            assert abs(eyes.horizon(seen(prompt, seed)) - planned_horizon(prompt, seed)) < 0.025


@pytest.mark.parametrize("seeds", SEEDS)
def test_a_lake_mirrors_and_dry_land_does_not(seeds: range) -> None:
    for seed in seeds:
        for prompt, least, most in (("a mountain lake at noon", 0.6, 1), ("a desert at noon", -1, 0.6)):
            told = eyes.mirror(seen(prompt, seed), planned_horizon(prompt, seed))
            assert least < told <= most, (prompt, seed)


@pytest.mark.parametrize("seeds", SEEDS)
def test_sun_and_moon_stand_where_they_were_put_and_nowhere_else(seeds: range) -> None:
    for seed in seeds:
        sun, moon = (eyes.disc(seen(prompt, seed)) for prompt in ("sun over hills", "moon over the sea"))
        assert sun[0] > 8
        assert sun[3] > 140, "the sun stands in a bright sky"
        assert moon[0] > 25
        assert moon[3] < 140, "the moon stands in a dark one"
        for prompt in ("overcast sea", "milky way over the sea"):
            assert eyes.disc(seen(prompt, seed))[0] < 6, (prompt, seed)


@pytest.mark.parametrize("seeds", SEEDS)
def test_stars_are_out_at_night_more_of_them_where_asked_for(seeds: range) -> None:
    for seed in seeds:
        many, some, none = (
            eyes.stars(seen(prompt, seed)) for prompt in ("starry night sea", "night sea", "sea at noon")
        )
        assert many > 1.3 * some > 150
        assert none < 12
        assert eyes.stars(seen("overcast night sea", seed)) < 12


@pytest.mark.parametrize("seeds", SEEDS)
def test_rain_falls_aslant_and_all_one_way(seeds: range) -> None:
    for seed in seeds:
        strength, lean = eyes.rain_lean(seen("rain over the sea", seed))
        assert strength > 0.5
        assert 4 < lean < 14
        assert eyes.rain_lean(seen("storm over the sea", seed))[1] > lean + 3
        assert abs(eyes.rain_lean(seen("sea at noon", seed))[1]) > 60


@pytest.mark.parametrize("seeds", SEEDS)
def test_snow_falls_and_lies(seeds: range) -> None:
    for seed in seeds:
        falling, still = (
            eyes.flakes(seen(prompt, seed)) for prompt in ("snowfall over mountains", "mountains")
        )
        assert falling > 1.6 * still
        lying, bare = (eyes.whiteness(seen(prompt, seed)) for prompt in ("snow field at noon", "desert"))
        assert lying > 0.5 > 0.2 > bare


@pytest.mark.parametrize("seeds", SEEDS)
def test_a_skyline_has_roofs_and_walls(seeds: range) -> None:
    size = (270, 480)
    for seed in seeds:
        for prompt in ("city skyline at noon", "a lake", "sea", "desert", "hills"):
            told = eyes.skyline(seen(prompt, seed, size), planned_horizon(prompt, seed, size))
            assert (told > 150) == prompt.startswith("city"), (prompt, seed)


@pytest.mark.parametrize("seeds", SEEDS)
def test_colour_words_give_the_picture_its_hue(seeds: range) -> None:
    hues = (("monochrome blue lake", 265), ("emerald sea", 165), ("red desert", 45), ("purple sea", 300))
    for seed in seeds:
        for prompt, wanted in hues:
            hue, chroma = eyes.hue(seen(prompt, seed))
            assert chroma > 9, prompt
            assert abs((hue - wanted + 180) % 360 - 180) < 32, prompt
        assert eyes.hue(seen("black and white sea", seed))[1] < 3


@pytest.mark.parametrize("seeds", SEEDS)
def test_night_is_dark_and_day_is_light(seeds: range) -> None:
    for seed in seeds:
        night, day = (eyes.brightness(seen(f"a lake by {time}", seed)) for time in ("night", "day"))
        assert night < 80 < 110 < day


@pytest.mark.parametrize("name", sorted(THINGS))
def test_every_thing_changes_the_picture_where_it_stands_and_nowhere_else(name: str) -> None:
    word = LEXICON["thing"][name].split("|")[0]
    scene = paint(f"a {word}", width=180, height=320, seed=4)
    own = [layer for layer in scene.layers if layer.name.startswith(f"{name} 1.")]
    assert own, f"no layer shows a {word}"
    assert word in scene.understood
    with_it, without = scene.flatten().astype(int), np.zeros((320, 180, 3), np.uint8)
    box = np.zeros((320, 180), bool)
    for layer in scene.layers:
        if layer in own:
            high, wide = layer.rgba.shape[:2]
            box[max(layer.y, 0) : max(layer.y + high, 0), max(layer.x, 0) : max(layer.x + wide, 0)] = True
        else:
            lay_over(without, layer.rgba, layer.x, layer.y)
    change = np.abs(with_it - without).max(axis=2)
    assert not change[~box].any()
    assert (change[box] > 12).sum() > 12


def test_as_many_are_painted_as_were_asked_for() -> None:
    asked = (
        ("three sailboats on a lake", "sailboat", 3),
        ("五座房子", "house", 5),
        ("a dozen birds", "birds", 12),
    )
    for prompt, name, count in asked:
        if name not in THINGS:
            continue
        scene = paint(prompt, width=180, height=320, seed=2)
        own = [layer.name for layer in scene.layers if layer.name.startswith(f"{name} 1.")]
        assert len([each for each in own if each[-1].isdigit()]) == count


@pytest.mark.parametrize(
    ("prompt", "missed"),
    [
        ("two moons over the desert", "two moons"),
        ("hundreds of boats on a lake", "hundreds of boats"),
        ("a city under the sea", "under sea"),
        ("a lake with robots", "robots"),
    ],
)
def test_counts_and_relations_that_are_not_painted_are_told(prompt: str, missed: str) -> None:
    scene = paint(prompt, width=90, height=160)
    assert missed in scene.missed
    assert not scene.is_card


@pytest.mark.parametrize(
    "prompt",
    [
        "violin",
        "a violin at sunset",
        "at sunset a violin plays",
        "snow leopard",
        "一把小提琴",
        "夕阳下的小提琴",
        "熊猫",
    ],
)
def test_a_stranger_is_never_painted_as_something_else(prompt: str) -> None:
    assert paint(prompt, width=90, height=160).is_card


@pytest.mark.parametrize(
    "prompt", ["birds singing over the sea", "the sun sets behind the hills", "a lake, no violins"]
)
def test_verbs_and_asides_do_not_make_a_card(prompt: str) -> None:
    assert read(prompt).drawable
