from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.bridge.player import read_piece
from nemo_widgets.bridge.protocol import CHUNK_BYTES
from nemo_widgets.bridge.uploads import Uploads, discard, safe_name
from nemo_widgets.errors import FileTooLargeError, InputError, UnsupportedFileError


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path)


def begin(uploads: Uploads, size: int, *, name: str = "clip.mp4", limit: int | None = 10**9) -> None:
    uploads.begin("u", name=name, size=size, limit_bytes=limit, accepts=["mp4", "jpg"])


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_pieces_in_any_order_and_twice_make_the_file(uploads: Uploads, tmp_path: Path) -> None:
    data = random.Random(1).randbytes(CHUNK_BYTES * 3 + 1234)
    begin(uploads, len(data))
    for index in (3, 0, 2, 2, 1, 0):
        uploads.chunk("u", index, memoryview(data)[index * CHUNK_BYTES : (index + 1) * CHUNK_BYTES])
    path = uploads.end("u")
    assert path.name == "clip.mp4"
    assert path.read_bytes() == data
    discard(path)
    assert files(tmp_path) == []


def test_a_missing_piece_is_counted_and_the_rest_is_removed(uploads: Uploads, tmp_path: Path) -> None:
    begin(uploads, CHUNK_BYTES + 1)
    uploads.chunk("u", 1, b"x")
    with pytest.raises(InputError, match="1 piece is missing"):
        uploads.end("u")
    assert files(tmp_path) == []


def test_cancelling_removes_the_file_and_later_pieces_are_refused(uploads: Uploads, tmp_path: Path) -> None:
    begin(uploads, 2)
    uploads.cancel("u")
    uploads.cancel("u")
    assert files(tmp_path) == []
    with pytest.raises(InputError, match="cancelled"):
        uploads.chunk("u", 0, b"ab")


@pytest.mark.parametrize(("index", "data"), [(0, b"abc"), (0, b"a"), (1, b""), (7, b"ab")])
def test_a_piece_that_does_not_fit_is_refused(uploads: Uploads, index: int, data: bytes) -> None:
    begin(uploads, 2)
    with pytest.raises(InputError, match="does not fit"):
        uploads.chunk("u", index, data)


def test_a_file_over_the_limit_is_refused_before_anything_is_stored(uploads: Uploads, tmp_path: Path) -> None:
    with pytest.raises(FileTooLargeError, match=r"300 MB; the limit is 200 MB") as caught:
        begin(uploads, 300_000_000, limit=200_000_000)
    assert caught.value.limit == 200_000_000
    assert caught.value.next_step
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["notes.txt", "noextension", "archive.mp4.zip"])
def test_a_type_that_is_not_accepted_is_refused_with_the_types_that_are(uploads: Uploads, name: str) -> None:
    with pytest.raises(UnsupportedFileError) as caught:
        begin(uploads, 5, name=name)
    assert "mp4, jpg" in str(caught.value)
    assert caught.value.code == 4001


def test_an_empty_file_is_refused(uploads: Uploads) -> None:
    with pytest.raises(UnsupportedFileError, match="empty"):
        begin(uploads, 0)


def test_closing_removes_what_was_never_finished(uploads: Uploads, tmp_path: Path) -> None:
    begin(uploads, 5)
    uploads.close()
    assert list(tmp_path.iterdir()) == []


def test_the_same_upload_begun_anew_starts_over(uploads: Uploads, tmp_path: Path) -> None:
    begin(uploads, 2)
    begin(uploads, 3)
    assert len(files(tmp_path)) == 1
    uploads.chunk("u", 0, b"abc")
    assert uploads.end("u").read_bytes() == b"abc"


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder(name: str) -> None:
    clean = safe_name(name)
    assert Path(clean).name == clean
    assert clean not in {"", ".", ".."}
    assert len(clean.encode()) <= 200


def test_a_video_is_read_in_pieces_and_only_in_its_own_revision(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"x" * (CHUNK_BYTES + 5))
    video = {"path": str(path), "revision": 4}
    assert len(read_piece(video, revision=4, offset=0)[0]) == CHUNK_BYTES
    assert read_piece(video, revision=4, offset=CHUNK_BYTES) == (b"xxxxx", CHUNK_BYTES + 5)
    assert read_piece(video, revision=4, offset=10**9)[0] == b""
    with pytest.raises(InputError, match="newer video"):
        read_piece(video, revision=3, offset=0)
    path.unlink()
    with pytest.raises(InputError, match="no longer") as caught:
        read_piece(video, revision=4, offset=0)
    assert "Export" in caught.value.next_step
