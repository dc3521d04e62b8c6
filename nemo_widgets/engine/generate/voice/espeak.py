"""The voice that is there without a model: espeak-ng, spoken to over pipes."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import numpy as np

from nemo_widgets.engine.generate.voice.words import at_onset, from_events, trimmed
from nemo_widgets.errors import InputError, RefusedError, TimedOutError
from nemo_widgets.makers.protocol import Made
from nemo_widgets.makers.voices import Speech, VoiceWish

USUAL_RATE: Final = 160
SLOWEST_RATE, FASTEST_RATE = 120, 240
LONGEST_TEXT: Final = 20_000
_VOICES: Final[Mapping[str, str]] = {"en": "en-us", "zh": "cmn"}
_VARIANTS: Final[Mapping[str, str]] = {"female": "+f3", "male": "+m3", "": ""}
_PITCHES: Final[Mapping[str, int]] = {"female": 58, "male": 42, "": 50}
_TRIES: Final = 4
_KANJI: Final = re.compile(r"[\u3400-\u9fff]")


class Espeak:
    """Speaks by espeak-ng, with the moment of every word."""

    label = "synthetic voice"
    version = ""
    licence = "CC0-1.0"
    command = (sys.executable, "-m", "nemo_widgets.engine.generate.voice.child")

    def missing(self) -> str:
        """Return what is not installed."""
        if importlib.util.find_spec("espeakng_loader") is not None:
            return ""
        return (
            'Install it with pip install "nemo_widgets[voice]", or set NEMO_SPEECH_URL to an '
            "OpenAI-compatible speech server."
        )

    def make(self, wish: VoiceWish) -> Made:
        """Speak every part, as fast as makes them last as long together as is wanted."""
        texts = [_plain(text) for text in wish.texts]
        if not any(texts):
            raise InputError("There is nothing to read aloud.", next_step="Give the narration some words.")
        if sum(map(len, texts)) > LONGEST_TEXT:
            raise InputError(
                f"That is too much to read aloud: more than {LONGEST_TEXT} characters.",
                next_step="Narrate fewer scenes.",
            )
        if wish.language == "ja" and any(_KANJI.search(text) for text in texts):
            raise InputError(
                "espeak-ng reads Japanese only in kana, and here are kanji.",
                next_step="Write the narration in kana, or set NEMO_SPEECH_URL to a speech server.",
            )
        voice = _VOICES.get(wish.language, wish.language) + _VARIANTS.get(wish.gender, "")
        rate = _bounded(USUAL_RATE * wish.pace)
        with _child(self.command, wish.timeout) as child:
            spoken, version = child.speak_all(texts, voice, rate, _PITCHES.get(wish.gender, 50))
            for _ in range(_TRIES if wish.seconds else 0):
                lasts = sum(speech.ms for speech in spoken) / 1000
                wanted = wish.seconds or lasts
                new = _bounded(rate * lasts / wanted)
                # A little short is filled by pauses; too long is not.
                if new == rate or 0 <= wanted - lasts < 0.02 * wanted:
                    break
                rate = new
                spoken, version = child.speak_all(texts, voice, rate, _PITCHES.get(wish.gender, 50))
        more = {
            "voice": voice,
            "words_a_minute": rate,
            "word_times": "measured",
            "engine_licence": "GPL-3.0 (not of what it says)",
        }
        return Made(spoken, version=version, more=more)


def _bounded(rate: float) -> int:
    return round(max(SLOWEST_RATE, min(FASTEST_RATE, rate)))


def _plain(text: str) -> str:
    """Return a text without characters that nobody reads, at the same places."""
    return "".join(
        " " if unicodedata.category(letter) in ("Cc", "Cs", "So", "Co", "Cn") else letter for letter in text
    ).strip()


class _Child:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.is_late = False

    def speak_all(self, texts: list[str], voice: str, rate: int, pitch: int) -> tuple[list[Speech], str]:
        found, version = [], ""
        for text in texts:
            asked = {"text": text, "voice": voice, "rate": rate, "pitch": pitch, "volume": 100}
            head, sound = self._ask(asked)
            version = str(head.get("version", version))
            samples, start = trimmed(np.frombuffer(sound, np.int16), head["rate"])
            events = [(at, (sample - start) * 1000 / head["rate"]) for at, _, sample in head["words"]]
            lasts = len(samples) * 1000 / head["rate"]
            words = from_events(
                text, [(at, at_onset(max(0.0, ms), samples, head["rate"])) for at, ms in events], lasts
            )
            found.append(Speech(samples, head["rate"], words))
        return found, version

    def _ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:
            raise RefusedError("espeak-ng cannot be spoken to.", next_step="Try again.")
        try:
            into.write(json.dumps(request).encode() + b"\n")
            into.flush()
            head = json.loads(out.readline())
            sound = out.read(head.get("bytes", 0))
        except (OSError, ValueError) as error:
            if self.is_late:
                raise TimedOutError("The voice took too long.", next_step="Narrate fewer scenes.") from error
            raise RefusedError(
                "espeak-ng ended in the middle of its work.", next_step="Try again."
            ) from error
        if "error" in head:
            raise RefusedError(str(head["error"]), next_step="Name another voice or language.")
        if len(sound) < head["bytes"]:
            raise _ended()
        return head, sound


def _ended() -> RefusedError:
    return RefusedError("espeak-ng ended in the middle of its work.", next_step="Try again.")


@contextmanager
def _child(command: tuple[str, ...], seconds: float) -> Iterator[_Child]:
    """Start the program, and end it whatever happens; after so many seconds it is ended too."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise RefusedError(f"espeak-ng cannot be started: {error}.", next_step="Install it again.") from error
    child = _Child(process)

    def late() -> None:
        child.is_late = True
        process.kill()

    timer = threading.Timer(seconds, late)
    timer.daemon = True
    timer.start()
    try:
        yield child
    finally:
        timer.cancel()
        process.kill()
        process.communicate()
