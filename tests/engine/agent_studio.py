"""The agent's surroundings without processes: generators that answer at once and remember what was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from nemo_widgets.engine.agent.context import AgentContext, AgentEvent, Commit, Say
from nemo_widgets.engine.agent.memory import Memory
from nemo_widgets.engine.agent.reading import seconds_to_read
from nemo_widgets.engine.agent.respond import respond
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.timeline.draft import Draft
from tests.engine.agent_samples import EMPTY


@dataclass
class Studio:
    """The agent's surroundings, with generators that answer at once and remember what they were asked."""

    draft: Draft = EMPTY
    media: Sequence[MediaItem] = ()
    past: list[Draft] = field(default_factory=list)
    future: list[Draft] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)
    unpaintable: str = "\0"
    unmet: str = "\0"
    missing: str = ""
    failure: Exception | None = None
    together: asyncio.Barrier | None = None
    started: asyncio.Event = field(default_factory=asyncio.Event)
    memory: Memory = field(default_factory=Memory)
    here: Draft | None = None
    """Where going back and forward has come to within one message."""
    card: Any = None
    look: Any = None

    async def paint(self, prompt: str, seed: int, width: int, height: int) -> MediaItem:
        self.asked.append(("paint", prompt, seed, width, height))
        self.started.set()
        if self.together:
            await self.together.wait()
        if self.failure:
            raise self.failure
        card = self.unpaintable in prompt
        made: dict[str, object] = {
            "by": "typographer" if card else "painter",
            "label": "typographic card" if card else "procedural",
            "prompt": prompt,
            "seed": seed,
        }
        if self.unmet in prompt:
            made["missed"] = [self.unmet]
        digest = f"{prompt}{seed}".encode().hex()[:64].ljust(64, "0")
        return MediaItem(digest, f"/media/{digest}.png", prompt, "image", None, width, height, made=made)

    async def compose(
        self, mood: str, seconds: float, seed: int, bpm: float | None = None, key: str | None = None
    ) -> MediaItem:
        self.asked.append(("compose", mood, seconds, seed, *([bpm, key] if bpm or key else [])))
        if self.together:
            await self.together.wait()
        made: dict[str, object] = {"by": "synthesiser", "label": "procedural", "mood": mood, "seed": seed}
        made |= {"bpm": bpm or 80.0, "key": key or "C major", "seconds": seconds}
        return MediaItem("f" * 64, f"/media/{mood}.wav", mood, "audio", seconds, made=made)

    def undo(self) -> Draft | None:
        return self._travel(self.past, self.future)

    def redo(self) -> Draft | None:
        return self._travel(self.future, self.past)

    def _travel(self, there: list[Draft], back: list[Draft]) -> Draft | None:
        if not there:
            return None
        back.append(self.here or self.draft)
        self.here = there.pop()
        return self.here

    def glyphs(self, text: str) -> str:
        return "".join(char for char in text if char in self.missing)

    def context(self, language: str = "en") -> AgentContext:
        return AgentContext(
            self.draft,
            self,
            self.media,
            language,
            self.paint,
            self.compose,
            self.glyphs,
            self.memory,
            card=self.card,
            look=self.look,
        )

    async def say(self, message: str, language: str = "en") -> list[AgentEvent]:
        self.here = None
        events = [event async for event in respond(message, self.context(language))]
        for event in events:
            if isinstance(event, Commit):
                self.draft = event.draft
        return events


class Narrating(Studio):
    """The agent's surroundings with a voice at hand, one whose words come evenly."""

    async def narrate(
        self, texts: tuple[str, ...], gender: str, pace: float, seconds: float | None
    ) -> MediaItem:
        at, parts = 0, []
        for text in texts:
            length = max(500, round(seconds_to_read(text) * 1000 / pace))
            words = text.split()
            steps = [at + n * length // len(words) for n in range(len(words) + 1)]
            spoken = [
                {"w": f"{word} ", "s": s, "e": e} for word, s, e in zip(words, steps, steps[1:], strict=False)
            ]
            parts.append({"start": at, "end": at + length, "words": spoken})
            at += length + 200
        made: dict[str, object] = {
            "by": "a voice",
            "gender": gender,
            "words_a_minute": 160 * pace,
            "parts": parts,
        }
        return MediaItem("e" * 64, "/media/voice.wav", "voice.wav", "audio", at / 1000, made=made)

    def context(self, language: str = "en") -> AgentContext:
        return replace(super().context(language), narrate=self.narrate)


def commits(events: Sequence[AgentEvent]) -> list[Commit]:
    return [event for event in events if isinstance(event, Commit)]


def reply(events: Sequence[AgentEvent]) -> str:
    return next(event.text for event in reversed(events) if isinstance(event, Say))


def assert_valid(draft: Draft) -> None:
    ids = [segment.id for segment in draft.segments]
    assert len(ids) == len(set(ids))
    for track in draft.tracks:
        end = 0
        for segment in track.segments:
            fade = segment.m.get("transition", {}).get("d", 0) if segment.index else 0
            assert segment.start_ms >= end - fade
            assert segment.duration_ms > 0
            end = segment.end_ms
    assert draft.raw["d"] == draft.duration_ms
