"""Connections and HTTP itself going wrong under calls that may be repeated, and under those that may not."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable

from nemo_widgets.errors import (
    NetworkError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    ServerError,
)
from tests.faults.fault import Fault, Raises, Tells, Verb
from tests.services.scripted import ONE_CLIP, Answer, Asked, Reply, Scripted, refusal, says, stream
from tests.services.wire import Close, Drip, Endless, Hold, Reset, Send, Step, head

STATE = "GET /api/state"
TOKEN = "POST /api/auth/anonymous-token"
UPLOAD = "POST /api/upload-video"
OPEN = "POST /api/tasks"
JSON = "application/json"

BODY = json.dumps({"code": 0, "data": {"state": {"draft": ONE_CLIP}}}).encode()
WHOLE = head(kind=JSON, Content_Length=len(BODY)) + BODY
PAGE = b"<html><body>502 Bad Gateway: Traceback nothing for you</body></html>"


def wire(*steps: Step) -> Answer:
    return Answer(wire=steps)


def read(
    name: str,
    given: Reply,
    kind: type[NetworkError | ProtocolError | ServerError],
    tries: int,
    **clocks: float,
) -> list[Fault]:
    """Trouble a read: once, where it is read again, and for ever."""
    repeated = tries > 1
    return [
        Fault(
            f"{name}, once",
            "timeline",
            Tells("seg_clip") if repeated else Raises(kind),
            {STATE: 2 if repeated else 1, TOKEN: 1},
            {STATE: [given]},
            clocks=clocks,
        ),
        Fault(
            f"{name}, always",
            "timeline",
            Raises(kind),
            {STATE: tries, TOKEN: 1},
            {},
            {STATE: given},
            clocks=clocks,
        ),
    ]


def fine(name: str, *steps: Step) -> Fault:
    return Fault(name, "timeline", Tells("seg_clip"), {STATE: 1}, {STATE: [wire(*steps)]})


READS = [
    *read("a read that is reset", wire(Reset()), NetworkError, 4),
    *read("a read that is closed", wire(Close()), NetworkError, 4),
    *read("a read that is never answered", wire(Hold()), NetworkError, 4, answer=0.4),
    *read("headers that come byte by byte", wire(Drip(WHOLE, 0.02)), NetworkError, 4, answer=0.4),
    *read("a body that stops", wire(Send(WHOLE[:-9]), Hold()), NetworkError, 4, answer=0.4),
    *read("a body shorter than its length", wire(Send(WHOLE[:-9]), Close()), NetworkError, 4),
    *read(
        "a body longer than its length is cut",
        wire(Send(head(kind=JSON, Content_Length=9) + BODY)),
        ProtocolError,
        1,
    ),
    *read("a status line that is none", wire(Send(b"HTTP/1.1 OK\r\n\r\n")), NetworkError, 4),
    *read(
        "headers without an end",
        wire(Send(b"HTTP/1.1 200 -\r\n"), Endless(b"X-Pad: aaaaaaaaaa\r\n" * 99)),
        NetworkError,
        4,
    ),
    *read(
        "two lengths that differ",
        wire(Send(head(kind=JSON, Content_Length=9, content_length=10) + BODY)),
        NetworkError,
        4,
    ),
    *read("a length below nought", wire(Send(head(kind=JSON, Content_Length=-9) + BODY)), NetworkError, 4),
    *read("a web page on 200", Answer(PAGE, kind="text/html"), ProtocolError, 1),
    *read("a web page on 502", Answer(PAGE, 502, "text/html"), ServerError, 4),
    *read("an empty body on 200", Answer(b""), ProtocolError, 1),
    *read("an empty body on 504", Answer(b"", 504), ServerError, 4),
    *read(
        "a redirect to another host",
        Answer(status=302, headers={"Location": "{elsewhere}/x"}),
        ProtocolError,
        1,
    ),
    *read("a redirect to itself", Answer(status=301, headers={"Location": "/api/state"}), ProtocolError, 1),
    *read("a JSON body nested beyond reason", Answer(b'{"a":' * 99999), ProtocolError, 1),
    *read("a JSON list", Answer(b"[]"), ProtocolError, 1),
    *read("half a JSON object", Answer(BODY[:-9]), ProtocolError, 1),
    *read(
        "a body that is not the gzip it says",
        Answer(BODY, headers={"Content-Encoding": "gzip"}),
        ProtocolError,
        1,
    ),
    *read("a number of ten thousand digits", Answer(b'{"code": ' + b"9" * 10_000 + b"}"), ProtocolError, 1),
    fine("an answer in gzip", Send(head(kind=JSON, Content_Encoding="gzip") + gzip.compress(BODY))),
    fine("an answer byte by byte", Drip(WHOLE), Close()),
    fine("an answer that ends where the connection does", Send(head(kind=JSON) + BODY), Close()),
    fine("an answer of HTTP 1.0", Send(WHOLE.replace(b"HTTP/1.1", b"HTTP/1.0")), Close()),
    fine("an answer that is called a web page", Send(WHOLE.replace(JSON.encode(), b"text/html")), Close()),
    fine("an answer after an early hint", Send(b"HTTP/1.1 103 -\r\nLink: </x>\r\n\r\n" + WHOLE), Close()),
]

BOMBS = [
    Fault(
        "a JSON answer that is a gzip bomb",
        "timeline",
        Raises(ProtocolError, "has no end"),
        {STATE: 1},
        {
            STATE: [
                wire(
                    Send(
                        head(kind=JSON, Content_Encoding="gzip")
                        + (lambda e: e.compress(b" " * 96_000_000) + e.flush())(zlib.compressobj(wbits=31))
                    )
                )
            ]
        },
    ),
    Fault(
        "a JSON answer without an end",
        "timeline",
        Raises(ProtocolError, "has no end"),
        {STATE: 1},
        {STATE: [wire(Send(head(kind=JSON)), Endless(b" " * 1_000_000))]},
    ),
]

BALANCE = json.dumps({"code": 0, "data": {"available": 90}}).encode()
STALE = wire(Send(head(kind=JSON, Content_Length=len(BALANCE)) + BALANCE), Close())

KEPT_ALIVE = [
    Fault(
        "a kept connection that was closed meanwhile, under a read",
        "timeline",
        Tells("seg_clip"),
        {"GET /api/credits": 1},
        {"GET /api/credits": [STALE]},
    ),
    Fault(
        "a kept connection that was closed meanwhile, under a message",
        "ask",
        Tells("Nothing on the timeline changed."),
        {"POST /run_sse": 1},
        {"GET /api/credits": [STALE]},
    ),
    Fault(
        "a kept connection that was closed meanwhile, under an upload",
        "upload",
        Tells("/media/clip"),
        {UPLOAD: 1},
        {"GET /api/credits": [STALE]},
    ),
]


def token(name: str, given: Reply, outcome: Raises | Tells, tries: int, *, always: bool = False) -> Fault:
    script: dict[str, Reply] = {TOKEN: given} if always else {}
    return Fault(name, "start", outcome, {TOKEN: tries}, {} if always else {TOKEN: [given]}, script)


TOKENS = [
    token("a token at the top of the answer", Answer(b'{"token": "nmv_usr_top"}'), Tells(), 1),
    token(
        "an answer without a token",
        Answer(b'{"code": 0, "data": {}}'),
        Raises(ProtocolError, "without a token"),
        1,
    ),
    token("a token that is a number", Answer(b'{"code": 0, "data": {"token": 7}}'), Raises(ProtocolError), 1),
    token(
        "a token that is no header",
        Answer(b'{"data": {"token": "a\\r\\nX-Evil: 1"}}'),
        Raises(ProtocolError),
        1,
    ),
    token("a web page for a token", Answer(PAGE, kind="text/html"), Raises(ProtocolError), 1),
    token("a client id that is refused, once", refusal(400, status=400), Tells(), 2),
    token(
        "a client id that is refused, always", refusal(400, status=400), Raises(RefusedError), 2, always=True
    ),
    token("too many tokens, once", refusal(429, status=429), Tells(), 2),
    token("too many tokens, always", refusal(429, status=429), Raises(RateLimitedError), 2, always=True),
    token("a token from a server that stumbles, once", refusal(500, status=500), Tells(), 2),
    token(
        "a token from a server that stumbles, always",
        refusal(500, status=500),
        Raises(ServerError),
        4,
        always=True,
    ),
    token("a token whose connection is reset, once", wire(Reset()), Tells(), 2),
    token("a token whose connection is reset, always", wire(Reset()), Raises(NetworkError), 4, always=True),
    token(
        "a token from another host",
        Answer(status=302, headers={"Location": "{elsewhere}"}),
        Raises(ProtocolError),
        1,
    ),
]


def quoting(name: str, make: Callable[[str], Answer], comes: Tells, verb: Verb = "ask") -> Fault:
    """Have the service repeat our token, which must then be nowhere."""

    def answer(_service: Scripted, asked: Asked) -> Answer:
        return make(asked.headers["authorization"])

    path = "POST /run_sse" if verb == "ask" else STATE
    return Fault(name, verb, comes, {path: 1} if verb == "ask" else {}, {}, {path: answer})


def titled(title: str) -> dict[str, object]:
    segment = {**ONE_CLIP["t"][0]["sg"][0], "m": {"title": title, title: title}}
    return {**ONE_CLIP, "t": [{"tt": 0, "sg": [segment]}]}


def step(name: str) -> dict[str, object]:
    return {"content": {"parts": [{"functionCall": {"id": name, "name": name, "args": {}}}]}}


QUOTED = [
    quoting(
        "an agent that says our token",
        lambda it: stream(says(f"You are {it}!")),
        Tells("You are Bearer •••!"),
    ),
    quoting(
        "an agent that spells our token",
        lambda it: stream(*({"type": "chunk", "content": letter} for letter in f"You are {it}!")),
        Tells("You are Bearer •••!"),
    ),
    quoting("a tool called by our token", lambda it: stream(step(it), says("Done.")), Tells("Done.")),
    quoting(
        "a timeline titled by our token",
        lambda it: Answer(json.dumps({"data": {"state": {"draft": titled(it)}}}).encode()),
        Tells("seg_clip"),
        "timeline",
    ),
    quoting(
        "a header that repeats our token",
        lambda it: Answer(BODY, headers={"X-You-Sent": it, "Set-Cookie": f"token={it.split()[1]}"}),
        Tells("seg_clip"),
        "timeline",
    ),
]

FAULTS = [*READS, *BOMBS, *KEPT_ALIVE, *TOKENS, *QUOTED]
