"""How like the ideal picture a rendered frame is: against a reference drawn at four times the size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from skimage.metrics import structural_similarity

from nemo_widgets.bench.material import photo
from nemo_widgets.engine.render import render
from nemo_widgets.engine.render.motion import Path as Way
from nemo_widgets.engine.render.planes import Canvas, Pixels, Scratch, sheet_from_rgb
from nemo_widgets.engine.render.stills import still
from nemo_widgets.timeline.draft import Draft
from tests.engine.synthetic import save_picture

WIDTH, HEIGHT = 540, 960
SECONDS = 1.0


def reference(picture: Pixels, seconds: float) -> Pixels:
    """The luma that the camera should see, from the photo itself, four times supersampled."""
    view = Way("zoom-in", SECONDS, (picture.shape[1], picture.shape[0]), WIDTH / HEIGHT).at(seconds)
    scale = view.width / (4 * WIDTH)
    left, top = view.x - view.width / 2 + scale / 2 - 0.5, view.y - view.height / 2 + scale / 2 - 0.5
    fine = cv2.warpAffine(
        sheet_from_rgb(picture).luma,
        np.array([[scale, 0, left], [0, scale, top]]),
        (4 * WIDTH, 4 * HEIGHT),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
    )
    shrunk: Pixels = cv2.resize(fine, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    return shrunk


def luma_of(path: Path) -> Iterator[tuple[int, Pixels]]:
    """Some frames of a file, with their numbers."""
    with av.open(str(path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number % 12 == 6:
                yield number, frame.to_ndarray(format="yuv420p")[:HEIGHT]


def mean_likeness(path: Path, picture: Pixels) -> float:
    """SSIM of the file's frames to what the camera should see."""
    return float(
        np.mean(
            [
                structural_similarity(
                    reference(picture, number / 30), luma, data_range=255, gaussian_weights=True
                )
                for number, luma in luma_of(path)
            ]
        )
    )


def likeness(folder: Path, picture: Pixels, quality: str) -> float:
    """How like the reference our export of a slow zoom is."""
    shown = save_picture(folder / "photo.png", picture)
    segment = {"src": str(shown), "s": 0, "d": 1000 * SECONDS, "m": {"motion": "zoom-in"}}
    draft = Draft({"t": [{"tt": 0, "sg": [segment]}], "m": {"width": WIDTH, "height": HEIGHT, "fps": 30}})
    made = render(draft, folder / "out.mp4", resolve=Path, cache_dir=folder / "cache", quality=quality)
    return mean_likeness(made.path, picture)


def likeness_of_perfect_frames(folder: Path, picture: Pixels) -> float:
    """How much of the reference itself is left once x264, as everybody sets it, has encoded it."""
    path = folder / "perfect.mp4"
    plane = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "20"}
        for number in range(round(SECONDS * 30)):
            plane[:HEIGHT] = reference(picture, number / 30)
            frame = av.VideoFrame.from_ndarray(plane, format="yuv420p")
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return mean_likeness(path, picture)


def test_frames_are_like_a_supersampled_reference_and_more_so_at_high_quality(tmp_path: Path) -> None:
    # As a phone delivers it: its grain smoothed away.
    picture = cv2.GaussianBlur(photo(5, (1062, 1416)), (0, 0), 1.2)
    medium, high = likeness(tmp_path, picture, "medium"), likeness(tmp_path, picture, "high")
    assert medium >= 0.983
    assert high > medium + 0.002


def test_of_a_grainy_photo_as_much_is_left_as_x264_leaves_of_perfect_frames(tmp_path: Path) -> None:
    picture = photo(5, (1062, 1416))
    assert likeness(tmp_path, picture, "medium") >= likeness_of_perfect_frames(tmp_path, picture) - 0.001


def test_a_composed_frame_is_all_but_the_supersampled_reference() -> None:
    picture = photo(5, (1062, 1416))
    moving = still(picture, (WIDTH, HEIGHT), fit="cover", motion="zoom-in", seconds=SECONDS)
    canvas, scratch = Canvas.empty(WIDTH, HEIGHT), Scratch()
    for seconds in (0.1, 0.5, 0.9):
        moving.draw(canvas, seconds, scratch)
        ideal = reference(picture, seconds)
        found = structural_similarity(ideal, canvas.luma, data_range=255, gaussian_weights=True)
        assert found >= 0.983


@pytest.mark.parametrize("rgb", [(255, 0, 0), (0, 255, 0), (0, 0, 255), (192, 160, 128), (16, 32, 48)])
def test_the_colours_of_a_chart_are_within_two_levels_after_decoding(
    tmp_path: Path, rgb: tuple[int, int, int]
) -> None:
    chart = save_picture(tmp_path / "chart.png", rgb, (320, 320))
    segment = {"src": str(chart), "s": 0, "d": 500, "m": {"motion": "none"}}
    draft = Draft({"t": [{"tt": 0, "sg": [segment]}], "m": {"width": 320, "height": 320, "fps": 30}})
    made = render(draft, tmp_path / "out.mp4", resolve=Path, cache_dir=tmp_path / "cache")
    with av.open(str(made.path)) as container:
        frame = next(container.decode(video=0))
        y, u, v = (float(np.median(plane)) for plane in frame.reformat(format="yuv444p").to_ndarray())
    # BT.709, limited range, by its own formula and not by the renderer's tables.
    light, blue, red = (y - 16) / 219, (u - 128) / 224, (v - 128) / 224
    r, b = light + 1.5748 * red, light + 1.8556 * blue
    decoded = np.array([r, (light - 0.2126 * r - 0.0722 * b) / 0.7152, b]) * 255
    assert np.abs(decoded - rgb).max() <= 2.0
