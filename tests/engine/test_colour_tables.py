"""An uploaded `.cube` file: taken at the engine's door, and put on scenes by words."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nemo_widgets.engine.launcher import EngineAddress
from nemo_widgets.engine.media.guard import inspect
from nemo_widgets.errors import UnsupportedFileError
from nemo_widgets.session import Session
from nemo_widgets.skills import load
from nemo_widgets.timeline.edits import scenes_of

LIMIT = 1_000_000


def swapping(size: int = 2) -> str:
    """A table that lets red and blue change places."""
    steps = [index / (size - 1) for index in range(size)]
    # Red runs fastest.
    points = [f"{blue} {green} {red}" for blue, green, red in product(steps, repeat=3)]
    return "\n".join(["# by hand", 'TITLE "swap"', f"LUT_3D_SIZE {size}", *points]) + "\n"


def test_a_colour_table_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "grade"
    path.write_text(swapping())
    assert inspect(path, "grade.cube", LIMIT)["file_type"] == "table"
    path.write_text(swapping().replace("LUT_3D_SIZE 2", "LUT_3D_SIZE 9"))
    with pytest.raises(UnsupportedFileError, match="broken cube"):
        inspect(path, "grade.cube", LIMIT)
    path.write_text("a poem about colours\n")
    with pytest.raises(UnsupportedFileError, match="accepted formats"):
        inspect(path, "grade.cube", LIMIT)


def test_no_service_but_the_engine_is_sent_one() -> None:
    assert "cube" not in load("ai-image-free").accepts


async def test_it_grades_the_scenes_that_a_message_names(engine: EngineAddress, tmp_path: Path) -> None:
    table = tmp_path / "swap.cube"
    table.write_text(swapping())
    photos = []
    for name in ("one", "two"):
        photos.append(tmp_path / f"{name}.png")
        Image.new("RGB", (320, 180), (200, 40, 20)).save(photos[-1])
    async with Session(backend="local") as session:
        assert "apply" not in (await session.ask("apply my LUT")).text.lower()
        frame = await session.upload([*photos, table])
        assert list(frame["kind"]) == ["image", "image", "table"]
        await session.ask("make a landscape slideshow of my photos, 2 seconds each")
        assert len(scenes_of(session.draft)) == 2, "a colour table is no picture"
        reply = await session.ask("apply my LUT to image 2")
        assert "swap.cube" in reply.text
        first, second = scenes_of(session.draft)
        assert "filters" not in first.m
        assert second.m["filters"][0]["name"] == "lut"
        for at, expected in ((0.5, (200, 40, 20)), (3.0, (20, 40, 200))):
            shot = await session.export(tmp_path / f"{at}.png", at=at, quality="preview")
            middle = np.asarray(Image.open(shot.path).convert("RGB"))[40:60, 60:80].mean(axis=(0, 1))
            assert np.abs(middle - expected).max() < 12
        await session.ask("remove the LUT")
        assert not any("filters" in scene.m for scene in scenes_of(session.draft))
