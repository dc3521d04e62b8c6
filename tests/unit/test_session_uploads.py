"""Media on its way into a session."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from PIL import Image

from nemo_widgets.client.sources import Source
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import FileTooLargeError, InputError, NetworkError, UnsupportedFileError
from nemo_widgets.session import Session
from tests.services.clips import PNG, write_clip
from tests.services.scaffold import UPLOAD, log_of
from tests.services.scripted import Answer, Asked, Scripted, refusal, usual
from tests.services.wire import Hold, Reset


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    quick = Timeouts(look=0.01, look_again=0.01)
    async with Session(service.url, skill="free-shorts", timeouts=quick) as opened:
        yield opened


async def test_uploads_are_checked_before_a_byte_is_sent(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "fake.png").write_text("not a picture at all")
    (tmp_path / "none.mp4").touch()
    with (tmp_path / "huge.mp4").open("wb") as file:
        file.truncate(500_000_001)
    good = tmp_path / "good.png"
    Image.new("RGB", (4, 4)).save(good)
    for name, kind in [
        ("notes.txt", UnsupportedFileError),
        ("fake.png", UnsupportedFileError),
        ("none.mp4", InputError),
        ("huge.mp4", FileTooLargeError),
        ("missing.mp4", InputError),
    ]:
        with pytest.raises(kind, match=name):
            await session.upload(good, tmp_path / name)
    assert service.requests("/api/upload-video") == []
    assert session.state.status == "ready"


async def test_files_and_urls_are_uploaded_and_listed(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    clip = write_clip(tmp_path / "my clip.mp4")
    frame = await session.upload(str(clip), "https://example.org/a.jpg")
    assert list(frame["kind"]) == ["image", "image"]
    first, second = service.requests("/api/upload-video")
    assert b'filename="my clip.mp4"' in first.body
    assert clip.read_bytes() in first.body
    assert second.json == {"urls": ["https://example.org/a.jpg"], "source_type": "url"}
    assert session.state.progress == ()


def pictures(folder: Path, *sizes: int) -> list[Path]:
    """Write files of these sizes that pass for pictures."""
    made = []
    for number, size in enumerate(sizes):
        path = folder / f"{'abcdefgh'[number]}.png"
        path.write_bytes(PNG + bytes([number]) * size)
        made.append(path)
    return made


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 -- what it waits for is in the service
            await asyncio.sleep(0.005)


async def test_several_files_go_one_after_the_other_in_the_order_given(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    answering = service.held.setdefault(UPLOAD, asyncio.Event())
    first, *others = pictures(tmp_path, 2_000_000, 900_000, 10, 300_000, 5)
    uploading = asyncio.ensure_future(session.upload(first))
    await until(lambda: len(service.requests(UPLOAD)) == 1)
    waiting = asyncio.ensure_future(session.upload(others, "https://example.org/last.jpg"))
    await until(lambda: len(session.state.progress) == 1)
    assert [one.label for one in session.state.progress] == ["a.png"]
    answering.set()
    await uploading
    frame = await waiting
    names = ["a.png", "b.png", "c.png", "d.png", "e.png", "last.jpg"]
    assert [medium["filename"] for medium in service.media] == names
    assert list(frame["name"]) == names[1:]
    assert service.most_arriving == 1
    assert session.state.progress == ()
    assert log_of(session)[-1] == ("note", "Uploaded b.png and 4 more.")


async def test_a_file_whose_answer_does_not_come_holds_the_others_up_for_one_clock_only(
    service: Scripted, tmp_path: Path
) -> None:
    quick = Timeouts(answer=0.3, retry=0.01, look=0.01, look_again=0.01)
    service.then(UPLOAD, Answer(wire=(Hold(),)))
    async with Session(service.url, skill="free-shorts", timeouts=quick) as session:
        with pytest.raises(NetworkError, match=r"a\.png: The service took too long to answer"):
            await session.upload(pictures(tmp_path, 10, 20, 30))
    assert [medium["filename"] for medium in service.media] == ["b.png", "c.png"]


async def test_a_file_that_goes_while_others_are_sent_is_named_and_the_others_stay(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    given = pictures(tmp_path, 10, 20, 30)

    def removes(_service: Scripted, asked: Asked) -> Answer:
        given[1].unlink(missing_ok=True)
        return usual(service, asked)

    service.always[UPLOAD] = removes
    with pytest.raises(InputError, match=r"b\.png cannot be read"):
        await session.upload(given)
    assert [medium["filename"] for medium in service.media] == ["a.png", "c.png"]


async def test_media_that_a_cancel_keeps_from_a_new_session_are_named(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    await session.upload(pictures(tmp_path, 10, 20))
    service.then("/api/state", refusal(1002))
    service.held[UPLOAD] = asyncio.Event()
    reading = asyncio.ensure_future(session.timeline())
    await until(lambda: len(service.requests(UPLOAD)) == 3)
    await session.cancel()
    assert reading.cancelled()
    notes = [text for kind, text in log_of(session) if "again" in text]
    assert notes == ["a.png has to be uploaded again.", "b.png has to be uploaded again."]
    service.held[UPLOAD].set()
    await until(lambda: len(service.media) == 3)
    await session.upload(pictures(tmp_path, 10, 20))
    # The first had arrived, though nobody had waited for its answer.
    assert len(service.requests(UPLOAD)) == 4


async def test_one_file_that_is_refused_is_named_and_the_others_stay(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    def refuses(_service: Scripted, asked: Asked) -> Answer:
        return refusal(4001, "broken") if b'"b.png"' in asked.body else usual(service, asked)

    service.always[UPLOAD] = refuses
    files = pictures(tmp_path, 10, 20, 30)
    with pytest.raises(UnsupportedFileError, match=r"b\.png: The service does not take this file"):
        await session.upload(files)
    assert ("note", "Uploaded a.png and 1 more.") in log_of(session)
    del service.always[UPLOAD]
    frame = await session.upload(files)
    assert list(frame["name"]) == ["a.png", "b.png", "c.png"]
    assert len(service.requests(UPLOAD)) == 4, "what got through was not sent twice"


async def test_the_error_of_one_of_several_is_told_in_the_language_of_the_session(
    service: Scripted, tmp_path: Path
) -> None:
    service.then(UPLOAD, refusal(4002))
    async with Session(service.url, language="zh") as session:
        with pytest.raises(FileTooLargeError, match=r"a\.png: 文件超过服务的大小上限"):
            await session.upload(pictures(tmp_path, 10, 20))


async def test_a_cancel_stops_every_upload(service: Scripted, session: Session, tmp_path: Path) -> None:
    service.held[UPLOAD] = asyncio.Event()
    uploading = asyncio.ensure_future(session.upload(pictures(tmp_path, 900_000, 10, 10, 10)))
    await until(lambda: len(service.requests(UPLOAD)) == 1)
    await session.cancel()
    assert uploading.cancelled()
    assert session.state.progress == ()
    service.held[UPLOAD].set()
    await until(lambda: service.open <= 1)
    assert len(service.requests(UPLOAD)) == 1
    # The one that was whole may have been taken: it is looked for, and not sent again.
    assert [medium["filename"] for medium in service.media] == ["a.png"]
    await session.upload(pictures(tmp_path, 900_000, 10))
    assert [medium["filename"] for medium in service.media] == ["a.png", "b.png"]


async def test_a_file_of_the_same_name_is_no_proof_that_another_arrived(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    await session.upload(path)
    path.write_bytes(PNG + b"other")
    service.then(UPLOAD, Answer(wire=(Reset(),)))
    with pytest.raises(NetworkError, match="did not arrive"):
        await session.upload(path)
    await session.upload(path)
    assert len(service.requests(UPLOAD)) == 3


async def test_an_address_whose_answer_was_lost_is_looked_for_before_it_is_given_again(
    service: Scripted, session: Session
) -> None:
    address = "https://example.org/my%20lake.png"
    service.then(UPLOAD, Answer(wire=(Reset(),), taken=True))
    service.then("/api/state", *[refusal(7777, "not now")] * 3)
    with pytest.raises(NetworkError, match=r"Nobody can say"):
        await session.upload(address)
    service.media[0]["filename"] = "my lake.png"
    frame = await session.upload(address)
    assert list(frame["name"]) == ["my lake.png"]
    assert len(service.requests(UPLOAD)) == 1


@pytest.mark.parametrize(
    "name", ["my clip.mp4", 'a"b.png', "湖.png", "a\r\nX-Evil: 1.png", "back\\slash.png"]
)
async def test_a_file_keeps_its_name_on_the_way(
    service: Scripted, session: Session, tmp_path: Path, name: str
) -> None:
    await session._connection.send([Source(name, data=PNG)])
    asked = service.requests(UPLOAD)[0]
    assert "x-evil" not in asked.headers
    expected = httpx.Request("POST", "http://x/", files={"files": (name, PNG)})
    lines = [line for line in expected.read().split(b"\r\n") if line.startswith(b"Content-")]
    assert [line for line in asked.body.split(b"\r\n") if line.startswith(b"Content-")] == lines
    assert asked.body.split(b"\r\n\r\n", 1)[1].rsplit(b"\r\n--", 1)[0] == PNG
