"""What the agent says about buttons and panels becomes an action, and the words are rewritten or dropped.

The cloud agent believes that its user sits in front of a web editor. Only instructions to the user are
touched, clause by clause; what it says about the content of the video ("a door opens", “Click here”) stays.

What a session does by itself on account of an action: `state` and `summary` show the tracks, `credits` the
balance, `export` exports once where the user's own message asks for an export too. For `do` and `edit` the
agent itself is asked, once, with its own `instructions`; see `followup`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nemo_widgets.conversation.gui_en import english
from nemo_widgets.conversation.gui_zh import chinese
from nemo_widgets.conversation.instruction import BREAKS, QUOTED, Action

__all__ = ["Action", "Translation", "translate"]

LONGEST = 1000
"""A longer sentence is no instruction."""


@dataclass(frozen=True)
class Translation:
    """The agent's text as the user reads it, and what its GUI words stood for.

    Parameters
    ----------
    text
        Without a word of a web editor.
    actions
        What the words stood for, in order.
    instructions
        The sentences, as the agent wrote them, that tell the user to do or edit something.
    """

    text: str
    actions: tuple[Action, ...] = ()
    instructions: tuple[str, ...] = field(default=(), repr=False)


def translate(text: str) -> Translation:
    """Rewrite the agent's GUI words, in English and Chinese.

    Examples
    --------
    >>> translate("Your video is ready. Click the Export button to download it.")
    Translation(text='Your video is ready. Say “export” to download it.', actions=('export',))
    """
    actions: list[Action] = []
    instructions: list[str] = []
    kept = []
    for line in text.splitlines(keepends=True):
        # A track summary is nothing but names of the user's own making.
        pieces = [line] if _SUMMARY.match(line) else _sentences(line)
        for piece in pieces:
            told: list[Action] = []
            as_it_is = len(piece) > LONGEST or _SUMMARY.match(piece)
            kept.append(piece if as_it_is else _sentence(piece, told))
            actions += told
            if {"do", "edit"} & set(told):
                bullet = _BULLET.match(piece)
                instructions.append(piece[bullet.end() if bullet else 0 :].strip(" *\r\n\t"))
    if not actions:
        return Translation(text)
    return Translation("".join(kept).strip(), tuple(dict.fromkeys(actions)), tuple(instructions))


_SUMMARY = re.compile(r"\s*Timeline \(\d+ tracks?\)")
# A sentence keeps the white space and line breaks that follow it, so lists and paragraphs survive.
_SENTENCE = re.compile(rf"(?P<quoted>{QUOTED})|(?<=[.!?])\s+|(?<=[。！？])|(?<=[.!?][”\"’)])\s+")
_BREAK = re.compile(rf"(?P<quoted>{QUOTED})|{BREAKS}", re.IGNORECASE)
_END = re.compile(r"(?<![\s.!?。！？…])[\s.!?。！？…]*$")
_BULLET = re.compile(r"\s*(?:[>*•-]+\s+|\d+[.)]\s+)?(?:\*\*)?")


def _sentences(line: str) -> list[str]:
    return [words + edge for words, edge in _cut(line, _SENTENCE)]


def _cut(text: str, edge: re.Pattern[str]) -> list[tuple[str, str]]:
    """Cut a text at every edge that stands outside quotes; return the pieces, each with its edge."""
    pieces, start = [], 0
    for match in edge.finditer(text):
        if match["quoted"] is None and start < match.end() < len(text):
            pieces.append((text[start : match.start()], match.group()))
            start = match.end()
    return [*pieces, (text[start:], "")]


def _sentence(piece: str, actions: list[Action]) -> str:
    end = _END.search(piece)
    at = end.start() if end else len(piece)
    body, tail = piece[:at], piece[at:]
    bullet = _BULLET.match(body)
    head = bullet.group() if bullet else ""
    written: list[str] = []
    told_any = False
    for words, joint in _cut(body[len(head) :], _BREAK):
        told = english(words) or chinese(words)
        if told is None:
            written.append(words + joint)
            continue
        told_any = True
        actions.append(told.action)
        if any(told.text in before for before in written):
            # Two steps of one instruction come to the same thing: it is said once.
            written[-1] = _JOINT.sub(joint, written[-1])
        else:
            written.append(told.text + joint)
    if not told_any:
        return piece
    sentence = _JOINT.sub("", "".join(written)).strip()
    if not sentence:
        return tail.lstrip(" .!?。！？…") if "\n" in tail else ""
    return f"{head}{sentence[:1].upper()}{sentence[1:]}{tail}"


_JOINT = re.compile(r"(?:,? (?:and|or|then|and then)|[,;:，；：、(（]| [—–-])\s*$|然后$|接着$", re.IGNORECASE)
