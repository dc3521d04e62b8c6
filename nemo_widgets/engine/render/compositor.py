"""Frames from a chunk's items: what lies beneath, what fades in over it, and the texts on top."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from nemo_widgets.engine.render.absent import absent
from nemo_widgets.engine.render.animation import Animation
from nemo_widgets.engine.render.cache import Cache
from nemo_widgets.engine.render.clip import open_clip
from nemo_widgets.engine.render.facts import ClipFacts
from nemo_widgets.engine.render.footage import ReaderPool
from nemo_widgets.engine.render.grading import Grade, grade_of
from nemo_widgets.engine.render.lettermotion import Pose
from nemo_widgets.engine.render.motion import Motion, Path, motion_named
from nemo_widgets.engine.render.overlay import Overlay, Place, place_of
from nemo_widgets.engine.render.photos import picture_shape, read_picture
from nemo_widgets.engine.render.plan import Chunk, Item, Line, Plan, Shot, digest
from nemo_widgets.engine.render.planes import Canvas, Pixels, Scratch
from nemo_widgets.engine.render.scenes import painted, recipe_of
from nemo_widgets.engine.render.sources import Medium, Source, named
from nemo_widgets.engine.render.stills import LARGEST_MARGIN, Fit, still
from nemo_widgets.engine.render.timing import timing_of
from nemo_widgets.engine.render.titles import Title, title_of
from nemo_widgets.engine.render.transitions import TRANSITIONS
from nemo_widgets.timeline.cards import card_of
from nemo_widgets.timeline.draft import Segment
from nemo_widgets.timeline.looks import IN_PLACE

# Prepared pictures kept in memory for the chunks to come: what is in sight, and little more.
FEWEST_RESIDENT: Final = 4
RESIDENT_BYTES: Final = 32 * 1024**2
# Texts likewise: a film may have thousands of captions, each of which is drawn again in a few milliseconds.
RESIDENT_TITLES: Final = 64


class Visual(Protocol):
    """What can draw itself on a canvas at a time of its own."""

    @property
    def opaque(self) -> bool:
        """Whether it covers the whole canvas."""
        ...

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw what is seen some seconds after it began."""
        ...


class Still(Visual, Protocol):
    """A picture prepared for the camera."""

    @property
    def nbytes(self) -> int:
        """The memory it takes."""
        ...


def fit_of(segment: Segment) -> Fit:
    """Return how a segment is fitted to the canvas."""
    value = segment.m.get("fit")
    return "contain" if value == "contain" else "blur" if value == "blur" else "cover"


@dataclass
class Loop:
    """An animated picture, playing while the camera moves over it."""

    segment: Segment
    animation: Animation
    layout: Callable[[Animation, int], Still]
    _shown: tuple[int, Still] | None = None

    @property
    def opaque(self) -> bool:
        """Whether it covers the whole canvas."""
        return self._at(0.0).opaque

    def _at(self, seconds: float) -> Still:
        index = self.animation.index_at(seconds)
        if self._shown is None or self._shown[0] != index:
            with named(self.segment):
                self._shown = (index, self.layout(self.animation, index))
        return self._shown[1]

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw the frame shown at a time."""
        self._at(seconds).draw(canvas, seconds, scratch)


@dataclass
class Stage:
    """What all chunks of a render share: prepared pictures, drawn texts, open clips."""

    plan: Plan
    sources: Mapping[str, Source]
    cache: Cache
    version: str
    readers: ReaderPool = field(default_factory=ReaderPool)
    _pictures: OrderedDict[str, Still] = field(default_factory=OrderedDict)
    _titles: OrderedDict[str, Title] = field(default_factory=OrderedDict)
    _locks: dict[str, threading.Lock] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def canvas(self) -> tuple[int, int]:
        """Width and height of the frame."""
        return self.plan.width, self.plan.height

    def title(self, segment: Segment) -> Title:
        """Return a text, drawn once."""
        key = digest([segment.text, dict(segment.m)])
        with self._one_at_a_time(key):
            made = self._titles.get(key) or title_of(segment, self.canvas)
            with self._lock:
                self._titles[key] = made
                self._titles.move_to_end(key)
                while len(self._titles) > RESIDENT_TITLES:
                    self._titles.popitem(last=False)
            return made

    def grade(self, segment: Segment) -> Grade:
        """Return what a segment's filters come to."""
        with named(segment):
            tables = {src: one.path for src, one in self.sources.items() if one.medium == "table"}
            return grade_of(segment.m, tables)

    def picture(self, shot: Shot, motion: Motion, seconds: float) -> Still:
        """Return a still, a card or a painted scene, prepared once."""
        segment = shot.segment
        recipe = recipe_of(segment.m)
        looks = [segment.m.get(key) for key in ("filters", "place", "card", "focus")]
        of = recipe and [recipe.prompt, recipe.seed]
        key = digest([segment.src, of, motion, seconds, fit_of(segment), shot.above, looks])
        with self._one_at_a_time(key):
            if key in self._pictures:
                with self._lock:
                    self._pictures.move_to_end(key)
                    return self._pictures[key]
            with named(segment):
                made = self._prepared(shot, motion, seconds)
            with self._lock:
                self._pictures[key] = made
                while len(self._pictures) > FEWEST_RESIDENT and self._resident > RESIDENT_BYTES:
                    self._pictures.popitem(last=False)
            return made

    @property
    def _resident(self) -> int:
        return sum(picture.nbytes for picture in self._pictures.values())

    def _prepared(self, shot: Shot, motion: Motion, seconds: float) -> Still:
        segment = shot.segment
        recipe = recipe_of(segment.m)
        if recipe is not None:
            kept = digest([self.version, recipe.prompt, recipe.seed, self.canvas])
            return painted(recipe, self.canvas, motion=motion, seconds=seconds, cache=self.cache, key=kept)
        source = self.sources[segment.src]
        if source.medium == "missing":
            pixels = absent(self.canvas, source.trouble)
        else:
            pixels = read_picture(source.path, at_least=self._side())
        return self._laid_out(pixels, shot, motion, seconds)

    def _laid_out(self, pixels: Pixels, shot: Shot, motion: Motion, seconds: float) -> Still:
        place = place_of(shot.segment.m)
        canvas = self._room(shot.segment, place)
        graded = self.grade(shot.segment).picture(pixels, canvas)
        card = None if place else card_of(shot.segment.m)
        if card is not None:
            # Cards are made with this room's tools: imported here, the two do not go in circles.
            from nemo_widgets.engine.generate.cards.product import card_picture

            focus = shot.segment.m.get("focus")
            return card_picture(graded, card, canvas, motion=motion, seconds=seconds, focus=focus)
        fit = "cover" if place else fit_of(shot.segment)
        above = shot.above or place is not None
        return still(graded, canvas, fit=fit, motion=motion, seconds=seconds, see_through=above)

    def at_rest(self, shot: Shot) -> bool:
        """Tell whether a shot looks the same on all frames on which it has come in."""
        segment = shot.segment
        source = self.sources.get(segment.src)
        if source is None or recipe_of(segment.m) or source.medium == "animation":
            return False
        if card_of(segment.m) is not None and place_of(segment.m) is None:
            return False  # its ground never stands still
        if source.medium == "missing":
            return True
        if source.medium == "clip" and not timing_of(segment).held:
            return False
        return self._motion(segment, source.medium) == "none"

    def visual(self, shot: Shot, first: int) -> tuple[Visual, Callable[[], None]]:
        """Return what draws a shot from a frame on, and what to call when done with it."""
        segment = shot.segment
        source = self.sources.get(segment.src)
        place = place_of(segment.m)
        drawn, done = self._drawn(shot, first, source, place)
        is_picture = recipe_of(segment.m) is None and (source is None or source.medium != "clip")
        grade = self.grade(segment)
        if is_picture:
            # Graded before; what is left goes by the frame, which a picture with nothing around it has not.
            grade = grade.lens if drawn.opaque else Grade()
        if not grade.idle:
            drawn = Graded(drawn, grade)
        if place is not None:
            drawn = Overlay(drawn, place.box(self.canvas, self._shape(segment)), place.opacity)
        return drawn, done

    def _drawn(
        self, shot: Shot, first: int, source: Source | None, place: Place | None
    ) -> tuple[Visual, Callable[[], None]]:
        segment, fps = shot.segment, self.plan.fps
        seconds = shot.frames / fps
        medium: Medium = "picture" if source is None or recipe_of(segment.m) else source.medium
        motion = self._motion(segment, medium)
        if medium == "missing":
            return self.picture(shot, "none", seconds), _nothing
        if source is None or medium == "picture":
            return self.picture(shot, motion, seconds), _nothing
        if medium == "animation":
            with named(segment):
                animation = Animation(source.path, timing_of(segment))

            def lay_out(playing: Animation, index: int) -> Still:
                return self._laid_out(playing.frame(index), shot, motion, seconds)

            return Loop(segment, animation, lay_out), animation.close
        facts = source.facts or ClipFacts(seconds, fps)
        canvas = self._room(segment, place)
        stage = (float(canvas[0]), float(canvas[1]))
        return open_clip(
            segment,
            source.path,
            facts,
            self.readers,
            fit="cover" if place else fit_of(segment),
            path=Path(motion, seconds, stage, stage[0] / stage[1]),
            canvas=canvas,
            fps=fps,
            seconds=(first - shot.first) / fps,
            above=shot.above or place is not None,
        )

    def _motion(self, segment: Segment, medium: Medium) -> Motion:
        usual: Motion = "zoom-in" if medium == "picture" and place_of(segment.m) is None else "none"
        return motion_named(segment.m.get("motion"), usual)

    def _room(self, segment: Segment, place: Place | None) -> tuple[int, int]:
        """Return the size of what a segment is drawn on."""
        if place is None:
            return self.canvas
        box = place.box(self.canvas, self._shape(segment))
        return box.right - box.left, box.bottom - box.top

    def _shape(self, segment: Segment) -> float:
        """Return the width over the height of what a segment shows."""
        source = self.sources.get(segment.src)
        if source is None or recipe_of(segment.m) or source.medium == "missing":
            return self.canvas[0] / self.canvas[1]
        with named(segment):
            return source.facts.shape if source.facts else picture_shape(source.path)

    def _side(self) -> tuple[int, int]:
        across, down = self.canvas
        return round(across * LARGEST_MARGIN), round(down * LARGEST_MARGIN)

    def _one_at_a_time(self, key: str) -> threading.Lock:
        with self._lock:
            return self._locks.setdefault(key, threading.Lock())


@dataclass(frozen=True)
class Graded:
    """A visual with filters over all of its frame."""

    drawn: Visual
    grade: Grade

    @property
    def opaque(self) -> bool:
        """Whether it covers the whole canvas."""
        return self.drawn.opaque

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw what is seen some seconds after it began."""
        self.drawn.draw(canvas, seconds, scratch)
        self.grade.frame(canvas, scratch)


def _nothing() -> None:
    return


def compose(
    stage: Stage, chunk: Chunk, canvases: Iterable[Canvas], scratch: Scratch
) -> Generator[int, None, None]:
    """Draw a chunk's frames, each on the next canvas, yielding each frame's number.

    Frames that look like the one before them are not drawn again where they come on the same canvas.
    """
    before: tuple[Canvas, list[object]] | None = None
    shots: dict[int, tuple[Visual, Callable[[], None]]] = {}
    try:
        for frame, canvas in zip(range(chunk.first, chunk.last), canvases, strict=False):
            active = [(i, item) for i, item in enumerate(chunk.items) if item.first <= frame < item.last]
            looks = _looks(stage, active, frame)
            if looks is not None and before is not None and before[0] is canvas and before[1] == looks:
                yield frame
                continue
            before = (canvas, looks) if looks is not None else None
            for index, item in active:
                if isinstance(item, Shot) and index not in shots:
                    shots[index] = stage.visual(item, frame)
            hidden = max(
                (
                    position
                    for position, (index, item) in enumerate(active)
                    if isinstance(item, Shot) and _opacity(item, frame) >= 1 and shots[index][0].opaque
                ),
                default=-1,
            )
            if hidden < 0:
                canvas.clear()
            for index, item in active[max(0, hidden) :]:
                if isinstance(item, Shot):
                    _lay(canvas, shots[index][0], item, frame, stage.plan.fps, scratch)
                else:
                    _write(stage, canvas, item, frame, scratch)
            yield frame
    finally:
        for _, done in shots.values():
            done()


def _looks(stage: Stage, active: Sequence[tuple[int, Item]], frame: int) -> list[object] | None:
    """Return what the picture of a frame hangs on; None where it is like no other."""
    if any(isinstance(item, Shot) and not _at_rest(stage, item, frame) for _, item in active):
        return None
    return [(index, _pose(stage, item, frame) if isinstance(item, Line) else None) for index, item in active]


def _pose(stage: Stage, line: Line, frame: int) -> Pose:
    return stage.title(line.segment).pose(*_moment(line, frame, stage.plan.fps))


def _at_rest(stage: Stage, shot: Shot, frame: int) -> bool:
    return _opacity(shot, frame) >= 1 and stage.at_rest(shot)


def _moment(line: Line, frame: int, fps: int) -> tuple[float, float]:
    """Return the time since a text began and its length, in seconds.

    Measured at the middle of the frame, so that the first and the last one show something.
    """
    return (frame - line.first + 0.5) / fps, (line.last - line.first) / fps


def _opacity(shot: Shot, frame: int) -> float:
    """Return how far a shot has faded in; its first frame is already a little there."""
    return min(1.0, (frame - shot.first + 1) / (shot.fade + 1))


def _lay(canvas: Canvas, visual: Visual, shot: Shot, frame: int, fps: int, scratch: Scratch) -> None:
    seconds = (frame - shot.first) / fps
    opacity = _opacity(shot, frame)
    if opacity >= 1:
        visual.draw(canvas, seconds, scratch)
        return
    over = scratch.canvas("fade", canvas.width, canvas.height)
    if not visual.opaque:
        over.copy_from(canvas)
    visual.draw(over, seconds, scratch)
    # What lies beneath and around must neither move nor fade with what does not cover it.
    suits = visual.opaque or shot.transition in IN_PLACE
    TRANSITIONS[shot.transition if suits else "crossfade"](canvas, over, opacity, scratch)


def _write(stage: Stage, canvas: Canvas, line: Line, frame: int, scratch: Scratch) -> None:
    stage.title(line.segment).draw(canvas, *_moment(line, frame, stage.plan.fps), scratch)
