"""Where the generated things on a timeline come from: who made each, from what, under which licence.

What a maker says of a thing is kept with its segment, in `m.made`: `by` (the maker), `version`, `model`,
`label` (how: "procedural", "typographic card", "AI", …), what it was made from, `seed` and `licence`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, Final

from nemo_widgets.timeline.draft import Draft, Segment, string

if TYPE_CHECKING:
    import pandas as pd

UNKNOWN: Final = "unknown"
COLUMNS: Final = (
    "segment",
    "name",
    "kind",
    "maker",
    "version",
    "model",
    "prompt",
    "seed",
    "licence",
    "label",
    "file",
)
_TOLD: Final = 1000
_LARGEST_SEED: Final = 2**63
_KINDS: Final = {"bgm": "music", "voice": "voice", "sfx": "sound"}
_PLURALS: Final = {"picture": "pictures", "video": "clips", "voice": "voice", "music": "music"}


@dataclass(frozen=True)
class Origin:
    """Where a segment's media comes from; what nobody has told is empty, and the maker `unknown`."""

    segment: str
    name: str
    kind: str
    maker: str = UNKNOWN
    version: str = ""
    model: str = ""
    prompt: str = ""
    seed: int | None = None
    licence: str = ""
    label: str = ""
    file: str = ""


def origins(draft: Draft, generated: Collection[str] = ()) -> list[Origin]:
    """Return where the generated things on a timeline come from, in its order.

    Parameters
    ----------
    draft
        The timeline.
    generated
        URLs that a service calls generated: what nothing else is known of has an unknown maker.

    Examples
    --------
    >>> made = {"by": "painter", "label": "procedural", "prompt": "a lake", "seed": 0}
    >>> lake = {"id": "a", "d": 4000, "src": "/media/a.png", "m": {"title": "Lake", "made": made}}
    >>> draft = Draft.from_wire({"t": [{"tt": 0, "sg": [lake]}]})
    >>> [(origin.maker, origin.prompt) for origin in origins(draft)]
    [('painter', 'a lake')]
    """
    found = []
    for segment in draft.segments:
        made = segment.m.get("made")
        if isinstance(made, Mapping):
            found.append(_origin(segment, made))
        elif segment.src and segment.src in generated:
            found.append(_origin(segment, {}))
    return found


def to_table(found: Collection[Origin]) -> pd.DataFrame:
    """Return origins as a table: index `segment`, the rest of `COLUMNS`; a seed that is not known is NA."""
    import pandas as pd

    table = pd.DataFrame([astuple(origin) for origin in found], columns=list(COLUMNS))
    return table.astype({"seed": "Int64"}).set_index("segment")


def _origin(segment: Segment, made: Mapping[str, Any]) -> Origin:
    seed = made.get("seed")
    known = isinstance(seed, int) and not isinstance(seed, bool) and abs(seed) < _LARGEST_SEED
    return Origin(
        segment=segment.id,
        name=segment.name,
        kind=_kind(segment),
        maker=string(made.get("by"), made.get("maker")) or UNKNOWN,
        version=string(made.get("version")),
        model=string(made.get("model")),
        prompt=string(made.get("prompt"), made.get("text"), made.get("mood")),
        seed=seed if known else None,
        licence=string(made.get("licence"), made.get("license")),
        label=string(made.get("label")),
        file=segment.src,
    )


def _kind(segment: Segment) -> str:
    if segment.kind == "audio":
        return _KINDS.get(segment.role, "sound")
    if segment.kind == "video":
        return "video" if segment.m.get("media_type") == "video" else "picture"
    return segment.kind


def credit_line(draft: Draft, version: str) -> str:
    """Return the line that names a video's makers, for the file itself; always the same for the same draft.

    Examples
    --------
    >>> made = {"by": "painter", "version": "1.0", "label": "procedural"}
    >>> lake = {"d": 4000, "src": "/media/a.png", "m": {"made": made}}
    >>> credit_line(Draft.from_wire({"t": [{"tt": 0, "sg": [lake]}]}), "0.1.0")
    'Made with nemo_widgets 0.1.0; pictures: painter 1.0 (procedural)'
    """
    makers: dict[str, dict[str, None]] = {}
    for origin in origins(draft):
        name = " ".join(part for part in (origin.maker, origin.version, origin.model) if part)
        how = ", ".join(part for part in (origin.label, origin.licence) if part)
        told = f"{name} ({how})" if how else name
        makers.setdefault(_PLURALS.get(origin.kind, origin.kind), {})[told] = None
    parts = [f"{kind}: {', '.join(told)}" for kind, told in makers.items()]
    line = "; ".join([f"Made with nemo_widgets {version}", *parts])
    # One line without control characters, whatever a foreign draft holds.
    return "".join(letter if letter.isprintable() else " " for letter in line)[:_TOLD]
