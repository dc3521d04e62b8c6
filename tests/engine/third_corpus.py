# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""Messages about five small videos, written by somebody who had not seen the agent's grammar: what came out right.

The forty were sealed before their first run. `RIGHT` are those that did then what their writer expected, with
a check each; `KNOWN` are the others, with what was expected. The score of that day is in `test_newcomer.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Literal

from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.looks import asked, filters_of

Beginning = Literal["birthday", "clips", "painted", "charts", "dali"]


@dataclass(frozen=True)
class Told:
    """A timeline before and after a message, and what was answered."""

    was: Draft
    now: Draft
    reply: str

    @property
    def stays(self) -> bool:
        """Whether nothing changed."""
        return self.was == self.now

    @property
    def shots(self) -> tuple[Segment, ...]:
        """The pictures in order."""
        return self.now.tracks[0].segments

    @property
    def spans(self) -> list[tuple[int, int]]:
        """When each picture shows, in milliseconds."""
        return [(shot.start_ms, shot.end_ms) for shot in self.shots]

    @property
    def order(self) -> str:
        """The first letters of the pictures."""
        return "".join(shot.name[0] for shot in self.shots)

    @property
    def filters(self) -> list[dict[str, float]]:
        """The filters of each picture."""
        return [{one.name: one.amount for one in filters_of(shot.m)} for shot in self.shots]

    def changed(self) -> set[str]:
        """Return the ids of all segments that came, went or changed."""
        old, new = ({s.id: s.raw for s in draft.segments} for draft in (self.was, self.now))
        return {id_ for id_ in {*old, *new} if old.get(id_) != new.get(id_)}


@dataclass(frozen=True)
class Typed:
    """A message, where it begins, what it should do, and how that shows."""

    at: Beginning
    message: str
    expected: str
    check: Callable[[Told], bool]
    before: str = ""


def _segment(id_: str, start: int, length: int, **m: Any) -> dict[str, Any]:
    file = {} if "text" in m else {"src": f"/media/{m['title']}"}
    return {"id": id_, "s": start, "d": length, "m": m} | file


def _photos(names: str, length: int, suffix: str, **m: Any) -> list[dict[str, Any]]:
    return [
        _segment(f"v{at}", at * length, length, title=f"{name}{suffix}", media_type="image", **m)
        for at, name in enumerate(names.split(", "))
    ]


def _draft(size: tuple[int, int], *tracks: tuple[int, list[dict[str, Any]]]) -> Draft:
    t = [{"id": f"t{at}", "tt": tt, "sg": sg, "m": {}} for at, (tt, sg) in enumerate(tracks)]
    length = max(one["s"] + one["d"] for _, sg in tracks for one in sg)
    m = {"title": "", "width": size[0], "height": size[1], "fps": 30}
    return Draft.from_wire({"t": t, "d": length, "m": m})


_CAPTIONS = (
    "Hi, I'm Jonas from Brightleaf.", "We started in a garage in 2019.", "Today we are forty people.",
    "Most of us work from home.", "This is the new planter.", "Order it on our website.",
)  # fmt: skip
_CLIP: dict[str, Any] = {
    "media_type": "video",
    "source_in": 0,
    "source_out": 10_000,
    "source_duration": 10_000,
}
_CLIP |= {"speed": 1, "volume": 1}
_MOVING = {"fit": "cover", "motion": "zoom-in"}

DRAFTS: Final[dict[Beginning, Draft]] = {
    "birthday": _draft(
        (1920, 1080),
        (0, _photos("balloons, cake, garden, grandparents, goodbye", 4000, ".jpg", **_MOVING)),
        (7, [_segment("x1", 0, 4000, text="Mia turns 7", role="title"),
             _segment("x2", 16_000, 4000, text="Thank you for coming!", role="title")]),
        (1, [_segment("a1", 0, 20_000, title="Lo-fi", role="bgm", volume=0.5, fade_out=2000)]),
    ),
    "clips": _draft(
        (1920, 1080),
        (0, [_segment(f"v{at}", at * 10_000, 10_000, title=f"{name}.mp4", **_CLIP)
             for at, name in enumerate(("interview", "office", "product"))]),
        (7, [_segment(f"c{at}", at * 5000, 5000, text=text, role="caption") for at, text in enumerate(_CAPTIONS)]),
    ),
    "painted": _draft(
        (1080, 1920),
        (0, _photos("misty pine forest, lighthouse by the sea, city skyline at night", 5000, "", **_MOVING)),
        (7, [_segment("x1", 0, 3000, text="Quiet places", role="title")]),
        (1, [_segment("a1", 0, 15_000, title="Ambient", role="bgm", volume=0.35)]),
    ),
    "charts": _draft(
        (1920, 1080),
        (0, _photos("revenue, churn, funnel, regions", 6000, ".png", **_MOVING)),
        (7, [_segment(f"x{at}", at * 6000, 6000, text=text, role="lower-third") for at, text in
             enumerate(("Revenue up 12%", "Churn flat at 3%", "Trials convert better", "North leads"))]),
        (1, [_segment("a1", 0, 24_000, title="narration.mp3", role="voice", volume=1)]),
    ),
    "dali": _draft(
        (1080, 1920),
        (0, _photos("洱海, 古城, 苍山, 火车站", 3000, ".jpg")),
        (7, [_segment("x1", 0, 3000, text="大理四日", role="title")]),
        (1, [_segment("a1", 0, 12_000, title="Upbeat", role="bgm", volume=0.6)]),
        (1, [_segment("a2", 0, 12_000, title="旁白.m4a", role="voice", volume=1)]),
    ),
}  # fmt: skip
LOOSE: Final[dict[str, Sequence[str]]] = {
    "clips": ("logo.png", "selfie.jpg", "jazz.mp3"),
    "dali": ("合影.jpg",),
}
"""What is uploaded but not on the timeline."""


def _music(told: Told) -> Segment:
    return next(segment for segment in told.now.segments if segment.role == "bgm")


def _warmed(told: Told) -> bool:
    *early, grandparents, goodbye = told.filters
    return (
        set(grandparents) == {"black-and-white"}
        and all(set(one) == {"warm"} for one in (*early, goodbye))
        and {s.text for s in told.now.segments if s.kind == "text"}
        == {"Mia turns 8!", "Thank you for coming!"}
    )


def _captions_grew(told: Told) -> bool:
    old, new = (
        [s.m["style"]["size"] for s in d.segments if s.role == "caption"] for d in (told.was, told.now)
    )
    return all(a < b for a, b in zip(old, new, strict=True)) and {id_[0] for id_ in told.changed()} == {"c"}


RIGHT: Final[tuple[Typed, ...]] = (
    Typed(
        "clips",
        "slow the product shot down to half speed",
        "it lasts 20 s, the video 40 s",
        lambda t: t.spans == [(0, 10_000), (10_000, 20_000), (20_000, 40_000)] and t.shots[2].m["speed"] == 0.5,
    ),
    Typed(
        "painted",
        "swap the lighthouse for a waterfall in a jungle",
        "scene 2 shows it for 5 s, all else unchanged",
        lambda t: t.changed() == {"v1"} and "waterfall in a jungle" in t.shots[1].m["made"]["prompt"],
    ),
    Typed(
        "charts",
        "no zooming on the charts please, keep them still",
        "no motion, all else unchanged",
        lambda t: {s.m["motion"] for s in t.shots} == {"none"} and t.changed() == {"v0", "v1", "v2", "v3"},
    ),
    Typed(
        "painted",
        "Hi! Could you please make the music more upbeat, a bit louder, and fade it out over the last 3 seconds? Thanks so much!",
        "upbeat music, above 35 %, that fades out for 3 s, all else unchanged",
        lambda t: _music(t).m["made"]["mood"] == "upbeat" and (_music(t).volume or 0) > 0.35
        and _music(t).m["fade_out"] == 3000 and len(t.changed()) == 1,
    ),
    Typed(
        "clips",
        "reverse the office clip, freeze the last frame of the product clip for 2 seconds",
        "office backwards, 2 s of the last frame at the end",
        lambda t: t.shots[1].m["reverse"] is True and t.spans[3] == (30_000, 32_000) and "freeze" in t.shots[3].m,
    ),
    Typed(
        "birthday",
        "black and white for the grandparents one, warm it up on the rest, change 'Mia turns 7' to 'Mia turns 8!'",
        "one photo black and white, four warm, the title's number",
        _warmed,
    ),
    Typed(
        "clips",
        "hmm too small now, a bit bigger again",
        "bigger captions, nothing else",
        _captions_grew,
        before="make the captions smaller",
    ),
    Typed(
        "clips",
        "replace the clip with selfie.jpg",
        "asks which clip",
        lambda t: t.stays and "Which" in t.reply and "3. product.mp4" in t.reply,
    ),
    Typed(
        "clips",
        "从第12秒的地方切开",
        "office in two, 10-12 and 12-20 s",
        lambda t: t.spans == [(0, 10_000), (10_000, 12_000), (12_000, 20_000), (20_000, 30_000)],
    ),
    Typed(
        "painted",
        "每个画面之间用擦除转场",
        "wipes into scenes 2 and 3",
        lambda t: all(asked(shot.m).name.startswith("wipe") for shot in t.shots[1:]) and len(t.shots) == 3,
    ),
    Typed(
        "clips",
        "把第二段视频复制一份放到最后",
        "office once more at the end, 40 s",
        lambda t: t.order == "iopo" and t.now.duration_ms == 40_000
        and all(a.end_ms == b.start_ms for a, b in pairwise(t.shots)),
    ),
    Typed(
        "dali",
        "再亮一些",
        "the second photo brighter still, nothing else",
        lambda t: t.filters[1]["brightness"] > 0.12 and t.changed() == {"v1"},
        before="第二张调亮一点",
    ),
    Typed(
        "clips",
        "算了，还是恢复原来的速度吧",
        "its first speed again, 30 s in all",
        lambda t: t.shots[2].m.get("speed", 1) == 1 and t.now.duration_ms == 30_000,
        before="第三段放慢到0.5倍",
    ),
    Typed(
        "clips",
        "把字幕都翻译成日语",
        "says that it cannot translate",
        lambda t: t.stays and "翻译" in t.reply and "不支持" in t.reply,
    ),
)  # fmt: skip

KNOWN: Final[tuple[tuple[Beginning, str, str, str], ...]] = (
    ("birthday", "", "can you make the cake photo stay on screen a little longer, like 6 seconds", "The cake photo lasts 6 s; the later photos and the closing title come 2 s later; the video and its music last 22 s; all else unchanged."),
    ("birthday", "", "whole thing needs to fit in 15 sec pls", "The video lasts 15 s (±0.1), all five photos still there in order, shortened alike; titles on their photos; music ends with the video."),
    ("clips", "", "Put Jonas Weber, Head of Design as a lower third on the interview from second 1 to 5", "A lower third with 'Jonas Weber' and 'Head of Design' from 1 s to 5 s; all else unchanged."),
    ("clips", "", "add jazz.mp3 as background music, quiet enough that I can still hear them talk", "jazz.mp3 as music under the whole 30 s, at a low volume (about 30 % or less) and/or ducked; the clips keep their sound."),
    ("charts", "", "the churn chart should come last", "Order revenue, funnel, regions, churn; each chart keeps its lower third; 24 s; narration unchanged."),
    ("painted", "", "make the title text yellow with a black outline and move it to the bottom", "The title is yellow, has a black outline and stands at the bottom; text and times unchanged."),
    ("painted", "", "add a calm female voice over saying \"Breathe in. Breathe out.\"", "A voice-over in a female voice that says exactly that, at the start; pictures not replaced. Where no voice is installed: says so, nothing claimed."),
    ("birthday", "", "drop the garden pic and put the grandparents first, then make all of them 3 seconds each", "Grandparents, balloons, cake, goodbye, 3 s each, 12 s in all; music ends with the video; the closing title on the goodbye photo."),
    ("clips", "", "Mute the office clip, cut its last 4 seconds and put a fade to black before the product clip", "office.mp4: volume 0, lasts 6 s (source 0–6 s); product.mp4 comes in by fade-black; captions of the cut part gone or shortened, the product's captions move with it; about 26 s."),
    ("clips", "", "put logo.png in the top right corner as a watermark, half transparent, and add an end card saying \"brightleaf.com\" for 3 secs", "logo.png small in the top right, opacity 0.5, over the video; after the product clip a card of 3 s that says brightleaf.com; 33 s."),
    ("charts", "", "add soft corporate music under the narration at 15%, and crossfade between all the slides", "New music, corporate, volume 15 %; narration unchanged; crossfades into slides 2, 3 and 4."),
    ("birthday", "make the cake photo 6 seconds long", "same for the last one", "The goodbye photo lasts 6 s; the cake keeps its 6 s; 24 s in all."),
    ("painted", "make scene 2 brighter", "no wait, I meant the city one", "Scene 2 as at first, the city (scene 3) brighter; all else unchanged."),
    ("charts", "move the regions chart to the start / undo", "hm no it was better the other way, redo it", "The regions chart is first again (redo)."),
    ("birthday", "", "delete the title", "Asks which of the two titles; nothing changed."),
    ("charts", "", "zoom in on the chart more", "Asks which chart; nothing changed."),
    ("clips", "", "clean up the background noise and cut out all the ums", "Says that it cannot clean up sound or find the ums; nothing changed."),
    ("birthday", "", "blur the other kids' faces in the cake photo", "Says that it cannot find or blur faces (may offer to blur the whole photo or another way); nothing changed."),
    ("dali", "", "在苍山后面加上合影.jpg，放4秒", "合影.jpg stands after 苍山 for 4 s, 火车站 comes 4 s later; five photos, 16 s; all else unchanged."),
    ("dali", "", "片头加一个黑底白字的标题卡：我们的毕业旅行", "A card with 我们的毕业旅行 before the first photo, black ground and white letters; the photos and the title 大理四日 come later by its length."),
    ("dali", "", "有旁白的时候音乐自动小声一点", "The music ducks under the voice; all else unchanged."),
    ("dali", "", "古城那张删掉，其他的每张改成4秒，标题换成“再见大理”", "洱海, 苍山, 火车站 of 4 s each, 12 s; the title says 再见大理."),
    ("clips", "", "第一段加速到1.5倍，再把selfie.jpg放到右下角做画中画", "interview.mp4 at 1.5 (6.67 s), what follows moves up; selfie.jpg small in the bottom right above the video."),
    ("painted", "", "改成16:9横屏，标题不要了，音乐音量调到20%", "1920 × 1080 or another 16:9, no title, music at 20 %; scenes and lengths unchanged."),
    ("dali", "", "把那张照片换成合影.jpg", "Asks which photo; nothing changed."),
    ("dali", "", "帮我把古城那张里的路人P掉", "Says that it cannot take people out of a photo; nothing changed."),
)  # fmt: skip
"""What was not right on the first run: where it begins, what was said before, the message, what was expected."""
