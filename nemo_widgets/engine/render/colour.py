"""Decoded frames as 8-bit BT.709 planes, whatever they were: left alone where they are that already."""

from __future__ import annotations

import struct
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import av.filter
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

from nemo_widgets.engine.render.clipfile import side_data
from nemo_widgets.engine.render.orientation import UPRIGHT, Orientation, orientation_of
from nemo_widgets.engine.render.planes import Pixels
from nemo_widgets.engine.render.tonemap import USUAL_PEAK, Transfer, cube

_READY = {"yuv420p", "yuvj420p"}
_FULL_RANGE = "yuvj"
# Untagged lines are taken for high definition from here on, as players do.
_HD_WIDTH, _SD_HEIGHT = 1280, 576
_MATRICES: Final = {
    int(Colorspace.ITU709): "bt709",
    int(Colorspace.FCC): "fcc",
    int(Colorspace.ITU601): "smpte170m",
    int(Colorspace.ITU624): "bt470",
    int(Colorspace.SMPTE240M): "smpte240m",
    9: "bt2020",
    10: "bt2020",
}
_SCALING: Final = "bicubic+accurate_rnd+full_chroma_int"
_LEAST_PEAK, _MOST_PEAK = 300.0, 10_000.0
_WRITTEN: Final = {"out_color_matrix": "bt709", "out_range": "limited"}
_TICK: Final = Fraction(1, 1000)


@dataclass(frozen=True)
class Picture:
    """A decoded frame as it lies in the file, before it is turned and fitted.

    Parameters
    ----------
    luma
        (h, w).
    chroma
        One array (h/2, w/2, 2) of pairs, or two (h/2, w/2), blue's and red's.
    full_range
        Whether black is 0 and white 255.
    turn
        How it is to be turned.
    pixel_aspect
        How wide a pixel is for its height, before turning.
    rgba
        In place of the planes: straight-alpha RGBA, for a clip with transparency.
    """

    luma: Pixels
    chroma: tuple[Pixels, ...]
    full_range: bool = False
    turn: Orientation = UPRIGHT
    pixel_aspect: float = 1.0
    rgba: Pixels | None = None

    @property
    def nbytes(self) -> int:
        """The memory it takes."""
        planes = (self.luma, *self.chroma) if self.rgba is None else (self.rgba,)
        return sum(plane.nbytes for plane in planes)


@dataclass(frozen=True)
class Need:
    """What will be seen of a clip, so that no more is converted: a canvas' size, and whether it is filled.

    Parameters
    ----------
    width, height
        The canvas.
    fills
        Whether the picture fills it, so that only its middle part is seen.
    see_through
        Whether transparency counts.
    """

    width: int
    height: int
    fills: bool = False
    see_through: bool = False


class Converter:
    """Makes pictures of one clip's frames.

    Parameters
    ----------
    need
        What will be seen; everything, at full size, without it.
    """

    def __init__(self, need: Need | None = None, pixel_aspect: float = 1.0) -> None:
        self._need = need
        self._pixel_aspect = pixel_aspect
        self._graph: av.filter.Graph | None = None
        self._key: tuple[Any, ...] = ()
        self._turn: tuple[int, Orientation] | None = None
        self._number = 0

    def __call__(self, frame: av.VideoFrame) -> Picture:
        """Return a frame's planes; they are the frame's own memory where it needed no conversion."""
        turn = self._orientation(frame)
        if self._need is not None and self._need.see_through and has_alpha(frame):
            shown = self._through(frame, turn, "rgba")
            rgba = shown.to_ndarray()
            return Picture(rgba[..., 0], (), turn=turn, pixel_aspect=self._pixel_aspect, rgba=rgba)
        if is_ready(frame):
            return Picture(*_planes(frame), _is_full_range(frame), turn, self._pixel_aspect)
        shown = self._through(frame, turn, "yuv420p")
        return Picture(*_planes(shown), turn=turn, pixel_aspect=self._pixel_aspect)

    def _orientation(self, frame: av.VideoFrame) -> Orientation:
        # Asked of one frame for all of its kind: once what lies beside a frame was read, the two hold each
        # other, and stay in memory until the garbage collector comes by.
        angle = frame.rotation
        if self._turn is None or self._turn[0] != angle:
            self._turn = (angle, orientation_of(frame))
        return self._turn[1]

    def _through(self, frame: av.VideoFrame, turn: Orientation, form: str) -> av.VideoFrame:
        key = (
            frame.width,
            frame.height,
            frame.format.name,
            frame.colorspace,
            frame.color_range,
            frame.color_trc,
            frame.color_primaries,
            form,
        )
        if self._graph is None or key != self._key:
            self._graph, self._key = self._build(frame, turn, form), key
        self._number += 1
        frame.pts, frame.time_base = self._number, _TICK
        self._graph.vpush(frame)
        return self._graph.vpull()

    def _build(self, frame: av.VideoFrame, turn: Orientation, form: str) -> av.filter.Graph:
        graph = av.filter.Graph()
        graph.threads = 1
        nodes = [
            graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=_TICK)
        ]
        across, down = frame.width, frame.height
        if self._need is not None:
            wide, high = turn.size(self._need.width, self._need.height)
            shape = wide / high / self._pixel_aspect
            if self._need.fills and form != "rgba":
                across = min(across, round(down * shape / 2 + 0.5) * 2)
                down = min(down, round(across / shape / 2 + 0.5) * 2)
                nodes.append(graph.add("crop", f"{across}:{down}"))
            # Smaller at once, where so many pixels are not seen anyway; never larger.
            factor = max(wide / self._pixel_aspect / across, high / down)
            if not self._need.fills:
                factor = min(1.0, factor)
            if factor < 1:
                across, down = (max(2, round(side * factor / 2) * 2) for side in (across, down))
        sized: dict[str, Any] = {
            "w": str(across // 2 * 2 or 2),
            "h": str(down // 2 * 2 or 2),
            "flags": _SCALING,
        }
        read = {
            "in_color_matrix": _matrix(frame),
            "in_range": "full" if _is_full_range(frame) else "limited",
            **(_sited("in") if frame.format.chroma_width(2) == 1 else {}),
        }
        written = {} if form == "rgba" else {**_WRITTEN, **_sited("out")}
        transfer = transfer_of(frame)
        if transfer is None:
            nodes.append(graph.add("scale", **sized, **read, **written))
            return _finished(graph, nodes, form)
        nodes.append(graph.add("scale", **sized, **read))
        nodes.append(graph.add("format", pix_fmts="gbrp16"))
        with tempfile.TemporaryDirectory(prefix="nemo-") as folder:
            table = Path(folder) / "table.cube"
            table.write_text(cube(transfer, peak_of(frame)))
            nodes.append(graph.add("lut3d", file=str(table), interp="tetrahedral"))
        nodes.append(graph.add("scale", flags=_SCALING, **written))
        return _finished(graph, nodes, form)


def _sited(side: str) -> dict[str, str]:
    """Say that chroma lies left, as in the planes that everything is composed in."""
    return {f"{side}_h_chr_pos": "0", f"{side}_v_chr_pos": "128"}


def _finished(graph: av.filter.Graph, nodes: list[Any], form: str) -> av.filter.Graph:
    nodes += [graph.add("format", pix_fmts=form), graph.add("buffersink")]
    graph.link_nodes(*nodes).configure()
    return graph


def is_ready(frame: av.VideoFrame) -> bool:
    """Tell whether a frame is 8-bit 4:2:0 in BT.709 already, of either range."""
    return (
        frame.format.name in _READY
        and transfer_of(frame) is None
        and _matrix(frame) == "bt709"
        and frame.width % 2 == 0
        and frame.height % 2 == 0
    )


def transfer_of(frame: av.VideoFrame) -> Transfer | None:
    """Return how a frame is coded where it needs tone or gamut mapping, else None."""
    if frame.color_trc == ColorTrc.SMPTE2084:
        return "pq"
    if frame.color_trc == ColorTrc.ARIB_STD_B67:
        return "hlg"
    return "sdr" if frame.color_primaries == ColorPrimaries.BT2020 else None


def is_hdr(frame: av.VideoFrame) -> bool:
    """Tell whether a frame holds more light than the standard range has."""
    return transfer_of(frame) in {"pq", "hlg"}


def peak_of(frame: av.VideoFrame) -> float:
    """Return the brightest light in a PQ frame, in cd/m², rounded: as its file says, or the usual."""
    if frame.color_trc != ColorTrc.SMPTE2084:
        return USUAL_PEAK
    level = side_data(frame, "CONTENT_LIGHT_LEVEL")
    told = float(struct.unpack_from("=I", level)[0]) if len(level) >= 4 else 0.0
    if not told:
        display = side_data(frame, "MASTERING_DISPLAY_METADATA")
        # Four points of two fractions each, then the least and the most light, as FFmpeg lays them out.
        if len(display) >= 80:
            numerator, denominator = struct.unpack_from("=ii", display, 72)
            told = numerator / denominator if denominator else 0.0
    return float(round(min(max(told, _LEAST_PEAK), _MOST_PEAK), -1)) if told else USUAL_PEAK


def has_alpha(frame: av.VideoFrame) -> bool:
    """Tell whether a frame has transparency."""
    return any(component.is_alpha for component in frame.format.components)


def _is_full_range(frame: av.VideoFrame) -> bool:
    return frame.color_range == ColorRange.JPEG or frame.format.name.startswith(_FULL_RANGE)


def _matrix(frame: av.VideoFrame) -> str:
    if frame.format.is_rgb:
        return "auto"
    known = _MATRICES.get(int(frame.colorspace))
    if known is None:
        high = frame.width >= _HD_WIDTH or frame.height > _SD_HEIGHT
        known = "bt709" if high else "smpte170m"
    return known


def _planes(frame: av.VideoFrame) -> tuple[Pixels, tuple[Pixels, Pixels]]:
    width, height = frame.width, frame.height
    luma, *chroma = (
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size) for plane in frame.planes
    )
    blue, red = (plane[: height // 2, : width // 2] for plane in chroma)
    return luma[:height, :width], (blue, red)
