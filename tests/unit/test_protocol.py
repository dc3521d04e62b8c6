from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.bridge import protocol
from nemo_widgets.bridge.answers import Answer, Handler, answer
from nemo_widgets.errors import InputError, NothingToExportError

TWIN = Path(__file__).parents[2] / "js" / "src" / "protocol.ts"


def listed(name: str) -> list[str]:
    found = re.search(rf"export const {name} = \[(.*?)\]", TWIN.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return re.findall(r'"([a-z-]+)"', found[1])


def test_the_browser_and_the_kernel_know_the_same_messages() -> None:
    text = TWIN.read_text(encoding="utf-8")
    assert listed("REQUESTS") == list(protocol.REQUESTS)
    assert listed("ANSWERS") == list(protocol.ANSWERS)
    assert f"export const VERSION = {protocol.VERSION};" in text
    assert f"export const WINDOW = {protocol.WINDOW};" in text
    assert "export const CHUNK_BYTES = 4 * 1024 * 1024;" in text
    assert protocol.CHUNK_BYTES == 4 * 1024 * 1024


@pytest.mark.parametrize(
    "content",
    [
        None,
        "ask",
        {},
        {"v": 2, "kind": "ask", "req": 1},
        {"v": 1, "kind": "shout", "req": 1},
        {"v": 1, "kind": ["ask"], "req": 1},
        {"v": 1, "kind": "ask"},
        {"v": 1, "kind": "ask", "req": True},
    ],
)
def test_what_is_not_of_the_protocol_is_refused(content: object) -> None:
    with pytest.raises(InputError):
        protocol.read(content)


def test_fields_are_checked_when_they_are_asked_for() -> None:
    request = protocol.read({"v": 1, "kind": "upload-chunk", "req": 3, "index": 2, "upload": 5, "size": -1})
    assert request.number("index") == 2
    assert request.number("offset", default=0) == 0
    for wrong in ("size", "upload", "missing"):
        with pytest.raises(InputError, match=wrong):
            request.number(wrong) if wrong != "upload" else request.text(wrong)


def replies(
    content: object, handlers: Mapping[str, Handler]
) -> list[tuple[Mapping[str, Any], Sequence[bytes]]]:
    """Answer one message and return what was sent."""
    sent: list[tuple[Mapping[str, Any], Sequence[bytes]]] = []

    async def main() -> None:
        await answer(content, (), handlers=handlers, send=lambda head, buffers: sent.append((head, buffers)))

    asyncio.run(main())
    return sent


def ask(**fields: Any) -> dict[str, Any]:
    return {"v": 1, "kind": "ask", "req": 8, **fields}


def test_a_request_is_acknowledged_before_it_is_done() -> None:
    sent: list[str] = []

    async def handle(_: protocol.Request) -> None:
        sent.append("handled")

    async def main() -> None:
        await answer(ask(), (), handlers={"ask": handle}, send=lambda head, _: sent.append(head["kind"]))

    asyncio.run(main())
    assert sent == ["ack", "handled", "done"]


def test_an_error_of_ours_is_answered_with_its_next_step() -> None:
    async def handle(_: protocol.Request) -> None:
        raise NothingToExportError

    (_, (failed, _)) = replies(ask(), {"ask": handle})
    assert (failed["kind"], failed["req"]) == ("error", 8)
    assert failed["next"] == "Describe a video or upload media first."


def test_an_error_of_nobody_is_logged_whole_and_shown_short(caplog: pytest.LogCaptureFixture) -> None:
    async def handle(_: protocol.Request) -> None:
        raise ZeroDivisionError("the secret detail")

    (_, (failed, _)) = replies(ask(), {"ask": handle})
    assert failed["kind"] == "error"
    assert "secret" not in failed["message"]
    assert "the secret detail" in caplog.text


def test_a_cancelled_request_is_answered_too() -> None:
    async def handle(_: protocol.Request) -> None:
        raise asyncio.CancelledError

    (_, (ended, _)) = replies(ask(), {"ask": handle})
    assert (ended["kind"], ended["result"]) == ("done", {"cancelled": True})


def test_a_message_that_is_not_understood_is_answered_with_an_error() -> None:
    ((failed, _),) = replies({"v": 1, "kind": "shout", "req": 5}, {})
    assert (failed["kind"], failed["req"]) == ("error", 5)


def test_an_answer_may_carry_bytes() -> None:
    async def handle(request: protocol.Request) -> Answer:
        return Answer(protocol.video_chunk(request.req, offset=0, total=3), (b"abc",))

    (_, (piece, buffers)) = replies(ask(), {"ask": handle})
    assert (piece["kind"], piece["total"], list(buffers)) == ("video-chunk", 3, [b"abc"])
