"""Documents come as paths, bytes, open files and addresses; one that cannot be read in time is let go of."""

from __future__ import annotations

import asyncio
import io
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from nemo_widgets.client.papers import papers, read_paper
from nemo_widgets.client.sources import sources
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import FileTooLargeError, InputError, NetworkError, UnsupportedFileError
from nemo_widgets.phrases import in_chinese
from nemo_widgets.session import Session
from nemo_widgets.skills import load
from tests.services.scaffold import notes, sent
from tests.services.scripted import Scripted
from tests.unit.test_documents import pdf, word_file

SCRIPT = "Dawn in the hills."
FILES = {"txt": SCRIPT.encode(), "docx": word_file(SCRIPT), "pdf": pdf(SCRIPT)}


async def texts(*given: object, timeouts: Timeouts | None = None) -> list[str]:
    return [(await read_paper(item, timeouts or Timeouts())).text for item in papers(given)]


def answer(
    body: bytes, kind: str = "application/octet-stream", *, status: str = "200 OK", more: str = ""
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", more]
    return "".join(f"{line}\r\n" for line in lines if line).encode() + b"Connection: close\r\n\r\n" + body


@asynccontextmanager
async def host(answers: dict[str, bytes], *, endless: bytes = b"") -> AsyncIterator[str]:
    """Serve bytes by path; the path `/endless` never ends."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            path = (await reader.readuntil(b"\r\n\r\n")).split(b" ")[1].decode().partition("?")[0]
            writer.write(answers.get(path, answer(b"gone", status="404 Not Found")))
            while path.startswith("/endless"):
                writer.write(endless)
                await writer.drain()
                await asyncio.sleep(0)
            await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize("form", FILES)
async def test_a_document_is_read_from_a_path_bytes_and_open_files(form: str, tmp_path: Path) -> None:
    data = FILES[form]
    path = tmp_path / f"script.{form}"
    path.write_bytes(data)
    named = io.BytesIO(data)
    named.name = f"other.{form}"
    with path.open("rb") as opened:
        given = [path, str(path), opened, data, bytearray(data), memoryview(data), io.BytesIO(data), named]
        items = papers(given)
    assert [item.name.rpartition(".")[2] for item in items] == [form] * len(given)
    assert items[-1].name == f"other.{form}"
    assert await texts(*items[2:3], *items[-1:]) == [SCRIPT] * 2


async def test_text_in_an_open_text_file_is_read_as_it_is() -> None:
    assert await texts(io.StringIO("清晨的山谷。")) == ["清晨的山谷。"]


@pytest.mark.parametrize("form", FILES)
async def test_a_document_at_an_address_is_fetched_by_the_kernel(form: str) -> None:
    answers = {f"/a/script.{form}": answer(FILES[form])}
    answers["/b"] = answer(b"", status="302 Found", more=f"Location: /a/script.{form}")
    answers["/file"] = answer(FILES[form], "text/plain; charset=utf-8" if form == "txt" else "application/x")
    async with host(answers) as url:
        for path in (f"/a/script.{form}?key=1", "/file"):
            assert await texts(url + path) == [SCRIPT]
        if form != "txt":
            assert await texts(f"{url}/b") == [SCRIPT]


async def test_what_cannot_be_fetched_says_why_and_keeps_the_address_to_itself() -> None:
    page = b"<!DOCTYPE html><html><body>Sign in</body></html>"
    answers = {"/a.pdf": answer(page, "text/html"), "/b.txt": answer(page), "/c.bin": answer(b"\0\1\2")}
    loop = answer(b"", status="302 Found", more="Location: /loop.txt")
    away = answer(b"", status="302 Found", more="Location: file:///etc/passwd")
    async with host({**answers, "/loop.txt": loop, "/away.txt": away}) as url:
        for path, kind, words in (
            ("/a.pdf", UnsupportedFileError, "web page"),
            ("/b.txt", UnsupportedFileError, "web page"),
            ("/c.bin", UnsupportedFileError, "no document"),
            ("/none.txt", NetworkError, "answered 404"),
            ("/loop.txt", NetworkError, "could not be fetched"),
            ("/away.txt", NetworkError, "could not be fetched"),
        ):
            with pytest.raises(kind, match=words) as caught:
                await texts(f"{url}{path}?key=hidden")
            assert "hidden" not in str(caught.value)
            assert caught.value.next_step
    with pytest.raises(NetworkError):
        await texts("http://127.0.0.1:9/script.txt")


async def test_a_document_without_an_end_is_given_up() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
    async with host({"/endless.txt": head}, endless=b"a" * 1_000_000) as url:
        with pytest.raises(FileTooLargeError, match="larger than 20 MB"):
            await texts(f"{url}/endless.txt")
    async with host({"/endless.txt": head}) as url:
        with pytest.raises(NetworkError, match=r"endless\.txt could not be fetched in 0\.2 s"):
            await texts(f"{url}/endless.txt", timeouts=Timeouts(answer=0.2))


async def test_a_pdf_that_takes_too_long_is_let_go_of_with_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def slow(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        # The real thing, but for a reader that never ends.
        process = popen([command[0], "-c", "import time; time.sleep(600)"], **options)
        started.append(process)
        return process

    monkeypatch.setattr(subprocess, "Popen", slow)
    began = time.monotonic()
    with pytest.raises(InputError, match=r"upload-001\.pdf takes longer than 0\.3 s to read") as caught:
        await texts(FILES["pdf"], timeouts=Timeouts(document=0.3))
    assert "Timeouts(document=" in caught.value.next_step
    assert "超过" in in_chinese(caught.value.message)
    with pytest.raises(TimeoutError):
        # A user who cancels.
        await asyncio.wait_for(texts(FILES["pdf"]), 0.3)
    assert time.monotonic() - began < 20
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


async def test_a_small_pdf_that_would_take_half_a_minute_is_stopped_by_its_clock() -> None:
    writer, memory, drawn = PdfWriter(), io.BytesIO(), DecodedStreamObject()
    writer.append(PdfReader(io.BytesIO(FILES["pdf"])))
    drawn.set_data(b"BT () Tj ET " * 60_000)
    page = writer.pages[0]
    page[NameObject("/Contents")] = writer._add_object(drawn.flate_encode())
    for _ in range(30):
        writer.add_page(page)
    writer.write(memory)
    assert len(memory.getvalue()) < 20_000
    began = time.monotonic()
    with pytest.raises(InputError, match="takes longer than 1 s"):
        await texts(memory.getvalue(), timeouts=Timeouts(document=1))
    assert time.monotonic() - began < 10


async def test_a_reader_that_dies_leaves_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    popen = subprocess.Popen
    monkeypatch.setattr(
        subprocess,
        "Popen",
        lambda command, **options: popen([command[0], "-c", "import os; os.abort()"], **options),
    )
    with pytest.raises(UnsupportedFileError, match="damaged"):
        await texts(FILES["pdf"])


async def test_what_the_reader_refuses_is_refused_here_in_the_same_words() -> None:
    writer, memory = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(memory)
    with pytest.raises(InputError, match="no text layer") as caught:
        await texts(memory.getvalue())
    assert "OCR" in caught.value.next_step
    with pytest.raises(UnsupportedFileError, match=r"damaged, or no PDF") as broken:
        await texts(b"%PDF-1.7 and nothing more")
    assert broken.value.code == 4001


def test_what_is_no_document_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    for given, words in (
        (picture, r"a\.png is no document"),
        (b"\x89PNG\r\n\x1a\n", "is no document"),
        (b"", "is empty"),
        (tmp_path / "none.txt", "does not exist"),
        (42, "cannot be uploaded"),
        (tmp_path, "is a folder"),
    ):
        with pytest.raises(InputError, match=words):
            papers([given])
    closed = io.BytesIO(b"a")
    closed.close()
    with pytest.raises(InputError, match="Item 1 cannot be read"):
        papers([closed])


def test_an_open_file_and_a_document_in_bytes_can_be_uploaded_too(tmp_path: Path) -> None:
    skill = load("ai-image-free")
    (tmp_path / "a.txt").write_bytes(FILES["txt"])
    with (tmp_path / "a.txt").open("rb") as opened:
        found = sources([opened, FILES["pdf"], FILES["docx"], "https://example.org/b.docx"], skill)
    assert [item.name for item in found] == ["a.txt", "upload-002.pdf", "upload-003.docx", "b.docx"]
    with pytest.raises(UnsupportedFileError):
        sources([b"plain words"], skill)


async def test_documents_go_with_the_message_they_were_given_to(service: Scripted) -> None:
    async with host({"/noon.txt": answer(b"Noon.")}) as url, Session(service.url) as session:
        await session.ask("a video from this script", documents=[FILES["pdf"], f"{url}/noon.txt"])
        await session.ask("a video from this script", documents=io.BytesIO(b"Dusk."))
        with pytest.raises(NetworkError):
            await session.ask("a video from this script", documents=[b"Night.", f"{url}/none.txt"])
        await session.ask("thanks")
        assert sent(service) == [
            f"a video from this script:\n\n{SCRIPT}\n\nNoon.",
            "a video from this script:\n\nDusk.",
            "thanks",
        ]
        assert notes(session)[0].startswith("Read upload-001.pdf (4 words)")
        assert session.state.status == "ready"
    assert not service.requests("POST /api/upload-video")


@pytest.mark.parametrize("address", ["http://[key/a.png", "HTTPS://[key"])
def test_an_address_that_is_none_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(InputError, match=r"The address of item 1 is not one\. Check it") as caught:
        sources([address], load("ai-image-free"))
    assert "key" not in str(caught.value)
