"""Pictures from AUTOMATIC1111's web UI and its forks: `POST /sdapi/v1/txt2img` (started with `--api`)."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from typing import Any, Final

from nemo_widgets import __version__
from nemo_widgets.engine.generate.images.openai import decoded
from nemo_widgets.engine.generate.images.sizes import about
from nemo_widgets.engine.generate.remote import Line, Remote, UnwantedError
from nemo_widgets.errors import NemoError, ProtocolError, TimedOutError
from nemo_widgets.makers.protocol import Made, PictureWish

STEPS: Final = 25
_LARGE: Final = ("xl", "flux", "sd3", "turbo", "pony", "illustrious", "qwen", "chroma")


def pixels_for(model: str) -> int:
    """Return how many pixels a model was trained on, by its name: a megapixel, or a quarter more than half.

    Examples
    --------
    >>> pixels_for("sd_xl_base_1.0.safetensors"), pixels_for("v1-5-pruned")
    (1048576, 409600)
    """
    return 1024 * 1024 if any(name in model.lower() for name in _LARGE) else 640 * 640


class A1111:
    """Asks the web UI at `NEMO_A1111_URL`; `NEMO_A1111_KEY` is `user:password` where it has `--api-auth`.

    A picture that nobody wants any more is interrupted there, as far as the web UI tells whose it is at.
    """

    label = "AI"
    version = __version__
    licence = "licence of the model"

    def missing(self) -> str:
        """Return what is not set."""
        if os.environ.get("NEMO_A1111_URL"):
            return ""
        return "Start the web UI with --api and set NEMO_A1111_URL to its address, as http://127.0.0.1:7860."

    def make(self, wish: PictureWish) -> Made:
        """Ask for one picture."""
        key = os.environ.get("NEMO_A1111_KEY", "")
        remote = Remote("a1111", os.environ["NEMO_A1111_URL"], key, "NEMO_A1111")
        wanted = os.environ.get("NEMO_A1111_MODEL", "")
        base = remote.url.path.rstrip("/")
        with remote.line(wish.timeout, wish.stopped) as line:
            model = wanted or _loaded(line, base)
            width, height = about(pixels_for(model), wish.width, wish.height)
            body: dict[str, Any] = {
                "prompt": wish.prompt,
                "seed": wish.seed,
                "width": width,
                "height": height,
                "steps": STEPS,
                "batch_size": 1,
                "n_iter": 1,
                "send_images": True,
                "save_images": False,
                "force_task_id": f"task({uuid.uuid4().hex})",
            }
            if wanted:
                body["override_settings"] = {"sd_model_checkpoint": wanted}
            try:
                answer = line.long_json("POST", f"{base}/sdapi/v1/txt2img", body)
            except (UnwantedError, TimedOutError):
                _interrupt(remote, base, body["force_task_id"])
                raise
        images, info = answer.get("images"), _info(answer)
        if not isinstance(images, list) or not images or not isinstance(images[0], str):
            raise ProtocolError(f"{remote.who} answered without a picture.", next_step="Try again.")
        seed, told = info.get("seed"), info.get("sd_model_name")
        return Made(
            decoded(images[0], remote.who),
            model=told if isinstance(told, str) and told else model,
            seed=seed if isinstance(seed, int) else wish.seed,
        )


def _interrupt(remote: Remote, base: str, task: str) -> None:
    """Stop a picture where it is being made; those of others are left alone."""
    try:
        with remote.line(2.0) as line:
            asked = {"id_task": task, "live_preview": False}
            if line.json("POST", f"{base}/internal/progress", asked).get("active") is True:
                line.answer("POST", f"{base}/sdapi/v1/interrupt")
    except NemoError:
        return  # older ones do not tell; what is told is why the picture was given up


def _loaded(line: Line, base: str) -> str:
    """Return the name of the model that is loaded; empty where that is not told."""
    try:
        name = line.json("GET", f"{base}/sdapi/v1/options").get("sd_model_checkpoint")
    except NemoError:
        return ""  # some forks have no such endpoint; the picture is asked for all the same
    return name if isinstance(name, str) else ""


def _info(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what the answer tells of the picture: JSON inside JSON."""
    info = answer.get("info")
    try:
        value = json.loads(info) if isinstance(info, str) else info
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, Mapping) else {}
