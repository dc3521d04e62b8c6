"""The texts of a timeline as subtitle files, SubRip (SRT) and WebVTT.

Written here and not by pysubs2, which reads a text as ASS markup: `{…}` and a backslash of the user's would
be lost. The tests read the files back with it.
"""

from __future__ import annotations

from typing import Literal

from nemo_widgets.timeline.draft import Draft, Segment

Form = Literal["srt", "vtt"]


def write_subtitles(draft: Draft, form: Form = "srt") -> str:
    """Return the texts as a subtitle file; captions where there are any, else every text.

    Parameters
    ----------
    draft
        The timeline.
    form
        `srt` or `vtt`.

    Returns
    -------
    str
        Empty where the timeline shows no text.

    Examples
    --------
    >>> caption = {"s": 500, "d": 1500, "m": {"role": "caption", "text": "Good morning."}}
    >>> print(write_subtitles(Draft({"t": [{"tt": 7, "sg": [caption]}]})), end="")
    1
    00:00:00,500 --> 00:00:02,000
    Good morning.
    """
    cues = spoken(draft)
    if not cues:
        return ""
    dot = "," if form == "srt" else "."
    blocks = []
    for number, segment in enumerate(cues, 1):
        times = f"{_clock(segment.start_ms, dot)} --> {_clock(segment.end_ms, dot)}"
        blocks.append(f"{number}\n{times}\n{_lines(segment.text, form)}\n")
    return ("" if form == "srt" else "WEBVTT\n\n") + "\n".join(blocks)


def spoken(draft: Draft) -> list[Segment]:
    """Return the text segments that a subtitle file holds, in the order of their time."""
    texts = [
        segment
        for segment in draft.segments
        if segment.kind == "text" and segment.text.strip() and segment.duration_ms > 0
    ]
    captions = [segment for segment in texts if segment.role == "caption"]
    return sorted(captions or texts, key=lambda segment: (segment.start_ms, segment.end_ms))


def _clock(ms: int, dot: str) -> str:
    seconds, thousandths = divmod(max(0, ms), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{dot}{thousandths:03}"


def _lines(text: str, form: Form) -> str:
    """Return a text without what would end its cue: empty lines, and an arrow."""
    lines = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if form == "vtt":
        lines = lines.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return lines.replace("-->", "→")
