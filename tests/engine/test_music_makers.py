"""Makers of music: ours and anybody's, by the same door."""

from __future__ import annotations

import wave
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import nemo_widgets as nemo
from nemo_widgets.engine.agent.context import Say
from nemo_widgets.engine.generate import musicians
from nemo_widgets.engine.generate.musicians import compose_file
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.errors import InputError, RefusedError
from nemo_widgets.makers import Made, Music, MusicWish, Provider
from tests.engine.agent_studio import Studio


class Beeps:
    """A maker of ten lines."""

    label = "AI"
    version = "3"
    licence = "MIT"

    def make(self, wish: MusicWish) -> Any:
        tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(round(wish.seconds * 8000)) / 8000)
        return Made(Music([tone[:4000], tone[4000:], tone], 8000), model="beeper", seed=wish.seed)


@pytest.fixture
def chosen_maker(monkeypatch: pytest.MonkeyPatch) -> Any:
    def use(made: object) -> None:
        provider = Provider("music", "beeps", str(getattr(made, "label", "")), "", "beeps", "3", made)
        monkeypatch.setattr(musicians, "maker", lambda kind, name: provider)

    return use


def test_the_synthesiser_is_listed_like_any_maker() -> None:
    table = nemo.providers()
    [row] = table[table.kind == "music"].to_dict("records")
    assert (row["name"], row["label"], row["available"], row["used"]) == (
        "synthesiser",
        "procedural",
        True,
        True,
    )
    assert row["package"] == "nemo_widgets"


def test_a_piece_tells_everything_that_it_was_made_of(tmp_path: Path) -> None:
    made = compose_file("ambient", 5.0, 9, tmp_path / "a.wav", None, "A minor")
    assert {key: made[key] for key in ("by", "label", "mood", "seed", "licence", "seconds", "key")} == {
        "by": "synthesiser",
        "label": "procedural",
        "mood": "ambient",
        "seed": 9,
        "licence": "CC0-1.0",
        "seconds": 5.0,
        "key": "A minor",
    }
    assert made["version"] == nemo.__version__


def test_a_plugin_of_ten_lines_makes_the_music(chosen_maker: Any, tmp_path: Path) -> None:
    chosen_maker(Beeps())
    made = compose_file("lo-fi", 1.5, 4, tmp_path / "a.wav")
    assert made == {
        "by": "beeps",
        "label": "AI",
        "version": "3",
        "model": "beeper",
        "mood": "lo-fi",
        "seed": 4,
        "licence": "MIT",
        "seconds": 1.5,
    }
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnframes(), file.getframerate(), file.getnchannels()) == (12_000, 8000, 2)


def endless(error: Exception | None = None) -> Iterator[Any]:
    for _ in range(1000):
        yield np.zeros((8000, 2), np.float32)
        if error:
            raise error


def test_whatever_a_maker_hands_back_is_a_file_or_an_error(chosen_maker: Any, tmp_path: Path) -> None:
    class Odd:
        label = "odd"
        content: Any = None

        def make(self, wish: MusicWish) -> Any:
            if isinstance(self.content, Exception):
                raise self.content
            return self.content

    maker = Odd()
    chosen_maker(maker)
    for content in (
        None,
        b"RIFF",
        Music([]),
        Music([np.zeros((2, 3, 3))]),
        Music([np.zeros(10)], 5),
        Music(endless(ConnectionError("it is gone")), 8000),
        RuntimeError("no"),
    ):
        maker.content = content
        with pytest.raises(RefusedError, match=r"^beeps (made no music|failed: )"):
            compose_file("lo-fi", 2, 0, tmp_path / "a.wav")
    maker.content = Music(endless(), 8000)
    assert compose_file("lo-fi", 2.5, 0, tmp_path / "a.wav")["seconds"] == 2.5
    maker.content = Music([np.array([np.nan, 9.0, -9.0])], 8000)
    compose_file("lo-fi", 1, 0, tmp_path / "a.wav")
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert np.frombuffer(file.readframes(3), "<i2").tolist() == [0, 0, 32767, 32767, -32767, -32767]


def test_a_maker_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEMO_MUSIC", "orchestra")
    with pytest.raises(InputError, match=r"no maker of music called 'orchestra'.*synthesiser"):
        compose_file("lo-fi", 2, 0, tmp_path / "a.wav")


async def test_the_reply_calls_music_what_it_is() -> None:
    class Other(Studio):
        how: Mapping[str, object]

        async def compose(self, *args: Any) -> MediaItem:
            item = await super().compose(*args)
            return MediaItem(
                item.hash,
                item.url,
                item.filename,
                "audio",
                item.duration,
                made={**(item.made or {}), **self.how},
            )

    studio = Other()
    for how, told in (
        (
            {"by": "beeps", "label": "AI", "model": "m-1"},
            "The music is AI: a model made it, by way of beeps (m-1).",
        ),
        ({"by": "beeps", "label": "a choir"}, "The music was made by beeps, which calls it a choir."),
        ({}, "The music is procedural: synthesised on this machine."),
    ):
        studio.how = how
        events = await studio.say("a lake at dawn, 12 seconds, with lo-fi music")
        assert told in "\n".join(event.text for event in events if isinstance(event, Say))
    [music] = [segment for segment in studio.draft.segments if segment.role == "bgm"]
    # What begins on its first beat is not faded in.
    assert music.m["fade_in"] == 0
