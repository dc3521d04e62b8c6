"""A server of voices on loopback that speaks OpenAI's way: sounds whose words are known, or any trouble."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import av
import numpy as np

from tests.services.chatting import Chatting, Reply, Sent, chatting

RATE = 16_000
WORD_S, GAP_S, STOP_S = 0.28, 0.06, 0.35
SOUND = {"Content-Type": "audio/wav"}


def speech(text: str) -> Any:
    """Return a sound with a tone for each word, a short pause after it, and a long one after a sentence."""
    pieces = [np.zeros(RATE // 10)]
    for word in text.split():
        t = np.arange(round(WORD_S * RATE)) / RATE
        rest = STOP_S if word[-1] in ".!?" else GAP_S
        pieces += [0.4 * np.sin(2 * np.pi * 320 * t), np.zeros(round(rest * RATE))]
    return (np.concatenate(pieces) * 32767).astype(np.int16)


def wav(samples: Any) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
    return file.getvalue()


def mp3(samples: Any) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("mp3", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[None], format="s16p", layout="mono")
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


@dataclass
class Speaker:
    """The server: `trouble` may answer a request of its own accord; `coded` makes the file of a sound."""

    chat: Chatting
    trouble: Callable[[Sent], Reply | None] = lambda _: None
    coded: Callable[[Any], bytes] = wav

    @property
    def url(self) -> str:
        return self.chat.url

    @property
    def said(self) -> list[str]:
        """The texts that were asked for."""
        return [str(body["input"]) for body in self.chat.asked]

    def answer(self, sent: Sent) -> Reply:
        given = self.trouble(sent)
        return given if given is not None else Reply(self.coded(speech(sent.body["input"])), headers=SOUND)


@contextmanager
def speaking() -> Iterator[Speaker]:
    """Run the server."""
    with chatting() as chat:
        speaker = Speaker(chat)
        chat.otherwise = speaker.answer
        yield speaker
