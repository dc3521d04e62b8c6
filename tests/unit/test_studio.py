from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.errors import InputError, NemoError
from nemo_widgets.studio import Studio


def wait_until(condition: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    tick = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        tick.wait(0.01)


@pytest.fixture
def nowhere() -> Iterator[str]:
    """An address on which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.fixture
def studio(nowhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    """A studio whose service cannot be reached."""
    monkeypatch.setenv("NEMO_HOME", str(tmp_path))
    monkeypatch.setenv("NEMO_TOKEN", "nmv_usr_the_secret_of_this_test")
    studio = Studio(nowhere)
    yield studio
    studio.close()


class Browser:
    """The other end: sends requests and keeps the answers."""

    def __init__(self, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
        self.studio = studio
        self.answers: list[dict[str, Any]] = []
        self.count = 0
        monkeypatch.setattr(studio, "send", lambda content, _buffers=None: self.answers.append(content))

    def request(self, kind: str, *buffers: bytes, **fields: Any) -> dict[str, Any]:
        """Send a request and return how it ended."""
        self.count += 1
        message = {"v": 1, "kind": kind, "req": self.count, **fields}
        self.studio._receive(self.studio, message, [memoryview(buffer) for buffer in buffers])
        wait_until(lambda: len(self.ends(self.count)) == 1)
        return self.ends(self.count)[0]

    def ends(self, req: int) -> Sequence[dict[str, Any]]:
        return [answer for answer in list(self.answers) if answer["req"] == req and answer["kind"] != "ack"]


@pytest.fixture
def browser(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Browser:
    return Browser(studio, monkeypatch)


def test_a_studio_is_there_at_once_and_shows_why_it_cannot_connect(nowhere: str, studio: Studio) -> None:
    wait_until(lambda: studio.status == "failed")
    assert studio.error["message"]
    assert studio.error["next"]
    assert [entry["kind"] for entry in studio._log] == ["error"]
    with pytest.raises(NemoError):
        studio.ask("a lake")


def test_the_skill_is_shown_before_anything_is_connected(studio: Studio) -> None:
    wait_until(lambda: studio.skill)
    assert studio.skill["examples"]
    assert studio.limits["bytes"] == 200_000_000
    assert {"mp4", "jpg"} <= set(studio.limits["accepts"])
    assert len(studio.skills) == 4


def test_an_unknown_argument_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(TypeError, match=r"'skil'\. Did you mean 'skill'\?"):
        Studio(skil="free-shorts")
    with pytest.raises(TypeError, match="It takes backend, skill, language, timeouts"):
        Studio(xyz=1)
    with pytest.raises(InputError, match="no skill"):
        Studio(skill="free-longs")


def test_neither_repr_nor_saved_state_holds_a_secret_or_bytes(studio: Studio) -> None:
    wait_until(lambda: studio.status == "failed")
    state = {name: value for name, value in studio.get_state().items() if name not in {"_esm", "_css"}}
    state.pop("layout")
    text = json.dumps(state) + repr(studio) + repr(studio.session) + str(vars(studio.session))
    assert "the_secret_of_this_test" not in text


def test_every_request_is_acknowledged_first_and_answered(browser: Browser) -> None:
    ended = browser.request("ask", text="a lake")
    assert ended["kind"] == "error"
    assert ended["next"]
    assert [answer["kind"] for answer in browser.answers] == ["ack", "error"]
    assert browser.request("ask")["kind"] == "error"
    assert browser.request("cancel")["kind"] == "done"
    assert browser.request("connect")["kind"] == "error"
    assert browser.request("video-read", revision=1)["kind"] == "error"


def test_a_skill_is_chosen_and_an_unknown_one_refused(browser: Browser, studio: Studio) -> None:
    assert browser.request("skill", slug="free-shorts")["kind"] == "done"
    assert studio.skill["slug"] == "free-shorts"
    assert studio.limits["bytes"] == 500_000_000
    assert browser.request("skill", slug="free-longs")["kind"] == "error"


def test_an_upload_is_checked_taken_in_pieces_and_removed_when_it_cannot_be_sent(browser: Browser) -> None:
    refused = browser.request("upload-begin", upload="u", name="a.exe", size=3)
    assert (refused["kind"], refused["code"]) == ("error", 4001)
    large = browser.request("upload-begin", upload="u", name="a.mp4", size=10**10)
    assert (large["kind"], large["code"]) == ("error", 4002)
    assert browser.request("upload-begin", upload="u", name="a.mp4", size=3)["kind"] == "done"
    assert browser.request("upload-chunk", upload="u", index=0)["kind"] == "error"
    assert browser.request("upload-chunk", b"abc", upload="u", index=0)["kind"] == "done"
    held = browser.studio._uploads._home()
    assert [path.name for path in held.rglob("*.mp4")] == ["a.mp4"]
    assert browser.request("upload-end", upload="u")["kind"] == "error"
    assert list(held.rglob("*.mp4")) == []
    assert browser.request("upload-cancel", upload="u")["kind"] == "done"


def test_closing_twice_is_once_and_a_closed_studio_says_so(studio: Studio) -> None:
    studio.close()
    studio.close()
    assert studio.status == "closed"
    with pytest.raises(NemoError, match="closed"):
        studio.credits()


def test_a_document_from_the_browser_is_read_for_the_next_message(browser: Browser) -> None:
    words = "Dawn in the hills.".encode("utf-16")
    wait_until(lambda: "docx" in browser.studio.limits.get("accepts", ()))
    assert browser.request("upload-begin", upload="u", name="script.txt", size=len(words))["kind"] == "done"
    assert browser.request("upload-chunk", words, upload="u", index=0)["kind"] == "done"
    assert browser.request("upload-end", upload="u")["kind"] == "done"
    told = "Read script.txt (4 words); it goes with your next message."
    wait_until(lambda: told in [entry["text"] for entry in browser.studio._log])
    assert "Dawn" not in json.dumps(browser.studio.get_state(), default=str)
