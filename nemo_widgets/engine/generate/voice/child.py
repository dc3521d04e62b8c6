"""espeak-ng in a process of its own: requests in, speech and word times out, over pipes.

espeak-ng is GPL-3. It is never loaded into the engine: this program is started with it, says one line of
JSON a request, and ends with its input. A request is `{"text", "voice", "rate", "pitch", "volume"}`, an
answer a line `{"rate", "bytes", "words"}`, with `words` as [start in the text, its length, first sample],
and then that many bytes of 16-bit samples; or `{"error"}`.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any, Final

_SYNCHRONOUS: Final = 2
_DO_NOT_EXIT: Final = 0x8000
_UTF8, _END_PAUSE = 1, 0x1000
_WORD, _END = 1, 0
_RATE, _VOLUME, _PITCH = 1, 2, 3
_POSITION_CHARACTER: Final = 1
MOST_SAMPLES: Final = 22_050 * 60 * 30


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Espeak:
    """The library, ready to speak."""

    def __init__(self) -> None:
        import espeakng_loader  # type: ignore[import-untyped]  # ships no types

        self._library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
        path = str(espeakng_loader.get_data_path()).encode()
        self.rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, path, _DO_NOT_EXIT))
        if self.rate <= 0:
            raise OSError("its data cannot be read")
        self._library.espeak_Info.restype = ctypes.c_char_p
        self.version = str(self._library.espeak_Info(None).decode()).split(" ")[0]
        self._sound = bytearray()
        self._words: list[list[int]] = []
        # The library keeps only the address; a callback that is collected would be called all the same.
        self._callback = _Callback(self._heard)
        self._library.espeak_SetSynthCallback(self._callback)

    def _heard(self, samples: Any, count: int, events: Any) -> int:
        if count > 0 and samples:
            self._sound += ctypes.string_at(samples, count * 2)
        index = 0
        while events[index].type != _END:
            event = events[index]
            if event.type == _WORD:
                self._words.append([event.text_position - 1, event.length, event.sample])
            index += 1
        return int(len(self._sound) > 2 * MOST_SAMPLES)

    def speak(self, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return the head of an answer and its sound."""
        self._sound, self._words = bytearray(), []
        if self._library.espeak_SetVoiceByName(str(asked["voice"]).encode()) != 0:
            return {"error": f"espeak-ng has no voice {asked['voice']!r}."}, b""
        for parameter, name in ((_RATE, "rate"), (_VOLUME, "volume"), (_PITCH, "pitch")):
            self._library.espeak_SetParameter(parameter, int(asked[name]), 0)
        text = str(asked["text"]).encode("utf-8", "replace") + b"\0"
        told = self._library.espeak_Synth(
            text, len(text), 0, _POSITION_CHARACTER, 0, _UTF8 | _END_PAUSE, None, None
        )
        if told != 0:
            return {"error": "espeak-ng could not speak this."}, b""
        sound = bytes(self._sound[: 2 * MOST_SAMPLES])
        return {
            "rate": self.rate,
            "bytes": len(sound),
            "words": self._words,
            "version": self.version,
        }, sound


def main() -> None:
    """Answer requests until there are no more."""
    out = sys.stdout.buffer
    try:
        espeak = Espeak()
    except (ImportError, OSError, AttributeError) as error:
        out.write(json.dumps({"error": f"espeak-ng cannot be started: {error}."}).encode() + b"\n")
        out.flush()
        return
    for line in sys.stdin.buffer:
        head, sound = espeak.speak(json.loads(line))
        out.write(json.dumps(head).encode() + b"\n" + sound)
        out.flush()


if __name__ == "__main__":
    main()
