"""A user's own music under a longer video: where it goes back, and how that sounds."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from nemo_widgets.engine.generate.music import compose
from nemo_widgets.engine.render.audio import mix
from nemo_widgets.engine.render.loudness import Samples
from nemo_widgets.engine.render.playing import rejoined
from nemo_widgets.engine.render.seams import Ear, Seam
from nemo_widgets.timeline.draft import Draft
from tests.engine.music_ear import levels, onset_strength, tempo
from tests.engine.test_audio import save

RATE = 48000


def draft_of(name: str, ms: int, **m: object) -> Draft:
    meta = {"title": name, "role": "bgm", "volume": 0.35, "loop": True, **m}
    return Draft.from_wire({"t": [{"tt": 1, "sg": [{"id": "a", "s": 0, "d": ms, "src": name, "m": meta}]}]})


def heard(sound: Samples, step: int = 4096) -> Seam | None:
    return Ear(RATE).hear(sound[at : at + step] for at in range(0, sound.shape[0], step)).seam()


def drone(seconds: float) -> Samples:
    """A sound without a beat, that fades at its end."""
    t = np.arange(round(seconds * RATE)) / RATE
    wave = 0.3 * np.sin(2 * np.pi * 220 * t) * (1 + 0.2 * np.sin(2 * np.pi * 0.13 * t))
    wave *= np.clip((seconds - t) / 2, 0, 1)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


@pytest.mark.parametrize(("mood", "seed"), [("upbeat", 4), ("corporate", 1), ("lo-fi", 7)])
def test_music_with_a_beat_goes_back_by_whole_bars(mood: str, seed: int) -> None:
    track = compose(mood, seconds=28 if mood == "lo-fi" else 21, seed=seed)
    seam = heard(track.samples)
    assert seam is not None
    assert seam.bpm
    beats = (seam.end - seam.start) / RATE * track.bpm / 60
    assert beats == pytest.approx(round(beats), abs=0.06)
    assert round(beats) % 4 == 0
    assert seam.end / RATE < track.piece.form.end + 0.1  # not in the ringing of the last chord


def test_a_looped_beat_does_not_stumble(tmp_path: Path) -> None:
    track = compose("upbeat", seconds=17.3, seed=2)
    # Silence before and after, as files from shops have.
    padded = np.concatenate(
        [np.zeros((9000, 2), np.float32), track.samples, np.zeros((30000, 2), np.float32)]
    )
    save(tmp_path / "song.wav", padded)
    sound, warnings = mix(draft_of("song.wav", 60000), resolve=lambda src: tmp_path / src, duration_s=60)
    assert warnings == []
    assert sound.shape[0] == 60 * RATE
    assert tempo(sound, RATE, track.bpm) == pytest.approx(track.bpm, rel=0.01)
    beat = 60 / track.bpm
    rises = onset_strength(sound, RATE)
    # Onsets stay on one grid of half beats over all repeats, to within a fiftieth of a second.
    strong = np.flatnonzero(rises > np.percentile(rises, 97)) * 0.01
    turn = np.exp(2j * np.pi * strong / (beat / 2))
    assert abs(turn.mean()) > 0.75
    # And it is never silent in between.
    assert levels(sound, RATE, 0.5)[2:-6].min() > levels(sound, RATE, 60)[0] - 22


def test_music_without_a_beat_crosses_over_slowly_and_evenly(tmp_path: Path) -> None:
    sound = drone(12)
    seam = heard(sound)
    assert seam is not None
    assert seam.bpm == 0
    assert seam.cross == 2 * RATE
    save(tmp_path / "drone.wav", sound)
    mixed, _ = mix(draft_of("drone.wav", 40000), resolve=lambda src: tmp_path / src, duration_s=40)
    level = levels(mixed, RATE, 0.5)[1:-1]
    assert level.max() - level.min() < 8
    bend = np.abs(np.diff(mixed[:, 0], 2))[RATE:-RATE]
    assert bend.max() < 3 * np.percentile(bend, 99)


def test_a_song_that_begins_further_on_loops_and_fades_and_lasts_exactly(tmp_path: Path) -> None:
    track = compose("corporate", seconds=20, seed=1)
    save(tmp_path / "song.wav", track.samples)
    for ms in (7003, 33017):
        draft = draft_of("song.wav", ms, source_in=8000, fade_in=300, fade_out=1500)
        sound, _ = mix(draft, resolve=lambda src: tmp_path / src, duration_s=ms / 1000)
        assert sound.shape[0] == round(ms / 1000 * RATE)
        assert levels(sound, RATE)[-1] < levels(sound, RATE, 1.0).max() - 25
        assert levels(sound[-3 * RATE :], RATE, 0.5)[0] > levels(sound, RATE, 1.0).max() - 15


def test_what_is_too_short_to_choose_has_no_seam() -> None:
    assert heard(drone(2)) is None
    assert heard(np.zeros((10 * RATE, 2), np.float32)) is None


def test_a_rejoined_sound_is_the_sound_with_one_crossing() -> None:
    ramp = np.repeat(np.arange(1000, dtype=np.float32)[:, None], 2, axis=1)
    playing = rejoined(lambda: iter([ramp[:300].copy(), ramp[300:].copy()]), Seam(100, 800, 50))
    sound = np.concatenate(list(islice(playing, 8)))[:, 0]
    assert (sound[:800] == np.arange(800)).all()
    assert (sound[850:1500] == np.arange(150, 800)).all()
    assert (sound[1550:1900] == np.arange(150, 500)).all()
