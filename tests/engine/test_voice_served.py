"""The voice-over behind the real engine."""

from __future__ import annotations

from pathlib import Path

import av

from nemo_widgets import Session, __version__
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


async def test_voice_and_music_tell_where_they_come_from_in_the_table_and_in_the_file(
    nemo_home: Path, tmp_path: Path
) -> None:
    script = "The lake is still in the morning. Birds fly over it to the other shore."
    async with Session(backend="local") as session:
        await session.ask(
            f"Make an 8 second square video with a voice-over and lo-fi music from this script: {script}"
        )
        table = await session.provenance()
        video = await session.export(tmp_path / "lake.mp4", quality="preview")
    spoken = table[table.kind == "voice"]
    assert " ".join(spoken.prompt) == script
    assert set(spoken.maker) == {"espeak-ng"}
    assert set(spoken.label) == {"synthetic voice"}
    assert set(spoken.licence) == {"CC0-1.0"}
    assert all(version[:1].isdigit() for version in spoken.version)
    assert spoken.seed.isna().all()
    [music] = table[table.kind == "music"].to_dict("records")
    assert (music["maker"], music["version"], music["label"]) == ("synthesiser", __version__, "procedural")
    assert (music["prompt"], music["seed"], music["licence"]) == ("lo-fi", 0, "CC0-1.0")
    assert table.file.str.startswith("/media/").all()
    with av.open(str(video.path)) as container:
        comment = container.metadata["comment"]
    assert comment.startswith(f"Made with nemo_widgets {__version__}; ")
    assert f"voice: espeak-ng {spoken.version.iloc[0]} (synthetic voice, CC0-1.0)" in comment
    assert f"music: synthesiser {__version__} (procedural, CC0-1.0)" in comment
    assert "AI" not in comment
