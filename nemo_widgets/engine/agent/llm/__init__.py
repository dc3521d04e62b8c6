"""The planner with a model: any OpenAI-compatible chat endpoint, which may only call tools."""

from nemo_widgets.engine.agent.llm.model import Model, model_of
from nemo_widgets.engine.agent.llm.planner import ModelPlanner

__all__ = ["Model", "ModelPlanner", "model_of"]
