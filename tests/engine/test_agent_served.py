"""The agent behind the real engine: what it remembers between messages, and versions that undo."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from nemo_widgets.engine.launcher import EngineAddress, ensure_engine, stop_engine
from tests.engine.service import Service, served


def picture(color: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 36), color).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def service(engine: EngineAddress) -> Iterator[Service]:
    """A session with two photos on its timeline."""
    with served(engine) as running:
        running.upload(("forest.png", picture("green")), ("desert.png", picture("orange")))
        running.stream("make a slideshow of my photos")
        yield running


def scenes(service: Service) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = service.state()["state"]["draft"]["t"][0]["sg"]
    return found


def test_a_correction_refers_to_the_message_before(service: Service) -> None:
    service.stream("make image 2 brighter")
    service.stream("a bit more")
    assert [scene["m"].get("filters") for scene in scenes(service)] == [
        None,
        [{"name": "brightness", "amount": 0.32}],
    ]


def test_the_other_one_is_a_version_of_its_own_that_can_be_undone(service: Service) -> None:
    before = service.state()["state"]["draft"]
    service.stream("make image 1 black and white")
    version = service.state()["version"]
    assert "Done." in service.texts(service.stream("no, the other one"))
    first, second = scenes(service)
    assert "filters" not in first["m"]
    assert second["m"]["filters"] == [{"name": "black-and-white", "amount": 1.0}]
    assert service.state()["version"] == version + 1
    service.stream("undo")
    assert scenes(service)[0]["m"]["filters"] == [{"name": "black-and-white", "amount": 1.0}]
    service.stream("undo")
    assert service.state()["state"]["draft"] == before


def test_several_edits_are_one_version_and_all_of_them_are_undone_and_redone(service: Service) -> None:
    first = service.state()
    for message in (
        "make it square, cut the first second and add a title 'Two places'",
        "swap 1 and 2, make the title red and use wipe transitions",
        "把第二张图调亮一点，每张图3秒",
        "split at 2 seconds",
    ):
        assert "Done." in (said := service.texts(service.stream(message))) or "已完成" in said, said
    last = service.state()
    assert last["version"] == first["version"] + 4
    service.stream("undo the last four edits")
    assert service.state()["state"]["draft"] == first["state"]["draft"]
    service.stream("redo 4 steps")
    assert service.state()["state"]["draft"] == last["state"]["draft"]


def test_a_question_is_answered_by_a_number(service: Service) -> None:
    assert "1. forest.png" in service.texts(service.stream("delete the picture"))
    service.stream("1")
    assert [scene["m"]["title"] for scene in scenes(service)] == ["desert.png"]


def test_what_was_spoken_of_is_remembered_by_the_next_engine(service: Service) -> None:
    service.stream("make image 1 black and white")
    stop_engine()
    address = ensure_engine()
    service.http.base_url = address.url
    service.http.headers["X-Engine-Key"] = address.key
    service.stream("no, the other one")
    first, second = scenes(service)
    assert "filters" not in first["m"]
    assert second["m"]["filters"] == [{"name": "black-and-white", "amount": 1.0}]
    service.stream("delete the picture")
    assert [scene["m"]["title"] for scene in scenes(service)] == ["forest.png"], "the one spoken of last"
