"""The engine keeps an edited draft as a version, and refuses what is none."""

from __future__ import annotations

import copy
import io
import json
import wave
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from PIL import Image

from nemo_widgets.engine.launcher import EngineAddress
from nemo_widgets.timeline import edits
from tests.engine.service import Service, served


@pytest.fixture
def service(engine: EngineAddress) -> Iterator[Service]:
    """A session whose version 1 holds a picture, a sound and a title."""
    with served(engine) as running:
        answer = running.upload(("a.png", picture()), ("a.wav", sound()))
        shown, played = (file["cdn_url"] for file in answer.json()["data"]["files"])
        draft = edits.add_visual(edits.new_draft(640, 360), src=shown, title="a", duration_ms=2000)
        draft = edits.add_text(edits.add_music(draft, src=played, title="m"), text="Lake")
        assert put(running, draft.to_wire(), 0).json()["data"] == {"version": 1}
        yield running


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 36), "teal").save(file, "PNG")
    return file.getvalue()


def sound() -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(b"\0\1" * 8000)
    return file.getvalue()


def put(service: Service, draft: object, version: object = 1) -> httpx.Response:
    path = f"/api/state/nemo_agent/me/{service.session_id}/draft"
    # Not `json=`: that refuses to send what the engine has to refuse.
    return service.http.put(path, content=json.dumps({"draft": draft, "version": version}))


def test_an_edited_draft_is_the_next_version_and_can_be_undone_and_done_again(service: Service) -> None:
    before = service.state()["state"]["draft"]
    draft = copy.deepcopy(before)
    draft["t"][2]["sg"][0]["m"]["text"] = "Evening"
    answer = put(service, draft)
    assert answer.json() == {"code": 0, "data": {"version": 2}}
    assert service.state()["state"]["draft"] == draft
    assert put(service, draft).json()["data"]["version"] == 2, "the same once more is no new version"
    service.stream("undo")
    assert (service.state()["version"], service.state()["state"]["draft"]) == (1, before)
    service.stream("redo")
    assert service.state()["state"]["draft"] == draft


def test_a_draft_of_another_version_is_refused(service: Service) -> None:
    draft = {**service.state()["state"]["draft"], "t": []}
    others: list[object] = [0, 2, None, "1", True]
    for version in others:
        answer = put(service, draft, version)
        assert (answer.status_code, answer.json()["code"]) == (409, 409), version
    assert service.state()["version"] == 1


def first(draft: dict[str, Any]) -> dict[str, Any]:
    segment: dict[str, Any] = draft["t"][0]["sg"][0]
    return segment


WRONG: list[tuple[Callable[[dict[str, Any]], Any], str]] = [
    (lambda d: d.update(t={}), "`t` is not a list of objects"),
    (lambda d: d.update(t=[1]), "`t` is not a list of objects"),
    (lambda d: d.update(t=[{"tt": 0, "sg": []}] * 101), "holds more than 100"),
    (lambda d: d.update(m=[]), "`m` is not an object"),
    (lambda d: d["m"].update(width=0), "width is not between"),
    (lambda d: d["m"].update(height=99_999), "height is not between"),
    (lambda d: d["t"][0].pop("tt"), "Track 1 has no type"),
    (lambda d: d["t"][0].update(sg=None), "`sg` of track 1 is not a list of objects"),
    (lambda d: first(d).pop("id"), "has no id of its own"),
    (lambda d: first(d).update(id=d["t"][1]["sg"][0]["id"]), "Two segments have the id"),
    (lambda d: first(d).update(d=-1), "has no start `s` and length `d`"),
    (lambda d: first(d).update(s="0"), "has no start `s` and length `d`"),
    (lambda d: first(d).update(s=1e12), "more than a day"),
    (lambda d: first(d).update(d=float("nan")), "a number that is none"),
    (lambda d: first(d)["m"].update(x=float("inf")), "a number that is none"),
    (lambda d: first(d).update(m="x"), "is not an object"),
    (lambda d: first(d).update(src="https://example.com/a.png"), "is not in the media library"),
    (lambda d: first(d).update(src="/media/../../engine.db"), "is not in the media library"),
    (lambda d: first(d).update(src=""), "is not in the media library"),
    (lambda d: d.update(x="x" * 9_000_000), "more than 8 MB"),
]


def test_what_is_no_draft_is_refused_with_what_is_wrong_and_nothing_changes(service: Service) -> None:
    before = service.state()
    for spoil, told in WRONG:
        draft = copy.deepcopy(before["state"]["draft"])
        spoil(draft)
        answer = put(service, draft)
        assert answer.status_code in {413, 422}, told
        assert told in answer.json()["message"]
    nothing: list[object] = [None, [], "{}", 1]
    for other in nothing:
        assert put(service, other).json()["message"].startswith("`draft` is not a JSON object")
    assert service.state() == before


def test_a_sound_is_not_shown_and_a_picture_not_played(service: Service) -> None:
    before = service.state()["state"]["draft"]
    shown, played = before["t"][0]["sg"][0]["src"], before["t"][1]["sg"][0]["src"]
    put(service, {**before, "t": before["t"][2:]})
    for tt, src in ((0, played), (1, shown)):
        draft = {
            **before,
            "t": [{"id": "t", "tt": tt, "sg": [{"id": "x", "s": 0, "d": 9, "src": src, "m": {}}]}],
        }
        answer = put(service, draft, 2)
        assert answer.status_code == 422
        assert "on a" in answer.json()["next_step"]


def test_another_users_timeline_is_out_of_reach(service: Service, engine: EngineAddress) -> None:
    with served(engine) as other:
        other.session_id = service.session_id
        answer = put(other, {"t": []}, 1)
    assert answer.json()["code"] == 1002
    assert service.state()["version"] == 1
