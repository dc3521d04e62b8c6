"""Intents that trim one scene by its own time: "start it 3 seconds in", "end it after 4 s", "2 seconds off"."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note
from nemo_widgets.engine.agent.tools import CutRange, SetLength, SplitScene, Tool, TrimScene

_CUTS = frozenset({"cut", "trim", "trim off", "cut off", "chop", "chop off", "shave", "shave off", "snip", "clip", "shorten",
                   "剪", "剪掉", "剪去", "裁掉", "切掉", "去掉", "掐掉", "掐", "掐去", "修剪", "裁剪"})  # fmt: skip
_UNHEARD = ("music", "sound", "audio", "speech", "volume", "transition", "title", "caption", "text", "lower-third", "watermark", "pip")  # fmt: skip


def trimmed(frame: Frame, desk: Desk) -> Clause | None:
    """Take time off one scene, or let it begin or end at a moment of its own."""
    if frame.has("noun", *_UNHEARD) or frame.has("texts") or frame.left("file") or frame.left("fade"):
        return None
    if frame.left("do", "freeze", "split", "keep", "fit", "mute", "copy", "replace") and not _cuts(frame):
        return None
    return frame.first((_nowhere, _both, _by, _middle, _begun, _ended, _first_only), desk)


def halved(frame: Frame, desk: Desk) -> Clause | None:
    """Ask what "cut it in half" means: half as long, or two parts."""
    verb = frame.find("do", "cut")
    if verb is None or not _cuts(frame):
        return None
    whole = frame.phrases[verb].text.lower()
    if (
        whole in {"cut down", "trim down"}
        or frame.left("length")
        or frame.left("range")
        or frame.left("noun", "length")
    ):
        return None
    if any(p.has("at", "middle") and "two" in p.text.lower() for p in frame.phrases):
        # "cut it in two" makes two of it.
        return None
    if frame.take("factor", 0.5) is None and frame.take("at", "middle") is None:
        return None
    frame.take("at", "middle")
    ids: tuple[str, ...] = ()
    if frame.left("scenes"):
        picked = frame.scenes()
        ids = () if picked is None or picked.whole else desk.there(picked)
        if len(ids) > 1:
            return None
    elif frame.left("ref"):
        frame.take("ref")
        ids = desk.about("length")
        if len(ids) > 1:
            return None
    elif not frame.has("noun", "video"):
        return None
    frame.nouns("video")
    frame.verb("cut")
    names = [scene.id for scene in desk.stage.scenes]
    number = names.index(ids[0]) + 1 if ids else 0
    if frame.text.isascii():
        what = f"image {number}" if number else "the video"
        choices = (
            Choice("half as long", f"make {what} half as long"),
            Choice("two parts", f"split {what} in the middle"),
        )
    else:
        what = f"第{number}张图" if number else "视频"
        choices = (
            Choice("缩短一半", f"把{what}缩短一半"),
            Choice("分成两段", f"{'把' + what if number else ''}从中间分割"),
        )
    return Clause(notes=(Note("halve_or_split"),), choices=choices)


def _cuts(frame: Frame) -> bool:
    return any(p.has("do") and p.text.lower() in _CUTS for p in frame.phrases)


def _one(frame: Frame, desk: Desk) -> str | None:
    """Take the one scene that is meant; None for none or several."""
    if frame.left("scenes"):
        picked = frame.scenes()
        ids = desk.there(picked) if picked and not picked.whole else ()
    elif any(p.text.lower() in _REFERS for p in frame.phrases):
        frame.take("ref")
        ids = desk.about("length")
    else:
        ids = ()
    return ids[0] if len(ids) == 1 else None


_REFERS = frozenset({"it", "its", "that", "this", "它", "这段", "那段", "这个"})


def _nowhere(frame: Frame, desk: Desk) -> Clause | None:
    """Ask what "cut that bit out" means."""
    said = {kind for phrase in frame.phrases for kind in phrase.senses}
    if (
        not _cuts(frame)
        or said - {"do", "transition", "ref", "then", "fadeway", "piece", "prep"}
        or not frame.left("ref")
    ):
        return None
    if desk.about("length"):
        return None
    frame.all_used()
    return note("cut_where")


def _both(frame: Frame, desk: Desk) -> Clause | None:
    """Read "cut the first 2 and the last second of the interview", 第一段前2秒和最后1秒都剪掉."""
    spans = [phrase.value("range") for phrase in frame.phrases if phrase.has("range")]
    if len(spans) != 2 or not frame.left("scenes") or not frame.has("do", "cut", "remove"):
        return None
    head = next((end for start, end in spans if start == 0 and end), 0)
    tail = next((-start for start, end in spans if start < 0 and end is None), 0)
    named = [phrase for phrase in frame.phrases if phrase.has("scenes")]
    if not (head and tail) or len(named) != 1:
        return None
    frame.take("range")
    frame.take("range")
    frame.take("all")
    frame.verb("cut", "remove")
    id_ = _one(frame, desk)
    if id_ is None:
        return None
    if head + tail >= desk.segment(id_).duration_ms:
        return note("too_short")
    return done([TrimScene(id_, head, tail)], (id_,), "length")


def _by(frame: Frame, desk: Desk) -> Clause | None:
    """Read "trim the interview by 2 s", "take a second off the garden photo", 剪掉2秒."""
    index = frame.find("length")
    if index is None or not _cuts(frame) or frame.left("range") or frame.left("at") or frame.left("most"):
        return None
    after = frame.phrases[index + 1] if index + 1 < len(frame.phrases) else None
    lifted = after is not None and (after.text.lower() in {"off", "from", "out"} or after.has("prep", "from"))
    by = frame.before(index, "prep", "by")
    # 剪掉2秒 takes 2 s away, 剪到2秒 leaves them.
    han = index > 0 and frame.phrases[index - 1].text in {
        "剪掉",
        "剪去",
        "掐掉",
        "掐去",
        "切掉",
        "裁掉",
        "去掉",
    }
    if not (lifted or by or han):
        return None
    ms = frame.take("length")
    frame.take("fadeway")
    frame.verb("cut", "remove", "fit")
    each = frame.has("each")
    if frame.left("scenes"):
        picked = frame.scenes()
        frame.take("each")
        ids = desk.there(picked) if picked else ()
        if picked is None or (len(ids) > 1 and picked.whole and not each):
            return None
    else:
        ids = desk.about("length") if frame.take("ref") is not None else ()
    total = desk.draft.duration_ms
    if not ids:
        frame.nouns("video")
        return done([SetLength(total - ms)], side="length") if 0 < ms < total else note("too_short")
    if any(desk.segment(id_).duration_ms <= ms for id_ in ids):
        return note("too_short")
    return done([TrimScene(id_, 0, ms) for id_ in ids], ids, "length")


def _middle(frame: Frame, desk: Desk) -> Clause | None:
    """Read "cut 3 seconds out of the middle of the office clip"."""
    if any(p.has("at", "middle") and "two" in p.text.lower() for p in frame.phrases):
        return None
    if (
        not _cuts(frame)
        or not frame.left("length")
        or not (frame.left("at", "middle") or frame.left("position", "center"))
    ):
        return None
    ms = frame.take("length")
    frame.take("at", "middle")
    frame.take("position", "center")
    frame.take("fadeway")
    frame.verb("cut", "remove")
    id_ = _one(frame, desk)
    scene = desk.segment(id_) if id_ else None
    start, length = (scene.start_ms, scene.duration_ms) if scene else (0, desk.draft.duration_ms)
    if ms >= length:
        return note("too_short")
    at = start + (length - ms) // 2
    return done([CutRange(at, at + ms)], (id_,) if id_ else (), "length")


def _begun(frame: Frame, desk: Desk) -> Clause | None:
    """Read "start the interview 3 seconds in", "the interview should begin at second 3"."""
    if not frame.left("at", "start") or not frame.left("length") or frame.has("do", "add", "move"):
        return None
    index = frame.find("length") or 0
    words = {p.text.lower() for p in frame.phrases}
    inside = frame.text[frame.phrases[index].end :].lstrip().lower().startswith(("in", "into")) or bool(
        words & {"into"}
    )
    placed = (
        frame.before(index, "prep", "to")
        or frame.before(index, "prep", "from")
        or frame.before(index, "prep", "after")
    )
    placed = (
        placed or frame.before(index, "prep", "on") or frame.phrases[index - 1].text in {"从", "第", "在"}
    )
    if not (inside or placed) or _cuts(frame):
        return None
    ms = frame.take("length")
    while frame.take("at", "start") is not None:
        pass
    id_ = _one(frame, desk)
    if id_ is None or desk.segment(id_).m.get("media_type") != "video":
        return None
    return (
        done([TrimScene(id_, ms, 0)], (id_,), "length")
        if ms < desk.segment(id_).duration_ms
        else note("too_short")
    )


def _ended(frame: Frame, desk: Desk) -> Clause | None:
    """Read "end the office clip after 4 seconds", "cut the interview short at 7 s"."""
    index = frame.find("length")
    if index is None or frame.left("range") or frame.has("do", "add", "move"):
        return None
    words = {word for p in frame.phrases for word in p.text.lower().split()}
    ends = (
        frame.left("at", "end")
        or frame.left("halts")
        or bool(words & {"stop", "stops", "end", "ends", "结束", "停"})
    )
    short = _cuts(frame) and bool(words & {"short", "off", "after"})
    placed = any(frame.before(index, "prep", side) for side in ("after", "to", "on", "until"))
    if not (ends or short) or not placed:
        return None
    ms = frame.take("length")
    while frame.take("at", "end") or frame.take("halts") or frame.take("more", ("length", -1), ("size", -1)):
        pass
    frame.verb("cut", "remove")
    id_ = _one(frame, desk)
    if id_ is None:
        return None
    over = desk.segment(id_).duration_ms - ms
    return done([TrimScene(id_, 0, over)], (id_,), "length") if over > 0 else note("too_short")


def _first_only(frame: Frame, desk: Desk) -> Clause | None:
    """Read "trim the interview down to the first 6 seconds", "split off", 只用采访的前5秒."""
    index = frame.find("range")
    if index is None or not _cuts(frame):
        return None
    lead = index - 1 if index and frame.phrases[index - 1].has("ref") else index
    if not frame.before(lead, "prep", "to") and not frame.before(lead, "prep", "until"):
        return None
    frame.take("ref")
    start, end = frame.take("range")
    frame.verb("cut")
    frame.take("more", ("up", -1))
    id_ = _one(frame, desk)
    if id_ is None:
        return None
    length = desk.segment(id_).duration_ms
    start, end = (start + length if start < 0 else start), (length if end is None else end)
    if not 0 <= start < end <= length:
        return note("too_short")
    return done([TrimScene(id_, start, length - end)], (id_,), "length")


def split_evenly(scene_start: int, length: int, count: int) -> list[Tool]:
    """Return the splits that cut a scene into parts of one length, the last one first so that times hold."""
    return [SplitScene(scene_start + length * part // count) for part in range(count - 1, 0, -1)]
