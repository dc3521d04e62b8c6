"""Where segments stand: an editable copy of a draft that keeps scenes chained and everything else in step.

The scenes of the main video track follow each other; scene k starts as long before the end of scene k-1 as
the transition into it lasts. Everything else follows them (`following`), and music fills the video. Only what
moves is rewritten, in the keys that the draft already uses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from nemo_widgets.errors import InputError
from nemo_widgets.timeline import speech
from nemo_widgets.timeline.clips import Clip, Row, clip_of, fresh_id, write_list
from nemo_widgets.timeline.draft import TRACK_TYPES, Draft, Kind
from nemo_widgets.timeline.following import Change, follow
from nemo_widgets.timeline.lengths import end_of, share, stretch
from nemo_widgets.timeline.summary import seconds_text
from nemo_widgets.timeline.ties import Shown, Tie, ties

SHORTEST_SCENE_MS = 100
SHORTEST_VIDEO_MS = 500


class Layout:
    """An editable copy of a draft; `draft()` reads it back."""

    def __init__(self, draft: Draft) -> None:
        self.raw = draft.to_wire()
        view = Draft(self.raw)
        self.rows = [
            Row(track.raw, track.kind, [clip_of(s) for s in track.segments], not track.segments)  # type: ignore[arg-type]  # to_wire() made plain dicts
            for track in view.tracks
        ]
        self.total = view.duration_ms if view.segments else 0
        # A foreign list may be in any order; places among the scenes are meant in time.
        self.scenes.sort(key=lambda clip: clip.start)
        self._origin = self.scenes[0].start if self.scenes else 0
        self._overlapping = self._scenes_overlap()

    @property
    def scenes(self) -> list[Clip]:
        """The clips of the main video track, in order."""
        row = self._main()
        return row.clips if row else []

    def _main(self) -> Row | None:
        videos = [row for row in self.rows if row.kind == "video"]
        return next((row for row in videos if row.clips), videos[0] if videos else None)

    def row(
        self,
        kind: Kind,
        name: str,
        *,
        role: str = "",
        free: tuple[int, int] | None = None,
        bound: bool = False,
    ) -> Row:
        """Return a track of a kind (and role) that is free at a time, made if there is none.

        Texts bound to scenes have tracks of their own, so that a move never puts one over a loose text.
        """
        for row in self.rows:
            if row.kind != kind or (role and row.clips and row.clips[0].role != role):
                continue
            if row.clips and (row.clips[0].scene is not None) != bound:
                continue
            if free is None or all(clip.end <= free[0] or clip.start >= free[1] for clip in row.clips):
                return row
        row = Row(
            {"id": self.new_id("trk", kind, name), "tt": TRACK_TYPES[kind], "sg": [], "m": {"name": name}},
            kind,
        )
        order = {"video": 0, "audio": 1, "text": 2, "other": 3}
        later = [i for i, other in enumerate(self.rows) if order[other.kind] > order[kind]]
        self.rows.insert(later[0] if later else len(self.rows), row)
        return row

    def new_id(self, prefix: str, *parts: object) -> str:
        """Return an id made of content, so that the same message gives the same draft, and unique in it."""
        taken = {row.raw.get("id") for row in self.rows} | {c.id for row in self.rows for c in row.clips}
        return fresh_id(taken, prefix, parts)

    def find(self, segment_id: str) -> tuple[Row, Clip]:
        """Return the segment with an id.

        Raises
        ------
        InputError
            There is none.
        """
        for row in self.rows:
            for clip in row.clips:
                if clip.id == segment_id:
                    return row, clip
        raise InputError(
            f"The timeline has no segment {segment_id!r}.", next_step="Look at the timeline first."
        )

    def _scenes_overlap(self) -> bool:
        """Tell whether scenes overlap by their transitions; foreign drafts may state one and not overlap."""
        scenes = self.scenes
        return not scenes or all(b.start == a.end - b.transition for a, b in pairwise(scenes))

    @property
    def overlapping(self) -> bool:
        """Whether scenes overlap while one turns into the next."""
        return self._overlapping

    def _overlap(self, clip: Clip) -> int:
        return clip.transition if self._overlapping else 0

    def reflow(self, before: Mapping[str, Shown], *, loose: bool = True) -> None:
        """Chain the scenes again, then let everything else follow.

        Parameters
        ----------
        before
            `shown()` from before the scenes were edited.
        loose
            Whether what names no scene follows too; False where the edit has moved it already.
        """
        previous: Clip | None = None
        for clip in self.scenes:
            if previous is None:
                if "transition" in clip.meta:
                    del clip.m["transition"]
                clip.start = self._origin
            else:
                if self._overlapping:
                    clip.transition = min(clip.transition, clip.duration // 2, previous.duration // 2)
                clip.start = previous.end - self._overlap(clip)
            previous = clip
        self._follow(before, end_of(self.scenes), loose=loose)

    def shown(self) -> dict[str, Shown]:
        """Return, by id, how each scene stands."""
        limits = [*(clip.start for clip in self.scenes[1:]), end_of(self.scenes)]
        return {
            clip.id: Shown.of(clip, max(clip.start + 1, limit))
            for clip, limit in zip(self.scenes, limits, strict=False)
        }

    def ties(self) -> dict[Clip, Tie]:
        """Return what everything beside the scenes belongs to."""
        return ties(self.beside(), self.shown())

    def beside(self) -> list[Row]:
        """Return the tracks without that of the scenes."""
        main = self._main()
        return [row for row in self.rows if row is not main]

    def _follow(
        self, before: Mapping[str, Shown], total: int, *, loose: bool = True, in_proportion: bool = False
    ) -> None:
        change = Change(before, self.shown(), self.total, total, in_proportion)
        follow(self.beside(), change, loose=loose)
        self.total = total

    def resize(self, total: int) -> None:
        """Give the video another length, exactly.

        Raises
        ------
        InputError
            The scenes do not fit, or recordings are too short for it.
        """
        scenes = self.scenes
        least = max(SHORTEST_VIDEO_MS, SHORTEST_SCENE_MS * len(scenes))
        if total < least:
            raise InputError(
                f"{seconds_text(total)} s is too short for {max(1, len(scenes))} scene(s).",
                next_step=f"Ask for at least {seconds_text(least)} s.",
            )
        before = self.shown()
        if scenes and scenes[0].start == 0 and self._overlapping:
            self._resize_chain(scenes, total)
        else:
            stretch(scenes, end_of(scenes), total, fill=True)
        self._follow(before, total, in_proportion=True)

    def _resize_chain(self, scenes: Sequence[Clip], total: int) -> None:
        """Share the new length among chained scenes; transitions shrink only where a scene gets too short."""
        overlaps = [0, *(clip.transition for clip in scenes[1:])]
        old_total = end_of(scenes)
        weights, caps = [clip.duration for clip in scenes], [clip.longest for clip in scenes]
        durations = share(total + sum(overlaps), weights, caps)
        around = [a + b for a, b in zip(overlaps, [*overlaps[1:], 0], strict=True)]
        if any(d < need + 1 for d, need in zip(durations, around, strict=True)):
            overlaps = [int(x * total / old_total) for x in overlaps]
            durations = share(total + sum(overlaps), weights, caps)
        if min(durations) < 1:
            raise InputError(
                f"{seconds_text(total)} s is too short: a scene would vanish.",
                next_step="Ask for a longer video, or delete scenes first.",
            )
        cursor = 0
        for clip, duration, overlap in zip(scenes, durations, overlaps, strict=True):
            clip.transition = overlap if clip is not scenes[0] else clip.transition
            clip.start, clip.duration = cursor - overlap, duration
            cursor = clip.end

    def draft(self) -> Draft:
        """Return the edited draft; tracks that an edit emptied are gone, foreign empty ones stay."""
        speech.follow(self.rows, lambda: self.row("text", "Captions", role="caption", bound=True))
        for row in self.rows:
            for clip in row.clips:
                clip.write()
            write_list(row.raw, "sg", [clip.raw for clip in row.clips])
        kept = [row.raw for row in self.rows if row.clips or row.was_empty]
        write_list(self.raw, "t", kept)
        if "d" in self.raw:
            self.raw["d"] = Draft(self.raw).duration_ms if any(row.clips for row in self.rows) else 0
        return Draft(self.raw)
