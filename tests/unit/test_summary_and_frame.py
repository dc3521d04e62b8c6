from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.frame import COLUMNS, to_frame
from nemo_widgets.timeline.summary import rows, summarize


def sample() -> Draft:
    draft = edits.new_draft(1080, 1920)
    made = {"by": "painter", "label": "procedural", "prompt": "a lake", "seed": 0}
    draft = edits.add_visual(draft, src="/media/a.png", title="a lake", duration_ms=4000, made=made)
    draft = edits.add_music(draft, src="/media/m.wav", title="Lo-fi")
    return edits.add_text(draft, text="Lake")


def test_rows_say_all_about_a_segment() -> None:
    video, music, title = rows(sample())
    assert video == {
        "id": video["id"],
        "track": 1,
        "kind": "video",
        "role": "",
        "name": "a lake",
        "start": 0.0,
        "end": 4.0,
        "duration": 4.0,
        "source": "/media/a.png",
        "volume": None,
        "text": "",
        "made": "procedural",
    }
    assert (music["role"], music["volume"], title["text"], title["end"]) == ("bgm", 0.35, "Lake", 3.0)


def test_the_frame_has_one_row_a_segment_and_the_types_of_the_design() -> None:
    frame = to_frame(sample())
    assert frame.index.name == "id"
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["kind"]) == ["video", "audio", "text"]
    assert str(frame["kind"].dtype) == "category"
    assert {str(frame[name].dtype) for name in ("start", "end", "duration", "volume")} == {"float64"}
    assert str(frame["track"].dtype) == "int64"


def test_an_empty_timeline_is_an_empty_frame_with_the_same_types() -> None:
    frame = to_frame(Draft({}))
    assert frame.empty
    assert frame.dtypes.to_dict() == to_frame(sample()).dtypes.to_dict()
    assert summarize(Draft({})) == "Timeline (0 tracks)"


def test_a_long_track_names_its_first_segments_and_counts_the_rest() -> None:
    clips = [{"d": 1000, "m": {"title": f"c{n}"}} for n in range(11)]
    text = summarize(Draft({"t": [{"tt": 0, "sg": clips}, {"tt": 9, "sg": []}]}))
    assert text.startswith("Timeline (2 tracks): 1. Video: c0 (0-1s), c1 (1-2s)")
    assert text.endswith("c7 (7-8s) and 3 more 2. Track: empty")


KEYS = st.sampled_from(["t", "tt", "sg", "d", "m", "s", "st", "start", "v", "text", "made", "role"])
json = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=True) | st.text(max_size=8) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["t", "tt", "sg", "d", "m", "s", "st", "start", "v", "text", "made", "role"]),
            inner,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=50, deadline=None)
@given(st.fixed_dictionaries({"t": st.lists(st.fixed_dictionaries({"tt": json, "sg": json}), max_size=3)}))
def test_no_foreign_draft_breaks_summary_or_table(raw: dict[str, Any]) -> None:
    draft = Draft.from_wire(raw)
    assert summarize(draft).startswith("Timeline (")
    assert len(to_frame(draft)) == len(draft.segments)
