"""Media that is missing, broken, changed or too short: named, told, and never in the way of a preview."""

from __future__ import annotations

import itertools
import struct
import zlib
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from nemo_widgets.engine.render.facts import facts_of
from nemo_widgets.engine.render.footage import ClipReader, ReaderPool
from nemo_widgets.engine.render.outcome import RenderCancelled
from nemo_widgets.engine.render.sources import named
from nemo_widgets.errors import RenderError
from tests.engine.synthetic import (
    colour_at,
    draft_of,
    exporter,
    flat,
    near,
    read_frames,
    save_clip,
    save_picture,
    visual,
)

RED = (200, 30, 30)


def clip_of(path: Path, frames: int = 60, **how: Any) -> Path:
    noise = np.random.default_rng(1).integers(0, 255, (320, 180, 3), np.uint8)
    pictures = [np.roll(noise, 3 * number, axis=1) for number in range(frames)]
    return save_clip(path, pictures, **how)


def test_a_preview_shows_the_rest_where_a_file_is_gone(tmp_path: Path) -> None:
    here = save_clip(tmp_path / "a.mp4", [flat(RED)] * 30)
    shots = [visual(here, 0, 1000), visual(tmp_path / "gone.mp4", 1000, 1000, title="Beach")]
    done = exporter(tmp_path)(draft_of((0, shots)), quality="preview")
    assert any("“Beach” cannot be shown" in told and "gone.mp4" in told for told in done.warnings)
    frames = read_frames(done.path)
    assert near(colour_at(frames[5]), RED, within=8)
    assert max(colour_at(frames[45], y=0.2)) < 80
    with pytest.raises(RenderError, match=r"“Beach” cannot be shown.*gone\.mp4"):
        exporter(tmp_path)(draft_of((0, shots)), "again.mp4")
    assert not (tmp_path / "again.mp4").exists()


def test_a_file_that_comes_back_is_previewed_again(tmp_path: Path) -> None:
    shots = [visual(tmp_path / "a.mp4", 0, 1000)]
    export = exporter(tmp_path)
    assert export(draft_of((0, shots)), quality="preview").warnings
    save_clip(tmp_path / "a.mp4", [flat(RED)] * 30)
    done = export(draft_of((0, shots)), quality="preview")
    assert not done.warnings
    assert near(colour_at(read_frames(done.path)[5]), RED, within=8)


def test_a_file_that_changes_meanwhile_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = clip_of(tmp_path / "a.mp4")
    read = ClipReader.at

    def at(reader: ClipReader, seconds: float, **how: Any) -> Any:
        with clip.open("ab") as file:
            file.write(b"more")
        return read(reader, seconds, **how)

    monkeypatch.setattr(ClipReader, "at", at)
    with pytest.raises(RenderError, match="“shot 0” cannot be shown: its media changed"):
        exporter(tmp_path)(draft_of((0, [visual(clip, 0, 1000)])))
    assert not (tmp_path / "out.mp4").exists()


def test_sound_alone_in_a_picture_s_place_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"ID3")
    with pytest.raises(RenderError, match=r"sound only, and no picture \(a\.mp3\)"):
        exporter(tmp_path)(draft_of((0, [visual(path, 0, 1000)])))


def test_a_picture_of_too_many_pixels_is_named(tmp_path: Path) -> None:
    def piece(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    path = tmp_path / "huge.png"
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", head) + piece(b"IDAT", b"") + piece(b"IEND", b""))
    draft = draft_of((0, [visual(path, 0, 500, title="Map")]))
    with pytest.raises(RenderError, match=r"“Map” cannot be shown: it has more pixels .*huge\.png"):
        exporter(tmp_path)(draft)
    shown = exporter(tmp_path)(draft, "look.mp4", quality="preview")
    assert "it has more pixels" in shown.warnings[0]


def test_a_clip_of_an_unknown_codec_is_named(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "a.mkv", frames=6)
    clip.write_bytes(clip.read_bytes().replace(b"V_MPEG4/ISO/AVC", b"V_MPEG9/ISO/AVC"))
    with pytest.raises(RenderError, match=r"“shot 0” cannot be shown: its codec is not known \(a\.mkv\)"):
        exporter(tmp_path)(draft_of((0, [visual(clip, 0, 200)])))


def test_what_ffmpeg_cannot_do_is_told_of_the_segment() -> None:
    segment = draft_of((0, [visual("a.mkv", 0, 200)])).segments[0]
    with pytest.raises(RenderError, match="“shot 0” cannot be shown: Not yet implemented"), named(segment):
        raise av.error.PatchWelcomeError(0, "Not yet implemented in FFmpeg, patches welcome")


@pytest.mark.parametrize("backwards", [False, True])
def test_a_stop_reaches_a_clip_while_it_is_sought(backwards: bool, tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "a.mp4", frames=60, gop=60)
    read = 0

    def step() -> None:
        nonlocal read
        read += 1
        if read == 10:
            raise RenderCancelled

    reader = ReaderPool(step).take(clip, 1.9, backwards=backwards)
    with pytest.raises(RenderCancelled):
        reader.at(1.9, backwards=backwards)
    reader.close()
    assert read == 10


def test_a_stop_reaches_the_look_at_all_files(tmp_path: Path) -> None:
    files = [save_picture(tmp_path / f"{number}.png", RED) for number in range(4)]
    draft = draft_of((0, [visual(path, 300 * number, 300) for number, path in enumerate(files)]))
    answers = itertools.chain([False] * 3, itertools.repeat(True))
    with pytest.raises(RenderCancelled):
        exporter(tmp_path)(draft, cancelled=answers.__next__)
    assert not (tmp_path / "cache").exists()


def test_what_goes_on_after_its_file_is_held_and_told(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "a.mp4")
    done = exporter(tmp_path)(draft_of((0, [visual(clip, 0, 3000)])))
    assert [told for told in done.warnings if "“shot 0” outlasts its file" in told]
    assert not exporter(tmp_path)(draft_of((0, [visual(clip, 0, 2100)]))).warnings


@pytest.mark.parametrize("suffix", [".mkv", ".avi"])
def test_a_file_that_breaks_off_shows_what_is_there(suffix: str, tmp_path: Path) -> None:
    whole = clip_of(tmp_path / f"w{suffix}")
    cut = tmp_path / f"c{suffix}"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 6 // 10])
    length = facts_of(cut).seconds
    assert 0.9 < length < 1.5
    done = exporter(tmp_path)(draft_of((0, [visual(cut, 0, 2000)])))
    assert done.frames == 60
    assert "of 1." in done.warnings[0]


def test_an_mp4_cut_off_before_its_last_frames_shows_the_others(tmp_path: Path) -> None:
    whole = clip_of(tmp_path / "w.mp4", container={"movflags": "faststart"})
    cut = tmp_path / "c.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 6 // 10])
    assert 0.9 < facts_of(cut).seconds < 1.5
    assert exporter(tmp_path)(draft_of((0, [visual(cut, 0, 2000)]))).frames == 60


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".avi"])
def test_broken_packets_cost_their_own_frames_only(suffix: str, tmp_path: Path) -> None:
    whole = clip_of(tmp_path / f"w{suffix}", gop=10)
    content = bytearray(whole.read_bytes())
    chance = np.random.default_rng(5)
    for place in chance.integers(len(content) // 4, len(content) // 2, 60):
        content[place] ^= 0xFF
    bent = tmp_path / f"b{suffix}"
    bent.write_bytes(content)
    frames = read_frames(exporter(tmp_path)(draft_of((0, [visual(bent, 0, 2000)]))).path)
    assert len(frames) == 60
    clean = read_frames(whole)
    # An AVI counts its frames: where one's header is lost, those after it come a little early.
    for number in range(50, 57):
        near_by = clean[number - 1 : number + 4]
        assert min(np.abs(other.astype(int) - frames[number]).mean() for other in near_by) < 15
