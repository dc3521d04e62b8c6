"""Voices of speech servers: whatever one answers, a line that fails costs itself; the key stays secret."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.engine.generate.voice.openai import OpenAISpeech
from nemo_widgets.engine.launcher import ensure_engine
from nemo_widgets.errors import (
    AuthError,
    NemoError,
    NetworkError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    ServerError,
    TimedOutError,
)
from nemo_widgets.makers.voices import Speech, VoiceWish
from nemo_widgets.timeline.draft import Draft
from tests.engine.service import served
from tests.engine.test_voice import Narrated, captions, voices
from tests.services.chatting import Reply, Sent, refuses
from tests.services.speaking import GAP_S, WORD_S, Speaker, mp3, speaking, speech, wav

KEY = "sk-very-secret-42"
LINES = ("The lake is still.", "Birds fly over it.", "Night comes to the shore.")
SCRIPT = "\n\n".join(LINES)
SAID = f"Make a video with a voice-over from this script:\n{SCRIPT}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaker]:
    with speaking() as speaker:
        monkeypatch.setenv("NEMO_SPEECH_URL", f"{speaker.url}/v1")
        monkeypatch.setenv("NEMO_SPEECH_KEY", KEY)
        monkeypatch.setenv("NEMO_SPEECH_VOICE", "shimmer")
        yield speaker


@pytest.fixture
def studio(tmp_path: Path) -> Narrated:
    made = Narrated()
    made.folder = tmp_path
    return made


def asked(*texts: str, timeout: float = 20.0, pace: float = 1.0) -> list[Speech | NemoError]:
    made = OpenAISpeech().make(VoiceWish(texts or LINES, "en", "", pace, None, timeout))
    return list(made.content)


def on(text: str, reply: Reply) -> Callable[[Sent], Reply | None]:
    return lambda sent: reply if text in sent.body["input"] else None


@pytest.mark.parametrize("coded", [wav, mp3])
def test_a_server_that_answers_well_is_heard_in_whatever_it_sends(
    server: Speaker, coded: Callable[[Any], bytes]
) -> None:
    server.coded = coded
    [spoken] = asked("One two. Three four.", pace=1.25)
    assert isinstance(spoken, Speech)
    assert "".join(word for *_, word in spoken.words) == "One two. Three four."
    # Estimated, but after a pause a word begins with the sound.
    assert spoken.words[2][0] == pytest.approx(20 + 1000 * (2 * WORD_S + GAP_S + 0.35), abs=40)
    [sent] = server.chat.sent
    assert sent.path == "/v1/audio/speech"
    assert sent.headers["authorization"] == f"Bearer {KEY}"
    assert sent.body == {
        "model": "tts-1",
        "input": "One two. Three four.",
        "voice": "shimmer",
        "response_format": "wav",
        "speed": 1.25,
    }


def test_a_sound_under_a_wrong_content_type_is_a_sound(server: Speaker) -> None:
    server.trouble = on("", Reply(wav(speech(LINES[0])), headers={"Content-Type": "text/html"}))
    [spoken] = asked(LINES[0])
    assert isinstance(spoken, Speech)


@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        (refuses(429, "slow down"), RateLimitedError, "asked too often"),
        (refuses(500, f"the GPU fell asleep with {KEY}"), ServerError, "the GPU fell asleep with •••"),
        (refuses(401), AuthError, "does not accept the key"),
        (refuses(400, "no such voice"), RefusedError, "no such voice"),
        (Reply({"error": {"message": "model is loading"}}), ProtocolError, "no sound: model is loading"),
        (Reply(b"<html>hello</html>", headers={"Content-Type": "audio/wav"}), ProtocolError, "no sound"),
        (Reply(b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"), ProtocolError, "no sound"),
        (Reply(b""), ProtocolError, "no sound"),
        (Reply(wav(speech("a"))[:60]), ProtocolError, "no sound"),
        (Reply(wav(speech("a") * 0)), ProtocolError, "no sound"),
        (Reply(b"RIFF\0\0\0\0WAVE" + bytes(500)), ProtocolError, "no sound"),
    ],
)
def test_a_line_that_fails_costs_itself_and_says_why(
    server: Speaker, reply: Reply, kind: type[NemoError], told: str
) -> None:
    if reply.status == 429:
        reply = Reply(reply.body, 429, {"Retry-After": "0"})
    server.trouble = on("Birds", reply)
    first, failed, last = asked()
    assert isinstance(first, Speech)
    assert isinstance(last, Speech)
    assert isinstance(failed, kind)
    assert told in str(failed)
    assert KEY not in repr(failed) + str(failed)
    server.trouble = on("", reply)
    with pytest.raises(kind) as raised:
        asked()
    assert KEY not in str(raised.value)


def test_a_server_that_asks_to_wait_is_asked_again(server: Speaker) -> None:
    server.chat.then(Reply({}, 429, {"Retry-After": "0"}))
    [spoken] = asked(LINES[0])
    assert isinstance(spoken, Speech)
    assert len(server.chat.sent) == 2


def test_a_line_that_hangs_takes_only_its_own_share_of_the_time(server: Speaker) -> None:
    server.trouble = on("Birds", Reply(b"", until=threading.Event()))
    first, failed, last = asked(timeout=3.0)
    assert isinstance(first, Speech)
    assert isinstance(failed, TimedOutError)
    assert isinstance(last, Speech)


def test_a_server_that_is_not_there_is_not_asked_for_every_line(
    server: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.trouble = on("", refuses(401))
    with pytest.raises(AuthError):
        asked(*LINES, *LINES)
    assert len(server.chat.sent) == 2
    monkeypatch.setenv("NEMO_SPEECH_URL", "http://127.0.0.1:9")
    with pytest.raises(NetworkError, match="cannot be reached"):
        asked()


async def test_the_reply_says_which_scene_is_not_read_and_the_rest_is(
    server: Speaker, studio: Narrated, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.trouble = on("Birds", refuses(500, f"out of memory, {KEY}"))
    draft = await studio.tell(SAID)
    scenes = [
        segment.id for segment in draft.segments if segment.kind == "video" and segment.role != "overlay"
    ]
    spoken = {voice.m["scene"] for voice in voices(draft)}
    unspoken = next(s for s in draft.segments if s.m.get("narration") == LINES[1])
    assert spoken == {s.id for s in draft.segments if s.m.get("narration") in (LINES[0], LINES[2])}
    number = scenes.index(unspoken.id) + 1
    assert f"Scene {number} could not be read aloud: The speech server failed (HTTP 500)" in studio.said
    assert f"“narrate scene {number}”" in studio.said
    assert "The voice is AI: a model spoke it, by way of openai (tts-1)." in studio.said
    assert "captions follow an estimate" in studio.said
    # The words that are not read are there to be seen all the same.
    assert LINES[1] in [caption.text for caption in captions(draft)]
    for voice in voices(draft):
        assert voice.m["made"]["word_times"] == "estimated"
        assert voice.m["made"]["label"] == "AI"
        assert server.url not in str(voice.m)
    assert Draft.from_wire(draft.to_wire()) == draft
    everything = "".join([studio.said, caplog.text, str(draft.to_wire()), repr(OpenAISpeech())])
    assert KEY not in everything

    server.trouble = lambda _: None
    again = await studio.tell(f"narrate scene {number}")
    assert {voice.m["scene"] for voice in voices(again)} == {*spoken, unspoken.id}
    assert "could not" not in studio.said


async def test_in_chinese_too(server: Speaker, studio: Narrated) -> None:
    server.trouble = on("鸟", Reply(b""))
    await studio.tell("根据脚本制作视频，带女声配音：\n湖面很安静。\n\n鸟儿飞过湖面。\n\n夜晚来临。")
    assert "个画面未能配音：语音服务器没有返回声音。" in studio.said
    assert "字幕按估计的时间显示" in studio.said


async def test_a_server_that_speaks_nothing_leaves_only_the_voice_out(
    server: Speaker, studio: Narrated
) -> None:
    server.trouble = on("", refuses(500, "asleep"))
    draft = await studio.tell(SAID)
    assert not voices(draft)
    assert (
        "The voice-over could not be made and was left out: The speech server failed (HTTP 500): asleep"
        in (studio.said)
    )
    assert [caption.text for caption in captions(draft)] == list(LINES)


def test_the_engine_speaks_by_the_server_and_tells_its_key_to_nobody(
    nemo_home: Path, server: Speaker
) -> None:
    server.trouble = on("Night", refuses(503, KEY))
    with served(ensure_engine()) as service:
        told = service.texts(service.stream(SAID))
        assert "could not be read aloud" in told
        assert "estimate" in told
        state = service.state()
        draft = Draft.from_wire(state["state"]["draft"])
        assert len(voices(draft)) == 2
    logs = "".join(path.read_text(errors="replace") for path in nemo_home.rglob("*.log"))
    assert KEY not in logs + told + str(state)
