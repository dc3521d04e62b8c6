"""Odd shapes of the answers to a session, a state and a balance."""

from __future__ import annotations

import json
from typing import Any

from nemo_widgets.errors import ProtocolError
from tests.faults.fault import Fault, Outcome, Raises, Tells
from tests.services.scripted import ONE_CLIP, Answer, usual

STATE = "GET /api/state"
OPEN = "POST /api/tasks"


def body(value: object) -> Answer:
    return Answer(json.dumps(value).encode())


def state(name: str, value: object, comes: Outcome) -> Fault:
    return Fault(f"a state: {name}", "timeline", comes, {STATE: 1}, {STATE: [body(value)]})


def draft(name: str, value: object, says: str) -> Fault:
    return state(name, {"code": 0, "data": {"state": {"draft": value}}}, Tells(says))


def opened(name: str, value: object, comes: Outcome, path: str = STATE) -> Fault:
    sent = {OPEN: 1, path: 1} if isinstance(comes, Tells) else {OPEN: 1}
    return Fault(f"a session: {name}", "timeline", comes, sent, {OPEN: [body(value)]})


def balance(name: str, value: object, comes: Outcome) -> Fault:
    return Fault(f"a balance: {name}", "credits", comes, {}, {"GET /api/credits": [usual, body(value)]})


NAN, INFINITE = float("nan"), float("inf")
CLIP: dict[str, Any] = ONE_CLIP["t"][0]["sg"][0]
BAD = Raises(ProtocolError)

STATES = [
    state("at the top", {"state": {"draft": ONE_CLIP}}, Tells("seg_clip")),
    state("a draft without a state", {"code": 0, "data": {"draft": ONE_CLIP}}, Tells("seg_clip")),
    state("no draft yet", {"code": 0, "data": {"state": {}}}, Tells("[]")),
    state("null", {"code": 0, "data": None}, BAD),
    state("nothing", {"code": 0, "data": {}}, BAD),
    state("a word", {"code": 0, "data": {"state": "ready"}}, BAD),
    state("a draft that is a list", {"code": 0, "data": {"state": {"draft": [1]}}}, BAD),
    state("a draft that is a number", {"code": 0, "data": {"state": {"draft": 7}}}, BAD),
    state("a draft in bad JSON", {"code": 0, "data": {"state": {"draft": "{"}}}, BAD),
    state(
        "a version that is a word",
        {"data": {"state": {"draft": ONE_CLIP}, "version": "3"}},
        Tells("seg_clip"),
    ),
    draft("a draft in JSON", json.dumps(ONE_CLIP), "seg_clip"),
    draft("null for a draft", None, "[]"),
    draft("tracks by name", {"t": {"a": {"tt": 0, "sg": {"x": CLIP}}}}, "seg_clip"),
    draft("tracks that are null", {"t": None}, "[]"),
    draft("tracks that are words", {"t": ["a", 1, None]}, "[]"),
    draft("segments that are null", {"t": [{"tt": 0, "sg": None}]}, "[]"),
    draft("a track of an unknown kind", {"t": [{"tt": 42, "sg": [CLIP]}]}, "seg_clip"),
    draft("a track kind that is a word", {"t": [{"tt": "video", "sg": [CLIP]}]}, "seg_clip"),
    draft("a segment without a length", {"t": [{"tt": 0, "sg": [{"id": "seg_clip"}]}]}, "seg_clip"),
    draft("a length that is no number", {"t": [{"tt": 0, "sg": [{**CLIP, "d": NAN}]}]}, "seg_clip"),
    draft(
        "a length without an end",
        {"t": [{"tt": 0, "sg": [{**CLIP, "s": INFINITE, "d": INFINITE}]}]},
        "seg_clip",
    ),
    draft("a length of 10³⁰⁰", {"t": [{"tt": 0, "sg": [{**CLIP, "d": 1e300}]}]}, "seg_clip"),
    draft("a length below nought", {"t": [{"tt": 0, "sg": [{**CLIP, "d": -5}]}]}, "seg_clip"),
    draft("metadata that is a list", {"t": [{"tt": 7, "sg": [{**CLIP, "m": [1]}]}]}, "seg_clip"),
    draft("two segments of one id", {"t": [{"tt": 0, "sg": [CLIP, CLIP]}]}, "seg_clip"),
    draft("a size without an end", {**ONE_CLIP, "m": {"width": INFINITE, "height": NAN}}, "seg_clip"),
]

SESSIONS = [
    opened("at the top", {"session_id": "5"}, Tells(), "GET /api/state/nemo_agent/me/5/"),
    opened("in camels", {"data": {"sessionId": "6"}}, Tells(), "GET /api/state/nemo_agent/me/6/"),
    opened("a number", {"data": {"session_id": 7}}, Tells(), "GET /api/state/nemo_agent/me/7/"),
    opened(
        "a way out",
        {"data": {"session_id": "../../x?y#"}},
        Tells(),
        "GET /api/state/nemo_agent/me/..%2F..%2Fx%3Fy%23/",
    ),
    opened("none", {"data": {}}, BAD),
    opened("null", {"data": {"session_id": None}}, BAD),
    opened("empty", {"data": {"session_id": ""}}, BAD),
    opened("a list", {"data": {"session_id": [1]}}, BAD),
    opened("true", {"data": {"session_id": True}}, BAD),
    opened("a user who is a number", {"data": {"session_id": "8", "user_id": 9}}, Tells()),
]

BALANCES = [
    balance("at the top", {"available": 3}, Tells("available=3")),
    balance("words", {"data": {"available": "90", "frozen": "x"}}, Tells("available=90.0, frozen=0.0")),
    balance("only a total", {"data": {"total": 12, "frozen": 2}}, Tells("available=10")),
    balance("none", {"code": 0, "data": {}}, BAD),
    balance("null", {"code": 0, "data": None}, BAD),
    balance("without an end", {"data": {"available": INFINITE}}, BAD),
    balance("a list", {"data": {"available": [1]}}, BAD),
]

FAULTS = [*STATES, *SESSIONS, *BALANCES]
