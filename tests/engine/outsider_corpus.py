"""Forty messages about a small video, written by somebody who had not seen the agent's grammar.

Each has the change it should make in plain words, and the same as a check on the draft. They are kept as
they were first written; the score of that day is in `test_outsider.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.looks import Filter, asked, filters_of

PROMPT: Final = (
    "Make a slideshow of 4 scenes: a beach at sunrise; a harbour with boats; a forest in the rain; "
    "a city skyline at night. Landscape, 4 seconds each, with lo-fi music at 35% and the title 'Our Summer'"
)
"""What the engine makes the start from: 0-4, 3.5-7.5, 7-11 and 10.5-14.5 s, crossfades of half a second."""


@dataclass(frozen=True)
class View:
    """A draft as its maker sees it."""

    draft: Draft

    @property
    def scenes(self) -> list[Segment]:
        """The pictures in order."""
        return [segment for segment in self.draft.segments if segment.kind == "video"]

    @property
    def order(self) -> str:
        """The first letters of the four scenes that were there from the start; ? is another."""
        known = {
            "a beach at sunrise": "b",
            "a harbour with boats": "h",
            "a forest in the rain": "f",
            "a city skyline at night": "c",
        }
        return "".join(known.get(segment.name, "?") for segment in self.scenes)

    @property
    def lengths(self) -> list[int]:
        """How long each scene lasts, in milliseconds."""
        return [segment.duration_ms for segment in self.scenes]

    @property
    def total(self) -> int:
        """How long everything lasts, in milliseconds."""
        return self.draft.duration_ms

    @property
    def music(self) -> list[Segment]:
        """The sounds."""
        return [segment for segment in self.draft.segments if segment.kind == "audio"]

    @property
    def volume(self) -> float:
        """How loud the only music is; -1 where there is none, or more than one."""
        return (self.music[0].volume or 0.0) if len(self.music) == 1 else -1.0

    @property
    def mood(self) -> str:
        """The mood of the only music."""
        return str(self.music[0].m["made"]["mood"]) if len(self.music) == 1 else ""

    @property
    def texts(self) -> dict[str, Segment]:
        """The texts on screen."""
        return {segment.text: segment for segment in self.draft.segments if segment.kind == "text"}

    @property
    def filters(self) -> list[dict[str, float]]:
        """The filters of each scene, and how strong they are."""
        return [{found.name: found.amount for found in _filters(segment)} for segment in self.scenes]

    @property
    def motions(self) -> list[str]:
        """How the camera moves in each scene."""
        return [str(segment.m.get("motion", "none")) for segment in self.scenes]

    @property
    def transitions(self) -> list[tuple[str, float]]:
        """The transition into every scene but the first, and its milliseconds."""
        return [
            (asked(segment.m).name, asked(segment.m).ms or 0.0) for segment in self.scenes if segment.index
        ]


def _filters(segment: Segment) -> list[Filter]:
    m: Mapping[str, Any] = segment.m
    return list(filters_of(m))


@dataclass(frozen=True)
class Said:
    """A message, what should come of it, and how that shows in the draft.

    `nothing` marks what cannot be done, or not without asking: the draft stays as it is, and the answer
    says why.
    """

    message: str
    expected: str
    check: Callable[[View], bool] = lambda _: True
    nothing: bool = False


ENGLISH: Final[tuple[Said, ...]] = (
    Said(
        "can you make the whole thing vertical for instagram reels",
        "the video is 9:16",
        lambda v: v.draft.size == (1080, 1920) and v.order == "bhfc",
    ),
    Said(
        "the title should stay on screen for 5 seconds",
        "the title lasts 5 s",
        lambda v: v.texts["Our Summer"].duration_ms == 5000 and v.total == 14500,
    ),
    Said(
        "music is way too loud, bring it down to like 15%",
        "the music plays at 15 %",
        lambda v: abs(v.volume - 0.15) < 0.001,
    ),
    Said(
        "get rid of the forest",
        "the third scene is gone and the rest closes up",
        lambda v: v.order == "bhc" and v.total == 11000,
    ),
    Said(
        "swap the first two scenes",
        "harbour, beach, forest, city",
        lambda v: v.order == "hbfc" and v.total == 14500,
    ),
    Said(
        "Hold the skyline shot for 6 seconds",
        "the fourth scene lasts 6 s",
        lambda v: v.lengths == [4000, 4000, 4000, 6000] and v.total == 16500,
    ),
    Said(
        "make every scene 3 seconds long",
        "each of the four lasts 3 s",
        lambda v: v.lengths == [3000] * 4 and v.total == 10500,
    ),
    Said(
        "no music please",
        "the music is gone, nothing else",
        lambda v: not v.music and v.order == "bhfc" and "Our Summer" in v.texts,
    ),
    Said(
        "I'd like the beach in black and white",
        "the first scene has the filter, and only it",
        lambda v: "black-and-white" in v.filters[0] and not any(v.filters[1:]),
    ),
    Said(
        "change the title to Summer '24 and put it at the bottom",
        "the title has these words, below",
        lambda v: (
            list(v.texts) == ["Summer '24"]
            and v.texts["Summer '24"].m["style"]["position"] in {"bottom", "lower-third"}
        ),
    ),
    Said(
        "can we have the music a little quieter",
        "the music is quieter, but to be heard",
        lambda v: 0.05 <= v.volume < 0.35,
    ),
    Said(
        "Add a caption saying 'Day one' to the second scene",
        "the words appear while the harbour is shown",
        lambda v: (
            v.texts["Day one"].start_ms >= 3500
            and v.texts["Day one"].end_ms <= 7500
            and "Our Summer" in v.texts
        ),
    ),
    Said(
        "use wipes instead of crossfades",
        "all three transitions are wipes",
        lambda v: len(v.transitions) == 3 and all(name.startswith("wipe") for name, _ in v.transitions),
    ),
    Said(
        "put the city first",
        "city, beach, harbour, forest",
        lambda v: v.order == "cbhf" and v.total == 14500,
    ),
    Said(
        "replace the harbour with a lighthouse in a storm",
        "the second scene is another picture, as long as the old one",
        lambda v: v.order == "b?fc" and "lighthouse" in v.scenes[1].name and v.lengths[1] == 4000,
    ),
    Said(
        "shorten it to ten seconds",
        "four scenes, 10 s in all",
        lambda v: v.order == "bhfc" and abs(v.total - 10000) <= 100,
    ),
    Said(
        "I want cinematic music instead of lo-fi",
        "the only music is cinematic",
        lambda v: v.mood == "cinematic" and v.total == 14500,
    ),
    Said(
        "make it pop a bit more",
        "it asks what is meant, or the colours of all scenes are stronger",
        lambda v: (
            not any(v.filters)
            or all(f.get("saturation", 0) > 0 or f.get("contrast", 0) > 0 for f in v.filters)
        ),
    ),
    Said(
        "move the second title to the end",
        "there is one title only",
        nothing=True,
    ),
    Said(
        "have Morgan Freeman read the title out loud",
        "there is no such voice",
        nothing=True,
    ),
    Said(
        "Blur the license plate of the red car",
        "there is no car, and things in a picture are not tracked",
        nothing=True,
    ),
    Said(
        "fade the music out over the last 3 seconds",
        "the fade takes 3 s",
        lambda v: v.music[0].m["fade_out"] == 3000 and v.music[0].end_ms == 14500,
    ),
    Said(
        "slow zoom on the beach and no movement on the skyline",
        "the first zooms, the last stands still, the others go on as before",
        lambda v: v.motions[0].startswith("zoom") and v.motions[1:] == ["pan-right", "zoom-out", "none"],
    ),
    Said(
        "delete scene 7",
        "there are four",
        nothing=True,
    ),
    Said(
        "Add another scene at the end: fireworks over the river, 5 seconds",
        "a fifth scene of 5 s",
        lambda v: v.order == "bhfc?" and "fireworks" in v.scenes[4].name and v.lengths[4] == 5000,
    ),
    Said(
        "drop the last scene, warm up the colours and turn the music up",
        "three scenes, all warmer, louder music",
        lambda v: v.order == "bhf" and all(f.get("warm", 0) > 0 for f in v.filters) and v.volume > 0.35,
    ),
)

CHINESE: Final[tuple[Said, ...]] = (
    Said(
        "音乐小声一点",
        "the music is quieter, but to be heard",
        lambda v: 0.05 <= v.volume < 0.35,
    ),
    Said(
        "把标题改成“夏天的回忆”",
        "the title has these words",
        lambda v: list(v.texts) == ["夏天的回忆"],
    ),
    Said(
        "把海滩那个镜头延长到6秒",
        "the first scene lasts 6 s",
        lambda v: v.lengths == [6000, 4000, 4000, 4000] and v.total == 16500,
    ),
    Said(
        "第二张图换成雪山",
        "the second scene is a snowy mountain, as long as the old one",
        lambda v: v.order == "b?fc" and "雪山" in v.scenes[1].name and v.lengths[1] == 4000,
    ),
    Said(
        "改成竖屏，适合发抖音",
        "the video is 9:16",
        lambda v: v.draft.size == (1080, 1920) and v.order == "bhfc",
    ),
    Said(
        "全部画面加个复古滤镜",
        "all four scenes have the old look",
        lambda v: all("sepia" in f for f in v.filters),
    ),
    Said(
        "每张图显示5秒",
        "each of the four lasts 5 s",
        lambda v: v.lengths == [5000] * 4 and v.total == 18500,
    ),
    Said(
        "把最后两个镜头对调一下",
        "beach, harbour, city, forest",
        lambda v: v.order == "bhcf" and v.total == 14500,
    ),
    Said(
        "音乐换成轻快一点的，音量50%",
        "the only music is upbeat, at 50 %",
        lambda v: v.mood == "upbeat" and abs(v.volume - 0.5) < 0.001,
    ),
    Said(
        "片尾加一句“谢谢观看”",
        "the words appear at the end",
        lambda v: v.texts["谢谢观看"].end_ms >= v.total - 600 and v.texts["谢谢观看"].start_ms >= 7000,
    ),
    Said(
        "转场太快了，慢一点",
        "all three transitions take longer",
        lambda v: len(v.transitions) == 3 and all(ms > 500 for _, ms in v.transitions),
    ),
    Said(
        "去掉标题，再把第一段剪短到2秒",
        "no title, and the first scene lasts 2 s",
        lambda v: not v.texts and v.lengths == [2000, 4000, 4000, 4000] and v.total == 12500,
    ),
    Said(
        "帮我把第三个人的脸换成刘德华",
        "faces cannot be swapped",
        nothing=True,
    ),
    Said(
        "换个颜色",
        "it asks which colour, of what",
        nothing=True,
    ),
)
