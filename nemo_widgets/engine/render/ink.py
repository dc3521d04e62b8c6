"""Putting laid-out lines, shadows and boxes on a transparent sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.paragraph import BASELINE, Line, Run, run_width

Colour = tuple[int, int, int, int]
Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


def parse_colour(value: object, otherwise: Colour) -> Colour:
    """Read "#rgb", "#rrggbbaa", "rgb(…)" or a CSS name; anything else gives `otherwise`.

    Examples
    --------
    >>> parse_colour("#ff8000", (0, 0, 0, 255)), parse_colour(7, (0, 0, 0, 255))
    ((255, 128, 0, 255), (0, 0, 0, 255))
    """
    if not isinstance(value, str):
        return otherwise
    try:
        red, green, blue, *alpha = ImageColor.getrgb(value.strip())
    except ValueError:
        return otherwise
    return red, green, blue, alpha[0] if alpha else 255


def luminance(colour: Sequence[int]) -> float:
    """Return a colour's lightness as the eye weighs it, 0 to 1."""
    weights = (0.2126, 0.7152, 0.0722)
    return sum(
        share * math.pow(channel / 255, 2.2) for share, channel in zip(weights, colour[:3], strict=True)
    )


class Sheet:
    """A transparent sheet that ink is laid on, back to front.

    Parameters
    ----------
    width, height
        Its size in pixels.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        # Premultiplied, and a plane each: three times as fast as colours side by side.
        self._colour: Floats = np.zeros((3, height, width), np.float32)
        self._alpha: Floats = np.zeros((height, width), np.float32)

    def lay(self, mask: Image.Image | Floats, colour: Colour) -> None:
        """Cover the sheet with a colour through a mask (0 to 255, or 0 to 1 as floats)."""
        values: Floats = np.asarray(mask, np.float32)
        full = 255 if isinstance(mask, Image.Image) else 1
        alpha: Floats = values * np.float32(colour[3] / 255 / full)
        rest: Floats = np.float32(1) - alpha
        # In place, plane by plane: memory for all of them at once would cost more than the sums.
        for plane, level in zip((*self._colour, self._alpha), (*colour[:3], 1), strict=True):
            cv2.multiply(plane, rest, dst=plane)
            cv2.scaleAdd(alpha, level, plane, dst=plane)

    def lay_picture(self, picture: Image.Image) -> None:
        """Cover the sheet with an RGBA picture of its own size."""
        values: Floats = np.asarray(picture, np.float32)
        colour, alpha = np.moveaxis(values[..., :3], 2, 0), values[..., 3] / np.float32(255)
        rest = np.float32(1) - alpha
        self._colour *= rest
        self._colour += colour * alpha
        self._alpha *= rest
        self._alpha += alpha

    def rgba(self) -> Pixels:
        """Return what was laid, as straight-alpha RGBA."""
        levels: Floats = np.empty((4, self.height, self.width), np.float32)
        np.divide(self._colour, np.maximum(self._alpha, 1 / 512), out=levels[:3])
        np.multiply(self._alpha, 255, out=levels[3])
        whole = np.clip(np.rint(levels, out=levels), 0, 255, out=levels).astype(np.uint8)
        pixels: Pixels = np.ascontiguousarray(np.moveaxis(whole, 0, 2))
        return pixels


class Writing:
    """Lines of text as a mask (plain glyphs) and a picture (glyphs with colours of their own).

    Parameters
    ----------
    width, height
        The sheet's size.
    """

    def __init__(self, width: int, height: int) -> None:
        self.mask = Image.new("L", (width, height))
        self.picture: Image.Image | None = None
        self._pen = ImageDraw.Draw(self.mask)
        self._stroke: tuple[Image.Image, ImageDraw.ImageDraw] | None = None

    @property
    def stroke(self) -> Image.Image | None:
        """The mask of the outline, where lines were written with one."""
        return self._stroke[0] if self._stroke else None

    def write(
        self,
        line: Line,
        *,
        x: float,
        top: float,
        size: int,
        weight: int,
        outline: int = 0,
        slant: float = 0.0,
    ) -> None:
        """Write a line whose box begins at `x` and `top`; `slant` leans it, by so much for its height."""
        baseline = top + BASELINE * size
        if slant:
            upright = Writing(*self.mask.size)
            upright.write(line, x=x, top=top, size=size, weight=weight, outline=outline)
            self._lay_leaning(upright, slant, baseline)
            return
        for run in line.runs:
            text, options = run.drawn()
            if run.face.is_colour:
                self._write_picture(run, x, baseline, size, weight)
            else:
                font = typefaces.load(run.face, size, weight)
                spot = (x, baseline)
                self._pen.text(spot, text, fill=255, font=font, anchor="ls", **options)
                if outline:
                    self._outline_pen().text(
                        spot,
                        text,
                        fill=255,
                        font=font,
                        anchor="ls",
                        stroke_width=outline,
                        stroke_fill=255,
                        **options,
                    )
            x += run_width(run, size, weight)

    @property
    def silhouette(self) -> Image.Image:
        """The mask of all that is written, coloured glyphs too."""
        if self.picture is None:
            return self.mask
        return ImageChops.lighter(self.mask, self.picture.getchannel("A"))

    def _lay_leaning(self, upright: Writing, slant: float, baseline: float) -> None:
        """Lay a line that leans about its baseline over those before; emoji stay upright."""
        lean = (1.0, slant, -slant * baseline, 0.0, 1.0, 0.0)
        sheets = [(self.mask, upright.mask)]
        if upright.stroke is not None:
            self._outline_pen()
            assert self.stroke is not None  # noqa: S101 -- just made
            sheets.append((self.stroke, upright.stroke))
        for sheet, drawn in sheets:
            leaning = drawn.transform(
                drawn.size, Image.Transform.AFFINE, lean, resample=Image.Resampling.BICUBIC
            )
            sheet.paste(ImageChops.lighter(sheet, leaning))
        if upright.picture is not None:
            blank = self.picture or Image.new("RGBA", self.mask.size)
            self.picture = Image.alpha_composite(blank, upright.picture)

    def _outline_pen(self) -> ImageDraw.ImageDraw:
        if self._stroke is None:
            sheet = Image.new("L", self.mask.size)
            self._stroke = (sheet, ImageDraw.Draw(sheet))
        return self._stroke[1]

    def _write_picture(self, run: Run, x: float, baseline: float, size: int, weight: int) -> None:
        """Write colour glyphs; those that exist in one size are drawn in it and scaled."""
        if self.picture is None:
            self.picture = Image.new("RGBA", self.mask.size)
        font = typefaces.load(run.face, size, weight)
        scale = size / font.size
        text, options = run.drawn()
        left, top, right, bottom = font.getbbox(text, anchor="ls", **options)
        pad = 2
        glyphs = Image.new("RGBA", (int(right - left) + 2 * pad, int(bottom - top) + 2 * pad))
        ImageDraw.Draw(glyphs).text(
            (pad - left, pad - top),
            text,
            font=font,
            anchor="ls",
            embedded_color=True,
            fill="white",
            **options,
        )
        if scale != 1:
            glyphs = glyphs.resize(
                (max(1, round(glyphs.width * scale)), max(1, round(glyphs.height * scale))),
                Image.Resampling.LANCZOS,
            )
        spot = (round(x + (left - pad) * scale), round(baseline + (top - pad) * scale))
        sheet = Image.new("RGBA", self.mask.size)
        sheet.paste(glyphs, spot)
        self.picture = Image.alpha_composite(self.picture, sheet)


def blurred(mask: Image.Image, radius: float, *, dx: float = 0, dy: float = 0) -> Image.Image:
    """Return a mask moved and softened, for shadows."""
    moved = Image.new("L", mask.size)
    moved.paste(mask, (round(dx), round(dy)))
    return moved.filter(ImageFilter.GaussianBlur(radius))


def rounded_box(
    width: int, height: int, *, left: float, top: float, right: float, bottom: float, radius: float
) -> Floats:
    """Return the mask of a rounded rectangle with smooth edges, from its distance field."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    across = (
        np.abs(np.arange(width, dtype=np.float32) + 0.5 - (left + right) / 2) - (right - left) / 2 + radius
    )
    down = (
        np.abs(np.arange(height, dtype=np.float32) + 0.5 - (top + bottom) / 2) - (bottom - top) / 2 + radius
    )
    outside = np.hypot(np.maximum(across, 0)[None, :], np.maximum(down, 0)[:, None])
    inside = np.minimum(np.maximum(across[None, :], down[:, None]), 0)
    mask: Floats = np.clip(0.5 - (outside + inside - radius), 0, 1).astype(np.float32)
    return mask
