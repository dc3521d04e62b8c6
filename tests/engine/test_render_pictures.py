"""Pictures and painted scenes under the camera."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from nemo_widgets.engine.render import compositor
from nemo_widgets.engine.render.animation import Animation
from nemo_widgets.engine.render.motion import Motion
from nemo_widgets.engine.render.motion import Path as CameraPath
from nemo_widgets.engine.render.photos import read_picture
from nemo_widgets.engine.render.planes import Canvas, Scratch
from nemo_widgets.engine.render.stills import still
from nemo_widgets.engine.render.timing import Timing
from tests.engine.synthetic import (
    SIZE,
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

MOTIONS: list[Motion] = ["zoom-in", "zoom-out", "pan-left", "pan-right", "pan-up", "pan-down"]


def frames_of(tmp_path: Path, source: Path, length: int = 1000, **m: Any) -> list[Any]:
    return read_frames(exporter(tmp_path)(draft_of((0, [visual(source, 0, length, **m)]))).path)


def test_a_photo_is_turned_as_its_exif_says(tmp_path: Path) -> None:
    picture = Image.new("RGB", SIZE[::-1], (255, 0, 0))
    picture.paste((0, 0, 255), (0, 0, SIZE[1] // 2, SIZE[0]))
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned by 90 degrees clockwise: what is left comes on top
    picture.save(tmp_path / "p.jpg", exif=exif, quality=95)
    frame = frames_of(tmp_path, tmp_path / "p.jpg", motion="none")[5]
    assert near(colour_at(frame, 0.5, 0.2), (0, 0, 255), within=12)
    assert near(colour_at(frame, 0.5, 0.8), (255, 0, 0), within=12)


@pytest.mark.parametrize("at_least", [None, (300, 200), (100, 70)])
def test_a_photo_read_the_fast_way_is_the_photo_that_pillow_reads(
    at_least: tuple[int, int] | None, tmp_path: Path
) -> None:
    path = tmp_path / "p.jpg"
    Image.fromarray(texture(1203, 801)).save(path, quality=88)
    pixels = read_picture(path, at_least=at_least)
    assert (pixels.shape[1] < 1203) == (at_least is not None)
    with Image.open(path) as image:
        shrunk = round(image.width / pixels.shape[1])
        image.draft("RGB", (image.width // shrunk, image.height // shrunk))
        assert (pixels == np.asarray(image)).all()


def test_a_photo_that_breaks_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "p.jpg"
    Image.fromarray(texture(600, 400)).save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(OSError, match="truncated"):
        read_picture(path)


@pytest.mark.parametrize("fit", ["contain", "blur", "cover"])
def test_a_wide_photo_is_fitted_as_asked(tmp_path: Path, fit: str) -> None:
    wide = save_picture(tmp_path / "p.png", (200, 30, 30), (400, 100))
    frame = frames_of(tmp_path, wide, fit=fit)[15]
    above = colour_at(frame, 0.5, 0.1)
    assert near(colour_at(frame), (200, 30, 30))
    if fit == "cover":
        assert near(above, (200, 30, 30))
    elif fit == "contain":
        assert near(above, (0, 0, 0))
    else:
        assert near(above, (140, 21, 21), within=10)


def test_a_picture_shown_whole_is_never_cut_by_the_camera(tmp_path: Path) -> None:
    framed = np.full((200, 400, 3), 90, np.uint8)
    framed[:12], framed[-12:], framed[:, :12], framed[:, -12:] = ([0, 220, 0],) * 4
    for motion in ("zoom-in", "pan-left", "pan-down"):
        path = save_picture(tmp_path / f"{motion}.png", framed)
        for frame in frames_of(tmp_path, path, fit="contain", motion=motion)[::10]:
            green = (frame[..., 1] > 130) & (frame[..., 0] < 90)
            rows, columns = np.flatnonzero(green.any(axis=1)), np.flatnonzero(green.any(axis=0))
            height = rows[-1] - rows[0] + 1
            assert (columns[-1] - columns[0] + 1) / height == pytest.approx(2.0, rel=0.05)


def test_a_transparent_picture_lies_on_its_blur_or_on_black(tmp_path: Path) -> None:
    logo = np.zeros((320, 180, 4), np.uint8)
    logo[100:220, 40:140] = (0, 200, 0, 255)
    path = save_picture(tmp_path / "logo.png", logo)
    contained = frames_of(tmp_path, path, fit="contain")[5]
    assert near(colour_at(contained), (0, 200, 0))
    assert near(colour_at(contained, 0.05, 0.05), (0, 0, 0))
    blurred = frames_of(tmp_path, path, fit="blur")[5]
    assert near(colour_at(blurred), (0, 200, 0))
    assert blurred[96, 90, 1] > 10


def shown_at(path: Path, timing: Timing, *times: float) -> list[str]:
    animation = Animation(path, timing)
    found = [animation.frame(animation.index_at(seconds))[0, 0] for seconds in times]
    animation.close()
    return ["rgb"[int(np.argmax(colour))] for colour in found]


@pytest.mark.parametrize("suffix", ["gif", "webp"])
def test_an_animated_picture_runs_as_its_segment_says(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nemo_widgets.engine.render.animation._KEPT_BYTES", 2 * 4 * SIZE[0] * SIZE[1])
    images = [Image.new("RGB", SIZE, colour) for colour in ((255, 0, 0), (0, 255, 0), (0, 0, 255))]
    path = tmp_path / f"a.{suffix}"
    images[0].save(path, save_all=True, append_images=images[1:], duration=100, loop=0)
    usual = [0.0, 0.1, 0.2, 0.29, 0.3, 0.6, 1.1]
    assert shown_at(path, Timing(), *usual) == list("rgbbrrb")
    assert shown_at(path, Timing(speed=2.0), 0.0, 0.05, 0.1, 0.15) == list("rgbr")
    assert shown_at(path, Timing(start=0.1), 0.0, 0.1, 0.2) == list("gbr")
    assert shown_at(path, Timing(start=0.1, speed=0.0), 0.0, 0.5) == list("gg")
    assert shown_at(path, Timing(start=0.0, end=0.2), 0.0, 0.1, 0.5) == list("rgg")
    back = Timing(end=0.6, backwards=True)
    assert shown_at(path, back, 0.0, 0.1, 0.2, 0.3, 0.4, 0.59) == list("bgrbgr")


def test_an_animated_picture_runs_backwards_faster_and_frozen_in_the_file(tmp_path: Path) -> None:
    images = [Image.new("RGB", SIZE, colour) for colour in ((255, 0, 0), (0, 255, 0), (0, 0, 255))]
    path = tmp_path / "a.gif"
    images[0].save(path, save_all=True, append_images=images[1:], duration=200, loop=0)
    for m, wanted in (({"reverse": True}, "bgr"), ({"speed": 2}, "rbg"), ({"freeze": 250}, "ggg")):
        frames = frames_of(tmp_path, path, 600, motion="none", **m)
        found = ["rgb"[int(np.argmax(colour_at(frames[number])))] for number in (2, 8, 14)]
        assert "".join(found) == wanted, m


def test_a_stretch_in_which_nothing_moves_is_drawn_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    lay = compositor._lay  # the one place that draws a shot

    def counted(canvas: Canvas, visual: Any, shot: Any, frame: int, *rest: Any) -> None:
        drawn.append(frame)
        lay(canvas, visual, shot, frame, *rest)

    monkeypatch.setattr(compositor, "_lay", counted)
    photo = save_picture(tmp_path / "p.png", texture(*SIZE))
    words = text("Still", 500, 1000, animation_in={"name": "fade", "d": 200}, animation_out="none")
    made = exporter(tmp_path)(draft_of((0, [visual(photo, 0, 2000, motion="none")]), (7, [words])))
    assert drawn == [0, *range(15, 22), 45]
    frames = read_frames(made.path)
    assert np.abs(frames[30].astype(int) - frames[44]).max() <= 3
    assert np.abs(frames[30].astype(int) - frames[5]).max() > 100
    drawn.clear()
    frames_of(tmp_path, photo, 2000, motion="zoom-in")
    assert len(drawn) == 60


@pytest.mark.parametrize("suffix", ["gif", "webp"])
def test_an_animated_picture_plays_in_its_own_time(tmp_path: Path, suffix: str) -> None:
    images = [Image.new("RGB", SIZE, colour) for colour in ((255, 0, 0), (0, 0, 255), (0, 255, 0))]
    path = tmp_path / f"a.{suffix}"
    images[0].save(path, save_all=True, append_images=images[1:], duration=[200, 400, 200], loop=0)
    frames = frames_of(tmp_path, path, 1200)
    strongest = [int(np.argmax(colour_at(frame))) for frame in frames]
    assert strongest[1:5] == [0] * 4
    assert strongest[7:17] == [2] * 10
    assert strongest[19:23] == [1] * 4
    assert strongest[25:29] == [0] * 4


@pytest.mark.parametrize("motion", MOTIONS)
def test_a_dot_under_the_camera_stays_on_its_ideal_path(motion: Motion) -> None:
    size = (540, 960)
    picture = np.zeros((1416, 1062, 3), np.uint8)
    rows, columns = np.mgrid[0:1416, 0:1062]
    dot = (610.0, 640.0)
    glow = 255 * np.exp(-((columns - dot[0]) ** 2 + (rows - dot[1]) ** 2) / 60)
    picture[:] = glow[..., None].astype(np.uint8)
    moving = still(picture, size, fit="cover", motion=motion, seconds=4.0)
    whole = CameraPath(motion, 4.0, (1062.0, 1416.0), size[0] / size[1])
    scratch, canvas = Scratch(), Canvas.empty(*size)
    errors = []
    for number in range(120):
        view = whole.at(number / 30)
        moving.draw(canvas, number / 30, scratch)
        weight = canvas.luma.astype(float) - 16
        weight[weight < 4] = 0
        down, across = (axis.ravel() @ weight.ravel() / weight.sum() for axis in np.mgrid[0:960, 0:540])
        scale = view.width / size[0]
        ideal = [(at + 0.5 - middle) / scale for at, middle in zip(dot, (view.x, view.y), strict=True)]
        errors.append([across + 0.5 - size[0] / 2 - ideal[0], down + 0.5 - size[1] / 2 - ideal[1]])
    # A quarter of a pixel off all the time would be seen by nobody; what shakes is seen.
    shaking = np.array(errors) - np.mean(errors, axis=0)
    distance = np.hypot(*shaking.T)
    assert np.abs(np.mean(errors, axis=0)).max() < 0.3
    assert np.sqrt(np.mean(distance**2)) < 0.1  # ffmpeg's zoompan: 1.7
    assert distance.max() < 0.25


@pytest.mark.parametrize("motion", MOTIONS)
@pytest.mark.parametrize("seconds", [1.0, 4.0, 40.0])
def test_the_camera_never_rests_and_never_leaves_the_picture(motion: Motion, seconds: float) -> None:
    for stage in ((1231.0, 2189.0), (4800.0, 2160.0)):
        path = CameraPath(motion, seconds, stage, 9 / 16, truck=0.7)
        views = [path.at(number / 30) for number in range(round(seconds * 30))]
        for view in views:
            assert view.width / 2 - 1e-6 <= view.x <= stage[0] - view.width / 2 + 1e-6
            assert view.height / 2 - 1e-6 <= view.y <= stage[1] - view.height / 2 + 1e-6
        for before, after in pairwise(views[::9]):
            scale = 1080 / before.width
            moved = abs(after.x - before.x) + abs(after.y - before.y) + abs(after.width - before.width)
            assert moved * scale > 1.0


@pytest.mark.parametrize("motion", MOTIONS)
def test_no_stretch_of_a_moving_photo_looks_frozen(tmp_path: Path, motion: str) -> None:
    path = save_picture(tmp_path / "p.png", texture(500, 400))
    frames = frames_of(tmp_path, path, 4000, motion=motion)
    for before, after in pairwise(frames[::9]):
        # freezedetect's measure at its usual noise of 0.001
        assert np.abs(before.astype(int) - after).mean() / 255 > 0.001


def test_a_painted_scene_is_painted_from_its_words_and_moves_in_depth(tmp_path: Path) -> None:
    made = {"by": "painter", "prompt": "sunset over a mountain lake", "seed": 1}
    export = exporter(tmp_path)
    draft = draft_of((0, [visual("/media/none.png", 0, 3000, motion="zoom-in", made=made)]))
    frames = read_frames(export(draft).path)
    assert len(frames) == 90
    assert frames[0].std() > 20
    for before, after in pairwise(frames[::9]):
        assert np.abs(before.astype(int) - after).mean() / 255 > 0.001
    assert list((tmp_path / "cache").rglob("*.npz"))


def test_a_scene_from_the_cache_is_the_scene_that_was_painted(tmp_path: Path) -> None:
    made = {"by": "painter", "prompt": "city at night", "seed": 3}
    draft = draft_of((0, [visual("/media/none.png", 0, 1000, made=made)]))
    export = exporter(tmp_path)
    painted = read_frames(export(draft).path)
    for chunk in (tmp_path / "cache").rglob("*.mp4"):
        chunk.unlink()
    assert all((a == b).all() for a, b in zip(painted, read_frames(export(draft).path), strict=True))


@pytest.mark.parametrize("haze", [0, 20])
def test_water_reaches_the_shore_behind_it_without_a_gap(haze: int) -> None:
    from nemo_widgets.engine.render.layers import LayeredPicture, layers_from_rgba
    from nemo_widgets.engine.render.motion import Path as Way
    from nemo_widgets.engine.render.planes import Canvas, Scratch

    stage = (240.0, 400.0)
    sky = np.full((400, 240, 3), 255, np.uint8)
    shore, water = np.zeros((60, 240, 4), np.uint8), np.zeros((200 + haze, 240, 4), np.uint8)
    shore[..., 3] = water[..., 3] = 255
    water[:haze, :, 3] = np.linspace(20, 255, haze)[:, None]
    layers = (
        *layers_from_rgba(sky, x=0, y=0, stage=stage),
        *layers_from_rgba(shore, x=0, y=145, stage=stage, nearness=0.9),
        *layers_from_rgba(water, x=0, y=200 - haze, stage=stage, nearness=0.9),
    )
    canvas = Canvas.empty(200, 334)
    way = Way("zoom-in", 4.0, stage, 200 / 334)
    LayeredPicture(stage, layers, way).draw(canvas, 2.0, Scratch())
    rows = canvas.luma.mean(axis=1)
    dark = np.flatnonzero(rows < 20)
    assert dark.size
    assert rows[dark[0] :].max() < 20


def test_rain_falls_through_the_whole_film_and_reaches_the_frame_s_edges() -> None:
    from nemo_widgets.engine.render.layers import LayeredPicture, layers_from_rgba
    from nemo_widgets.engine.render.motion import Path as Way

    stage, period = (240.0, 400.0), 0.5
    high = np.arange(500, dtype=np.float32)[:, None] + np.zeros((1, 300))
    rain = np.zeros((500, 300, 4), np.uint8)
    rain[..., :3] = 255
    # Bands that come again every 50 rows, for a way of 50 rows.
    rain[..., 3] = np.where(high % 50 < 12, 255, 1)
    layers = (
        *layers_from_rgba(np.zeros((400, 240, 3), np.uint8), x=0, y=0, stage=stage),
        *layers_from_rgba(rain, x=-30, y=-50, stage=stage, drift=(0.0, 50 / period), period=period),
    )
    picture = LayeredPicture(stage, layers, Way("zoom-in", 600.0, stage, 200 / 334))

    def tones(seconds: float) -> Any:
        canvas = Canvas.empty(200, 334)
        picture.draw(canvas, seconds, Scratch())
        return canvas.luma.astype(int)

    for seconds in (300.0, 599.0, 599.49):
        seen = tones(seconds)
        for edge in (seen[:60], seen[-60:], seen[:, :8], seen[:, -8:]):
            assert edge.max() > 200
    # Half a period on, the bands are elsewhere; after a whole one only the camera has moved on a little.
    other, same = (np.abs(tones(300.0) - tones(seconds)).mean() for seconds in (300.25, 300.5))
    assert other > 5 * same
