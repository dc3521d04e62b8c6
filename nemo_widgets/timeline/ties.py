"""Which scenes a text, a picture above or a sound belongs to.

Ours say so (`m.scene`). Drafts of others do not, so it is read from the times, as people see it: what lies
over one scene alone, or by two thirds, belongs to it; what lies over several begins with the first and ends
with the last; what lasts from the beginning to the end belongs to the video. A title that the video opens or
closes with is the video's own too, unless most scenes have a title, which then names its scene.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from nemo_widgets.timeline.cards import is_paper
from nemo_widgets.timeline.clips import Clip, Row

EDGE_MS: Final = 300
"""What begins or ends so near to a scene's edge is meant to begin or end with it."""
_LEAK_MS: Final = 600
"""What reaches so far into another scene does not lie over that one: a transition lasts about as long."""
_MOSTLY: Final = 2 / 3


@dataclass(frozen=True)
class Shown:
    """How a scene stands: from when until the next one begins to show, and what of its file it shows.

    `first` is the moment in ms of the file that shows at the start, `rate` how many ms of it pass in one of
    the video: negative backwards, 0 for a picture and a frozen frame.
    """

    start: int
    end: int
    src: object = None
    first: float = 0.0
    rate: float = 0.0
    has_words: bool = False

    @classmethod
    def of(cls, scene: Clip, end: int) -> Shown:
        """Return how a scene stands that shows alone until `end`."""
        m = scene.meta
        speed, first = scene.speed, scene.source_in
        # Drafts of others may leave out what kind of file it is; only a recording has a part that is used.
        plays = m.get("media_type", "video" if "source_in" in m else "") == "video"
        rate = speed if plays and "freeze" not in m else 0.0
        if m.get("reverse"):
            first, rate = first + scene.duration * speed, -rate
        made = m.get("made")
        # A picture that was made from no description, or from a colour, is the ground of a card.
        prompt = made.get("prompt") if isinstance(made, dict) else None
        blank = isinstance(prompt, str) and (not prompt or is_paper(prompt))
        blank = blank or (isinstance(made, dict) and made.get("by") == "typographer")
        return cls(scene.start, end, scene.raw.get("src"), first, rate, "card" in m or blank)

    def is_recording_of(self, other: Shown) -> bool:
        """Tell whether both play the same file, so that its moments tell where things are now."""
        return bool(self.rate and other.rate) and self.src == other.src

    def moved(self, at: int, new: Shown) -> int:
        """Return when the moment that shows at a time of the video comes now, be it cut away or not."""
        return new.start + round((self.first + (at - self.start) * self.rate - new.first) / new.rate)


Kind = Literal["free", "whole", "opening", "closing", "scenes"]


@dataclass(frozen=True)
class Tie:
    """What a clip belongs to: nothing, the whole video, its opening or its end, or only scenes.

    `home` is the one scene that it moves with, if it is one, and `scenes` are all that it lies over.
    """

    kind: Kind = "free"
    home: str = ""
    scenes: tuple[str, ...] = ()


def ties(rows: Sequence[Row], scenes: Mapping[str, Shown]) -> dict[Clip, Tie]:
    """Return what everything beside the scenes belongs to.

    Parameters
    ----------
    rows
        The tracks without that of the scenes.
    scenes
        How the scenes stand, in order.
    """
    if not scenes:
        return {clip: Tie() for row in rows for clip in row.clips}
    found = {clip: _tie(clip, row, scenes) for row in rows for clip in row.clips}
    texts = [clip for row in rows if row.kind == "text" for clip in row.clips]
    titles = [clip for clip in texts if clip.scene is None and clip.role in _TITLES]
    first, last = next(iter(scenes)), list(scenes)[-1]
    if _name_scenes({found[clip].home for clip in titles}, list(scenes)):
        return found
    start, end = scenes[first].start, scenes[last].end
    for clip in titles:
        tie = found[clip]
        if tie.kind != "scenes":
            continue
        if clip.start <= start + EDGE_MS and tie.scenes[0] == first:
            found[clip] = replace(tie, kind="opening")
        elif clip.end >= end - EDGE_MS and tie.home == last:
            found[clip] = replace(tie, kind="closing")
    return found


_TITLES = {"title", ""}


def _name_scenes(titled: set[str], scenes: Sequence[str]) -> bool:
    """Tell whether titles name the scenes that they lie over, as chapters do, and not the video."""
    titled = titled & set(scenes)
    every = len(titled) == len(scenes) > 1
    return every or (len(titled) > len(scenes) / 2 and bool(titled - {scenes[0], scenes[-1]}))


def _tie(clip: Clip, row: Row, scenes: Mapping[str, Shown]) -> Tie:
    if clip.scene is not None:
        return Tie("scenes", clip.scene, (clip.scene,))
    if clip.role == "bgm" or row.kind == "other":
        return Tie()
    all_ = list(scenes.values())
    # A text over the only scene is that scene's as well as the video's: it goes on as the scene does.
    may_be_whole = len(scenes) > 1 or row.kind != "text"
    if may_be_whole and clip.start <= all_[0].start + EDGE_MS and clip.end >= all_[-1].end - EDGE_MS:
        return Tie("whole")
    over = {id_: min(clip.end, s.end) - max(clip.start, s.start) for id_, s in scenes.items()}
    over = {id_: ms for id_, ms in over.items() if ms > 0}
    if not over:
        return Tie()
    leak = min(_LEAK_MS, clip.duration // 4)
    most = max(over, key=lambda id_: over[id_])
    solid = tuple(id_ for id_, ms in over.items() if ms > leak) or (most,)
    alone = len(solid) == 1 or over[most] >= clip.duration * _MOSTLY
    return Tie("scenes", most if alone else "", solid)
