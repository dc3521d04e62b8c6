"""Every format an export can have, told by FFmpeg's own demuxers and decoders."""

from __future__ import annotations

import itertools
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace
from PIL import Image

from nemo_widgets.engine.render import RenderCancelled, encoders, film
from nemo_widgets.engine.render.encoder import canvas_of, copied, frame_and_canvas
from nemo_widgets.engine.render.loudness import loudness
from nemo_widgets.engine.render.sizing import GIF_LIMITS, for_gif, for_preview
from nemo_widgets.errors import InputError, NothingToExportError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import ENCODERS, FORMATS, Output, format_named
from tests.engine.synthetic import (
    SIZE,
    Pixels,
    colour_at,
    draft_of,
    exporter,
    flat,
    near,
    read_frames,
    save_picture,
    text,
    texture,
    visual,
)
from tests.probes import boxes

RED, BLUE = (200, 40, 30), (20, 40, 220)
SECONDS = 3.1


@pytest.fixture
def timeline(tmp_path: Path) -> Draft:
    """Two pictures with a crossfade, a title, and a tone under them."""
    one, two = save_picture(tmp_path / "1.png", texture(400, 700)), save_picture(tmp_path / "2.png", RED)
    tone = save_tone(tmp_path / "tone.wav", 4)
    fade = {"type": "crossfade", "d": 400}
    shots = [visual(one, 0, 1700), visual(two, 1500, 1600, transition=fade, motion="none")]
    music = {"id": "m", "s": 0, "d": 3100, "src": str(tone), "m": {"role": "bgm", "volume": 0.8}}
    return draft_of((0, shots), (7, [text("Hello", 0, 1200)]), (1, [music]))


def save_tone(path: Path, seconds: float) -> Path:
    wave = np.sin(np.arange(round(48_000 * seconds)) * 2 * np.pi * 440 / 48_000) * 0.4
    whole = np.repeat((wave * 32767).astype("<i2"), 2).reshape(1, -1)
    with av.open(str(path), "w", format="wav") as container:
        stream = container.add_stream("pcm_s16le", rate=48_000, layout="stereo")
        frame = av.AudioFrame.from_ndarray(whole, format="s16", layout="stereo")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
    return path


def pictures(path: Path) -> list[av.VideoFrame]:
    with av.open(str(path)) as container:
        return list(container.decode(video=0))


def sound(path: Path) -> Pixels:
    """All samples as a player hears them, priming left out."""
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=48_000)
    with av.open(str(path)) as container:
        frames = itertools.chain(container.decode(audio=0), [None])
        pieces = [out.to_ndarray() for frame in frames for out in resampler.resample(frame)]
    return np.concatenate(pieces, axis=1).T


@pytest.mark.parametrize(
    ("name", "container", "codecs"),
    [
        ("out.mp4", "mov,mp4", ("h264", "aac")),
        ("out.mov", "mov,mp4", ("h264", "aac")),
        ("out.webm", "webm", ("vp9", "opus")),
    ],
)
def test_a_video_has_its_codecs_its_frames_and_its_colours(
    tmp_path: Path, timeline: Draft, name: str, container: str, codecs: tuple[str, str]
) -> None:
    made = exporter(tmp_path)(timeline, name)
    assert (made.frames, made.width, made.height, made.duration) == (93, *SIZE, SECONDS)
    with av.open(str(made.path)) as file:
        assert container in file.format.name
        video, audio = file.streams.video[0], file.streams.audio[0]
        assert (video.codec_context.name, audio.codec_context.name) == codecs or codecs[0] == "vp9"
        assert video.codec.canonical_name == codecs[0]
        assert audio.codec.canonical_name == codecs[1]
        assert (audio.rate, audio.layout.name) == (48_000, "stereo")
        context = video.codec_context
        assert (context.color_range, context.colorspace) == (ColorRange.MPEG, Colorspace.ITU709)
        assert (context.color_primaries, context.color_trc) == (1, 1)
        assert abs((file.duration or 0) / av.time_base - SECONDS) < 0.05
    frames = pictures(made.path)
    assert len(frames) == 93
    times = [frame.time for frame in frames]
    assert all(abs(time - number / 30) < 0.002 for number, time in enumerate(times))
    assert near(colour_at(read_frames(made.path)[80]), RED, within=4)
    assert abs(len(sound(made.path)) / 48_000 - SECONDS) < 0.05
    if "mov" in container:
        order = boxes(made.path)
        assert order.index("moov") < order.index("mdat")


@pytest.mark.parametrize("motion", ["zoom-in", "pan-left"])
def test_quality_trades_bytes_for_the_picture(tmp_path: Path, motion: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (*SIZE[::-1], 3), np.uint8)
    for number, pixels in enumerate((noise, texture(400, 700))):
        picture = save_picture(tmp_path / f"{number}.png", pixels)
        draft = draft_of((0, [visual(picture, 0, 1000, motion=motion)]))
        for form in ("mp4", "webm"):
            sizes = [
                exporter(tmp_path)(draft, f"a.{form}", quality=q).size for q in ("low", "medium", "high")
            ]
            assert sizes == sorted(set(sizes)), form
    assert exporter(tmp_path)(draft, "draft.webm", quality="draft").size == sizes[0]


def test_a_preview_shows_the_same_at_a_quarter_of_the_size(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", texture(1200, 2000))
    draft = draft_of((0, [visual(picture, 0, 500)]), (7, [text("Hello", 0, 500)]), size=(1080, 1920))
    whole, small = (exporter(tmp_path)(draft, f"{q}.mp4", quality=q) for q in ("high", "preview"))
    assert (small.width, small.height, small.frames) == (270, 480, whole.frames)
    assert small.size < whole.size / 4
    for number in (0, 7, 14):
        large = Image.fromarray(read_frames(whole.path)[number]).resize((270, 480), Image.Resampling.BOX)
        apart = np.abs(np.asarray(large, float) - read_frames(small.path)[number])
        assert apart.mean() < 6, "the same composition, only smaller"


def test_a_small_draft_is_previewed_no_smaller_than_can_be_seen() -> None:
    assert for_preview(Draft({"m": {"width": 480, "height": 480}})).size == (240, 240)
    assert for_preview(Draft({"m": {"width": 200, "height": 300}})).size == (200, 300)


def gif_frames(path: Path) -> Iterator[tuple[int, int]]:
    """The colours and hundredths of a second of each picture of a GIF, read from its blocks."""
    data = path.read_bytes()
    assert data[:6] == b"GIF89a"
    table = 2 ** ((data[10] & 7) + 1) if data[10] & 128 else 0
    at, delay = 13 + 3 * table, 0
    while data[at] != 0x3B:
        if data[at] == 0x21:
            if data[at + 1] == 0xF9:
                delay = int.from_bytes(data[at + 4 : at + 6], "little")
            at += 2
        else:
            assert data[at] == 0x2C
            local = 2 ** ((data[at + 9] & 7) + 1) if data[at + 9] & 128 else 0
            yield local or table, delay
            at += 11 + 3 * local
        while data[at]:
            at += data[at] + 1
        at += 1


def test_a_gif_loops_with_few_colours_frames_and_pixels(tmp_path: Path, timeline: Draft) -> None:
    made = exporter(tmp_path)(timeline, "out.gif")
    found = list(gif_frames(made.path))
    assert all(colours <= 256 for colours, _ in found)
    assert len(found) == len(pictures(made.path)) == made.frames == 47
    assert abs(sum(delay for _, delay in found) / 100 - SECONDS) <= 0.07
    loop = made.path.read_bytes()
    at = loop.index(b"NETSCAPE2.0") + 11
    assert loop[at : at + 5] == b"\x03\x01\x00\x00\x00", "for ever"
    assert (made.width, made.height) == SIZE
    assert all(frame.to_ndarray(format="rgba")[..., 3].all() for frame in pictures(made.path)), "no holes"
    with Image.open(made.path) as shown:
        shown.seek(40)
        assert near(colour_at(np.asarray(shown.convert("RGB"))), RED, within=10)


@pytest.mark.parametrize("quality", ["low", "medium", "high"])
def test_a_large_draft_becomes_a_gif_within_its_limits(quality: str) -> None:
    side, fps = GIF_LIMITS[quality]  # type: ignore[index]  # a name of its keys
    small = for_gif(Draft({"m": {"width": 1920, "height": 1080, "fps": 60}}), quality)  # type: ignore[arg-type]
    assert small.size == (side, side * 9 // 16)
    assert small.fps == fps <= 15


@pytest.mark.parametrize(("name", "codec"), [("out.mp3", "mp3"), ("out.wav", "pcm_s16le")])
def test_sound_alone_is_as_long_and_as_loud_as_in_the_video(
    tmp_path: Path, timeline: Draft, name: str, codec: str
) -> None:
    made = exporter(tmp_path)(timeline, name)
    assert (made.width, made.height, made.frames) == (0, 0, 0)
    with av.open(str(made.path)) as file:
        assert not file.streams.video
        stream = file.streams.audio[0]
        assert (stream.codec.canonical_name, stream.rate, stream.layout.nb_channels) == (codec, 48_000, 2)
        assert abs((file.duration or 0) / av.time_base - SECONDS) <= 0.05
    heard = sound(made.path)
    assert abs(len(heard) / 48_000 - SECONDS) <= 0.05
    video = exporter(tmp_path)(timeline, "out.mp4", quality="low")
    assert abs(loudness(heard, 48_000) - loudness(sound(video.path), 48_000)) < 0.5


def test_nothing_to_hear_is_said_before_a_file_is_made(tmp_path: Path) -> None:
    picture = visual("/media/photo.png", 0, 1000)
    for tracks in ((7, [text("Hello", 0, 1000)]), (0, [picture]), (1, [visual("a.mp3", 0, 1000, volume=0)])):
        with pytest.raises(NothingToExportError, match="Nothing is heard"):
            exporter(tmp_path)(draft_of(tracks), "out.mp3")
    assert not list(tmp_path.iterdir())


def test_sound_alone_tells_what_does_not_fit_it_and_nothing_of_the_pictures(tmp_path: Path) -> None:
    save_tone(tmp_path / "tone.wav", 2)
    early = visual(tmp_path / "tone.wav", -500, 2000, title="Song")
    nameless = {"id": "n", "s": 0, "d": 500, "m": {"title": "Wind"}}
    shot = visual("gone.jpg", -500, 2000, fit="stretch", motion="spin")
    made = exporter(tmp_path)(draft_of((0, [shot]), (1, [early, nameless]), (42, [shot])), "out.mp3")
    assert [told.split(" ", 2)[:2] for told in made.warnings] == [
        ["“Song”", "begins"],
        ["“Wind”", "names"],
        ["Track", "3"],
    ]


def test_a_picture_is_the_frame_at_its_time_else_the_middle_one(tmp_path: Path) -> None:
    red, blue = save_picture(tmp_path / "r.png", RED), save_picture(tmp_path / "b.png", BLUE)
    draft = draft_of((0, [visual(red, 0, 2000, motion="none"), visual(blue, 2000, 2000, motion="none")]))
    for name, at, colour in (
        ("first.png", 0.0, RED),
        ("last-red.png", 1.99, RED),
        ("middle.png", None, BLUE),
        ("beyond.png", 99.0, BLUE),
        ("photo.jpg", 0.5, RED),
        ("photo.jpeg", 3, BLUE),
    ):
        made = exporter(tmp_path)(draft, name, at=at)
        assert (made.frames, made.width, made.height, made.duration) == (1, *SIZE, 0)
        with Image.open(made.path) as picture:
            assert (picture.format, picture.size) == ("PNG" if name.endswith("png") else "JPEG", SIZE)
            assert near(colour_at(np.asarray(picture.convert("RGB"))), colour, within=4), name
    assert not (tmp_path / "cache").exists() or not list((tmp_path / "cache").rglob("*.mp4"))


def test_an_unknown_extension_is_refused_with_the_known_ones_before_anything_is_rendered(
    tmp_path: Path, timeline: Draft
) -> None:
    for name in ("out.avi", "out", "out.mp4.exe"):
        with pytest.raises(InputError, match="MP4, MOV, WebM, GIF, MP3, WAV, PNG or JPG"):
            exporter(tmp_path)(timeline, name)
    assert not (tmp_path / "cache").exists()


def test_formats_with_other_codecs_do_not_share_chunks_and_those_with_the_same_do(
    tmp_path: Path, timeline: Draft
) -> None:
    export = exporter(tmp_path)

    def kept() -> set[Path]:
        return {path for path in (tmp_path / "cache").rglob("*") if path.suffix in (".mp4", ".webm")}

    export(timeline, "out.mp4")
    first = kept()
    export(timeline, "out.mov")
    assert kept() == first
    export(timeline, "out.webm")
    both = kept()
    assert {path.suffix for path in both - first} == {".webm"}
    before = {path: path.stat().st_ino for path in both}
    assert export(timeline, "again.webm").path.read_bytes() == (tmp_path / "out.webm").read_bytes()
    assert {path: path.stat().st_ino for path in kept()} == before


@pytest.mark.parametrize("name", [f"out.{name}" for name in FORMATS])
def test_a_full_disk_leaves_nothing_at_the_target_in_any_format(tmp_path: Path, name: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (320, 180, 3), np.uint8)
    save_picture(tmp_path / "p.png", noise)
    save_tone(tmp_path / "tone.wav", 2)
    limit = {"out.mp3": 8_000, "out.jpg": 2_000}.get(name, 20_000)
    program = f"""
        import pathlib, resource, signal
        from nemo_widgets.engine.render import render
        from nemo_widgets.errors import StorageError
        from tests.engine.synthetic import draft_of, visual
        folder = pathlib.Path({str(tmp_path)!r})
        music = {{"id": "m", "s": 0, "d": 2000, "src": str(folder / "tone.wav"), "m": {{}}}}
        draft = draft_of((0, [visual(folder / "p.png", 0, 2000)]), (1, [music]))
        how = dict(resolve=pathlib.Path, cache_dir=folder / "cache", quality="low")
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
        try:
            render(draft, folder / {name!r}, **how)
        except StorageError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )
    assert "The disk is full" in done.stdout, done.stderr
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.name not in ("p.png", "tone.wav")]
    assert not [path for path in left if path.parent == tmp_path or path.name.startswith(".")]


@pytest.mark.parametrize("name", [f"out.{name}" for name in FORMATS])
def test_a_render_cancelled_at_any_moment_leaves_no_file(tmp_path: Path, timeline: Draft, name: str) -> None:
    asked = 0

    def never() -> bool:
        nonlocal asked
        asked += 1
        return False

    for _ in range(2):  # the second time, with all chunks kept, tells how often it asks
        asked = 0
        exporter(tmp_path)(timeline, name, cancelled=never)
    for time in {1, 2, asked // 2, asked - 3} & set(range(1, asked)):
        answers = itertools.chain([False] * (time - 1), itertools.repeat(True))
        target = tmp_path / f"again-{name}"
        with pytest.raises(RenderCancelled):
            exporter(tmp_path)(timeline, target.name, cancelled=answers.__next__)
        assert not target.exists()
        assert not list(tmp_path.rglob(".*"))


def test_a_hardware_encoder_that_does_not_work_is_replaced_by_x264_which_is_said(
    tmp_path: Path, timeline: Draft
) -> None:
    export = exporter(tmp_path)
    plain = export(timeline, "plain.mp4")
    for wanted in ("nvenc", "h264_vaapi", "auto"):
        if wanted == "auto" and any(encoders.works(codec, *SIZE) for codec in encoders.HARDWARE.values()):
            pytest.skip("this machine has a hardware encoder that works")
        if wanted == "nvenc" and encoders.works("h264_nvenc", *SIZE):
            continue
        made = export(timeline, "hard.mp4", encoder=wanted)
        assert "encoded with x264" in made.warnings[-1]
        assert made.path.read_bytes() == plain.path.read_bytes()


def test_an_encoder_that_fails_on_the_way_is_replaced_by_x264_which_is_said(
    tmp_path: Path, timeline: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    if encoders.works("h264_nvenc", *SIZE):
        pytest.skip("this machine has an NVIDIA encoder that works")
    plain = exporter(tmp_path)(timeline, "plain.mp4")
    monkeypatch.setattr(film, "choose", lambda *_: ("h264_nvenc", ""))
    shares: list[float] = []
    made = exporter(tmp_path)(timeline, "hard.mp4", progress=lambda step: shares.append(step.share))
    assert made.warnings[-1] == "The encoder h264_nvenc failed on the way; the video was encoded with x264."
    assert made.path.read_bytes() == plain.path.read_bytes()
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert not list(tmp_path.rglob(".*"))


def test_an_encoder_that_looks_later_is_given_frames_of_its_own() -> None:
    frame, canvas = frame_and_canvas(*SIZE)
    canvas.luma[:], canvas.chroma[:] = 90, 140
    kept = copied(frame)
    canvas.clear()
    assert [int(part.flat[0]) for part in (canvas_of(kept).luma, canvas_of(kept).chroma)] == [90, 140]
    assert kept.colorspace == frame.colorspace


def test_a_trial_is_stopped_as_soon_as_the_render_is() -> None:
    def stop() -> None:
        raise RenderCancelled

    with pytest.raises(RenderCancelled):
        encoders.works("libx264", 322, 242, stop)
    assert encoders.works("libx264", 322, 242)


def test_an_encoder_is_used_only_after_it_made_two_frames(
    tmp_path: Path, timeline: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert encoders.trial("libx264", 320, 240)
    assert encoders.works("libx264", 320, 240)
    assert not encoders.works("h264_of_tomorrow", 320, 240)
    assert not encoders.works("aac", 320, 240)
    monkeypatch.setattr(encoders, "HARDWARE", {"nvenc": "h264_broken", "qsv": "libx264"})
    assert encoders.choose("auto", 320, 240) == ("libx264", "")
    assert "nvenc does not work" in encoders.choose("nvenc", 320, 240)[1]


def test_an_unknown_encoder_or_quality_is_refused_with_the_known_ones(
    tmp_path: Path, timeline: Draft
) -> None:
    for how, known in (({"encoder": "divx"}, "nvenc"), ({"quality": "best"}, "medium")):
        with pytest.raises(InputError, match=known):
            exporter(tmp_path)(timeline, **how)


def test_an_output_comes_back_from_the_wire_as_it_went() -> None:
    assert Output().to_wire() == {"format": "mp4", "quality": "high"}
    for name, encoder, at in itertools.product(FORMATS, ENCODERS, (None, 0.0, 1.5)):
        output = Output(name, "low", encoder, at)
        assert Output.from_wire(output.to_wire()) == output
    assert Output.from_wire({}) == Output.from_wire({"format": None, "quality": "4k", "at": "x"}) == Output()
    assert Output.from_wire({"quality": "draft"}).quality == "low"
    assert {format_named(f"a.{name.upper()}").name for name in FORMATS} == set(FORMATS)


def test_a_flat_colour_survives_every_format(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "c.png", flat((30, 140, 90)))
    draft = draft_of((0, [visual(picture, 0, 500, motion="none")]))
    for name in ("a.mp4", "a.mov", "a.webm", "a.gif", "a.png", "a.jpg"):
        made = exporter(tmp_path)(draft, name)
        if made.path.suffix in (".gif", ".png", ".jpg"):
            with Image.open(made.path) as image:
                colour = colour_at(np.asarray(image.convert("RGB")))
        else:
            colour = colour_at(read_frames(made.path)[5])
        assert near(colour, (30, 140, 90), within=4), name
