"""What may happen to the stream that answers a message; the message itself goes out once."""

from __future__ import annotations

import gzip
import json
import zlib

from nemo_widgets.errors import CreditsError, NetworkError, ProtocolError, RefusedError, TimedOutError
from tests.faults.fault import Fault, Raises, Tells
from tests.services.scripted import Answer, Reply, refusal, says, stream, usual
from tests.services.wire import Close, Drip, Endless, Hold, Reset, Send, Step, chunk, head

SSE = "POST /run_sse"
STATE = "GET /api/state"
CHUNKED = head(Transfer_Encoding="chunked")
PLAIN = head()
END = b"0\r\n\r\n"


def event(value: object) -> bytes:
    return b"data: " + json.dumps(value).encode() + b"\n\n"


HELLO = event(says("Hello."))
WORDS = event(says("Hel", partial=True))
HALF = HELLO[: len(HELLO) // 2]
SILENT = "Nothing on the timeline changed."


def wire(*steps: Step) -> Answer:
    return Answer(wire=steps)


def bomb() -> bytes:
    """Return a gzip stream of one line of 96 MB in less than 100 KB."""
    engine = zlib.compressobj(9, wbits=31)
    return engine.compress(b"data: ") + engine.compress(b"a" * 96_000_000) + engine.flush()


BOMB = bomb()


def broken(name: str, *steps: Step) -> list[Fault]:
    """Break a stream: once with nothing done, once after the edit has landed."""
    raises = Raises(NetworkError, "timeline is unchanged. The message was not sent twice")
    once = {SSE: [wire(*steps)]}
    return [
        Fault(f"{name}, and nothing was done", "ask", raises, {SSE: 1, STATE: 6}, once),
        Fault(
            f"{name}, after the edit has landed",
            "ask",
            Tells(note="but the timeline has changed"),
            {SSE: 1, STATE: 2},
            {SSE: [Answer(wire=steps, taken=True)]},
            edits=True,
        ),
    ]


def silent(name: str, *steps: Step) -> Fault:
    """Keep a stream open and say nothing of use."""
    comes = Raises(TimedOutError, "said nothing for 0.4 s")
    return Fault(name, "ask", comes, {SSE: 1, STATE: 2}, {SSE: [wire(*steps)]}, clocks={"idle": 0.4})


def told(name: str, text: str, given: Reply, **sent: int) -> Fault:
    return Fault(name, "ask", Tells(text), {SSE: 1, STATE: 2, **sent}, {SSE: [given]})


def refused(name: str, kind: type[ProtocolError], words: str, given: Reply) -> Fault:
    return Fault(name, "ask", Raises(kind, words), {SSE: 1, STATE: 1, "elsewhere ": 0}, {SSE: [given]})


def page(kind: str) -> Answer:
    return Answer(b"<!doctype html><html><body>Welcome to the airport's network</body></html>", kind=kind)


BREAKS = [
    *broken("reset before the answer", Reset()),
    *broken("closed before the answer", Close()),
    *broken("reset in the middle of the headers", Send(CHUNKED[:20]), Reset()),
    *broken("closed in the middle of the headers", Send(CHUNKED[:20]), Close()),
    *broken("reset after the headers", Send(CHUNKED), Reset()),
    *broken("closed after the headers", Send(CHUNKED), Close()),
    *broken("reset in the middle of an event", Send(CHUNKED + chunk(HALF)), Reset()),
    *broken("closed in the middle of an event", Send(CHUNKED + chunk(HALF)), Close()),
    *broken("closed in the middle of an event, in good order", Send(PLAIN + HALF), Close()),
    *broken("ended in the middle of an event, in good order", Send(CHUNKED + chunk(HALF) + END), Close()),
    *broken("reset between a piece of text and the next", Send(CHUNKED + chunk(WORDS)), Reset()),
    *broken("closed between a piece of text and the next", Send(CHUNKED + chunk(WORDS)), Close()),
    *broken("reset after heartbeats", Send(CHUNKED + chunk(b": beat\n\n" * 3)), Reset()),
    *broken("reset after the whole text", Send(CHUNKED + chunk(HELLO)), Reset()),
    *broken("closed after the whole text, before the end", Send(CHUNKED + chunk(HELLO)), Close()),
    *broken("shorter than its Content-Length", Send(head(Content_Length=900) + HELLO), Close()),
    *broken("garbage where a chunk was due", Send(CHUNKED + b"zz\r\nnonsense\r\n"), Close()),
    *broken("garbage where HTTP was due", Send(b"SSH-2.0-OpenSSH_9.2\r\n"), Close()),
    Fault(
        "broken, and the state is readable only at the third look",
        "ask",
        Tells(note="but the timeline has changed"),
        {SSE: 1, STATE: 10},
        {SSE: [Answer(wire=(Reset(),), taken=True)], STATE: [usual, *[refusal(0, status=503)] * 8]},
        edits=True,
    ),
    Fault(
        "broken, and the state is never readable",
        "ask",
        Raises(NetworkError, "the timeline cannot be read"),
        {SSE: 1, STATE: 21},
        {SSE: [wire(Reset())], STATE: [usual]},
        {STATE: refusal(0, status=500)},
    ),
    Fault(
        "broken, then asked again by the user",
        "ask twice",
        Tells("Hello."),
        {SSE: 2},
        {SSE: [wire(Reset()), stream(says("Hello."))]},
    ),
]

CLOCKS = [
    silent("no answer at all", Hold()),
    silent("silence after the headers", Send(CHUNKED), Hold()),
    silent("silence in the middle of an event", Send(CHUNKED + chunk(HALF)), Hold()),
    silent("silence after a piece of text", Send(CHUNKED + chunk(WORDS)), Hold()),
    silent("headers that come byte by byte, for ever", Drip(CHUNKED[:-2] + b"X-Pad: 1\r\n" * 99, 0.03)),
    silent("comments for ever", Send(PLAIN), Endless(b": still here\n\n", 0.01)),
    silent("comments for ever, as fast as they go", Send(PLAIN), Endless(b": still here\n\n" * 50)),
    silent("empty events for ever", Send(PLAIN), Endless(b"data:\n\n", 0.01)),
    silent("heartbeat words for ever", Send(PLAIN), Endless(b"data: heartbeat\n\n", 0.01)),
    silent("heartbeat objects for ever", Send(PLAIN), Endless(event({"type": "heartbeat"}), 0.01)),
    silent("heartbeat events for ever", Send(PLAIN), Endless(b"event: heartbeat\ndata: {}\n\n", 0.01)),
    Fault(
        "text for ever",
        "ask",
        Raises(TimedOutError, "longer than 0.3 s"),
        {SSE: 1, STATE: 2},
        {SSE: [wire(Send(PLAIN), Endless(WORDS, 0.01))]},
        clocks={"total": 0.3},
    ),
    Fault(
        "silence, but the edit has landed",
        "ask",
        Raises(TimedOutError, "look at the timeline"),
        {SSE: 1, STATE: 2},
        {SSE: [Answer(wire=(Hold(),), taken=True)]},
        edits=True,
        clocks={"idle": 0.4},
    ),
]

IN_PLACE = [
    told("an empty JSON answer where a stream was due", SILENT, Answer(b'{"code": 0, "data": null}')),
    told("a JSON text where a stream was due", "Hello.", Answer(b'{"text": "Hello."}')),
    told(
        "a JSON list of events where a stream was due",
        "Hello.",
        Answer(json.dumps([says("Hello.")]).encode()),
    ),
    told("nothing where a stream was due", SILENT, Answer(b"", kind="text/event-stream")),
    told("nothing, called JSON, where a stream was due", SILENT, Answer(b"")),
    told("a stream that is called JSON", "Hello.", Answer(HELLO)),
    told("a stream that is called plain text", "Hello.", Answer(HELLO, kind="text/plain")),
    Fault(
        "a JSON error that is called a stream",
        "ask",
        Raises(CreditsError, "register?bind=anon_7"),
        {SSE: 1, STATE: 1},
        {SSE: [Answer(b'{"code": 2001, "message": "no credits"}', kind="text/event-stream; charset=utf-8")]},
    ),
    refused("a web page where a stream was due", ProtocolError, "web page", page("text/html")),
    refused("a web page that is called a stream", ProtocolError, "web page", page("text/event-stream")),
    refused(
        "a word where a stream was due", ProtocolError, "something else", Answer(b"ok", kind="text/plain")
    ),
    refused("half a JSON object where a stream was due", ProtocolError, "neither", Answer(b'{"text": "He')),
    refused("a JSON list of numbers where a stream was due", ProtocolError, "neither", Answer(b"[1, 2]")),
    refused("204 where a stream was due", ProtocolError, "not a JSON", wire(Send(head(204)), Close())),
    refused(
        "a redirect of a message to another host",
        ProtocolError,
        "another address",
        Answer(status=307, headers={"Location": "{elsewhere}/run_sse"}),
    ),
    refused(
        "a redirect of a message to itself",
        ProtocolError,
        "another address",
        Answer(status=308, headers={"Location": "/run_sse"}),
    ),
]

BYTES = [
    told("an answer byte by byte", "Hello.", wire(Drip(PLAIN + HELLO), Close())),
    told(
        "chunks of one byte", "Hello.", wire(Send(CHUNKED + b"".join(chunk(b"%c" % b) for b in HELLO) + END))
    ),
    told("an early hint before the answer", "Hello.", wire(Send(b"HTTP/1.1 103 -\r\n\r\n" + PLAIN + HELLO))),
    told("carriage returns for line ends", "Hello.", wire(Send(PLAIN + HELLO.replace(b"\n", b"\r")))),
    told("a byte order mark", "Hello.", wire(Send(PLAIN + b"\xef\xbb\xbf" + HELLO))),
    told("a last event without its blank line", "Hello.", wire(Send(PLAIN + HELLO.rstrip()))),
    told("bytes that are no UTF-8", "\ufffd", wire(Send(PLAIN + b'data: {"text": "\xff\xfe"}\n\n'))),
    told("an event of bad JSON among good ones", "Hello.", wire(Send(PLAIN + b'data: {"te\n\n' + HELLO))),
    told(
        "an event nested beyond reason",
        "Hello.",
        wire(Send(PLAIN + b"data: " + b"[" * 99999 + b"\n\n" + HELLO)),
    ),
    told("an event of a number", "Hello.", wire(Send(PLAIN + b"data: 7\n\n" + HELLO))),
    told(
        "an event whose content is a list", "Hello.", wire(Send(PLAIN + event({"content": [1, {}]}) + HELLO))
    ),
    told(
        "an event whose parts are words",
        "Hello.",
        wire(Send(PLAIN + event({"content": {"parts": ["x", 1, None]}}) + HELLO)),
    ),
    told(
        "a state change whose draft is a list",
        "Hello.",
        wire(Send(PLAIN + event({"actions": {"stateDelta": {"draft": [1]}}}) + HELLO)),
    ),
    told(
        "a tool's result without its call",
        "Hello.",
        wire(Send(PLAIN + event({"type": "tool_result"}) + HELLO)),
    ),
    told("a stream in gzip", "Hello.", wire(Send(head(Content_Encoding="gzip") + gzip.compress(HELLO)))),
    told(
        "a stream in bare deflate",
        "Hello.",
        wire(Send(head(Content_Encoding="deflate") + zlib.compress(HELLO, wbits=-15))),
    ),
    refused("a gzip bomb", ProtocolError, "without an end", wire(Send(head(Content_Encoding="gzip") + BOMB))),
    refused(
        "a stream that is not the gzip it says",
        ProtocolError,
        "not compressed as it says",
        wire(Send(head(Content_Encoding="gzip") + HELLO * 9)),
    ),
    refused(
        "a compression that was not asked for",
        ProtocolError,
        "not asked for",
        wire(Send(head(Content_Encoding="br") + HELLO)),
    ),
    refused(
        "a line without an end",
        ProtocolError,
        "without an end",
        wire(Send(PLAIN + b"data: "), Endless(b"a" * 500_000)),
    ),
    refused(
        "an event without an end",
        ProtocolError,
        "without an end",
        wire(Send(PLAIN), Endless((b"data: " + b"a" * 993 + b"\n") * 500)),
    ),
]

IN_STREAM = [
    Fault(
        "an agent's own error after text",
        "ask",
        Raises(RefusedError, "Not this"),
        {SSE: 1},
        {SSE: [stream(says("Let me see."), {"errorCode": "SAFETY", "errorMessage": "Not this."})]},
    ),
    Fault(
        "an agent that fell over, with its traceback",
        "ask",
        Raises(RefusedError, "no scene"),
        {SSE: 1},
        {SSE: [stream({"error": 'Traceback (most recent call last):\n  File "a.py"\nValueError: no scene'})]},
    ),
    Fault(
        "an error that quotes the token",
        "ask",
        Raises(RefusedError, "bad token •••"),
        {SSE: 1},
        {SSE: [lambda _, asked: stream({"error": f"bad token {asked.headers['authorization'][7:]}"})]},
    ),
]

FAULTS = [*BREAKS, *CLOCKS, *IN_PLACE, *BYTES, *IN_STREAM]
