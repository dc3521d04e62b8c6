"""The voice-over: what is said, when, and whether the captions know."""

# ruff: noqa: E501 -- what people say is not cut

from __future__ import annotations

import re
import sys
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import SecretStr

from nemo_widgets.engine.agent.context import AgentContext, Commit, Say
from nemo_widgets.engine.agent.language.narrating import said_of
from nemo_widgets.engine.agent.llm import Model, ModelPlanner
from nemo_widgets.engine.agent.phrases import mask
from nemo_widgets.engine.agent.planning import Planner, by_rules
from nemo_widgets.engine.agent.respond import respond
from nemo_widgets.engine.generate.voice import narrate_file
from nemo_widgets.engine.generate.voice.espeak import Espeak
from nemo_widgets.engine.generate.voice.languages import language_of
from nemo_widgets.engine.generate.voice.words import estimated, from_events, tokens
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.render.audio import mix
from nemo_widgets.errors import InputError, NemoError, RefusedError, TimedOutError
from nemo_widgets.makers.voices import VoiceWish
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.phrasing import phrases, width
from nemo_widgets.timeline.subtitles import write_subtitles
from tests.engine.agent_studio import Studio
from tests.engine.hearing import onsets, read_sound
from tests.engine.test_audio import save, strength, tone
from tests.services.chatting import calls, chatting

RATE = 48_000
SCRIPT = (
    "Every morning the valley wakes slowly. Mist lifts from the river, and the first light touches the old stone "
    "bridge. Children walk to school along the narrow path. By noon the market is full of voices, fruit and colour. "
    "In the evening the mountains turn red. Then the stars come out, one by one, and the village sleeps."
)
RUSSIAN = (
    "Каждое утро долина просыпается медленно. Туман поднимается над рекой, и первый свет касается старого каменного "
    "моста. Дети идут в школу по узкой тропе. К полудню рынок полон голосов, фруктов и красок. Старый мастер "
    "открывает свою лавку и приветствует соседей. Вечером горы становятся красными, и ветер приносит запах хлеба. "
    "Потом одна за другой появляются звёзды, река становится тёмной и тихой, и вся наша родная деревня спокойно "
    "засыпает до утра."
)


class Narrated(Studio):
    """The agent's surroundings with the real voice, and pictures that are there at once."""

    folder: Path
    said: str = ""
    silent: NemoError | None = None
    planner: Planner = staticmethod(by_rules)

    async def narrate(
        self, texts: tuple[str, ...], gender: str, pace: float, seconds: float | None
    ) -> MediaItem:
        if self.silent:
            raise self.silent
        digest = f"{abs(hash((texts, gender, pace, seconds))):064x}"
        path = self.folder / f"{digest}.wav"
        made = narrate_file(texts, gender, pace, seconds, path)
        with wave.open(str(path)) as file:
            length = file.getnframes() / file.getframerate()
        return MediaItem(digest, f"/media/{digest}.wav", path.name, "audio", length, None, None, made=made)

    async def tell(self, message: str) -> Draft:
        context = AgentContext(
            self.draft, self, self.media, "en", self.paint, self.compose, self.glyphs, self.memory,
            card=self.card, narrate=self.narrate, planner=self.planner,
        )  # fmt: skip
        told = []
        async for event in respond(message, context):
            if isinstance(event, Commit):
                self.draft = event.draft
            elif isinstance(event, Say):
                told.append(event.text)
        self.said = "\n".join(told)
        return self.draft


@pytest.fixture
def studio(tmp_path: Path) -> Narrated:
    made = Narrated()
    made.folder = tmp_path
    return made


async def test_a_language_model_can_narrate_a_video_with_its_first_message(studio: Narrated) -> None:
    spoken = ["The lake is still.", "Birds fly over it."]
    scenes = [
        ("add_scene", {"picture": {"prompt": text}, "name": text, "duration_ms": 4000})
        for text in ("lake", "birds")
    ]
    with chatting() as chat:
        chat.then(
            calls(
                ("start_video", {"width": 1080, "height": 1920}),
                *scenes,
                ("add_voice", {"texts": spoken, "gender": "female"}),
            )
        )
        studio.planner = ModelPlanner(Model(f"{chat.url}/v1", "stub-1", SecretStr(""), 20.0))
        draft = await studio.tell("a calm video about a lake, narrated")
        assert "add_voice" in [tool["function"]["name"] for tool in chat.asked[0]["tools"]]
    assert [voice.m["made"]["text"] for voice in voices(draft)] == spoken
    assert [caption.text for caption in captions(draft)] == spoken
    assert [scene.m["narration"] for scene in edits.scenes_of(draft)] == spoken


def voices(draft: Draft) -> list[Any]:
    return [segment for segment in draft.segments if segment.role == "voice"]


def captions(draft: Draft) -> list[Any]:
    return sorted((s for s in draft.segments if s.role == "caption"), key=lambda s: s.start_ms)


def spoken(*texts: str, gender: str = "", folder: Path) -> dict[str, Any]:
    return narrate_file(texts, gender, 1.0, None, folder / "spoken.wav")


async def test_words_come_when_their_sound_does(tmp_path: Path) -> None:
    # Every word is a sentence, so that silence stands before it; the sound itself tells when it begins.
    made = spoken("Boat. Castle. Garden. Table. Dog.", folder=tmp_path)
    sound = read_sound(tmp_path / "spoken.wav")
    assert sound is not None
    loud = np.abs(sound[:, 0]) > 0.01
    frames = loud[: len(loud) // 240 * 240].reshape(-1, 240).any(axis=1)
    on = np.flatnonzero(frames)
    onsets = [on[0], *on[1:][np.diff(on) > 24]]
    words = [word["s"] for word in made["parts"][0]["words"]]
    assert len(onsets) == len(words) == 5
    assert max(abs(onset * 5 - word) for onset, word in zip(onsets, words, strict=True)) <= 40


async def test_a_script_is_narrated_in_exactly_the_time_that_was_asked_for(studio: Narrated) -> None:
    draft = await studio.tell(f"Make a 30 second video with a voice-over from this script: {SCRIPT}")
    assert draft.duration_ms == 30_000
    said = [
        voice.m["narration"] if "narration" in voice.m else voice.m["made"]["text"] for voice in voices(draft)
    ]
    assert " ".join(said) == SCRIPT
    assert " ".join(caption.text for caption in captions(draft)) == SCRIPT
    assert all(width(caption.text) <= 42 for caption in captions(draft))
    assert "espeak-ng" in studio.said
    assert "AI" not in studio.said.replace("not by an AI model", "")
    assert "Every morning the valley wakes slowly." in write_subtitles(draft)


async def test_sixty_eight_russian_words_take_about_thirty_seconds(studio: Narrated) -> None:
    assert len(RUSSIAN.split()) == 68
    draft = await studio.tell(f"Make a 30 second video with a voice-over from this script: {RUSSIAN}")
    assert abs(draft.duration_ms - 30_000) <= 500
    rates = {voice.m["made"]["words_a_minute"] for voice in voices(draft)}
    assert all(120 <= rate <= 240 for rate in rates)
    assert all(voice.m.get("speed", 1) == 1 for voice in voices(draft))


async def test_what_cannot_be_said_in_the_time_makes_the_video_longer_and_is_told(studio: Narrated) -> None:
    draft = await studio.tell(f"Make an 8 second video with a voice-over from this script: {SCRIPT}")
    assert draft.duration_ms > 8500
    assert "longer than asked" in studio.said


async def test_captions_keep_to_the_words_that_are_heard(studio: Narrated) -> None:
    """After a trim and at 1.25 times the speed, the sound before every caption's word is that word's."""
    await studio.tell(f"Make a 30 second video with a voice-over from this script: {SCRIPT}")
    await studio.tell("trim the first second of scene 2")
    draft = await studio.tell("make the whole video 1.25x faster")
    heard = _only_voices(draft)
    mixed, _ = mix(
        heard, resolve=lambda url: studio.folder / url.rpartition("/")[2], duration_s=draft.duration_ms / 1000
    )
    errors = []
    for voice in voices(draft):
        file = read_sound(studio.folder / voice.src.rpartition("/")[2])
        assert file is not None
        own = [caption for caption in captions(draft) if caption.m["scene"] == voice.m["scene"]]
        shown = [caption.start_ms + word["s"] for caption in own for word in caption.m["words"]]
        source = voice.m["words"][-len(shown) :]
        # What was cut off is not heard, and no likeness is looked for there.
        kept = np.zeros_like(file[:, 0])
        stretch = slice(voice.m["source_in"] * RATE // 1000, voice.m["source_out"] * RATE // 1000)
        kept[stretch] = file[stretch, 0]
        for at, word in zip(shown, source, strict=True):
            start = max(word["s"], voice.m["source_in"])
            errors.append(_off_by(mixed[:, 0], at, kept, start, voice.m.get("speed", 1.0)))
    assert len(errors) == sum(len(caption.m["words"]) for caption in captions(draft)) > 50
    assert max(errors) <= 40, sorted(errors)[-5:]


async def test_every_word_is_heard_when_it_is_shown(studio: Narrated) -> None:
    """Each word is a sentence, so that a pause stands before it; FFmpeg tells when the sound begins again."""
    script = "Boat. Castle. Garden. Table. Dog. Kettle. Paper. Bridge. Candle. Tower. Door. Barrel. Pepper."
    await studio.tell("a slideshow of a lake, a forest and a city, 12 seconds")
    draft = await studio.tell(f"add a voice-over with captions saying '{script}'")
    narrated = [voice.m["made"]["text"] for voice in voices(draft)]
    assert len(narrated) == 3
    assert " ".join(narrated) == script
    number = next(n for n, text in enumerate(narrated, 1) if "Bridge." in text)
    # The head of a scene is cut in the pause before one of its words.
    scene, voice = edits.scenes_of(draft)[number - 1], voices(draft)[number - 1]
    word = next(word for word in voice.m["words"] if word["w"].startswith("Bridge"))
    head = voice.start_ms - scene.start_ms + word["s"] - voice.m["source_in"] - 60
    await studio.tell(f"trim the first {head / 1000} seconds of scene {number}")
    draft = await studio.tell("make the whole video 1.25x faster")
    assert {voice.m["speed"] for voice in voices(draft)} == {1.25}
    mixed, _ = mix(
        _only_voices(draft),
        resolve=lambda url: studio.folder / url.rpartition("/")[2],
        duration_s=draft.duration_ms / 1000,
    )
    shown = [caption.start_ms + word["s"] for caption in captions(draft) for word in caption.m["words"]]
    words = [word["w"] for caption in captions(draft) for word in caption.m["words"]]
    cut = narrated[number - 1].split("Bridge.")[0].split()
    assert cut
    assert words == [word for word in script.split() if word not in cut]
    heard = [1000 * at for at in onsets(mixed)]
    assert len(heard) == len(shown)
    assert max(abs(a - b) for a, b in zip(heard, shown, strict=True)) <= 40


def _only_voices(draft: Draft) -> Draft:
    raw = draft.to_wire()
    raw["t"] = [track for track in raw["t"] if track["tt"] == 1]
    return Draft(raw)


def _off_by(mixed: Any, at: float, file: Any, source: float, speed: float) -> float:
    """How many ms a word is away from where its caption says, by the likeness of the loudness around it."""
    step = 0.002

    def course(sound: Any, start_s: float, seconds: float, stretch: float) -> Any:
        times = start_s + np.arange(0, seconds, step) * stretch
        edges = (times * RATE).astype(int)
        size = int(RATE * 0.008)
        return np.array([np.sqrt(np.mean(sound[max(0, e - size) : e + size] ** 2) + 1e-12) for e in edges])

    wanted = course(file, source / 1000 - 0.2 * speed, 0.5, speed)
    found = course(mixed, at / 1000 - 0.3, 0.7, 1.0)
    wanted = (wanted - wanted.mean()) / wanted.std()
    scores = []
    for shift in range(len(found) - len(wanted)):
        piece = found[shift : shift + len(wanted)]
        scores.append(float(np.mean(wanted * (piece - piece.mean()) / (piece.std() + 1e-9))))
    return abs(int(np.argmax(scores)) * step - 0.1) * 1000


async def test_music_steps_back_eight_decibels_under_the_voice(studio: Narrated) -> None:
    draft = await studio.tell(f"Make a 30 second video with a voice-over from this script: {SCRIPT}")
    # A tone far above what the voice has is the music: it is measured in the very mix.
    save(studio.folder / "music.wav", tone(13_000, 40))
    draft = edits.set_scene_length(draft, [edits.scenes_of(draft)[-1].id], 14_000)
    draft = edits.add_music(draft, src="/media/music.wav", title="tone", volume=0.5, fade_in=0, fade_out=0)
    raw = draft.to_wire()
    raw["t"] = [track for track in raw["t"] if track["tt"] == 1]
    mixed, _ = mix(
        Draft(raw),
        resolve=lambda url: studio.folder / url.rpartition("/")[2],
        duration_s=draft.duration_ms / 1000,
    )
    first, *_, last = voices(draft)
    during = range(first.start_ms + 400, first.end_ms - 400, 100)
    under = float(np.median([strength(mixed[at * 48 : at * 48 + 4800], 13_000) for at in during]))
    alone = strength(mixed[(last.end_ms + 3000) * 48 : (last.end_ms + 4000) * 48], 13_000)
    assert last.end_ms + 4000 < draft.duration_ms
    assert alone - under >= 8


async def test_edits_carry_the_narration(studio: Narrated) -> None:
    await studio.tell(f"Make a video with a voice-over from this script: {SCRIPT}")
    before = captions(studio.draft)
    whole = " ".join(caption.text for caption in before)
    split = await studio.tell("split at 5 seconds")
    assert " ".join(caption.text for caption in captions(split)) == whole
    moved = await studio.tell("move scene 1 to the end")
    assert captions(moved)[-1].text == "Every morning the valley wakes slowly."
    for voice in voices(moved):
        own = [c for c in captions(moved) if c.m["scene"] == voice.m["scene"]]
        assert all(voice.start_ms <= c.start_ms < voice.end_ms for c in own)
    fewer = await studio.tell("delete scene 2")
    assert {v.m["scene"] for v in voices(fewer)} <= {s.id for s in edits.scenes_of(fewer)}
    shorter = await studio.tell("make it 18 seconds")
    assert shorter.duration_ms == 18_000
    ends = {s.id: s.end_ms for s in edits.scenes_of(shorter)}
    assert all(voice.end_ms <= ends[voice.m["scene"]] for voice in voices(shorter))
    plain = await studio.tell("remove the voice-over")
    assert not voices(plain)
    assert captions(plain)


async def test_a_voice_that_is_cut_off_is_told_and_comes_back_with_the_time(studio: Narrated) -> None:
    await studio.tell(f"Make a video with a voice-over from this script: {SCRIPT}")
    before = studio.draft
    assert "too short" not in studio.said
    hurried = await studio.tell(f"make it {round(before.duration_ms / 1300)} seconds")
    assert "too short" not in studio.said
    assert all(1 < voice.m["speed"] <= 1.6 for voice in voices(hurried))
    short = await studio.tell("make scene 2 1.5 seconds")
    assert "Scene 2 is too short for what is said in it" in studio.said
    lost, seconds = re.search("“([^“]+)” is cut off.* has to last ([0-9.]+) s", studio.said).groups()  # type: ignore[union-attr]
    text = voices(short)[1].m["made"]["text"]
    assert lost.removesuffix("…") in text
    shown = " ".join(c.text for c in captions(short) if c.m["scene"] == voices(short)[1].m["scene"])
    # A word that is half heard is shown, and cut off all the same.
    assert text.startswith(shown)
    assert lost.split()[1] not in shown.split()
    # What was told once is not told of every other edit.
    await studio.tell("warmer colours")
    assert "too short" not in studio.said
    again = await studio.tell(f"make scene 2 {seconds} seconds")
    assert "too short" not in studio.said
    own = [c.text for c in captions(again) if c.m["scene"] == voices(again)[1].m["scene"]]
    assert " ".join(own) == text
    await studio.tell("把第2个画面改成1秒")
    assert "第 2 个画面太短" in studio.said
    # With room enough everybody takes their time again.
    whole = edits.set_scene_length(studio.draft, [scene.id for scene in edits.scenes_of(before)], 12_000)
    for was, now in zip(voices(before), voices(whole), strict=True):
        assert now.m.get("speed", 1) == 1
        assert now.duration_ms == pytest.approx(was.duration_ms, abs=3)
        assert now.m["source_out"] == pytest.approx(was.m["source_out"], abs=3)


async def test_without_the_extra_only_the_voice_is_missing(
    studio: Narrated, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    draft = await studio.tell(f"Make a 30 second video with a voice-over from this script: {SCRIPT}")
    assert draft.duration_ms == 30_000
    assert not voices(draft)
    assert 'pip install "nemo_widgets[voice]"' in studio.said
    assert "NEMO_SPEECH_URL" in studio.said


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("add a voice-over", {"adds": True}),
        ("read the script aloud", {"adds": True}),
        ("narrate it with a female voice", {"adds": True, "gender": "female"}),
        ("narrate scene 2", {"adds": True, "scenes": (2, 2)}),
        ("use a male voice", {"adds": True, "gender": "male"}),
        ("remove the narration", {"removes": True}),
        ("say it louder", {"louder": 1}),
        ("voice at 50%", {"volume": 0.5}),
        ("speak slower", {"faster": -1}),
        ("加上配音", {"adds": True}),
        ("用女声朗读", {"adds": True, "gender": "female"}),
        ("去掉配音", {"removes": True}),
        ("配音大声一点", {"louder": 1}),
        ("add a narration saying 'Welcome.'", {"adds": True, "text": "Welcome."}),
    ],
)
def test_words_about_the_voice(message: str, wanted: dict[str, object]) -> None:
    found = said_of(mask(message))
    assert found is not None
    assert {key: getattr(found[0], key) for key in wanted} == wanted
    assert not found[1].text


@pytest.mark.parametrize(
    "message",
    ["lower the music under the voice", "duck the music under the narration", "a video about a narrator"],
)
def test_words_that_only_touch_on_a_voice(message: str) -> None:
    assert said_of(mask(message)) is None


def _wish(*texts: str, language: str = "en", timeout: float = 20.0) -> VoiceWish:
    return VoiceWish(texts, language, timeout=timeout)


def test_a_voice_that_dies_hangs_or_lacks_its_data_is_told_as_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    maker = Espeak()
    maker.command = (sys.executable, "-c", "import sys; sys.stdin.readline()")
    with pytest.raises(RefusedError, match="in the middle"):
        maker.make(_wish("Hello."))
    maker.command = (sys.executable, "-c", "import time; time.sleep(60)")
    with pytest.raises(TimedOutError, match="too long"):
        maker.make(_wish("Hello.", timeout=0.5))
    broken = "import espeakng_loader as e, runpy; e.get_data_path = lambda: '/nowhere'; runpy.run_module('nemo_widgets.engine.generate.voice.child', run_name='__main__')"
    maker.command = (sys.executable, "-c", broken)
    with pytest.raises(RefusedError):
        maker.make(_wish("Hello."))


def test_odd_texts() -> None:
    maker = Espeak()
    with pytest.raises(InputError, match="nothing to read"):
        maker.make(_wish("", " \0 "))
    with pytest.raises(InputError, match="too much"):
        maker.make(_wish("word " * 5000))
    with pytest.raises(InputError, match="kana"):
        maker.make(_wish("日本の山です。", language="ja"))
    with pytest.raises(RefusedError, match="no voice"):
        maker.make(_wish("hi", language="xx"))
    made = maker.make(_wish("A \ud800 <b>bold</b> 😀 \x07 & “quoted” — $20 in 2026…", "…"))
    assert "".join(word for _, _, word in made.content[0].words).startswith("A ")
    assert made.content[1].words == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lake is quiet in the morning.", "en"),
        ("Der See ist still und klar.", "de"),
        ("Le lac est calme et la forêt aussi.", "fr"),
        ("El lago es tranquilo por la mañana.", "es"),
        ("清晨的湖面", "zh"),
        ("みずうみは しずか", "ja"),
        ("Озеро спокойно", "ru"),
        ("البحيرة هادئة", "ar"),
        ("झील शांत है", "hi"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


def test_words_of_a_text() -> None:
    assert "".join(word for _, word in tokens("“Go – now!” 山。")) == "“Go – now!” 山。"
    assert from_events("one two", [(0, 0), (4, 300)], 700) == [(0, 300, "one "), (300, 700, "two")]
    assert from_events("one — two", [(0, 0), (6, 300), (8, 400)], 700)[-1] == (300, 700, "two")


def test_estimated_words_begin_where_sound_does() -> None:
    rate = 24_000
    noise = np.random.default_rng(1).normal(0, 4000, rate).astype(np.int16)
    silent = np.zeros(rate // 2, np.int16)
    words = estimated("First here. Then there.", np.concatenate([silent, noise, silent, noise, silent]), rate)
    assert [word for _, _, word in words] == ["First ", "here. ", "Then ", "there."]
    assert abs(words[0][0] - 500) <= 20
    assert abs(words[2][0] - 2000) <= 20


def test_estimated_words_are_near_the_measured_ones(tmp_path: Path) -> None:
    """Espeak tells when it says a word; what would be estimated of its sound is compared with that."""
    sentences = RUSSIAN.split(". ")
    made = Espeak().make(_wish(*(". ".join(sentences[at : at + 2]) for at in (0, 2, 4)), language="ru"))
    errors = []
    for spoken in made.content:
        guessed = estimated("".join(word for *_, word in spoken.words), spoken.samples, spoken.rate)
        errors += [abs(a[0] - b[0]) for a, b in zip(guessed, spoken.words, strict=True)]
    assert len(errors) > 40
    assert np.median(errors) <= 80  # 45 ms
    assert np.percentile(errors, 90) <= 200  # 115 ms


def test_phrases_end_where_the_sense_does() -> None:
    words = [word for _, word in tokens("When the sun has set behind the hills, the lights come on. Night.")]
    found = ["".join(words[a:b]).strip() for a, b in phrases(words)]
    assert found == ["When the sun has set behind the hills,", "the lights come on.", "Night."]
    han = [word for _, word in tokens("第一缕阳光照在古老的石桥上，孩子们沿着小路走去上学。")]
    assert all(width("".join(han[a:b])) <= 42 for a, b in phrases(han))
    assert not any("".join(han[a:b]).startswith("，") for a, b in phrases(han))
