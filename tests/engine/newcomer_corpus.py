# ruff: noqa: E501 -- what people say is not cut
"""Forty messages as people type them in a hurry, written before their writer had read the agent's grammar.

Each is about one of four beginnings, and has the change that it should make, in words and as a check. They
are kept as they were first written; the score of that day is in `test_newcomer.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.looks import asked, filters_of

Beginning = Literal["nothing", "photos", "trip", "clip"]
"""What is there: nothing at all; three photos just uploaded; a slideshow of the photos of a lake, a market,
a tower and a dog (0-4, 3.5-7.5, 7-11, 10.5-14.5 s) with lo-fi music at 35 % and the title 'Trip'; or a clip
of 20 s. With `trip`, a message may come with `logo.png`, uploaded just before."""


@dataclass(frozen=True)
class Seen:
    """A timeline after a message, and what was answered."""

    draft: Draft
    told: str

    @property
    def scenes(self) -> tuple[Segment, ...]:
        """The scenes in order."""
        return edits.scenes_of(self.draft)

    @property
    def order(self) -> str:
        """The first letters of the scenes."""
        return "".join(scene.name[0] for scene in self.scenes)

    @property
    def lengths(self) -> list[int]:
        """How long each scene shows, in milliseconds."""
        return [scene.duration_ms for scene in self.scenes]

    @property
    def total(self) -> int:
        """How long everything lasts, in milliseconds."""
        return self.draft.duration_ms

    @property
    def volume(self) -> float:
        """How loud the music is; -1 without any."""
        return next((s.volume or 0.0 for s in self.draft.segments if s.kind == "audio"), -1.0)

    @property
    def moods(self) -> list[str]:
        """The moods of what plays."""
        return [str(s.m["made"]["mood"]) for s in self.draft.segments if s.kind == "audio"]

    @property
    def texts(self) -> dict[str, Segment]:
        """The texts, by what they say."""
        return {s.text: s for s in self.draft.segments if s.kind == "text"}

    @property
    def filters(self) -> list[dict[str, float]]:
        """The filters of each scene."""
        return [{one.name: one.amount for one in filters_of(scene.m)} for scene in self.scenes]

    @property
    def transitions(self) -> list[str]:
        """The transition into each scene but the first."""
        return [asked(scene.m).name for scene in self.scenes[1:]]

    @property
    def extras(self) -> list[Segment]:
        """The pictures above the scenes."""
        return [
            s for s in self.draft.segments if s.kind == "video" and s.id not in {c.id for c in self.scenes}
        ]

    def style(self, text: str, key: str) -> object:
        """Return one wish for the looks of a text."""
        style = self.texts[text].m.get("style") or {}
        return style.get(key)


@dataclass(frozen=True)
class Typed:
    """A message, where it begins, what it should do, and how that shows. `stays` marks what changes nothing."""

    at: Beginning
    message: str
    expected: str
    check: Callable[[Seen], bool]
    stays: bool = False
    before: str = ""
    logo: bool = False


def _tail(seen: Seen, words: str) -> bool:
    """Return whether a text with these words shows at the very end."""
    found = [text for said, text in seen.texts.items() if words in said]
    shown = [scene for scene in seen.scenes if words in scene.name]
    return any(text.end_ms >= seen.total - 600 for text in found) or any(
        scene.end_ms == seen.total for scene in shown
    )


ENGLISH: Final[tuple[Typed, ...]] = (
    Typed(
        "photos",
        "hey can u turn these pics into a lil video with chill music, like 15 sec tops",
        "the three photos, 15 s, with calm music",
        lambda s: len(s.scenes) == 3 and s.total <= 15_000 and s.moods[0] in {"lo-fi", "ambient"},
    ),
    Typed(
        "trip",
        "make the 2nd pic stay on screen longer, 7 secs maybe",
        "the second photo lasts 7 s",
        lambda s: s.lengths == [4000, 7000, 4000, 4000],
    ),
    Typed("trip", "swap the first and last photos", "dog first, lake last", lambda s: s.order == "dmtl"),
    Typed(
        "trip",
        "get rid of the music and put something more epic instead",
        "cinematic music in place of the old",
        lambda s: s.moods == ["cinematic"],
    ),
    Typed(
        "trip",
        "the title is way too small, and can it be yellow",
        "the title is bigger and yellow",
        lambda s: float(str(s.style("Trip", "size") or 1)) > 1 and bool(s.style("Trip", "color")),
    ),
    Typed(
        "trip",
        "pls make evrything black and white exept the last photo",
        "all but the last are black and white",
        lambda s: ["black-and-white" in one for one in s.filters] == [True, True, True, False],
    ),
    Typed(
        "trip",
        "fade to black at the end",
        "the video ends in black, or it is said that this cannot be done",
        lambda s: "black" in s.told,
        stays=True,
    ),
    Typed(
        "clip",
        "slow down the clip to half speed & mute it",
        "half speed, silent",
        lambda s: s.scenes[0].m.get("speed") == 0.5 and s.scenes[0].m.get("volume") == 0,
    ),
    Typed("clip", "cut out the bit from 0:05 to 0:08", "three seconds are gone", lambda s: s.total == 17_000),
    Typed("clip", "Only keep the first 10 seconds", "10 s are left", lambda s: s.total == 10_000),
    Typed(
        "trip",
        "no no, put it back how it was",
        "the last change is undone",
        lambda s: not any(s.filters),
        before="make scene 1 sepia",
    ),
    Typed(
        "trip",
        "can you add 'Thanks for watching!' at the end",
        "the words show at the end",
        lambda s: _tail(s, "Thanks for watching!"),
    ),
    Typed(
        "trip",
        "music's too loud, bring it down a notch",
        "the music is lower",
        lambda s: 0 < s.volume < 0.35,
    ),
    Typed(
        "trip",
        "put our logo in the bottom right corner the whole time",
        "the logo is at the bottom right, always",
        lambda s: (
            len(s.extras) == 1
            and s.extras[0].m["place"]["corner"] == "bottom-right"
            and s.extras[0].duration_ms == s.total
            and len(s.scenes) == 4
        ),
        logo=True,
    ),
    Typed("trip", "make it square for insta", "1:1", lambda s: s.draft.size == (1080, 1080)),
    Typed(
        "trip",
        "add captions for each pic: Lake, Market, Tower, Dog",
        "each photo has its caption, in its time",
        lambda s: all(
            scene.start_ms <= s.texts[word].start_ms < scene.end_ms
            for scene, word in zip(s.scenes, ("Lake", "Market", "Tower", "Dog"), strict=True)
        ),
    ),
    Typed("trip", "delete the dog one", "the dog is gone", lambda s: s.order == "lmt"),
    Typed(
        "nothing",
        "a rainy street at night, neon signs, 8 seconds, landscape, sad piano",
        "one scene of 8 s with slow music",
        lambda s: len(s.scenes) == 1 and s.total == 8000 and s.moods[0] in {"ambient", "cinematic", "lo-fi"},
    ),
    Typed(
        "nothing",
        "1. waves on a beach 2. palm trees 3. sunset — make a slideshow 12s total, cross-fade between them",
        "three scenes, 12 s, crossfades",
        lambda s: len(s.scenes) == 3 and s.total == 12_000 and s.transitions == ["crossfade"] * 2,
    ),
    Typed(
        "trip",
        "whats the length rn?",
        "14.5 s are told",
        lambda s: "14.5" in s.told,
        stays=True,
    ),
    Typed(
        "trip",
        "make all photos the same length, the whole thing should be 30 secs",
        "30 s, all alike",
        lambda s: s.total == 30_000 and max(s.lengths) - min(s.lengths) <= 2,
    ),
    Typed(
        "trip",
        "zoom in slowly on the tower pic",
        "the tower zooms in",
        lambda s: s.scenes[2].m.get("motion") == "zoom-in" and s.order == "lmtd",
    ),
    Typed(
        "trip",
        "can you translate the title to spanish",
        "it is said that this cannot be done",
        lambda s: "Done" not in s.told,
        stays=True,
    ),
    Typed(
        "trip",
        "I don't like the transition between 2 and 3, use a wipe",
        "a wipe into the third, the others as they were",
        lambda s: s.transitions == ["crossfade", "wipe-left", "crossfade"],
    ),
    Typed("clip", "play the clip two times in a row", "the clip shows twice", lambda s: s.total == 40_000),
    Typed(
        "trip",
        "brighten up the market photo a little and warm up the rest",
        "the market is brighter, the others warmer",
        lambda s: (
            [sorted(one) for one in s.filters] == [["warm"], ["brightness"], ["warm"], ["warm"]]
            and s.filters[1]["brightness"] > 0
        ),
    ),
    Typed(
        "trip",
        "title should say 'Summer 2026' not 'Trip'",
        "the title is reworded",
        lambda s: "Summer 2026" in s.texts and "Trip" not in s.texts,
    ),
    Typed(
        "trip",
        "move the title to the bottom and make it fade in",
        "the title is below and fades in",
        lambda s: (
            s.style("Trip", "position") == "bottom"
            and (s.texts["Trip"].m.get("animation_in") or {}).get("name") == "fade"
            and s.order == "lmtd"
        ),
    ),
)

CHINESE: Final[tuple[Typed, ...]] = (
    Typed(
        "photos",
        "帮我用这几张照片做个15秒的小视频,配点轻松的音乐",
        "three photos, 15 s, with calm music",
        lambda s: len(s.scenes) == 3 and s.total == 15_000 and len(s.moods) == 1,
    ),
    Typed("trip", "第二张多放两秒", "the second lasts 6 s", lambda s: s.lengths == [4000, 6000, 4000, 4000]),
    Typed(
        "trip",
        "把最后一张删了吧,然后标题改成“夏天的回忆”",
        "the dog is gone, the title reworded",
        lambda s: s.order == "lmt" and list(s.texts) == ["夏天的回忆"],
    ),
    Typed("trip", "音乐小声点儿", "the music is lower", lambda s: 0 < s.volume < 0.35),
    Typed("trip", "竖屏的,发抖音用", "9:16", lambda s: s.draft.size == (1080, 1920) and s.order == "lmtd"),
    Typed(
        "trip",
        "前三张换成黑白的,第四张别动",
        "the first three are black and white",
        lambda s: ["black-and-white" in one for one in s.filters] == [True, True, True, False],
    ),
    Typed("clip", "片段从第5秒到第8秒剪掉", "three seconds are gone", lambda s: s.total == 17_000),
    Typed("clip", "整个视频快一倍", "twice as fast", lambda s: s.total == 10_000),
    Typed(
        "trip",
        "字太小了看不清",
        "the text is bigger",
        lambda s: float(str(s.style("Trip", "size") or 1)) > 1,
    ),
    Typed(
        "trip",
        "不要音乐了,也不要标题",
        "music and title are gone",
        lambda s: not s.moods and not s.texts and s.order == "lmtd",
    ),
    Typed(
        "nothing",
        "生成一个下雪的村庄夜景,10秒,配上温柔的钢琴曲",
        "one scene of 10 s with music",
        lambda s: len(s.scenes) == 1 and s.total == 10_000 and len(s.moods) == 1,
    ),
    Typed(
        "trip",
        "刚才那个不算,恢复一下",
        "the last change is undone",
        lambda s: not any(s.filters),
        before="第一张调成黑白",
    ),
)

LATER: Final[tuple[Typed, ...]] = (
    Typed("trip", "can the lake photo come last instead", "lake last", lambda s: s.order == "mtdl"),
    Typed(
        "trip",
        "I want the market and tower shots to be 5 seconds each",
        "both last 5 s",
        lambda s: s.lengths == [4000, 5000, 5000, 4000],
    ),
    Typed(
        "trip",
        "get the title to slide in from the left",
        "the title slides in",
        lambda s: "slide" in str(s.texts["Trip"].m.get("animation_in")),
    ),
    Typed(
        "trip",
        "drop the volume of the song to a quarter",
        "the music is at a quarter",
        lambda s: abs(s.volume - 0.0875) < 0.01 or abs(s.volume - 0.25) < 0.01,
    ),
    Typed(
        "trip",
        "make the dog pic a tad darker and give it a vignette",
        "darker, with a vignette",
        lambda s: set(s.filters[3]) == {"brightness", "vignette"} and not any(s.filters[:3]),
    ),
    Typed("clip", "chop off the last 4 seconds", "16 s are left", lambda s: s.total == 16000),
    Typed("clip", "play it in slow mo", "half speed", lambda s: s.scenes[0].m.get("speed") == 0.5),
    Typed("clip", "freeze the frame at 10 seconds for 3 seconds", "held for 3 s", lambda s: s.total == 23000),
    Typed(
        "trip",
        "hide the title after 2 seconds",
        "the title ends at 2 s",
        lambda s: s.texts["Trip"].end_ms == 2000,
    ),
    Typed(
        "trip",
        "slower transitions please",
        "longer transitions",
        lambda s: all((x.m["transition"]["d"]) > 500 for x in s.scenes[1:]),
    ),
    Typed("trip", "remove the crossfades", "hard cuts", lambda s: set(s.transitions) == {"cut"}),
    Typed(
        "trip",
        "add a closing card that says See you soon",
        "a card at the end",
        lambda s: len(s.scenes) == 5 and "See you soon" in s.texts,
    ),
    Typed(
        "trip",
        "let's have upbeat music instead, a bit quieter than now",
        "upbeat music, quieter",
        lambda s: s.moods == ["upbeat"] and s.volume < 0.35,
    ),
    Typed("trip", "reverse the order of the pictures", "the other way round", lambda s: s.order == "dtml"),
    Typed("trip", "trim everything to 10 secs total", "10 s in all", lambda s: s.total == 10000),
    Typed(
        "trip",
        "把标题放到右下角",
        "bottom right",
        lambda s: s.style("Trip", "position") == "bottom" and s.style("Trip", "align") == "right",
    ),
    Typed(
        "trip",
        "第三张图片加个黑白滤镜,最后一张加暗角",
        "each its own filter",
        lambda s: s.filters[2].keys() == {"black-and-white"} and s.filters[3].keys() == {"vignette"},
    ),
    Typed("trip", "把背景音乐换成欢快一点的", "upbeat music", lambda s: s.moods == ["upbeat"]),
    Typed("clip", "只要前8秒", "8 s are left", lambda s: s.total == 8000),
    Typed("clip", "从第10秒开始", "10 s are left", lambda s: s.total == 10000),
    Typed("trip", "标题再晚两秒出现", "the title begins at 2 s", lambda s: s.texts["Trip"].start_ms == 2000),
    Typed(
        "trip",
        "照片不要裁剪,完整显示",
        "all shown whole",
        lambda s: all(x.m["fit"] == "contain" for x in s.scenes),
    ),
)
"""A second set, written when the first was done: 18 of its 24 were right at once, and two are left out still."""
