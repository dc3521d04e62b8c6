"""Voices from any server that speaks OpenAI's `POST /v1/audio/speech`.

Its answer has no word times: they are estimated from where sound is heard, and said to be.
"""

from __future__ import annotations

import io
import json
import os
import time
from typing import Any, Final

import numpy as np

from nemo_widgets import __version__
from nemo_widgets.engine.generate.remote import Line, Remote
from nemo_widgets.engine.generate.voice.words import estimated, is_spoken, trimmed
from nemo_widgets.engine.media.guard import HEAD, sniff
from nemo_widgets.errors import (
    AuthError,
    InputError,
    NemoError,
    NetworkError,
    ProtocolError,
    RateLimitedError,
    TimedOutError,
)
from nemo_widgets.makers.protocol import Made
from nemo_widgets.makers.voices import Speech, VoiceWish

RATE: Final = 24_000
SHARE: Final = 4
"""One part may take this fraction of the whole time, so that one which hangs does not cost the others."""

LONGEST_S: Final = 1800
# These say something of the server, not of one part: after two in a row the rest is not asked for.
_HOPELESS: Final = (AuthError, NetworkError, RateLimitedError, TimedOutError)


class OpenAISpeech:
    """Asks the server of `NEMO_SPEECH_URL` for `NEMO_SPEECH_MODEL` and `NEMO_SPEECH_VOICE`."""

    label = "AI"
    version = __version__
    licence = "terms of the service"

    def missing(self) -> str:
        """Return what is not set."""
        if os.environ.get("NEMO_SPEECH_URL"):
            return ""
        return (
            "Set NEMO_SPEECH_URL to an OpenAI-compatible server, for example http://127.0.0.1:8880/v1, and "
            "NEMO_SPEECH_MODEL, NEMO_SPEECH_VOICE and NEMO_SPEECH_KEY as it asks."
        )

    def make(self, wish: VoiceWish) -> Made:
        """Ask for every part; one that fails is its error."""
        if not any(map(is_spoken, wish.texts)):
            raise InputError("There is nothing to read aloud.", next_step="Give the narration some words.")
        remote = Remote(
            "The speech server",
            os.environ["NEMO_SPEECH_URL"],
            os.environ.get("NEMO_SPEECH_KEY", ""),
            "NEMO_SPEECH",
        )
        voice = os.environ.get("NEMO_SPEECH_VOICE") or ("onyx" if wish.gender == "male" else "nova")
        body = {
            "model": os.environ.get("NEMO_SPEECH_MODEL", "tts-1"),
            "voice": voice,
            "response_format": "wav",
            "speed": round(wish.pace, 2),
        }
        found = _all_of(remote, body, wish)
        errors = [part for part in found if isinstance(part, NemoError)]
        if errors and not any(isinstance(part, Speech) and part.words for part in found):
            raise errors[0]
        return Made(found, model=str(body["model"]), more={"voice": voice, "word_times": "estimated"})


def _all_of(remote: Remote, body: dict[str, Any], wish: VoiceWish) -> list[Speech | NemoError]:
    end = time.monotonic() + wish.timeout
    found: list[Speech | NemoError] = []
    for text in wish.texts:
        before = found[-2:]
        if not is_spoken(text):
            found.append(Speech(np.zeros(0, np.int16), RATE, ()))
            continue
        if len(before) == 2 and all(isinstance(part, _HOPELESS) for part in before):
            found.append(before[-1])
            continue
        seconds = min(wish.timeout / min(SHARE, len(wish.texts)), end - time.monotonic())
        try:
            with remote.line(seconds, wish.stopped) as line:
                found.append(_spoken(line, remote, {**body, "input": text}))
        except NemoError as error:
            found.append(error)
    return found


def _spoken(line: Line, remote: Remote, body: dict[str, Any]) -> Speech:
    path = remote.url.path.rstrip("/")
    if not path.endswith("/audio/speech"):
        path = f"{path or '/v1'}/audio/speech"
    raw = line.file("POST", path, body)
    samples, _ = trimmed(_decoded(raw, remote), RATE)
    if not len(samples) or int(np.abs(samples.astype(np.int32)).max()) < 160:
        raise ProtocolError("The speech server sent no sound.", next_step="Check NEMO_SPEECH_URL.")
    return Speech(samples, RATE, estimated(str(body["input"]), samples, RATE))


def _decoded(raw: bytes, remote: Remote) -> Any:
    """Return the samples of a sound file, one channel.

    What a file is, its first bytes say; FFmpeg is not left to guess, since it opens what a playlist names.
    """
    import av

    kind = sniff(raw[:HEAD])
    if kind is None or kind.file_type not in ("audio", "video"):
        raise _no_sound(raw, remote)
    try:
        with av.open(io.BytesIO(raw), "r", format=kind.reader) as file:
            resampler = av.AudioResampler("s16", "mono", RATE)
            blocks, count = list[Any](), 0
            for frame in [*file.decode(audio=0), None]:
                for block in resampler.resample(frame):
                    blocks.append(block.to_ndarray().reshape(-1))
                    count += len(blocks[-1])
                if count > LONGEST_S * RATE:
                    raise ProtocolError("The answer of The speech server has no end.", next_step="")
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise _no_sound(raw, remote) from error
    return np.concatenate(blocks) if blocks else np.zeros(0, np.int16)


def _no_sound(raw: bytes, remote: Remote) -> ProtocolError:
    """Return the error of an answer that is none; what it says in words is passed on."""
    try:
        said = remote.words(json.loads(raw))
    except (ValueError, RecursionError):
        said = ""
    text = f"The speech server sent no sound: {said}" if said else "The speech server sent no sound."
    return ProtocolError(text, next_step="Check NEMO_SPEECH_URL.")
