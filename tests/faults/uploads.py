"""Uploads that are refused, reset or never answered: nothing is sent twice, and the order given is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping

from nemo_widgets.errors import (
    CreditsError,
    NetworkError,
    ProtocolError,
    ServerError,
    UnsupportedFileError,
)
from tests.faults.connections import BODY, OPEN, PAGE, STATE, TOKEN, UPLOAD, WHOLE, wire
from tests.faults.fault import Fault, Raises, Tells, Verb
from tests.services.scripted import Answer, Asked, Reply, Scripted, refusal, usual
from tests.services.wire import Close, Hold, Reset, Send


def upload(
    name: str, given: Reply, kind: type[NetworkError | ProtocolError | ServerError], **clocks: float
) -> Fault:
    """Trouble an upload; whatever happens, the file goes out once."""
    return Fault(name, "upload", Raises(kind), {UPLOAD: 1, "elsewhere ": 0}, {UPLOAD: [given]}, clocks=clocks)


UPLOADS = [
    upload("an upload that is reset", wire(Reset()), NetworkError),
    upload("an upload that is closed without an answer", wire(Close()), NetworkError),
    upload("an upload that is never answered", wire(Hold()), NetworkError, answer=0.4),
    upload("an upload whose answer stops", wire(Send(WHOLE[:-9]), Hold()), NetworkError, answer=0.4),
    upload("an upload answered by a web page", Answer(PAGE, kind="text/html"), ProtocolError),
    upload("an upload answered by half an object", Answer(BODY[:-9]), ProtocolError),
    upload("an upload answered by nothing of use", Answer(b'{"code": 0, "data": {}}'), ProtocolError),
    upload(
        "an upload answered by an empty list", Answer(b'{"code": 0, "data": {"files": []}}'), ProtocolError
    ),
    upload(
        "an upload sent on to another host",
        Answer(status=308, headers={"Location": "{elsewhere}/up"}),
        ProtocolError,
    ),
    upload("an upload to a server that stumbles", Answer(PAGE, 502, "text/html"), ServerError),
    Fault("the same file twice", "upload twice", Tells("/media/clip"), {UPLOAD: 1}),
    Fault(
        "a session that ended between two uploads of the same file",
        "upload twice",
        Tells("/media/clip"),
        {UPLOAD: 2, OPEN: 2},
        {UPLOAD: [refusal(1002), usual]},
    ),
]


LOST = Answer(wire=(Reset(),), taken=True)
EMPTY = Answer(b'{"code": 0, "data": {"state": {}}}')
UNREADABLE = refusal(7777, "not now")


def lost(
    name: str, comes: Raises | Tells, given: Reply, *states: Reply, verb: Verb = "upload", sent: int = 1
) -> Fault:
    """Lose the answer to an upload; `states` are what the session's state says of it."""
    return Fault(name, verb, comes, {UPLOAD: sent}, {UPLOAD: [given], STATE: states})


LOST_ANSWERS = [
    lost("an upload that was taken and lost its answer", Tells("/media/clip"), LOST),
    lost(
        "an upload that was taken and was answered by a gateway's page",
        Tells("/media/clip"),
        Answer(PAGE, 502, "text/html", taken=True),
    ),
    lost(
        "an upload that was taken, answered by half an object", Tells("/media/clip"), Answer(b"{", taken=True)
    ),
    lost("an upload that shows in the state only later", Tells("/media/clip"), LOST, EMPTY, EMPTY),
    lost(
        "an upload that never shows in the state",
        Raises(NetworkError, "It did not arrive"),
        LOST,
        *[EMPTY] * 3,
    ),
    lost(
        "an upload that lost its answer, and a state nobody can read",
        Raises(NetworkError, "Nobody can say"),
        LOST,
        *[UNREADABLE] * 3,
    ),
    lost(
        "an upload that lost its answer, given again and found",
        Tells("/media/clip"),
        LOST,
        *[UNREADABLE] * 3,
        verb="upload again",
    ),
    lost(
        "an upload that did not arrive, given again",
        Tells("/media/clip"),
        wire(Reset()),
        verb="upload again",
        sent=2,
    ),
    lost(
        "an upload that was refused, given again: it is not looked for",
        Tells("/media/clip"),
        refusal(4001),
        verb="upload again",
        sent=2,
    ),
]

THREE = "['upload-001.png', 'upload-002.png', 'upload-003.png']"


def refuses(service: Scripted, asked: Asked) -> Answer:
    return refusal(4001, "no such codec") if b"upload-002" in asked.body else usual(service, asked)


def knows_no_first_token(service: Scripted, asked: Asked) -> Answer:
    first = asked.headers["authorization"] == service.requests("GET /api/credits")[0].headers["authorization"]
    return refusal(1001) if first else usual(service, asked)


def three(name: str, comes: Raises | Tells, uploads: int, *answers: Reply, **sent: int) -> Fault:
    """Trouble one of three uploads; the answers are to the files in their order."""
    return Fault(name, "upload three", comes, {UPLOAD: uploads, **sent}, {UPLOAD: answers})


SEVERAL = [
    three("three files", Tells(THREE), 3),
    Fault(
        "three files, one of which is refused",
        "upload three",
        Raises(UnsupportedFileError, "upload-002.png: The service does not take this file"),
        {UPLOAD: 3},
        {},
        {UPLOAD: refuses},
    ),
    three("three files, the first taken without an answer", Tells(THREE), 3, LOST),
    three("three files, the first lost", Raises(NetworkError, "upload-001.png: "), 3, wire(Reset())),
    three("three files, the first without a session", Tells(THREE), 4, refusal(1002), **{OPEN: 2}),
    Fault(
        "three files, their token gone",
        "upload three",
        Tells(THREE),
        {TOKEN: 2},
        {},
        {UPLOAD: knows_no_first_token},
    ),
    three("three files, one asked to wait", Tells(THREE), 4, refusal(429)),
    Fault(
        "three files, no credits left",
        "upload three",
        Raises(CreditsError, "upload-001.png: "),
        {UPLOAD: 1},
        {UPLOAD: [refusal(2001)]},
    ),
]


def media(name: str, body: Mapping[str, object], says: str) -> Fault:
    given = Answer(json.dumps(body).encode())
    return Fault(f"an upload's answer: {name}", "upload", Tells(says), {UPLOAD: 1}, {UPLOAD: [given]})


FILE = {"filename": "a.png", "cdn_url": "/m/1"}
SHAPES = [
    media("files by name", {"code": 0, "data": {"files": {"a.png": FILE}}}, "/m/1"),
    media("files at the top", {"files": [FILE]}, "/m/1"),
    media("`uploaded_files` with `url`", {"data": {"uploaded_files": [{"url": "/m/2"}]}}, "/m/2"),
    media("a bare address", {"url": "/m/3"}, "/m/3"),
    media("addresses as words", {"data": {"files": ["/m/4"]}}, "/m/4"),
    media("only that it was applied", {"data": {"session_state_applied": True}}, "[]"),
    media(
        "sizes that are words",
        {"data": {"files": [{**FILE, "width": "64", "duration": "long"}]}},
        "'width': 64",
    ),
    media(
        "sizes without an end",
        {"data": {"files": [{**FILE, "width": float("inf"), "fps": float("nan")}]}},
        "/m/1",
    ),
    media("a null among the files", {"data": {"files": [None, FILE, 7]}}, "/m/1"),
]

FAULTS = [*UPLOADS, *LOST_ANSWERS, *SEVERAL, *SHAPES]
