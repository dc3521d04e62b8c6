"""What the renderer says of a draft or a file is said in Chinese, too, whatever the names in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from nemo_widgets.engine.render import misfits, sources
from nemo_widgets.phrases import CATALOGUE, in_chinese
from nemo_widgets.timeline.draft import Draft
from tests.engine.synthetic import text, visual

ROOM = Path(sources.__file__).parent
SENTENCE = re.compile(r"[A-Z“{].*[a-z “{].*\.(\s|$)", re.DOTALL)
ENGLISH = re.compile(r"[A-Za-z]{3,}")


def documented(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the strings that document something, a name at a module's top among them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def said(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the sentences in a module, and the reasons in its errors, with `{}` for what is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = set(documented(tree))
    reasons = {
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ValueError"
        for argument in node.args
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            words = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documentation:
            words = node.value
        else:
            continue
        if node in reasons or SENTENCE.match(words):
            yield node.lineno, words


def rooms() -> list[Path]:
    # Of these two nothing is ever told: a font that is none is passed over.
    return [path for path in sorted(ROOM.glob("*.py")) if path.name not in {"sfnt.py", "typefaces.py"}]


@pytest.mark.parametrize("path", rooms(), ids=lambda path: path.stem)
def test_every_sentence_of_the_renderer_is_in_the_chinese_catalogue(path: Path) -> None:
    missing = []
    for line, words in said(path):
        variants = [words]
        if path.name == "sources.py":
            # A file is named in brackets, where it tells something else than the segment's name.
            files = ("its file of {} s", "its file ({}) of {} s")
            if words.startswith("“{}” cannot be shown"):
                variants = [words.replace("{}{}", "{}"), words.replace("{}{}", "{} ({})")]
            elif words.endswith("{}: a frame is held."):
                variants = [words.replace("{}: a", f"{file}: a") for file in files]
        missing += [f"{line}: {variant}" for variant in variants if variant not in CATALOGUE]
    assert not missing, "add these to nemo_widgets/phrases/chinese_renders.py"


def test_sentences_about_a_draft_keep_their_names_and_leave_no_english() -> None:
    shots = [
        visual("a", -1500, 3000, title="海滩", transition={"type": "zoom", "d": 4000}, speed=500),
        visual("b", 1000, 3000, title="湖", fit="stretch", motion="spin", source_in=9000, source_out=4000),
        visual("c", 5000, 0, title="山", place={"corner": "top-left"}, transition="push-left"),
    ]
    raw = {"t": [{"tt": 0, "sg": shots}, {"tt": 7, "sg": [text("你好", 0, 0), 7]}, 3]}
    told = misfits.misfits(Draft({**raw, "m": {"width": 99_999, "height": 2, "fps": 3}}))
    assert len(told) >= 10
    for sentence in told:
        chinese = in_chinese(sentence)
        assert set(ENGLISH.findall(chinese)) <= {"stretch", "spin", "push", "left"}, chinese
        assert all(name in chinese for name in ("海滩", "湖", "山", "你好") if name in sentence)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "“Beach” cannot be shown: its media is no longer there (beach.mp4). Upload its media again, or "
            "delete or replace the segment.",
            "无法显示“Beach”（beach.mp4）：素材已不在。请重新上传它的素材，或删除、替换该片段。",
        ),
        (
            "“Beach” cannot be shown: its line 7 is no part of a colour table.",
            "无法显示“Beach”：第 7 行不属于调色表。",
        ),
        (
            "“Beach” outlasts its file (0a1b2c3d….mp4) of 4.0 s: a frame is held.",
            "“Beach”比它 4.0 秒的文件（0a1b2c3d….mp4）更长：画面会停住。",
        ),
        ("“Song” is not heard: it is damaged.", "听不到“Song”：文件已损坏。"),
    ],
)
def test_a_reason_inside_a_sentence_is_said_in_chinese_too(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese
