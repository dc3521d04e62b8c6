"""Drafts that ask for what cannot be: told in words, rendered all the same, or refused before a frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.render.absent import absent
from nemo_widgets.engine.render.misfits import misfits, refuse
from nemo_widgets.engine.render.plan import make_plan
from nemo_widgets.errors import RenderError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from tests.engine.synthetic import (
    colour_at,
    draft_of,
    exporter,
    near,
    read_frames,
    save_picture,
    text,
    texture,
    visual,
)

RED, BLUE = (200, 30, 30), (30, 40, 190)


def told_of(*shots: dict[str, Any], **m: Any) -> list[str]:
    return misfits(Draft({"t": [{"tt": 0, "sg": list(shots)}], "m": m}))


def test_a_draft_that_our_own_edits_made_has_no_misfits() -> None:
    draft = edits.new_draft(1080, 1920)
    for number in range(4):
        draft = edits.add_visual(
            draft,
            src=f"/media/{number:064x}.png",
            title=f"photo {number}",
            duration_ms=4000,
            media_type="image",
            motion="zoom-in",
            fit="cover",
            transition={"type": "push-left", "d": 500},
        )
    draft = edits.add_text(draft, text="Anna", role="title", start_ms=0, duration_ms=3000)
    assert misfits(draft) == []


@pytest.mark.parametrize(
    ("shot", "sentence"),
    [
        (visual("a", -1500, 3000), "“shot -1500” begins 1.5 s before the timeline does"),
        (visual("a", 0, 0), "“shot 0” has no length; it is left out."),
        (visual("a", 0, -5), "“shot 0” has no length; it is left out."),
        (visual("a", 0, 3000, transition={"type": "zoom", "d": 4000}), "shortened from 4 to 3 s"),
        (visual("a", 0, 30_000, transition={"type": "zoom", "d": 20_000}), "shortened from 20 to 10 s"),
        (visual("a", 0, 3000, fit="stretch"), "The fit “stretch” of “shot 0” is not known"),
        (visual("a", 0, 3000, motion="spin"), "The motion “spin” of “shot 0” is not known"),
        (visual("a", 0, 3000, motion={"type": "spin"}), "The motion “spin” of “shot 0” is not known"),
        (visual("a", 0, 3000, speed=500), "cannot run at 500 times its speed; it runs at 100"),
        (visual("a", 0, 3000, speed=-0.01), "cannot run at -0.01 times its speed; it runs at 0.1"),
        (visual("a", 0, 3000, source_in=9000, source_out=4000), "ends in its file before it begins there"),
        (
            visual("a", 0, 3000, place={"corner": "top-left"}, transition="push-left"),
            "“push-left” into “shot 0”, an overlay, is shown as a crossfade",
        ),
    ],
)
def test_what_does_not_fit_is_told_once_and_by_name(shot: dict[str, Any], sentence: str) -> None:
    told = told_of(shot)
    assert len(told) == 1
    assert sentence in told[0]


def test_an_overlap_is_told_where_it_is_more_than_its_transition_takes() -> None:
    first = visual("a", 0, 4000)
    assert not told_of(first, visual("b", 3500, 4000, transition={"type": "wipe-left", "d": 500}))
    cut = told_of(first, visual("b", 3000, 4000))
    assert cut == ["“shot 3000” begins 1.0 s before “shot 0” ends on the same track; it is drawn over it."]
    assert told_of(first, visual("b", 1000, 4000, transition={"type": "wipe-left", "d": 500}))
    inside = told_of(first, visual("b", 1000, 1000), visual("c", 3000, 2000))
    assert ["shot 1000" in inside[0], "shot 3000" in inside[1]] == [True, True]


def test_sizes_rates_and_strays_are_told() -> None:
    shot = visual("a", 0, 3000)
    assert "99999×2 cannot be rendered; it is 8192×16." in told_of(shot, width=99_999, height=2)[0]
    assert "3 frames a second cannot be rendered; it is 30." in told_of(shot, fps=3)[0]
    assert not told_of(shot, width=1081, height=1920, fps=29.97)
    strange = Draft({"t": [{"tt": 0, "sg": [shot, "shot", None]}, 7]})
    assert [sentence[:18] for sentence in misfits(strange)] == ["1 of the timeline'", "2 of the segments "]


def test_of_many_misfits_some_are_told_and_the_others_counted() -> None:
    told = told_of(*(visual("a", 0, 0) for _ in range(500)))
    assert len(told) == 31
    assert told[-1].startswith("470 more")


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["t", "tt", "sg", "s", "d", "m", "src", "fit", "motion", "speed", "transition", "place"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
def test_any_json_is_planned_told_or_refused_and_nothing_else(value: Any) -> None:
    draft = Draft({"t": value, "m": {"width": 64, "height": 64}})
    misfits(draft)
    try:
        refuse(draft)
    except RenderError:
        return
    if draft.duration_ms < 3_600_000:
        plan = make_plan(draft)
        assert sum(chunk.frames for chunk in plan.chunks) == plan.frames


def test_a_timeline_of_years_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    draft = draft_of((0, [visual("a.png", 10**13, 1000, title="Harbour")]))
    for name in ("out.mp4", "out.wav", "out.gif", "out.png"):
        with pytest.raises(RenderError, match=r"“Harbour” ends .* hours into the timeline") as refused:
            exporter(tmp_path)(draft, name)
        assert refused.value.next_step.startswith("Shorten")
    assert not list(tmp_path.iterdir())


def test_a_draft_full_of_misfits_is_rendered_and_every_one_is_in_its_warnings(tmp_path: Path) -> None:
    red, blue = save_picture(tmp_path / "r.png", RED), save_picture(tmp_path / "b.png", BLUE)
    shots = [visual(red, -400, 1200), visual(blue, 600, 600, filters=["sparkle"], transition="spiral")]
    strange = [visual(red, 0, 1000)]
    done = exporter(tmp_path)(draft_of((0, shots), (42, strange), (7, [text("Hi", 0, 0)])))
    assert done.frames == 36
    for part in ("0.4 s before", "“spiral” into “shot 600”", "“sparkle” on “shot 600”", "“Hi” has no length"):
        assert [told for told in done.warnings if part in told], part
    assert [told for told in done.warnings if "Track 2 is of a type" in told]
    frames = read_frames(done.path)
    assert near(colour_at(frames[2]), RED, within=8)
    assert near(colour_at(frames[-1]), BLUE, within=8)


def test_a_broken_picture_stops_an_export_and_is_a_labelled_card_in_a_preview(tmp_path: Path) -> None:
    whole = save_picture(tmp_path / "whole.png", RED)
    broken = save_picture(tmp_path / "broken.jpg", texture(400, 300))
    broken.write_bytes(broken.read_bytes()[:3000])
    shots = [visual(whole, 0, 500), visual(broken, 500, 500, title="Beach")]
    draft = draft_of((0, shots), size=(360, 640))
    export = exporter(tmp_path)
    with pytest.raises(RenderError, match=r"“Beach” cannot be shown: .*broken\.jpg"):
        export(draft, "final.mp4")
    assert not (tmp_path / "final.mp4").exists()
    for _ in range(2):  # The second time from the cache, and no less told.
        done = export(draft, "look.mp4", quality="preview")
        assert [told for told in done.warnings if "“Beach” cannot be shown" in told]
    card = read_frames(done.path)[20]
    assert card.max() > 200  # its words
    assert np.median(card) < 70  # its stripes


def test_a_card_in_place_of_media_says_what_is_wrong_at_every_size() -> None:
    label = "“Beach” cannot be shown: its media is no longer there (beach.mp4)."
    for canvas in ((270, 480), (480, 270), (240, 240), (32, 16)):
        card = absent(canvas, label)
        assert card.shape == (canvas[1], canvas[0], 3)
        assert (card.max() > 200) == (min(canvas) >= 64)
    assert not np.array_equal(absent((270, 480), label), absent((270, 480), label.replace("Beach", "Lake")))
