"""A service on loopback that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from tests.services.wire import Step, perform

TITLE = {"id": "seg_title", "s": 0, "d": 3000, "m": {"text": "Lake at dusk", "role": "title"}}
CLIP = {"id": "seg_clip", "s": 0, "d": 4000, "src": "/media/a.png", "m": {"title": "lake"}}
ONE_CLIP: dict[str, Any] = {"t": [{"tt": 0, "sg": [CLIP]}], "d": 4000, "m": {"width": 320, "height": 240}}
WITH_TITLE: dict[str, Any] = {**ONE_CLIP, "t": [*ONE_CLIP["t"], {"tt": 7, "sg": [TITLE]}]}


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    def starts(self, path: str) -> bool:
        """Tell whether it asks for a path that begins so; `POST /a` asks for the method too."""
        return self.path.startswith(path) or f"{self.method} {self.path}".startswith(path)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """An answer; `wire` takes the place of it on the socket, `taken` does first what is usually done."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False
    wire: tuple[Step, ...] = ()
    taken: bool = False


Reply = Answer | Callable[["Scripted", Asked], Answer]


def answer(data: object) -> Answer:
    return Answer(json.dumps({"code": 0, "data": data}).encode())


def refusal(
    code: int, message: str = "no", *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Answer:
    body = {"code": code, "message": message, "data": None}
    return Answer(json.dumps(body).encode(), status, headers=headers or {})


def stream(*events: object, cut: bool = False) -> Answer:
    """Return a stream of events, each an object for JSON or the text of a `data:` line."""
    lines = [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in events]
    body = "".join(f"data: {line}\n\n" for line in lines).encode()
    return Answer(body, kind="text/event-stream", cut=cut)


def says(text: str, *, partial: bool = False, **more: object) -> dict[str, Any]:
    event: dict[str, Any] = {
        "author": "nemo",
        "content": {"role": "model", "parts": [{"text": text}]},
        **more,
    }
    return {**event, "partial": True} if partial else event


def usual(service: Scripted, asked: Asked) -> Answer:
    """Stand for the usual answer in a row of others."""
    return service.usual(asked)


class Scripted:
    """The service.

    `replies` are the streams to come, `next` the answers that come before the usual ones, `always` those in
    place of them; both are found by the start of a path, or of a method and a path. `elsewhere` is what the
    text `{elsewhere}` in an answer stands for. Answers wait for what is in `held` under their path.

    `media` are the uploads in the order in which they were whole; `arriving` counts requests on their way.
    """

    def __init__(self, video: bytes = b"") -> None:
        self.asked: list[Asked] = []
        self.replies: deque[Answer] = deque()
        self.next: dict[str, deque[Reply]] = {}
        self.always: dict[str, Reply] = {}
        self.elsewhere = ""
        self.connections = 0
        self.open = 0
        self.draft: dict[str, Any] = {}
        self.draft_after: dict[str, Any] | None = None
        self.media: list[dict[str, Any]] = []
        self.arriving = 0
        self.most_arriving = 0
        self.held: dict[str, asyncio.Event] = {}
        self.renders: dict[str, list[dict[str, Any]]] = {}
        self.steps: list[dict[str, Any]] = [
            {"status": "pending", "progress": 0},
            {"status": "processing", "progress": 50},
            {"status": "completed", "progress": 100, "output": {"url": "/renders/out.mp4"}},
        ]
        self.video = video
        self.url = ""
        self._numbers = itertools.count(1)

    def then(self, path: str, *answers: Reply) -> None:
        """Answer the next requests of a path with these."""
        self.next.setdefault(path, deque()).extend(answers)

    def requests(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.starts(path)]

    def reply(self, asked: Asked) -> Answer:
        given = self._scripted(asked)
        if given is None:
            return self.usual(asked)
        if given.taken:
            self.usual(asked)
        return given

    def _scripted(self, asked: Asked) -> Answer | None:
        for path, waiting in self.next.items():
            if asked.starts(path) and waiting:
                given = waiting.popleft()
                return given if isinstance(given, Answer) else given(self, asked)
        for path, given in self.always.items():
            if asked.starts(path):
                return given if isinstance(given, Answer) else given(self, asked)
        return None

    def usual(self, asked: Asked) -> Answer:
        """Answer as a service in good health does."""
        number = next(self._numbers)
        match asked.path.split("/")[1:]:
            case ["api", "auth", "anonymous-token"]:
                return answer({"token": f"nmv_usr_secret{number}", "user_id": "anon_7", "credits": 100})
            case ["api", "tasks", *_]:
                return answer({"task_id": "t1", "session_id": f"{number}", "user_id": "anon_7"})
            case ["run_sse"]:
                if self.draft_after is not None:
                    self.draft, self.draft_after = self.draft_after, None
                return self.replies.popleft() if self.replies else stream()
            case ["api", "state", *_]:
                return answer({"state": {"draft": self.draft, "video_infos": self.media}})
            case ["api", "credits", *_]:
                return answer({"available": 90, "frozen": 10, "total": 100})
            case ["api", "upload-video", *_]:
                taken = [
                    {"filename": name, "file_type": "image", "cdn_url": f"/media/clip-{number}-{at}"}
                    for at, name in enumerate(names_sent(asked))
                ]
                self.media += taken
                return answer({"files": taken})
            case ["api", "render", "proxy", "lambda"]:
                self.renders.setdefault(asked.json["id"], list(self.steps))
                return Answer(json.dumps({"taskId": asked.json["id"], "status": "pending"}).encode())
            case ["api", "render", "proxy", "lambda", render_id]:
                steps = self.renders.get(render_id)
                if steps is None:
                    return refusal(404, "no such render", status=404)
                return Answer(json.dumps(steps.pop(0) if len(steps) > 1 else steps[0]).encode())
            case ["api", "render", "proxy", "lambda", render_id, "cancel"]:
                self.renders[render_id] = [{"status": "cancelled"}]
                return answer(None)
            case ["renders", *_] | ["api", "render", "proxy", _, "download"]:
                return self._piece(asked)
        return refusal(404, "no such address", status=404)

    def _piece(self, asked: Asked) -> Answer:
        """Return the video, or the rest of it that is asked for."""
        since = asked.headers.get("range", "").removeprefix("bytes=").removesuffix("-")
        tag = {"ETag": '"v1"'}
        if not since.isdigit() or asked.headers.get("if-range") != '"v1"':
            return Answer(self.video, kind="video/mp4", headers=tag)
        rest = self.video[int(since) :]
        span = f"bytes {since}-{len(self.video) - 1}/{len(self.video)}"
        return Answer(rest, 206, "video/mp4", {**tag, "Content-Range": span})

    async def _read(self, reader: asyncio.StreamReader) -> Asked | None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        self.arriving += 1
        self.most_arriving = max(self.most_arriving, self.arriving)
        try:
            return await read_request(head, reader)
        finally:
            self.arriving -= 1

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open += 1
        try:
            while asked := await self._read(reader):
                self.asked.append(asked)
                for path, until in self.held.items():
                    if asked.starts(path):
                        await until.wait()
                given = self.reply(asked)
                if given.wire:
                    await perform(given.wire, reader, writer)
                    return
                if self.elsewhere:
                    given = replace(given, body=given.body.replace(b"{elsewhere}", self.elsewhere.encode()))
                headers = {"Content-Type": given.kind, **given.headers}
                if given.kind == "text/event-stream":
                    headers["Transfer-Encoding"] = "chunked"
                    body = b"%x\r\n%s\r\n" % (len(given.body), given.body) if given.body else b""
                    body += b"" if given.cut else b"0\r\n\r\n"
                else:
                    headers["Content-Length"] = str(len(given.body))
                    body = given.body[: len(given.body) // 2] if given.cut else given.body
                lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
                lines = lines.replace("{elsewhere}", self.elsewhere)
                writer.write(f"HTTP/1.1 {given.status} -\r\n{lines}\r\n".encode() + body)
                await writer.drain()
                if given.cut:
                    return
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            return
        finally:
            self.open -= 1
            writer.close()


def names_sent(asked: Asked) -> list[str]:
    """Return the names of the files, or of the addresses, that an upload holds."""
    if asked.headers.get("content-type", "").startswith("application/json"):
        return [url.rsplit("/", 1)[-1] for url in asked.json["urls"]]
    return [found.decode() for found in re.findall(rb'filename="([^"]*)"', asked.body)]


async def read_request(head: list[str], reader: asyncio.StreamReader) -> Asked:
    method, path, _ = head[0].split(" ")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    body = b""
    if "content-length" in headers:
        body = await reader.readexactly(int(headers["content-length"]))
    elif headers.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
    return Asked(method, path, headers, body)


@asynccontextmanager
async def serving(service: Scripted) -> AsyncIterator[Scripted]:
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0)
    service.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield service
    finally:
        server.close()
