from __future__ import annotations

import json
from dataclasses import fields
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.bridge import state as rules
from nemo_widgets.bridge.state import (
    Action,
    AgentPartial,
    AgentText,
    CreditsRead,
    ExportChanged,
    Failed,
    Noted,
    Progressed,
    ProgressEnded,
    SkillChosen,
    State,
    StatusChanged,
    StepChanged,
    TimelineChanged,
    UserSaid,
    VideoReady,
    initial_state,
    reduce,
    to_traits,
)

words = st.text(max_size=40)
ids = st.sampled_from(["a", "b", "c"])
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(
        StatusChanged,
        st.sampled_from(["connecting", "ready", "working", "uploading", "exporting", "closed", "failed"]),
    ),
    st.builds(UserSaid, words),
    st.builds(AgentPartial, words),
    st.builds(AgentText, words),
    st.builds(StepChanged, ids, words, st.booleans()),
    st.builds(Noted, words),
    st.builds(Failed, words, words, st.none() | st.integers()),
    st.builds(Progressed, ids, st.just("export"), words, st.none() | st.floats(allow_nan=False)),
    st.builds(ProgressEnded, ids),
    st.builds(CreditsRead, st.floats(0, 100), st.floats(0, 100), st.floats(0, 100)),
    st.builds(ExportChanged, ids, words, st.floats(0, 1), words),
    st.builds(VideoReady, words, words, st.floats(0, 9), st.just(2), st.just(2), st.integers(0, 9)),
    st.builds(SkillChosen, words, words, st.integers(1, 9), st.just(["mp4"]), st.just(["a lake"])),
)


def after(*done: Action, start: State | None = None) -> State:
    state = start or initial_state()
    for action in done:
        state = reduce(state, action)
    return state


def lines(state: State) -> list[tuple[str, str, bool]]:
    return [(entry.kind, entry.text, entry.live) for entry in state.log]


@given(st.lists(actions, max_size=60))
def test_any_history_leaves_a_bounded_state_that_is_json(history: list[Action]) -> None:
    state = after(*history)
    traits = to_traits(state)
    assert json.loads(json.dumps(traits)) == traits
    assert len(state.log) <= rules.LOG_LIMIT
    assert len({entry.id for entry in state.log}) == len(state.log)
    assert all(0 <= item.fraction <= 1 for item in state.progress if item.fraction is not None)


@given(st.lists(actions, max_size=40))
def test_nothing_stays_live_once_the_session_rests(history: list[Action]) -> None:
    assert not any(entry.live for entry in after(*history, StatusChanged("ready")).log)


@given(st.lists(words, max_size=10), words)
def test_the_whole_text_takes_the_place_of_its_pieces(pieces: list[str], whole: str) -> None:
    state = after(*(AgentPartial(piece) for piece in pieces), AgentText(whole))
    assert lines(state) == ([("agent", whole, False)] if whole else [])


def test_live_text_grows_in_place_while_steps_come_and_go() -> None:
    state = after(AgentPartial("Pain"), StepChanged("s1", "Painting"), AgentPartial("ting"))
    assert lines(state) == [("agent", "Painting", True), ("step", "Painting", True)]
    state = after(StepChanged("s1", "Painting", done=True), AgentText("Painted."), start=state)
    assert lines(state) == [("agent", "Painted.", False), ("step", "Painting", False)]


def test_a_second_answer_is_a_second_entry() -> None:
    state = after(AgentPartial("One"), AgentText("One."), AgentPartial("Two"), AgentText("Two."))
    assert lines(state) == [("agent", "One.", False), ("agent", "Two.", False)]


def test_the_log_keeps_the_newest_entries() -> None:
    state = after(*(Noted(str(number)) for number in range(rules.LOG_LIMIT + 30)))
    assert [state.log[0].text, state.log[-1].text] == ["30", str(rules.LOG_LIMIT + 29)]


def test_a_very_long_answer_is_clipped_for_the_browser() -> None:
    assert len(after(AgentText("x" * 50_000)).log[0].text) == rules.TEXT_LIMIT


def test_a_failure_is_shown_until_something_new_begins() -> None:
    state = after(StatusChanged("working"), Failed("No credits.", "Register.", 2001), StatusChanged("ready"))
    assert to_traits(state)["error"] == {"message": "No credits.", "next": "Register.", "code": 2001}
    assert (state.log[-1].kind, state.log[-1].next) == ("error", "Register.")
    assert to_traits(after(UserSaid("a lake"), start=state))["error"] == {}


def test_progress_of_one_id_is_one_item_until_it_ends() -> None:
    state = after(Progressed("u", "upload", "a.mp4", 0.2), Progressed("u", "upload", "a.mp4", 0.6))
    assert [item.fraction for item in state.progress] == [0.6]
    assert after(ProgressEnded("u"), start=state).progress == ()


def test_a_new_video_under_the_same_name_has_another_revision_and_its_timelines_version() -> None:
    timeline = TimelineChanged([], duration=1.0, width=2, height=2, version=7, summary="")
    ready = VideoReady("a.mp4", "/a.mp4", 1.0, 2, 2, 9)
    first = after(timeline, ready)
    second = after(ready, start=first)
    assert first.video is not None
    assert second.video is not None
    assert first.video["version"] == 7
    assert second.video["revision"] > first.video["revision"]


def test_a_timeline_of_thousands_is_cut_and_counted() -> None:
    rows = [{"id": str(number)} for number in range(rules.ROW_LIMIT + 5)]
    timeline = to_traits(after(TimelineChanged(rows, 1.0, 2, 2, 1, "")))["timeline"]
    assert (len(timeline["rows"]), timeline["more"]) == (rules.ROW_LIMIT, 5)


def test_every_action_is_reduced() -> None:
    assert len(get_args(Action)) == 14
    assert {field.name for field in fields(State)} - {"counted"} == set(to_traits(initial_state()))
