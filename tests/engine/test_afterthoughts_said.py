"""Wishes that are put round about, afterthoughts and corrections, and what is beside the point in them."""

from __future__ import annotations

import pytest

from tests.engine.agent_afterthoughts import ASKED, CANNOT, DONE
from tests.engine.agent_samples import difference
from tests.engine.test_agent_talk import talk
from tests.engine.third_corpus import Beginning


@pytest.mark.parametrize(("at", "conversation", "expected"), DONE, ids=[case[1] for case in DONE])
async def test_what_is_said_round_about_changes_exactly_what_is_meant(
    at: Beginning, conversation: str, expected: str
) -> None:
    start, after, told = await talk(at, conversation)
    assert difference(start, after) == expected, told
    assert not any(words in told for words in ("not understand", "没有听懂")), told


@pytest.mark.parametrize(("at", "message"), ASKED, ids=[case[1] for case in ASKED])
async def test_what_does_not_say_which_is_asked_back(at: Beginning, message: str) -> None:
    start, after, told = await talk(at, message)
    assert after == start
    assert any(mark in told for mark in "?？"), told


@pytest.mark.parametrize(("at", "message"), CANNOT, ids=[case[1] for case in CANNOT])
async def test_what_is_inside_a_picture_or_out_of_reach_is_left_alone(at: Beginning, message: str) -> None:
    start, after, told = await talk(at, message)
    assert after == start
    assert "I cannot do that" in told, told
