"""Interlaced frames made whole: each frame's missing lines from its neighbours in space and time."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import av
import av.filter


class Timed(NamedTuple):
    """A frame and when it starts, in seconds since the file's time zero."""

    time: float
    frame: av.VideoFrame


def deinterlaced(frames: Iterator[Timed]) -> Iterator[Timed]:
    """Yield frames as they are until the first interlaced one, and from there on whole ones.

    FFmpeg's `bwdif` gives one frame for each, in order, and leaves alone those that are not interlaced.
    """
    for shown in frames:
        if shown.frame.interlaced_frame:
            yield from _woven(itertools.chain([shown], frames))
            return
        yield shown


def _woven(frames: Iterator[Timed]) -> Iterator[Timed]:
    graph: av.filter.Graph | None = None
    shape: tuple[int, int, str] | None = None
    times: deque[float] = deque()
    for number, shown in enumerate(frames):
        frame = shown.frame
        now = (frame.width, frame.height, frame.format.name)
        if now != shape:
            yield from _drained(graph, times)
            graph, shape = _graph(frame), now
        if graph is None:
            continue
        times.append(shown.time)
        frame.pts, frame.time_base = number, Fraction(1, 25)
        graph.push(frame)
        yield from _ready(graph, times)
    yield from _drained(graph, times)


def _graph(frame: av.VideoFrame) -> av.filter.Graph:
    graph = av.filter.Graph()
    graph.threads = 1
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1, 25)
    )
    weaver = graph.add("bwdif", mode="send_frame", parity="auto", deint="interlaced")
    graph.link_nodes(source, weaver, graph.add("buffersink")).configure()
    return graph


def _ready(graph: av.filter.Graph, times: deque[float]) -> Iterator[Timed]:
    while times:
        try:
            frame = graph.vpull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        yield Timed(times.popleft(), frame)


def _drained(graph: av.filter.Graph | None, times: deque[float]) -> Iterator[Timed]:
    if graph is not None:
        graph.vpush(None)
        yield from _ready(graph, times)
        times.clear()
