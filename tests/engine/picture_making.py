"""Pictures by a maker as a worker process would make them, without the process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from nemo_widgets.engine.generate import pictures
from nemo_widgets.engine.generate.images import comfyui
from tests.services.images import Gallery

KEY = "sk-very-secret-42"
SETTINGS = {"openai": "NEMO_IMAGE", "a1111": "NEMO_A1111", "comfyui": "NEMO_COMFY"}
FORMATS = tuple(SETTINGS)
ENVIRONMENT = (
    "NEMO_IMAGES",
    *(f"{prefix}_{what}" for prefix in SETTINGS.values() for what in ("URL", "KEY", "MODEL", "WORKFLOW")),
    "NEMO_DIFFUSERS_MODEL",
)

Make = Callable[..., dict[str, Any]]


def prepare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what the environment says of makers, and wait for nothing."""
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pictures, "stopped", lambda: False)
    monkeypatch.setattr(comfyui, "LOOK_S", 0.02)
    pictures._ready.cache_clear()


def making(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Make:
    """Return what makes a picture of a lake with a maker, and leaves it in a folder."""

    def made(
        name: str, server: Gallery | None = None, *, seconds: float = 20, **setting: str
    ) -> dict[str, Any]:
        if server is not None:
            monkeypatch.setenv(f"{SETTINGS[name]}_URL", server.url)
            monkeypatch.setenv(f"{SETTINGS[name]}_KEY", KEY)
        for what, value in setting.items():
            monkeypatch.setenv(f"{SETTINGS[name]}_{what}", value)
        target = folder / "made.png"
        wish = ("a lake", 3, 320, 180)
        return pictures.picture_file(name, wish, seconds, 100_000_000, target)

    return made


def shown(folder: Path) -> Image.Image:
    with Image.open(folder / "made.png") as image:
        image.load()
        return image
