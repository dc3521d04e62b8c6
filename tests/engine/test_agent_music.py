"""What people say of the music: its tempo, its key, another piece, and where a song begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.engine.agent.language.musical import composed
from nemo_widgets.engine.agent.refit import refitted_by_hand
from nemo_widgets.engine.agent.tools import SetMusic, read_call
from nemo_widgets.errors import InputError
from nemo_widgets.session import Session
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from tests.engine.agent_studio import Studio, commits, reply

START = "a lake at dawn, 12 seconds, with lo-fi music"


def asked(studio: Studio) -> tuple[Any, ...]:
    """What the composer was asked for last: mood, seed, tempo and key."""
    _, mood, _, seed, *rest = [call for call in studio.asked if call[0] == "compose"][-1]
    return (mood, seed, *(rest or (None, None)))


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("at 90 bpm", ("lo-fi", 0, 90.0, None)),
        ("make the music 110 beats per minute", ("lo-fi", 0, 110.0, None)),
        ("set the tempo to 100", ("lo-fi", 0, 100.0, None)),
        ("music in A minor", ("lo-fi", 0, None, "A minor")),
        ("add cinematic music at 84 bpm in the key of B flat", ("cinematic", 0, 84.0, "Bb major")),
        ("faster music", ("lo-fi", 0, 90.0, "C major")),
        ("make the music much slower", ("lo-fi", 0, 64.0, "C major")),
        ("another track", ("lo-fi", 1, None, None)),
        ("use a different song", ("lo-fi", 1, None, None)),
        ("音乐90拍", ("lo-fi", 0, 90.0, None)),
        ("音乐改成A小调", ("lo-fi", 0, None, "A minor")),
        ("音乐快一点", ("lo-fi", 0, 90.0, "C major")),
        ("换一首音乐", ("lo-fi", 1, None, None)),
    ],
)
async def test_tempo_key_and_another_piece_are_understood(message: str, wanted: tuple[Any, ...]) -> None:
    studio = Studio()
    await studio.say(START)
    events = await studio.say(message)
    assert len(commits(events)) == 1
    assert asked(studio) == wanted


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("a lake at dawn, 12 seconds, with lo-fi music at 90 bpm in A minor", ("lo-fi", 0, 90.0, "A minor")),
        ("a forest, 120 bpm upbeat music in the key of D", ("upbeat", 0, 120.0, "D major")),
        ("日出的湖面，12秒，配90拍的A小调轻松音乐", ("lo-fi", 0, 90.0, "A minor")),
        ("a major city at night, lo-fi music", ("lo-fi", 0, None, None)),
    ],
)
async def test_a_new_video_has_the_tempo_and_key_it_was_asked_for(
    message: str, wanted: tuple[Any, ...]
) -> None:
    studio = Studio()
    await studio.say(message)
    assert asked(studio) == wanted
    assert len([segment for segment in studio.draft.segments if segment.kind == "video"]) == 1


@pytest.mark.parametrize(
    ("message", "ms"),
    [
        ("start the music at 0:30", 30_000),
        ("skip the first 10 seconds of the song", 10_000),
        ("play the music from 0:15", 15_000),
    ],
)
async def test_a_song_begins_where_it_is_asked_to(message: str, ms: int) -> None:
    studio = Studio()
    await studio.say(START)
    await studio.say(message)
    music = composed(studio.draft)
    assert music is not None
    assert music.m["source_in"] == ms
    assert music.start_ms == 0
    assert music.duration_ms == studio.draft.duration_ms


async def test_a_tempo_that_nobody_can_play_is_refused_in_words() -> None:
    studio = Studio()
    await studio.say(START)
    events = await studio.say("set the music to 300 bpm")
    assert commits(events) == []
    assert "300 beats a minute" in reply(events)
    assert "40 to 200" in reply(events)
    events = await studio.say("音乐300拍")
    assert commits(events) == []
    assert "300 拍" in reply(events)


def test_the_tool_takes_only_tempi_and_keys_there_are() -> None:
    call = read_call("set_music", {"mood": "lo-fi", "bpm": 90, "key": "Eb minor"})
    assert call == SetMusic("lo-fi", bpm=90.0, key="Eb minor")
    for wrong in ({"bpm": 300}, {"key": "H minor"}, {"key": "minor"}):
        with pytest.raises(InputError):
            read_call("set_music", {"mood": "lo-fi", **wrong})


async def test_composed_music_is_composed_anew_for_another_length_and_keeps_what_was_set() -> None:
    studio = Studio()
    await studio.say("a lake at dawn, 12 seconds, with lo-fi music at 20%")
    await studio.say("fade out the music over 3 seconds")
    before = composed(studio.draft)
    assert before is not None
    events = await studio.say("make it 20 seconds")
    assert len(commits(events)) == 1
    assert asked(studio)[:2] == ("lo-fi", 0)
    assert [call for call in studio.asked if call[0] == "compose"][-1][2] == 20.0
    assert "music ends with the video" in reply(events)
    music = composed(studio.draft)
    assert music is not None
    assert music.duration_ms == 20_000
    assert (music.m["volume"], music.m["fade_out"]) == (0.2, 3000)
    count = len(studio.asked)
    await studio.say("make the music quieter")
    assert len(studio.asked) == count  # the length is the same, and so is the piece


def by_hand(draft: Draft, **lengths: int) -> Draft:
    """Return a draft whose first scene or music has another length, as a table may say: nothing follows."""
    raw = draft.to_wire()
    for track in raw["t"]:
        name = {0: "scene", 1: "music"}.get(track["tt"], "")
        if name in lengths:
            track["sg"][0]["d"] = lengths[name]
    return Draft(raw)


async def test_music_is_fitted_to_a_table_unless_its_own_row_says_otherwise() -> None:
    studio = Studio()
    await studio.say("a lake at dawn, 12 seconds, with lo-fi music")
    before = studio.draft
    assert refitted_by_hand(before, before) is None
    for scene in (20_000, 7000):
        found = refitted_by_hand(before, by_hand(before, scene=scene))
        assert found is not None
        call, draft = found
        assert (call.mood, call.seed, call.volume) == ("lo-fi", 0, None)
        assert draft.duration_ms == scene
    both = refitted_by_hand(before, by_hand(before, scene=20_000, music=20_000))
    assert both is not None
    assert both[1].duration_ms == 20_000
    assert refitted_by_hand(before, by_hand(before, scene=20_000, music=8000)) is None
    silent = edits.remove_music(before)
    assert refitted_by_hand(before, silent) is None
    assert refitted_by_hand(silent, by_hand(before, scene=20_000)) is None
    early = by_hand(before, music=5000)
    assert refitted_by_hand(early, by_hand(early, scene=20_000)) is None


async def test_after_an_edited_table_the_music_still_ends_with_the_video(nemo_home: Path) -> None:
    async with Session(backend="local") as session:
        await session.ask("a lake at dawn, 6 seconds, with lo-fi music at 20%")
        table = await session.timeline()
        start = table.loc[table.kind == "audio"].iloc[0]
        table.loc[table.kind == "video", "duration"] = 9.5
        await session.apply(table)
        after = await session.timeline()
        [made] = [segment.m["made"] for segment in session.draft.segments if segment.role == "bgm"]
        assert made["seconds"] == 9.5
        music = after.loc[after.kind == "audio"].iloc[0]
        assert (music.start, music.duration, music.volume) == (0, 9.5, start.volume)
        assert music.name == start.name
        await session.ask("undo")
        again = await session.timeline()
    assert again.loc[again.kind == "audio"].iloc[0].duration == 6
