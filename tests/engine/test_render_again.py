"""The same draft again: the same bytes, nothing rendered twice, nothing broken ever shown."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nemo_widgets.engine.render import chunks, render
from nemo_widgets.engine.render.cache import Cache, sealed
from nemo_widgets.engine.render.progress import Progress
from nemo_widgets.errors import StorageError
from nemo_widgets.timeline.draft import Draft
from tests.engine.synthetic import draft_of, exporter, read_frames, save_picture, text, texture, visual


def slideshow(folder: Path, slides: int = 3, size: tuple[int, int] = (180, 320)) -> Draft:
    folder.mkdir(exist_ok=True)
    visuals = []
    for number in range(slides):
        photo = save_picture(folder / f"{number}.jpg", texture(400, 600, number))
        fade: dict[str, Any] = {"transition": {"type": "crossfade", "d": 300}} if number else {}
        visuals.append(visual(photo, number * 2000, 2300, **fade))
    title = {"s": 500, "d": 1000, "m": {"text": "Once more"}}
    draft = draft_of((0, visuals), (7, [title])).to_wire()
    draft["m"] = {**draft.get("m", {}), "width": size[0], "height": size[1], "fps": 30}
    return Draft.from_wire(draft)


def exported(draft: Draft, target: Path, cache: Path) -> Path:
    return render(draft, target, resolve=Path, cache_dir=cache, quality="medium").path


def test_a_draft_rendered_twice_has_the_same_bytes(tmp_path: Path) -> None:
    draft = slideshow(tmp_path)
    digests = {
        hashlib.sha256(exported(draft, tmp_path / f"{n}.mp4", tmp_path / f"cache{n}").read_bytes()).digest()
        for n in range(2)
    }
    assert len(digests) == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_another_process_with_one_or_two_workers_decodes_to_the_same_frames(
    tmp_path: Path, workers: int
) -> None:
    draft = slideshow(tmp_path)
    here = read_frames(exported(draft, tmp_path / "here.mp4", tmp_path / "cache"))
    program = f"""
        import os, pathlib
        os.cpu_count = lambda: {workers}
        from nemo_widgets.engine.render import render
        from tests.engine.test_render_again import slideshow
        folder = pathlib.Path({str(tmp_path)!r})
        render(slideshow(folder), folder / "there.mp4", resolve=pathlib.Path, cache_dir=folder / "other",
            quality="medium")
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True)
    there = read_frames(tmp_path / "there.mp4")
    assert len(here) == len(there)
    assert all((a == b).all() for a, b in zip(here, there, strict=True))


def test_a_render_killed_at_sixty_percent_goes_on_where_it_was(tmp_path: Path) -> None:
    draft = slideshow(tmp_path, slides=50)
    program = f"""
        import os, pathlib, signal
        from nemo_widgets.engine.render import render
        from tests.engine.test_render_again import slideshow
        folder = pathlib.Path({str(tmp_path)!r})
        def told(progress):
            if progress.total and progress.done >= 0.6 * progress.total:
                os.kill(os.getpid(), signal.SIGKILL)
        render(slideshow(folder, slides=50), folder / "out.mp4", resolve=pathlib.Path,
            cache_dir=folder / "cache", quality="medium", progress=told)
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "out.mp4").exists()
    first: list[Progress] = []
    render(
        draft,
        tmp_path / "out.mp4",
        resolve=Path,
        cache_dir=tmp_path / "cache",
        quality="medium",
        progress=lambda progress: first.append(progress),
    )
    kept = next(progress.done for progress in first if progress.share > 0)
    total = first[-1].total
    assert total - kept <= 0.45 * total
    assert len(read_frames(tmp_path / "out.mp4")) == total


def test_one_changed_title_encodes_only_the_chunks_under_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = slideshow(tmp_path)
    exported(draft, tmp_path / "out.mp4", tmp_path / "cache")
    made: list[int] = []
    whole = chunks.render_chunk

    def noted(stage: Any, chunk: Any, *rest: Any) -> None:
        made.append(chunk.first)
        whole(stage, chunk, *rest)

    monkeypatch.setattr(chunks, "render_chunk", noted)
    exported(draft, tmp_path / "out.mp4", tmp_path / "cache")
    assert made == []
    wire = draft.to_wire()
    wire["t"][1]["sg"][0]["m"]["text"] = "Something else"
    exported(Draft.from_wire(wire), tmp_path / "out.mp4", tmp_path / "cache")
    assert made == [0]


@pytest.mark.parametrize("damage", ["empty", "cut", "one bit", "only zeros"])
def test_a_damaged_chunk_is_rendered_again(tmp_path: Path, damage: str) -> None:
    draft = slideshow(tmp_path)
    before = exported(draft, tmp_path / "out.mp4", tmp_path / "cache").read_bytes()
    for path in (tmp_path / "cache").glob("*/*"):
        whole = bytearray(path.read_bytes())
        if damage == "one bit":
            whole[len(whole) // 2] ^= 1
        elif damage == "only zeros":
            whole = bytearray(len(whole))
        else:
            whole = whole[: 0 if damage == "empty" else len(whole) * 2 // 3]
        path.write_bytes(whole)
    assert exported(draft, tmp_path / "out.mp4", tmp_path / "cache").read_bytes() == before


def test_two_engines_render_into_one_cache_at_once(tmp_path: Path) -> None:
    draft = slideshow(tmp_path)
    program = f"""
        import pathlib, sys
        from nemo_widgets.engine.render import render
        from tests.engine.test_render_again import slideshow
        folder = pathlib.Path({str(tmp_path)!r})
        draft = slideshow(folder / sys.argv[1])
        render(draft, folder / (sys.argv[1] + ".mp4"), resolve=pathlib.Path, cache_dir=folder / "cache",
            quality="medium")
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    both = [subprocess.Popen([*command, name]) for name in ("one", "two")]
    assert [process.wait() for process in both] == [0, 0]
    one, two = (read_frames(tmp_path / f"{name}.mp4") for name in ("one", "two"))
    assert all((a == b).all() for a, b in zip(one, two, strict=True))
    kept = [path for path in (tmp_path / "cache").glob("*/*") if path.suffix == ".mp4"]
    assert kept
    assert all(sealed(path) for path in kept)
    assert draft.duration_ms


def test_the_cache_lets_go_of_what_was_used_longest_ago(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=3500)
    keys = [f"{number:02x}" * 32 for number in range(5)]
    for key in keys:
        with cache.writing(key, ".mp4") as part:
            part.write_bytes(bytes(1000))
    hour_ago = time.time() - 3600
    for age, key in enumerate(keys):
        os.utime(cache.path(key, ".mp4"), (hour_ago + age, hour_ago + age))
    assert cache.find(keys[0], ".mp4")
    cache.trim()
    assert [bool(cache.find(key, ".mp4")) for key in keys] == [True, False, False, True, True]


def test_what_a_long_render_needs_stays_however_long_it_takes(tmp_path: Path) -> None:
    long, other = Cache(tmp_path), Cache(tmp_path, limit=0)
    for key in ("aa1", "bb2"):
        with long.writing(key, ".mp4") as part:
            part.write_bytes(bytes(1000))
    others = Cache(tmp_path)
    with others.writing("cc3", ".mp4") as part:
        part.write_bytes(bytes(1000))
    for path in tmp_path.glob("*/*"):
        os.utime(path, (time.time() - 3600,) * 2)
    assert long.find("bb2", ".mp4")
    long.stay()
    other.trim()
    assert {path.name for path in tmp_path.glob("*/*")} == {"aa1.mp4", "bb2.mp4"}


def test_a_name_too_long_for_the_disk_is_said(tmp_path: Path) -> None:
    name = "x" * 251 + ".png"
    draft = draft_of((7, [text("Hello", 0, 100)]))
    assert exporter(tmp_path)(draft, name).path.name == name
    with pytest.raises(StorageError, match="cannot be written"):
        exporter(tmp_path)(draft, "x" + name)


def test_pictures_at_a_joint_are_as_good_as_their_neighbours(tmp_path: Path) -> None:
    photo = save_picture(tmp_path / "p.jpg", texture(700, 1200))
    draft = draft_of((0, [visual(photo, 0, 6000, motion="zoom-in")]))
    shown = read_frames(exported(draft, tmp_path / "out.mp4", tmp_path / "cache"))
    ideal = read_frames(
        render(draft, tmp_path / "fine.mp4", resolve=Path, cache_dir=tmp_path / "cache", quality="high").path
    )
    quality = np.array([psnr(a, b) for a, b in zip(shown, ideal, strict=True)])
    for joint in (60, 120):
        beside = np.concatenate([quality[joint - 20 : joint - 1], quality[joint + 2 : joint + 20]])
        assert quality[joint - 1 : joint + 2].min() >= beside.min() - 0.2


def psnr(one: Any, other: Any) -> float:
    difference = one.astype(float) - other
    return float(10 * np.log10(255**2 / max(1e-9, np.mean(difference**2))))
