"""A chat server on loopback that answers as a test tells it to, in a thread of its own."""

from __future__ import annotations

import json
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Sent:
    """A request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Reply:
    """An answer; `until` is waited for before it is given."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    until: threading.Event | None = None


def calls(*made: tuple[str, Any], as_text: bool = True) -> Reply:
    """Return tool calls; their arguments as text, as the API has it, or as objects, as some servers do."""
    called = [
        {
            "id": f"c{number}",
            "type": "function",
            "function": {"name": name, "arguments": json.dumps(args) if as_text else args},
        }
        for number, (name, args) in enumerate(made)
    ]
    return message({"content": None, "tool_calls": called})


def says(text: str) -> Reply:
    """Return prose, or whatever a text holds."""
    return message({"content": text})


def message(held: Mapping[str, Any]) -> Reply:
    return Reply({"choices": [{"message": {"role": "assistant", **held}, "finish_reason": "stop"}]})


def refuses(status: int, words: str = "no") -> Reply:
    return Reply({"error": {"message": words, "type": "error"}}, status)


class Chatting:
    """The server: `replies` are given in turn, `otherwise` where there are none."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.replies: deque[Reply | Callable[[Sent], Reply]] = deque()
        self.otherwise: Reply | Callable[[Sent], Reply] = refuses(500, "nothing to say")
        self.models = ["stub-1"]
        self.url = ""

    def then(self, *replies: Reply | Callable[[Sent], Reply]) -> None:
        self.replies += replies

    @property
    def asked(self) -> list[Any]:
        """The bodies of the questions."""
        return [sent.body for sent in self.sent if sent.method == "POST"]

    def reply(self, sent: Sent) -> Reply:
        self.sent.append(sent)
        if sent.method == "GET":
            return Reply({"object": "list", "data": [{"id": name} for name in self.models]})
        given = self.replies.popleft() if self.replies else self.otherwise
        return given if isinstance(given, Reply) else given(sent)


@contextmanager
def chatting() -> Iterator[Chatting]:
    """Run a chat server."""
    service = Chatting()
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.answer(None)

        def do_POST(self) -> None:
            self.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def answer(self, body: Any) -> None:
            given = service.reply(
                Sent(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            )
            while given.until and not (given.until.wait(0.02) or closing.is_set()):
                pass
            raw = given.body if isinstance(given.body, bytes) else json.dumps(given.body).encode()
            with suppress(OSError):
                self.send_response(given.status)
                for name, value in {"Content-Type": "application/json", **given.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of a client that has gone: that is what some tests are about."""
            if not isinstance(sys.exception(), ConnectionError):
                raise

    server = Server(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield service
    finally:
        closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
