"""Every dialect of contract section 3 becomes the one event it stands for."""

from __future__ import annotations

import asyncio
import json
import time
import zlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.client.dialects import Dialects
from nemo_widgets.client.events import (
    Event,
    Failure,
    Heartbeat,
    Notice,
    Partial,
    StateDelta,
    Step,
    Text,
    Thought,
)
from nemo_widgets.client.inflate import PIECE_BYTES, plain_pieces
from nemo_widgets.client.patience import STILL_WORKING, patiently
from nemo_widgets.client.redaction import redacted_json
from nemo_widgets.client.secret import Secret
from nemo_widgets.client.sse import Comment, Message
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import AuthError, CreditsError, InputError, RefusedError, TimedOutError
from tests.services.scripted import says


def read(*values: object) -> list[Event]:
    dialects = Dialects()
    found: list[Event] = []
    for value in values:
        found += dialects.read(Message(value if isinstance(value, str) else json.dumps(value)))
    return found + dialects.close()


@pytest.mark.parametrize(
    "value",
    [
        says("Hi."),
        {"type": "text", "content": "Hi."},
        {"type": "text", "text": "Hi."},
        {"text": "Hi."},
        {"content": {"parts": [{"text": "hm", "thought": True}, {"text": "Hi."}]}},
    ],
)
def test_text_of_any_dialect_is_text(value: object) -> None:
    assert read(value) == [Text("Hi.")]


@pytest.mark.parametrize(
    "value",
    [
        {"code": 0, "data": None},
        "[DONE]",
        {"author": "user", "content": {"parts": [{"text": "what I said"}]}},
    ],
)
def test_ends_and_echoes_are_nothing(value: object) -> None:
    assert read(value) == []


@pytest.mark.parametrize(
    "value",
    [
        {"content": {"parts": [{"text": "hm", "thought": True}]}},
        {"type": "thinking", "content": "hm"},
        {"type": "thinking_delta", "text": "hm"},
        {"type": "thought", "text": "hm"},
    ],
)
def test_a_thought_is_a_sign_of_life_without_its_words(value: object) -> None:
    assert read(value) == [Thought()]


@pytest.mark.parametrize(
    "message",
    [
        Message(""),
        Message("heartbeat"),
        Message('{"type": "heartbeat"}'),
        Message("1", "heartbeat"),
        Comment("keep"),
    ],
)
def test_a_heartbeat_is_known_in_every_form(message: Message | Comment) -> None:
    assert Dialects().read(message) == [Heartbeat()]


def test_partial_text_is_replaced_by_the_whole_and_never_doubled() -> None:
    pieces = [says("Hel", partial=True), says("lo.", partial=True)]
    assert read(*pieces, says("Hello.")) == [Partial("Hel"), Partial("lo."), Text("Hello.")]
    assert read(*pieces) == [Partial("Hel"), Partial("lo."), Text("Hello.")]


def test_text_in_pieces_before_a_tool_is_settled_and_its_whole_is_not_repeated() -> None:
    call = {"content": {"parts": [{"functionCall": {"id": "1", "name": "cut"}}]}}
    found = read(says("Cutting.", partial=True), call, says("Cutting."), says("Done."))
    assert [event for event in found if isinstance(event, Text)] == [Text("Cutting."), Text("Done.")]


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5), st.booleans())
def test_the_words_of_an_answer_come_once_however_they_are_cut(pieces: list[str], whole: bool) -> None:
    text = "".join(pieces)
    events: list[dict[str, Any]] = [{"type": "chunk", "content": piece} for piece in pieces]
    found = read(*events, *([{"type": "text", "content": text}] if whole else []))
    assert [event.text for event in found if isinstance(event, Text)] == [text]


@pytest.mark.parametrize("begin", ["tool_call", "tool_start"])
@pytest.mark.parametrize("end", ["tool_result", "tool_end"])
def test_tools_are_quiet_steps_without_what_they_were_given(begin: str, end: str) -> None:
    found = read({"type": begin, "name": "cut", "args": {"at": 3}}, {"type": end, "name": "cut"})
    assert found == [Step("step1", "cut", False), Step("step1", "cut", True)]


def test_a_tool_that_never_answers_ends_with_the_stream() -> None:
    assert read({"type": "tool_call", "id": "a", "name": "cut"})[-1] == Step("a", "cut", True)


def test_a_state_delta_is_kept_whole() -> None:
    delta = {"draft": {"t": []}, "other": 1}
    assert read({"author": "a", "actions": {"stateDelta": delta}}) == [StateDelta(delta)]


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ({"code": 1001, "message": "expired"}, AuthError, "expired"),
        ({"code": "2001", "detail": "broke"}, CreditsError, "broke"),
        ({"errorCode": "MAX_TOKENS", "errorMessage": "too long"}, RefusedError, "too long"),
        ({"errorCode": "SAFETY"}, RefusedError, "SAFETY"),
        ({"error": "no model"}, RefusedError, "no model"),
        ({"error": {"code": 2001, "message": "empty"}}, CreditsError, "empty"),
        ({"type": "error", "content": "bad"}, RefusedError, "bad"),
    ],
)
def test_an_error_of_any_dialect_is_a_failure(value: object, kind: type[Exception], words: str) -> None:
    (event,) = read(value)
    assert isinstance(event, Failure)
    assert isinstance(event.error, kind)
    assert words in str(event.error)


def test_a_trailing_hiccup_after_an_answer_is_dropped() -> None:
    hiccup = "I encountered a temporary issue. Please try again."
    assert read(says("Done."), says(hiccup)) == [Text("Done.")]
    assert read(says(f"Done.\n\n{hiccup}")) == [Text("Done.")]
    assert read(says(hiccup)) == [Text(hiccup)]
    pieces = read(says("Done."), says(hiccup, partial=True), says(hiccup))
    assert pieces == [Text("Done."), Partial(hiccup), Text("")]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda s: (
            st.dictionaries(
                st.sampled_from(
                    ["type", "content", "text", "parts", "code", "error", "actions", "partial", "name"]
                ),
                s,
            )
            | st.lists(s)
        ),
        max_leaves=12,
    )
)
def test_no_json_breaks_the_reader(value: Any) -> None:
    read(json.dumps(value))


async def beating() -> AsyncGenerator[Event, None]:
    while True:
        await asyncio.sleep(0.01)
        yield Heartbeat()


async def words_of(events: AsyncGenerator[Event, None], said: list[Event]) -> None:
    async for event in events:
        if not isinstance(event, Heartbeat):
            said.append(event)


async def test_heartbeats_are_no_answer_but_the_user_is_told_that_work_goes_on() -> None:
    said: list[Event] = []
    with pytest.raises(TimedOutError, match="said nothing"):
        await words_of(patiently(beating(), Timeouts(idle=0.3, total=5), every=0.1), said)
    assert set(said) == {Notice(STILL_WORKING)}


async def test_an_answer_without_an_end_runs_out_of_time() -> None:
    with pytest.raises(TimedOutError, match="longer than"):
        await words_of(patiently(beating(), Timeouts(idle=5, total=0.2)), [])


@pytest.mark.parametrize("value", [0, -1, True, "5", float("nan")])
def test_a_clock_that_is_no_number_of_seconds_is_refused(value: Any) -> None:
    with pytest.raises(InputError, match="idle"):
        Timeouts(idle=value)


async def test_an_agent_that_thinks_is_not_silent_for_the_clock_of_silence() -> None:
    async def thinking() -> AsyncGenerator[Event, None]:
        for _ in range(6):
            await asyncio.sleep(0.1)
            yield Thought()
        yield Text("Here.")

    said: list[Event] = []
    await words_of(patiently(thinking(), Timeouts(idle=0.4, total=5), every=0.25), said)
    # To the user it is silent all the same, and is said to be still at work.
    told = [event for event in said if event != Thought()]
    assert told[-1] == Text("Here.")
    assert set(told[:-1]) == {Notice(STILL_WORKING)}


@pytest.mark.parametrize("size", [1, 3, 7, 40])
def test_a_secret_that_comes_in_pieces_is_never_told(size: int) -> None:
    secret = Secret("nmv_usr_1234567890")
    whole = f"I was sent {secret.reveal()}, then nmv_ was all."
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    found = read(*({"type": "chunk", "content": piece} for piece in pieces), {"type": "text", "text": whole})
    told = "".join(event.text for event in found if isinstance(event, Partial))
    assert "I was sent •••, then nmv_ was all.".startswith(told)
    assert told.startswith("I was sent •••")
    assert found[-1] == Text("I was sent •••, then nmv_ was all.")
    step = {"functionCall": {"id": secret.reveal(), "name": secret.reveal(), "args": {}}}
    delta = {"draft": {"m": {"title": secret.reveal(), secret.reveal(): 1}}}
    shown = repr(read({"content": {"parts": [step]}, "actions": {"stateDelta": delta}}))
    assert secret.reveal() not in shown + str(read({"actions": {"stateDelta": delta}})[0])


async def test_the_time_that_a_reader_takes_is_not_the_agents_silence() -> None:
    async def answering() -> AsyncGenerator[Event, None]:
        for word in ("one", "two"):
            yield Text(word)

    told = []
    async for event in patiently(answering(), Timeouts(idle=0.1, total=5)):
        told.append(event)
        await asyncio.sleep(0.2)
    assert told == [Text("one"), Text("two")]


def test_a_text_of_nothing_but_blanks_is_read_in_no_time() -> None:
    started = time.process_time()
    assert read({"text": "Done." + " " * 200_000 + "x"})
    assert time.process_time() - started < 1


def test_the_trailing_hiccup_goes_with_the_blanks_before_it() -> None:
    told = read(
        says("Done.  \n I’ve encountered a temporary issue, sorry."), says("I encountered a temporary issue")
    )
    assert told[0] == Text("Done.")


def test_a_secret_that_looks_like_a_part_of_a_number_breaks_no_answer() -> None:
    token = Secret("123456")
    found = redacted_json({"total": 91234567, "said": ["you sent 123456"]})
    assert found == {"total": 91234567, "said": ["you sent •••"]}
    assert len(token) == 6


@pytest.mark.parametrize("window", [31, 15, -15])
async def test_what_is_compressed_to_next_to_nothing_comes_whole(window: int) -> None:
    for size in range(PIECE_BYTES, PIECE_BYTES + 300, 7):
        packer = zlib.compressobj(9, zlib.DEFLATED, window)
        packed = packer.compress(bytes(size)) + packer.flush()
        encoding = "gzip" if window == 31 else "deflate"
        answer = httpx.Response(200, headers={"Content-Encoding": encoding}, stream=Packed(packed))
        assert sum([len(piece) async for piece in plain_pieces(answer)]) == size


class Packed(httpx.AsyncByteStream):
    def __init__(self, data: bytes) -> None:
        self.data = data

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.data
