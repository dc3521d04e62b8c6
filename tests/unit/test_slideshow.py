"""A table becomes slides; what a cell holds, and what is missing, decides what each shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from PIL import Image

from nemo_widgets.bridge.loop import shared_loop
from nemo_widgets.errors import InputError
from nemo_widgets.slideshow import slideshow
from nemo_widgets.timeline.slides import read_slides
from tests.services.clips import write_clip
from tests.services.scripted import ONE_CLIP, Scripted, says, serving, stream


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    """Run the service on the shared loop, where the slideshow's own session runs."""
    monkeypatch.setenv("NEMO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NEMO_TOKEN", raising=False)
    stack = AsyncExitStack()
    scripted = Scripted(write_clip(tmp_path / "rendered.mp4").read_bytes())
    yield shared_loop().run(stack.enter_async_context(serving(scripted)))
    shared_loop().run(stack.aclose())


def figure() -> Figure:
    made = Figure(figsize=(2, 2), dpi=50)
    made.add_subplot().plot([1, 2, 3])
    return made


def every_kind(folder: Path) -> list[object]:
    picture = Image.new("RGB", (60, 40), "navy")
    picture.save(folder / "a.jpg")
    picture.save(folder / "b.png")
    memory = io.BytesIO()
    picture.save(memory, "WEBP")
    return [
        str(folder / "a.jpg"),
        folder / "b.png",
        memory.getvalue(),
        picture,
        np.zeros((20, 30, 3), np.uint8),
        np.full((20, 30), 0.5),
        np.zeros((20, 30, 4), np.uint8),
        figure(),
    ]


def test_a_cell_may_hold_a_picture_of_any_kind(tmp_path: Path, service: Scripted) -> None:
    cells = every_kind(tmp_path)
    frame = pd.DataFrame({"photo": pd.Series(cells, dtype=object), "n": range(len(cells))})
    service.draft_after = ONE_CLIP
    service.replies.append(stream(says("Made it.")))
    show = slideshow(frame, image="photo", title="Slide {n}", seconds=1.5, backend=service.url)
    assert show.warnings == []
    video = show.export(tmp_path / "out.mp4")
    assert video.exists
    assert show.reply is not None
    assert show.reply.text == "Made it."
    uploads = service.requests("/api/upload-video")
    assert len(uploads) == len(cells)
    assert b'filename="slide-001.jpg"' in uploads[0].body
    asked = read_slides(service.requests("/run_sse")[0].json["new_message"]["parts"][0]["text"])
    assert asked is not None
    assert asked.size == (1080, 1920)
    assert asked.music == "lo-fi"
    assert [slide.picture for slide in asked.slides][:2] == ["slide-001.jpg", "slide-002.png"]
    assert [slide.title for slide in asked.slides][-1] == "Slide 7"
    assert {slide.seconds for slide in asked.slides} == {1.5}
    assert "<video" in show._repr_mimebundle_()["text/html"]


def test_a_missing_picture_becomes_a_text_slide_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"nothing")
    cells = [None, float("nan"), str(tmp_path / "gone.jpg"), tmp_path / "broken.png", b"junk", 7, pd.NA]
    frame = pd.DataFrame({"photo": pd.Series(cells, dtype=object), "name": list("abcdefg")})
    frame.index = pd.Index([f"row{number}" for number in range(len(cells))])
    show = slideshow(frame, image="photo", title="name")
    assert show.skipped == list(frame.index)
    assert all(slide.picture is None for slide in show.slides)
    assert show.warnings[0].startswith("Row 'row0', column 'photo': the picture is missing")
    assert "gone.jpg" in show.warnings[2]
    with pytest.raises(InputError, match="Row 'row0', column 'photo'"):
        slideshow(frame, image="photo", title="name", strict=True)


def test_a_text_slide_without_any_text_shows_its_label() -> None:
    show = slideshow(pd.DataFrame({"photo": [None]}, index=["Anna"]), image="photo")
    assert show.slides[0].title == "Anna"


def test_titles_are_columns_or_format_strings_and_leave_out_what_is_missing() -> None:
    frame = pd.DataFrame({"name": ["Anna", None], "total sales": [1200.4, float("nan")], "n": [1, 2]})
    show = slideshow(frame, title="name", caption="{total sales:,.0f} sold by {n:02d}")
    assert [slide.title for slide in show.slides] == ["Anna", ""]
    assert [slide.caption for slide in show.slides] == ["1,200 sold by 01", "sold by 02"]


def test_seconds_may_be_a_column() -> None:
    frame = pd.DataFrame({"name": ["a", "b"], "length": [1, 2.5]})
    assert [slide.seconds for slide in slideshow(frame, title="name", seconds="length").slides] == [1, 2.5]


def test_the_length_of_one_slide_is_refused_by_name() -> None:
    frame = pd.DataFrame({"name": ["a", "b"], "length": [1, None]})
    with pytest.raises(InputError, match="Row 1, column 'length'"):
        slideshow(frame, title="name", seconds="length")
    for bad in (0, -3, float("inf")):
        with pytest.raises(InputError, match="no length"):
            slideshow(frame, title="name", seconds=bad)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"image": "foto"}, "image='foto'.*'name'"),
        ({"title": "{nam}"}, "title='nam'.*'name'"),
        ({"title": "Hello"}, "title='Hello'.*'name'"),
        ({"title": "{name:,.2f}"}, "Row 0"),
        ({"title": "{name"}, "format string"),
        ({"title": "name", "size": "tall"}, "no shape"),
        ({}, "empty"),
    ],
)
def test_a_wrong_argument_is_named(arguments: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        slideshow(pd.DataFrame({"name": ["Anna"]}), **arguments)  # type: ignore[arg-type]


def test_an_empty_table_and_no_table_are_refused() -> None:
    with pytest.raises(InputError, match="empty"):
        slideshow(pd.DataFrame({"name": []}), title="name")
    with pytest.raises(InputError, match="a list"):
        slideshow(["Anna"], title="name")  # type: ignore[arg-type]


@pytest.mark.parametrize("music", [None, "none", "None"])
def test_no_music_is_said_so(music: str | None) -> None:
    show = slideshow(pd.DataFrame({"name": ["Anna"]}), title="name", music=music, size="square")
    assert show.message.endswith("Music: none")
    assert ", square," in show.message


def test_pictures_are_turned_upright_and_shrunk(tmp_path: Path, service: Scripted) -> None:
    picture = Image.new("RGB", (4000, 1000), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(tmp_path / "photo.jpg", exif=exif)
    show = slideshow(pd.DataFrame({"photo": [tmp_path / "photo.jpg"]}), image="photo", backend=service.url)
    with Image.open(io.BytesIO(show._pictures[0].data)) as sent:
        assert sent.size == (640, 2560)


def test_its_table_in_a_cell_escapes_what_it_shows() -> None:
    show = slideshow(pd.DataFrame({"name": ["<script>"]}), title="name")
    assert "<script>" not in show._repr_mimebundle_()["text/html"]
    assert repr(show) == "<Slideshow 1 slides, 4 s>"


def test_a_slideshow_in_chinese_words_its_errors_and_warnings_in_chinese() -> None:
    table = pd.DataFrame({"name": ["Anna"]})
    with pytest.raises(InputError, match="不是表格中的列。 表格的列为 'name'。"):
        slideshow(table, title="{nme}", language="zh")
    with pytest.raises(InputError, match="第 0 行，'name' 列：文件 Anna 不存在。 请补上"):
        slideshow(table, image="name", strict=True, language="zh-CN")
    shown = slideshow(table, image="name", language="zh")
    assert shown.warnings == ["第 0 行，'name' 列：文件 Anna 不存在。该行已改为文字页。"]
    assert shown.language == "zh"
