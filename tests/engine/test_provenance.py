"""Who made what, in the exported file itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

import av
import pytest

from nemo_widgets import __version__
from nemo_widgets.engine.render import render
from tests.engine.synthetic import draft_of, save_picture, texture, visual


@pytest.mark.parametrize("form", ["mp4", "mov", "webm"])
def test_a_video_names_the_makers_of_what_it_shows_and_plays(tmp_path: Path, form: str) -> None:
    photo = save_picture(tmp_path / "a.jpg", texture(90, 160, 1))
    by_a_model = {"by": "openai", "version": "1", "model": "dall-e-3", "label": "AI", "prompt": "a fox"}
    shown = [visual(photo, 0, 500, made=by_a_model), visual(photo, 500, 500)]
    draft = draft_of((0, shown), size=(160, 90))
    files = [
        render(draft, tmp_path / f"{n}.{form}", resolve=Path, cache_dir=tmp_path / f"c{n}").path
        for n in range(2)
    ]
    with av.open(str(files[0])) as container:
        metadata = {name.lower(): value for name, value in container.metadata.items()}
    assert metadata["comment"] == f"Made with nemo_widgets {__version__}; pictures: openai 1 dall-e-3 (AI)"
    assert len({hashlib.sha256(path.read_bytes()).digest() for path in files}) == 1
