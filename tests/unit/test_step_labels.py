"""Every step of the agent has a label in the widget, in English and in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

from nemo_widgets.engine.agent.llm.planner import STEP
from nemo_widgets.engine.agent.refit import FitMusic
from nemo_widgets.engine.agent.tools import TOOLS, name_of

STRINGS = Path(__file__).parents[2] / "js" / "src" / "strings.ts"


def test_every_step_has_a_label_in_both_languages() -> None:
    blocks = re.findall(r"  steps: \{\n(.*?)\n  \},\n", STRINGS.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    english, chinese = (dict(re.findall(r'(\w+): "([^"]+)"', block)) for block in blocks)
    steps = {STEP, *TOOLS, name_of(FitMusic("lo-fi"))}
    assert steps - set(english) == set()
    assert set(chinese) == set(english)
    assert all(re.search(r"[\u4e00-\u9fff]", label) for label in chinese.values())
