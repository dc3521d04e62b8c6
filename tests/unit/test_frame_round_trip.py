"""A timeline survives its table: untouched, stored as CSV, and built from columns alone."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.frame import COLUMNS, apply_frame, base_of, to_frame

KEYS = ["t", "tt", "sg", "d", "m", "s", "st", "start", "duration", "v", "volume", "text", "title", "name"]
KEYS += ["id", "src", "made", "role", "scene", "transition", "unheard-of"]
NUMBERS = st.integers(-(10**12), 10**12) | st.floats() | st.sampled_from(["7", "0.5", "x", "35"])
STRINGS = st.text(max_size=6) | st.sampled_from(["", " ", "/media/a.png", "https://x.example/b.mp4", "a"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | STRINGS | st.text(st.characters(), max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)
SEGMENTS = st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=8)
ITEMS = st.lists(SEGMENTS | ANYTHING, max_size=4) | st.dictionaries(STRINGS, SEGMENTS, max_size=3)
TRACKS = st.fixed_dictionaries(
    {"tt": st.sampled_from([0, 1, 7, 9, "0", None]), "sg": ITEMS}, optional={"x": ANYTHING}
)
FOREIGN = st.fixed_dictionaries(
    {"t": st.lists(TRACKS | ANYTHING, max_size=4) | st.dictionaries(STRINGS, TRACKS, max_size=3)},
    optional={"d": ANYTHING, "m": ANYTHING, "x": ANYTHING},
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
    lambda text: text.strip() and text.strip().lower() not in {"na", "n/a", "nan", "null", "none"}
)


@st.composite
def ours(draw: st.DrawFn) -> Draft:
    """Draw a timeline as the agent's edits make it."""
    draft = edits.new_draft(1920, 1080)
    for number in range(draw(st.integers(1, 4))):
        draft = edits.add_visual(
            draft,
            src=f"/media/{number}.{draw(st.sampled_from(['png', 'mp4']))}",
            title=draw(WORDS),
            duration_ms=draw(st.integers(1000, 9000)),
            transition=draw(st.sampled_from([None, edits.CROSSFADE])),
        )
    if draw(st.booleans()):
        volume = draw(st.floats(0, 1).map(lambda value: round(value, 3)))
        draft = edits.add_music(draft, src="/media/m.wav", title=draw(WORDS), volume=volume)
    for role in draw(st.lists(st.sampled_from(["title", "caption", "lower-third"]), max_size=3)):
        draft = edits.add_text(draft, text=draw(WORDS), role=role, start_ms=draw(st.integers(0, 8000)))
    return draft


@settings(max_examples=300, deadline=None)
@given(FOREIGN.map(Draft))
def test_any_foreign_draft_survives_its_table(draft: Draft) -> None:
    assert Draft.from_frame(draft.to_frame()) == draft


@settings(max_examples=60, deadline=None)
@given(ours())
def test_our_own_drafts_survive_their_table(draft: Draft) -> None:
    assert Draft.from_frame(draft.to_frame()) == draft


@settings(max_examples=60, deadline=None)
@given(ours(), st.randoms(use_true_random=False))
def test_order_of_rows_and_columns_means_nothing(draft: Draft, random: Any) -> None:
    frame = draft.to_frame()
    rows, columns = list(range(len(frame))), list(frame.columns)
    random.shuffle(rows)
    random.shuffle(columns)
    assert Draft.from_frame(frame.iloc[rows][columns]) == draft
    assert apply_frame(draft, frame[["start"]]) == draft


@settings(max_examples=60, deadline=None)
@given(ours())
def test_a_timeline_made_from_columns_alone_has_the_same_table(draft: Draft) -> None:
    frame = draft.to_frame()
    frame.attrs.clear()
    made = Draft.from_frame(frame)
    pd.testing.assert_frame_equal(made.to_frame(), frame)


@settings(max_examples=40, deadline=None)
@given(ours())
def test_a_table_that_was_stored_as_csv_changes_nothing(draft: Draft) -> None:
    text = draft.to_frame().to_csv()
    assert apply_frame(draft, pd.read_csv(io.StringIO(text), index_col="id")) == draft
    assert apply_frame(draft, pd.read_csv(io.StringIO(text))) == draft


@settings(max_examples=150, deadline=None)
@given(FOREIGN.map(Draft), st.data())
def test_whatever_is_deleted_the_rest_of_a_foreign_draft_means_the_same(draft: Draft, data: Any) -> None:
    frame = draft.to_frame()
    assume(frame.index.is_unique and (frame["end"] < 1e9).all())
    keep = np.array([data.draw(st.booleans()) for _ in range(len(frame))], dtype=bool)
    rest = frame[keep]
    left = Draft.from_frame(rest).to_frame()
    # A track or a segment without an id is known by its place, which may be another one now.
    columns = [column for column in COLUMNS if column != "track"]
    pd.testing.assert_frame_equal(left[columns].reset_index(drop=True), rest[columns].reset_index(drop=True))


@settings(max_examples=60, deadline=None)
@given(ours(), st.data())
def test_after_an_edit_the_table_is_the_edited_one(draft: Draft, data: Any) -> None:
    frame = draft.to_frame()
    words = frame["kind"] != "video"
    for id_ in data.draw(
        st.lists(st.sampled_from(list(frame.index[words])), unique=True) if words.any() else st.just([])
    ):
        span = data.draw(st.tuples(st.integers(0, 9000), st.integers(1, 9000)))
        frame.loc[id_, ["start", "duration", "end"]] = [span[0] / 1000, span[1] / 1000, sum(span) / 1000]
        # Each on a track of its own: texts may not cover each other on one.
        frame.loc[id_, "track"] = 10 + list(frame.index).index(id_)
    left = Draft.from_frame(frame).to_frame()
    columns = [column for column in COLUMNS if column != "track"]
    pd.testing.assert_frame_equal(left.loc[frame.index, columns], frame[columns])


@pytest.mark.parametrize("text", ["2024", "1e3", "007", "TRUE", "false", "inf"])
def test_a_csv_file_may_turn_a_title_into_something_else(text: str) -> None:
    draft = edits.add_text(edits.new_draft(1920, 1080), text=text)
    stored = pd.read_csv(io.StringIO(draft.to_frame().to_csv()), index_col="id")
    assert not isinstance(stored["text"].iloc[0], str)
    assert apply_frame(draft, stored) == draft


def test_the_draft_behind_a_table_is_carried_through_selections_but_not_through_new_tables() -> None:
    draft = Draft({"t": [{"tt": 7, "sg": [{"id": "a", "d": 3000, "m": {"text": "Hi"}}]}], "x": 1})
    frame = draft.to_frame()
    assert base_of(frame[frame["kind"] == "text"].sort_values("start").copy()) == draft
    assert base_of(pd.DataFrame(frame.to_dict("list"))) is None


def test_a_table_from_scratch_becomes_a_timeline() -> None:
    frame = pd.DataFrame(
        [
            {"kind": "audio", "source": "/media/m.wav"},
            {"kind": "video", "source": "/media/a.png", "duration": 5.0},
            {"kind": "video", "source": "/media/b.mp4", "name": "b"},
            {"kind": "text", "text": "Hello"},
        ]
    )
    table = Draft.from_frame(frame).to_frame().reset_index(drop=True)
    assert list(table["kind"]) == ["video", "video", "audio", "text"]
    assert list(table["start"]) == [0, 5, 0, 0]
    assert list(table["duration"]) == [5, 4, 9, 3]
    assert list(table["role"]) == ["", "", "bgm", "title"]
    assert list(table["name"]) == ["a.png", "b", "m.wav", "Hello"]
    assert list(table["volume"].dropna()) == [0.35]


def test_an_empty_table_is_an_empty_timeline() -> None:
    assert Draft.from_frame(pd.DataFrame(columns=list(COLUMNS))).segments == ()
    assert Draft.from_frame(to_frame(Draft({}))) == Draft({})


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(InputError, match="as a DataFrame, not as list"):
        Draft.from_frame([{"kind": "text"}])  # type: ignore[arg-type]
