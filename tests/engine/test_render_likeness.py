"""How like the ideal picture a rendered frame is: against a reference drawn at four times the size."""

from __future__ import annotations

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
SECONDS = 2.0


def reference(picture: Pixels, seconds: float) -> Pixels:
    """The luma that the camera should see, from the photo itself, four times supersampled."""
    view = Way("zoom-in", SECONDS, (picture.shape[1], picture.shape[0]), WIDTH / HEIGHT).at(seconds)
    scale = view.width / (4 * WIDTH)
    left, top = view.x - view.width / 2 + scale / 2 - 0.5, view.y - view.height / 2 + scale / 2 - 0.5
    fine = cv2.warpAffine(
        picture,
        np.array([[scale, 0, left], [0, scale, top]]),
        (4 * WIDTH, 4 * HEIGHT),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
    )
    return sheet_from_rgb(cv2.resize(fine, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)).luma


def likeness(folder: Path, quality: str) -> float:
    picture = photo(5, (1062, 1416))
    shown = save_picture(folder / "photo.png", picture)
    segment = {"src": str(shown), "s": 0, "d": 2000, "m": {"motion": "zoom-in"}}
    draft = Draft({"t": [{"tt": 0, "sg": [segment]}], "m": {"width": WIDTH, "height": HEIGHT, "fps": 30}})
    made = render(draft, folder / "out.mp4", resolve=Path, cache_dir=folder / "cache", quality=quality)
    found = []
    with av.open(str(made.path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number % 12 == 6:
                luma = frame.to_ndarray(format="yuv420p")[:HEIGHT]
                found.append(
                    structural_similarity(
                        reference(picture, number / 30), luma, data_range=255, gaussian_weights=True
                    )
                )
    return float(np.mean(found))


def test_frames_are_like_a_supersampled_reference_and_more_so_at_high_quality(tmp_path: Path) -> None:
    medium, high = likeness(tmp_path, "medium"), likeness(tmp_path, "high")
    # The grain of this photo alone costs 0.006, the encoder most of the rest.
    assert medium >= 0.97
    assert high > medium + 0.003


def test_a_composed_frame_is_all_but_the_supersampled_reference() -> None:
    picture = photo(5, (1062, 1416))
    moving = still(picture, (WIDTH, HEIGHT), fit="cover", motion="zoom-in", seconds=SECONDS)
    canvas, scratch = Canvas.empty(WIDTH, HEIGHT), Scratch()
    for seconds in (0.2, 1.0, 1.7):
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
