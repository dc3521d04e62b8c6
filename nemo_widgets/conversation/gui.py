"""What the agent says about buttons and panels becomes an action, and the words are rewritten or dropped.

The cloud agent believes that its user sits in front of a web editor. Only instructions to the user are
touched; what it says about the content of the video ("a door opens", “Click here”) stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Action = Literal["do", "state", "edit", "summary", "export", "credits"]


@dataclass(frozen=True)
class Translation:
    """The agent's text as the user reads it, and the actions that its GUI words stood for, in order."""

    text: str
    actions: tuple[Action, ...] = ()


def translate(text: str) -> Translation:
    """Rewrite the agent's GUI words, in English and Chinese.

    Examples
    --------
    >>> translate("Your video is ready. Click the Export button to download it.")
    Translation(text='Your video is ready. Say “export” to get it as an MP4.', actions=('export',))
    """
    actions: list[Action] = []
    kept = []
    for line in text.splitlines(keepends=True):
        # A track summary is nothing but names of the user's own making.
        pieces = [line] if _SUMMARY.match(line) else _SENTENCE.split(line)
        kept += [piece if _SUMMARY.match(piece) else _sentence(piece, actions) for piece in pieces]
    return Translation("".join(kept).strip() if actions else text, tuple(dict.fromkeys(actions)))


_SUMMARY = re.compile(r"\s*Timeline \(\d+ tracks?\)")
# A sentence keeps the white space and line breaks that follow it, so lists and paragraphs survive.
_SENTENCE = re.compile(r"(?<=[.!?]\s)|(?<=[。！？\n])")

# Only an instruction counts: at the start of a sentence or clause, or after "you can", "please", "to", …
_ASK = (
    r"(?:^|(?<=[,;] )|(?<=[，；]))(?P<lead>[\s>*•\-\d.]*)"
    r"(?:(?:please|now|then|next|just|simply|finally|and|or|to \w+(?: \w+){0,3}, |you (?:can|could|may|"
    r"should|need to|have to)(?: also| now| then)?|"
    r"feel free to|go ahead and|try to),? )*"
)
_ASK_ZH = (
    r"(?:(?:请|您|你|可以|可|只需|然后|接着|现在|再|即可|也|先)*)(?:将|把)?(?P<object>[^，。；“”]{0,12}?)"
)


def _sentence(piece: str, actions: list[Action]) -> str:
    body = piece.rstrip()
    tail = piece[len(body) :]
    for pattern, action, write in _RULES:
        match = pattern.search(body)
        if match is None or _inside_quotes(body, match.end("verb")):
            continue
        actions.append(action)
        end = body[-1] if body and body[-1] in ".!?。！？" else ""
        before = body[: match.start()]
        lead = match.group("lead") if "lead" in match.re.groupindex else ""
        words = write(match)
        if not words:
            # A dropped clause takes its comma with it; a dropped sentence takes its full stop.
            before = before.rstrip(" ,;，；")
            return f"{before}{end}{tail}" if before else ""
        start = words if before.strip() else words[:1].upper() + words[1:]
        return f"{before}{lead}{start}{end}{tail}"
    return piece


def _inside_quotes(text: str, at: int) -> bool:
    head = text[:at]
    return (
        head.count("“") > head.count("”")
        or head.count("「") > head.count("」")
        or head.count("《") > head.count("》")
        or head.count('"') % 2 == 1
    )


def _target(match: re.Match[str]) -> str:
    return match.group("target").strip(" .!?。！？\"'“”‘’「」*`")


def _say(words: str) -> Callable[[re.Match[str]], str]:
    return lambda _match: words


def _ask_for(match: re.Match[str]) -> str:
    words = _target(match)
    # The name of the button is what stands in quotes, else what stands before "button" or "to …".
    quoted = _QUOTED.search(words) or _QUOTED.search(match.group("target"))
    name = quoted.group(1) if quoted else _AFTER_NAME.sub("", words)
    name = _ARTICLE.sub("", name).strip(" \"'“”‘’*`")
    return f"ask for “{name}”" if name else ""


def _ask_for_zh(match: re.Match[str]) -> str:
    name = _AFTER_NAME_ZH.sub("", _target(match)).strip(' “”「」"')
    return f"直接说“{name}”即可" if name else "直接说要做什么即可"


def _move(match: re.Match[str]) -> str:
    return f"ask to move {_target(match)}" if _target(match) else "say what to move where"


_QUOTED = re.compile(r"[\"'“‘「*`]+([^\"'“”‘’「」*`]+)[\"'”’」*`]")
_AFTER_NAME = re.compile(r"\s*\b(?:button|icon|tab|menu|link|to|in|on|at)\b.*$", re.IGNORECASE | re.DOTALL)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_AFTER_NAME_ZH = re.compile(r"(?:按钮|图标|选项).*$", re.DOTALL)

_Rule = tuple[re.Pattern[str], Action, Callable[[re.Match[str]], str]]


def _english(verb: str, action: Action, write: Callable[[re.Match[str]], str]) -> _Rule:
    return re.compile(_ASK + verb + r"(?P<target>.*)$", re.IGNORECASE | re.DOTALL), action, write


def _chinese(verb: str, action: Action, write: Callable[[re.Match[str]], str]) -> _Rule:
    return re.compile(_ASK_ZH + verb + r"(?P<target>[^，；]*)", re.DOTALL), action, write


_CLICK = r"(?:click(?: on)?|tap(?: on)?|press|hit|select|use|choose)"
_RULES: tuple[_Rule, ...] = (
    _english(
        rf"(?P<verb>{_CLICK} (?:the |on )?[\"'“‘*`]*(?:export|download)[\"'”’*`]*(?: button| icon)?\b)",
        "export",
        _say("say “export” to get it as an MP4"),
    ),
    _english(
        r"(?P<verb>(?:check|visit|go to|open|see|manage|view) (?:your |the )?(?:account|billing|"
        r"subscription)(?: page| settings| section)?\b)",
        "credits",
        _say("ask for your credits"),
    ),
    _english(
        r"(?P<verb>(?:preview|view|see|check)(?: \w+){0,3} (?:in|on) (?:the |your )?timeline\b)",
        "summary",
        _say("the tracks are listed in the timeline summary"),
    ),
    _english(r"(?P<verb>drag(?:ging)?(?: and drop| & drop|/drop|-and-drop)?\b)", "edit", _move),
    _english(
        r"(?P<verb>drop (?=(?:your |the )?(?:file|clip|image|photo|video|media|it|them)))", "edit", _move
    ),
    _english(
        r"(?P<verb>open(?: up)? (?:the |your )?(?:\w+ ){0,2}(?:panel|tab|menu|editor|sidebar|timeline|"
        r"settings|project|workspace|library|window)\b)",
        "state",
        _say("ask for the status to see it"),
    ),
    _english(r"(?P<verb>(?:click(?: on)?|tap(?: on)?|press) )", "do", _ask_for),
    _chinese(
        r"(?P<verb>(?:点击|单击|按下?)[“「\"]?导出[”」\"]?(?:按钮)?)", "export", _say("说“导出”即可得到 MP4")
    ),
    _chinese(
        r"(?P<verb>(?:查看|前往|打开)(?:您的|你的)?(?:账户|账单|订阅))",
        "credits",
        _say("说“积分”即可查看余额"),
    ),
    _chinese(r"(?P<verb>在时间[线轴](?:中|上|里)?(?:预览|查看))", "summary", _say("轨道列在时间线摘要中")),
    _chinese(r"(?P<verb>拖拽|拖动|拖放)", "edit", _say("直接说要把什么移到哪里")),
    _chinese(
        r"(?P<verb>打开(?=.*(?:面板|菜单|编辑器|设置|时间线|时间轴|项目|标签)))",
        "state",
        _say("说“状态”即可查看"),
    ),
    _chinese(r"(?P<verb>点击|单击)", "do", _ask_for_zh),
)
