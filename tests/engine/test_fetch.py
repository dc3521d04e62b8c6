"""Fetching what a URL names, from a real server on this machine that misbehaves."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from nemo_widgets.engine.media.fetch import fetch, name_of
from nemo_widgets.engine.media.guard import inspect
from nemo_widgets.engine.settings import Settings
from nemo_widgets.errors import (
    FileTooLargeError,
    InputError,
    NemoError,
    NetworkError,
    StorageError,
    UnsupportedFileError,
)

FULL = Path("/dev/full")
SETTINGS = Settings(upload_mb=0.1, fetch_s=1, fetch_total_s=2)
Answer = Callable[[BaseHTTPRequestHandler], None]


def head(handler: BaseHTTPRequestHandler, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    handler.send_header("Connection", "close")
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def page(handler: BaseHTTPRequestHandler) -> None:
    head(handler, Content_Type="text/html", Content_Length="21")
    handler.wfile.write(b"<html>Not a picture</ht"[:21])


def endless(handler: BaseHTTPRequestHandler) -> None:
    head(handler, Content_Type="image/png")
    while True:
        handler.wfile.write(bytes(10_000))


def dripping(handler: BaseHTTPRequestHandler) -> None:
    head(handler, Content_Type="image/png")
    while not stopped.wait(0.2):
        handler.wfile.write(b"x")


def silent(handler: BaseHTTPRequestHandler) -> None:
    head(handler, Content_Length="1000")
    stopped.wait(20)


def cut(handler: BaseHTTPRequestHandler) -> None:
    head(handler, Content_Length="1000")
    handler.wfile.write(b"half")


def bomb(handler: BaseHTTPRequestHandler) -> None:
    body = gzip.compress(bytes(50_000_000))
    head(handler, Content_Encoding="gzip", Content_Length=str(len(body)))
    handler.wfile.write(body)


def redirect(to: str) -> Answer:
    return lambda handler: head(handler, 302, Location=to, Content_Length="0")


ANSWERS: dict[str, Answer] = {
    "/page.jpg": page,
    "/endless.png": endless,
    "/dripping.png": dripping,
    "/silent.png": silent,
    "/cut.png": cut,
    "/bomb.png": bomb,
    "/said.png": lambda handler: head(handler, Content_Length="200000"),
    "/gone.png": lambda handler: head(handler, 404, Content_Length="0"),
    "/to-file.png": redirect("file:///etc/passwd"),
    "/to-nonsense.png": redirect("http://[::bad/"),
    "/round.png": redirect("/round.png"),
    "/to-page.png": redirect("/page.jpg"),
}
stopped = threading.Event()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        try:
            ANSWERS[self.path](self)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's own name
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    stopped.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        stopped.set()
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/endless.png", FileTooLargeError, "larger than 0.1 MB"),
        ("/said.png", FileTooLargeError, "larger than 0.1 MB"),
        ("/bomb.png", FileTooLargeError, "larger than 0.1 MB"),
        ("/dripping.png", NetworkError, "in 2 s"),
        ("/silent.png", NetworkError, "ReadTimeout"),
        ("/cut.png", NetworkError, "RemoteProtocolError"),
        ("/gone.png", NetworkError, "404"),
        ("/round.png", NetworkError, "TooManyRedirects"),
        ("/to-file.png", NetworkError, "could not be fetched"),
        ("/to-nonsense.png", NetworkError, "could not be fetched"),
    ],
)
async def test_a_host_that_misbehaves_is_an_error_that_names_the_file(
    host: str, tmp_path: Path, path: str, error: type[NemoError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        await fetch(host + path, tmp_path / "file", SETTINGS)
    assert path[1:] in str(caught.value)


async def test_a_page_in_a_pictures_place_is_told_by_its_content(host: str, tmp_path: Path) -> None:
    for path in ("/page.jpg", "/to-page.png"):
        await fetch(host + path, tmp_path / "file", SETTINGS)
        with pytest.raises(UnsupportedFileError, match=f"{path[1:]} is not one of the accepted formats"):
            inspect(tmp_path / "file", name_of(host + path), 1_000_000)


@pytest.mark.skipif(not FULL.exists(), reason="needs a full device")
async def test_a_disk_that_is_full_is_said(host: str) -> None:
    with pytest.raises(StorageError, match="disk is full"):
        await fetch(f"{host}/endless.png", FULL, Settings(upload_mb=100))


async def test_a_host_that_is_not_there_is_a_network_error(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(NetworkError):
            await fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/x.png", tmp_path / "file", SETTINGS)


@pytest.mark.parametrize(
    "url",
    ["", "x.png", "file:///etc/passwd", "http://", "http://[", "data:,x", "\0", "http:x"],
)
def test_what_is_no_web_address_is_refused_before_anything_is_sent(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="address"):
        asyncio.run(fetch(url, tmp_path / "file", SETTINGS))


def test_a_file_is_named_by_the_last_part_of_its_address() -> None:
    assert name_of("https://example.com/a/b%20c.png?x=1") == "b c.png"
    assert name_of("https://example.com/a%2F..%2Fevil.png") == "evil.png"
    assert name_of("https://example.com") == "example.com"
