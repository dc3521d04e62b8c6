"""Colours of clips: any coding against FFmpeg's own conversion, and HDR against the standards."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.filter
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from nemo_widgets.engine.render import tonemap
from nemo_widgets.engine.render.colour import Need, peak_of
from nemo_widgets.engine.render.facts import facts_of
from nemo_widgets.engine.render.fitting import fit_picture
from nemo_widgets.engine.render.footage import ClipReader
from nemo_widgets.engine.render.planes import Canvas, Scratch
from tests.engine.synthetic import colour_at, draft_of, exporter, near, read_frames, save_picture, visual

Planes = NDArray[Any]
PATCH, COLUMNS = 32, 8
COLOURS = [
    *((0, 0, 0), (255, 255, 255), (128, 128, 128), (40, 40, 40), (210, 30, 30), (30, 190, 40), (30, 40, 210)),
    *((220, 210, 30), (30, 200, 210), (200, 40, 200), (240, 190, 160), (110, 70, 40), (90, 130, 200)),
    *((250, 120, 20), (60, 90, 50), (170, 170, 190)),
]
SIZE = (PATCH * COLUMNS, PATCH * len(COLOURS) // COLUMNS)
KR_KB = {"bt709": (0.2126, 0.0722), "bt601": (0.299, 0.114), "bt2020": (0.2627, 0.0593)}
SPACES = {"bt709": int(Colorspace.ITU709), "bt601": int(Colorspace.ITU601), "bt2020": 9}


def chart() -> Planes:
    """A test chart of even patches, RGB of 0 to 1."""
    rows = np.array(COLOURS, float).reshape(-1, COLUMNS, 3) / 255
    return np.kron(rows, np.ones((PATCH, PATCH, 1)))


def patches(picture: Planes) -> Planes:
    """The colour in the middle of each patch."""
    return np.array(
        [
            picture[
                row * PATCH + 8 : (row + 1) * PATCH - 8, column * PATCH + 8 : (column + 1) * PATCH - 8
            ].mean(axis=(0, 1))
            for row in range(SIZE[1] // PATCH)
            for column in range(COLUMNS)
        ]
    )


def coded(rgb: Planes, form: str, matrix: str, *, full: bool) -> av.VideoFrame:
    """An exactly coded frame of a picture of 0 to 1."""
    kr, kb = KR_KB[matrix]
    frame = av.VideoFrame(SIZE[0], SIZE[1], form)
    luma = rgb @ np.array([kr, 1 - kr - kb, kb])
    differences = (rgb[..., 2] - luma) / (2 * (1 - kb)), (rgb[..., 0] - luma) / (2 * (1 - kr))
    ten = "10" in form
    unit = 4 if ten else 1
    if full:
        most = 255 * unit + (3 if ten else 0)
        values = [luma * most, *(128 * unit + most * plane for plane in differences)]
    else:
        values = [unit * (16 + 219 * luma), *(unit * (128 + 224 * plane) for plane in differences)]
    for number, (plane, value) in enumerate(zip(frame.planes, values, strict=True)):
        across = 2 if number and "444" not in form else 1
        down = 2 if number and "420" in form else 1
        wanted = value[::down, ::across].round()
        kind = np.uint16 if ten else np.uint8
        rows = np.frombuffer(memoryview(plane), kind).reshape(wanted.shape[0], -1)
        rows[:, : wanted.shape[1]] = wanted.clip(0, 1023 if ten else 255)
    frame.colorspace = SPACES[matrix]
    frame.color_range = ColorRange.JPEG if full else ColorRange.MPEG
    return frame


def save(path: Path, frame: av.VideoFrame, *, trc: int = 1, primaries: int = 1, alpha: bool = False) -> Path:
    """Losslessly, so that only conversions count."""
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("ffv1", rate=30)
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, frame.format.name
        context = stream.codec_context
        context.colorspace, context.color_range = frame.colorspace, frame.color_range
        context.color_trc, context.color_primaries = trc, primaries
        for number in range(6):
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def as_rgb(canvas: Canvas) -> Planes:
    """A canvas' pixels, by the formulas of BT.709, 0 to 255."""
    luma = (canvas.luma.astype(float) - 16) / 219
    blue, red = (
        np.kron(canvas.chroma[..., number].astype(float) - 128, np.ones((2, 2))) / 224 for number in (0, 1)
    )
    kr, kb = KR_KB["bt709"]
    r, b = luma + 2 * (1 - kr) * red, luma + 2 * (1 - kb) * blue
    g = (luma - kr * r - kb * b) / (1 - kr - kb)
    return 255 * np.stack([r, g, b], axis=-1).clip(0, 1)


def drawn(path: Path, need: Need | None = None) -> Planes:
    canvas = Canvas.empty(*SIZE)
    with ClipReader(path, need) as reader:
        fit_picture(canvas, reader.at(0.01), "cover", Scratch())
    return as_rgb(canvas)


def by_ffmpeg(frame: av.VideoFrame, matrix: str, *, full: bool) -> Planes:
    """The same by FFmpeg's scale filter, to RGB."""
    graph = av.filter.Graph()
    buffer = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1, 30)
    )
    scale = graph.add(
        "scale",
        in_color_matrix=matrix,
        in_range="full" if full else "limited",
        flags="accurate_rnd+full_chroma_int+full_chroma_inp",
    )
    graph.link_nodes(
        buffer, scale, graph.add("format", pix_fmts="rgb24"), graph.add("buffersink")
    ).configure()
    frame.pts = 0
    graph.vpush(frame)
    return graph.vpull().to_ndarray().astype(float)


FORMS = ["yuv420p", "yuv422p", "yuv444p", "yuv420p10le", "yuv422p10le", "yuv444p10le"]


@pytest.mark.parametrize("full", [False, True], ids=["limited", "full"])
@pytest.mark.parametrize("matrix", KR_KB)
@pytest.mark.parametrize("form", FORMS)
def test_each_coding_keeps_its_colours(form: str, matrix: str, full: bool, tmp_path: Path) -> None:
    frame = coded(chart(), form, matrix, full=full)
    seen = patches(drawn(save(tmp_path / "c.mkv", frame)))
    assert np.abs(seen - np.array(COLOURS)).max() <= 3
    assert np.abs(seen - patches(by_ffmpeg(frame, matrix, full=full))).max() <= 3


def test_a_clip_of_rgb_keeps_its_colours(tmp_path: Path) -> None:
    frame = av.VideoFrame.from_ndarray((chart() * 255).round().astype(np.uint8), format="rgb24").reformat(
        format="bgr0"
    )
    frame.colorspace = 0
    frame.color_range = ColorRange.JPEG
    assert np.abs(patches(drawn(save(tmp_path / "c.mkv", frame))) - np.array(COLOURS)).max() <= 3


LIGHT = np.array([0.5, 5, 40, 100, 203, 400, 700, 1000])


def light_chart() -> Planes:
    """Greys from 0.5 to 1000 cd/m², and below each the same light in a tint, linear BT.2020."""
    greys = np.repeat(LIGHT[:, None], 3, axis=1)
    tints = greys * np.array([1.0, 0.7, 0.5])
    return np.kron(np.stack([greys, tints]), np.ones((PATCH, PATCH, 1)))


def hlg_signal(nits: Planes) -> Planes:
    """BT.2100's HLG for light on a display of 1000 cd/m²."""
    display = nits / 1000
    luminance = np.maximum(display @ np.array([0.2627, 0.6780, 0.0593]), 1e-9)[..., None]
    scene = display * luminance ** (1 / 1.2 - 1)
    bright = 0.17883277 * np.log(np.maximum(12 * scene - 0.28466892, 1e-9)) + 0.55991073
    signal: Planes = np.where(scene <= 1 / 12, np.sqrt(3 * scene), bright).clip(0, 1)
    return signal


@pytest.mark.parametrize(("trc", "signal"), [(16, tonemap.nits_to_pq), (18, hlg_signal)], ids=["PQ", "HLG"])
def test_hdr_is_tone_mapped_as_the_standards_say(trc: int, signal: Any, tmp_path: Path) -> None:
    nits = light_chart()
    clip = save(
        tmp_path / "c.mkv", coded(signal(nits), "yuv420p10le", "bt2020", full=False), trc=trc, primaries=9
    )
    seen = patches(drawn(clip, Need(*SIZE)))
    wanted = patches(tonemap.to_bt709(tonemap.nits_to_pq(nits), "pq") * 255)
    assert np.abs(seen - wanted).max() <= 5
    greys = seen[:COLUMNS]
    assert (np.diff(greys.mean(axis=1)) > 0).all(), "the order of brightness stays"
    assert np.abs(greys - greys.mean(axis=1, keepdims=True)).max() <= 2, "greys stay grey"
    # 100 cd/m² are 75 % of the light of SDR's white at most a little more; nothing is cut off above.
    assert 170 <= greys[3].mean() <= 200
    assert greys[7].mean() >= 253


@pytest.mark.parametrize(
    ("told", "peak"),
    [
        ("max-cll=4000,400", 4000),
        ("master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(20000000,50)", 2000),
        ("", 1000),
    ],
)
def test_the_brightest_light_is_what_the_file_tells(told: str, peak: int, tmp_path: Path) -> None:
    frame = coded(tonemap.nits_to_pq(light_chart()), "yuv420p10le", "bt2020", full=False)
    path = tmp_path / "c.mp4"
    told = ":".join(part for part in ("log-level=none:bframes=0:hdr10=1", told) if part)
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(
            "libx265", rate=30, options={"preset": "ultrafast", "x265-params": told}
        )
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "yuv420p10le"
        stream.codec_context.color_trc, stream.codec_context.color_primaries = 16, 9
        stream.codec_context.colorspace = 9
        for number in range(6):
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with av.open(str(path)) as container:
        assert peak_of(next(container.decode(video=0))) == peak


def test_hdr_is_told_once_for_each_file(tmp_path: Path) -> None:
    frame = coded(tonemap.nits_to_pq(light_chart()), "yuv420p10le", "bt2020", full=False)
    bright = save(tmp_path / "bright.mkv", frame, trc=16, primaries=9)
    usual = save(tmp_path / "usual.mkv", coded(chart(), "yuv420p", "bt709", full=False))
    shots = [visual(bright, 0, 200, title="Beach"), visual(usual, 200, 200), visual(bright, 400, 200)]
    made = exporter(tmp_path)(draft_of((0, shots)))
    assert made.warnings == ("“Beach” is HDR video: its light is brought to the standard range.",)


def test_the_curve_leaves_the_dark_alone_and_ends_at_white() -> None:
    dark = np.array([0.01, 1.0, 20.0, 60.0])
    assert np.allclose(tonemap.compressed(dark, 1000), dark, rtol=1e-6)
    assert float(tonemap.compressed(np.array(1000.0), 1000)) == pytest.approx(tonemap.WHITE, rel=1e-3)
    climb = tonemap.compressed(np.linspace(0, 4000, 4001), 4000)
    assert (np.diff(climb) >= -1e-9).all()


def test_pq_and_its_inverse_meet() -> None:
    nits = np.array([0.0, 0.005, 1, 100, 1000, 10_000])
    assert np.allclose(tonemap.pq_to_nits(tonemap.nits_to_pq(nits)), nits, atol=1e-6, rtol=1e-6)
    # BT.2408: diffuse white at 203 cd/m² is 58 % of PQ and 75 % of HLG.
    assert float(tonemap.nits_to_pq(np.array(203.0))) == pytest.approx(0.58, abs=0.002)
    assert float(hlg_signal(np.full(3, 203.0))[0]) == pytest.approx(0.75, abs=0.002)


def test_a_wide_gamut_alone_is_brought_to_bt709(tmp_path: Path) -> None:
    clip = save(tmp_path / "c.mkv", coded(chart(), "yuv420p10le", "bt2020", full=False), trc=14, primaries=9)
    seen = patches(drawn(clip))
    assert np.abs(seen[:4] - np.array(COLOURS[:4])).max() <= 3, "greys stay"
    red, green = seen[4], seen[5]
    assert red[0] > 225, "what was less than BT.2020's red is nearly BT.709's"
    assert red[1] < 40
    assert green[1] > 180


def test_chroma_stays_on_its_luma_when_a_clip_grows(tmp_path: Path) -> None:
    # A red bar on grey: after growing four times its colour has to lie where its brightness does.
    rgb = np.full((SIZE[1], SIZE[0], 3), 0.5)
    rgb[:, 100:140] = (0.9, 0.1, 0.1)
    clip = save(tmp_path / "c.mkv", coded(rgb, "yuv444p", "bt709", full=False))
    canvas = Canvas.empty(SIZE[0] * 4, SIZE[1] * 4)
    with ClipReader(clip) as reader:
        fit_picture(canvas, reader.at(0.01), "cover", Scratch())
    luma, red = canvas.luma[100].astype(float), canvas.chroma[50, :, 1].astype(float)

    def middle(line: Planes, per_pixel: float, first: float) -> float:
        weight = np.abs(line - line[0])
        return float((weight * (np.arange(line.size) * per_pixel + first)).sum() / weight.sum())

    # Chroma's samples lie on every other luma sample.
    assert middle(luma, 1, 0) == pytest.approx(middle(red, 2, 0), abs=0.6)


def test_a_clip_with_transparency_shows_what_is_beneath(tmp_path: Path) -> None:
    rgba = np.zeros((SIZE[1], SIZE[0], 4), np.uint8)
    rgba[..., :3] = (220, 40, 40)
    rgba[:, : SIZE[0] // 2, 3] = 255
    frame = av.VideoFrame.from_ndarray(rgba, format="rgba")
    path = tmp_path / "c.mov"
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("qtrle", rate=30)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "argb"
        for number in range(30):
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame.reformat(format="argb")))
        container.mux(stream.encode(None))
    assert facts_of(path).see_through
    ground = save_picture(tmp_path / "p.png", (20, 60, 200), SIZE)
    below = [visual(ground, 0, 800, motion="none")]
    draft = draft_of((0, below), (0, [visual(path, 0, 800)]), size=SIZE)
    seen = read_frames(exporter(tmp_path)(draft).path)[10]
    assert near(colour_at(seen, 0.25), (220, 40, 40), within=8)
    assert near(colour_at(seen, 0.75), (20, 60, 200), within=8)


def test_vp9_s_transparency_counts_too(tmp_path: Path) -> None:
    path = tmp_path / "c.webm"
    alpha = np.full((SIZE[1], SIZE[0]), 255, np.uint8)
    alpha[:, SIZE[0] // 2 :] = 0
    plain = np.stack(
        [np.full_like(alpha, 220), np.full_like(alpha, 40), np.full_like(alpha, 40), alpha], axis=-1
    )
    frame = av.VideoFrame.from_ndarray(plain, format="rgba").reformat(format="yuva420p")
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(
            "libvpx-vp9", rate=30, options={"cpu-used": "8", "auto-alt-ref": "0"}
        )
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuva420p"
        stream.metadata["alpha_mode"] = "1"
        for number in range(30):
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert facts_of(path).see_through
    ground = save_picture(tmp_path / "p.png", (20, 60, 200), SIZE)
    draft = draft_of((0, [visual(ground, 0, 800, motion="none")]), (0, [visual(path, 0, 800)]), size=SIZE)
    seen = read_frames(exporter(tmp_path)(draft).path)[10]
    assert colour_at(seen, 0.25)[0] > 180
    assert near(colour_at(seen, 0.75), (20, 60, 200), within=10)
