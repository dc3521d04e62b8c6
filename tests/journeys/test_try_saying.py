"""The lines that the skills tell people to try, each through the real engine, to its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.engine.launcher import EngineAddress
from nemo_widgets.reply import Reply
from nemo_widgets.session import Session
from nemo_widgets.skills import load
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of
from nemo_widgets.video import Video
from tests.engine.synthetic import flat, save_clip, save_picture, texture

SCRIPT = (
    "We leave the village before dawn. The path climbs through a pine forest. "
    "Mist lies over the valley. At noon we reach the ridge. The summit is ours at sunset."
)


class Quick(Session):
    """A session whose files are small, for the sake of the test's time; which it made is kept."""

    made: tuple[Video, ...] = ()

    async def export(self, path: str | Path | None = None, **more: Any) -> Video:
        """Export at a quarter of the size."""
        video = await super().export(path, **{**more, "quality": "preview"})
        self.made = (*self.made, video)
        return video


@pytest.fixture
def here(engine: EngineAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine, and a folder that exports land in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def photos(folder: Path) -> list[Path]:
    return [
        save_picture(folder / f"{name}.png", texture(320, 240, seed))
        for seed, name in enumerate(("front", "side", "box"))
    ]


def names(draft: Draft) -> list[str]:
    return [scene.name for scene in scenes_of(draft)]


def assert_file(session: Quick, reply: Reply) -> None:
    """The one file that was asked for is as long as the timeline, and the reply names it."""
    (video,) = session.made
    assert video.duration == pytest.approx(session.draft.duration_ms / 1000, abs=0.1)
    assert video.path.name in reply.text


async def test_lines_about_pictures_from_words(here: Path) -> None:
    async with Quick(backend="local", skill="ai-image-free") as session:
        reply = await session.ask(
            "generate a short text description like 'sunset over a mountain lake' into a 1080p MP4"
        )
        assert names(session.draft) == ["sunset over a mountain lake"]
        assert min(session.draft.size) == 1080
        assert_file(session, reply)
    # The description comes with the line, or is asked for: it is made first, then exported, once.
    line = "generate a free AI image from my description and export it as a video slideshow"
    async with Quick(backend="local", skill="ai-image-free") as session:
        asked = await session.ask(line)
        assert asked.text.startswith("What shall the video show?")
        assert not session.draft.segments
        assert not session.made
        reply = await session.ask("a lighthouse at dusk, 2 seconds, square")
        assert names(session.draft) == ["a lighthouse at dusk"]
        assert_file(session, reply)
        await session.ask("make it brighter")
        assert len(session.made) == 1
    async with Quick(backend="local", skill="ai-image-free") as session:
        reply = await session.ask(f"{line}: a lighthouse at dusk, 2 seconds, square")
        assert names(session.draft) == ["a lighthouse at dusk"]
        assert_file(session, reply)
    async with Quick(backend="local", skill="ai-image-free") as session:
        asked = await session.ask(
            "generating free AI images and turning them into video content for content creators"
        )
        assert asked.text.startswith("What shall the video show?")
        await session.ask("a bakery; a florist; a bookshop")
        assert names(session.draft) == ["a bakery", "a florist", "a bookshop"]


async def test_lines_about_scripts_and_promos(here: Path) -> None:
    script = here / "hike.txt"
    script.write_text(SCRIPT, encoding="utf-8")
    async with Quick(backend="local", skill="free-video-generation-llm") as session:
        await session.ask(
            "generate a 30-second video from this script about a mountain hiking adventure", documents=script
        )
        assert session.draft.duration_ms == 30_000
        captions = [s.text for s in session.draft.segments if s.kind == "text" and s.role == "caption"]
        assert " ".join(captions) == SCRIPT
    about = here / "lamp.txt"
    about.write_text("Aurora Lamp. It wakes you with light. It dims at night. Order today.", encoding="utf-8")
    for line, exported in (
        ("generate a product description and three product photos into a 1080p MP4", True),
        ("generate a 30-second promo video from my text and images for free", False),
        (
            "generating videos from text or images without paid software for small business owners, "
            "social media creators, students",
            False,
        ),
    ):
        async with Quick(backend="local", skill="free-generator-maker") as session:
            reply = await session.ask(line, *photos(here), documents=about)
            shown = {segment.text for segment in session.draft.segments if segment.kind == "text"}
            files = [name for name in names(session.draft) if name.endswith(".png")]
            assert list(dict.fromkeys(files)) == ["front.png", "side.png", "box.png"]
            assert any("Aurora Lamp" in text for text in shown)
            assert any("It wakes you with light" in text for text in shown)
            if "30-second" in line:
                assert session.draft.duration_ms == 30_000
            if exported:
                assert_file(session, reply)
            else:
                assert not session.made


async def test_lines_about_clips(here: Path) -> None:
    frames: Sequence[Any] = [flat((200, 60 + 2 * number, 40)) for number in range(60)]
    clips = [save_clip(here / f"{name}.mp4", frames) for name in ("walk", "run")]
    async with Quick(backend="local", skill="free-shorts") as session:
        await session.ask("generate my video clips", *clips)
        assert names(session.draft) == ["walk.mp4", "run.mp4"]
        assert session.draft.size == (1080, 1920)
        reply = await session.ask("export 1080p MP4")
        assert_file(session, reply)
    # A minute and a half: one frame a second keeps the file small.
    slow = [flat((40, 60, 2 * number)) for number in range(90)]
    long = save_clip(here / "talk.mp4", slow, fps=1)
    async with Quick(backend="local", skill="free-shorts") as session:
        await session.ask("cut this into a 60-second short", long)
        assert session.draft.duration_ms == 60_000
        assert session.draft.size == (1080, 1920)


@pytest.mark.parametrize(
    "skill",
    [
        pytest.param("ai-image-free", marks=pytest.mark.long),
        pytest.param("free-video-generation-llm", marks=pytest.mark.long),
        "free-generator-maker",
        "free-shorts",
    ],
)
async def test_the_examples_of_our_own_documents_are_done(here: Path, skill: str) -> None:
    clip = save_clip(here / "walk.mp4", [flat((200, 60, 2 * number)) for number in range(60)])
    given = {
        "free-generator-maker": photos(here),
        "free-shorts": [clip, save_picture(here / "a.png", texture(320, 240))],
    }
    examples = load(skill).examples
    async with Quick(backend="local", skill=skill) as session:
        for index, line in enumerate(examples):
            reply = await session.ask(line, *(given.get(skill, []) if index == 0 else []))
            assert reply.changes, (line, reply.text)
            assert "not understand" not in reply.text, line
