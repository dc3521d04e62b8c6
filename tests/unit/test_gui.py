from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.conversation.gui import Action, translate
from tests.unit.gui_corpus import CASES, CONTENT

GUI_WORDS = re.compile(
    r"\b(?:(?:right-|double-)?click(?:ing)?|tap|press|hit|drag(?:ging)?|button|icon|panel|tab|menu|drop-?down|slider|"
    r"toolbar|sidebar|editor|corner|screen)\b|点击|单击|双击|拖|打开|按钮|面板|菜单|右上角|选项",
    re.IGNORECASE,
)
QUOTED = re.compile("“[^”]*”")


@pytest.mark.parametrize(
    "said", ["click " + "“a” " * 40, "click “a” " * 99, "click" + " " * 100_000 + "x", "with a " * 50_000]
)
def test_an_odd_sentence_is_read_in_no_time(said: str) -> None:
    started = time.process_time()
    translate(said)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(("said", "content", "actions"), CASES)
def test_no_word_of_a_web_editor_is_left_and_no_content_is_lost(
    said: str, content: tuple[str, ...], actions: tuple[Action, ...]
) -> None:
    translation = translate(said)
    assert not GUI_WORDS.search(QUOTED.sub("", translation.text)), translation.text
    assert [words for words in content if words.lower() not in translation.text.lower()] == [], (
        translation.text
    )
    assert translation.actions == actions


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (
            "Your video is ready. Click the Export button to download it.",
            "Your video is ready. Say “export” to download it.",
        ),
        ("To export, click Export.", "To export, say “export” to get it as an MP4."),
        ("Open the timeline panel to see your tracks.", "The tracks are listed below."),
        (
            "Right-click the second clip to split it at 5 s.",
            "For the second clip, ask to split it at 5 s.",
        ),
        (
            "You can reorder the scenes by dragging the forest to the front.",
            "You can reorder the scenes by asking to move the forest to the front.",
        ),
        ("Click the gear icon to open the project settings panel.", "Ask about the project."),
        ("音乐已降到 20%，点击导出即可下载成片。", "音乐已降到 20%，说“导出”即可下载成片。"),
        ("请打开时间线面板查看。", "轨道见下方。"),
        ("将第二个片段拖拽到开头。", "直接说要把第二个片段移到开头即可。"),
    ],
)
def test_what_is_read_instead_is_a_sentence(said: str, read: str) -> None:
    assert translate(said).text == read


@pytest.mark.parametrize("text", CONTENT)
def test_what_is_said_about_the_content_stays(text: str) -> None:
    assert translate(text).text == text
    assert translate(text).actions == ()


def test_the_corpus_is_as_large_as_promised_in_both_languages() -> None:
    assert len({said for said, _, _ in CASES}) == len(CASES) >= 40
    assert sum(any("\u4e00" <= c <= "\u9fff" for c in said) for said, _, _ in CASES) >= 12


def test_the_other_sentences_and_lines_survive() -> None:
    said = "Done! The title is red.\n\n- one\n- two\n\nClick on the Settings button to continue."
    assert translate(said).text == "Done! The title is red.\n\n- one\n- two\n\nAsk to continue."


WORDS = st.sampled_from(
    [
        "click",
        "the",
        "Export",
        "button",
        "“",
        "”",
        '"',
        "to",
        "drag",
        "open",
        ",",
        ". ",
        "\n",
        "点击",
        "导出",
        "，",
        "。",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_a_text_without_actions_is_untouched(text: str) -> None:
    translation = translate(text)
    assert translation.actions or translation.text == text
