"""Pictures from a diffusers pipeline on this machine: a model's folder or id, or a pipeline of one's own.

Source: the call of `diffusers.DiffusionPipeline` and its `callback_on_step_end`.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import os
from pathlib import Path
from typing import Any, Final

from nemo_widgets import __version__
from nemo_widgets.engine.generate.images.sizes import about
from nemo_widgets.errors import InputError, MissingExtraError, RefusedError
from nemo_widgets.makers.protocol import Made, PictureWish

_STEP: Final = 8
_FALLBACK_SIDE: Final = 512


class Diffusers:
    """Runs a pipeline.

    Parameters
    ----------
    pipeline
        A pipeline, or anything that is called like one; where None, what `NEMO_DIFFUSERS_MODEL` names: a
        model's folder, its id among those that are on this machine already, or `module:function` for a
        function that returns a pipeline. `NEMO_DIFFUSERS_DOWNLOAD=1` lets a model be downloaded.

    Examples
    --------
    An entry point of `nemo_widgets.images` may be a function with a pipeline of its own:

    >>> def mine():
    ...     return Diffusers(load_my_pipeline())
    """

    label = "AI"
    version = __version__
    licence = "licence of the model"
    at_once = 1

    def __init__(self, pipeline: Any = None) -> None:
        self._pipeline = pipeline

    def missing(self) -> str:
        """Return what is not installed or not set."""
        named = os.environ.get("NEMO_DIFFUSERS_MODEL", "")
        if self._pipeline is not None or _function(named):
            return ""
        if not _installed():
            return 'Run: pip install "nemo_widgets[diffusers]", and set NEMO_DIFFUSERS_MODEL to a model.'
        return "" if named else "Set NEMO_DIFFUSERS_MODEL to a model's folder, its id, or module:function."

    def make(self, wish: PictureWish) -> Made:
        """Run the pipeline; it ends early where nobody wants the picture any more."""
        if self._pipeline is None:
            self._pipeline = _loaded(os.environ.get("NEMO_DIFFUSERS_MODEL", ""))
        pipeline = self._pipeline
        width, height = about(_side(pipeline) ** 2, wish.width, wish.height, _STEP)

        def step(running: Any, _number: int, _time: Any, kept: dict[str, Any]) -> dict[str, Any]:
            if wish.stopped():
                running._interrupt = True
            return kept

        asked: dict[str, Any] = {
            "prompt": wish.prompt,
            "width": width,
            "height": height,
            "num_inference_steps": _steps(),
            "generator": _generator(wish.seed),
            "callback_on_step_end": step,
        }
        takes = inspect.signature(pipeline).parameters
        every = any(way.kind is inspect.Parameter.VAR_KEYWORD for way in takes.values())
        made = pipeline(
            **{name: value for name, value in asked.items() if value is not None and (every or name in takes)}
        )
        if wish.stopped():
            raise RefusedError("The picture is not wanted any more.", next_step="")
        return Made(made.images[0], model=_name(pipeline), seed=wish.seed)


def _installed() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in ("torch", "diffusers"))


def _function(named: str) -> bool:
    module, _, name = named.partition(":")
    return bool(name) and module.replace(".", "").isidentifier() and name.isidentifier()


def _loaded(named: str) -> Any:
    """Return the pipeline that the environment names."""
    if _function(named):
        module, _, name = named.partition(":")
        return getattr(importlib.import_module(module), name)()
    if not _installed():
        raise MissingExtraError("The maker of pictures “diffusers”", extra="diffusers")
    torch, diffusers = (importlib.import_module(name) for name in ("torch", "diffusers"))
    device = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    try:
        pipeline = diffusers.DiffusionPipeline.from_pretrained(
            str(Path(named).expanduser()) if Path(named).expanduser().exists() else named,
            torch_dtype=torch.float32 if device == "cpu" else torch.float16,
            local_files_only=os.environ.get("NEMO_DIFFUSERS_DOWNLOAD") != "1",
        )
    except (OSError, ValueError) as error:
        raise InputError(
            f"The model {named} is not on this machine, or cannot be read.",
            next_step="Set NEMO_DIFFUSERS_MODEL to its folder, or NEMO_DIFFUSERS_DOWNLOAD=1 to download it.",
        ) from error
    pipeline.set_progress_bar_config(disable=True)
    return pipeline.to(device)


def _steps() -> int | None:
    steps = os.environ.get("NEMO_DIFFUSERS_STEPS", "")
    return int(steps) if steps.isdigit() and int(steps) else None


def _generator(seed: int) -> Any:
    """Return a generator of random numbers on the CPU, the same on every device."""
    if importlib.util.find_spec("torch") is None:
        return None
    return importlib.import_module("torch").Generator("cpu").manual_seed(seed)


def _side(pipeline: Any) -> int:
    """Return the side of the square that a pipeline was made for, in pixels."""
    scale = getattr(pipeline, "vae_scale_factor", None)
    side = getattr(pipeline, "default_sample_size", None)
    for part in ("unet", "transformer"):
        side = side or getattr(getattr(getattr(pipeline, part, None), "config", None), "sample_size", None)
    if isinstance(scale, int) and isinstance(side, int):
        return max(_STEP, scale * side)
    return _FALLBACK_SIDE


def _name(pipeline: Any) -> str:
    """Return the model's name: a folder's is its last part, so that no path goes into a draft."""
    config = getattr(pipeline, "config", None)
    named = getattr(config, "_name_or_path", "") or getattr(pipeline, "name_or_path", "")
    if not isinstance(named, str) or not named:
        return type(pipeline).__name__
    return Path(named).name if Path(named).is_absolute() or "\\" in named else named
