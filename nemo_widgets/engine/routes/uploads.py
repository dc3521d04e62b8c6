"""Media on its way in and out. An upload comes in whole, with all its files, or not at all."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from nemo_widgets.engine.auth import OwnSession, User
from nemo_widgets.engine.envelope import failure, json_body, success
from nemo_widgets.engine.house import House, Rooms
from nemo_widgets.engine.media.fetch import fetch, name_of
from nemo_widgets.engine.media.files import BLOCK, resolve, storage_error
from nemo_widgets.engine.media.guard import inspect
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.media.multipart import MOST_FILES, Receiver
from nemo_widgets.engine.workers import WorkerDied
from nemo_widgets.errors import FileTooLargeError, InputError, UnsupportedFileError

router = APIRouter()

Arrivals = list[tuple[Path, str]]
"""Files that are at the door, with the names their owner gave them."""


@router.post("/api/upload-video/nemo_agent/me/{session_id}")
async def upload(request: Request, house: Rooms, session: OwnSession) -> dict[str, Any]:
    """Take files, or the addresses of files, into a session."""
    arrivals: Arrivals = []
    try:
        if request.headers.get("content-type", "").startswith("multipart/"):
            await receive(request, house, arrivals)
        else:
            await fetch_all(await json_body(request), house, arrivals)
        items = await take_in(arrivals, house)
        house.store.attach(session.id, items)
    finally:
        for path, _ in arrivals:
            house.library.discard(path)
    return success(files=[item.to_wire() for item in items], session_state_applied=True)


@router.get("/media/{name}")
async def media(name: str, house: Rooms, _: User) -> Response:
    """Give a file of the library, whole or in ranges."""
    try:
        return FileResponse(resolve(house.library.folder, f"/media/{name}"))
    except InputError as error:
        return failure(404, 404, str(error))


async def receive(request: Request, house: House, arrivals: Arrivals) -> None:
    """Take the files of a multipart body, bounded by its header and by what really comes."""
    limit = house.settings.upload_limit
    too_large = FileTooLargeError(f"The upload is larger than {limit / 1_000_000:g} MB.", limit=limit)
    if int(request.headers.get("content-length") or 0) > limit + BLOCK:
        raise too_large
    receiver = Receiver(request.headers["content-type"], house.library.incoming, arrivals)
    size = 0
    try:
        async for piece in request.stream():
            size += len(piece)
            if size > limit + BLOCK:
                raise too_large
            receiver.feed(piece)
        receiver.finish()
    except OSError as error:
        raise storage_error(error, arrivals[-1][1] if arrivals else "The upload") from error
    finally:
        receiver.close()


async def fetch_all(body: dict[str, Any], house: House, arrivals: Arrivals) -> None:
    """Fetch what `urls` names."""
    urls = body.get("urls")
    if not isinstance(urls, list) or not urls or not all(isinstance(url, str) for url in urls):
        raise InputError("`urls` is not a list of addresses.", code=400)
    if len(urls) > MOST_FILES:
        raise InputError(f"`urls` names more than {MOST_FILES} addresses.", code=400)
    for url in urls:
        arrivals.append((house.library.incoming(), name_of(url)))
        await fetch(url, arrivals[-1][0], house.settings)


async def take_in(arrivals: Arrivals, house: House) -> list[MediaItem]:
    """Look at all files, then put them into the library.

    Raises
    ------
    UnsupportedFileError, FileTooLargeError
        One of them cannot be used; then none is taken, and the error says so.
    """
    try:
        facts = [await look(path, name, house) for path, name in arrivals]
    except (UnsupportedFileError, FileTooLargeError) as error:
        if len(arrivals) > 1:
            error.message += f" None of the {len(arrivals)} files was taken."
        raise
    return [
        await asyncio.to_thread(house.library.adopt, path, name, found)
        for (path, name), found in zip(arrivals, facts, strict=True)
    ]


async def look(path: Path, name: str, house: House) -> dict[str, Any]:
    """Have a file looked at in a process that may die of it."""
    settings = house.settings
    try:
        return await house.inspectors.run(inspect, path, name, settings.pixel_limit, timeout=settings.probe_s)
    except TimeoutError as error:
        raise UnsupportedFileError(f"{name} takes too long to read.", code=4001) from error
    except WorkerDied as error:
        raise UnsupportedFileError(f"{name} makes its decoder crash.", code=4001) from error
