"""The soundtrack measured by other tools: pyloudnorm, FFmpeg's ebur128 and SciPy's filters."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import av.filter
import av.logging
import numpy as np
import pyloudnorm
import pytest
from scipy import signal

from nemo_widgets.engine.generate.music import MOODS, compose
from nemo_widgets.engine.render import render
from nemo_widgets.engine.render.audio import mix, mixdown, sound_key
from nemo_widgets.engine.render.listening import frame_of
from nemo_widgets.engine.render.loudness import Samples, loudness, true_peaks
from nemo_widgets.timeline.draft import Draft
from tests.engine.hearing import read_sound
from tests.engine.test_audio import BGM, RATE, level, save, strength, tone

VOICE = {"role": "voice"}


def ebur128(sound: Samples) -> tuple[float, float]:
    """Return integrated loudness and true peak as FFmpeg's meter reports them."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="fltp", sample_rate=RATE, layout="stereo")
    graph.link_nodes(
        source, graph.add("ebur128", "peak=true:framelog=quiet"), graph.add("abuffersink")
    ).configure()
    before = av.logging.get_level()
    av.logging.set_level(av.logging.INFO)
    try:
        with av.logging.Capture(local=False) as told:
            for start in range(0, sound.shape[0], RATE):
                graph.push(frame_of(sound[start : start + RATE], RATE, start))
                _drain(graph)
            graph.push(None)
            _drain(graph)
            del graph, source
    finally:
        av.logging.set_level(before)
    text = "".join(line for _, _, line in told)
    loud = re.findall(r"I:\s+(-?[\d.]+) LUFS", text)
    peak = re.findall(r"Peak:\s+(-?[\d.]+|-inf) dBFS", text)
    assert loud, text
    assert peak, text
    return float(loud[-1]), float(peak[-1])


def _drain(graph: av.filter.Graph) -> None:
    while True:
        try:
            graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return


def lufs(sound: Samples) -> float:
    return float(pyloudnorm.Meter(RATE).integrated_loudness(sound.astype(np.float64)))


def speech(seconds: float, *, level: float = 0.4, seed: int = 1) -> Samples:
    """Something like speech: a glottis through the formants of vowels, in syllables with pauses."""
    random = np.random.default_rng(seed)
    t = np.arange(round(seconds * RATE)) / RATE
    phase = np.cumsum(110 * (1 + 0.15 * np.sin(2 * np.pi * 0.4 * t))) / RATE % 1
    pulses = np.where(phase < 0.6, np.sin(np.pi * phase / 0.6) ** 2 * (1 - phase), 0)
    source = np.diff(pulses, prepend=0) + 0.004 * random.normal(size=t.size)
    vowels = [(730, 1090, 2440), (270, 2290, 3010), (530, 1840, 2480), (300, 870, 2240), (660, 1720, 2410)]
    spoken = np.zeros_like(t)
    at = 0
    while at < t.size:
        syllable = source[at : at + int(random.uniform(0.12, 0.28) * RATE)]
        for hertz, share in zip(vowels[random.integers(5)], (1, 0.5, 0.25), strict=True):
            formed = signal.lfilter(*signal.iirpeak(hertz, hertz / 80, fs=RATE), syllable)
            spoken[at : at + syllable.size] += share * formed
        loud = 0.0 if random.random() < 0.2 else random.uniform(0.4, 1)
        spoken[at : at + syllable.size] *= np.hanning(syllable.size) ** 0.5 * loud
        at += syllable.size
    spoken *= level / np.abs(spoken).max()
    return np.repeat(spoken[:, None], 2, axis=1).astype(np.float32)


def drums(seconds: float, *, level: float = 0.9) -> Samples:
    """Short hits with long rests: peaks far above their loudness."""
    random = np.random.default_rng(3)
    t = np.arange(round(seconds * RATE)) / RATE
    hits = np.exp(-((t * 2) % 1) * 40) * random.normal(0, 0.33, t.size)
    return np.repeat((hits * level)[:, None], 2, axis=1).astype(np.float32)


def _segment(number: int, name: str, start: int, length: int, m: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"s{number}", "s": start, "d": length, "src": name, "m": {"title": name, **m}}


def draft_of(*segments: tuple[int, str, int, int, dict[str, Any]], **m: Any) -> Draft:
    """Make a draft with a track a segment: (tt, file, start, length, metadata)."""
    tracks = [
        {
            "tt": tt,
            "sg": [{"id": f"s{n}", "s": start, "d": length, "src": name, "m": {"title": name, **meta}}],
        }
        for n, (tt, name, start, length, meta) in enumerate(segments)
    ]
    return Draft.from_wire({"t": tracks, "m": m})


def row(tt: int, *segments: tuple[str, int, int, dict[str, Any]]) -> Draft:
    """Make a draft of one track."""
    sg = [_segment(n, name, start, length, meta) for n, (name, start, length, meta) in enumerate(segments)]
    return Draft.from_wire({"t": [{"tt": tt, "sg": sg}]})


Heard = Callable[[Draft, float], Samples]


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    def run(draft: Draft, seconds: float) -> Samples:
        sound, warnings = mix(draft, resolve=lambda src: tmp_path / src, duration_s=seconds)
        assert warnings == []
        return sound

    return run


def test_our_loudness_is_that_of_pyloudnorm_and_of_ffmpeg() -> None:
    swell = drums(8) * np.linspace(0.02, 1, 8 * RATE, dtype=np.float32)[:, None]
    for sound in (swell, speech(6), tone(997, 3), compose("lo-fi", seconds=6).samples):
        assert loudness(sound) == pytest.approx(lufs(sound), abs=0.1)
        assert loudness(sound) == pytest.approx(ebur128(sound)[0], abs=0.15)


def test_our_true_peaks_are_those_of_ffmpeg() -> None:
    between = tone(RATE / 4, 0.5, level=0.9)
    shifted = (0.9 * np.sin(2 * np.pi * RATE / 4 * np.arange(RATE) / RATE + np.pi / 4)).astype(np.float32)
    for sound in (between, np.repeat(shifted[:, None], 2, axis=1), drums(4), speech(3)):
        # A hard start would ring, and no two filters ring alike.
        sound[:2400] *= np.linspace(0, 1, 2400, dtype=np.float32)[:, None]
        sound[-2400:] *= np.linspace(1, 0, 2400, dtype=np.float32)[:, None]
        ours = 20 * np.log10(true_peaks(sound, 48).max())
        assert ours == pytest.approx(ebur128(sound)[1], abs=0.25)
    # Three decibels above its highest sample.
    assert true_peaks(np.repeat(shifted[:, None], 2, axis=1), 48).max() == pytest.approx(0.9, abs=0.02)


@pytest.mark.parametrize("mood", MOODS)
def test_music_alone_comes_out_at_minus_fourteen(mood: str, heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "music.wav", compose(mood, seconds=10, seed=2).samples)
    sound = heard(draft_of((1, "music.wav", 0, 12000, {**BGM, "volume": 0.35, "fade_out": 1500})), 12)
    assert lufs(sound) == pytest.approx(-14, abs=0.5)
    assert ebur128(sound)[0] == pytest.approx(-14, abs=0.5)
    assert ebur128(sound)[1] <= -1.0


@pytest.mark.parametrize("kind", ["speech and music", "speech", "a tone", "hard noise", "quiet speech"])
def test_any_mix_comes_out_at_minus_fourteen_and_below_minus_one_true_peak(
    kind: str, heard: Heard, tmp_path: Path
) -> None:
    noise = np.random.default_rng(0).uniform(-1, 1, (8 * RATE, 2)).astype(np.float32)
    sounds = {"a tone": tone(440, 8), "hard noise": noise}
    save(tmp_path / "a.wav", sounds.get(kind, speech(8, level=0.12 if kind == "quiet speech" else 0.4)))
    segments = [(1, "a.wav", 0, 8000, dict(VOICE))]
    if kind == "speech and music":
        save(tmp_path / "music.wav", compose("upbeat", seconds=8).samples)
        segments.append((1, "music.wav", 0, 8000, BGM))
    sound = heard(draft_of(*segments), 8)
    by_ffmpeg, peak = ebur128(sound)
    assert lufs(sound) == pytest.approx(-14, abs=1)
    assert by_ffmpeg == pytest.approx(-14, abs=1)
    assert peak <= -1.0


def test_hits_far_above_their_loudness_are_held_and_not_squashed(heard: Heard, tmp_path: Path) -> None:
    """Eight decibels of limiting are the most; what that leaves quieter stays quieter."""
    save(tmp_path / "a.wav", drums(8))
    sound = heard(draft_of((1, "a.wav", 0, 8000, {"role": "sfx"})), 8)
    assert ebur128(sound)[1] <= -1.0
    assert -21 < lufs(sound) < -14


def test_an_exported_file_has_this_loudness_and_peak_and_sound_as_long_as_its_picture(tmp_path: Path) -> None:
    """What is measured is the coded sound: AAC may overshoot."""
    card = tmp_path / "card.png"
    av.VideoFrame.from_ndarray(np.full((90, 160, 3), 90, np.uint8), format="rgb24").to_image().save(card)
    mixed = np.concatenate([compose("upbeat", seconds=5).samples[: 5 * RATE], speech(5, level=1.2)])
    save(tmp_path / "hard.wav", np.clip(mixed, -1, 1).astype(np.float32))
    draft = draft_of(
        (0, "card.png", 0, 10000, {"media_type": "image", "motion": "none"}),
        (1, "hard.wav", 0, 10000, VOICE),
        width=160,
        height=90,
        fps=25,
    )
    done = render(draft, tmp_path / "v.mp4", resolve=lambda src: tmp_path / src, cache_dir=tmp_path / "cache")
    coded = read_sound(done.path)
    assert coded is not None
    assert lufs(coded) == pytest.approx(-14, abs=1)
    assert ebur128(coded)[0] == pytest.approx(-14, abs=1)
    assert ebur128(coded)[1] <= -1.0
    with av.open(str(done.path)) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        lengths = [float((stream.duration or 0) * (stream.time_base or 0)) for stream in (picture, sound)]
    assert lengths[0] == pytest.approx(10, abs=0.001)
    # The sound's last packet may reach over the end; no player shows that.
    assert lengths[1] == pytest.approx(10, abs=1024 / RATE)
    assert coded.shape[0] == pytest.approx(10 * RATE, abs=1024)


def test_music_is_eight_decibels_down_or_more_while_a_voice_speaks(heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "music.wav", tone(6000, 14))
    for loud in (0.5, 0.02):
        save(tmp_path / "voice.wav", speech(5, level=loud))
        sound = heard(draft_of((1, "music.wav", 0, 14000, BGM), (1, "voice.wav", 4000, 5000, VOICE)), 14)
        band = signal.sosfilt(signal.butter(8, [5800, 6200], "band", fs=RATE, output="sos"), sound, axis=0)
        before, under, after = (
            lufs(band[int(a * RATE) : int(b * RATE)].astype(np.float32))
            for a, b in ((1, 3), (5, 8), (11, 13))
        )
        assert before - under >= 8
        assert after == pytest.approx(before, abs=0.3)


def test_ducking_comes_and_goes_smoothly(heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "music.wav", tone(6000, 12))
    save(tmp_path / "voice.wav", speech(3))
    sound = heard(draft_of((1, "music.wav", 0, 12000, BGM), (1, "voice.wav", 4000, 3000, VOICE)), 12)
    band = signal.sosfiltfilt(signal.butter(4, [5800, 6200], "band", fs=RATE, output="sos"), sound[:, 0])
    levels = [level(piece) for piece in np.array_split(band[RATE : 11 * RATE], 500)]  # 20 ms each
    steps = np.abs(np.diff(levels))
    assert steps.max() < 1.5
    reached = next(n for n, value in enumerate(levels) if value < levels[0] - 8)
    assert 1 + reached * 0.02 < 4.05


def test_a_clips_own_sound_makes_way_only_where_it_is_asked_to(heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "clip.mp4", speech(4), codec="aac", picture=True)
    save(tmp_path / "music.wav", tone(6000, 8))
    depth = {}
    for wish in (None, True, 15, False):
        music = {**BGM} if wish is None else {**BGM, "duck": wish}
        sound = heard(
            draft_of((0, "clip.mp4", 3000, 4000, {"media_type": "video"}), (1, "music.wav", 0, 8000, music)),
            8,
        )
        depth[wish] = strength(sound[RATE : 2 * RATE], 6000) - strength(sound[4 * RATE : 6 * RATE], 6000)
    assert depth[None] == pytest.approx(0, abs=0.6)
    assert depth[False] == pytest.approx(0, abs=0.6)
    assert depth[True] >= 8
    assert depth[15] >= 13


def clicks(sound: Samples, *moments: float) -> list[float]:
    """Return how far the energy above 10 kHz rises in 10 ms around moments, above its usual level, in dB."""
    high = signal.sosfiltfilt(signal.butter(6, 10_000, "high", fs=RATE, output="sos"), sound[:, 0])
    window = RATE // 100
    energy = np.convolve(high**2, np.ones(window) / window, "same")
    usual = float(np.percentile(energy, 95)) + 1e-9
    found = []
    for moment in moments:
        at = round(moment * RATE)
        found.append(10 * np.log10(float(energy[max(0, at - window) : at + window].max() + 1e-12) / usual))
    return found


def test_the_measure_of_clicks_hears_one() -> None:
    cut = np.concatenate([tone(440, 0.5), -tone(333, 0.5)[100:]])
    assert clicks(cut, 0.5)[0] > 10


def test_cuts_between_sounds_do_not_click(heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(441, 8, level=0.5))
    save(tmp_path / "b.wav", tone(333, 8, level=0.5))
    # Each begins and ends in the middle of a wave.
    pieces = [("a.wav" if n % 2 else "b.wav", n * 707, 707, {"source_in": 311 * n + 5}) for n in range(8)]
    sound = heard(row(1, *pieces), 8 * 0.707)
    assert max(clicks(sound, *(n * 0.707 for n in range(1, 8)))) < 3
    assert np.abs(sound[0]).max() < 0.02
    assert np.abs(sound[-1]).max() < 0.02


def test_a_split_is_not_heard_at_all(heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", speech(6))
    whole = heard(row(1, ("a.wav", 0, 6000, {"role": "sfx"})), 6)
    cuts = [0, 1234, 2500, 4321, 6000]
    parts = [("a.wav", a, b - a, {"role": "sfx", "source_in": a, "source_out": b}) for a, b in pairwise(cuts)]
    assert np.abs(heard(row(1, *parts), 6) - whole).max() < 1e-4


@pytest.mark.parametrize("extra", [0, 0.0131])
def test_a_loop_has_no_click_and_no_gap_at_its_seam(extra: float, heard: Heard, tmp_path: Path) -> None:
    length = 1.0 + extra
    save(tmp_path / "a.wav", tone(440, length))
    sound = heard(draft_of((1, "a.wav", 0, 8000, {**BGM})), 8)
    period = length if not extra else length - 0.03
    assert max(clicks(sound, *(n * period for n in range(1, 7)))) < 3
    windows = sound[RATE // 10 : -RATE // 10].reshape(-1, RATE // 20, 2)
    assert np.ptp([level(window) for window in windows]) < (0.5 if not extra else 4)


@pytest.mark.parametrize("speed", [0.5, 1.5, 2.0, 4.0])
def test_pitch_is_kept_at_every_speed(speed: float, heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 8))
    seconds = min(4.0, 8 / speed)
    sound = heard(draft_of((1, "a.wav", 0, round(seconds * 1000), {"speed": speed})), seconds)
    middle = sound[round(0.2 * RATE) : round((seconds - 0.2) * RATE), 0]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(middle.size), 1 << 18))
    assert np.argmax(spectrum) * RATE / (1 << 18) == pytest.approx(440, rel=0.01)
    assert level(sound[-RATE // 4 : -RATE // 10]) > level(sound) - 3


def test_a_reversed_sound_is_the_same_samples_from_the_end(heard: Heard, tmp_path: Path) -> None:
    sweep = signal.chirp(np.arange(24 * RATE) / RATE, 200, 24, 3000).astype(np.float32) * 0.3
    save(tmp_path / "a.wav", np.repeat(sweep[:, None], 2, axis=1))
    save(tmp_path / "b.m4a", np.repeat(sweep[: 24 * 44100, None], 2, axis=1), codec="aac", rate=44100)
    forward = heard(draft_of((1, "a.wav", 0, 24000, {})), 24)
    backward = heard(draft_of((1, "a.wav", 0, 24000, {"reverse": True})), 24)
    inner = slice(RATE // 10, -RATE // 10)
    assert np.abs(forward[::-1][inner] - backward[inner]).max() < 2e-3
    # Stretches of ten seconds meet without a click, also where the rate is changed.
    again = heard(draft_of((1, "b.m4a", 0, 21000, {"reverse": True})), 21)
    assert max(clicks(again, *(n + x for n in (10, 20) for x in (-0.1, 0, 0.1)))) < 3


def test_a_reversed_stretch_is_the_one_that_its_picture_shows(heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", np.concatenate([tone(300, 2), tone(900, 2), tone(2700, 2)]))
    part = {"role": "sfx", "reverse": True, "source_in": 0, "source_out": 4000}
    sound = heard(draft_of((1, "a.wav", 0, 2000, part)), 2)
    assert strength(sound, 900) > strength(sound, 300) + 30
    beyond = {"role": "sfx", "reverse": True, "source_in": 1000, "source_out": 9000}
    sound = heard(draft_of((1, "a.wav", 0, 1500, beyond)), 1.5)
    assert strength(sound, 2700) > strength(sound, 900) + 30


def test_a_fade_that_the_file_breaks_off_does_not_click(heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "whole.mp3", tone(441, 6, level=0.5), codec="libmp3lame")
    data = (tmp_path / "whole.mp3").read_bytes()
    (tmp_path / "cut.mp3").write_bytes(data[: len(data) // 2])
    sound = heard(draft_of((1, "cut.mp3", 0, 8000, {"role": "sfx", "fade_out": 1000})), 8)
    last = int(np.flatnonzero(np.abs(sound[:, 0]) > 1e-4)[-1]) / RATE
    assert 2.5 < last < 3.5
    assert max(clicks(sound, last, last - 0.02)) < 3


def test_frozen_and_impossibly_fast_clips_are_silent(tmp_path: Path) -> None:
    save(tmp_path / "clip.mp4", tone(440, 4), codec="aac", picture=True)
    for m in ({"freeze": True}, {"speed": 0}):
        sound, warnings = mix(
            draft_of((0, "clip.mp4", 0, 2000, {"media_type": "video", **m})),
            resolve=lambda src: tmp_path / src,
            duration_s=2,
        )
        assert not sound.any()
        assert warnings == []
    _, warnings = mix(
        draft_of((0, "clip.mp4", 0, 200, {"media_type": "video", "speed": 20})),
        resolve=lambda src: tmp_path / src,
        duration_s=2,
    )
    assert "20 times its speed" in warnings[0]


def test_sound_crosses_at_equal_power_where_pictures_cross(heard: Heard, tmp_path: Path) -> None:
    random = np.random.default_rng(4)
    for name in ("a.mp4", "b.mp4"):
        save(
            tmp_path / name,
            random.normal(0, 0.1, (6 * RATE, 2)).astype(np.float32),
            codec="aac",
            picture=True,
        )
    clip = {"media_type": "video"}
    overlapped = row(
        0,
        ("a.mp4", 0, 4000, clip),
        ("b.mp4", 3000, 4000, {**clip, "transition": {"type": "crossfade", "d": 1000}}),
    )
    # Clips that only touch: the first one is held under the second one's transition, its sound too.
    touching = row(
        0,
        ("a.mp4", 0, 3000, clip),
        ("b.mp4", 3000, 4000, {**clip, "transition": {"type": "wipe", "d": 1000}}),
    )
    for draft in (overlapped, touching):
        sound = heard(draft, 7)
        levels = [level(piece) for piece in np.array_split(sound[2 * RATE : 5 * RATE], 30)]
        assert np.ptp(levels) < 1.5


def test_fades_end_where_the_sound_does(heard: Heard, tmp_path: Path) -> None:
    save(tmp_path / "short.wav", tone(440, 3))
    sound = heard(draft_of((1, "short.wav", 0, 8000, {"role": "sfx", "fade_out": 1000})), 8)
    assert level(sound[int(2.9 * RATE) : 3 * RATE]) < level(sound[RATE : 2 * RATE]) - 10
    assert not sound[3 * RATE + 10 :].any()


def test_sound_that_breaks_off_is_heard_as_far_as_it_goes(tmp_path: Path) -> None:
    save(tmp_path / "a.mp3", tone(440, 8), codec="libmp3lame")
    data = bytearray((tmp_path / "a.mp3").read_bytes())
    data[len(data) // 2 :] = b"\0" * (len(data) - len(data) // 2)
    (tmp_path / "a.mp3").write_bytes(data)
    sound, _ = mix(
        draft_of((1, "a.mp3", 0, 8000, {"role": "sfx"})), resolve=lambda src: tmp_path / src, duration_s=8
    )
    assert strength(sound[RATE : 2 * RATE], 440) > -30
    assert max(clicks(sound, 4.0)) < 6


def test_blocks_are_the_mix_and_the_key_changes_with_all_that_is_heard(tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 5))
    draft = draft_of((1, "a.wav", 0, 5000, {**BGM, "volume": 0.5}))
    whole, _ = mix(draft, resolve=lambda src: tmp_path / src, duration_s=5)
    with mixdown(draft, resolve=lambda src: tmp_path / src, duration_s=5, folder=tmp_path) as sound:
        pieces = list(sound.blocks())
        assert sound.loudness == pytest.approx(-14, abs=0.1)
    assert (np.concatenate(pieces) == whole).all()
    assert len(pieces) > 1
    keys = {
        sound_key(draft_of((1, "a.wav", 0, 5000, {**BGM, **m})), {"a.wav": content}, seconds)
        for m in ({"volume": 0.5}, {"volume": 0.4}, {"fade_in": 100}, {"loop": False})
        for content in ("x", "y")
        for seconds in (4.0, 5.0)
    }
    assert len(keys) == 16
    assert sound_key(draft, {"a.wav": "x"}, 5.0) in keys
    renamed = draft_of((1, "a.wav", 0, 5000, {**BGM, "volume": 0.5, "title": "Another name"}))
    assert sound_key(draft, {}, 5.0) == sound_key(renamed, {}, 5.0)
