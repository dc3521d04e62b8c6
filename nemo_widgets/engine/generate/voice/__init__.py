"""Voice-over: a narration in parts, as one sound file with the times of its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np

from nemo_widgets.engine.generate.asking import failures_told, how_made
from nemo_widgets.engine.generate.voice.languages import language_of
from nemo_widgets.engine.media.files import storage_error
from nemo_widgets.engine.worker import stopped
from nemo_widgets.errors import InputError, NemoError, RefusedError
from nemo_widgets.makers.protocol import Made
from nemo_widgets.makers.registry import VOICES, chosen, installed
from nemo_widgets.makers.voices import Speech, VoiceWish

GAP_S: Final = 0.3
TIMEOUT_S: Final = 120.0


def why_silent() -> InputError | None:
    """Return why nothing can be read aloud here; None where it can."""
    name = chosen(VOICES)
    provider = installed(VOICES).get(name)
    if provider is not None and provider.maker is not None and not provider.missing:
        return None
    why = provider.missing if provider is not None else f"There is no maker of voices called {name!r}."
    return InputError("There is no voice to read aloud with.", next_step=why)


def narrate_file(
    texts: tuple[str, ...],
    gender: str,
    pace: float,
    seconds: float | None,
    target: Path,
    timeout: float = TIMEOUT_S,
) -> dict[str, Any]:
    """Have a narration spoken into a 16-bit WAV.

    Parameters
    ----------
    texts, gender, pace, seconds
        As for `VoiceWish`.
    target
        The file to write.
    timeout
        Seconds after which it is given up.

    Returns
    -------
    dict
        How it was made, and `parts`: for each text its `start` and `end` in ms and its `words`, each
        `{"s", "e", "w"}` in ms of the file; of one that could not be spoken why it
        `failed`, and the `advice`.

    Raises
    ------
    NemoError
        It could not be spoken.
    """
    import wave

    silent = why_silent()
    if silent is not None:
        raise silent
    name = chosen(VOICES)
    provider = installed(VOICES)[name]
    language = language_of(" ".join(texts))
    made = _made(name, provider.maker, VoiceWish(texts, language, gender, pace, seconds, timeout, stopped))
    rate = max(speech.rate for speech in made.content if isinstance(speech, Speech))
    gap = np.zeros(round(rate * GAP_S), np.int16)
    pieces, parts, at = [gap], list[dict[str, Any]](), len(gap)
    for speech in made.content:
        if isinstance(speech, NemoError):
            parts.append({"failed": speech.message, "advice": speech.next_step})
            continue
        start = at * 1000 / rate
        words = [{"s": round(start + a), "e": round(start + b), "w": text} for a, b, text in speech.words]
        samples = _at(rate, speech)
        pieces += [samples, gap]
        parts.append({"start": round(start), "end": round(start) + speech.ms, "words": words})
        at += len(samples) + len(gap)
    try:
        with wave.open(str(target), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(np.concatenate(pieces).astype("<i2").tobytes())
    except OSError as error:
        raise storage_error(error, "The narration") from error
    by = {"by": "espeak-ng"} if name == VOICES.default else {}
    return {**how_made(provider, made, language=language, **by), "parts": parts}


def _at(rate: int, speech: Speech) -> Any:
    """Return the samples of a part at the file's rate; makers speak all at one, as a rule."""
    samples = np.asarray(speech.samples, np.int16)
    if speech.rate == rate:
        return samples
    places = np.arange(round(len(samples) * rate / speech.rate)) * speech.rate / rate
    return np.round(np.interp(places, np.arange(len(samples)), samples)).astype(np.int16)


def _made(name: str, maker: Any, wish: VoiceWish) -> Made:
    with failures_told(name):
        made = maker.make(wish)
    if not isinstance(made, Made) or len(made.content) != len(wish.texts):
        raise RefusedError(f"{name} did not speak every part.", next_step="")
    if not any(isinstance(part, Speech) for part in made.content):
        raise made.content[0]
    return made
