"""Scripts become scenes: every word in order, timed by its language, as long as asked to the millisecond."""

# ruff: noqa: E501 -- a text to be cut is not cut here

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.agent.reading import counts, seconds_to_read
from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.agent.script import LONGEST_SECONDS, durations, sentences, shots
from nemo_widgets.engine.agent.storyboard import BLANK, storyboard
from nemo_widgets.engine.agent.tools import AddScene, AddText, Painted
from tests.engine.agent_samples import EMPTY

HIKE = (
    "We start at dawn, when the valley is still asleep. Dr. Lee leads the way! The path climbs through pines, "
    "over two wooden bridges, past a waterfall that can be heard long before it is seen, and at last out onto "
    "the open ridge, where the wind takes our hats. Wow! Night comes. We sleep under the stars."
)
RUSSIAN = (
    "Мы выходим на рассвете, когда долина ещё спит. Тропа поднимается через сосны и мимо старой мельницы. "
    "К полудню мы видим озеро, и в нём отражается весь хребет. Дети бегут к воде и смеются. Потом начинается "
    "дождь, и мы прячемся под скалой, пьём горячий чай и слушаем, как шумит лес. К вечеру небо снова ясное. "
    "Мы разводим костёр и рассказываем истории, а над нами медленно загораются тысячи ярких звёзд."
)
CHINESE = "清晨我们出发，山谷还在沉睡。小路穿过松林，经过两座木桥。中午时分，湖面像镜子一样平静。夜里，我们在星空下睡去。"
ARABIC = (
    "نبدأ عند الفجر والوادي نائم. يصعد الطريق بين أشجار الصنوبر، ثم نرى البحيرة. في الليل ننام تحت النجوم."
)


def words(text: str) -> list[str]:
    return re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text)


@pytest.mark.parametrize("text", [HIKE, RUSSIAN, CHINESE, ARABIC])
def test_every_word_is_kept_in_order(text: str) -> None:
    for seconds in (None, 10.0, 30.0):
        assert words(" ".join(shot.narration for shot in shots(text, seconds))) == words(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*HIKE.split(), *RUSSIAN.split()[:20], "\n", "—", "湖。", "1."]), max_size=120),
    st.one_of(st.none(), st.floats(1, 90)),
)
def test_no_text_loses_a_word(parts: list[str], seconds: float | None) -> None:
    text = "Start. " + " ".join(part for part in parts if part != "1.")
    assert words(" ".join(shot.narration for shot in shots(text, seconds))) == words(text)


def test_sentences_end_where_they_end() -> None:
    assert sentences("Dr. Lee walks. Rain falls!\nNight.") == ["Dr. Lee walks.", "Rain falls!", "Night."]
    assert sentences("他说：“走吧。”我们走了。") == ["他说：“走吧。”", "我们走了。"]
    assert sentences("J. Berg cooks. 3.5 stars.") == ["J. Berg cooks.", "3.5 stars."]


def test_a_long_sentence_is_cut_at_its_joints_and_a_word_alone_joins_its_neighbour() -> None:
    texts = [shot.text for shot in shots(HIKE)]
    assert all(seconds_to_read(text) <= LONGEST_SECONDS for text in texts)
    assert any(text.endswith(",") for text in texts)
    assert not any(text == "Wow!" for text in texts)
    assert "Night comes." in texts


@pytest.mark.parametrize("total", [12_000, 30_000, 61_000])
@pytest.mark.parametrize("text", [HIKE, RUSSIAN, CHINESE, ARABIC])
def test_the_length_asked_is_met_exactly(text: str, total: int) -> None:
    scenes = shots(text, total / 1000)
    lengths = durations(scenes, total, 500)
    assert sum(lengths) - 500 * (len(scenes) - 1) == total
    assert min(lengths) > 500


def test_reading_speed_is_that_of_the_language() -> None:
    assert counts(RUSSIAN)["cyrillic"] == 68
    assert seconds_to_read(RUSSIAN) == pytest.approx(30, abs=1.5)
    assert seconds_to_read("清晨我们出发" * 20) == pytest.approx(30, abs=1)
    assert seconds_to_read(ARABIC) == pytest.approx(9, abs=2)
    assert seconds_to_read(" ".join(["word"] * 75)) == pytest.approx(30, abs=1)


def test_a_direction_in_brackets_is_painted_and_not_read() -> None:
    first, second = shots("[Scene: fog over a lake] We start at dawn.\n[the summit]\nAt last, the top.")
    assert (first.picture, first.text) == ("fog over a lake", "We start at dawn.")
    assert (second.picture, second.narration) == ("the summit", "At last, the top.")


def test_a_script_message_gives_scenes_with_picture_text_and_narration() -> None:
    planned = plan(f"generate a 30-second video from this script:\n{HIKE}", EMPTY, ())
    scenes = [call for call in planned.calls if isinstance(call, AddScene)]
    assert sum(scene.duration_ms for scene in scenes) - 500 * (len(scenes) - 1) == 30_000
    assert scenes[0].caption == scenes[0].narration == "We start at dawn, when the valley is still asleep."
    assert scenes[0].picture == Painted("dawn, valley"), "what can be seen of it"


def test_a_sentence_that_shows_nothing_gets_another_view_of_the_topic() -> None:
    said = ["A lake at dawn", "We made it", "We made it", "[]"]
    pictures = storyboard(said, "mountain hiking")
    assert pictures[0] == Painted("A lake at dawn")
    assert pictures[1:3] == [Painted("mountain hiking, We made it", seed) for seed in (0, 1)]
    assert storyboard(["We made it"], "") == [BLANK]


def test_a_script_is_titled_by_what_it_is_said_to_be_about() -> None:
    message = f"generate a 30-second video from this script about a mountain hiking adventure: {HIKE}"
    planned = plan(message, EMPTY, ())
    assert AddText("Mountain hiking adventure", "title", 0, 3000) in planned.calls


def test_a_script_too_long_for_its_length_is_told() -> None:
    planned = plan(f"generate a 12-second video from this script:\n{HIKE}", EMPTY, ())
    assert any("Read aloud, the script takes about" in note for note in planned.notes)


def test_a_mere_topic_becomes_an_outline_that_is_told() -> None:
    planned = plan("generate a 30-second video from this script about a mountain hiking adventure", EMPTY, ())
    scenes = [call for call in planned.calls if isinstance(call, AddScene)]
    assert [scene.name for scene in scenes] == [
        "a mountain hiking adventure at sunrise",
        "a mountain hiking adventure at noon",
        "a mountain hiking adventure at sunset",
        "a mountain hiking adventure under the stars",
    ]
    assert sum(scene.duration_ms for scene in scenes) - 1500 == 30_000
    assert any("a topic rather than a script" in note for note in planned.notes)
