"""Tools for music and the clips' own sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from nemo_widgets.engine.agent.lexicon import MOOD_NAMES
from nemo_widgets.engine.agent.reading import seconds_to_read
from nemo_widgets.engine.agent.tools.base import Source, Tool, needed, one_of
from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.summary import seconds_text

Volume = Annotated[float, Field(ge=0, le=1)]
VOICE_VOLUME = 0.8
_UNSPOKEN: Mapping[str, Any] = {"start": 0, "end": 0, "words": ()}
KEY = r"^[A-G][#b]? (major|minor)$"


@dataclass(frozen=True)
class SetMusic(Tool):
    """Compose music for the whole video; None keeps the volume there is, and leaves tempo and key open."""

    said: ClassVar[tuple[str, str]] = ("music: {what}.", "音乐：{what}。")

    mood: Annotated[str, one_of(MOOD_NAMES)]
    volume: Volume | None = None
    seed: int = 0
    bpm: Annotated[float, Field(ge=40, le=200)] | None = None
    key: Annotated[str, Field(pattern=KEY)] | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Put it under the video."""
        source = needed(source)
        if self.bpm is not None and not 40 <= self.bpm <= 200:
            raise InputError(
                f"Music cannot go at {self.bpm:g} beats a minute.", next_step="Ask for 40 to 200."
            )
        title = MOOD_NAMES[self.mood][0]
        # What was composed begins on its first beat, and is not faded in.
        return edits.add_music(
            draft, src=source.url, title=title, volume=self.volume, made=source.made, fade_in=0
        )

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the mood, and what was asked of it."""
        what = [MOOD_NAMES[self.mood][zh]]
        if self.bpm is not None:
            what.append(f"每分钟 {self.bpm:g} 拍" if zh else f"{self.bpm:g} beats a minute")
        if self.key is not None:
            what.append(_in_chinese(self.key) if zh else self.key)
        return {"what": ("，" if zh else ", ").join(what)}


def _in_chinese(key: str) -> str:
    note, _, mode = key.partition(" ")
    sign = {"#": "升", "b": "降"}.get(note[1:], "")
    return f"{sign}{note[0]}{'大调' if mode == 'major' else '小调'}"


@dataclass(frozen=True)
class UseMusic(Tool):
    """Put one of the session's sound files under the video."""

    said: ClassVar[tuple[str, str]] = ("music: “{name}”.", "音乐：“{name}”。")

    hash: str
    name: str
    volume: Volume | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Put it under the video."""
        return edits.add_music(draft, src=needed(source).url, title=self.name, volume=self.volume)


@dataclass(frozen=True)
class SetVolume(Tool):
    """Set how loud the music is, 0 to 1."""

    said: ClassVar[tuple[str, str]] = ("music at {volume}%.", "音乐音量 {volume}%。")

    volume: Volume

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_music_volume(draft, self.volume)


@dataclass(frozen=True)
class FadeMusic(Tool):
    """Let the music come in or go out softly; None keeps what there is."""

    said: ClassVar[tuple[str, str]] = ("music fades: {what}.", "音乐淡化：{what}。")

    in_ms: Annotated[int, Field(ge=0)] | None = None
    out_ms: Annotated[int, Field(ge=0)] | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.fade_music(draft, fade_in=self.in_ms, fade_out=self.out_ms)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say which fades."""
        told = []
        if self.in_ms is not None:
            told.append(f"淡入 {self.in_ms / 1000:g} 秒" if zh else f"{self.in_ms / 1000:g} s in")
        if self.out_ms is not None:
            told.append(f"淡出 {self.out_ms / 1000:g} 秒" if zh else f"{self.out_ms / 1000:g} s out")
        return {"what": ("，" if zh else ", ").join(told)}


@dataclass(frozen=True)
class StartMusicAt(Tool):
    """Let the music begin further on in its file, in ms; it still lasts as long as the video."""

    said: ClassVar[tuple[str, str]] = ("music begins at {what} of its file.", "音乐从文件的 {what} 处开始。")

    at_ms: Annotated[int, Field(ge=0)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.start_music_at(draft, self.at_ms)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the moment as a clock does."""
        minutes, seconds = divmod(self.at_ms / 1000, 60)
        whole = f"{int(minutes)}:{int(seconds):02d}"
        return {"what": whole + (f"{seconds % 1:.3f}".rstrip("0").rstrip(".")[1:] if seconds % 1 else "")}


@dataclass(frozen=True)
class TimeMusic(Tool):
    """Let the music play in some spans of the video only, each from start to end in ms."""

    said: ClassVar[tuple[str, str]] = ("music plays at {when} s.", "音乐播放时间：{when} 秒。")

    spans: Annotated[tuple[tuple[int, int], ...], Field(min_length=1)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Let it play then."""
        return edits.time_music(draft, self.spans)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say when."""
        when = [f"{seconds_text(start)}–{seconds_text(end)}" for start, end in self.spans]
        return {"when": ("、" if zh else ", ").join(when)}


@dataclass(frozen=True)
class DuckMusic(Tool):
    """Let the music step back while somebody speaks, or not; how far in dB, or as far as is usual."""

    said: ClassVar[tuple[str, str]] = ("music {what}.", "音乐{what}。")

    on: bool = True
    depth_db: Annotated[float, Field(gt=0, le=40)] | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.duck_music(draft, self.on, self.depth_db)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say whether it does."""
        if zh:
            return {"what": "会在有人声时减弱" if self.on else "不再为人声减弱"}
        return {"what": "steps back under speech" if self.on else "no longer steps back under speech"}


@dataclass(frozen=True)
class SetClipVolume(Tool):
    """Set how loud the clips' own sound is, 0 to 1; no scene named means all."""

    said: ClassVar[tuple[str, str]] = ("sound of {scenes} at {volume}%.", "{scenes}的原声 {volume}%。")

    scenes: tuple[str, ...]
    volume: Volume

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_clip_volume(draft, self.scenes or None, self.volume)


@dataclass(frozen=True)
class RemoveMusic(Tool):
    """Take the music out."""

    said: ClassVar[tuple[str, str]] = ("music removed.", "已去掉音乐。")

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Take it out."""
        return edits.remove_music(draft)


@dataclass(frozen=True)
class AddVoice(Tool):
    """Read texts aloud, one a scene, in the scenes' order; scenes last as long as what is said in them.

    No scene named means those that have a narration, or all where none has. `total_ms` is how long the
    video shall last; with `keep_lengths` no scene gets shorter than it is.
    """

    said: ClassVar[tuple[str, str]] = ("voice-over for {what}.", "配音：{what}。")

    texts: tuple[str, ...]
    scenes: tuple[str, ...] = ()
    gender: Annotated[str, Field(pattern="^(female|male)?$")] = ""
    pace: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    total_ms: Annotated[int, Field(gt=0)] | None = None
    captions: bool = True
    keep_lengths: bool = False

    @property
    def speech_s(self) -> float | None:
        """How long the speech shall last, without the pauses."""
        if self.total_ms is None:
            return None
        pauses = len(self.texts) * (edits.LEAD_MS + edits.REST_MS)
        return max(1.0, self.total_ms - pauses) / 1000

    def places(self, draft: Draft) -> tuple[str, ...]:
        """Return the scenes that are narrated, by their ids."""
        scenes = edits.scenes_of(draft)
        told = tuple(scene.id for scene in scenes if scene.m.get("narration") in self.texts)
        alone = not any(scene.m.get("narration") for scene in scenes)
        return self.scenes or told or (tuple(scene.id for scene in scenes) if alone else ())

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Put it where it belongs; a part that could not be spoken leaves its scene as long as it is."""
        source = needed(source)
        made = dict(source.made or {})
        told = made.pop("parts", None)
        scenes = self.places(draft)
        if len(scenes) != len(self.texts) or not scenes:
            raise InputError("There is nothing to read aloud.", next_step="Give the narration some words.")
        parts, at = [], 0
        for number, (scene, text) in enumerate(zip(scenes, self.texts, strict=True)):
            if told:
                part = told[number]
                heard: Mapping[str, Any] = part if "failed" not in part else _UNSPOKEN
                parts.append(edits.Part(scene, text, heard["start"], heard["end"], heard["words"]))
            else:
                ms = max(500, round(seconds_to_read(text) * 1000 / self.pace))
                parts.append(edits.Part(scene, text, at, at + ms))
                at += ms
        volume = edits.voice_volume(draft)
        return edits.add_voice(
            draft,
            src=source.url,
            parts=parts,
            total_ms=self.total_ms,
            volume=VOICE_VOLUME if volume is None else volume,
            captions=self.captions and bool(told),
            keep_lengths=self.keep_lengths,
            made=made or None,
        )

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say how many scenes are read."""
        count = len(self.texts)
        if zh:
            return {"what": f"{count} 个画面"}
        return {"what": f"{count} scenes" if count > 1 else "one scene"}


@dataclass(frozen=True)
class RemoveVoice(Tool):
    """Take the voice-over out; its captions stay."""

    said: ClassVar[tuple[str, str]] = ("voice-over removed.", "已去掉配音。")

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Take it out."""
        return edits.remove_voice(draft)


@dataclass(frozen=True)
class StartVoiceAt(Tool):
    """Let the voice-over begin at a moment of the video, in ms."""

    said: ClassVar[tuple[str, str]] = ("voice-over begins at {what} s.", "配音从第 {what} 秒开始。")

    at_ms: Annotated[int, Field(ge=0)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.start_voice_at(draft, self.at_ms)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say when."""
        return {"what": seconds_text(self.at_ms)}


@dataclass(frozen=True)
class SetVoiceVolume(Tool):
    """Set how loud the voice-over is, 0 to 1."""

    said: ClassVar[tuple[str, str]] = ("voice-over at {volume}%.", "配音音量 {volume}%。")

    volume: Volume

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_voice_volume(draft, self.volume)
