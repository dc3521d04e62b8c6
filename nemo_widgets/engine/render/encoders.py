"""Which H.264 encoder a render uses: the machine's hardware only where a trial shows that it works."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import av
from av.codec import Codec, codecs_available

from nemo_widgets.engine.render.coding import X264, h264
from nemo_widgets.engine.render.encoder import ChunkEncoder, frame_and_canvas
from nemo_widgets.engine.render.outcome import EncoderError
from nemo_widgets.engine.render.plan import Plan
from nemo_widgets.timeline.outputs import encoder_named

HARDWARE: Final = {
    "nvenc": "h264_nvenc",
    "videotoolbox": "h264_videotoolbox",
    "qsv": "h264_qsv",
    "amf": "h264_amf",
    "vaapi": "h264_vaapi",
}
"""By the name a user gives, in the order in which `auto` tries them."""

TRIAL_FRAMES: Final = 2
_TRIAL_S: Final = 20.0
_POLL_S: Final = 0.1
_tried: Final[dict[tuple[str, int, int], bool]] = {}


def choose(wanted: str, width: int, height: int, step: Callable[[], None] = lambda: None) -> tuple[str, str]:
    """Return FFmpeg's name of the encoder to use, and what to say where it is not the one that was wanted.

    Parameters
    ----------
    wanted
        `x264`, `auto`, or one of `HARDWARE`.
    width, height
        The frame's size: an encoder that takes one may refuse another.
    step
        Called often meanwhile; it may raise to stop.

    Raises
    ------
    InputError
        No such encoder is known.
    """
    name = encoder_named(wanted)
    if name == "x264":
        return X264, ""
    for codec in HARDWARE.values() if name == "auto" else [HARDWARE[name]]:
        if works(codec, width, height, step):
            return codec, ""
    if name == "auto":
        return X264, "No hardware encoder works on this machine; the video was encoded with x264."
    return X264, f"The encoder {name} does not work on this machine; the video was encoded with x264."


def works(codec: str, width: int, height: int, step: Callable[[], None] = lambda: None) -> bool:
    """Tell whether an encoder takes two frames of a size and makes a file of them; it is tried once.

    It is tried in a process of its own: a driver that is broken may take its process down, or never answer.
    """
    key = (codec, width, height)
    if key not in _tried:
        known = codec in codecs_available and Codec(codec, "w").is_encoder
        command = [sys.executable, "-m", __name__, codec, str(width), str(height)]
        _tried[key] = known and _succeeds(command, step)
    return _tried[key]


def _succeeds(command: list[str], step: Callable[[], None]) -> bool:
    """Run a program to its end, or for as long as a trial may take."""
    end = time.monotonic() + _TRIAL_S
    try:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    with process:
        try:
            while time.monotonic() < end:
                step()
                try:
                    return process.wait(_POLL_S) == 0
                except subprocess.TimeoutExpired:
                    continue
            return False
        finally:
            process.kill()


def trial(codec: str, width: int, height: int) -> bool:
    """Encode two frames, and tell whether as many can be decoded again."""
    plan = Plan(width, height, 30, TRIAL_FRAMES, h264("medium", codec), (), (), ())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"trial{plan.coding.suffix}"
        try:
            frame, canvas = frame_and_canvas(width, height)
            canvas.clear()
            with ChunkEncoder(path, plan) as encoder:
                for _ in range(TRIAL_FRAMES):
                    encoder.push(frame)
            with av.open(str(path)) as container:
                return sum(1 for _ in container.decode(video=0)) == TRIAL_FRAMES
        except (EncoderError, av.FFmpegError, OSError, ValueError):
            return False


if __name__ == "__main__":
    sys.exit(0 if trial(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])) else 1)
