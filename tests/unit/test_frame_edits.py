"""An edited table goes back onto the timeline: what it says happens, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from nemo_widgets.conversation.changes import describe
from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.frame import apply_frame, unknown_columns

PAINTED = {"by": "painter", "label": "procedural", "prompt": "a lake", "seed": 0}


def sample() -> Draft:
    """Two pictures under a crossfade, a clip of 6 s that shows 4 of them, music and a title."""
    draft = edits.new_draft(1080, 1920)
    draft = edits.add_visual(draft, src="/media/a.png", title="a lake", duration_ms=4000, made=PAINTED)
    draft = edits.add_visual(
        draft, src="/media/b.png", title="a city", duration_ms=4000, transition=edits.CROSSFADE
    )
    draft = edits.add_visual(
        draft,
        src="/media/c.mp4",
        title="a clip",
        duration_ms=4000,
        media_type="video",
        source_duration=6000,
    )
    draft = edits.add_music(draft, src="/media/m.wav", title="Lo-fi")
    return edits.add_text(draft, text="Lake")


LAKE, CITY, CLIP, MUSIC, TITLE = (segment.id for segment in sample().segments)
FOREIGN = Draft(
    {
        "t": [
            None,
            {
                "tt": 0,
                "sg": [
                    {"id": 7, "d": 2000, "m": {"name": "one", "clip": {"url": "https://x.example/1.mp4"}}},
                    "?",
                    {"duration": "3000", "m": {"start": None, "title": "two"}, "future": {"a": [1, 2]}},
                    {"d": 1000.0, "src": "https://x.example/3.mp4"},
                ],
            },
            {"tt": 1, "sg": {"first": {"id": "sound", "v": 80, "st": 500, "d": 4000, "m": "opaque"}}},
            {"tt": 12, "sg": []},
            {"tt": 7, "sg": [{"id": "words", "s": 100.0, "d": 900, "text": "Hello"}]},
        ],
        "d": 99_000,
        "who knows": True,
    }
)


def edited(draft: Draft, change: Callable[[pd.DataFrame], Any]) -> Draft:
    """Return the draft after a change of its table, which is made in place or returned."""
    frame = draft.to_frame()
    before = copy.deepcopy(draft.raw)
    changed = change(frame)
    result = apply_frame(draft, frame if changed is None else changed)
    assert draft.raw == before, "the draft itself stays"
    return result


def set_to(id_: str, column: str, value: Any) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame[column] = frame[column].astype(object)
        frame.at[id_, column] = value
        return frame

    return change


def segment(draft: Draft, id_: str) -> Segment:
    return next(segment for segment in draft.segments if segment.id == id_)


def untouched(before: Draft, after: Draft, *changed: str) -> bool:
    """Tell whether all segments but these have kept their JSON, key by key, in its order."""
    old = {s.id: str(s.raw) for s in before.segments if s.id not in changed}
    new = {s.id: str(s.raw) for s in after.segments if s.id not in changed}
    return old == new and str(before.raw.get("m")) == str(after.raw.get("m"))


def test_a_changed_cell_changes_its_segment_and_nothing_else() -> None:
    draft = edited(sample(), set_to(MUSIC, "volume", 0.2))
    assert segment(draft, MUSIC).volume == 0.2
    assert untouched(sample(), draft, MUSIC)
    assert describe(sample(), draft) == ["Music lowered to 20%"]
    draft = edited(sample(), set_to(TITLE, "text", "Evening"))
    assert describe(sample(), draft) == ["Title changed to “Evening”"]
    assert untouched(sample(), draft, TITLE)


def test_name_role_and_source_are_written_too() -> None:
    draft = edited(sample(), set_to(CITY, "name", "New York"))
    assert segment(draft, CITY).m["title"] == "New York"
    draft = edited(sample(), set_to(TITLE, "role", "lower-third"))
    assert segment(draft, TITLE).role == "lower-third"
    draft = edited(sample(), set_to(TITLE, "role", ""))
    assert "role" not in segment(draft, TITLE).m


def test_a_replaced_picture_is_not_called_painted_any_more() -> None:
    draft = edited(sample(), set_to(LAKE, "source", "/media/d.mp4"))
    replaced = segment(draft, LAKE)
    assert replaced.src == "/media/d.mp4"
    assert "made" not in replaced.m
    assert replaced.m["media_type"] == "video"
    assert list(draft.to_frame()["made"]) == [""] * 5


@pytest.mark.parametrize(
    ("column", "value", "span"),
    [
        ("start", 9.0, (9000, 12_000)),
        ("duration", 2, (0, 2000)),
        ("end", np.float64(1.5), (0, 1500)),
    ],
)
def test_a_new_start_moves_a_segment_and_a_new_end_or_duration_makes_it_longer_or_shorter(
    column: str, value: float, span: tuple[int, int]
) -> None:
    title = segment(edited(sample(), set_to(TITLE, column, value)), TITLE)
    assert (title.start_ms, title.end_ms) == span


def test_start_and_end_may_move_together_and_duration_and_end_may_agree() -> None:
    def both(frame: pd.DataFrame) -> None:
        frame.loc[TITLE, ["start", "end"]] = [1.0, 3.5]

    title = segment(edited(sample(), both), TITLE)
    assert (title.start_ms, title.duration_ms) == (1000, 2500)

    def all_three(frame: pd.DataFrame) -> None:
        frame.loc[TITLE, ["start", "duration", "end"]] = [0.1, 0.2, 0.1 + 0.2]

    title = segment(edited(sample(), all_three), TITLE)
    assert (title.start_ms, title.duration_ms) == (100, 200)


def test_a_shorter_clip_uses_less_of_its_file() -> None:
    clip = segment(edited(sample(), set_to(CLIP, "duration", 2.5)), CLIP)
    assert (clip.duration_ms, clip.m["source_out"]) == (2500, 2500)


def test_a_removed_row_deletes_its_segment_and_a_track_that_it_leaves_empty() -> None:
    draft = edited(sample(), lambda frame: frame.drop(index=MUSIC))
    assert [track.kind for track in draft.tracks] == ["video", "text"]
    assert untouched(sample(), draft, MUSIC)
    assert edited(sample(), lambda frame: frame.iloc[:0]).tracks == ()


def test_what_remains_stays_where_the_table_says() -> None:
    draft = edited(sample(), lambda frame: frame.drop(index=LAKE))
    assert [s.start_ms for s in draft.segments] == [s.start_ms for s in sample().segments if s.id != LAKE]


def test_a_text_of_a_deleted_scene_belongs_to_none_and_is_not_lost_by_the_next_edit() -> None:
    bound = edits.add_text(sample(), text="Here", role="caption", start_ms=500, scene=LAKE)
    (caption,) = (s.id for s in bound.segments if s.text == "Here")
    draft = edited(bound, lambda frame: frame.drop(index=LAKE))
    assert "scene" not in segment(draft, caption).m
    assert segment(edits.set_length(draft, 6000), caption).text == "Here"


@pytest.mark.parametrize("new", ["my-title", None, np.nan, 5])
def test_a_row_with_a_new_id_or_none_adds_a_segment(new: object) -> None:
    def add(frame: pd.DataFrame) -> pd.DataFrame:
        row = pd.DataFrame({"kind": "text", "text": "The end", "start": 9.0, "end": 11.0}, index=[new])
        return pd.concat([frame, row])

    draft = edited(sample(), add)
    added = draft.segments[-1]
    assert (added.text, added.role, added.start_ms, added.duration_ms) == ("The end", "title", 9000, 2000)
    assert added.track_index == 2, "it fits on the title's track"
    assert added.id == new or (not isinstance(new, str) and added.id.startswith("seg_"))
    assert untouched(sample(), draft, added.id)
    assert edited(sample(), add) == draft, "the same table gives the same timeline"


def test_a_new_text_that_would_cover_another_gets_a_track_of_its_own() -> None:
    def add(frame: pd.DataFrame) -> None:
        frame.loc["new", ["kind", "text"]] = ["text", "Also"]

    assert segment(edited(sample(), add), "new").track_index == 3


def test_a_new_picture_follows_the_last_one_and_a_new_sound_plays_to_the_end() -> None:
    def add(frame: pd.DataFrame) -> pd.DataFrame:
        rows = [{"kind": "audio", "source": "/media/v.mp3", "role": "voice"}]
        rows += [{"kind": "video", "source": "/media/d.jpg"}]
        return pd.concat([frame, pd.DataFrame(rows, index=["voice", "picture"])])

    draft = edited(sample(), add)
    picture, voice = segment(draft, "picture"), segment(draft, "voice")
    assert (picture.start_ms, picture.duration_ms, picture.track_index) == (11_500, 4000, 0)
    assert picture.m["media_type"] == "image"
    assert (voice.start_ms, voice.end_ms) == (0, 15_500)
    assert draft.raw["d"] == 15_500


def test_a_track_number_moves_a_segment_and_the_next_number_makes_a_track() -> None:
    draft = edited(sample(), set_to(CLIP, "track", 9))
    assert [track.kind for track in draft.tracks] == ["video", "audio", "text", "video"]
    assert segment(draft, CLIP).track_index == 3
    back = edited(draft, set_to(CLIP, "track", 1))
    assert back.to_frame().equals(sample().to_frame())


def test_segments_of_a_track_stay_in_the_order_of_time() -> None:
    def swap(frame: pd.DataFrame) -> None:
        frame.loc[LAKE, "start"] = 20.0

    assert [s.id for s in edited(sample(), swap).tracks[0].segments] == [CITY, CLIP, LAKE]


def test_a_foreign_draft_keeps_its_dialect() -> None:
    def change(frame: pd.DataFrame) -> None:
        frame.loc["sound", "volume"] = 0.5
        frame.loc["words", "text"] = "Bye"
        frame.loc["words", "start"] = 0.2
        frame.loc["7", "source"] = "https://x.example/9.mp4"
        frame.loc["7", "name"] = "uno"

    raw = edited(FOREIGN, change).raw
    expected = FOREIGN.to_wire()
    expected["t"][1]["sg"][0]["m"] = {"name": "uno", "clip": {"url": "https://x.example/9.mp4"}}
    expected["t"][2]["sg"]["first"]["v"] = 50
    expected["t"][4]["sg"][0] |= {"text": "Bye", "s": 200}
    assert raw == expected


def test_a_segment_that_only_followed_another_stays_when_that_one_changes() -> None:
    draft = edited(FOREIGN, set_to("7", "duration", 1.5))
    assert [(s.start_ms, s.end_ms) for s in draft.tracks[0].segments] == [
        (0, 1500),
        (2000, 5000),
        (5000, 6000),
    ]
    assert "s" not in draft.tracks[0].segments[2].raw, "it still follows what has not moved"
    assert draft.raw["t"][1]["sg"][1] == "?"
    assert draft.raw["d"] == 99_000


def test_a_deleted_foreign_segment_leaves_the_unknown_around_it() -> None:
    draft = edited(FOREIGN, lambda frame: frame.drop(index=["7", "sound"]))
    assert draft.raw["t"][0] is None
    assert "?" in draft.raw["t"][1]["sg"]
    assert [track.raw["tt"] for track in draft.tracks] == [0, 12, 7]
    assert [s.start_ms for s in draft.segments] == [2000, 5000, 100]


def test_equal_ids_of_a_foreign_draft_are_told_apart_by_their_order() -> None:
    twice = Draft({"t": [{"tt": 7, "sg": [{"id": "x", "d": 1000, "m": {"text": t}} for t in ("a", "b")]}]})
    frame = twice.to_frame()
    frame["text"] = ["a", "c"]
    assert [s.text for s in apply_frame(twice, frame).segments] == ["a", "c"]
    with pytest.raises(InputError, match="share the id 'x', so nobody can tell which row was deleted"):
        apply_frame(twice, frame.iloc[:1])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (set_to(MUSIC, "volume", 35), f"'{MUSIC}', column 'volume': 35 is not .* Did you mean 0.35?"),
        (set_to(MUSIC, "volume", -1.0), "-1 is not from 0 to 1. Give 0 for silence"),
        (set_to(MUSIC, "volume", np.nan), "'volume': it is empty. Give a number from 0"),
        (set_to(MUSIC, "volume", "loud"), "'loud' is no number. Give a number from 0 to 1"),
        (set_to(MUSIC, "volume", np.inf), "inf is no place or amount"),
        (set_to(TITLE, "volume", 0.2), "a text has no sound"),
        (set_to(LAKE, "volume", 0.2), "a picture has no sound"),
        (set_to(TITLE, "duration", -2), "'duration': -2 is no length. Give more than 0 seconds"),
        (set_to(TITLE, "end", 0), "'end': 0 is not after the start, 0"),
        (set_to(TITLE, "start", -0.5), "'start': -0.5 is before the video begins"),
        (set_to(TITLE, "start", "1 s"), "'1 s' is no number. Give a number of seconds"),
        (set_to(TITLE, "start", pd.Timedelta(1, "s")), "is no number. Give a number of seconds"),
        (set_to(TITLE, "start", None), "'start': it is empty"),
        (set_to(TITLE, "start", True), "True is no number"),
        (set_to(TITLE, "start", 1e9), "more than a day. Times are in seconds"),
        (set_to(TITLE, "text", 5), "'text': 5 is no text"),
        (set_to(TITLE, "text", None), "'text': it is empty"),
        (set_to(TITLE, "text", " "), "'text': it is empty. Give a text, or delete the row"),
        (set_to(TITLE, "name", "Other"), "a text is called by what it says. Change 'text'"),
        (set_to(LAKE, "text", "Hi"), "a segment of kind 'video' shows no text"),
        (set_to(LAKE, "name", ""), "'name': it is empty"),
        (set_to(LAKE, "kind", "audio"), "'kind': it cannot be changed"),
        (set_to(LAKE, "made", "by hand"), "'made': it cannot be changed"),
        (set_to(LAKE, "role", "bgm"), "a segment of kind 'video' has no role"),
        (set_to(MUSIC, "role", "bgmm"), "there is no role 'bgmm' for audio. Did you mean 'bgm'?"),
        (set_to(TITLE, "role", "xyz"), "Give one of title, caption, lower-third"),
        (set_to(LAKE, "source", "photo.png"), "'photo.png' is no address the service can reach. Upload"),
        (set_to(TITLE, "source", "/media/a.png"), "a text has no source"),
        (set_to(LAKE, "track", 2), "track 2 holds segments of kind 'audio', not 'video'"),
        (set_to(LAKE, "track", 1.5), "it is no track's number"),
        (set_to(LAKE, "track", 0), "it is no track's number"),
        (set_to(CLIP, "duration", 7), "7 s is more than the 6 s of the clip. Give at most 6"),
        (
            set_to(CLIP, "start", 7),
            f"Row '{CLIP}', column 'start': it begins at 7 s, before '{CITY}' ends at 7.5 s "
            "on the same track. Start it at 7.5 s or later",
        ),
        (set_to(LAKE, "duration", 4.5), f"'{CITY}', column 'start': it begins at 3.5 s, before '{LAKE}'"),
        (set_to(LAKE, "end", 30), f"before '{LAKE}' ends at 30 s"),
        (lambda f: f.assign(end=f["end"] + 1, duration=f["duration"] + 2), "is not start \\+ duration"),
        (lambda f: f.rename(columns={"volume": "Volum"}), "no column 'Volum'. Did you mean 'volume'?"),
        (lambda f: f.assign(title="x"), "no column 'title'. Did you mean 'text'?"),
        (lambda f: pd.concat([f, f[["text"]]], axis=1), "The column 'text' stands there 2 times"),
        (lambda f: f.reset_index(drop=True), "index does not hold the segments' ids any more"),
        (lambda f: f.rename(index={MUSIC: MUSIC[:-1]}).assign(kind=None), f"Did you mean '{MUSIC}'?"),
        (lambda f: pd.concat([f, f.loc[[MUSIC]]]), f"2 rows have the id '{MUSIC}'"),
        (lambda f: f["text"], "as a DataFrame, not as Series"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_named_with_row_column_and_what_to_do(
    change: Callable[[pd.DataFrame], Any], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        edited(sample(), change)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"kind": None, "volume": 0.3}, "There is no segment 'new'. A new row needs its 'kind'"),
        ({"kind": "image", "source": "/media/a.png"}, "A picture is of kind 'video'"),
        ({"kind": "other"}, "a segment of kind 'other' cannot be added"),
        ({"kind": "text"}, "a new text needs its words"),
        ({"kind": "text", "text": "a", "name": "b"}, "a text is called by what it says"),
        ({"kind": "text", "text": "a", "source": "/media/a.png"}, "a text has no source"),
        ({"kind": "text", "text": "a", "volume": 0.5}, "a text has no sound"),
        ({"kind": "audio"}, "a new row of kind 'audio' needs its source"),
        ({"kind": "video", "source": "/media/a.png", "text": "a"}, "Add a row of kind 'text'"),
        ({"kind": "video", "source": "/media/a.png", "start": 3.0}, "on the same track"),
        ({"kind": "audio", "source": "/media/a.wav", "start": 30.0}, "nothing else says how long"),
    ],
)
def test_what_a_new_row_lacks_is_named(cells: dict[str, Any], told: str) -> None:
    def add(frame: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([frame.astype(object), pd.DataFrame(cells, index=["new"], dtype=object)])

    with pytest.raises(InputError, match=told):
        edited(sample(), add)


def test_the_lines_of_the_readme_do_what_they_say() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    _, section = readme.split("## Edit the timeline as a table")
    code = section.split("```python\n")[1].split("```")[0]

    class Studio:
        def timeline(self) -> pd.DataFrame:
            return edited(sample(), set_to(CLIP, "name", "clip.mp4")).to_frame()

        def apply(self, frame: pd.DataFrame) -> SimpleNamespace:
            self.draft = Draft.from_frame(frame)
            return SimpleNamespace(changes=[])

    studio = Studio()
    exec(code, {"studio": studio})
    assert describe(sample(), studio.draft) == [
        "Title added: “Filmed by Anna” 9–12 s",
        "Clip removed: a clip",
        "Music lowered to 20%",
        "Title changed to “Our summer”",
        "Length changed from 11.5 s to 12 s",
    ]


def test_columns_of_ones_own_are_allowed_and_told() -> None:
    frame = sample().to_frame().assign(mid=1.0)
    assert apply_frame(sample(), frame) == sample()
    assert unknown_columns(frame) == ["mid"]
