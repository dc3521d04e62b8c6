"""What a file is, by its content: every accepted format, look-alikes, broken files and random bytes."""

from __future__ import annotations

import io
import random
import struct
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from nemo_widgets.engine.media.guard import inspect, sniff
from nemo_widgets.engine.render.photos import read_picture
from nemo_widgets.engine.render.sources import find_sources
from nemo_widgets.errors import FileTooLargeError, UnsupportedFileError
from nemo_widgets.timeline.draft import Draft
from tests.engine.hearing import read_sound

LIMIT = 1_000_000


def picture(form: str, mode: str = "RGB", size: tuple[int, int] = (40, 24), **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **more)
    return out.getvalue()


def moving(form: str, **more: Any) -> bytes:
    frames = [Image.new("RGB", (40, 24), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100, **more)
    return out.getvalue()


@cache
def recorded(
    container: str,
    video: str = "",
    audio: str = "",
    *,
    seconds: float = 1.0,
    live: bool = False,
    metadata: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """A file of FFmpeg's, of one second."""
    out = io.BytesIO()
    file: Any = av.open(out, "w", format=container, options={"live": "1"} if live else {})
    with file:
        file.metadata.update(dict(metadata))
        picture_stream = sound_stream = None
        if video:
            picture_stream = file.add_stream(video, rate=10)
            picture_stream.width, picture_stream.height = 40, 24
            picture_stream.pix_fmt = "yuv420p"
        if audio:
            sound_stream = file.add_stream(audio, rate=44100 if audio != "libopus" else 48000)
        if picture_stream is not None:
            for number in range(round(10 * seconds)):
                frame = av.VideoFrame.from_ndarray(
                    np.full((24, 40, 3), number * 20 % 256, np.uint8), format="rgb24"
                )
                frame.pts, frame.time_base = number, Fraction(1, 10)
                file.mux(picture_stream.encode(frame))
            file.mux(picture_stream.encode(None))
        if sound_stream is not None:
            rate = sound_stream.rate
            resampler = av.AudioResampler(
                format=sound_stream.codec_context.format,
                layout=sound_stream.layout,
                rate=rate,
                frame_size=sound_stream.codec_context.frame_size or 1024,
            )
            samples = np.zeros((1, round(rate * seconds)), np.float32)
            sound = av.AudioFrame.from_ndarray(samples, format="flt", layout="mono")
            sound.sample_rate, sound.pts = rate, 0
            for piece in [*resampler.resample(sound), *resampler.resample(None)]:
                file.mux(sound_stream.encode(piece))
            file.mux(sound_stream.encode(None))
    return out.getvalue()


def id3(size: int = 5000) -> bytes:
    """A tag of ID3v2 with nothing in it."""
    return b"ID3\x04\0\0" + bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0)) + bytes(size)


Case = tuple[Callable[[], bytes], str, str]
FILES: dict[str, Case] = {
    "jpeg": (lambda: picture("JPEG"), "jpg", "image"),
    "cmyk jpeg": (lambda: picture("JPEG", "CMYK"), "jpg", "image"),
    "grey jpeg": (lambda: picture("JPEG", "L"), "jpg", "image"),
    "png": (lambda: picture("PNG", "RGBA"), "png", "image"),
    "16-bit png": (lambda: picture("PNG", "I;16"), "png", "image"),
    "palette png": (lambda: picture("PNG", "P"), "png", "image"),
    "one-bit png": (lambda: picture("PNG", "1"), "png", "image"),
    "gif": (lambda: picture("GIF", "P"), "gif", "image"),
    "animated gif": (lambda: moving("GIF"), "gif", "image"),
    "webp": (lambda: picture("WEBP"), "webp", "image"),
    "animated webp": (lambda: moving("WEBP"), "webp", "image"),
    "mp4": (lambda: recorded("mp4", "libx264", "aac"), "mp4", "video"),
    "silent mp4": (lambda: recorded("mp4", "libx264"), "mp4", "video"),
    "sound in mp4": (lambda: recorded("mp4", "", "aac"), "mp4", "audio"),
    "mov": (lambda: recorded("mov", "libx264", "aac"), "mov", "video"),
    "avi": (lambda: recorded("avi", "mpeg4", "mp3"), "avi", "video"),
    "sound in avi": (lambda: recorded("avi", "", "mp3"), "avi", "audio"),
    "webm": (lambda: recorded("webm", "libvpx", "libopus"), "webm", "video"),
    "mkv": (lambda: recorded("matroska", "libx264", "aac"), "mkv", "video"),
    "sound in mkv": (lambda: recorded("matroska", "", "aac"), "mkv", "audio"),
    "flac in mkv": (lambda: recorded("matroska", "", "flac"), "mkv", "audio"),
    "mp3": (lambda: recorded("mp3", "", "mp3"), "mp3", "audio"),
    "mp3 with a long tag": (lambda: id3() + recorded("mp3", "", "mp3"), "mp3", "audio"),
    "wav": (lambda: recorded("wav", "", "pcm_s16le"), "wav", "audio"),
    "24-bit wav": (lambda: recorded("wav", "", "pcm_s24le"), "wav", "audio"),
    "m4a": (lambda: recorded("ipod", "", "aac"), "m4a", "audio"),
    "pictures in m4a": (lambda: recorded("ipod", "libx264", "aac"), "mp4", "video"),
    "aac": (lambda: recorded("adts", "", "aac"), "aac", "audio"),
    "aac with a tag": (lambda: id3() + recorded("adts", "", "aac"), "aac", "audio"),
    "wav of a program that knew no Unicode": (
        lambda: recorded("wav", "", "pcm_s16le", metadata=(("title", "Café"),)).replace(
            "Café".encode(), b"Caf\xe9\x20"
        ),
        "wav",
        "audio",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_every_accepted_format_is_told_by_its_content_and_the_renderer_opens_it(
    name: str, tmp_path: Path
) -> None:
    make, extension, file_type = FILES[name]
    path = tmp_path / "upload.dat"
    path.write_bytes(make())
    facts = inspect(path, "upload.dat", LIMIT)
    assert (facts["extension"], facts["file_type"]) == (extension, file_type)
    kept = path.rename(tmp_path / f"kept.{facts['extension']}")
    if file_type == "audio":
        assert facts["duration"] == pytest.approx(1, abs=0.2)
        sound = read_sound(kept)
        assert sound is not None
        assert sound.shape[0] == pytest.approx(48000, abs=6000)
        return
    assert (facts["width"], facts["height"]) == (40, 24)
    if file_type == "video":
        assert facts["duration"] == pytest.approx(1, abs=0.15)
        assert facts["fps"] == pytest.approx(10, abs=0.5)
    draft = Draft({"t": [{"tt": 0, "sg": [{"d": 1000, "src": "x"}]}]})
    source = find_sources(draft, lambda _: kept)["x"]
    wanted = "clip" if file_type == "video" else "animation" if "animated" in name else "picture"
    assert source.medium == wanted
    if wanted == "picture":
        assert read_picture(kept).shape[:2] == (24, 40)


def test_a_recording_that_states_no_length_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "recording.webm"
    path.write_bytes(recorded("webm", "libvpx", "libopus", live=True))
    with av.open(str(path)) as container:
        assert not container.duration, "as a browser records it"
    assert inspect(path, "recording.webm", LIMIT)["duration"] == pytest.approx(1, abs=0.15)


def test_a_clip_that_broke_off_is_as_long_as_what_is_there(tmp_path: Path) -> None:
    whole = recorded("matroska", "libx264", seconds=6.0)
    path = tmp_path / "x.mkv"
    path.write_bytes(whole[: len(whole) * 6 // 10])
    assert 2 < inspect(path, "x.mkv", LIMIT)["duration"] < 5


def test_a_clip_with_oblong_pixels_has_its_size_as_shown(tmp_path: Path) -> None:
    path = tmp_path / "x.mp4"
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 40, 24, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(2, 1)
        frame = av.VideoFrame.from_ndarray(np.zeros((24, 40, 3), np.uint8), format="rgb24")
        frame.pts, frame.time_base = 0, Fraction(1, 10)
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    facts = inspect(path, "x.mp4", LIMIT)
    assert (facts["width"], facts["height"]) == (80, 24)


def test_a_turned_picture_has_its_size_as_shown(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "x"
    path.write_bytes(picture("JPEG", exif=exif))
    assert (inspect(path, "x", LIMIT)["width"], inspect(path, "x", LIMIT)["height"]) == (24, 40)


def bomb() -> bytes:
    """A PNG of 40,000 by 40,000 pixels that holds next to nothing."""

    def box(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + box(b"IHDR", header) + box(b"IDAT", zlib.compress(b"")) + box(b"IEND", b"")


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for content in (bomb(), picture("PNG", size=(1200, 1000)), picture("GIF", "P", (1200, 1000))):
        path.write_bytes(content)
        began = time.monotonic()
        with pytest.raises(FileTooLargeError, match=r"bomb\.png has more than 1 million pixels"):
            inspect(path, "bomb.png", LIMIT)
        assert time.monotonic() - began < 2


LOOKALIKES: dict[str, bytes] = {
    "text": b"hello there",
    "text in UTF-16": "hello there, this is a text".encode("utf-16"),
    "a page": b"<!doctype html><html></html>",
    "a playlist": b"#EXTM3U\nfile:///etc/passwd\n",
    "a concat script": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "an svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "tiff": b"II*\0" + bytes(100),
    "bmp": b"BM" + bytes(100),
    "flac": b"fLaC" + bytes(100),
    "ogg": b"OggS" + bytes(100),
    "zip": b"PK\x03\x04" + bytes(100),
    "heic": b"\0\0\0\x18ftypheic" + bytes(100),
    "avif": b"\0\0\0\x18ftypavif" + bytes(100),
    "riff of another kind": b"RIFF\0\0\0\0CDXA" + bytes(100),
    "one byte": b"\xff",
    "nothing": b"",
}


@pytest.mark.parametrize("name", LOOKALIKES)
def test_what_is_not_accepted_is_refused_with_the_formats_that_are(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.mp4"
    path.write_bytes(LOOKALIKES[name])
    with pytest.raises(UnsupportedFileError, match=r"x\.mp4 .*Accepted formats"):
        inspect(path, "x.mp4", LIMIT)


def test_a_playlist_in_a_films_clothes_opens_nothing(tmp_path: Path) -> None:
    """A file that begins as an MP4 and goes on as a playlist is read as an MP4, and as nothing else."""
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(recorded("mp4", "libx264"))
    path = tmp_path / "x.mp4"
    path.write_bytes(
        b"\0\0\0\x10ftypisom\0\0\0\0\n#EXTM3U\n#EXTINF:1,\nfile://" + str(secret).encode() + b"\n"
    )
    with pytest.raises(UnsupportedFileError):
        inspect(path, "x.mp4", LIMIT)


@pytest.fixture(scope="module")
def spot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "x"


def refused_or_taken(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    began = time.monotonic()
    with suppress(UnsupportedFileError, FileTooLargeError):
        facts = inspect(path, "x", LIMIT)
        assert (facts["width"] or 0) * (facts["height"] or 0) <= LIMIT
        assert facts["duration"] is None or facts["duration"] > 0
    assert time.monotonic() - began < 10


@settings(deadline=None, max_examples=150)
@given(
    start=st.sampled_from([make()[:16] for make, _, _ in FILES.values()] + [b""]),
    rest=st.binary(max_size=600),
)
def test_random_bytes_are_refused_or_taken_and_nothing_else(spot: Path, start: bytes, rest: bytes) -> None:
    refused_or_taken(spot, start + rest)


@settings(deadline=None, max_examples=300)
@given(
    name=st.sampled_from(sorted(FILES)),
    seed=st.integers(0, 2**32),
    cut=st.floats(0, 1) | st.just(1.0),
    blows=st.integers(0, 12),
)
def test_real_files_cut_and_bent_are_refused_or_taken_and_nothing_else(
    spot: Path, name: str, seed: int, cut: float, blows: int
) -> None:
    content = bytearray(FILES[name][0]())
    chance = random.Random(seed)
    for _ in range(blows):
        content[chance.randrange(len(content))] = chance.randrange(256)
    refused_or_taken(spot, bytes(content[: round(len(content) * cut)]))


@given(st.binary(max_size=64))
def test_sniffing_takes_any_bytes(head: bytes) -> None:
    assert sniff(head) is None or sniff(head + b"\0") is not None
