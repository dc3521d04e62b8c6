"""Where the things on a timeline come from, whoever wrote it."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.session import Session
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.provenance import UNKNOWN, credit_line, origins, to_table
from tests.services.scripted import Scripted, answer

MADE = {
    "by": "painter",
    "version": "1",
    "label": "procedural",
    "prompt": "a lake",
    "seed": 4,
    "licence": "CC0-1.0",
}


def draft(*segments: dict[str, object]) -> Draft:
    return Draft.from_wire({"t": [{"tt": 0, "sg": list(segments)}]})


def test_a_row_says_everything_its_maker_said() -> None:
    lake = {"id": "a", "d": 1000, "src": "/media/a.png", "m": {"title": "Lake", "made": MADE}}
    table = to_table(origins(draft(lake, {"id": "b", "d": 1000, "src": "/media/photo.jpg"})))
    assert list(table.index) == ["a"]
    assert table.loc["a"].to_dict() == {
        "name": "Lake",
        "kind": "picture",
        "maker": "painter",
        "version": "1",
        "model": "",
        "prompt": "a lake",
        "seed": 4,
        "licence": "CC0-1.0",
        "label": "procedural",
        "file": "/media/a.png",
    }


def test_what_a_service_made_without_saying_how_has_an_unknown_maker() -> None:
    url = "https://cdn.example/gen/1.mp4"
    clip = {"id": "a", "d": 1000, "src": url, "m": {"media_type": "video"}}
    [origin] = origins(draft(clip), [url])
    assert (origin.maker, origin.kind, origin.label, origin.seed) == (UNKNOWN, "video", "", None)
    assert origins(draft(clip)) == []
    table = to_table([origin])
    assert table.seed.isna().all()


async def test_a_session_of_the_cloud_tells_what_it_can(service: Scripted) -> None:
    url = "https://cdn.example/gen/1.png"
    shown = {
        "t": [{"tt": 0, "sg": [{"id": "a", "d": 1000, "src": url}, {"id": "b", "d": 5, "src": "x.png"}]}]
    }
    for generated in ([{"cdn_url": url}], {"1": {"url": url}}, [url]):
        service.always["/api/state"] = answer({"state": {"draft": shown, "generated_media": generated}})
        async with Session(service.url) as session:
            table = await session.provenance()
        assert table.maker.to_dict() == {"a": UNKNOWN}


def test_an_empty_timeline_has_an_empty_table_of_the_same_columns() -> None:
    table = to_table(origins(Draft({})))
    assert table.empty
    assert "licence" in table.columns
    assert table.seed.dtype == pd.Int64Dtype()


def test_the_files_line_names_each_maker_once_and_only_models_as_ai() -> None:
    fox = {"by": "openai", "version": "1", "model": "dall-e-3", "label": "AI"}
    segments = [{"d": 9, "src": f"{n}.png", "m": {"made": made}} for n, made in enumerate([MADE, fox, MADE])]
    line = credit_line(draft(*segments), "2")
    assert (
        line == "Made with nemo_widgets 2; pictures: painter 1 (procedural, CC0-1.0), openai 1 dall-e-3 (AI)"
    )


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["by", "version", "model", "label", "seed", "prompt", "licence"]),
        st.none() | st.integers() | st.text() | st.lists(st.integers()) | st.booleans(),
    )
)
def test_whatever_a_foreign_draft_says_is_told_in_one_line(made: dict[str, object]) -> None:
    strange = draft({"d": 9, "src": "a.png", "m": {"made": made}})
    assert len(to_table(origins(strange))) == 1
    line = credit_line(strange, "1")
    assert line.isprintable()
    assert len(line) <= 1000
