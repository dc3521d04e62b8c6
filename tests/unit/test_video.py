"""A finished video: its facts, its player in a cell, its frames."""

from __future__ import annotations

import base64
import os
import re
from pathlib import Path

import pytest

from nemo_widgets import video as module
from nemo_widgets.errors import InputError, StorageError, UnsupportedFileError
from nemo_widgets.video import Video
from tests.services.clips import write_clip


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return write_clip(tmp_path / "a <b> & c.mp4", seconds=2)


def test_its_facts_are_read_from_the_file(clip: Path) -> None:
    video = Video(clip)
    assert (video.width, video.height) == (320, 240)
    assert video.duration == pytest.approx(2, abs=0.05)
    assert video.size == clip.stat().st_size
    assert os.fspath(video) == str(clip)
    assert "2.0 s, 320×240" in repr(video)


def test_a_small_file_plays_inline(clip: Path) -> None:
    bundle = Video(clip)._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert "<video controls playsinline" in bundle["text/html"]
    assert "a &lt;b&gt; &amp; c.mp4" in bundle["text/html"]
    embedded = re.search(r"base64,([A-Za-z0-9+/=]+)", bundle["text/html"])
    assert embedded
    assert base64.b64decode(embedded[1]) == clip.read_bytes()


def test_a_large_file_is_a_poster_a_link_and_a_reason(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EMBED_BELOW", 100)
    monkeypatch.chdir(clip.parent)
    text = Video(clip)._repr_mimebundle_()["text/html"]
    assert "<video" not in text
    assert "data:image/jpeg;base64," in text
    assert 'href="a%20%3Cb%3E%20%26%20c.mp4"' in text
    assert "not embedded" in text
    assert "<b>" not in text


def test_a_thumbnail_shows_the_moment_asked_for(clip: Path) -> None:
    video = Video(clip)
    for at, channel in [(0.0, 0), (0.85, 0), (1.05, 2), (99, 2), (-1, 0)]:
        pixel = video.thumbnail(at=at).getpixel((100, 100))
        assert isinstance(pixel, tuple)
        assert max(range(3), key=lambda c: pixel[c]) == channel, at
    with pytest.raises(InputError):
        video.thumbnail(at=float("nan"))


def test_saving_copies_whole_and_keeps_the_name_in_a_folder(clip: Path, tmp_path: Path) -> None:
    copy = Video(clip).save(tmp_path / "new" / "copy.mp4")
    assert copy.path.read_bytes() == clip.read_bytes()
    (tmp_path / "folder").mkdir()
    assert Video(clip).save(tmp_path / "folder").path == tmp_path / "folder" / clip.name
    assert Video(clip).save(clip).path == clip
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        Video(clip).save(tmp_path / "file" / "x.mp4")
    assert not list(tmp_path.rglob("*.part"))


def test_a_file_that_has_gone_is_said_in_words(tmp_path: Path) -> None:
    gone = Video(tmp_path / "<gone>.mp4")
    assert not gone.exists
    assert "There is no video at" in repr(gone)
    text = gone._repr_mimebundle_()["text/html"]
    assert "There is no video at" in text
    assert "<gone>" not in text
    for act in (
        lambda: gone.size,
        lambda: gone.duration,
        gone.thumbnail,
        lambda: gone.save(tmp_path),
    ):
        with pytest.raises(InputError, match="no video"):
            act()


def test_a_file_that_is_no_video_is_refused(tmp_path: Path) -> None:
    fake = tmp_path / "fake.mp4"
    fake.write_bytes(b"not a video" * 100)
    with pytest.raises(UnsupportedFileError, match=r"fake\.mp4"):
        _ = Video(fake).duration
    assert "no video that can be decoded" in Video(fake)._repr_mimebundle_()["text/html"]
