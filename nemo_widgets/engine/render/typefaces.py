"""Which font draws which characters: the shipped family first, then whatever this machine has.

No fontconfig: the usual font folders of each system are read once, on the first character that the shipped
fonts lack. `NEMO_FONTS` may name further folders, for a brand's own fonts.
"""

from __future__ import annotations

import importlib.metadata
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from PIL import ImageFont, features

from nemo_widgets.engine.render.clusters import clusters
from nemo_widgets.engine.render.sfnt import Codepoints, Face, read_coverage, read_faces

SHIPPED = Path(__file__).with_name("fonts")
EXTENSIONS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
MAX_FILES = 4000
BITMAP_SIZES = (109, 160, 136, 128, 96, 72, 64)

# Good sans faces by writing system, best first: a face that merely covers a script may be an ornamental one.
PREFERRED: dict[str, tuple[str, ...]] = {
    "sc": ("noto sans cjk sc", "source han sans sc", "noto sans sc", "pingfang sc", "microsoft yahei",
           "hiragino sans gb", "wenquanyi micro hei", "wenquanyi zen hei", "droid sans fallback", "simhei"),
    "jp": ("noto sans cjk jp", "source han sans", "noto sans jp", "hiragino sans", "yu gothic", "meiryo",
           "ipagothic"),
    "kr": ("noto sans cjk kr", "source han sans kr", "noto sans kr", "apple sd gothic neo", "malgun gothic",
           "nanumgothic"),
    "emoji": ("noto color emoji", "apple color emoji", "segoe ui emoji", "twemoji", "noto emoji", "symbola"),
    "": ("noto sans", "segoe ui", "sf pro", "helvetica neue", "geeza pro", "arial", "nirmala ui",
         "leelawadee ui", "kohinoor", "thonburi", "dejavu sans", "free sans", "freesans", "arial unicode ms"),
}  # fmt: skip
# Signs of the first plane that are emoji without being told so.
_SHOWN_AS_EMOJI = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
POOR = (
    "mono",
    "serif",
    "times",
    "courier",
    "condensed",
    "narrow",
    "last resort",
    "lastresort",
    "math",
    "sign",
)


def shipped_face(weight: int = 600, *, display: bool = False) -> Face:
    """Return the face of the shipped family nearest to a weight; `display` is cut for large sizes."""
    family = "Inter Display" if display else "Inter"
    faces = [face for face in _shipped() if face.family == family]
    return min(faces, key=lambda face: abs(face.weight - weight))


@lru_cache(maxsize=1)
def _shipped() -> tuple[Face, ...]:
    return tuple(face for path in sorted(SHIPPED.glob("*.otf")) for face in read_faces(path))


def font_folders() -> tuple[Path, ...]:
    """Return where this system keeps fonts, the user's folders (`NEMO_FONTS`) first."""
    named = [Path(part) for part in os.environ.get("NEMO_FONTS", "").split(os.pathsep) if part]
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        usual = [windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"]
    elif sys.platform == "darwin":
        usual = [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    else:
        usual = [
            home / ".local/share/fonts",
            home / ".fonts",
            Path("/usr/local/share/fonts"),
            Path("/usr/share/fonts"),
        ]
    return tuple(named + usual)


def _font_files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            if path.suffix.lower() in EXTENSIONS:
                yield path


def system_faces() -> tuple[Face, ...]:
    """Return the upright faces installed on this machine (read once for each set of folders)."""
    return _scan(font_folders())


@lru_cache(maxsize=8)
def _scan(folders: tuple[Path, ...]) -> tuple[Face, ...]:
    files: dict[Path, None] = {}
    for folder in folders:
        for path in _font_files(folder):
            files.setdefault(path)
            if len(files) >= MAX_FILES:
                break
    return tuple(face for path in files for face in read_faces(path) if not face.slanted)


@lru_cache(maxsize=4096)
def coverage(face: Face) -> Codepoints:
    """Return the sorted code points a face draws."""
    return read_coverage(face.path, face.index)


def draws(face: Face, text: str) -> bool:
    """Tell whether a face has a glyph for every visible character of a text."""
    codes = np.array([ord(char) for char in text if not is_ignorable(char)], np.uint32)
    covered = coverage(face)
    if codes.size == 0 or covered.size == 0:
        return codes.size == 0
    places = np.minimum(np.searchsorted(covered, codes), covered.size - 1)
    return bool((covered[places] == codes).all())


def is_ignorable(char: str) -> bool:
    """Tell whether a character is drawn as nothing: spaces, joiners, variation selectors, controls."""
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf") or 0xFE00 <= ord(char) <= 0xFE0F


def wants_colour(cluster: str) -> bool:
    """Tell whether a character is an emoji rather than a letter or a sign (UTS #51)."""
    if "\ufe0e" in cluster:
        return False
    code = ord(cluster[0])
    return "\ufe0f" in cluster or 0x1F000 <= code <= 0x1FAFF or cluster[0] in _SHOWN_AS_EMOJI


KINDS: dict[str, tuple[str, ...]] = {
    "serif": ("georgia", "noto serif", "source serif 4", "times new roman", "palatino", "liberation serif",
              "dejavu serif", "noto serif cjk sc", "songti sc", "simsun"),
    "sans-serif": ("inter",),
    "monospace": ("sf mono", "menlo", "consolas", "courier new", "noto sans mono", "dejavu sans mono",
                  "liberation mono"),
    "handwriting": ("caveat", "pacifico", "segoe script", "bradley hand", "snell roundhand",
                    "brush script mt", "dancing script", "comic sans ms", "comic neue", "kaiti sc",
                    "kaiti", "stkaiti", "z003"),
}  # fmt: skip
"""Kinds of typefaces that may be asked for in a family's place, each by its families, best first."""


def named_face(family: str, weight: int) -> Face | None:
    """Return the installed face of a family, or of a kind such as "serif", nearest to a weight, or None."""
    wanted = family.strip().casefold()
    installed = (*_shipped(), *system_faces())
    for one in KINDS.get(wanted, (wanted,)):
        faces = [face for face in installed if face.family.casefold() == one]
        if faces:
            return min(faces, key=lambda face: abs(face.weight - weight))
    return None


def language_of(text: str) -> str:
    """Return which national forms of Han characters a text wants: "jp", "kr" or "sc".

    Examples
    --------
    >>> language_of("湖畔の夕暮れ"), language_of("湖畔黄昏")
    ('jp', 'sc')
    """
    if any(0x3040 <= ord(char) <= 0x30FF for char in text):
        return "jp"
    return "kr" if any(0xAC00 <= ord(char) <= 0xD7A3 for char in text) else "sc"


def fallback_face(cluster: str, *, weight: int = 600, language: str = "sc") -> Face | None:
    """Return the best installed face for a cluster the shipped fonts lack, or None when nothing draws it."""
    return _fallback(cluster, weight, language, font_folders())


@lru_cache(maxsize=4096)
def _fallback(cluster: str, weight: int, language: str, folders: tuple[Path, ...]) -> Face | None:
    ranked = _ranked(_script(cluster, language), weight, folders)
    return next((face for face in ranked if draws(face, cluster) and _loads(face)), None)


@lru_cache(maxsize=64)
def _ranked(script: str, weight: int, folders: tuple[Path, ...]) -> tuple[Face, ...]:
    return tuple(sorted(_scan(folders), key=lambda face: _rank(face, script, weight)))


def _script(cluster: str, language: str) -> str:
    code = max((ord(char) for char in cluster if not is_ignorable(char)), default=0)
    if wants_colour(cluster) or 0x2600 <= code <= 0x27BF:
        return "emoji"
    return language if code >= 0x2E80 and not 0xFB50 <= code <= 0xFEFC else ""


def _rank(face: Face, script: str, weight: int) -> tuple[int, int, int, str]:
    family = face.family.casefold()
    preferred = PREFERRED[script]
    if script == "" and family.startswith("noto sans "):
        place = 0  # Noto names its faces by script: "Noto Sans Arabic", "Noto Sans Devanagari", …
    else:
        place = preferred.index(family) if family in preferred else len(preferred)
    poor = any(word in family for word in POOR) or (face.is_bitmap and script != "emoji")
    return (poor, place, abs(face.weight - weight), str(face.path))


def _loads(face: Face) -> bool:
    try:
        load(face, 48)
    except (OSError, ValueError):
        return False
    return True


@cache
def shapes() -> bool:
    """Tell whether Raqm works here: Pillow's wheels hold it, but FriBiDi, which it needs, is the system's."""
    return bool(features.check_feature("raqm")) and bool(features.check_feature("fribidi"))


@cache
def drawn_with() -> tuple[str | None, ...]:
    """Return the versions of what lays text out and draws it, beside the fonts."""
    parts = [features.version(part) for part in ("pil", "freetype2", "harfbuzz", "raqm", "fribidi")]
    return (*parts, importlib.metadata.version("budoux"), str(shapes()))


@lru_cache(maxsize=256)
def load(face: Face, size: int, weight: int = 600) -> ImageFont.FreeTypeFont:
    """Open a face for drawing; a bitmap face comes in the one size it has.

    Raises
    ------
    OSError
        FreeType cannot read the file.
    """
    engine = ImageFont.Layout.RAQM if shapes() else ImageFont.Layout.BASIC
    if face.is_bitmap:
        for fixed in BITMAP_SIZES:
            try:
                return ImageFont.truetype(face.path, fixed, index=face.index, layout_engine=engine)
            except OSError:
                continue
        raise OSError(f"{face.path.name} has no usable size")
    font = ImageFont.truetype(face.path, size, index=face.index, layout_engine=engine)
    if "fvar" in face.tables:
        axes = font.get_variation_axes()
        values = [
            min(max(weight, axis["minimum"] or 0), axis["maximum"] or 1000)
            if axis["name"] in (b"Weight", "Weight")
            else axis["default"] or 0
            for axis in axes
        ]
        font.set_variation_by_axes([float(value) for value in values])
    return font


def missing_glyphs(text: str) -> str:
    """Return the characters of a text that no font on this machine draws, each once.

    Examples
    --------
    >>> missing_glyphs("Lake at dusk, Озеро, Λίμνη")
    ''
    """
    language = language_of(text)
    shipped = shipped_face()
    missing: dict[str, None] = {}
    for cluster in clusters(text):
        if draws(shipped, cluster) or fallback_face(cluster, language=language) is not None:
            continue
        # A face may have the letter, and only lack the mark on it.
        alone = [char for char in cluster if not is_ignorable(char)]
        missing |= dict.fromkeys(
            char
            for char in alone
            if not draws(shipped, char) and fallback_face(char, language=language) is None
        )
    return "".join(missing)
