"""One row of phrases as a clause: tried by every intent, and counted only when nothing is left over."""

# ruff: noqa: E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Callable, Sequence

from nemo_widgets.engine.agent.language import (
    adding,
    cutting,
    edges,
    elsewhere,
    fades,
    lasting,
    levels,
    looks,
    music_times,
    musical,
    ordering,
    overlays,
    promos,
    removal,
    showing,
    sounds,
    stretches,
    structure,
    styles,
    substituting,
    texts,
    transitions,
    trimming,
    voicing,
    wanting,
    writing,
)
from nemo_widgets.engine.agent.language.desk import Desk, Missing, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Vague
from nemo_widgets.engine.agent.language.lacking import one_of_several
from nemo_widgets.engine.agent.language.references import group
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked
from nemo_widgets.engine.agent.phrases import Masked

Intent = Callable[[Frame, Desk], Clause | None]

CLOSED: tuple[Intent, ...] = (
    levels.voice_part,
    overlays.timed, showing.until, promos.ground, promos.slot, structure.travel, structure.order, structure.swap, stretches.stretch, looks.shape, looks.table, looks.like, looks.spread, removal.plain, music_times.timed, removal.delete, ordering.ordered, ordering.listed, trimming.halved, trimming.trimmed, cutting.cut, cutting.split,
    structure.duplicate, cutting.reverse, cutting.freeze, structure.another, overlays.closing, edges.card, overlays.overlay, adding.files,
    musical.played, musical.begins, voicing.begins, voicing.spoken, fades.abrupt, fades.fade, sounds.music, elsewhere.moved_text, texts.kept, texts.by_their_names, texts.corrected, texts.lengthened, texts.appended, texts.struck, writing.likewise, writing.beneath, writing.inscribed, texts.text, structure.move, lasting.as_another, lasting.bare, wanting.unstyled, wanting.wanting, looks.vague,
)  # fmt: skip
"""What a clause may be, tried in this order; the first that accounts for every word is right."""

OPEN: tuple[Intent, ...] = (
    texts.named,
    writing.inscribed,
    edges.card,
    texts.text,
    elsewhere.repainted,
    elsewhere.with_more,
    substituting.substituted,
    structure.replaced,
    adding.scene,
    edges.at_edge,
)
"""Intents whose words reach to the end of the clause, whatever they are."""

_WITH_SIDES = frozenset({looks.shape, musical.played, sounds.music, fades.fade, texts.text})
"""Intents that may come with further sides: "lo-fi music at 20 %, faded out"."""

_SIDES: tuple[Intent, ...] = (
    looks.shape, styles.style, transitions.transition, lasting.speed, fades.fade, levels.sound, looks.fit, looks.motion, looks.looks,
    lasting.length,
)  # fmt: skip
"""Sides that may be changed together: "vertical, brighter and twice as fast"."""


class Trial:
    """Reads rows of phrases on a desk."""

    def __init__(self, masked: Masked, desk: Desk) -> None:
        self._masked, self._desk = masked, desk

    def closed(self, row: Sequence[Phrase], text: str) -> Clause | None:
        """Return what the first intent reads that accounts for every word, or sides that do so together."""
        for intent in CLOSED:
            clause = self.read(row, text, intent)
            if clause is not None and not clause.open_ended:
                return clause
        return self.read(row, text, None)

    def group(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """Join the phrases that refer to something on the timeline as it is by now."""
        return group(phrases, self._desk.stage, self._masked.unmask)

    def read(self, grouped: Sequence[Phrase], text: str, intent: Intent | None) -> Clause | None:
        """Read a row by one intent, or by sides alone; a place that is not there and a question are answers too."""
        if not grouped:
            return None
        try:
            clause = self._run(Frame(grouped, text), intent)
            return None if clause is None else one_of_several(clause, grouped, self._masked, self._desk)
        except Vague as vague:
            return self._asked(vague, grouped, text, intent)
        except Missing as missing:
            phrase = next(
                (
                    one
                    for one in grouped
                    if missing.picked in (*one.senses.get("scenes", ()), *one.senses.get("numbered", ()))
                ),
                None,
            )
            if phrase is None or self._would(phrase, grouped, text, intent) is None:
                return None
            return note("no_scene", f"{abs(missing.picked.missing or 0)}|{len(self._desk.stage.scenes)}")

    def _run(self, frame: Frame, intent: Intent | None) -> Clause | None:
        total = intent(frame, self._desk) if intent else Clause()
        if total is None or (intent and not (total.calls or total.notes)):
            return None
        if intent and (total.open_ended or frame.complete() or intent not in _WITH_SIDES):
            return total if frame.complete() and (total.calls or total.notes) else None
        while not frame.complete() or not (total.calls or total.notes):
            taken = len(frame.used)
            found = next((c for side in _SIDES if (c := self._side(frame, side)) is not None), None)
            # A side that takes no word would be found again for ever.
            if found is None or (len(frame.used) == taken and not frame.complete()):
                return None
            total += found
        return total if total.calls or total.notes else None

    def _side(self, frame: Frame, side: Intent) -> Clause | None:
        used, subject = set(frame.used), frame.subject
        found = side(frame, self._desk)
        if found is None or not (found.calls or found.notes):
            frame.used, frame.subject = used, subject
            return None
        return found

    def _asked(
        self, vague: Vague, grouped: Sequence[Phrase], text: str, intent: Intent | None
    ) -> Clause | None:
        """Ask which scene is meant, if one would do; every choice is the clause said more exactly."""
        scenes, phrase = self._desk.stage.scenes, vague.phrase
        if len(scenes) < 2:
            return None
        if self._would(phrase, grouped, text, intent) is None:
            return None
        start, end = grouped[0].start, grouped[-1].end
        chinese = not phrase.text.isascii()
        choices = []
        for number, scene in enumerate(scenes[:9], 1):
            named = f"第{number}张图" if chinese else f"image {number}"
            message = f"{self._masked.text[start : phrase.start]}{named}{self._masked.text[phrase.end : end]}"
            choices.append(Choice(scene.name, self._masked.requote(message)))
        return Clause(notes=note("which_scene").notes, choices=tuple(choices))

    def _would(
        self, phrase: Phrase, grouped: Sequence[Phrase], text: str, intent: Intent | None
    ) -> Clause | None:
        """Return what the clause would mean, if a phrase named a scene that is there."""
        scenes = self._desk.stage.scenes
        if not scenes:
            return None
        exact = Phrase(phrase.text, phrase.start, phrase.end, {"scenes": [Picked((scenes[0].id,))]})
        try:
            would = self._run(Frame([exact if one is phrase else one for one in grouped], text), intent)
        except (Vague, Missing):
            return None
        return would if would and (would.calls or would.notes) else None
