"""The voice-over behind the real engine."""

from __future__ import annotations

from nemo_widgets.engine.launcher import EngineAddress
from tests.engine.service import served


def test_a_voice_over_is_spoken_and_taken_out_again(engine: EngineAddress) -> None:
    with served(engine) as service:
        service.stream("a lake at dawn, 5 seconds")
        said = service.texts(service.stream("add a voice-over saying 'Welcome to our lake.'"))
        assert "espeak-ng" in said
        draft = service.state()["state"]["draft"]
        voice = next(s for track in draft["t"] for s in track["sg"] if s["m"].get("role") == "voice")
        assert "".join(word["w"] for word in voice["m"]["words"]) == "Welcome to our lake."
        assert voice["m"]["made"]["label"] == "synthetic voice"
        service.stream("remove the voice-over")
        draft = service.state()["state"]["draft"]
        assert not any(s["m"].get("role") == "voice" for track in draft["t"] for s in track["sg"])
