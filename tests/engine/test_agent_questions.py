"""Questions about the video are answered from it, in English and Chinese, and change nothing."""

from __future__ import annotations

import pytest

from nemo_widgets.engine.agent.rules import plan
from tests.engine.agent_samples import THREE, upload

WAITING = (upload("logo.png"), upload("selfie.jpg"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how long is it?", "lasts 11 s"),
        ("what music is that?", "Lo-fi, 35%"),
        ("how loud is the music", "Lo-fi, 35%"),
        ("which pictures are in it?", "1. a forest"),
        ("what's the second picture?", "a desert"),
        ("did you add the title?", "Old title"),
        ("is there a title?", "Old title"),
        ("what colour is the title?", "white, Inter, 1×"),
        ("which font does the title have?", "Inter"),
        ("is there a voice-over?", "no voice-over"),
        ("are there any transitions?", "crossfade → a desert"),
        ("which files are not used yet?", "logo.png, selfie.jpg"),
        ("is it vertical?", "16:9"),
        ("why is it so short?", "This is what is there"),
        ("did you change anything?", "not changed anything"),
        ("现在多长", "11 秒"),
        ("用的什么音乐", "Lo-fi, 35%"),
        ("音乐多大声", "Lo-fi, 35%"),
        ("有标题吗", "Old title"),
        ("标题是什么颜色", "Inter"),
        ("旁白还在吗", "还没有配音"),
        ("一共几张照片", "3 个画面"),
        ("还有哪些照片没用", "logo.png、selfie.jpg"),
        ("用了什么转场", "淡入淡出"),
    ],
)
def test_a_question_about_the_video_is_answered_from_it(question: str, answer: str) -> None:
    planned = plan(question, THREE, WAITING)
    assert planned.calls == ()
    assert planned.not_understood == ()
    assert answer in " ".join(planned.notes)


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("标题改成黄色可以吗？", "StyleText"),
        ("能把音乐静音吗？", "SetVolume"),
        ("could you make the title yellow?", "StyleText"),
        ("can we have it vertical?", "SetSize"),
    ],
)
def test_an_order_put_as_a_question_is_carried_out(message: str, call: str) -> None:
    assert [type(one).__name__ for one in plan(message, THREE, ()).calls] == [call]
