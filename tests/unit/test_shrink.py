"""What is too large is made smaller, and still shows and sounds the same."""

from __future__ import annotations

import asyncio
import io
import threading
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from nemo_widgets.bridge.state import State
from nemo_widgets.client import shrink as shrinking
from nemo_widgets.client.shrink import shrink
from nemo_widgets.client.sources import Source, source
from nemo_widgets.errors import FileTooLargeError, UnsupportedFileError
from nemo_widgets.session import Session
from tests.services.clips import write_clip
from tests.services.scripted import Scripted, serving


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    pixels = np.random.default_rng(1).integers(0, 255, (height, width, len(mode)), np.uint8)
    return Image.fromarray(pixels, mode)


def png(picture: Image.Image) -> Source:
    memory = io.BytesIO()
    picture.save(memory, "PNG")
    return Source("big.png", data=memory.getvalue())


def test_a_picture_becomes_a_smaller_jpeg_of_the_same_shape(tmp_path: Path) -> None:
    big = png(noise(900, 600))
    small = shrink(big, 100_000, tmp_path)
    assert small.name == "big.jpg"
    assert 0 < small.size <= 100_000
    with Image.open(io.BytesIO(small.data)) as opened:
        assert opened.width / opened.height == pytest.approx(1.5, abs=0.02)


def test_a_picture_one_can_see_through_stays_so(tmp_path: Path) -> None:
    small = shrink(png(noise(300, 300, "RGBA")), 60_000, tmp_path)
    with Image.open(io.BytesIO(small.data)) as opened:
        assert opened.mode == "RGBA"
    assert small.size <= 60_000


@pytest.mark.parametrize("kind", ["gif", "webp", "png"])
def test_an_animation_goes_on_moving_as_a_clip(tmp_path: Path, kind: str) -> None:
    memory = io.BytesIO()
    frames = [noise(160, 120).rotate(angle) for angle in range(0, 180, 9)]
    lengths = [100 + 50 * (number % 2) for number in range(len(frames))]
    frames[0].save(memory, kind, save_all=True, append_images=frames[1:], duration=lengths)
    told: list[float] = []
    small = shrink(Source(f"moving.{kind}", data=memory.getvalue()), 120_000, tmp_path, told.append)
    assert (small.name, small.size <= 120_000) == ("moving.mp4", True)
    assert len(set(told)) == len(frames)
    assert told[-1] == 1
    with av.open(str(small.path)) as container:
        shown = [frame.time for frame in container.decode(video=0)]
        assert container.duration is not None
        assert container.duration / av.time_base == pytest.approx(2.5, abs=0.1)
    assert shown == pytest.approx([sum(lengths[:number]) / 1000 for number in range(len(frames))], abs=0.011)


def noisy_clip(path: Path, seconds: int = 2) -> Path:
    made_up = np.random.default_rng(1)
    with av.open(str(path), "w") as container:
        seen = container.add_stream("libx264", rate=25, options={"crf": "10", "preset": "ultrafast"})
        seen.width, seen.height, seen.pix_fmt = 320, 240, "yuv420p"
        heard = container.add_stream("aac", rate=48000)
        for _ in range(seconds * 25):
            pixels = made_up.integers(0, 255, (240, 320, 3), np.uint8)
            container.mux(seen.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        tone = np.sin(np.arange(48000 * seconds) * 0.05).astype(np.float32)[None]
        frame = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
        frame.sample_rate = 48000
        container.mux(heard.encode(frame))
        for stream in (seen, heard):
            container.mux(stream.encode())
    return path


def test_a_clip_becomes_smaller_with_its_length_and_its_sound(tmp_path: Path) -> None:
    big = source(noisy_clip(tmp_path / "big.mp4"))
    limit = 400_000
    assert big.size > limit
    made = tmp_path / "made"
    made.mkdir()
    small = shrink(big, limit, made)
    assert small.path is not None
    assert small.size <= limit
    with av.open(str(small.path)) as container:
        assert container.duration is not None
        assert container.duration / av.time_base == pytest.approx(2, abs=0.2)
        assert len(container.streams.audio) == 1
        assert sum(1 for _ in container.decode(video=0)) == 50


def test_a_clip_too_long_for_the_limit_is_to_be_trimmed(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", seconds=3)
    with pytest.raises(FileTooLargeError, match="Trim"):
        shrink(source(clip), 3_000, tmp_path)


def test_a_sound_becomes_smaller(tmp_path: Path) -> None:
    path = tmp_path / "big.wav"
    with av.open(str(path), "w") as container:
        heard = container.add_stream("pcm_s16le", rate=48000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 96000), np.int16), format="s16", layout="mono")
        frame.sample_rate = 48000
        container.mux(heard.encode(frame))
        container.mux(heard.encode())
    small = shrink(source(path), 60_000, tmp_path)
    assert small.name == "big.m4a"
    assert 0 < small.size <= 60_000


def test_what_cannot_be_read_cannot_be_compressed(tmp_path: Path) -> None:
    broken = Source("broken.mp4", data=b"\0\0\0\x18ftypisom" + b"x" * 5000)
    with pytest.raises(UnsupportedFileError, match="cannot be compressed"):
        shrink(broken, 1000, tmp_path)


async def test_a_file_over_the_limit_is_sent_smaller_where_that_is_wished(
    tmp_path: Path,
) -> None:
    async with serving(Scripted()) as service, Session(service.url) as session:
        session._api.skill = replace(session._api.skill, limit_bytes=100_000)
        picture = noise(600, 400)
        with pytest.raises(FileTooLargeError, match="compress=True"):
            await session.upload(picture)
        clip = noisy_clip(tmp_path / "big.mp4", 1)
        session._api.skill = replace(session._api.skill, limit_bytes=300_000)
        assert clip.stat().st_size > 300_000
        await session.upload(picture, clip, compress=True)
        first, second = service.requests("/api/upload-video")
        assert b'filename="picture-001.jpg"' in first.body
        assert b'filename="big.mp4"' in second.body
        assert len(second.body) < 301_000
        assert session._copies is not None
        folder = Path(session._copies.name)
    assert not await asyncio.to_thread(folder.exists)


async def test_one_sees_how_far_a_smaller_copy_is_and_can_stop_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    steps: list[float] = []
    going = threading.Event()

    def slow(item: Source, limit: int, folder: Path, step: shrinking.Step) -> Source:
        for number in range(10_000):
            step(number / 100)
            steps.append(number)
            going.wait(0.02)
        return item

    monkeypatch.setattr(shrinking, "shrink", slow)
    clip = noisy_clip(tmp_path / "big.mp4", 1)
    seen: set[tuple[str, float | None]] = set()
    async with serving(Scripted()) as service, Session(service.url) as session:
        session._api.skill = replace(session._api.skill, limit_bytes=300_000)
        moved = asyncio.Event()

        def watch(state: State) -> None:
            seen.update((one.label, one.fraction) for one in state.progress)
            if any(one.fraction for one in state.progress):
                moved.set()

        session._stage.on_state = watch
        uploading = asyncio.ensure_future(session.upload(clip, compress=True))
        await asyncio.wait_for(moved.wait(), 10)
        await session.cancel()
        assert uploading.cancelled()
        assert session.state.progress == ()
        assert {label for label, _ in seen} == {"Shrinking big.mp4"}
        assert service.requests("/api/upload-video") == []
    assert len(steps) < 5_000, "the thread has ended"
