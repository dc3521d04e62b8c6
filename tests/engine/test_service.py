"""The engine's endpoints, over real HTTP, against the shapes of the contract."""

from __future__ import annotations

import io
import os
import signal
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from nemo_widgets.engine.launcher import EngineAddress, engine_status, ensure_engine, stop_engine
from tests.engine.service import Service, served

HERO = "a snowy forest at dawn, 2 seconds, square, with ambient music and the title 'Quiet'"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineAddress]:
    patch = pytest.MonkeyPatch()
    patch.setenv("NEMO_HOME", str(tmp_path_factory.mktemp("home")))
    patch.setenv("NEMO_ENGINE_UPLOAD_MB", "2")
    yield ensure_engine()
    stop_engine()
    patch.undo()


@pytest.fixture
def service(address: EngineAddress) -> Iterator[Service]:
    with served(address) as connected:
        yield connected


def png(width: int = 64, height: int = 48, colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def wav(seconds: float = 0.5) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * round(8000 * seconds)))
    return out.getvalue()


def test_a_request_without_the_key_is_refused_whatever_it_asks(address: EngineAddress) -> None:
    for path in ("/health", "/api/credits/balance/simple", "/media/x.png", "/nothing"):
        for headers in ({}, {"X-Engine-Key": "guess"}):
            answer = httpx.get(address.url + path, headers=headers, trust_env=False)
            assert answer.status_code == 403
            assert answer.json()["data"] is None


def test_a_token_needs_a_client_id_and_is_the_same_users_when_asked_again(address: EngineAddress) -> None:
    with httpx.Client(base_url=address.url, headers={"X-Engine-Key": address.key}, trust_env=False) as http:
        missing = http.post("/api/auth/anonymous-token")
        assert (missing.status_code, missing.json()["code"]) == (400, 400)
        first, second = (
            http.post("/api/auth/anonymous-token", headers={"X-Client-Id": "one"}).json()["data"]
            for _ in range(2)
        )
    assert first["user_id"] == second["user_id"]
    assert first["user_id"].startswith("anon_")
    assert first["token"].startswith("nmv_usr_")
    assert first["token"] != second["token"]
    assert first["credits"] == 100
    assert first["expires_at"].endswith("Z")


def test_a_wrong_token_is_1001_and_an_unknown_session_1002(service: Service) -> None:
    wrong = service.http.get("/api/credits/balance/simple", headers={"Authorization": "Bearer nmv_usr_x"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, 1001)
    for session_id in ("999999", "abc", "9" * 40, "²"):
        gone = service.http.get(f"/api/state/nemo_agent/me/{session_id}/latest")
        assert (gone.status_code, gone.json()["code"]) == (404, 1002)


def test_a_session_belongs_to_its_user(service: Service, address: EngineAddress) -> None:
    with served(address) as other:
        seen = other.http.get(f"/api/state/nemo_agent/me/{service.session_id}/latest")
    assert seen.json()["code"] == 1002


def test_credits_add_up(service: Service) -> None:
    credits_ = service.http.get("/api/credits/balance/simple").json()["data"]
    assert credits_["total"] == credits_["available"] + credits_["frozen"]


def test_a_message_streams_as_adk_events_and_leaves_one_new_version(service: Service) -> None:
    before = service.state()
    events = service.stream(HERO)
    calls = [
        part
        for event in events
        for part in event.get("content", {}).get("parts", [])
        if "functionCall" in part
    ]
    results = [
        part
        for event in events
        for part in event.get("content", {}).get("parts", [])
        if "functionResponse" in part
    ]
    deltas = [event["actions"]["stateDelta"] for event in events if event["actions"]["stateDelta"]]
    assert len(calls) == len(results) > 0
    assert len(deltas) == 1, "all edits of a message land as one"
    assert all(event["author"] == "nemo_agent" and event["invocationId"] for event in events)
    after = service.state()
    assert after["state"]["draft"] == deltas[0]["draft"]
    assert after["version"] == before["version"] + 1
    assert [track["tt"] for track in after["state"]["draft"]["t"]] == [0, 1, 7]
    assert {item["made"]["label"] for item in after["state"]["generated_media"]} == {"procedural"}


def test_a_video_of_the_skill_for_shorts_is_vertical_unless_it_is_told_otherwise(service: Service) -> None:
    for words, size in (("a desert, 2 seconds", (1080, 1920)), ("a desert, 2 seconds, square", (1080, 1080))):
        opened = service.http.post(
            "/api/tasks/me/with-session/nemo_agent", json={}, headers={"X-Skill-Source": "free-shorts"}
        ).json()
        shorts = Service(service.http, opened["data"]["session_id"])
        shorts.stream(words)
        canvas = shorts.state()["state"]["canvas_config"]
        assert (canvas["width"], canvas["height"]) == size


def test_undo_and_redo_move_between_versions_and_make_none(service: Service) -> None:
    service.stream(HERO)
    made = service.state()
    service.stream("add the title 'Later'")
    service.stream("undo")
    assert service.state()["state"]["draft"] == made["state"]["draft"]
    assert service.state()["version"] == made["version"]
    service.stream("redo")
    assert service.state()["version"] == made["version"] + 1


def test_an_empty_message_is_answered_with_a_question_and_changes_nothing(service: Service) -> None:
    events = service.stream("   ")
    texts = [part["text"] for event in events for part in event["content"]["parts"]]
    assert "?" in "".join(texts) or "？" in "".join(texts)
    assert service.state()["version"] == 0


def test_what_was_generated_can_be_fetched_whole_and_in_ranges(service: Service) -> None:
    service.stream(HERO)
    item = service.state()["state"]["generated_media"][0]
    whole = service.http.get(item["cdn_url"])
    part = service.http.get(item["cdn_url"], headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole.content)}"
    assert service.http.get("/media/../engine.db").status_code in (403, 404)
    assert service.http.get("/media/" + "0" * 64 + ".png").status_code == 404


def test_uploads_are_told_by_their_content_and_kept_once(service: Service) -> None:
    answer = service.upload(("a.png", png()), ("wrong-name.mp3", png()), ("tone.wav", wav()))
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    assert data["session_state_applied"] is True
    first, second, third = data["files"]
    assert (first["file_type"], first["width"], first["height"]) == ("image", 64, 48)
    assert first["cdn_url"] == second["cdn_url"]
    assert (third["file_type"], third["duration"]) == ("audio", pytest.approx(0.5, abs=0.01))
    assert [info["filename"] for info in service.state()["state"]["video_infos"]] == [
        "a.png",
        "wrong-name.mp3",
        "tone.wav",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("note.mp4", b"just a note"),
        ("list.mp4", b"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nfile:///etc/passwd\n"),
        ("empty.png", b""),
        ("cut.png", png()[:60]),
        ("cut.mp4", b"\0\0\0\x18ftypisom" + b"\0" * 40),
        ("page.jpg", b"<html></html>"),
        ("drawing.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n"),
    ],
)
def test_a_file_that_is_broken_or_something_else_is_4001_with_its_name(
    service: Service, name: str, content: bytes
) -> None:
    answer = service.upload((name, content))
    assert answer.json()["code"] == 4001
    assert name in answer.json()["message"]
    assert service.state()["state"]["video_infos"] == []


def test_a_file_over_the_limit_is_4002(service: Service, address: EngineAddress) -> None:
    answer = service.upload(("big.wav", wav(0.1) + bytes(4_000_000)))
    assert (answer.status_code, answer.json()["code"]) == (413, 4002)
    assert "2 MB" in answer.json()["message"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)"])
def test_only_web_addresses_are_fetched(service: Service, url: str) -> None:
    answer = service.http.post(
        f"/api/upload-video/nemo_agent/me/{service.session_id}", json={"urls": [url], "source_type": "url"}
    )
    assert answer.status_code >= 400
    assert "http" in answer.json()["message"]


def test_an_export_is_rendered_once_for_one_id(service: Service) -> None:
    service.stream(HERO)
    draft = service.state()["state"]["draft"]
    first = service.submit(draft, "render_one")
    assert first.status_code == 200, first.text
    assert first.json()["taskId"] == "render_one"
    assert service.submit(draft, "render_one").json()["taskId"] == "render_one"
    other = service.submit({**draft, "x": 1}, "render_one")
    assert other.status_code == 409
    done = service.finished("render_one")
    assert done["status"] == "completed", done
    assert done["output"]["duration"] == pytest.approx(2.0, abs=0.04)
    video = service.http.get(done["output"]["url"])
    assert len(video.content) == done["output"]["size"]
    assert video.content[4:8] == b"ftyp"
    assert service.http.get("/api/render/proxy/render_one/download").content == video.content


def test_nothing_is_exported_from_an_empty_timeline_or_without_attribution(service: Service) -> None:
    empty = service.submit({})
    assert empty.status_code == 422
    assert "nothing to export yet" in empty.json()["message"]
    service.stream(HERO)
    blocked = service.submit(service.state()["state"]["draft"], **{"X-Skill-Source": ""})
    assert (blocked.status_code, blocked.json()["code"]) == (402, 402)


def test_an_export_whose_media_is_gone_fails_and_names_it(service: Service) -> None:
    draft = {
        "t": [
            {
                "tt": 0,
                "sg": [
                    {
                        "id": "a",
                        "s": 0,
                        "d": 1000,
                        "src": "/media/" + "0" * 64 + ".png",
                        "m": {"title": "lost picture", "media_type": "image"},
                    }
                ],
            }
        ],
        "m": {"width": 320, "height": 320, "fps": 30},
    }
    done = service.finished(service.submit(draft).json()["taskId"])
    assert done["status"] == "failed"
    assert "lost picture" in done["error"]


def test_a_render_that_is_under_way_when_the_engine_is_killed_is_finished_by_the_next(
    nemo_home: Path,
) -> None:
    address = ensure_engine()
    with served(address) as service:
        service.stream("a city at night, 9 seconds, square")
        draft = service.state()["state"]["draft"]
        render_id = service.submit(draft).json()["taskId"]
        deadline = time.monotonic() + 60
        while service.http.get(f"/api/render/proxy/lambda/{render_id}").json()["progress"] <= 0:
            assert time.monotonic() < deadline
        token, session_id = service.http.headers["Authorization"], service.session_id
    status = engine_status()
    assert status is not None
    os.kill(status["pid"], signal.SIGKILL)

    again = ensure_engine()
    assert again.url != address.url or again.key != address.key
    with httpx.Client(
        base_url=again.url, headers={"X-Engine-Key": again.key, "Authorization": token}, trust_env=False
    ) as http:
        done = Service(http, session_id).finished(render_id)
    assert done["status"] == "completed", done
    assert done["output"]["duration"] == pytest.approx(9.0, abs=0.04)


def test_a_cancelled_export_leaves_no_file(service: Service, address: EngineAddress) -> None:
    service.stream("a desert at noon, 30 seconds, square")
    render_id = service.submit(service.state()["state"]["draft"]).json()["taskId"]
    cancelled = service.http.post(f"/api/render/proxy/lambda/{render_id}/cancel").json()
    assert cancelled["status"] == "failed"
    assert "cancelled" in cancelled["error"]
    assert service.http.get(f"/renders/{render_id}.mp4").status_code == 404
