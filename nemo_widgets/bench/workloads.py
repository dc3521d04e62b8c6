"""The workloads: a slideshow of photos, and cuts of a long video with captions burned in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from nemo_widgets.bench.material import write_photos, write_sound, write_video
from nemo_widgets.timeline.draft import Draft

SIZE: Final = (1080, 1920)
FPS: Final = 30
FADE_MS: Final = 500
SLIDE_MS: Final = 3000
CUT_MS: Final = 10_000
CAPTION_MS: Final = 2500
VOLUME: Final = 0.35
SOUND_FADE_MS: Final = 2000

_CAPTIONS: Final = (
    "Nobody had walked this ridge in years",
    "and the map was older than the road",
    "so we followed the river instead",
    "until the light began to go",
)


@dataclass(frozen=True)
class Slide:
    """One photo of the slideshow, its times in milliseconds."""

    photo: Path
    start: int
    length: int
    title: str
    motion: str

    @property
    def title_span(self) -> tuple[int, int]:
        """When the title is seen: between the crossfades, start and length."""
        return self.start + FADE_MS, SLIDE_MS - 2 * FADE_MS


@dataclass(frozen=True)
class Slideshow:
    """W1: photos under a slow zoom, half a second of crossfade, a title each, quiet music that fades out."""

    slides: tuple[Slide, ...]
    sound: Path

    @property
    def seconds(self) -> float:
        """How long it is."""
        return (self.slides[-1].start + self.slides[-1].length) / 1000

    def draft(self, *, changed: str = "") -> Draft:
        """Return it as a draft, one title in the middle changed where a new one is given."""
        middle = len(self.slides) // 2
        visuals = [
            {
                "src": str(slide.photo),
                "s": slide.start,
                "d": slide.length,
                "m": {"motion": slide.motion}
                | ({"transition": {"type": "crossfade", "d": FADE_MS}} if number else {}),
            }
            for number, slide in enumerate(self.slides)
        ]
        titles = [
            _text(changed if changed and number == middle else slide.title, *slide.title_span, "title")
            for number, slide in enumerate(self.slides)
        ]
        m = {"role": "bgm", "volume": VOLUME, "fade_out": SOUND_FADE_MS}
        music = {"src": str(self.sound), "s": 0, "d": round(self.seconds * 1000), "m": m}
        return _draft(visuals, [music], titles)


@dataclass(frozen=True)
class Cuts:
    """W2: ten-second cuts of a long 720p file, cropped to 9:16, with captions."""

    video: Path
    starts: tuple[int, ...]

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.starts) * CUT_MS / 1000

    @property
    def captions(self) -> list[tuple[str, int, int]]:
        """Text, start and length of each caption."""
        count = len(self.starts) * CUT_MS // CAPTION_MS
        return [(_CAPTIONS[n % len(_CAPTIONS)], n * CAPTION_MS, CAPTION_MS) for n in range(count)]

    def draft(self) -> Draft:
        """Return it as a draft."""
        visuals = [
            {
                "src": str(self.video),
                "s": number * CUT_MS,
                "d": CUT_MS,
                "m": {"source_in": start, "source_out": start + CUT_MS, "volume": 0},
            }
            for number, start in enumerate(self.starts)
        ]
        return _draft(visuals, [], [_text(*caption, "caption") for caption in self.captions])


def _text(text: str, start: int, length: int, role: str) -> dict[str, Any]:
    return {"s": start, "d": length, "m": {"text": text, "role": role}}


def _draft(visuals: list[dict[str, Any]], sounds: list[dict[str, Any]], texts: list[dict[str, Any]]) -> Draft:
    tracks = [{"tt": 0, "sg": visuals}, {"tt": 1, "sg": sounds}, {"tt": 7, "sg": texts}]
    return Draft({"t": tracks, "m": {"width": SIZE[0], "height": SIZE[1], "fps": FPS}})


def make_slideshow(folder: Path, photos: int = 10) -> Slideshow:
    """Write W1's material into a folder."""
    slides = []
    for number, path in enumerate(write_photos(folder, photos)):
        start = max(0, number * SLIDE_MS - FADE_MS)
        length = SLIDE_MS + (FADE_MS if number else 0)
        motion = "zoom-out" if number % 2 else "zoom-in"
        slides.append(Slide(path, start, length, f"Day {number + 1}: above the clouds", motion))
    write_sound(folder / "music.wav", photos * SLIDE_MS / 1000)
    return Slideshow(tuple(slides), folder / "music.wav")


def make_cuts(folder: Path, cuts: int = 6) -> Cuts:
    """Write W2's material into a folder."""
    length = cuts * 100
    write_video(folder / "long.mp4", length)
    return Cuts(folder / "long.mp4", tuple(n * 100_000 + 7_300 for n in range(cuts)))
