"""The same work done by others: FFmpeg's own filters, and moviepy."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from nemo_widgets.bench.workloads import (
    CUT_MS,
    FADE_MS,
    FPS,
    SIZE,
    SOUND_FADE_MS,
    VOLUME,
    Cuts,
    Slideshow,
)
from nemo_widgets.engine.render.typefaces import system_faces

_W, _H = SIZE
_X264: Final = ("-preset", "veryfast", "-crf", "20", "-profile:v", "high", "-pix_fmt", "yuv420p")
_ZOOM_A_FRAME: Final = 0.0006


def has_ffmpeg() -> bool:
    """Tell whether an ffmpeg that can do the work is on the PATH."""
    if shutil.which("ffmpeg") is None:
        return False
    told = subprocess.run(["ffmpeg", "-hide_banner", "-filters"], capture_output=True, text=True, check=False)
    return all(f" {name} " in told.stdout for name in ("zoompan", "xfade", "drawtext"))


def has_moviepy() -> bool:
    """Tell whether moviepy is installed."""
    return importlib.util.find_spec("moviepy") is not None


def _font() -> str:
    return str(next(face.path for face in system_faces() if face.path.suffix == ".ttf"))


def _drawtext(text: str, start: int, length: int, y: str) -> str:
    shown = text.replace(":", r"\:").replace("'", "")
    span = f"between(t,{start / 1000},{(start + length) / 1000})"
    return (
        f"drawtext=fontfile={_font()}:text='{shown}':fontsize={_H // 28}:fontcolor=white:"
        f"shadowx=3:shadowy=3:x=(w-text_w)/2:y={y}:enable='{span}'"
    )


def _ffmpeg(arguments: Sequence[str]) -> float:
    begun = time.perf_counter()
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", *arguments]
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


def slideshow_with_ffmpeg(work: Slideshow, folder: Path) -> float:
    """Return how long zoompan, xfade and drawtext take for W1."""
    inputs: list[str] = []
    steps: list[str] = []
    for number, slide in enumerate(work.slides):
        inputs += ["-i", str(slide.photo)]
        frames = slide.length * FPS // 1000
        zoom = f"1.17-{_ZOOM_A_FRAME}*on" if slide.motion == "zoom-out" else f"1+{_ZOOM_A_FRAME}*on"
        steps.append(
            f"[{number}]scale={_W * 12 // 10}:{_H * 12 // 10}:force_original_aspect_ratio=increase,"
            f"crop={_W * 12 // 10}:{_H * 12 // 10},"
            f"zoompan=z='{zoom}':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d={frames}:s={_W}x{_H}:fps={FPS},"
            f"setsar=1,format=yuv420p[v{number}]"
        )
    last = "v0"
    for number, slide in enumerate(work.slides[1:], 1):
        steps.append(
            f"[{last}][v{number}]xfade=transition=fade:duration={FADE_MS / 1000}:"
            f"offset={slide.start / 1000}[x{number}]"
        )
        last = f"x{number}"
    titles = [_drawtext(slide.title, *slide.title_span, "h*0.2") for slide in work.slides]
    steps.append(f"[{last}]{','.join(titles)}[out]")
    fade = SOUND_FADE_MS / 1000
    steps.append(f"[{len(work.slides)}]volume={VOLUME},afade=t=out:st={work.seconds - fade}:d={fade}[sound]")
    inputs += ["-i", str(work.sound)]
    maps = ["-map", "[out]", "-map", "[sound]", "-t", str(work.seconds)]
    coded = ["-c:v", "libx264", *_X264, "-c:a", "aac", "-b:a", "192k"]
    return _ffmpeg([*inputs, "-filter_complex", ";".join(steps), *maps, *coded, str(folder / "ffmpeg.mp4")])


def cuts_with_ffmpeg(work: Cuts, folder: Path) -> float:
    """Return how long crop, scale, concat and drawtext take for W2."""
    inputs: list[str] = []
    for start in work.starts:
        inputs += ["-ss", str(start / 1000), "-t", str(CUT_MS / 1000), "-i", str(work.video)]
    count = len(work.starts)
    steps = [
        f"[{number}]crop=ih*9/16:ih,scale={_W}:{_H}:flags=bicubic,setsar=1[v{number}]"
        for number in range(count)
    ]
    captions = [_drawtext(*caption, "h*0.8") for caption in work.captions]
    joined = "".join(f"[v{number}]" for number in range(count))
    steps.append(f"{joined}concat=n={count},{','.join(captions)}[out]")
    coded = ["-map", "[out]", "-c:v", "libx264", *_X264]
    return _ffmpeg([*inputs, "-filter_complex", ";".join(steps), *coded, str(folder / "ffmpeg.mp4")])


def _written(clip: Any, target: Path) -> None:
    clip.write_videofile(
        str(target),
        fps=FPS,
        codec="libx264",
        preset="veryfast",
        threads=2,
        ffmpeg_params=["-crf", "20", "-pix_fmt", "yuv420p"],
        audio_codec="aac",
        logger=None,
    )


def _caption(moviepy: Any, text: str, start: int, length: int, y: float) -> Any:
    drawn = moviepy.TextClip(font=_font(), text=text, font_size=_H // 28, color="white", stroke_color="black")
    placed = drawn.with_position(("center", round(_H * y)))
    return placed.with_start(start / 1000).with_duration(length / 1000)


def slideshow_with_moviepy(work: Slideshow, folder: Path) -> float:
    """Return how long moviepy takes for W1, the way its own guide shows."""
    import moviepy

    begun = time.perf_counter()
    clips: list[Any] = []
    for number, slide in enumerate(work.slides):
        seconds = slide.length / 1000
        out = slide.motion == "zoom-out"

        def zoom(t: float, out: bool = out) -> float:
            return 1.17 - 0.018 * t if out else 1 + 0.018 * t

        fitted = moviepy.ImageClip(str(slide.photo)).with_duration(seconds).resized(height=_H)
        moving = fitted.resized(zoom).with_position("center")
        framed = moviepy.CompositeVideoClip([moving], size=SIZE).with_start(slide.start / 1000)
        if number:
            framed = framed.with_effects([moviepy.vfx.CrossFadeIn(FADE_MS / 1000)])
        clips.append(framed)
    clips += [_caption(moviepy, slide.title, *slide.title_span, 0.2) for slide in work.slides]
    whole = moviepy.CompositeVideoClip(clips, size=SIZE).with_duration(work.seconds)
    sound = moviepy.AudioFileClip(str(work.sound)).with_duration(work.seconds)
    fade = moviepy.afx.AudioFadeOut(SOUND_FADE_MS / 1000)
    whole = whole.with_audio(sound.with_volume_scaled(VOLUME).with_effects([fade]))
    _written(whole, folder / "moviepy.mp4")
    return time.perf_counter() - begun


def cuts_with_moviepy(work: Cuts, folder: Path) -> float:
    """Return how long moviepy takes for W2."""
    import moviepy

    begun = time.perf_counter()
    clips: list[Any] = []
    for start in work.starts:
        cut = moviepy.VideoFileClip(str(work.video), audio=False)
        cut = cut.subclipped(start / 1000, (start + CUT_MS) / 1000)
        width = cut.h * _W / _H
        framed = cut.cropped(x_center=cut.w / 2, y_center=cut.h / 2, width=width, height=cut.h)
        clips.append(framed.resized(SIZE))
    captions = [_caption(moviepy, *caption, 0.8) for caption in work.captions]
    whole = moviepy.CompositeVideoClip([moviepy.concatenate_videoclips(clips), *captions], size=SIZE)
    _written(whole, folder / "moviepy.mp4")
    return time.perf_counter() - begun
