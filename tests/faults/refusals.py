"""Every code of the contract's table, in each way it may come, once and for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nemo_widgets import errors
from tests.faults.fault import Fault, Outcome, Raises, Tells, Verb
from tests.services.scripted import Answer, Reply, refusal, says, stream, usual

SSE = "POST /run_sse"
STATE = "GET /api/state"
UPLOAD = "POST /api/upload-video"
TOKEN = "POST /api/auth/anonymous-token"
OPEN = "POST /api/tasks"


@dataclass(frozen=True)
class Code:
    """A code, the HTTP status that says the same, and what the client makes of it.

    `once` and `always` are how often a message is sent when the code comes once, or every time; `reads` the
    same for a read.
    """

    code: int
    status: int
    kind: type[errors.NemoError]
    says: str
    once: int = 1
    always: int = 1
    reads: tuple[int, int] = (1, 1)
    renews: Mapping[str, int] | None = None


CODES = [
    Code(1001, 401, errors.AuthError, "token", 2, 2, (2, 2), {TOKEN: 2}),
    Code(1002, 404, errors.SessionError, "session", 2, 2, (2, 2), {OPEN: 2}),
    Code(2001, 0, errors.CreditsError, "register?bind=anon_7"),
    Code(4001, 415, errors.UnsupportedFileError, "Accepted formats: mp4"),
    Code(4002, 413, errors.FileTooLargeError, "the limit is 200 MB"),
    Code(402, 402, errors.PlanError, "upgrade"),
    Code(429, 429, errors.RateLimitedError, "Try again in", 2, 2, (2, 2)),
    Code(400, 400, errors.RefusedError, "because"),
    Code(403, 403, errors.RefusedError, "because"),
    Code(500, 500, errors.ServerError, "The service failed (500)", reads=(2, 4)),
    Code(503, 503, errors.ServerError, "The service failed (503)", reads=(2, 4)),
    Code(7777, 0, errors.RefusedError, "because"),
]


def ways(code: Code) -> Iterator[tuple[str, Answer]]:
    """Return the ways in which an answer in one piece says a code."""
    yield "on HTTP 200", refusal(code.code, "because")
    if code.status:
        body = (
            b'{"detail": "because the session is not found"}'
            if code.code == 1002
            else b'{"detail": "because"}'
        )
        yield f"as HTTP {code.status} alone", Answer(body, code.status)
        yield f"on HTTP {code.status}", refusal(code.code, "because", status=code.status)


def faults_of(code: Code) -> Iterator[Fault]:
    streamed: list[tuple[str, Answer]] = [
        *ways(code),
        ("in the stream", stream({"code": code.code, "message": "because"})),
    ]
    for way, given in streamed:
        yield from once_and_always(
            code, way, "ask", SSE, given, (code.once, code.always), stream(says("Hello."))
        )
    for way, given in ways(code):
        yield from once_and_always(code, way, "timeline", STATE, given, code.reads, usual)
        yield from once_and_always(code, way, "upload", UPLOAD, given, (code.once, code.always), usual)


def once_and_always(
    code: Code, way: str, verb: Verb, path: str, given: Answer, sent: tuple[int, int], after: Reply
) -> Iterator[Fault]:
    raises = Raises(code.kind, code.says)
    what = {"ask": "a message", "timeline": "a read", "upload": "an upload"}[verb]
    before = [usual] if path == STATE and verb == "ask" else []
    outcome: Outcome = raises if sent[0] == 1 else Tells()
    name = f"{code.code} {way} to {what}"
    more = code.renews or {TOKEN: 1, OPEN: 1}
    yield Fault(f"{name}, once", verb, outcome, {path: sent[0], **more}, {path: [*before, given, after]})
    if sent != (1, 1):
        yield Fault(f"{name}, always", verb, raises, {path: sent[1], **more}, {path: before}, {path: given})


OTHERS = [
    Fault(
        "1001 after text was said: the message is not sent again",
        "ask",
        Raises(errors.AuthError),
        {SSE: 1},
        {SSE: [stream(says("Let me see."), {"code": 1001, "message": "expired"})]},
    ),
    Fault(
        "1002 after a heartbeat: nothing was taken",
        "ask",
        Tells("Hello.", note="The session had ended"),
        {SSE: 2, OPEN: 2},
        {SSE: [stream("heartbeat", {"code": 1002}), stream(says("Hello."))]},
    ),
    Fault(
        "503 with a wait that is asked for, to a message: it is not sent again",
        "ask",
        Raises(errors.ServerError, "timeline is kept"),
        {SSE: 1},
        {SSE: [refusal(0, status=503, headers={"Retry-After": "0.01"})]},
    ),
    Fault(
        "429 that asks for ten minutes",
        "timeline",
        Raises(errors.RateLimitedError, "Try again in 600 s"),
        {STATE: 1},
        {},
        {STATE: refusal(429, headers={"Retry-After": "600"})},
    ),
    Fault(
        "429 that asks to wait until yesterday",
        "timeline",
        Tells("seg_clip", note="waiting 0 s"),
        {STATE: 2},
        {STATE: [refusal(429, headers={"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})]},
    ),
    Fault(
        "429 that asks for nonsense",
        "timeline",
        Tells("seg_clip"),
        {STATE: 2},
        {STATE: [refusal(429, headers={"Retry-After": "soon"})]},
    ),
    Fault(
        "503 that asks for ten minutes",
        "timeline",
        Raises(errors.ServerError),
        {STATE: 1},
        {},
        {STATE: refusal(0, status=503, headers={"Retry-After": "600"})},
    ),
    Fault(
        "503 that asks for a moment",
        "timeline",
        Tells("seg_clip"),
        {STATE: 2},
        {STATE: [refusal(0, status=503, headers={"Retry-After": "0.01"})]},
    ),
    Fault(
        "a token that expires under eight calls at once",
        "credits together",
        Tells("available=90"),
        {TOKEN: 2, "GET /api/credits": 17},
        {"GET /api/credits": [usual, *[refusal(1001)] * 8]},
    ),
    Fault(
        "a token that is refused for ever, under eight calls at once",
        "credits together",
        Raises(errors.AuthError),
        {TOKEN: 2, "GET /api/credits": 17},
        {"GET /api/credits": [usual]},
        {"GET /api/credits": refusal(1001)},
    ),
    Fault(
        "a code in words",
        "timeline",
        Raises(errors.CreditsError),
        {STATE: 1},
        {STATE: [Answer(b'{"code": " 2001 ", "reason": {"message": "none left"}}')]},
    ),
]

FAULTS = [*(fault for code in CODES for fault in faults_of(code)), *OTHERS]
