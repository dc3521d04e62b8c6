"""The jobs of makers, from their own words to a file: a slideshow, a script's video, a product's promo."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from nemo_widgets.session import Session
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of
from tests.engine.service import own_engine
from tests.probes import Facts, probe
from tests.unit.test_documents import pdf, word_file

SCRIPT = (
    "The trail begins before sunrise. Mist hangs over the pine forest, and the only sound is the river. "
    "Step by step, we climb above the clouds. At noon the lake appears, blue and still between the peaks. "
    "We rest, we breathe, we look back at how far we have come. Then the last ridge, the wind, the snow "
    "under our boots. The summit. Nothing but sky. Adventure is not far away. It starts with one step."
)
DESCRIPTION = (
    "TrailMug – the mug that climbs with you. Keeps coffee hot for twelve hours. Leakproof lid. "
    "Fits every cup holder. Now $29.90. Order today at trailmug.example."
)
SLIDESHOW = "sunset over a mountain lake, 30 seconds, and export it as a video slideshow"
FROM_SCRIPT = "generate a 30-second video from this script about a mountain hiking adventure"
PROMO = "generate a 30-second promo video from my text and images for free"


def photo(path: Path, back: tuple[int, int, int], *, size: tuple[int, int] = (900, 700)) -> Path:
    """Write a picture of a mug before a ground."""
    width, height = size
    picture = np.full((height, width, 3), back, np.uint8)
    if min(back) < 200:
        grain = np.random.default_rng(3).normal(0, 1, (height // 12, width // 12, 1)).astype(np.float32)
        veins = cv2.resize(grain, (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
        picture = np.clip(picture + 24 * veins, 0, 255).astype(np.uint8)
    x, y, r = width // 2, height // 2, min(size) // 5
    cv2.ellipse(picture, (x + r, y), (r // 2, r // 2), 0, 0, 360, (40, 60, 180), r // 5, cv2.LINE_AA)
    cv2.rectangle(picture, (x - r, y - r), (x + r, y + r), (52, 74, 204), -1)
    cv2.ellipse(picture, (x, y - r), (r, r // 5), 0, 0, 360, (30, 40, 90), -1, cv2.LINE_AA)
    cv2.imwrite(str(path), picture)
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("jobs")
    with own_engine(folder / "home"):
        yield folder


def photos(folder: Path) -> list[Path]:
    """Write three photos of a product: on white, on wood, on slate."""
    return [
        photo(folder / "white.png", (250, 250, 250)),
        photo(folder / "wood.jpg", (110, 150, 190), size=(800, 1000)),
        photo(folder / "slate.jpg", (90, 70, 60), size=(1000, 700)),
    ]


def made(
    message: str, target: Path, *files: Path, quality: str = "preview", documents: object = None
) -> tuple[str, Facts, float]:
    """Ask for a video and export it; return the reply, what the file is, and the seconds it took."""

    async def run() -> tuple[str, float]:
        async with Session("local") as session:
            started = time.monotonic()
            reply = await session.ask(message, *files, documents=documents)
            await session.export(target, quality=quality)
            return reply.text, time.monotonic() - started

    text, seconds = asyncio.run(run())
    return text, probe(target), seconds


def whole(facts: Facts, seconds: float) -> None:
    """Check what the demo's file is checked for."""
    assert (facts.codec, facts.pixel_format, facts.audio_codec) == ("h264", "yuv420p", "aac")
    assert facts.video_seconds == pytest.approx(seconds, abs=0.5)
    assert facts.audio_seconds == pytest.approx(facts.video_seconds, abs=0.1)
    assert facts.boxes.index("moov") < facts.boxes.index("mdat")
    assert facts.black == ()
    assert facts.frozen == ()


def test_a_description_and_photos_become_a_promo(home: Path) -> None:
    message = f"{PROMO.replace('30', '15')}: {DESCRIPTION}"
    text, facts, _ = made(message, home / "promo.mp4", *photos(home))
    whole(facts, 15)
    assert 'Title: "TrailMug"' in text
    for said in ("Leakproof lid", "$29.90", "Order today at trailmug.example"):
        assert f'"{said}"' in text
    assert facts.loudest > 0.05


def test_an_uploaded_script_becomes_a_video_with_every_word(home: Path) -> None:
    script = home / "script.txt"
    script.write_text("A lake at dawn. We walk through the forest. The summit.")
    text, facts, _ = made(
        "generate a 10-second video from this script about hiking, with music",
        home / "script.mp4",
        documents=script,
    )
    whole(facts, 10)
    for said in ("A lake at dawn.", "We walk through the forest.", "The summit."):
        assert f'"{said}"' in text


@pytest.mark.parametrize("kind", ["docx", "pdf"])
async def test_a_script_from_a_word_processor_keeps_every_word_in_order(home: Path, kind: str) -> None:
    script = SCRIPT[: SCRIPT.index(" At noon")]
    paper = home / f"hike.{kind}"
    lines = script.split(". ")
    paper.write_bytes(word_file(*lines) if kind == "docx" else pdf("\n".join(lines)))
    async with Session("local") as session:
        await session.ask("generate a 10-second video from this script about hiking", documents=paper)
        draft = current(session)
        if kind == "docx":
            await session.export(home / "hike.mp4", quality="preview")
            whole(probe(home / "hike.mp4"), 10)
    captions = [s.text for s in draft.segments if s.kind == "text" and s.role == "caption"]
    assert re.findall(r"\w+", " ".join(captions)) == re.findall(r"\w+", script)
    assert draft.duration_ms == pytest.approx(10_000, abs=500)


async def test_a_promo_is_edited_afterwards_by_what_is_on_its_cards_and_laid_out_anew(home: Path) -> None:
    async with Session("local") as session:
        await session.ask(f"{PROMO.replace('30', '15')}: {DESCRIPTION}", *photos(home))
        first = current(session)
        await session.ask("make the second shot longer")
        longer = current(session)
        assert scenes_of(longer)[1].duration_ms > scenes_of(first)[1].duration_ms
        await session.ask("change the headline to 'Climb higher' and the price to $19.90")
        await session.ask("move the price card to the start")
        await session.ask("make it square")
        square = current(session)
        texts = [segment.text for segment in square.segments if segment.kind == "text"]
        assert {"Climb higher", "$19.90"} <= set(texts)
        assert "$29.90" not in texts
        assert scenes_of(square)[0].id == scenes_of(first)[-1].id
        assert square.size == (1080, 1080)
        await session.export(home / "square.mp4", quality="preview")
        facts = probe(home / "square.mp4")
        assert facts.width == facts.height
        assert facts.black == facts.frozen == ()
        for _ in range(4):
            await session.ask("undo")
        assert current(session) == first


def current(session: Session) -> Draft:
    """Return the timeline as it is."""
    assert session.draft is not None
    return session.draft


@pytest.mark.long
def test_the_three_jobs_last_half_a_minute_each_and_are_made_in_time(home: Path) -> None:
    jobs = {
        "slideshow": (SLIDESHOW, (), 40),
        "script": (f"{FROM_SCRIPT}: {SCRIPT}", (), 60),
        "promo": (f"{PROMO}: {DESCRIPTION}", tuple(photos(home)), 45),
    }
    for name, (message, files, limit) in jobs.items():
        text, facts, seconds = made(f"{message}, with music" if not files and ":" not in message else message,
                                    home / f"{name}.mp4", *files, quality="high")  # fmt: skip
        assert "Here is your video." in text
        assert facts.video_seconds == pytest.approx(30, abs=0.5)
        assert facts.black == facts.frozen == ()
        assert seconds <= limit, f"{name} took {seconds:.0f} s"
