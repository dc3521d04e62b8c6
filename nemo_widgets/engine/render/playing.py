"""How a sound is played: faster or slower at its own pitch, and again and again without a seam."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import av
import av.filter
import numpy as np

from nemo_widgets.engine.render.listening import frame_of, samples_of
from nemo_widgets.engine.render.loudness import Samples
from nemo_widgets.engine.render.seams import Seam

# The end and the beginning of a loop that do not meet cross over this time.
SEAM_S: Final = 0.03
# A loop no longer than this is decoded once and kept.
_KEPT_FRAMES: Final = 1 << 21


def at_speed(pieces: Iterator[Samples], speed: float, rate: int = 48000) -> Iterator[Samples]:
    """Play a sound faster or slower at the same pitch, with FFmpeg's atempo.

    Parameters
    ----------
    pieces
        The sound, (n, 2) each.
    speed
        2 is twice as fast.
    rate
        Samples a second.
    """
    if math.isclose(speed, 1.0):
        yield from pieces
        return
    graph = av.filter.Graph()
    chain = [graph.add_abuffer(format="fltp", sample_rate=rate, layout="stereo")]
    # One atempo is good from 0.5 to 2; further changes take several.
    count = max(1, math.ceil(abs(math.log2(speed)) - 1e-9))
    chain += [graph.add("atempo", f"{speed ** (1 / count):.9f}") for _ in range(count)]
    # Left alone, atempo hands over packed samples.
    chain += [graph.add("aformat", "sample_fmts=fltp:channel_layouts=stereo"), graph.add("abuffersink")]
    graph.link_nodes(*chain).configure()

    # It gives some tens of samples too many or too few, which would add up over a loop.
    taken = given = 0
    for piece in pieces:
        graph.push(frame_of(piece, rate, taken))
        taken += piece.shape[0]
        for out in _pulled(graph):
            yield out
            given += out.shape[0]
    graph.push(None)
    wanted = round(taken / speed)
    for out in _pulled(graph):
        if given < wanted:
            yield out[: wanted - given]
            given += out.shape[0]
    if given < wanted:
        yield np.zeros((wanted - given, 2), np.float32)


def _pulled(graph: av.filter.Graph) -> Iterator[Samples]:
    while True:
        try:
            out = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        if isinstance(out, av.AudioFrame):
            yield samples_of(out)


def looped(play: Callable[[], Iterator[Samples]], rate: int = 48000) -> Iterator[Samples]:
    """Play a sound again and again, for ever; ends that do not meet cross over.

    Parameters
    ----------
    play
        Starts it from its beginning.
    """
    seam = round(SEAM_S * rate)
    kept: list[Samples] | None = []
    length = 0
    tail = np.zeros((0, 2), np.float32)
    again = play
    while True:
        head: Samples | None = tail if tail.shape[0] else None
        held = np.zeros((0, 2), np.float32)
        count = 0
        for piece in again():
            count += piece.shape[0]
            if again is play and kept is not None:
                kept.append(piece)
                if count > _KEPT_FRAMES:
                    kept = None
            held = np.concatenate([held, piece])
            if head is not None and held.shape[0] >= 2 * seam:
                held, head = _meet(head, held), None
            if head is None and held.shape[0] > seam:
                yield held[:-seam]
                held = held[-seam:]
        if count == 0:
            return
        length = length or count
        if length <= 4 * seam:
            yield from _tiled(kept or [], seam)
            return
        tail = held
        if kept is not None:
            again = partial(iter, kept)


def rejoined(play: Callable[[], Iterator[Samples]], seam: Seam) -> Iterator[Samples]:
    """Play a sound to a place where it can go back, cross over to an earlier one, and so on for ever.

    Parameters
    ----------
    play
        Starts it from its beginning.
    seam
        The places.
    """
    cross, begin = seam.cross, 0
    turn = (np.arange(cross, dtype=np.float32)[:, None] + np.float32(0.5)) * np.float32(math.pi / 2 / cross)
    leaving: Samples | None = None
    while True:
        held = np.zeros((0, 2), np.float32)
        for piece in _between(play(), begin, seam.end + cross):
            held = np.concatenate([held, piece])
            if leaving is not None and held.shape[0] >= cross:
                held[:cross] = leaving * np.cos(turn) + held[:cross] * np.sin(turn)
                leaving = None
            if leaving is None and held.shape[0] > cross:
                yield held[:-cross]
                held = held[-cross:]
        if leaving is not None or held.shape[0] == 0:
            return  # it ended where there was sound before
        # The file may end within the crossing.
        leaving = np.concatenate([held, np.zeros((cross - held.shape[0], 2), np.float32)])
        begin = seam.start


def _between(pieces: Iterator[Samples], first: int, last: int) -> Iterator[Samples]:
    """Yield the samples from one place to another."""
    place = 0
    for piece in pieces:
        inside = piece[max(0, first - place) : max(0, last - place)]
        place += piece.shape[0]
        if inside.shape[0]:
            yield inside
        if place >= last:
            return


def _meet(tail: Samples, head: Samples) -> Samples:
    """Put a loop's beginning after its end, crossed where one does not run into the other."""
    jump = float(np.abs(head[0] - tail[-1]).max())
    usual = float(np.percentile(np.abs(np.diff(np.concatenate([tail, head]), axis=0)), 99))
    # The jump itself is among the differences, but only once.
    if jump <= 2 * usual:
        return np.concatenate([tail, head])
    count = tail.shape[0]
    turn = (np.arange(count, dtype=np.float32)[:, None] + np.float32(0.5)) * np.float32(math.pi / 2 / count)
    return np.concatenate([tail * np.cos(turn) + head[:count] * np.sin(turn), head[count:]])


def _tiled(pieces: list[Samples], most: int) -> Iterator[Samples]:
    """Repeat a sound too short to cross with itself, its ends brought to zero."""
    sound = np.concatenate(pieces)
    count = min(sound.shape[0] // 4, most // 4)
    if count:
        rise = np.sin(np.linspace(0, math.pi / 2, count, dtype=np.float32))[:, None]
        sound[:count] *= rise
        sound[-count:] *= rise[::-1]
    several = np.tile(sound, (max(1, 48000 // max(1, sound.shape[0])), 1))
    while sound.shape[0]:
        yield several
