"""Pictures of models through the real engine: one that fails costs one scene, and the reply says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.engine.launcher import ensure_engine
from nemo_widgets.session import Session
from nemo_widgets.timeline.draft import Draft
from tests.engine.service import Service, served, until
from tests.services.images import Answer, Asked, Gallery, gallery, is_order, png, prompt_of, says

KEY = "sk-very-secret-42"
SLIDES = "a slideshow of a forest, a desert and a city at night, 6 seconds"


@contextmanager
def engine_with(server: Gallery, prefix: str, patch: pytest.MonkeyPatch, **more: str) -> Iterator[Service]:
    patch.setenv(f"{prefix}_URL", server.url)
    patch.setenv(f"{prefix}_KEY", KEY)
    for name, value in more.items():
        patch.setenv(name, value)
    with served(ensure_engine()) as service:
        yield service


def made_of(service: Service) -> list[dict[str, Any]]:
    draft = Draft.from_wire(service.state()["state"]["draft"])
    return [dict(segment.m["made"]) for segment in draft.segments if segment.kind == "video"]


def test_one_picture_that_fails_is_a_card_and_the_rest_is_the_models(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_fails(asked: Asked) -> Answer | None:
        if is_order(asked) and "desert" in prompt_of(asked):
            return says({"error": {"message": f"The GPU fell asleep, {KEY}."}}, 500)
        return None

    with gallery(trouble=one_fails) as server, engine_with(server, "NEMO_IMAGE", monkeypatch) as service:
        told = service.texts(service.stream(SLIDES))
        assert [made["by"] for made in made_of(service)] == ["openai", "typographer", "openai"]
        assert [made["label"] for made in made_of(service)] == ["AI", "typographic card", "AI"]
        assert "Scene 2 could not be made" in told
        assert "The GPU fell asleep, •••." in told
        assert "The pictures are AI" in told
        assert "procedural" not in told
        everything = str(service.state()) + told
        # All three failing for one reason changes nothing.
        server.trouble = lambda asked: says({}, 500) if is_order(asked) else None
        before = service.state()
        events = service.stream("a slideshow of a lake and a river")
        assert "openai failed (HTTP 500)." in service.texts(events)
        assert service.state() == before
    log = "".join(path.read_text(errors="replace") for path in nemo_home.rglob("*.log"))
    for text in (everything, log):
        assert KEY not in text


@pytest.mark.parametrize("prefix", ["NEMO_A1111", "NEMO_COMFY"])
def test_other_servers_make_pictures_too(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    with gallery() as server, engine_with(server, prefix, monkeypatch) as service:
        service.stream("a lake at dawn, 3 seconds")
        [made] = made_of(service)
    assert made["label"] == "AI"
    assert "xl" in made["model"]


def test_a_cancelled_message_stops_waiting_for_its_picture(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = threading.Event()
    slow = Answer(b"{}", wait=wait)
    with (
        gallery(trouble=lambda asked: slow if is_order(asked) else None) as server,
        engine_with(server, "NEMO_IMAGE", monkeypatch) as service,
    ):
        body = {
            "app_name": "nemo_agent",
            "user_id": "me",
            "session_id": service.session_id,
            "new_message": {"parts": [{"text": "a lake at dawn"}]},
        }
        with service.http.stream("POST", "/run_sse", json=body):
            until(lambda: server.prompts())
        server.trouble = lambda _: None
        assert "Here is your video." in service.texts(service.stream("a river at noon"))
        assert len(made_of(service)) == 1
        wait.set()


async def test_a_session_tells_where_everything_on_its_timeline_comes_from(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gallery(picture=png(640, 360)) as server:
        monkeypatch.setenv("NEMO_A1111_URL", server.url)
        async with Session(backend="local") as session:
            await session.ask("a lake at dawn, 3 seconds, with lo-fi music")
            table = await session.provenance()
    assert list(table.kind) == ["picture", "music"]
    picture, music = table.to_dict("records")
    assert (picture["maker"], picture["label"], picture["prompt"]) == ("a1111", "AI", "a lake at dawn")
    assert picture["model"] == "sd_xl_base_1.0"
    assert picture["licence"]
    assert (music["maker"], music["label"]) == ("synthesiser", "procedural")
    assert music["seed"] == 0


def test_a_server_is_not_asked_where_the_painter_is_chosen(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        gallery() as server,
        engine_with(server, "NEMO_IMAGE", monkeypatch, NEMO_IMAGES="painter") as service,
    ):
        service.stream("a lake at dawn, 3 seconds")
        assert [made["by"] for made in made_of(service)] == ["painter"]
        assert made_of(service)[0]["licence"] == "CC0-1.0"
    assert server.asked == []
