"""Shots and uploads by their names: 放烟花那段 in Chinese, which has no spaces; "the marmot" for marmot.jpg."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.language.bilingual import names_in_chinese
from nemo_widgets.engine.agent.language.scan import Phrase, is_known, scan
from nemo_widgets.engine.agent.language.stage import Stage, words_of
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

_HAN = re.compile(r"[\u3400-\u9fff]")
_ENDING = re.compile(r"\.\w{2,4}$")
_SHORTEST = 2
_NUMBERED = re.compile(r"[A-Za-z]{2,5}[_-]?\d{3,8}")
"""Names that cameras give: IMG_2031."""


def phrases_of(text: str, draft: Draft, files: Sequence[MediaItem]) -> list[Phrase]:
    """Return the phrases of a text; a name of a shot or an upload is one, whatever words are in it.

    A shot's name stays a word, for the grammar finds shots by their words; an upload's stands for its file.
    """
    if not _HAN.search(text):
        return scan(text)
    shots, named = _called(text, draft, files)
    if not named:
        return scan(text)
    longest_first = sorted(named, key=len, reverse=True)
    # 合影.jpg is a file already, and a Latin name is no part of a longer word.
    pattern = re.compile(
        rf"(?<![A-Za-z0-9_])(?:{'|'.join(map(re.escape, longest_first))})"
        r"(?![A-Za-z0-9_]|\.[A-Za-z0-9]{2,4}(?![A-Za-z0-9]))"
    )
    found: list[Phrase] = []
    at = 0
    for match in pattern.finditer(text):
        start = _with_what_it_is_of(text, at, match) if "word" in named[match[0]].senses else match.start()
        found += _scanned(text, at, start)
        video = _ITS_VIDEO.match(text, match.end()) if match[0] in shots else None
        at = video.end() if video else match.end()
        found.append(Phrase(match[0], start, at, named[match[0]].senses))
    return [*found, *_scanned(text, at, len(text))]


def _called(text: str, draft: Draft, files: Sequence[MediaItem]) -> tuple[Sequence[str], dict[str, Phrase]]:
    """Return what the shots are called, and what each name means that may be said."""
    shots = _stems(one.name for one in scenes_of(draft))
    named = {stem: Phrase(stem, 0, 0, {"word": [stem]}) for stem in shots}
    for said in (said for stem in shots for said in names_in_chinese(stem) if _tells(said)):
        # 地区 is regions.png, and no 地 with something after it.
        named.setdefault(said, Phrase(said, 0, 0, {"word": [said]}))
    for stem in _stems(one.name for one in draft.segments if one.role in {"watermark", "pip"}):
        named.setdefault(stem, Phrase(stem, 0, 0, {"word": [stem]}))
    for number in _numbers(shots, text):
        named.setdefault(number, Phrase(number, 0, 0, {"word": [number]}))
    for item in files:
        named |= _that_track(item.filename, text)
        for stem in _stems([item.filename]):
            for said in (stem, *names_in_chinese(stem)):
                if said == stem or _tells(said):
                    named.setdefault(said, Phrase(said, 0, 0, {"file": [item.filename]}))
    return shots, named


def _that_track(name: str, text: str) -> dict[str, Phrase]:
    """Return what 就用jazz那首 means where jazz.mp3 waits, though jazz is a mood, too."""
    stem = _ENDING.sub("", name)
    said = re.search(rf"(?<![A-Za-z]){re.escape(stem)} ?[那这](?:首|个音频|段音乐)", text)
    return {stem: Phrase(stem, 0, 0, {"file": [name]})} if said else {}


def _numbers(stems: Sequence[str], text: str) -> list[str]:
    """Return the numbers by which shots are called: 2031那张 is IMG_2031.jpg."""
    found = (re.sub(r"^\D+", "", stem) for stem in stems if _NUMBERED.fullmatch(stem))
    return [number for number in found if re.search(rf"(?<!\d){number} ?(?:[那这]?[张段]|号)", text)]


_ITS_VIDEO = re.compile(r"的?视频(?![里中上之])")
"""阳台视频 is the clip that is called 阳台."""
_THAT_ONE = re.compile(r"(?:的)?[那这]一?[张段个幅]")
_BEFORE_IT = re.compile(r"(?:^|[，,。；、！!]|把|将|给)((?:(?![把将给])[\u3400-\u9fff]){1,3})$")


def _with_what_it_is_of(text: str, at: int, match: re.Match[str]) -> int:
    """Return where 面包出炉那张 begins, whose shot is called 出炉: signs that nobody knows belong to it."""
    before = _BEFORE_IT.search(text[at : match.start()])
    if before is None or not _THAT_ONE.match(text, match.end()):
        return match.start()
    unknown = all(set(phrase.senses) == {"word"} for phrase in scan(before[1]))
    return match.start() - len(before[1]) if unknown else match.start()


_THE = r"(?:the|my|our|that|this|his|her|their)"
_SEEN = r"(?:photo|photograph|picture|pic|image|shot|snapshot|clip|video|footage)"
_NOT_AFTER = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "of",
        "like",
        "say",
        "says",
        "saying",
        "read",
        "reads",
        "reading",
        "write",
        "titled",
        "called",
    )
)
"""What comes after these is what something shows or says."""
_FILE = rf"(?:{_SEEN}|drawing|file|recording|song|track|one)"


def by_their_files(text: str, stage: Stage, files: Sequence[MediaItem]) -> str:
    """Write "the marmot", "our studio logo" as the uploads of these names, where no shot is called so.

    Parameters
    ----------
    files
        The uploads that are not on the timeline.
    """
    if not stage.scenes:
        return text
    words = {item.filename: words_of(_ENDING.sub("", item.filename)) for item in files}
    for name, own in words.items():
        others = {word for other, theirs in words.items() if other != name for word in theirs}
        telling = [one for one in own if one not in others and not (stage.named(one) or stage.all_named(one))]
        plain = [one for one in telling if _kinds(one) == {"word"}]
        if name.lower().endswith(_HEARD) and not any(own[0] in s.name.lower() for s in stage.draft.segments):
            # "the jazz" is jazz.mp3, where nothing plays that is called so.
            plain += [one for one in telling if "mood" in _kinds(one)]
        # "the section drawing": a word of editing needs more beside it to be a name.
        known = [one for one in telling if _kinds(one) and _kinds(one) <= {"word", "noun", "skip", "piece"}]
        whole = [r"[\s-]+".join(own)] if plain and len(own) > 1 else []
        # "the bike logo" is bikelogo.png.
        parted = [r"\s?".join(one) for one in plain if len(one) > _LONG]
        said = [*whole, *plain, *parted, *(rf"{one}\s+{_FILE}" for one in known)]
        if said:
            text = re.sub(
                rf"{_NOT_AFTER}(?:\b{_THE}\s+|\b(?:an?|{_THE})\s+{_SEEN}\s+(?:of|with)\s+{_THE}\s+)(?:{'|'.join(said)})(?:\s+{_FILE})?\b(?!'s|-|\.\w)",
                name,
                text,
                flags=re.IGNORECASE,
            )
    return _FORGOTTEN.sub(r"\g<order> \g<file>", text)


_LONG = 5
_HEARD = (".mp3", ".wav", ".m4a", ".aac")
_FORGOTTEN = re.compile(
    rf"\b(?:i|we)(?:'ve| have)? (?:(?:totally|almost|completely|just|still|also) )*(?:forgot|forgotten|left out|missed|got|have|uploaded|sent)(?: to (?:add|include|put in))? (?P<file>\S+\.\w{{3,4}})\b[^.,;!?]{{0,12}}[.,;!?]+\s*(?:(?:so|and|then|please|can you|could you|can we|would you) )*(?P<order>add|put|insert|use|show|place|stick|pop|slot) (?:it|this|that)(?: {_FILE})?\b",
    re.IGNORECASE,
)
"""A file that was spoken of, and an order about it."""


def _kinds(word: str) -> set[str]:
    """Return what a word means in the grammar, nothing where it is too short to be a name."""
    found = scan(word)
    return set(found[0].senses) if len(found) == 1 and len(word) > _SHORTEST else set()


def _stems(names: Iterable[str]) -> list[str]:
    stems = (_ENDING.sub("", name).strip() for name in names)
    return [stem for stem in stems if len(stem) >= _SHORTEST and _tells(stem)]


def _tells(stem: str) -> bool:
    """Tell whether a name can be told from the words of editing: 标题.png cannot."""
    if _HAN.search(stem):
        return not is_known(stem)
    if _NUMBERED.fullmatch(stem):
        return True
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{2,}", stem) is not None and all(
        phrase.has("word") and len(phrase.senses) == 1 for phrase in scan(stem)
    )


def _scanned(text: str, start: int, end: int) -> list[Phrase]:
    return [
        Phrase(phrase.text, phrase.start + start, phrase.end + start, phrase.senses)
        for phrase in scan(text[start:end])
    ]
