"""The decoder of server-sent events, by the rules of the standard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.client import sse
from nemo_widgets.client.sse import Comment, Decoder, Message
from nemo_widgets.errors import ProtocolError

WIRE = (
    "\ufeffdata: first\n\n"
    ": a comment\n"
    "event: update\r\ndata: two\r\ndata:  lines\r\n\r\n"
    "id: 7\rdata\rdata:\r\r"
    "data: 夕阳 🎬\nunknown: x\nretry: 10\n\n"
    "event: empty\n\n"
    "data: after\n\ndata: never finished"
).encode()
EVENTS = [
    Message("first"),
    Comment("a comment"),
    Message("two\n lines", "update"),
    Message("\n", "message", "7"),
    Message("夕阳 🎬", "message", "7"),
    Message("after", "message", "7"),
]


def test_every_rule_of_the_standard_holds() -> None:
    assert Decoder().feed(WIRE) == EVENTS


@given(st.lists(st.integers(0, len(WIRE)), max_size=12))
def test_events_are_the_same_wherever_the_bytes_are_cut(cuts: list[int]) -> None:
    decoder, found, at = Decoder(), [], 0
    for cut in [*sorted(cuts), len(WIRE)]:
        found += decoder.feed(WIRE[at:cut])
        at = cut
    assert found == EVENTS


def test_events_are_the_same_byte_by_byte() -> None:
    decoder = Decoder()
    assert [event for byte in WIRE for event in decoder.feed(bytes([byte]))] == EVENTS


@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_bytes_are_read_alike_in_one_piece_or_two(data: bytes, cut: int) -> None:
    whole, halves = Decoder(), Decoder()
    assert whole.feed(data) == halves.feed(data[:cut]) + halves.feed(data[cut:])


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])), min_size=1))
def test_what_is_written_line_by_line_is_read_back(lines: list[str]) -> None:
    wire = "".join(f"data: {line}\n" for line in lines) + "\n"
    assert Decoder().feed(wire.encode()) == [Message("\n".join(lines))]


def test_an_event_without_data_is_not_dispatched_and_an_empty_one_is() -> None:
    assert Decoder().feed(b"event: x\n\n") == []
    assert Decoder().feed(b"data:\n\n") == [Message("")]


def test_an_event_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "MAX_EVENT_CHARS", 100)
    decoder = Decoder()
    assert decoder.feed(b"data: 12345678\n" * 5) == []
    with pytest.raises(ProtocolError):
        decoder.feed(b"data: 12345678\n" * 5)
