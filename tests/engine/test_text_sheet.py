"""The text sheet: every script the product is asked for, drawn and compared to images that were looked at.

The goldens lie in `golden_texts/`; `python -m tests.engine.test_text_sheet` draws them anew (look at them).
Those in the shipped font run everywhere. The others want the fonts of Debian's `fonts-noto-cjk`,
`fonts-noto-core` and `fonts-noto-color-emoji`, which `python -m tests --install` installs.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from PIL import Image

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.ink import Pixels
from nemo_widgets.engine.render.text import draw_text

GOLDEN = Path(__file__).with_name("golden_texts")
FONTS = GOLDEN / "fonts.json"
CANVAS = (270, 270)
LONG = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et "
    "dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip "
    "ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum."
)
BUNDLED, CJK, CORE, EMOJI = "", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Color Emoji"
PACKAGES = {CJK: "fonts-noto-cjk", CORE: "fonts-noto-core", EMOJI: "fonts-noto-color-emoji"}


@dataclass(frozen=True)
class Sample:
    """A text, how it is set, and the family it cannot be drawn without."""

    text: str
    needs: str = BUNDLED
    role: str = "title"
    style: dict[str, Any] = field(default_factory=dict)


SHEET = {
    "latin": Sample("Lake at dusk – Łódź, Đà Nẵng"),
    "cyrillic": Sample("Озеро на закате: Їжак"),
    "greek": Sample("Λίμνη στο σούρουπο"),
    "long": Sample(LONG),
    "endless-word": Sample("Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 2),
    "one-letter": Sample("I", style={"size": 4}),
    "stroke": Sample("Stroke", style={"stroke": {"color": "#d02040", "width": 0.08}, "weight": "bold"}),
    "shadow": Sample("Shadow", style={"shadow": {"color": "#0040ff", "x": 0.1, "y": 0.1, "blur": 0.02}}),
    "box": Sample("In a box", style={"box": {"color": "#ffcc00", "radius": 0.1}, "color": "#111111"}),
    "corner": Sample("Top\nleft", style={"position": "top-left", "align": "left", "size": 60}),
    "caption": Sample("A caption that is long enough for two lines, 50% of “it”", role="caption"),
    "lower-third": Sample("Anna Müller\nHead of Something", role="lower-third"),
    "missing": Sample("Missing \U00012000\U00012001 glyph"),
    "chinese": Sample("今天的天气非常好，我们一起去“湖边”散步，看夕阳慢慢落下。", CJK),
    "japanese": Sample("今日はとても天気がいいので、湖のほとりを散歩しましょう。", CJK),
    "korean": Sample("해질녘의 호수를 함께 걸어요", CJK),
    "arabic": Sample("بحيرة عند الغسق (Lake) 12/05/2026 بسعر 1,200.50 $", CORE),
    "hebrew": Sample("אגם בשעת דמדומים (Lake) 10:30", CORE),
    "arabic-lower-third": Sample("صباح الخير يا عالم", CORE, role="lower-third"),
    "devanagari": Sample("झील पर सूर्यास्त — क्षत्रिय हिन्दी १२३", CORE),
    "thai": Sample("สวัสดีครับ วันนี้อากาศดีมากเราไปเดินเล่นริมทะเลสาบกัน", CORE),
    "emoji": Sample("Party 🎉👩‍🚀🇫🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽 1️⃣ ❤️ ⭐", EMOJI),
    "emoji-shadow": Sample("🎉 ok", EMOJI, style={"shadow": "#000000", "stroke": "#aa0000"}),
}


def draw(sample: Sample) -> Pixels:
    """Draw a sample on a middle colour, on which neither white nor black letters could hide."""
    sprite = draw_text(sample.text, role=sample.role, style=sample.style, canvas=CANVAS)
    picture = np.full((CANVAS[1], CANVAS[0], 3), (96, 124, 150), np.float64)
    height, width = sprite.rgba.shape[:2]
    spot = np.s_[sprite.y : sprite.y + height, sprite.x : sprite.x + width]
    alpha = sprite.rgba[..., 3:] / 255
    picture[spot] = picture[spot] * (1 - alpha) + sprite.rgba[..., :3] * alpha
    return picture.round().astype(np.uint8)


def unlike(one: Pixels, other: Pixels) -> float:
    """Return how far two pictures differ at worst, after softening: hinting and rounding do not count."""
    difference = np.abs(one.astype(float) - other).max(axis=2)
    rows, columns = difference.shape[0] // 9 * 9, difference.shape[1] // 9 * 9
    return float(difference[:rows, :columns].reshape(rows // 9, 9, columns // 9, 9).mean(axis=(1, 3)).max())


def needed(family: str) -> None:
    if not family:
        return
    if typefaces.named_face(family, 600) is None:
        pytest.skip(f"{family} is not installed ({PACKAGES[family]}); python -m tests --install does that")
    if json.loads(FONTS.read_text())[family] != fingerprint(family):
        pytest.skip(
            f"{family} is not the version that the goldens were drawn with ({PACKAGES[family]}, Debian 12)"
        )


def fingerprint(family: str) -> str:
    """Return what tells a version of a font from others."""
    face = typefaces.named_face(family, 600)
    assert face is not None
    with face.path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@pytest.mark.parametrize("name", SHEET)
def test_the_text_sheet_looks_as_it_did_when_somebody_looked(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = SHEET[name]
    needed(sample.needs)
    if sample.needs == BUNDLED:
        monkeypatch.setattr(typefaces, "font_folders", lambda: (tmp_path,))
    with Image.open(GOLDEN / f"{name}.png") as golden:
        expected = np.asarray(golden.convert("RGB"))
    drawn = draw(sample)
    if unlike(drawn, expected) > 12:
        Image.fromarray(drawn).save(tmp_path / f"{name}.png")
        pytest.fail(f"{name} differs by {unlike(drawn, expected):.0f} levels: {tmp_path / name}.png")


def test_the_comparison_tells_a_moved_letter_and_a_changed_one() -> None:
    right = draw(SHEET["latin"])
    assert unlike(right, right) == 0
    assert unlike(right, np.roll(right, 4, axis=1)) > 12
    assert unlike(right, draw(Sample("Lake at dust – Łódź, Đà Nẵng"))) > 12


def main() -> None:
    """Draw all goldens."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        system = typefaces.font_folders()
        for name, sample in SHEET.items():
            folders = system if sample.needs else (Path(folder),)
            patch.setattr(typefaces, "font_folders", lambda folders=folders: folders)
            Image.fromarray(draw(sample)).save(GOLDEN / f"{name}.png", optimize=True)
    FONTS.write_text(json.dumps({family: fingerprint(family) for family in PACKAGES}, indent=1) + "\n")


if __name__ == "__main__":
    main()
