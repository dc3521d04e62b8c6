"""Every error of contract section 5, whichever way it comes: one kind, one next step, in both languages."""

from __future__ import annotations

import ast
import asyncio
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args

import httpx
import pytest
from fastapi import FastAPI

from nemo_widgets import advice
from nemo_widgets.cli import main
from nemo_widgets.client.failures import failure
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.engine.envelope import add_errors
from nemo_widgets.errors import (
    AuthError,
    CreditsError,
    FileTooLargeError,
    NemoError,
    PlanError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    ServerError,
    SessionError,
    UnsupportedFileError,
)
from nemo_widgets.phrases import CATALOGUE, in_chinese
from nemo_widgets.session import Session
from nemo_widgets.studio import Studio
from tests.services.scripted import Answer, Scripted, refusal, stream

PACKAGE = Path(__file__).parents[2] / "nemo_widgets"
SAID = "as the service puts it"
CHINESE_CHARACTER = re.compile(r"[\u4e00-\u9fff]")

CODES: dict[int, tuple[type[NemoError], str]] = {
    1001: (AuthError, "NEMO_TOKEN"),
    1002: (SessionError, "Make a new Session"),
    2001: (CreditsError, "https://nemovideo.com/register?bind=anon_7"),
    4001: (UnsupportedFileError, "Accepted formats: mp4, mov, avi"),
    4002: (FileTooLargeError, "Compress or trim it first; the limit is 200 MB"),
    402: (PlanError, "Register or upgrade your plan to unlock export"),
    429: (RateLimitedError, "Try again in"),
    500: (ServerError, "try again in a minute"),
    503: (ServerError, "try again in a minute"),
    4711: (RefusedError, "Change the request"),
}
STATUSES = {1001: 401, 1002: 404, 4001: 415, 4002: 413, 402: 402, 429: 429, 500: 500, 503: 503}


def on_its_status(code: int) -> Answer:
    words = "Session not found" if code == 1002 else SAID
    return Answer(json.dumps({"detail": words}).encode(), STATUSES.get(code, 400))


def as_a_code_on_200(code: int) -> Answer:
    return refusal(code, SAID)


def as_a_code_on_another_status(code: int) -> Answer:
    return refusal(code, SAID, status=STATUSES.get(code, 400))


def in_the_stream(code: int) -> Answer:
    return stream("heartbeat", {"code": code, "message": SAID})


def in_the_stream_by_name(code: int) -> Answer:
    return stream({"error": {"code": str(code), "message": SAID}})


def in_the_stream_as_adk_says_it(code: int) -> Answer:
    return stream({"author": "nemo", "errorCode": str(code), "errorMessage": SAID})


CARRIERS: tuple[Callable[[int], Answer], ...] = (
    on_its_status,
    as_a_code_on_200,
    as_a_code_on_another_status,
    in_the_stream,
    in_the_stream_by_name,
    in_the_stream_as_adk_says_it,
)
CASES = [
    (code, carrier)
    for code in CODES
    for carrier in CARRIERS
    if code in STATUSES or carrier is not on_its_status
]


async def failed(service: Scripted, language: str, *answers: Answer) -> tuple[NemoError, Session]:
    service.replies += answers
    async with Session(service.url, language=language, timeouts=Timeouts(rate_limit=0.02)) as session:
        with pytest.raises(NemoError) as caught:
            await session.ask("a lake at dusk")
        return caught.value, session


@pytest.mark.parametrize(
    ("code", "carrier"), CASES, ids=[f"{code}-{carrier.__name__}" for code, carrier in CASES]
)
async def test_an_error_is_the_same_whichever_way_it_comes(
    service: Scripted, code: int, carrier: Callable[[int], Answer]
) -> None:
    kind, advised = CODES[code]
    error, session = await failed(service, "en", carrier(code), carrier(code))
    assert type(error) is kind
    assert error.code == code
    assert advised in error.next_step
    # One that was not taken may be sent once more; nothing is sent more often.
    once_more = kind in {AuthError, SessionError, RateLimitedError}
    assert len(service.requests("/run_sse")) == 1 + once_more
    entry = session.state.log[-1]
    assert (entry.kind, entry.text, entry.next) == ("error", error.message, error.next_step)
    shown = session.state.error
    assert shown is not None
    assert (shown["message"], shown["next"]) == (error.message, error.next_step)


@pytest.mark.parametrize("code", CODES)
async def test_a_session_in_chinese_says_its_errors_in_chinese(service: Scripted, code: int) -> None:
    error, session = await failed(service, "zh", *[refusal(code, "")] * 2)
    assert CHINESE_CHARACTER.search(error.message)
    assert CHINESE_CHARACTER.search(error.next_step)
    assert error.message in str(error)
    entry = session.state.log[-1]
    assert (entry.text, entry.next) == (error.message, error.next_step)


@pytest.mark.parametrize("status", [200, 400, 401, 402, 404, 413, 415, 429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><head><title>Oops</title></head><body>nginx</body></html>",
        json.dumps({"detail": "<h1>Bad gateway</h1><p>nginx"}).encode(),
        json.dumps(
            {"error": 'Traceback (most recent call last):\n  File "a.py", line 3\nKeyError: 3'}
        ).encode(),
        json.dumps({"message": "bad token nmv_usr_abc-DEF_123, sent as Bearer abc.def"}).encode(),
        b"\x00\xff",
        b"",
    ],
)
async def test_nobody_reads_markup_a_traceback_or_a_token(
    service: Scripted, status: int, body: bytes
) -> None:
    if status == 200:
        body = json.dumps({"code": 9, **(json.loads(body) if body.startswith(b"{") else {})}).encode()
    error, _ = await failed(service, "en", *[Answer(body, status)] * 2)
    assert error.message
    assert error.next_step
    for leaked in ("<", "nginx", "Traceback", "File", "nmv_usr_abc", "abc.def", "\x00"):
        assert leaked not in str(error)


def raised(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a module's errors, with `{}` for what is filled in."""
    names = {"NemoError", *(kind.__name__ for kind in every_kind())}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        said: list[ast.expr] = []
        if isinstance(node.func, ast.Name) and node.func.id in names:
            said = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "next_step")]
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "error" and len(node.args) == 3:
            # A table's cell: its column, what is wrong with it, and what to do.
            said = node.args[1:]
        for value in said:
            for sentence in sentences(value):
                yield node.lineno, sentence


def sentences(value: ast.expr) -> Iterator[str]:
    """Yield what an expression may say, with `{}` for what is filled in."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        pieces = (part.value if isinstance(part, ast.Constant) else "{}" for part in value.values)
        yield "".join(str(piece) for piece in pieces)
    elif isinstance(value, ast.IfExp):
        yield from sentences(value.body)
        yield from sentences(value.orelse)


def every_kind(root: type[NemoError] = NemoError) -> Iterator[type[NemoError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from every_kind(kind)


def spoken_modules() -> list[Path]:
    engine = ("engine/routes", "engine/media", "engine/agent/tools")
    rooms = ("client", "bridge", "conversation", "timeline", *engine)
    below = [path for room in rooms for path in sorted((PACKAGE / room).rglob("*.py"))]
    generate = PACKAGE / "engine" / "generate"
    below += [*sorted(generate.glob("*.py")), *sorted((generate / "images").glob("*.py"))]
    return [*sorted(PACKAGE.glob("*.py")), *sorted((PACKAGE / "engine").glob("*.py")), *below]


@pytest.mark.parametrize(
    "path", spoken_modules(), ids=lambda path: ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
)
def test_every_sentence_of_an_error_is_in_the_chinese_catalogue(path: Path) -> None:
    missing = [
        f"{path.name}:{line}: {sentence}"
        for line, sentence in raised(path)
        if re.search(r"[A-Za-z]", sentence) and not CHINESE_CHARACTER.search(in_chinese(sentence))
    ]
    assert not missing, "add these to nemo_widgets/phrases/chinese.py"


def test_sentences_that_wait_in_a_name_are_in_the_catalogue_too() -> None:
    waiting = [
        "Upload the file first and give the 'url' that upload() returns.",
        "Did you mean 0.35?",
        "Give one of title, caption.",
        "Give 0 for silence, 1 for full.",
        "3 is no length",
        "2 is not after the start, 4",
        "track 2 holds segments of kind 'audio', not 'text'",
        "A picture is of kind 'video'.",
        "Give 'video' (pictures too), 'audio' or 'text'.",
        "Give the 'url' that upload() returns.",
        "a.png is empty. None of the 3 files was taken.",
    ]
    assert [sentence for sentence in waiting if not CHINESE_CHARACTER.search(in_chinese(sentence))] == []


def test_the_catalogue_keeps_every_value_of_a_sentence() -> None:
    for english, chinese in CATALOGUE.items():
        values = [f"⟨{number}⟩" for number in range(english.count("{}"))]
        told = chinese.format(*values) if values else chinese
        assert all(value in told for value in values), english


async def test_what_the_engine_says_to_do_next_is_said_once_and_in_the_sessions_language(
    service: Scripted,
) -> None:
    said = {
        "code": 409,
        "message": "The timeline is at version 3 by now.",
        "data": None,
        "next_step": "Read it again and edit that.",
    }
    error, _ = await failed(service, "en", Answer(json.dumps(said).encode(), 409))
    assert str(error) == "The timeline is at version 3 by now. Read it again and edit that."
    error, _ = await failed(service, "zh", stream(said))
    assert str(error) == "时间线已是第 3 版。 请重新读取后再编辑。"
    bare = {"code": 409, "message": "No."}
    error, _ = await failed(service, "en", Answer(json.dumps(bare).encode(), 409))
    assert error.next_step == RefusedError.default_next_step


async def test_the_engine_says_what_to_do_next_beside_what_happened() -> None:
    app = FastAPI()
    add_errors(app)

    @app.get("/{kind}")
    async def refuse(kind: str) -> None:
        raise (
            UnsupportedFileError("a.txt is no picture.")
            if kind == "4001"
            else AuthError("No token.", next_step="")
        )

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://engine") as client:
        refused, other = await client.get("/4001"), await client.get("/401")
    assert refused.status_code == 415
    assert refused.json()["message"] == "a.txt is no picture."
    assert refused.json()["next_step"].startswith("Accepted formats: mp4, mov")
    assert other.json() == {"code": 1001, "message": "No token.", "data": None}


def test_a_broken_file_is_told_in_chinese_however_deep_the_engine_says_it() -> None:
    error = failure(4001, "a.png is a broken PNG file: truncated.").say_in("zh")
    assert str(error).startswith(
        "服务不支持该文件（“a.png 是损坏的 PNG 文件：truncated。”）。 支持的格式：mp4"
    )


def test_what_others_said_stays_as_they_said_it() -> None:
    assert failure(4711, "The lake is closed.").say_in("zh").message == "The lake is closed."
    assert "“Le lac est fermé.”" in failure(1001, "Le lac est fermé.").say_in("zh").message


@pytest.mark.parametrize("language", get_args(Literal["en", "zh"]))
def test_the_table_of_errors_holds_every_kind_with_what_to_do_next(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert main(["errors", "--language", language]) == 0
    printed = capsys.readouterr().out
    shown = [error for _, error in advice.examples()]
    assert {type(error) for error in shown} == {
        kind for kind in every_kind() if kind.__module__ == NemoError.__module__
    }
    for error in shown:
        told = error.say_in(language)
        assert told.message
        assert told.next_step
        assert told.next_step[:20] in printed
        if language == "zh":
            assert CHINESE_CHARACTER.search(told.next_step)


def test_a_browser_in_chinese_is_told_in_chinese(nemo_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    studio = Studio("http://127.0.0.1:9", language="zh", timeouts=Timeouts(connect=1))
    answers: list[dict[str, Any]] = []
    monkeypatch.setattr(studio, "_reply", lambda content, _buffers: answers.append(dict(content)))
    request = {"v": 1, "kind": "upload-begin", "req": 1, "upload": "u", "name": "a.exe", "size": 3}
    studio._receive(studio, request, [])
    studio._loop.run(studio.session.cancel())
    deadline = time.monotonic() + 10
    while len(answers) < 2:
        assert time.monotonic() < deadline
        studio._loop.run(asyncio.sleep(0))
    studio.close()
    assert answers[-1]["code"] == 4001
    assert CHINESE_CHARACTER.search(answers[-1]["message"])
    assert answers[-1]["next"].startswith("支持的格式")


async def test_a_wrong_address_is_told_with_the_variable_to_check(service: Scripted) -> None:
    service.then("/api/tasks", *[Answer(b"<html>a web page</html>", kind="text/html")] * 8)
    with pytest.raises(ProtocolError, match="NEMO_API_URL"):
        await Session(service.url).start()
