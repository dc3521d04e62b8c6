"""How long a text shows, told by the shots it stands over: "keep the title until the second photo ends"."""

from __future__ import annotations

from nemo_widgets.engine.agent.language.desk import Desk, done
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.tools import TimeText

_TO_THE_END = ("until the end", "till the end", "to the end", "through")


def until(frame: Frame, desk: Desk) -> Clause | None:
    """Have a text go at the end of a shot, or where it begins: "until the second photo"."""
    shot, text = frame.find("scenes"), frame.find("texts")
    if shot is None or text is None or not 0 < text + 1 < shot or frame.has("quote"):
        return None
    link = frame.phrases[shot - 1]
    if link.text.lower() == "to" and frame.has("do", "move", "add"):
        # "move the title to the cake photo"
        return None
    ends = link.text.lower().startswith(_TO_THE_END) or not link.text.isascii()
    if not (link.has("prep", "until") or (ends and link.has("whole"))):
        return None
    picked, shots = frame.texts(), frame.scenes()
    if picked is None or shots is None or picked.vague:
        return None
    frame.used.add(shot - 1)
    ends = frame.take("halts") is not None or frame.take("at", "end") is not None or ends
    frame.take("whole")
    frame.take("more", ("up", 1))
    shown = [desk.segment(id_) for id_ in desk.there(shots)]
    if not shown:
        return None
    at = shown[-1].end_ms if ends else shown[0].start_ms
    calls = [
        TimeText(id_, start, at - start) for id_ in picked.ids if (start := desk.segment(id_).start_ms) < at
    ]
    return done(calls, picked.ids, "text") if len(calls) == len(picked.ids) else None
