"""The reader of streams: linear in time, the same at every cut, and safe against any bytes and any JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.client.events import Failure, Partial, StateDelta, Step, Text
from nemo_widgets.errors import NemoError
from tests.proofs.bench_stream import MEGABYTE, cut, events, many_lines, one_line, partials, reading

STREAMS = sorted((Path(__file__).parent / "streams").glob("*.sse"))


def test_the_recorded_streams_say_what_the_server_said() -> None:
    recorded = {path.stem: events([path.read_bytes()]) for path in STREAMS}
    assert [type(event) for event in recorded["tools"]] == [Text, Step, Step, StateDelta, Text]
    assert recorded["pieces"] == [
        *(Partial(piece) for piece in ("A lake ", "at ", "dusk.")),
        Text("A lake at dusk."),
    ]
    assert [type(event) for event in recorded["failure"]] == [Text, Failure]
    assert [type(event) for event in recorded["crash"]] == [Failure]
    assert recorded["silent"] == []


@pytest.mark.parametrize("path", STREAMS, ids=lambda path: path.stem)
def test_a_recorded_stream_reads_the_same_at_every_byte_boundary(path: Path) -> None:
    wire = path.read_bytes()
    whole = repr(events([wire]))
    assert repr(events(cut(wire, 1))) == whole
    for at in range(len(wire)):
        assert repr(events([wire[:at], wire[at:]])) == whole


@pytest.mark.parametrize(("make", "piece"), [(one_line, 1_024), (one_line, 65_536), (many_lines, 65_536)])
def test_a_large_event_takes_time_in_proportion(make: Callable[[int], bytes], piece: int) -> None:
    five, ten = make(5 * MEGABYTE), make(10 * MEGABYTE)
    first, second = reading(five, ten, size=piece)
    assert first < 2
    assert second < 2.5 * first


def test_twice_as_many_words_take_twice_the_time() -> None:
    few, many = partials(20_000), partials(40_000)
    first, second = reading(few, many)
    assert second < 3 * first


def read_or_refused(*pieces: bytes) -> None:
    try:
        found = events(pieces)
    except NemoError:
        return
    for event in found:
        assert not isinstance(event, Failure) or event.error.next_step


@settings(max_examples=400, deadline=None)
@given(st.lists(st.binary(max_size=120), max_size=8))
def test_any_bytes_are_read_or_refused_by_an_error_of_ours(pieces: list[bytes]) -> None:
    read_or_refused(*pieces)


LINES = st.sampled_from(
    [
        b"data:",
        b"data: {",
        b"data: [1, 2",
        b'data: "\\ud800"',
        b"data: 1e999",
        b"data: NaN",
        b"event: error",
        b"event: text",
        b"id: \0",
        b"retry: 3",
        b":",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        "data: \u2028\u2029\x85".encode(),
        b"data: " + b"[" * 3000,
        b"",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES | st.binary(max_size=20), max_size=20), st.sampled_from([b"\n", b"\r", b"\r\n"]))
def test_broken_lines_are_read_or_refused_too(lines: list[bytes], end: bytes) -> None:
    read_or_refused(end.join([*lines, b"", b""]))


DIALECT = (
    "type",
    "content",
    "text",
    "parts",
    "role",
    "author",
    "partial",
    "thought",
    "name",
    "id",
    "args",
    "tool",
)
TROUBLE = ("code", "message", "detail", "error", "errorCode", "errorMessage", "reason", "data", "event")
NESTED = ("functionCall", "functionResponse", "response", "actions", "stateDelta", "draft")
KEYS = st.sampled_from((*DIALECT, *TROUBLE, *NESTED))
KINDS = ("text", "chunk", "error", "heartbeat", "thinking", "tool_call", "tool_result", "message", "final")
CODES = ("1001", "2001", "-1", "5e400", 1001, 2001, 429, 503)
WORDS = st.sampled_from((*KINDS, *CODES))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS,
    lambda inner: (
        st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=5) | st.lists(inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(JSON, max_size=5), st.sampled_from(["", "event: error\n", "event: text\n", "event: x\n"]))
def test_any_json_in_a_stream_is_read_or_refused_by_an_error_of_ours(values: list[object], name: str) -> None:
    read_or_refused("".join(f"{name}data: {json.dumps(value)}\n\n" for value in values).encode())
