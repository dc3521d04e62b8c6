"""`nemo-widgets doctor`: what this machine's engine plans with, and whether that is there."""

from __future__ import annotations

import asyncio

from rich.console import Console
from rich.markup import escape

from nemo_widgets import __version__
from nemo_widgets.engine.agent.llm import Model, model_of
from nemo_widgets.engine.agent.llm.chat import Chat, ModelError
from nemo_widgets.engine.launcher import engine_status
from nemo_widgets.engine.settings import Settings

LOOK_S = 10.0

_WHY = {
    "away": "it cannot be reached",
    "slow": "it does not answer",
    "key": "it refuses the key in NEMO_LLM_KEY",
    "no_key": "it wants a key: set NEMO_LLM_KEY",
    "moved": "it points to another address",
}


def run(out: Console) -> int:
    """Print one line a thing, and return 1 where something that was chosen is not there.

    Raises
    ------
    InputError
        A setting cannot be used.
    """
    status = engine_status()
    running = "not running; it starts on first use" if status is None else f"version {status['version']}"
    model = model_of(Settings.from_env())
    found, well = asyncio.run(_look(model)) if model else ("none, rules read your messages", True)
    lines = [("package", __version__), ("engine", running), ("model", found)]
    if status is not None and status["model"] != (model.label if model else None):
        used = status["model"] or "rules"
        lines.append(("", f"The running engine plans with {used}. To change that: nemo-widgets engine stop"))
        well = False
    for name, text in lines:
        out.print(f"{name:>8}  {escape(text)}", soft_wrap=True)
    return 0 if well else 1


async def _look(model: Model) -> tuple[str, bool]:
    """Ask the server for its models: the host is told, the key never."""
    try:
        async with asyncio.timeout(LOOK_S):
            names = await Chat(model).models()
    except TimeoutError:
        return f"{model.label}: {_WHY['slow']}", False
    except ModelError as error:
        if error.why in _WHY:
            return f"{model.label}: {_WHY[error.why]}", False
        return f"{model.label}: reached; it lists no models ({error.more})", True
    if model.name and names and model.name not in names:
        return f"{model.label}: reached, but it has no such model; it has {', '.join(names[:8])}", False
    if not model.name and len(names) != 1:
        return f"{model.label}: reached; say which model by NEMO_LLM_MODEL: {', '.join(names[:8])}", False
    return f"{model.label}: connected", True
