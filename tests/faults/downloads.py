"""Downloads that are cut, changed, of something else, or endless; a file is whole or not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nemo_widgets.errors import NetworkError, ProtocolError, RefusedError, ServerError, StorageError
from tests.faults.fault import Fault, Outcome, Raises, Saves
from tests.services.clips import PNG
from tests.services.scripted import Answer, Asked, Reply, Scripted, refusal, usual
from tests.services.wire import Close, Endless, Hold, Reset, Send, Step, head

BYTES = "GET /renders"
LAST = "GET /api/render/proxy/render_"
RANGED = "ranged"
KEPT = "nemo.resume('render_"
MP4 = "video/mp4"
SAVED = Saves()
NOTHING: Mapping[str, int] = {}

Make = Callable[[Scripted, Asked], Answer]


def cut(at: int = 900, *, tag: str = '"v1"', then: Step | None = None) -> Make:
    """Send the head of the video, then break off."""

    def answer(service: Scripted, asked: Asked) -> Answer:
        named: dict[str, Any] = {"ETag": tag} if tag else {}
        start = head(kind=MP4, Content_Length=len(service.video), **named)
        return Answer(wire=(Send(start + service.video[:at]), then or Close()))

    return answer


def ranged(start: int, total: int | None = None, *, tag: str = '"v1"', span: str = "") -> Make:
    """Answer with a part of the video, whichever was asked for."""

    def answer(service: Scripted, asked: Asked) -> Answer:
        size = len(service.video)
        said = span or f"bytes {start}-{size - 1}/{total or size}"
        return Answer(service.video[start:], 206, MP4, {"ETag": tag, "Content-Range": said})

    return answer


def whole(service: Scripted, asked: Asked) -> Answer:
    """Answer with all of the video, whatever part was asked for."""
    return Answer(service.video, kind=MP4)


def open_ended(*, at: int | None = None, then: Step | None = None) -> Make:
    """Send the video without a length."""

    def answer(service: Scripted, asked: Asked) -> Answer:
        return Answer(wire=(Send(head(kind=MP4) + service.video[:at]), then or Close()))

    return answer


def to(location: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": location})


def fetched(
    name: str, *answers: Reply, comes: Outcome = SAVED, last: int = 0, sent: Mapping[str, int] = NOTHING
) -> Fault:
    """Fetch a video; `last` is how often the service itself is asked for it, after its address has failed."""
    return Fault(name, "export", comes, {LAST: last, **sent}, {BYTES: answers})


def never(name: str, answer: Reply, comes: Outcome) -> Fault:
    """Trouble both addresses for ever."""
    return Fault(name, "export", comes, {"ids": 1}, {}, {BYTES: answer, LAST: answer})


RESUMES = [
    fetched("cut once, with an ETag: gone on with", cut(), sent={BYTES: 2, RANGED: 1}),
    fetched("cut three times, with an ETag", cut(), cut(), cut(), sent={BYTES: 4}),
    fetched("reset once, with an ETag", cut(then=Reset()), sent={BYTES: 2, RANGED: 1}),
    fetched("cut before the first byte", cut(0), sent={BYTES: 2, RANGED: 0}),
    fetched("cut once, without an ETag: begun again", cut(tag=""), sent={BYTES: 2, RANGED: 0}),
    fetched("cut once, with a weak ETag: begun again", cut(tag='W/"v1"'), sent={BYTES: 2, RANGED: 0}),
    fetched("cut once, then another video under a new ETag", cut(tag='"v0"'), sent={BYTES: 2, RANGED: 1}),
    fetched(
        "cut once, then the rest of another video", cut(tag='"v0"'), ranged(900), sent={BYTES: 3, RANGED: 1}
    ),
    fetched("cut once, then no ranges any more", cut(), whole, sent={BYTES: 2, RANGED: 1}),
    fetched("cut once, then a range that is refused", cut(), Answer(b"", 416), sent={BYTES: 3, RANGED: 1}),
    fetched("cut once, then another part than asked for", cut(), ranged(100), last=1, sent={BYTES: 2}),
    fetched(
        "cut once, then a range that is none", cut(), ranged(900, span="bytes all"), last=1, sent={BYTES: 2}
    ),
    fetched(
        "cut once, then a range without a total",
        cut(),
        lambda s, a: ranged(900, span=f"bytes 900-{len(s.video) - 1}/*")(s, a),
        sent={BYTES: 2},
    ),
    fetched("a part that nobody asked for", ranged(100), last=1, sent={BYTES: 1}),
    fetched("cut four times: the service itself has it", *[cut(tag="")] * 4, last=1, sent={BYTES: 4}),
    fetched("a server that stumbles, once", refusal(0, status=503), sent={BYTES: 2}),
    fetched("closed without an answer, once", Answer(wire=(Close(),)), sent={BYTES: 2}),
    Fault(
        "stopped in the middle, once",
        "export",
        Saves(),
        {BYTES: 2, RANGED: 1},
        {BYTES: [cut(then=Hold())]},
        clocks={"answer": 0.4},
    ),
    Fault(
        "never answered, once",
        "export",
        Saves(),
        {BYTES: 2},
        {BYTES: [Answer(wire=(Hold(),))]},
        clocks={"answer": 0.4},
    ),
]

OTHERS = [
    fetched("a web page", Answer(b"<html>sign in</html>", kind="text/html"), last=1, sent={BYTES: 1}),
    fetched("a picture", Answer(PNG, kind=MP4), last=1, sent={BYTES: 1}),
    fetched("nothing", Answer(b"", kind=MP4), last=1, sent={BYTES: 1}),
    fetched("a JSON error on 200", refusal(1001), last=1, sent={BYTES: 1}),
    fetched(
        "an address that has expired",
        Answer(b"<Error>AccessDenied</Error>", 403, "text/xml"),
        last=1,
        sent={BYTES: 1},
    ),
    fetched("an address that is gone", Answer(b"", 410), last=1, sent={BYTES: 1}),
    fetched("an address that wants a login", Answer(b"", 401), last=1, sent={BYTES: 1}),
    fetched("an address nobody knows", Answer(b"", 404), last=1, sent={BYTES: 1}),
    fetched(
        "a video in gzip that was not asked for",
        Answer(b"\x1f\x8b" + b"x" * 99, kind=MP4, headers={"Content-Encoding": "gzip"}),
        last=1,
    ),
    fetched("no length", open_ended(), sent={BYTES: 1}),
    fetched("no length, and cut in good order", open_ended(at=900), last=1, sent={BYTES: 1}),
    fetched(
        "a video with other bytes behind it, without an end",
        open_ended(then=Endless(b"\0" * 500_000)),
        last=1,
        sent={BYTES: 1},
    ),
    fetched(
        "a video larger than the disk",
        Answer(wire=(Send(head(kind=MP4, Content_Length=10**15)), Hold())),
        comes=Raises(StorageError, "room for"),
        sent={BYTES: 1},
    ),
    fetched(
        "a length that is no number",
        Answer(wire=(Send(head(kind=MP4, Content_Length="many")), Close())),
        sent={BYTES: 2},
    ),
]

REDIRECTS = [
    fetched("sent on to another address", to("/renders/other.mp4"), sent={BYTES: 2}),
    fetched(
        "sent on to another host",
        to("{elsewhere}/renders/out.mp4", 307),
        sent={BYTES: 1, "elsewhere GET /renders": 1},
    ),
    fetched(
        "sent on from host to host, without an end", *[to("/renders/out.mp4")] * 9, last=1, sent={BYTES: 5}
    ),
    fetched("sent on to a file", to("file:///etc/passwd"), last=1, sent={BYTES: 1}),
    fetched("sent on to a script", to("javascript:alert(1)"), last=1, sent={BYTES: 1}),
    fetched("sent on to nowhere", Answer(status=302), last=1, sent={BYTES: 1}),
    fetched("sent on to an address that is none", to("http://[::1"), sent={BYTES: 2}),
    Fault(
        "the service itself sends on to another host",
        "export",
        Saves(),
        {"elsewhere GET /renders": 1, LAST: 1},
        {LAST: [to("{elsewhere}/renders/out.mp4")]},
        steps=[{"status": "completed"}],
    ),
    Fault(
        "the service itself refuses the token, once",
        "export",
        Saves(),
        {LAST: 2, "POST /api/auth/anonymous-token": 2},
        {LAST: [Answer(b"", 401), usual]},
        steps=[{"status": "completed"}],
    ),
]

FOR_EVER = [
    never("both addresses cut for ever", cut(tag=""), Raises(NetworkError, KEPT)),
    never("both addresses are web pages", Answer(b"<html>", kind="text/html"), Raises(ProtocolError, KEPT)),
    never("both addresses are forbidden", Answer(b"", 403), Raises(RefusedError, KEPT)),
    never("both addresses stumble", Answer(b"", 502), Raises(ServerError, KEPT)),
    never("both addresses lead in circles", to("/renders/out.mp4"), Raises(ProtocolError, KEPT)),
]

FAULTS = [*RESUMES, *OTHERS, *REDIRECTS, *FOR_EVER]
