"""The engine's endpoints: the service's contract, on this machine."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import os
import re
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from fastapi import Depends, FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from nemo_widgets import __version__
from nemo_widgets.engine.jobs import Jobs
from nemo_widgets.engine.media.fetch import fetch, name_of
from nemo_widgets.engine.media.guard import inspect
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.media.library import BLOCK, Library, resolve, storage_error
from nemo_widgets.engine.messages import Messages
from nemo_widgets.engine.runtime import KEY_HEADER
from nemo_widgets.engine.settings import Settings
from nemo_widgets.engine.store import Caller, Conversation, Render, Store
from nemo_widgets.engine.workers import Workers
from nemo_widgets.errors import (
    AuthError,
    FileTooLargeError,
    InputError,
    NemoError,
    NothingToExportError,
    PlanError,
    RenderError,
    SessionError,
    StorageError,
    UnsupportedFileError,
)
from nemo_widgets.timeline.draft import Draft

log = logging.getLogger(__name__)

# The engine charges nothing; the contract's clients expect numbers.
CREDITS = {"available": 100, "frozen": 0, "total": 100}
ATTRIBUTION = ("X-Skill-Source", "X-Skill-Version", "X-Skill-Platform")
STATUS: list[tuple[type[NemoError], int, int]] = [
    (AuthError, 401, 1001),
    (SessionError, 404, 1002),
    (UnsupportedFileError, 415, 4001),
    (FileTooLargeError, 413, 4002),
    (PlanError, 402, 402),
    (StorageError, 507, 507),
    (NothingToExportError, 422, 422),
    (InputError, 422, 422),
]
RENDER_ID = re.compile(r"[A-Za-z0-9_.-]{1,120}")


class House(NamedTuple):
    """The engine's rooms, as one request sees them."""

    store: Store
    library: Library
    workers: Workers
    messages: Messages
    jobs: Jobs
    settings: Settings


class Clock:
    """When the engine was last needed."""

    def __init__(self) -> None:
        self.started = self.touched = time.monotonic()

    def touch(self) -> None:
        """Note that it is needed now."""
        self.touched = time.monotonic()


def create_app(
    key: str, data: Path, settings: Settings, on_idle: Callable[[], None] = lambda: None
) -> FastAPI:
    """Return the engine as an ASGI application.

    Parameters
    ----------
    key
        What every request has to carry in `X-Engine-Key`.
    data
        The folder of the database, the media library and the renders.
    settings
        Limits and clocks.
    on_idle
        Called once when nothing was asked and nothing ran for `settings.idle_s`.
    """
    clock = Clock()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        store = Store(data / "engine.db")
        library = Library(data / "media", store)
        progressed: list[Jobs] = []
        workers = Workers(2, lambda render_id, fraction: progressed[0].progressed(render_id, fraction))
        jobs = Jobs(store, workers, data / "renders", library.folder, data / "cache", settings)
        progressed.append(jobs)
        messages = Messages(store, library, workers, settings)
        app.state.house = House(store, library, workers, messages, jobs, settings)
        jobs.start()
        background = [asyncio.create_task(workers.warm_up()), asyncio.create_task(watch(jobs, messages))]
        yield
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        await jobs.stop()
        workers.stop()
        store.close()

    async def watch(jobs: Jobs, messages: Messages) -> None:
        while True:
            await asyncio.sleep(min(5.0, settings.idle_s / 4))
            if messages.running or jobs.count:
                clock.touch()
            elif time.monotonic() - clock.touched > settings.idle_s:
                log.info("idle for %.0f s, stopping", settings.idle_s)
                on_idle()
                return

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)

    @app.middleware("http")
    async def only_with_the_key(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        given = request.headers.get(KEY_HEADER, "")
        if not hmac.compare_digest(given.encode(), key.encode()):
            return failure(403, 403, "This engine belongs to another user, or was started anew.")
        clock.touch()
        return await call_next(request)

    @app.get("/health")
    async def health(house: Rooms) -> dict[str, Any]:
        return success(
            version=__version__,
            pid=os.getpid(),
            uptime=round(time.monotonic() - clock.started, 1),
            jobs=house.jobs.count,
        )

    add_errors(app)
    add_account(app)
    add_sessions(app)
    add_renders(app)
    return app


def rooms(request: Request) -> House:
    """Return the engine's rooms."""
    house: House = request.app.state.house
    return house


Rooms = Annotated[House, Depends(rooms)]


def caller(house: Rooms, authorization: Annotated[str, Header()] = "") -> Caller:
    """Return whose bearer token the request carries."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise AuthError("The request carries no token.", code=1001)
    return house.store.caller(token.strip())


User = Annotated[Caller, Depends(caller)]


def own_session(session_id: str, house: Rooms, user: User) -> Conversation:
    """Return the session that the path names."""
    return house.store.session(session_id, user.user_id)


OwnSession = Annotated[Conversation, Depends(own_session)]


def own_render(render_id: str, house: Rooms, user: User) -> Render:
    """Return the export that the path names."""
    render = house.store.render(render_id, user.user_id)
    if render is None:
        raise HTTPException(404, f"There is no export {render_id[:80]!r}.")
    return render


OwnRender = Annotated[Render, Depends(own_render)]


def success(**data: Any) -> dict[str, Any]:
    """Return the envelope of an answer."""
    return {"code": 0, "data": data}


def failure(status: int, code: int, message: str) -> JSONResponse:
    """Return the envelope of an error."""
    return JSONResponse({"code": code, "message": message, "data": None}, status_code=status)


def add_errors(app: FastAPI) -> None:
    """Answer every error in the envelope of the contract."""

    @app.exception_handler(NemoError)
    async def ours(_: Request, error: NemoError) -> JSONResponse:
        found = next(((status, code) for kind, status, code in STATUS if isinstance(error, kind)), (400, 400))
        code = error.code or found[1]
        return failure(code if 400 <= code < 600 else found[0], code, str(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        return failure(422, 422, "; ".join(str(problem.get("msg")) for problem in error.errors()))

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        return failure(error.status_code, error.status_code, str(error.detail))

    @app.exception_handler(Exception)
    async def others(_: Request, error: Exception) -> JSONResponse:
        return failure(500, 500, f"The engine failed ({type(error).__name__}); its log says more.")


async def json_body(request: Request) -> dict[str, Any]:
    """Return the request's JSON object."""
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError as error:
        raise InputError("The request's body is not JSON.", code=400) from error
    if not isinstance(body, dict):
        raise InputError("The request's body is not a JSON object.", code=400)
    return body


def add_account(app: FastAPI) -> None:
    """Add the endpoints of tokens and credits."""

    @app.post("/api/auth/anonymous-token")
    async def anonymous_token(house: Rooms, x_client_id: Annotated[str, Header()] = "") -> Response:
        if not x_client_id or len(x_client_id) > 64:
            return failure(400, 400, "The header X-Client-Id is missing.")
        token, user_id, expires = house.store.issue_token(x_client_id, house.settings.token_days)
        expires_at = datetime.fromtimestamp(expires, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return JSONResponse(
            success(token=token, user_id=user_id, expires_at=expires_at, credits=CREDITS["available"])
        )

    @app.post("/api/auth/claim-token")
    async def claim_token(_: User) -> Response:
        return failure(501, 501, "The engine on this machine has no web workspace to link to.")

    @app.get("/api/credits/balance/simple")
    async def credits_(_: User) -> dict[str, Any]:
        return success(**CREDITS)


def add_sessions(app: FastAPI) -> None:
    """Add the endpoints of sessions: open, message, upload, state, media."""

    @app.post("/api/tasks/me/with-session/nemo_agent")
    async def open_session(
        request: Request, house: Rooms, user: User, x_skill_source: Annotated[str, Header()] = ""
    ) -> dict[str, Any]:
        body = await json_body(request)
        session = house.store.open_session(
            user.user_id,
            task_name=str(body.get("task_name", "project")),
            language=str(body.get("language", "en"))[:8],
            skill=x_skill_source,
        )
        return success(task_id=session.task_id, session_id=str(session.id), user_id=user.user_id)

    @app.post("/run_sse")
    async def run_sse(request: Request, house: Rooms, user: User) -> Response:
        body = await json_body(request)
        session = house.store.session(str(body.get("session_id", "")), user.user_id)
        message = body.get("new_message")
        parts = message.get("parts") if isinstance(message, dict) else None
        text = "\n".join(
            part["text"]
            for part in parts or ()
            if isinstance(part, dict) and isinstance(part.get("text"), str)
        )
        return StreamingResponse(house.messages.answer(session, text), media_type="text/event-stream")

    @app.post("/api/upload-video/nemo_agent/me/{session_id}")
    async def upload(request: Request, house: Rooms, session: OwnSession) -> dict[str, Any]:
        if request.headers.get("content-type", "").startswith("multipart/"):
            items = await receive_files(request, house)
        else:
            items = await receive_urls(await json_body(request), house)
        for item in items:
            house.store.attach(session.id, item.hash, item.filename, generated=False)
        return success(files=[item.to_wire() for item in items], session_state_applied=True)

    @app.get("/api/state/nemo_agent/me/{session_id}/latest")
    async def state(house: Rooms, session: OwnSession) -> dict[str, Any]:
        draft, version = house.store.draft(session.id)
        width, height = draft.size
        wire = {
            generated: [
                house.library.item(media, name).to_wire()
                for name, media in house.store.session_media(session.id, generated=generated)
            ]
            for generated in (False, True)
        }
        return success(
            session_id=str(session.id),
            task_id=session.task_id,
            task_name=session.task_name,
            user_id=session.user_id,
            version=version,
            state={
                "draft": draft.to_wire(),
                "video_infos": wire[False],
                "generated_media": wire[True],
                "canvas_config": {"width": width, "height": height, "fps": draft.fps},
                "video_analyses": [],
            },
        )

    @app.get("/media/{name}")
    async def media(name: str, house: Rooms, _: User) -> Response:
        try:
            return FileResponse(resolve(house.library.folder, f"/media/{name}"))
        except InputError as error:
            return failure(404, 404, str(error))


async def keep(path: Path, filename: str, house: House) -> MediaItem:
    """Look at a file that has come in, and put it into the library or remove it."""
    try:
        facts = await asyncio.wait_for(
            house.workers.run(inspect, path, filename, house.settings.pixel_limit), house.settings.probe_s
        )
        return await asyncio.to_thread(house.library.adopt, path, filename, facts)
    except TimeoutError as error:
        raise UnsupportedFileError(f"{filename} takes too long to read.", code=4001) from error
    finally:
        house.library.discard(path)


async def receive_files(request: Request, house: House) -> list[MediaItem]:
    """Take the files of a multipart body, bounded by its header and by what really comes."""
    limit = house.settings.upload_limit
    too_large = FileTooLargeError(f"The upload is larger than {limit // 1_000_000} MB.", limit=limit)
    if int(request.headers.get("content-length") or 0) > limit + BLOCK:
        raise too_large
    came = 0

    async def bounded() -> Any:
        nonlocal came
        message = await request.receive()
        came += len(message.get("body", b""))
        if came > limit + BLOCK:
            raise too_large
        return message

    try:
        form = await Request(request.scope, bounded).form(max_files=100)
    except (MultiPartException, HTTPException) as error:
        raise InputError("The upload is not a whole multipart body.", code=400) from error
    async with form_closed(form):
        files = [file for file in form.getlist("files") if isinstance(file, UploadFile)]
        if not files:
            raise InputError("The upload holds no file.", next_step="Send it in the field `files`.", code=400)
        return [await receive_file(file, house) for file in files]


@asynccontextmanager
async def form_closed(form: Any) -> AsyncIterator[None]:
    """Close a form's temporary files."""
    try:
        yield
    finally:
        await form.close()


async def receive_file(file: UploadFile, house: House) -> MediaItem:
    """Copy one file of a form to the library's door."""
    name = Path((file.filename or "upload").replace("\\", "/")).name or "upload"
    target = house.library.incoming()
    try:
        await asyncio.to_thread(_copy, file, target)
    except OSError as error:
        house.library.discard(target)
        raise storage_error(error, name) from error
    return await keep(target, name, house)


def _copy(file: UploadFile, target: Path) -> None:
    with target.open("wb") as out:
        shutil.copyfileobj(file.file, out, BLOCK)


async def receive_urls(body: dict[str, Any], house: House) -> list[MediaItem]:
    """Fetch what `urls` names."""
    urls = body.get("urls")
    if not isinstance(urls, list) or not urls or not all(isinstance(url, str) for url in urls):
        raise InputError("`urls` is not a list of addresses.", code=400)
    items = []
    for url in urls:
        target = house.library.incoming()
        try:
            await fetch(url, target, house.settings)
            items.append(await keep(target, name_of(url), house))
        finally:
            house.library.discard(target)
    return items


def add_renders(app: FastAPI) -> None:
    """Add the endpoints of exports; their answers have no envelope."""

    @app.post("/api/render/proxy/lambda")
    async def submit(request: Request, house: Rooms, user: User) -> dict[str, Any]:
        if not all(request.headers.get(name) for name in ATTRIBUTION):
            raise PlanError("The request lacks the attribution headers.")
        body = await json_body(request)
        house.store.session(str(body.get("sessionId", "")), user.user_id)
        render, new = house.store.submit_render(*order(body, user))
        if new:
            house.jobs.add(render.id)
        return answer(render, house)

    @app.get("/api/render/proxy/lambda/{render_id}")
    async def status(render: OwnRender, house: Rooms) -> dict[str, Any]:
        return answer(render, house)

    @app.post("/api/render/proxy/lambda/{render_id}/cancel")
    async def cancel(render: OwnRender, house: Rooms) -> dict[str, Any]:
        house.jobs.cancel(render)
        return answer(house.store.render(render.id) or render, house)

    @app.get("/api/render/proxy/{render_id}/download")
    async def download(render: OwnRender, house: Rooms) -> Response:
        return video(render, house)

    @app.get("/renders/{render_id}.mp4")
    async def file(render: OwnRender, house: Rooms) -> Response:
        return video(render, house)


def order(body: dict[str, Any], user: Caller) -> tuple[str, str, Draft, dict[str, Any]]:
    """Return what is to be rendered: id, user, draft and output."""
    render_id = str(body.get("id", ""))
    if not RENDER_ID.fullmatch(render_id) or render_id.startswith("."):
        raise InputError("`id` is not a render id: letters, digits, `_`, `-` and `.` only.", code=400)
    draft = Draft.from_wire(body.get("draft"))
    if not draft.is_exportable:
        raise NothingToExportError
    output = body.get("output")
    return render_id, user.user_id, draft, output if isinstance(output, dict) else {}


def video(render: Render, house: House) -> Response:
    """Return a render's file, whole or a range of it."""
    path = house.jobs.output(render.id)
    if render.status != "completed" or not path.exists():
        raise RenderError("The export has no file.", code=404)
    return FileResponse(path, media_type="video/mp4")


def answer(render: Render, house: House) -> dict[str, Any]:
    """Return a render as the contract shows it."""
    shown: dict[str, Any] = {
        "taskId": render.id,
        "status": render.status,
        "progress": render.progress,
        "warnings": render.warnings or [],
    }
    if render.status == "completed":
        if house.jobs.output(render.id).exists():
            shown["output"] = {
                "url": f"/renders/{render.id}.mp4",
                "duration": render.duration,
                "size": render.size,
            }
        else:
            shown.update(status="failed", error="The file was removed to free space. Export again.")
    elif render.error:
        shown["error"] = render.error
    return shown
