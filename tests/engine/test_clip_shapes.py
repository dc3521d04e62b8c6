"""How a clip lies in its file: turned, mirrored, with oblong pixels, of odd sizes, interlaced."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from nemo_widgets.engine.render.colour import Need
from nemo_widgets.engine.render.facts import facts_of
from nemo_widgets.engine.render.fitting import fit_picture
from nemo_widgets.engine.render.footage import ClipReader
from nemo_widgets.engine.render.planes import Canvas, Scratch
from nemo_widgets.engine.render.stills import Fit
from tests.engine.synthetic import colour_at, draft_of, exporter, near, read_frames, visual

Pixels = NDArray[Any]
Matrix = tuple[float, float, float, float]
CORNERS = {"red": (210, 30, 30), "green": (30, 190, 40), "blue": (30, 40, 210), "white": (230, 230, 230)}


def quarters(width: int, height: int) -> Pixels:
    """Red and green above, blue and white below."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[: height // 2, : width // 2] = CORNERS["red"]
    picture[: height // 2, width // 2 :] = CORNERS["green"]
    picture[height // 2 :, : width // 2] = CORNERS["blue"]
    picture[height // 2 :, width // 2 :] = CORNERS["white"]
    return picture


def save(
    path: Path,
    pictures: list[Pixels],
    *,
    codec: str = "libx264",
    matrix: Matrix | None = None,
    aspect: Fraction | None = None,
    form: str = "yuv420p",
    **options: str,
) -> Path:
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=30, options=options)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = form
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        if matrix is not None:
            a, b, c, d = (round(value * 65536) for value in matrix)
            stream.set_display_matrix([a, b, 0, c, d, 0, 0, 0, 1 << 30])
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame = frame.reformat(format=form)
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def names(picture: Pixels) -> tuple[str, ...]:
    """The colours of a picture's corners, as one reads."""
    places = [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)]
    found = [colour_at(picture, x, y) for x, y in places]
    return tuple(
        next((name for name, colour in CORNERS.items() if near(seen, colour, within=25)), str(seen))
        for seen in found
    )


TURNS: dict[Matrix, tuple[str, ...]] = {
    (1, 0, 0, 1): ("red", "green", "blue", "white"),
    (0, 1, -1, 0): ("blue", "red", "white", "green"),
    (-1, 0, 0, -1): ("white", "blue", "green", "red"),
    (0, -1, 1, 0): ("green", "white", "red", "blue"),
    (-1, 0, 0, 1): ("green", "red", "white", "blue"),
    (1, 0, 0, -1): ("blue", "white", "red", "green"),
    (0, 1, 1, 0): ("red", "blue", "green", "white"),
    (0, -1, -1, 0): ("white", "green", "blue", "red"),
}


@pytest.mark.parametrize("matrix", TURNS, ids=str)
def test_a_clip_is_shown_as_its_display_matrix_says(matrix: Matrix, tmp_path: Path) -> None:
    clip = save(tmp_path / "c.mp4", [quarters(192, 96)] * 10, matrix=matrix)
    size = (96, 192) if matrix[0] == 0 else (192, 96)
    frame = read_frames(exporter(tmp_path)(draft_of((0, [visual(clip, 0, 300)]), size=size)).path)[5]
    assert names(frame) == TURNS[matrix]


@pytest.mark.parametrize("matrix", [(0, 1, -1, 0), (0, -1, -1, 0), (-1, 0, 0, -1)], ids=str)
def test_a_clip_that_is_converted_is_turned_and_cut_like_any_other(matrix: Matrix, tmp_path: Path) -> None:
    # 4:2:2 goes through the filters that cut and scale; the canvas takes its middle third.
    bars = np.zeros((96, 288, 3), np.uint8)
    bars[:, :96] = bars[:, 192:] = (20, 20, 20)
    bars[:, 96:192] = quarters(96, 96)
    clip = save(tmp_path / "c.mp4", [bars] * 10, matrix=matrix, form="yuv422p")
    canvas = Canvas.empty(96, 96)
    with ClipReader(clip, Need(96, 96, fills=True)) as reader:
        picture = reader.at(0.1)
        fit_picture(canvas, picture, "cover", Scratch())
    assert picture.luma.shape == (96, 96), "no more than what is seen is converted"
    frame = read_frames(exporter(tmp_path)(draft_of((0, [visual(clip, 0, 300)]), size=(96, 96))).path)[5]
    assert names(frame) == TURNS[matrix]


@pytest.mark.parametrize("fit", ["cover", "contain", "blur"])
def test_a_turned_clip_is_fitted_like_any_other(fit: Fit, tmp_path: Path) -> None:
    clip = save(tmp_path / "c.mp4", [quarters(320, 160)] * 10, matrix=(0.0, 1.0, -1.0, 0.0))
    canvas = Canvas.empty(128, 128)
    with ClipReader(clip, Need(128, 128, fills=fit == "cover")) as reader:
        fit_picture(canvas, reader.at(0.1), fit, Scratch())
    assert canvas.luma[64, 64] > 30
    frame = read_frames(
        exporter(tmp_path)(draft_of((0, [visual(clip, 0, 300, fit=fit)]), size=(128, 128))).path
    )[3]
    if fit == "contain":
        assert near(colour_at(frame, 0.1, 0.5), (0, 0, 0), within=6)
        assert near(colour_at(frame, 0.3, 0.2), CORNERS["blue"], within=25)
    else:
        assert near(colour_at(frame, 0.3, 0.2), CORNERS["blue"], within=25)
        assert max(colour_at(frame, 0.05, 0.2)) > 80


def test_oblong_pixels_are_shown_in_their_shape(tmp_path: Path) -> None:
    # 96 × 96 pixels twice as wide as high are a picture of two to one.
    clip = save(tmp_path / "c.mp4", [quarters(96, 96)] * 10, aspect=Fraction(2, 1))
    export = exporter(tmp_path)
    wide = read_frames(export(draft_of((0, [visual(clip, 0, 300)]), size=(192, 96))).path)[5]
    assert names(wide) == ("red", "green", "blue", "white")
    tall = read_frames(
        export(draft_of((0, [visual(clip, 0, 300, fit="contain")]), size=(96, 96)), "b.mp4").path
    )[5]
    assert near(colour_at(tall, 0.25, 0.12), (0, 0, 0), within=8)
    assert near(colour_at(tall, 0.05, 0.35), CORNERS["red"], within=25)


def test_an_odd_size_loses_no_row(tmp_path: Path) -> None:
    picture = np.full((95, 191, 3), (30, 30, 200), np.uint8)
    picture[:, -1] = picture[-1] = (255, 255, 255)
    clip = save(tmp_path / "c.mkv", [picture] * 10, codec="ffv1", form="yuv444p")
    frame = read_frames(exporter(tmp_path)(draft_of((0, [visual(clip, 0, 300)]), size=(764, 380))).path)[5]
    assert min(colour_at(frame, 0.998, 0.5)) > 120, "the last column is there"
    assert min(colour_at(frame, 0.5, 0.998)) > 120, "the last row is there"


def fields(path: Path, count: int = 30) -> Path:
    """A bar that moves 8 pixels from field to field, in interlaced frames."""

    def bar(field: int) -> Pixels:
        plane = np.full((96, 192), 40, np.uint8)
        plane[:, field * 4 % 180 : field * 4 % 180 + 12] = 220
        return plane

    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(
            "libx264",
            rate=30,
            options={"x264-params": "tff=1:interlaced=1", "crf": "6", "preset": "ultrafast"},
        )
        stream.width, stream.height, stream.pix_fmt = 192, 96, "yuv420p"
        for number in range(count):
            woven = bar(2 * number).copy()
            woven[1::2] = bar(2 * number + 1)[1::2]
            frame = av.VideoFrame.from_ndarray(
                np.vstack([woven, np.full((48, 192), 128, np.uint8)]), format="yuv420p"
            )
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def combing(luma: Pixels) -> float:
    """How much lines differ from the ones beside them but not from those two away."""
    lines = luma.astype(float)
    return float(np.abs(2 * lines[1:-1] - lines[:-2] - lines[2:]).mean())


def test_interlaced_frames_are_made_whole(tmp_path: Path) -> None:
    clip = fields(tmp_path / "i.mp4")
    assert facts_of(clip).interlaced
    with av.open(str(clip)) as container:
        raw = [frame.to_ndarray()[:96] for frame in container.decode(video=0)]
    with ClipReader(clip) as reader:
        seen = [reader.at(number / 30 + 0.005).luma.copy() for number in range(30)]
    assert max(combing(luma) for luma in seen) < 0.2 * min(combing(luma) for luma in raw)
    for number, luma in enumerate(seen):
        if number > 20:
            break  # from here on it comes in again from the left
        bright = np.flatnonzero(luma[40] > 128)
        assert abs(bright.mean() - (8 * number % 180 + 5.5)) < 5 or bright.max() - bright.min() > 20


def test_interlaced_frames_are_the_same_wherever_reading_began(tmp_path: Path) -> None:
    clip = fields(tmp_path / "i.mp4")
    with ClipReader(clip, interlaced=True) as reader:
        along = [reader.at(number / 30 + 0.005).luma.copy() for number in range(30)]
    for number in (0, 7, 29):
        with ClipReader(clip, interlaced=True) as reader:
            assert np.array_equal(reader.at(number / 30 + 0.005).luma, along[number])


def test_a_sleeve_s_picture_is_not_the_clip(tmp_path: Path) -> None:
    path = tmp_path / "c.mp4"
    with av.open(str(path), "w") as container:
        cover: Any = container.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 64, 64, "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        stream: Any = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 192, 96, "yuv420p"
        sleeve = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        container.mux(cover.encode(sleeve.reformat(format="yuvj420p")))
        container.mux(cover.encode(None))
        for number in range(30):
            frame = av.VideoFrame.from_ndarray(quarters(192, 96), format="rgb24").reformat(format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    seen = read_frames(exporter(tmp_path)(draft_of((0, [visual(path, 0, 300)]), size=(192, 96))).path)[5]
    assert names(seen) == ("red", "green", "blue", "white")
