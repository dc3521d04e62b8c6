"""Two drafts become the sentences that tell what changed between them."""

from __future__ import annotations

from collections.abc import Sequence

from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.sizes import ratio
from nemo_widgets.timeline.summary import seconds_text

NAMED = 3
"""How many added or removed segments of one kind are named before they are only counted."""

_NOUNS = {
    "en": {
        "image": ("Picture", "pictures"),
        "video": ("Clip", "clips"),
        "audio": ("Sound", "sounds"),
        "bgm": ("Music", "pieces of music"),
        "text": ("Text", "texts"),
        "title": ("Title", "titles"),
        "caption": ("Caption", "captions"),
        "other": ("Segment", "segments"),
    },
    "zh": {
        "image": ("图片", "张图片"),
        "video": ("片段", "个片段"),
        "audio": ("声音", "个声音"),
        "bgm": ("音乐", "段音乐"),
        "text": ("文字", "段文字"),
        "title": ("标题", "个标题"),
        "caption": ("字幕", "条字幕"),
        "other": ("段落", "个段落"),
    },
}

_SENTENCES = {
    "en": {
        "added": "{noun} added: {name}{gap}{span}",
        "added_many": "{count} {nouns} added",
        "removed": "{noun} removed: {name}",
        "removed_many": "{count} {nouns} removed",
        "lowered": "{noun} lowered to {percent}%",
        "raised": "{noun} raised to {percent}%",
        "muted": "{noun} muted",
        "text": "{noun} changed to {name}",
        "replaced": "{noun} replaced: {name}",
        "renamed": "{noun} renamed: {name}",
        "moved": "{noun} moved: {name} now at position {position}",
        "reordered": "The order of {count} {nouns} changed",
        "timing": "{noun} now runs {span}: {name}",
        "timing_many": "Times of {count} {nouns} adjusted",
        "look": "{noun} changed in its {what}: {name}",
        "look_many": "{count} {nouns} changed in their {what}",
        "shape": "Shape changed to {ratio} ({width}×{height})",
        "length": "Length changed from {before} s to {after} s",
        "settings": "Settings changed: {names}",
        "other": "The timeline changed in its details",
        "span": "{start}–{end} s",
        "volume": ", {percent}%",
        "quoted": "“{text}”",
    },
    "zh": {
        "added": "已添加{noun}：{name}{gap}{span}",
        "added_many": "已添加 {count} {nouns}",
        "removed": "已删除{noun}：{name}",
        "removed_many": "已删除 {count} {nouns}",
        "lowered": "{noun}音量已降到 {percent}%",
        "raised": "{noun}音量已升到 {percent}%",
        "muted": "{noun}已静音",
        "text": "{noun}已改为{name}",
        "replaced": "已替换{noun}：{name}",
        "renamed": "{noun}已重命名：{name}",
        "moved": "{noun}{inline}已移到第 {position} 位",
        "reordered": "{count} {nouns}的顺序已改变",
        "timing": "{noun}{inline}现在为 {span}",
        "timing_many": "已调整 {count} {nouns}的时间",
        "look": "{noun}{inline}的{what}已更改",
        "look_many": "{count} {nouns}的{what}已更改",
        "shape": "画面已改为 {ratio}（{width}×{height}）",
        "length": "时长已从 {before} 秒改为 {after} 秒",
        "settings": "已更改设置：{names}",
        "other": "时间线的细节有变化",
        "span": "{start}–{end} 秒",
        "volume": "，{percent}%",
        "quoted": "“{text}”",
    },
}

_LOOKS = {
    "motion": ("camera motion", "镜头运动"),
    "focus": ("camera motion", "镜头运动"),
    "fit": ("framing", "构图"),
    "transition": ("transition", "转场"),
    "filters": ("colours", "色彩"),
    "speed": ("speed", "速度"),
    "source_in": ("trim", "裁剪"),
    "source_out": ("trim", "裁剪"),
    "style": ("style", "样式"),
    "words": ("word timing", "逐字时间"),
    "animation": ("animation", "动画"),
    "animation_in": ("animation", "动画"),
    "animation_out": ("animation", "动画"),
    "fade_in": ("fade", "淡入淡出"),
    "fade_out": ("fade", "淡入淡出"),
    "duck": ("ducking", "闪避"),
    "loop": ("looping", "循环"),
}


def describe(before: Draft, after: Draft, language: str = "en") -> list[str]:
    """Tell what changed, in sentences without a full stop.

    Parameters
    ----------
    before, after
        The timeline before and after; segments are told apart by their ids.
    language
        `en` or `zh`; anything else reads as English.

    Returns
    -------
    list of str
        Empty exactly where nothing changed.

    Examples
    --------
    >>> title = {"id": "a", "s": 0, "d": 3000, "m": {"role": "title", "text": "Lake at dusk"}}
    >>> describe(Draft({}), Draft({"t": [{"tt": 7, "sg": [title]}]}))[0]
    'Title added: “Lake at dusk” 0–3 s'
    """
    if before == after:
        return []
    told = _Teller("zh" if language.lower().startswith("zh") else "en")
    old, new = _by_id(before), _by_id(after)
    told.each("added", [segment for id_, segment in new.items() if id_ not in old])
    told.each("removed", [segment for id_, segment in old.items() if id_ not in new])
    pairs = [(old[id_], segment) for id_, segment in new.items() if id_ in old]
    for was, now in pairs:
        told.content(was, now)
    told.order([was for was, _ in pairs], [now for _, now in pairs])
    if before.size != after.size and before.segments:
        told.say("shape", ratio=ratio(*after.size), width=after.size[0], height=after.size[1])
    if before.segments and after.segments and before.duration_ms != after.duration_ms:
        told.say("length", before=seconds_text(before.duration_ms), after=seconds_text(after.duration_ms))
    elif not told.sentences:
        told.timing(pairs)
    if not told.sentences:
        told.looks(pairs)
    if not told.sentences:
        told.settings(before, after)
    return told.sentences


def _by_id(draft: Draft) -> dict[str, Segment]:
    """Return the segments by id; a repeated id is told apart by its place."""
    found: dict[str, Segment] = {}
    for segment in draft.segments:
        key = segment.id
        while key in found:
            key += "+"
        found[key] = segment
    return found


class _Teller:
    """Collects sentences in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words = _SENTENCES[language]
        self._nouns = _NOUNS[language]
        self.sentences: list[str] = []

    def say(self, key: str, **values: object) -> None:
        self.sentences.append(self._words[key].format(**values))

    def about(self, key: str, segment: Segment, **values: object) -> None:
        noun, nouns = self._nouns[_noun_key(segment)]
        name, span = self._name(segment), self._span(segment)
        # A name in quotes ends by itself.
        gap = " " if segment.kind == "text" else {"en": ", ", "zh": "，"}[self._language]
        inline = name if segment.kind == "text" else self._words["quoted"].format(text=name)
        self.say(key, noun=noun, nouns=nouns, name=name, inline=inline, gap=gap, span=span, **values)

    def each(self, key: str, segments: Sequence[Segment]) -> None:
        groups: dict[str, list[Segment]] = {}
        for segment in segments:
            groups.setdefault(_noun_key(segment), []).append(segment)
        for noun_key, group in groups.items():
            if len(group) > NAMED:
                self.say(f"{key}_many", count=len(group), nouns=self._nouns[noun_key][1])
            else:
                for segment in group:
                    self.about(key, segment)

    def content(self, was: Segment, now: Segment) -> None:
        if was.text != now.text:
            self.about("text", now)
        elif was.src != now.src:
            self.about("replaced", now)
        elif was.name != now.name:
            self.about("renamed", now)
        if was.volume != now.volume:
            percent = round((1.0 if now.volume is None else now.volume) * 100)
            louder = percent > round((1.0 if was.volume is None else was.volume) * 100)
            self.about("muted" if not percent else "raised" if louder else "lowered", now, percent=percent)

    def order(self, were: Sequence[Segment], are: Sequence[Segment]) -> None:
        old = [s.id for s in sorted(were, key=_place) if s.kind == "video"]
        new = [s for s in sorted(are, key=_place) if s.kind == "video"]
        moved = [s for s, id_ in zip(new, old, strict=False) if s.id != id_]
        if not moved:
            return
        single = _single_move(old, [s.id for s in new])
        if single is None:
            self.about("reordered", moved[0], count=len(moved))
        else:
            self.about("moved", new[single], position=single + 1)

    def timing(self, pairs: Sequence[tuple[Segment, Segment]]) -> None:
        changed = [
            now for was, now in pairs if (was.start_ms, was.duration_ms) != (now.start_ms, now.duration_ms)
        ]
        if len(changed) > NAMED:
            self.about("timing_many", changed[0], count=len(changed))
        else:
            for segment in changed:
                self.about("timing", segment)

    def looks(self, pairs: Sequence[tuple[Segment, Segment]]) -> None:
        """Tell how segments are shown now that are the same otherwise, those of one kind together."""
        groups: dict[tuple[str, str], list[Segment]] = {}
        for was, now in pairs:
            names = {
                _LOOKS[key][self._language == "zh"] for key in _LOOKS if was.m.get(key) != now.m.get(key)
            }
            if names:
                what = {"en": " and ", "zh": "和"}[self._language].join(sorted(names))
                groups.setdefault((_noun_key(now), what), []).append(now)
        for (_, what), group in groups.items():
            if len(group) > NAMED:
                self.about("look_many", group[0], count=len(group), what=what)
            else:
                for segment in group:
                    self.about("look", segment, what=what)

    def settings(self, before: Draft, after: Draft) -> None:
        names = sorted(str(key) for key in {*before.m, *after.m} if before.m.get(key) != after.m.get(key))
        if names:
            self.say("settings", names=", ".join(names))
        else:
            self.say("other")

    def _name(self, segment: Segment) -> str:
        name = " ".join(segment.name.split())
        return self._words["quoted"].format(text=name) if segment.kind == "text" else name

    def _span(self, segment: Segment) -> str:
        span = self._words["span"].format(
            start=seconds_text(segment.start_ms), end=seconds_text(segment.end_ms)
        )
        if segment.kind == "audio" and segment.volume is not None:
            span += self._words["volume"].format(percent=round(segment.volume * 100))
        return span


def _noun_key(segment: Segment) -> str:
    if segment.kind == "video":
        return "image" if segment.m.get("media_type") == "image" else "video"
    if segment.kind == "audio":
        return "bgm" if segment.role == "bgm" else "audio"
    if segment.kind == "text":
        return segment.role if segment.role in {"title", "caption"} else "text"
    return "other"


def _place(segment: Segment) -> tuple[int, int, int]:
    return segment.track_index, segment.start_ms, segment.index


def _single_move(old: Sequence[str], new: Sequence[str]) -> int | None:
    """Return where in `new` the one item stands whose move alone explains the order, if there is one."""
    if len(old) != len(new):
        return None
    # It is one of the two that stand where the orders part: it came there, or it was there and went.
    first = next(place for place, (was, now) in enumerate(zip(old, new, strict=True)) if was != now)
    for id_ in (new[first], old[first]):
        rest, others = ([item for item in order if item != id_] for order in (old, new))
        if rest == others and id_ in new:
            return new.index(id_)
    return None
