"""Makers of pictures against a server that answers well, badly, slowly, or with somebody else's address."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import nemo_widgets as nemo
from nemo_widgets.engine.generate import pictures
from nemo_widgets.errors import (
    AuthError,
    NemoError,
    NetworkError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    ServerError,
    TimedOutError,
    UnsupportedFileError,
)
from tests.engine.picture_making import FORMATS, KEY, Make, making, prepare, shown
from tests.services.images import Answer, Asked, gallery, is_order, png, says


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(monkeypatch)


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Make:
    return making(monkeypatch, tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_comes_home_with_what_made_it(name: str, make: Make, tmp_path: Path) -> None:
    with gallery() as server:
        made = make(name, server)
    assert shown(tmp_path).size == (320, 180)
    assert made["by"] == name
    assert made["label"] == "AI"
    assert made["prompt"] == "a lake"
    assert made["licence"]
    assert made["version"] == nemo.__version__
    if name != "openai":
        assert made["seed"] == 3
        assert "xl" in made["model"]
    assert server.prompts() == ["a lake"]
    assert all(KEY in asked.headers["authorization"] for asked in server.asked)
    assert KEY not in str(made)
    assert server.url not in str(made)


def test_a_size_is_asked_for_that_the_model_takes_and_the_picture_is_cropped(
    make: Make, tmp_path: Path
) -> None:
    with gallery(picture=png(1536, 1024)) as server:
        assert make("openai", server, MODEL="gpt-image-1")["model"] == "gpt-image-1"
    assert server.asked[0].body["size"] == "1536x1024"
    assert "response_format" not in server.asked[0].body
    width, height = shown(tmp_path).size
    assert (width, height) == (416, 234)


def test_what_a_server_does_not_take_is_asked_for_more_plainly(make: Make) -> None:
    def picky(asked: Asked) -> Answer | None:
        if "response_format" in asked.body:
            return says({"error": {"message": "Unknown parameter: 'response_format'."}}, 400)
        if asked.body["size"] != "1024x1024":
            return says({"error": {"message": "Invalid size."}}, 400)
        return None

    with gallery(trouble=picky) as server:
        make("openai", server)
    assert len(server.asked) == 3


def test_a_picture_by_url_is_fetched_without_the_key(make: Make, tmp_path: Path) -> None:
    with gallery() as elsewhere, gallery(by_url=f"{elsewhere.url}/picture.png") as server:
        make("openai", server)
    assert shown(tmp_path).size == (320, 180)
    [fetched] = elsewhere.asked
    assert "authorization" not in fetched.headers


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:{port}/picture.png",
        "http://10.0.0.7/picture.png",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]:{port}/picture.png",
        "file:///etc/passwd",
        "ftp://example.org/a.png",
    ],
)
def test_an_address_inside_the_network_or_of_another_kind_is_not_asked(url: str, make: Make) -> None:
    with gallery() as elsewhere:
        named = url.format(port=elsewhere.url.rpartition(":")[2])
        with gallery(by_url=named) as server, pytest.raises(RefusedError, match="points"):
            make("openai", server)
    assert not elsewhere.asked


def test_a_redirect_into_the_network_is_not_followed(make: Make) -> None:
    def moved(asked: Asked) -> Answer | None:
        return says({}, 302, Location="http://10.0.0.7/a.png") if asked.path == "/picture.png" else None

    with gallery(trouble=moved) as server:
        server.by_url = f"{server.url}/picture.png"
        with pytest.raises(RefusedError, match="own network"):
            make("openai", server)


def order(answer: Answer) -> Callable[[Asked], Answer | None]:
    return lambda asked: answer if is_order(asked) else None


TROUBLES: tuple[tuple[str, Answer, type[NemoError], str], ...] = (
    ("500", says({"error": {"message": f"CUDA died, {KEY}"}}, 500), ServerError, "CUDA died, •••"),
    ("401", says({"error": {"message": KEY}}, 401), AuthError, "does not accept the key"),
    ("400", says({"error": {"message": "Not <b>allowed</b>"}}, 400), RefusedError, "Not allowed"),
    ("404", Answer(b"<html>nginx</html>", 404, "text/html"), ProtocolError, "nothing at this address"),
    ("429", says({"detail": "slow down"}, 429, Retry_After="0"), RateLimitedError, "asked too often"),
    ("html", Answer(b"<html>Welcome</html>", kind="text/html"), ProtocolError, "else than JSON"),
    ("truncated", Answer(b'{"data": [1, 2, 3]}', cut=True), NetworkError, "broke"),
    ("empty", says({}), ProtocolError, ""),
)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("answer", "kind", "words"), [trouble[1:] for trouble in TROUBLES], ids=[t[0] for t in TROUBLES]
)
def test_a_failing_server_is_told_by_meaning_and_never_with_the_key(
    name: str, answer: Answer, kind: type[NemoError], words: str, make: Make
) -> None:
    with gallery(trouble=order(answer)) as server, pytest.raises(kind) as caught:
        make(name, server)
    assert words in caught.value.message
    assert name in caught.value.message
    for leaked in (KEY, "<", "nginx"):
        assert leaked not in str(caught.value)
    tries = [asked for asked in server.asked if is_order(asked)]
    assert len(tries) == (2 if answer.status == 429 else 1)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("picture", "kind", "words"),
    [
        (png()[:200], UnsupportedFileError, "broken png"),
        (b"<html>not a picture</html>", UnsupportedFileError, "accepted formats"),
        (b"", NemoError, "empty|without|else"),
        (png(8, 8), RefusedError, "only 8 × 8 pixels"),
    ],
    ids=["truncated", "html", "empty", "tiny"],
)
def test_what_comes_for_a_picture_is_not_believed(
    name: str, picture: bytes, kind: type[NemoError], words: str, make: Make
) -> None:
    with gallery(picture=picture) as server, pytest.raises(kind, match=words):
        make(name, server)


@pytest.mark.parametrize("name", FORMATS)
def test_a_slow_server_is_given_up_in_time(name: str, make: Make) -> None:
    wait = threading.Event()
    with gallery(trouble=order(Answer(b"{}", wait=wait))) as server:
        begun = time.monotonic()
        with pytest.raises(TimedOutError):
            make(name, server, seconds=0.4)
        assert time.monotonic() - begun < 5
        wait.set()


def test_a_server_that_is_not_there_is_told_with_what_to_check(make: Make) -> None:
    with pytest.raises(NetworkError, match="cannot be reached") as caught:
        make("openai", None, URL="http://127.0.0.1:9/v1")
    assert "NEMO_IMAGE_URL" in caught.value.next_step


def test_a_workflow_of_ones_own_is_filled(make: Make, tmp_path: Path) -> None:
    flow = tmp_path / "flow.json"
    flow.write_text(
        '{"2": {"class_type": "Text", "inputs": {"text": "oil, %prompt%", "w": "%width%", "s": "%seed%"}}}'
    )
    with gallery() as server:
        make("comfyui", server, WORKFLOW=str(flow))
    [asked] = [asked for asked in server.asked if is_order(asked)]
    assert asked.body["prompt"]["2"]["inputs"]["text"] == "oil, a lake"
    assert asked.body["prompt"]["2"]["inputs"]["s"] == 3
    flow.write_text('{"nodes": []}')
    with gallery() as server, pytest.raises(NemoError, match="not a workflow in API format"):
        make("comfyui", server, WORKFLOW=str(flow))


def test_a_workflow_that_nobody_wants_any_more_is_taken_back(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gallery(trouble=lambda asked: says({}) if "/history/" in asked.path else None) as server:
        monkeypatch.setattr(pictures, "stopped", lambda: any("/history/" in a.path for a in server.asked))
        with pytest.raises(RefusedError, match="not wanted"):
            make("comfyui", server)
    assert [asked.path for asked in server.asked][-3:] == ["/queue", "/queue", "/interrupt"]
    assert server.asked[-1].body == {"prompt_id": "job-1"}


@pytest.mark.parametrize("active", [True, False])
def test_a_picture_that_nobody_wants_any_more_is_interrupted_where_it_is_being_made(
    make: Make, monkeypatch: pytest.MonkeyPatch, active: bool
) -> None:
    waiting = threading.Event()

    def slow(asked: Asked) -> Answer | None:
        if asked.path == "/internal/progress":
            return says({"active": active, "queued": False, "completed": False})
        if asked.path == "/sdapi/v1/interrupt":
            return says({})
        return Answer(b"{}", wait=waiting) if is_order(asked) else None

    with gallery(trouble=slow) as server:
        monkeypatch.setattr(pictures, "stopped", lambda: bool(server.prompts()))
        begun = time.monotonic()
        with pytest.raises(RefusedError, match="not wanted"):
            make("a1111", server)
        assert time.monotonic() - begun < 3
        [order] = [asked for asked in server.asked if is_order(asked)]
        [told] = [asked for asked in server.asked if asked.path == "/internal/progress"]
        assert told.body["id_task"] == order.body["force_task_id"]
        assert ("/sdapi/v1/interrupt" in [asked.path for asked in server.asked]) is active
        waiting.set()


def test_a_key_is_not_told_in_pieces_nor_a_password_alone(make: Make) -> None:
    for said in (
        "x" * 190 + KEY,
        "x" * 190 + f"user:{KEY}",
        base64.b64encode(f"user:{KEY}".encode()).decode(),
    ):
        answer = says({"error": {"message": said}}, 500)
        with gallery(trouble=order(answer)) as server, pytest.raises(ServerError) as caught:
            make("a1111", server, KEY=f"user:{KEY}")
        assert "sk-very" not in str(caught.value)
        assert said[-20:] not in str(caught.value)


def test_what_comfyui_says_of_an_error_is_told(make: Make) -> None:
    messages = [["execution_error", {"exception_message": "Out of memory"}]]
    entry = {"job-1": {"outputs": {}, "status": {"status_str": "error", "messages": messages}}}

    def failing(asked: Asked) -> Answer | None:
        return says(entry) if "/history/" in asked.path else None

    with gallery(trouble=failing) as server, pytest.raises(RefusedError, match="Out of memory"):
        make("comfyui", server)
