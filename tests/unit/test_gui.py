from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.conversation.gui import translate


@pytest.mark.parametrize(
    ("said", "read", "actions"),
    [
        (
            "Your video is ready. Click the Export button to download it.",
            "Your video is ready. Say “export” to get it as an MP4.",
            ("export",),
        ),
        ("To export, click Export.", "To export, say “export” to get it as an MP4.", ("export",)),
        ("Click 'Add text' to add a title.", "Ask for “Add text”.", ("do",)),
        (
            "You can drag the second clip to the start.",
            "Ask to move the second clip to the start.",
            ("edit",),
        ),
        ("Open the timeline panel to see your tracks.", "Ask for the status to see it.", ("state",)),
        ("Preview it in the timeline.", "The tracks are listed in the timeline summary.", ("summary",)),
        ("Please check your account for billing details.", "Ask for your credits.", ("credits",)),
        ("已完成。点击“导出”按钮下载视频。", "已完成。说“导出”即可得到 MP4。", ("export",)),
        ("请打开时间线面板查看。", "说“状态”即可查看。", ("state",)),
        ("将片段拖拽到开头。", "直接说要把什么移到哪里。", ("edit",)),
        ("点击“添加文字”按钮。", "直接说“添加文字”即可。", ("do",)),
    ],
)
def test_words_of_a_web_editor_become_actions(said: str, read: str, actions: tuple[str, ...]) -> None:
    translation = translate(said)
    assert (translation.text, translation.actions) == (read, actions)


@pytest.mark.parametrize(
    "text",
    [
        "A door opens and a hand clicks a pen.",
        "Title added: “Click here to subscribe”",
        "The robot opens the menu of a restaurant",
        "Timeline (1 track): 1. Video: drag race (0-4s)",
        "Painting “a press conference”…",
    ],
)
def test_what_is_said_about_the_content_stays(text: str) -> None:
    assert translate(text).text == text
    assert translate(text).actions == ()


def test_the_other_sentences_and_lines_survive() -> None:
    said = "Done! The title is red.\n\n- one\n- two\n\nClick on the Preview button to continue."
    assert translate(said).text == "Done! The title is red.\n\n- one\n- two\n\nAsk for “Preview”."


@given(st.text())
def test_a_text_without_actions_is_untouched(text: str) -> None:
    translation = translate(text)
    assert translation.actions or translation.text == text
