"""Voices from any server that speaks OpenAI's `POST /v1/audio/speech`.

Its answer has no word times: they are estimated from where sound is heard, and said to be.
"""

from __future__ import annotations

import io
import os
from typing import Any

import numpy as np

from nemo_widgets import __version__
from nemo_widgets.engine.generate.remote import Remote
from nemo_widgets.engine.generate.voice.words import estimated, trimmed
from nemo_widgets.errors import InputError, ProtocolError
from nemo_widgets.makers.protocol import Made
from nemo_widgets.makers.voices import Speech, VoiceWish

RATE = 24_000


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
        """Ask for every part."""
        if not any(text.strip() for text in wish.texts):
            raise InputError("There is nothing to read aloud.", next_step="Give the narration some words.")
        remote = Remote(
            "The speech server",
            os.environ["NEMO_SPEECH_URL"],
            os.environ.get("NEMO_SPEECH_KEY", ""),
            "NEMO_SPEECH",
        )
        model = os.environ.get("NEMO_SPEECH_MODEL", "tts-1")
        voice = os.environ.get("NEMO_SPEECH_VOICE") or ("onyx" if wish.gender == "male" else "nova")
        path = remote.url.path.rstrip("/")
        if not path.endswith("/audio/speech"):
            path = f"{path or '/v1'}/audio/speech"
        found = []
        with remote.line(wish.timeout, wish.stopped) as line:
            for text in wish.texts:
                body: dict[str, Any] = {
                    "model": model,
                    "input": text,
                    "voice": voice,
                    "response_format": "wav",
                    "speed": round(wish.pace, 2),
                }
                samples, _ = trimmed(_decoded(line.file("POST", path, body)), RATE)
                found.append(Speech(samples, RATE, estimated(text, samples, RATE)))
        return Made(found, model=model, more={"voice": voice, "word_times": "estimated"})


def _decoded(raw: bytes) -> Any:
    """Return the samples of a sound file, one channel."""
    import av

    try:
        with av.open(io.BytesIO(raw), "r") as file:
            resampler = av.AudioResampler("s16", "mono", RATE)
            blocks = [
                block.to_ndarray().reshape(-1)
                for frame in file.decode(audio=0)
                for block in resampler.resample(frame)
            ]
            blocks += [block.to_ndarray().reshape(-1) for block in resampler.resample(None)]
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise ProtocolError("The speech server sent no sound.", next_step="Check NEMO_SPEECH_URL.") from error
    return np.concatenate(blocks) if blocks else np.zeros(0, np.int16)
