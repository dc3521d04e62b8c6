"""The soundtrack, mixed from real files and measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest

from nemo_widgets.engine.render.audio import mix, mixdown
from nemo_widgets.engine.render.cues import crosses
from nemo_widgets.engine.render.dynamics import limit
from nemo_widgets.engine.render.loudness import loudness
from nemo_widgets.engine.render.outcome import RenderCancelled
from nemo_widgets.timeline.draft import Draft
from tests.engine.hearing import change_speed, read_sound

RATE = 48000
Samples = npt.NDArray[np.float32]


def tone(hertz: float, seconds: float, *, level: float = 0.3, rate: int = RATE) -> Samples:
    t = np.arange(round(seconds * rate)) / rate
    return np.repeat((level * np.sin(2 * np.pi * hertz * t))[:, None], 2, axis=1).astype(np.float32)


def save(
    path: Path, sound: Samples, *, codec: str = "pcm_s16le", rate: int = RATE, picture: bool = False
) -> Path:
    """Write a real file with FFmpeg, with moving pictures where wanted."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "stereo"
        if picture:
            video = container.add_stream("libx264", rate=10)
            assert isinstance(video, av.VideoStream)
            video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
            for _ in range(round(sound.shape[0] / rate * 10)):
                frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
                container.mux(video.encode(frame))
            container.mux(video.encode(None))
        packed = np.ascontiguousarray(sound.T)
        chunk = av.AudioFrame.from_ndarray(packed, format="fltp", layout="stereo")
        chunk.sample_rate = rate
        resampler = av.AudioResampler(
            format=stream.format, layout="stereo", rate=rate, frame_size=stream.frame_size
        )
        for piece in [*resampler.resample(chunk), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


Mixer = Callable[..., tuple[Samples, list[str]]]


@pytest.fixture
def mixed(tmp_path: Path) -> Mixer:
    """Mix segments given as (kind, file, start, length, metadata) with times in ms."""

    def run(
        *segments: tuple[str, str, int, int, dict[str, Any]], seconds: float = 4.0
    ) -> tuple[Samples, list[str]]:
        tracks = [
            {
                "tt": {"video": 0, "audio": 1}[kind],
                "sg": [{"id": f"s{number}", "s": start, "d": length, "src": name, "m": {"title": name, **m}}],
            }
            for number, (kind, name, start, length, m) in enumerate(segments)
        ]
        return mix(Draft.from_wire({"t": tracks}), resolve=lambda src: tmp_path / src, duration_s=seconds)

    return run


def level(sound: Samples) -> float:
    return float(20 * np.log10(np.sqrt((sound.astype(float) ** 2).mean()) + 1e-9))


def strength(sound: Samples, hertz: float) -> float:
    """How loud one frequency is, in dB."""
    t = np.arange(sound.shape[0]) / RATE
    return float(20 * np.log10(abs((sound[:, 0] * np.exp(-2j * np.pi * hertz * t)).mean()) * 2 + 1e-9))


BGM = {"role": "bgm"}


def test_the_mix_is_exactly_as_long_as_the_video(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 1))
    for seconds in (12.0, 3.3333, 0.01):
        sound, _ = mixed(("audio", "a.wav", 0, 12000, BGM), seconds=seconds)
        assert sound.shape == (round(seconds * RATE), 2)
        assert sound.dtype == np.float32


def test_a_draft_without_sound_gives_silence(mixed: Mixer) -> None:
    sound, warnings = mixed(seconds=1)
    assert not sound.any()
    assert warnings == []


def test_the_balance_between_sounds_is_the_one_asked_for(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 4))
    save(tmp_path / "b.wav", tone(1500, 4))
    effect = ("audio", "b.wav", 0, 4000, {"role": "sfx"})
    for volume in (1.0, 0.35, 0.1):
        sound, _ = mixed(("audio", "a.wav", 0, 4000, {**BGM, "volume": volume}), effect)
        assert strength(sound, 440) - strength(sound, 1500) == pytest.approx(20 * np.log10(volume), abs=0.2)
    unsaid, _ = mixed(("audio", "a.wav", 0, 4000, BGM), effect)
    assert strength(unsaid, 440) - strength(unsaid, 1500) == pytest.approx(20 * np.log10(0.35), abs=0.2)


def test_music_alone_is_as_loud_as_players_expect_at_every_volume(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 4))
    for volume in (1.0, 0.35, 0.2):
        sound, _ = mixed(("audio", "a.wav", 0, 4000, {**BGM, "volume": volume}))
        assert loudness(sound) == pytest.approx(-14, abs=0.2)
    muted, _ = mixed(("audio", "a.wav", 0, 4000, {**BGM, "volume": 0}))
    assert not muted.any()


def test_a_quiet_mix_is_raised_by_twenty_decibels_at_most(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 4, level=0.01))
    sound, _ = mixed(("audio", "a.wav", 0, 4000, {"role": "voice"}))
    assert level(sound) - level(tone(440, 4, level=0.01)) == pytest.approx(20, abs=0.1)


def test_full_volume_is_as_loud_as_players_expect_and_never_above_minus_one_decibel(
    mixed: Mixer, tmp_path: Path
) -> None:
    noise = np.random.default_rng(0).normal(0, 0.05, (4 * RATE, 2)).astype(np.float32)
    for factor in (0.5, 5.0):
        save(tmp_path / "a.wav", np.clip(noise * factor, -1, 1).astype(np.float32))
        sound, _ = mixed(("audio", "a.wav", 0, 4000, {"role": "voice"}))
        assert loudness(sound) == pytest.approx(-14, abs=0.7)
        assert np.abs(sound).max() <= 10 ** (-1 / 20)


def test_a_nearly_silent_recording_is_not_blown_up_to_noise(mixed: Mixer, tmp_path: Path) -> None:
    hiss = np.random.default_rng(0).normal(0, 0.0005, (4 * RATE, 2)).astype(np.float32)
    save(tmp_path / "a.wav", hiss)
    sound, _ = mixed(("audio", "a.wav", 0, 4000, {"role": "voice"}))
    assert level(sound) < level(hiss) + 3


def test_sound_starts_and_stops_at_its_place_and_fades(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 4))
    sound, _ = mixed(("audio", "a.wav", 1000, 2000, {"role": "sfx", "fade_in": 500, "fade_out": 500}))
    assert not sound[:RATE].any()
    assert not sound[3 * RATE :].any()
    steady = level(sound[int(1.6 * RATE) : int(2.4 * RATE)])
    assert level(sound[RATE : int(1.1 * RATE)]) < steady - 10
    assert level(sound[int(2.9 * RATE) : 3 * RATE]) < steady - 10


def test_short_music_goes_round_without_a_gap_and_without_loop_it_ends(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 1))
    looped, _ = mixed(("audio", "a.wav", 0, 4000, BGM))
    windows = looped[RATE // 10 : -RATE // 10].reshape(-1, RATE // 20, 2)
    assert np.ptp([level(window) for window in windows]) < 0.5
    once, _ = mixed(("audio", "a.wav", 0, 4000, {**BGM, "loop": False}))
    assert not once[int(1.1 * RATE) :].any()


def test_in_and_out_points_choose_the_stretch_that_is_heard(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", np.concatenate([tone(300, 2), tone(900, 2), tone(2700, 2)]))
    sound, _ = mixed(("audio", "a.wav", 0, 4000, {"role": "sfx", "source_in": 2000, "source_out": 4000}))
    assert strength(sound[: 2 * RATE], 900) > strength(sound[: 2 * RATE], 300) + 40
    assert strength(sound[: 2 * RATE], 900) > strength(sound[: 2 * RATE], 2700) + 40
    assert not sound[int(2.05 * RATE) :].any()


def test_twice_the_speed_is_half_as_long_at_the_same_pitch(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "a.wav", tone(440, 4))
    sound, _ = mixed(("audio", "a.wav", 0, 4000, {"role": "sfx", "speed": 2}))
    assert not sound[int(2.05 * RATE) :].any()
    assert strength(sound[RATE // 2 : RATE], 440) > strength(sound[RATE // 2 : RATE], 880) + 20
    for speed in (0.25, 0.7, 1.0, 3.0, 8.0):
        assert change_speed(tone(440, 1), speed).shape[0] == round(RATE / speed)


def test_music_gives_way_to_a_voice_and_comes_back(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "music.wav", tone(440, 8))
    save(tmp_path / "voice.wav", tone(1500, 2))
    music = ("audio", "music.wav", 0, 8000, BGM)
    voice = ("audio", "voice.wav", 3000, 2000, {"role": "voice"})
    sound, _ = mixed(music, voice, seconds=8)
    alone, under, after = (sound[int(a * RATE) : int((a + 1) * RATE)] for a in (1.0, 3.5, 6.5))
    assert strength(alone, 440) - strength(under, 440) == pytest.approx(10, abs=0.5)
    assert strength(after, 440) == pytest.approx(strength(alone, 440), abs=0.2)
    steady, _ = mixed((*music[:4], {**BGM, "duck": False}), voice, seconds=8)
    assert strength(steady[RATE : 2 * RATE], 440) == pytest.approx(
        strength(steady[int(3.5 * RATE) : int(4.5 * RATE)], 440), abs=0.2
    )


@pytest.mark.parametrize(
    ("suffix", "codec"),
    [(".mp3", "libmp3lame"), (".m4a", "aac"), (".aac", "aac"), (".wav", "pcm_s16le"), (".flac", "flac")],
)
def test_every_accepted_sound_format_is_heard(mixed: Mixer, tmp_path: Path, suffix: str, codec: str) -> None:
    name = f"a{suffix}"
    save(tmp_path / name, tone(440, 2, rate=44100), codec=codec, rate=44100)
    sound, warnings = mixed(("audio", name, 0, 2000, BGM), seconds=2)
    assert warnings == []
    assert strength(sound[RATE // 2 : RATE], 440) > -30


def test_the_sound_of_a_clip_keeps_time_with_its_picture(mixed: Mixer, tmp_path: Path) -> None:
    beep = np.concatenate(
        [np.zeros((2 * RATE, 2), np.float32), tone(1000, 0.2), np.zeros((RATE, 2), np.float32)]
    )
    save(tmp_path / "clip.mp4", beep, codec="aac", picture=True)
    for source_in in (0, 1500):
        sound, _ = mixed(("video", "clip.mp4", 0, 3000, {"media_type": "video", "source_in": source_in}))
        first = int(np.argmax(np.abs(sound[:, 0]) > 0.02)) / RATE
        assert first == pytest.approx(2 - source_in / 1000, abs=0.03)


def test_a_muted_clip_and_a_picture_are_silent(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "clip.mp4", tone(440, 2), codec="aac", picture=True)
    sound, warnings = mixed(
        ("video", "clip.mp4", 0, 2000, {"media_type": "video", "volume": 0}),
        ("video", "photo.jpg", 2000, 2000, {"media_type": "image"}),
    )
    assert not sound.any()
    assert warnings == []


def test_clips_that_overlap_fade_into_one_another(tmp_path: Path) -> None:
    for name, hertz in (("a.mp4", 440), ("b.mp4", 1500)):
        save(tmp_path / name, tone(hertz, 3), codec="aac", picture=True)
    clips = [{"s": 0, "d": 2500, "src": "a.mp4", "m": {}}, {"s": 2000, "d": 2000, "src": "b.mp4", "m": {}}]
    draft = Draft.from_wire({"t": [{"tt": 0, "sg": clips}]})
    sound, _ = mix(draft, resolve=lambda src: tmp_path / src, duration_s=4.0)
    early, late = sound[int(2.0 * RATE) : int(2.1 * RATE)], sound[int(2.4 * RATE) : int(2.5 * RATE)]
    assert strength(early, 440) > strength(early, 1500) + 10
    assert strength(late, 1500) > strength(late, 440) + 10


def test_a_missing_and_a_damaged_file_are_named_and_the_rest_is_heard(mixed: Mixer, tmp_path: Path) -> None:
    save(tmp_path / "good.wav", tone(440, 2))
    (tmp_path / "bad.mp3").write_bytes(b"not a sound at all" * 50)
    sound, warnings = mixed(
        ("audio", "good.wav", 0, 2000, BGM),
        ("audio", "gone.wav", 0, 2000, BGM),
        ("audio", "bad.mp3", 0, 2000, BGM),
    )
    assert strength(sound[: 2 * RATE], 440) > -40
    assert len(warnings) == 2
    assert "gone.wav" in warnings[0]
    assert "no longer there" in warnings[0]
    assert "bad.mp3" in warnings[1]


@pytest.mark.parametrize("m", [{}, {"role": "bgm"}, {"loop": True}, {"reverse": True}])
def test_music_that_is_damaged_in_its_middle_is_heard_before_and_after(
    m: dict[str, Any], mixed: Mixer, tmp_path: Path
) -> None:
    damaged = bytearray(save(tmp_path / "whole.mp3", tone(440, 8), codec="libmp3lame").read_bytes())
    for place in np.random.default_rng(1).integers(len(damaged) * 4 // 10, len(damaged) * 6 // 10, 2000):
        damaged[place] ^= 0xFF
    (tmp_path / "song.mp3").write_bytes(damaged)
    sound, warnings = mixed(("audio", "song.mp3", 0, 20_000, m), seconds=20)
    assert len(warnings) == 1
    assert warnings[0] == "“song.mp3” is heard with gaps: parts of its file are damaged."
    for second in (1, 6):
        assert strength(sound[second * RATE : (second + 1) * RATE], 440) > -30


@pytest.mark.parametrize("m", [{"role": "bgm"}, {"reverse": True}])
def test_sound_of_an_unknown_codec_is_told(m: dict[str, Any], mixed: Mixer, tmp_path: Path) -> None:
    path = save(tmp_path / "song.mkv", tone(440, 2), codec="libopus")
    path.write_bytes(path.read_bytes().replace(b"A_OPUS", b"A_OPOS"))
    sound, warnings = mixed(("audio", "song.mkv", 0, 3000, m))
    assert warnings == ["“song.mkv” is not heard: its codec is not known."]
    assert not sound.any()


def test_a_long_mix_makes_the_folder_that_it_waits_in(tmp_path: Path) -> None:
    save(tmp_path / "hum.wav", tone(440, 140, rate=8000), rate=8000)
    draft = Draft({"t": [{"tt": 1, "sg": [{"s": 0, "d": 140_000, "src": "hum.wav"}]}]})
    folder = tmp_path / "not" / "there yet"
    with mixdown(draft, resolve=lambda src: tmp_path / src, duration_s=140, folder=folder) as sound:
        assert sum(len(block) for block in sound.blocks()) == 140 * RATE


def test_a_stop_is_heard_while_music_is_listened_to_beforehand(tmp_path: Path) -> None:
    save(tmp_path / "song.wav", tone(440, 20))
    asked = 0

    def step() -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise RenderCancelled

    draft = Draft({"t": [{"tt": 1, "sg": [{"s": 0, "d": 30_000, "src": "song.wav", "m": BGM}]}]})
    with pytest.raises(RenderCancelled):
        mix(draft, resolve=lambda src: tmp_path / src, duration_s=1.0, step=step)


def test_a_playlist_in_disguise_opens_nothing(tmp_path: Path) -> None:
    target = save(tmp_path / "secret.wav", tone(440, 1))
    trap = tmp_path / "trap.mp3"
    trap.write_text(f"#EXTM3U\n#EXTINF:1,\nfile://{target}\n")
    with pytest.raises((OSError, ValueError)):
        read_sound(trap)


def test_the_limiter_holds_every_peak_and_leaves_quiet_sound_alone() -> None:
    random = np.random.default_rng(1)
    loud = random.normal(0, 0.2, (RATE, 2)).astype(np.float32)
    loud[random.integers(0, RATE, 20)] = 3.0
    held = limit(loud, ceiling=0.84)
    assert np.abs(held).max() <= 0.84 + 1e-6
    quiet = tone(440, 1)
    assert limit(quiet, ceiling=0.84) is quiet


def test_loudness_agrees_with_ffmpeg() -> None:
    random = np.random.default_rng(2)
    sound = (random.normal(0, 0.1, (6 * RATE, 2)) * np.linspace(0.02, 1, 6 * RATE)[:, None]).astype(
        np.float32
    )
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="fltp", sample_rate=RATE, layout="stereo")
    graph.link_nodes(source, graph.add("ebur128", "metadata=1"), graph.add("abuffersink")).configure()
    measured = None
    for start in range(0, sound.shape[0], 4800):
        chunk = np.ascontiguousarray(sound[start : start + 4800].T)
        frame = av.AudioFrame.from_ndarray(chunk, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = RATE, start
        graph.push(frame)
        while True:
            try:
                out = graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                break
            measured = getattr(out, "metadata", {}).get("lavfi.r128.I", measured)
    if measured is None:
        pytest.skip("this PyAV does not expose frame metadata")
    assert loudness(sound) == pytest.approx(float(measured), abs=0.2)


@pytest.mark.parametrize(
    "said", ["Dissolve", "wipe", {"type": "Cross Dissolve"}, "cut", "None", "Fade", None]
)
def test_sound_crosses_where_the_picture_does_however_the_transition_is_spelled(said: object) -> None:
    shot = next(iter(Draft({"t": [{"tt": 0, "sg": [{"d": 1000, "m": {"transition": said}}]}]}).segments))
    assert crosses(shot) == (said not in ("cut", "None", "Fade", None))
