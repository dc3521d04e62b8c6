"""A server of pictures that speaks OpenAI's, A1111's and ComfyUI's way, and fails in any way it is told."""

from __future__ import annotations

import base64
import io
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image


def png(width: int = 320, height: int = 180, colour: str = "teal") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


@dataclass
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Answer:
    """What is answered: `wait` is awaited before a slow answer, `cut` sends half of it."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    wait: threading.Event | None = None
    cut: bool = False


@dataclass
class Gallery:
    """The server: `picture` is what it makes; `trouble` may answer a request of its own accord."""

    picture: bytes = field(default_factory=png)
    trouble: Callable[[Asked], Answer | None] = lambda _: None
    by_url: str = ""
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    looks: int = 0

    def prompts(self) -> list[str]:
        return [prompt_of(asked) for asked in self.asked if is_order(asked)]

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        given = self.trouble(asked)
        return given if given is not None else self.usual(asked)

    def usual(self, asked: Asked) -> Answer:
        encoded = base64.b64encode(self.picture).decode()
        path = asked.path.split("?")[0]
        if path.endswith("/images/generations"):
            return says({"data": [{"url": self.by_url} if self.by_url else {"b64_json": encoded}]})
        if path == "/sdapi/v1/options":
            return says({"sd_model_checkpoint": "sd_xl_base_1.0"})
        if path == "/sdapi/v1/txt2img":
            info = json.dumps({"seed": asked.body["seed"], "sd_model_name": "sd_xl_base_1.0"})
            return says({"images": [encoded], "parameters": {}, "info": info})
        if path.startswith("/object_info/"):
            loader = {"input": {"required": {"ckpt_name": [["dream_xl.safetensors"], {}]}}}
            return says({"CheckpointLoaderSimple": loader})
        if path == "/prompt":
            return says({"prompt_id": "job-1", "number": 1, "node_errors": {}})
        if path.startswith("/history/"):
            self.looks += 1
            if self.looks == 1:
                return says({})
            image = {"filename": "a.png", "subfolder": "", "type": "temp"}
            status = {"status_str": "success", "completed": True, "messages": []}
            return says({"job-1": {"outputs": {"7": {"images": [image]}}, "status": status}})
        if path == "/queue":
            return says({"queue_running": [[0, "job-1"]], "queue_pending": []})
        if path in ("/view", "/picture.png"):
            return Answer(self.picture, kind="image/png")
        return says({}, 404)


def says(value: object, status: int = 200, **headers: str) -> Answer:
    return Answer(json.dumps(value).encode(), status, headers=headers)


def is_order(asked: Asked) -> bool:
    return asked.method == "POST" and asked.path.endswith(("/images/generations", "/txt2img", "/prompt"))


def prompt_of(asked: Asked) -> str:
    prompt = asked.body["prompt"]
    return str(prompt if isinstance(prompt, str) else prompt["2"]["inputs"]["text"])


@contextmanager
def gallery(**how: Any) -> Iterator[Gallery]:
    """Run the server on loopback."""
    served = Gallery(**how)

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            given = served.answer(Asked(self.command, self.path, headers, json.loads(raw) if raw else None))
            if given.wait is not None:
                given.wait.wait(30)
            try:
                self.send_response(given.status)
                for name, value in given.headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Type", given.kind)
                self.send_header("Content-Length", str(len(given.body)))
                self.end_headers()
                self.wfile.write(given.body[: len(given.body) // 2] if given.cut else given.body)
            except OSError:
                return  # whoever asked has gone

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
