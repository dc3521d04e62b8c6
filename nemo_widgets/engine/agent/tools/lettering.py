"""The tool for how texts look: colour, outline, shadow, box, font, size and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from nemo_widgets.engine.agent import colours, names
from nemo_widgets.engine.agent.tools.base import Source, Tool, one_of, word
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.texts import FACTORS

ALIGN = {
    "left": ("aligned left", "左对齐"),
    "center": ("aligned center", "居中"),
    "right": ("aligned right", "右对齐"),
}
_SLANTS = (("upright", "正体"), ("italic", "斜体"))
_WIDTHS = (("thin outline", "细描边"), ("thick outline", "粗描边"))
_WEIGHTS = {"bold": ("bold", "粗体"), "normal": ("not bold", "常规")}
_AROUND = {"stroke": ("outline", "描边"), "shadow": ("shadow", "阴影"), "box": ("box", "底框")}
Colour = Annotated[str, Field(pattern="^#(?:[0-9a-fA-F]{3}){1,2}$")]
Shade = Annotated[str, Field(pattern="^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?)$")]
"""A colour that may let through what lies behind it."""


@dataclass(frozen=True)
class StyleText(Tool):
    """Change how texts look: `scale` times the size they have, or `size` times the usual (above 5: pixels).

    What stands around the letters (`stroke`, `shadow`, `box`) is on or off, or has a colour.
    """

    said: ClassVar[tuple[str, str]] = ("{segments}: {what}.", "{segments}：{what}。")

    segments: Annotated[tuple[str, ...], Field(min_length=1)]
    color: Colour | None = None
    weight: Annotated[str, one_of(("bold", "normal"))] | None = None
    font: Annotated[str, Field(max_length=80)] | None = None
    position: Annotated[str, one_of(names.POSITIONS)] | None = None
    align: Annotated[str, one_of(ALIGN)] | None = None
    box: bool | Shade | None = None
    scale: Annotated[float, Field(gt=0, le=5)] | None = None
    stroke: bool | Colour | None = None
    stroke_width: Annotated[float, Field(gt=0, le=0.25)] | None = None
    shadow: bool | Colour | None = None
    opacity: Annotated[float, Field(ge=0, le=1)] | None = None
    size: Annotated[float, Field(gt=0, le=400)] | None = None
    italic: bool | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Style them."""
        style = self._style()
        if style:
            draft = edits.style_text(draft, self.segments, style)
        return edits.scale_text(draft, self.segments, self.scale) if self.scale else draft

    def _style(self) -> dict[str, Any]:
        stroke: Any = self.stroke
        if self.stroke_width and stroke is not False:
            stroke = {"width": self.stroke_width} | ({"color": stroke} if isinstance(stroke, str) else {})
        wished = {
            "color": self.color,
            "weight": self.weight,
            "font": self.font,
            "position": self.position,
            "align": self.align,
            "box": self.box,
            "stroke": stroke,
            "shadow": self.shadow,
            "opacity": self.opacity,
            "size": self.size,
            "italic": self.italic,
        }
        return {key: value for key, value in wished.items() if value is not None}

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name what changed."""
        return {"what": ("、" if zh else ", ").join(self._told(zh))}

    def _told(self, zh: bool) -> Iterator[str]:
        if self.color:
            yield colours.name_of(self.color, chinese=zh)
        if self.weight:
            yield _WEIGHTS[self.weight][zh]
        if self.italic is not None:
            yield _SLANTS[self.italic][zh]
        if self.font:
            yield f"字体 {self.font}" if zh else f"font {self.font}"
        if self.position:
            yield (
                word(names.POSITIONS, self.position, zh) if zh else f"at {names.POSITIONS[self.position][0]}"
            )
        if self.align:
            yield ALIGN[self.align][zh]
        yield from self._around(zh)
        yield from self._measures(zh)

    def _around(self, zh: bool) -> Iterator[str]:
        for key, (what, chinese) in _AROUND.items():
            value = getattr(self, key)
            if isinstance(value, str):
                colour = colours.name_of(value, chinese=zh)
                yield f"{colour}{chinese}" if zh else f"{colour} {what}"
            elif value is not None:
                article = "an" if key == "stroke" else "a"
                yield (
                    f"{'有' if value else '无'}{chinese}"
                    if zh
                    else f"{'with' if value else 'without'} {article} {what}"
                )
        if self.stroke_width:
            yield _WIDTHS[self.stroke_width > USUAL_STROKE][zh]

    def _measures(self, zh: bool) -> Iterator[str]:
        if self.opacity is not None:
            yield f"{'不透明度' if zh else 'opacity'} {round(self.opacity * 100)}%"
        if self.size:
            yield f"{'字号' if zh else 'size'} {self.size:g}{'' if self.size <= FACTORS[1] else ' px'}"
        if self.scale:
            yield f"大小 {self.scale:g} 倍" if zh else f"{self.scale:g}× the size"


USUAL_STROKE = 0.05
"""An outline's width in ems where none is said."""
