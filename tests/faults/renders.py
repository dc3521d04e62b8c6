"""Renders that fail, never end, lose their answer or come wrapped; an export is never orphaned."""

from __future__ import annotations

from typing import Any

from nemo_widgets.errors import (
    CreditsError,
    NetworkError,
    NothingToExportError,
    PlanError,
    ProtocolError,
    RateLimitedError,
    RenderError,
    ServerError,
    TimedOutError,
)
from tests.faults.fault import Fault, Outcome, Raises, Saves
from tests.services.scripted import ONE_CLIP, Answer, Reply, refusal, usual
from tests.services.wire import Close, Hold, Reset

SUBMIT = "POST /api/render/proxy/lambda"
LOOK = "GET /api/render/proxy/lambda/"
BYTES = "GET /renders"
LAST = "GET /api/render/proxy/render_"
IDS = "ids"

URL = "/renders/out.mp4"
DONE: dict[str, Any] = {"status": "completed", "output": {"url": URL}}
RUNS: dict[str, Any] = {"status": "processing", "progress": 10}
LOST = Answer(wire=(Reset(),), taken=True)
KEPT = "nemo.resume('render_"


def submit(name: str, comes: Outcome, tries: int, *answers: Reply, ids: int = 1) -> Fault:
    return Fault(name, "export", comes, {SUBMIT: tries, IDS: ids}, {SUBMIT: answers})


def look(
    name: str, comes: Outcome, *answers: Reply, always: Reply | None = None, looks: int = 0, **clocks: float
) -> Fault:
    sent = {SUBMIT: 1, IDS: 1, **({LOOK: looks} if looks else {})}
    more = {LOOK: always} if always else {}
    return Fault(name, "export", comes, sent, {LOOK: answers}, more, clocks=clocks)


def wrapped(name: str, *steps: dict[str, Any]) -> Fault:
    return Fault(f"a render: {name}", "export", Saves(), {SUBMIT: 1, BYTES: 1, LAST: 0}, steps=steps)


def address(name: str, url: str, **sent: int) -> Fault:
    steps = [{"status": "completed", "output": {"url": url}}]
    return Fault(
        f"a video's address: {name}",
        "export",
        Saves(),
        {"elsewhere ": 0, LAST: 1, BYTES: 0, **sent},
        steps=steps,
    )


SUBMITS = [
    submit("a render that was taken and lost its answer, once", Saves(), 2, LOST),
    submit("a render that was taken and lost its answer, thrice", Saves(), 4, LOST, LOST, LOST),
    submit("a render that was taken and always loses its answer", Raises(NetworkError, KEPT), 4, *[LOST] * 4),
    submit(
        "a render that is refused by the plan",
        Raises(PlanError, "upgrade"),
        1,
        refusal(402, status=402),
        ids=0,
    ),
    submit("a render without credits", Raises(CreditsError, "register"), 1, refusal(2001), ids=0),
    submit("a render that a server stumbles over, once", Saves(), 2, refusal(0, status=500)),
    submit(
        "a render that a server always stumbles over",
        Raises(ServerError, KEPT),
        4,
        *[refusal(0, status=500)] * 4,
        ids=0,
    ),
    submit(
        "a render answered by a web page",
        Raises(ProtocolError),
        1,
        Answer(b"<html>", kind="text/html"),
        ids=0,
    ),
    submit("a render that is closed without an answer, once", Saves(), 2, Answer(wire=(Close(),))),
    submit("a render whose answer says nothing", Saves(), 1, Answer(b"{}", taken=True)),
    submit("a render whose answer has another id", Saves(), 1, Answer(b'{"taskId": "other"}', taken=True)),
    submit("429 to a render, once", Saves(), 2, refusal(429)),
    submit("1001 to a render, once", Saves(), 2, refusal(1001)),
    Fault(
        "a timeline with what JSON cannot hold, to render",
        "export",
        Saves(),
        {SUBMIT: 1},
        draft={**ONE_CLIP, "x": [float("nan"), float("inf")], "m": {"title": "\ud800"}},
    ),
    Fault("nothing to render", "export", Raises(NothingToExportError), {SUBMIT: 0}, draft={}),
    Fault(
        "tracks without a segment to render",
        "export",
        Raises(NothingToExportError),
        {SUBMIT: 0},
        draft={"t": [{"tt": 0, "sg": []}]},
    ),
]

LOOKS = [
    look("a look that is reset, once", Saves(), Answer(wire=(Reset(),))),
    look("a look that a server stumbles over, once", Saves(), refusal(0, status=502)),
    look("looks that a server stumbles over ten times", Saves(), *[refusal(0, status=502)] * 10),
    look(
        "looks that a server always stumbles over",
        Raises(ServerError, KEPT),
        always=refusal(0, status=502),
        looks=20,
    ),
    look("looks that are always reset", Raises(NetworkError, KEPT), always=Answer(wire=(Reset(),)), looks=20),
    look("a look that is never answered, once", Saves(), Answer(wire=(Hold(),)), answer=0.4),
    look("1001 to a look, once", Saves(), refusal(1001)),
    look("429 to a look, once", Saves(), refusal(429)),
    look(
        "looks that are always asked to wait",
        Raises(RateLimitedError, KEPT),
        always=refusal(429),
        looks=10,
    ),
    look("a web page for a look", Raises(ProtocolError), always=Answer(b"<html>", kind="text/html"), looks=1),
    Fault(
        "a render that the service has forgotten, once",
        "export",
        Saves(),
        {SUBMIT: 2, IDS: 2, LOOK: 4},
        {LOOK: [refusal(404, "no such render", status=404)]},
    ),
    Fault(
        "a render that the service always forgets",
        "export",
        Raises(RenderError, "does not know it any more"),
        {SUBMIT: 2, IDS: 2, LOOK: 2},
        {},
        {LOOK: Answer(b"", 404)},
    ),
    Fault(
        "a render that fails, once",
        "export",
        Saves(),
        {SUBMIT: 2, IDS: 2},
        {LOOK: [Answer(b'{"status": "failed", "error": {"message": "no codec"}}')]},
    ),
    Fault(
        "a render that always fails",
        "export",
        Raises(RenderError, "no codec"),
        {SUBMIT: 2, IDS: 2, BYTES: 0},
        steps=[{"status": "failed", "error": "no codec"}],
    ),
    Fault(
        "a render that fails without a word",
        "export",
        Raises(RenderError, "does not say why"),
        {IDS: 2},
        steps=[{"status": "failed"}],
    ),
    Fault(
        "a render that fails with its traceback",
        "export",
        Raises(RenderError, "KeyError: 3"),
        {IDS: 2},
        steps=[{"status": "failed", "error": "Traceback (most recent call last):\n  File\nKeyError: 3"}],
    ),
    Fault(
        "a render that somebody cancels",
        "export",
        Raises(RenderError, "was cancelled"),
        {SUBMIT: 1, IDS: 1},
        steps=[{"status": "cancelled"}],
    ),
    Fault(
        "a render that never ends",
        "export",
        Raises(TimedOutError, KEPT),
        {SUBMIT: 1, IDS: 1, BYTES: 0},
        steps=[RUNS],
        clocks={"export": 0.2},
    ),
    Fault(
        "a render that never says more than hello",
        "export",
        Raises(TimedOutError, KEPT),
        {SUBMIT: 1, IDS: 1},
        steps=[{}],
        clocks={"export": 0.2},
    ),
]

SHAPES = [
    wrapped("under `data`", {"code": 0, "data": DONE}),
    wrapped("`outputUrl`", {"status": "completed", "outputUrl": URL}),
    wrapped("`output_url` under `data`", {"data": {"status": "completed", "output_url": URL}}),
    wrapped("`output_url` in `output`", {"status": "completed", "output": {"output_url": URL}}),
    wrapped("an address for `output`", {"status": "completed", "output": URL}),
    wrapped("an address at the top", {"status": "completed", "url": URL}),
    wrapped("`SUCCEEDED`", {"status": "SUCCEEDED", "output": {"url": URL}}),
    wrapped("an address and no status", {"output": {"url": URL}}),
    wrapped("progress that is no number", {**RUNS, "progress": "half"}, {**RUNS, "progress": None}, DONE),
    wrapped(
        "progress without an end",
        {**RUNS, "progress": float("nan")},
        {**RUNS, "progress": float("inf")},
        DONE,
    ),
    wrapped(
        "progress below nought and back", {**RUNS, "progress": -5}, {**RUNS, "progress": 900}, RUNS, DONE
    ),
    wrapped("a status nobody knows, then done", {"status": "queued-for-gpu"}, {"status": 7}, DONE),
]

ADDRESSES = [
    address("none", ""),
    address("a file", "file:///etc/passwd"),
    address("a script", "javascript:alert(1)"),
    address("the data itself", "data:video/mp4;base64,AAAA"),
    address("another protocol", "ftp://127.0.0.1/out.mp4"),
    address("a host that is none", "http:///out.mp4"),
    address("a port that is none", "http://127.0.0.1:99999/out.mp4"),
    address("a bracket that is open", "http://[::1/out.mp4"),
    address("a line within", "http://127.0.0.1:1\r\n/out.mp4"),
    address("a port where nobody listens", "http://127.0.0.1:9/out.mp4"),
    address("relative", "renders/out.mp4", **{BYTES: 1, LAST: 0}),
    address(
        "on another host",
        "{elsewhere}/renders/out.mp4",
        **{"elsewhere GET /renders": 1, "elsewhere ": 1, LAST: 0},
    ),
]

RESUMED = [
    Fault(
        "an export whose submission lost every answer, resumed",
        "resume",
        Saves(),
        {SUBMIT: 4, IDS: 1},
        {SUBMIT: [LOST] * 4},
    ),
    Fault(
        "an export that never reached the service, resumed",
        "resume",
        Saves(),
        {SUBMIT: 5, IDS: 1},
        {SUBMIT: [Answer(wire=(Reset(),))] * 4},
    ),
    Fault(
        "an export that the service forgot while nobody looked, resumed",
        "resume",
        Saves(),
        {SUBMIT: 2, IDS: 1},
        {LOOK: [*[refusal(0, status=503)] * 20, refusal(404, "no such render", status=404)]},
    ),
    Fault(
        "an export that outlived its clock, resumed",
        "resume",
        Saves(),
        {SUBMIT: 1, IDS: 1},
        steps=[*[RUNS] * 4, DONE],
        clocks={"export": 0.01},
    ),
    Fault(
        "an export whose service was away, resumed",
        "resume",
        Saves(),
        {SUBMIT: 1, IDS: 1},
        {LOOK: [refusal(0, status=503)] * 20},
    ),
    Fault(
        "an export whose file could not be fetched, resumed",
        "resume",
        Saves(),
        {SUBMIT: 1, IDS: 1, LAST: 1, BYTES: 2},
        {BYTES: [Answer(b"", 403), usual], LAST: [Answer(b"", 403)]},
    ),
]

FAULTS = [*SUBMITS, *LOOKS, *SHAPES, *ADDRESSES, *RESUMED]
