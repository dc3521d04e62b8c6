"""What a viewer of the texts should be told: characters without a font, fonts that are not here."""

from __future__ import annotations

from functools import lru_cache

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.lettermotion import ENTRANCES, animation_name
from nemo_widgets.timeline.draft import Draft, Segment

# Scripts whose letters change with their neighbours, or that read from right to left.
_SHAPED = (range(0x0590, 0x0900), range(0x0900, 0x0E00), range(0x0E00, 0x1100), range(0x1780, 0x1800))
_LONGEST_NAME = 40


def text_notes(draft: Draft) -> list[str]:
    """Return a sentence for everything about a draft's texts that cannot be drawn as asked."""
    texts = [segment for segment in draft.segments if segment.kind == "text" and segment.text.strip()]
    found = [note for segment in texts for note in _notes(segment)]
    if not typefaces.shapes() and any(_is_shaped(segment.text) for segment in texts):
        found.append(
            "Arabic, Indic and similar scripts are drawn without joining their letters: "
            "the FriBiDi library is not installed."
        )
    return list(dict.fromkeys(found))


def _notes(segment: Segment) -> list[str]:
    name = segment.text.strip().split("\n")[0]
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    found = []
    missing = typefaces.missing_glyphs(segment.text)
    if missing:
        found.append(
            f"No font on this machine draws {' '.join(missing)}, left out of “{name}”. "
            "Install a font that has them."
        )
    for key in ("animation_in", "animation_out"):
        asked = animation_name(segment.m.get(key))
        if asked and asked not in ENTRANCES:
            found.append(f"The animation “{asked}” of “{name}” is not known; it fades.")
    style = segment.m.get("style")
    family = style.get("font") if isinstance(style, dict) else None
    if isinstance(family, str) and family.strip() and not _is_here(family):
        found.append(f"The font “{family.strip()}” is not on this machine; “{name}” is set in Inter.")
    return found


@lru_cache(maxsize=256)
def _is_here(family: str) -> bool:
    return typefaces.named_face(family, 400) is not None


def _is_shaped(text: str) -> bool:
    return any(ord(char) in script for char in text for script in _SHAPED)
