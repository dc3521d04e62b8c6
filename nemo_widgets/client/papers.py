"""Documents on their way into a message: a path, bytes, an open file or an address becomes its text."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import httpx

from nemo_widgets.client.sources import Source, check_document, flat, paper_kind, source
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.conversation.documents import FORMATS, Document, damaged, read_document
from nemo_widgets.errors import FileTooLargeError, InputError, NetworkError, UnsupportedFileError
from nemo_widgets.skills import DOCUMENT_BYTES

REDIRECTS = 5


def papers(given: Iterable[object]) -> list[Source]:
    """Return what was given as documents, each checked.

    Parameters
    ----------
    given
        Paths, http(s) URLs, bytes, open files, or lists of these; bytes that are no PDF or DOCX are text.

    Raises
    ------
    InputError, UnsupportedFileError, FileTooLargeError
        One is missing, empty, of another kind, or too large.
    """
    found = []
    for number, value in enumerate(flat(given), 1):
        item = source(value, number, paper=True)
        if not item.url and _extension(item.name) not in FORMATS:
            raise _no_document(item.name)
        found.append(check_document(item))
    return found


async def read_paper(item: Source, timeouts: Timeouts) -> Document:
    """Return a document's text.

    A PDF is read in a process of its own: one made for it can keep its reader busy for hours, and a thread
    cannot be stopped.

    Raises
    ------
    InputError, UnsupportedFileError
        It cannot be read, or not in time.
    NetworkError, FileTooLargeError
        It cannot be fetched, or is too large.
    """
    if item.url:
        item = check_document(await _fetched(item, timeouts.answer))
    data = await asyncio.to_thread(_all_of, item)
    if _extension(item.name) == "pdf":
        return await _read_apart(item.name, data, timeouts.document)
    return await asyncio.to_thread(read_document, item.name, data)


async def _fetched(item: Source, seconds: float) -> Source:
    host = urlsplit(item.url).hostname or "The address"
    try:
        async with asyncio.timeout(seconds):
            data, kind = await _body(item, host, seconds)
    except TimeoutError as error:
        raise NetworkError(f"{item.name} could not be fetched in {seconds:g} s.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # An address may hold a key, so only its host is named.
        raise NetworkError(f"{item.name} could not be fetched from {host}.") from error
    found = paper_kind(data)
    if not found and (
        kind == "text/html" or data.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html"))
    ):
        raise UnsupportedFileError(
            f"{host} answered with a web page, and not with {item.name}.",
            next_step="Pass the address of the file itself, or download it first.",
            code=4001,
        )
    if not found:
        named = _extension(item.name)
        found = named if named in FORMATS else "txt" if kind.startswith("text/") else ""
    if not found:
        raise _no_document(item.name)
    name = item.name if _extension(item.name) == found else f"{item.name}.{found}"
    return replace(item, name=name, url="", data=data)


async def _body(item: Source, host: str, seconds: float) -> tuple[bytes, str]:
    data = bytearray()
    async with (
        httpx.AsyncClient(follow_redirects=True, max_redirects=REDIRECTS, timeout=seconds) as client,
        # Plain bytes: what is compressed can grow without end.
        client.stream("GET", item.url, headers={"Accept-Encoding": "identity"}) as answer,
    ):
        if not answer.is_success:
            raise NetworkError(f"{host} answered {answer.status_code} for {item.name}.")
        async for piece in answer.aiter_raw():
            data += piece
            if len(data) > DOCUMENT_BYTES:
                raise FileTooLargeError(
                    f"{item.name} is larger than {DOCUMENT_BYTES / 1e6:.0f} MB.",
                    limit=DOCUMENT_BYTES,
                    next_step="Save its text as a .txt file.",
                )
        return bytes(data), answer.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _read_apart(name: str, data: bytes, seconds: float) -> Document:
    command = [sys.executable, "-m", "nemo_widgets.client.paper_process"]
    # Not in a thread: one that is cancelled while it starts a process would leave it behind.
    process = subprocess.Popen(  # noqa: ASYNC220
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        told, _ = await asyncio.to_thread(
            process.communicate, json.dumps(name).encode() + b"\n" + data, seconds
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"{name} takes longer than {seconds:g} s to read.",
            next_step="Save its text as a .txt file, or allow more time: Timeouts(document=…).",
        ) from error
    finally:
        # Also where we are cancelled: then the thread that waits for it comes to its end as well.
        process.kill()
        await asyncio.shield(asyncio.to_thread(_reap, process))
    if process.returncode or not told:
        raise damaged(name, "PDF")
    found = json.loads(told)
    if "text" in found:
        return Document(name, found["text"])
    kind = UnsupportedFileError if found["code"] == 4001 else InputError
    raise kind(found["message"], next_step=found["next_step"], code=found["code"])


def _reap(process: subprocess.Popen[bytes]) -> None:
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None and not pipe.closed:
            try:
                pipe.close()
            except OSError:
                # What was not sent to it yet cannot be flushed any more.
                continue


def _all_of(item: Source) -> bytes:
    with item.open() as file:
        return item.read(file)


def _extension(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def _no_document(name: str) -> UnsupportedFileError:
    return UnsupportedFileError(
        f"{name} is no document.", next_step=f"Documents are {', '.join(FORMATS)}.", code=4001
    )
