"""Just enough of the OpenType format to know what a font file is called and which characters it draws.

The tables are described at https://learn.microsoft.com/typography/opentype/spec/.
"""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Codepoints = npt.NDArray[np.uint32]
Buffer = mmap.mmap | bytes
NOTHING: Codepoints = np.empty(0, np.uint32)
UNREADABLE = (OSError, ValueError, IndexError, OverflowError, struct.error)


@dataclass(frozen=True)
class Face:
    """One face of a font file.

    Parameters
    ----------
    path, index
        The file, and the face's number in it (collections hold several).
    family
        The typographic family, such as "Noto Sans CJK SC".
    weight
        100 to 900; 400 is regular, 700 bold.
    slanted
        Whether it is an italic or oblique.
    tables
        The tags of its tables; "fvar" means variable, "CBDT" or "sbix" bitmaps in colour.
    """

    path: Path
    index: int
    family: str
    weight: int
    slanted: bool
    tables: frozenset[str]

    @property
    def is_bitmap(self) -> bool:
        """Whether the glyphs are pictures of one size, as in most emoji fonts."""
        return not self.tables & {"glyf", "CFF ", "CFF2"}

    @property
    def is_colour(self) -> bool:
        """Whether the glyphs have colours of their own."""
        return bool(self.tables & {"CBDT", "sbix", "COLR", "SVG "})


def read_faces(path: Path) -> tuple[Face, ...]:
    """Return the faces of a font file; none for a file that is damaged or no font.

    Examples
    --------
    >>> read_faces(Path(__file__))
    ()
    """
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            offsets = _face_offsets(data)
            return tuple(_read_face(data, path, index, at) for index, at in enumerate(offsets))
    except UNREADABLE:
        return ()


def read_coverage(path: Path, index: int = 0) -> Codepoints:
    """Return the sorted code points a face maps to a glyph; empty where it cannot be told."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            table = _tables(data, _face_offsets(data)[index])["cmap"]
            return _read_cmap(data[table[0] : table[0] + table[1]])
    except (*UNREADABLE, KeyError):
        return NOTHING


def _face_offsets(data: Buffer) -> tuple[int, ...]:
    tag = data[:4]
    if tag == b"ttcf":
        count = struct.unpack_from(">I", data, 8)[0]
        if count > 256:
            raise ValueError("not a plausible collection")
        return struct.unpack_from(f">{count}I", data, 12)
    if tag in (b"\0\1\0\0", b"OTTO", b"true"):
        return (0,)
    raise ValueError("not an OpenType file")


def _tables(data: Buffer, offset: int) -> dict[str, tuple[int, int]]:
    count = struct.unpack_from(">H", data, offset + 4)[0]
    tables = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", data, offset + 12 + 16 * number)
        tables[tag.decode("latin-1")] = (start, length)
    return tables


def _read_face(data: Buffer, path: Path, index: int, offset: int) -> Face:
    tables = _tables(data, offset)
    weight, slanted = 400, False
    if "OS/2" in tables:
        start = tables["OS/2"][0]
        weight = struct.unpack_from(">H", data, start + 4)[0]
        slanted = bool(struct.unpack_from(">H", data, start + 62)[0] & 0x201)
    family = _family(data, *tables["name"]) if "name" in tables else path.stem
    return Face(path, index, family or path.stem, weight or 400, slanted, frozenset(tables))


def _family(data: Buffer, start: int, length: int) -> str:
    """Return the English typographic family (name 16), or else the plain one (name 1)."""
    count, strings = struct.unpack_from(">HH", data, start + 2)
    best, rank = "", 9
    for number in range(count):
        platform, _, language, name, size, at = struct.unpack_from(">6H", data, start + 6 + 12 * number)
        if name not in (1, 16):
            continue
        english = (platform, language) in ((3, 0x409), (1, 0), (0, 0))
        this = (0 if name == 16 else 2) + (0 if english else 4)
        if this < rank and strings + at + size <= length:
            raw = data[start + strings + at : start + strings + at + size]
            best, rank = raw.decode("mac-roman" if platform == 1 else "utf-16-be", "replace"), this
    return best.strip("\0 ")


def _read_cmap(cmap: bytes) -> Codepoints:
    """Read the fullest Unicode subtable: format 12 (all planes) before format 4 (the first plane)."""
    found: dict[int, int] = {}
    for number in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * number)
        if platform == 0 or (platform == 3 and encoding in (0, 1, 10)):
            found.setdefault(struct.unpack_from(">H", cmap, offset)[0], offset)
    if 12 in found:
        return _read_format_12(cmap, found[12])
    return _read_format_4(cmap, found[4]) if 4 in found else NOTHING


def _read_format_12(cmap: bytes, offset: int) -> Codepoints:
    count = struct.unpack_from(">I", cmap, offset + 12)[0]
    groups = np.frombuffer(cmap, ">u4", count * 3, offset + 16).reshape(-1, 3).astype(np.int64)
    # A font that claims more than Unicode holds is damaged, and would take all the memory.
    if groups.size == 0 or groups[:, 1].max() > 0x10FFFF or (groups[:, 1] < groups[:, 0]).any():
        return NOTHING
    parts = [np.arange(first + (glyph == 0), last + 1) for first, last, glyph in groups.tolist()]
    return np.unique(np.concatenate(parts)).astype(np.uint32)


def _read_format_4(cmap: bytes, offset: int) -> Codepoints:
    segments = struct.unpack_from(">H", cmap, offset + 6)[0] // 2
    at = offset + 14
    ends = np.frombuffer(cmap, ">u2", segments, at).astype(np.int64)
    starts = np.frombuffer(cmap, ">u2", segments, at + 2 * segments + 2).astype(np.int64)
    deltas = np.frombuffer(cmap, ">u2", segments, at + 4 * segments + 2).astype(np.int64)
    ranges_at = at + 6 * segments + 2
    ranges = np.frombuffer(cmap, ">u2", segments, ranges_at).astype(np.int64)
    parts = [np.empty(0, np.int64)]
    for number, (first, last) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        codes = np.arange(first, min(last, 0xFFFE) + 1)
        if ranges[number]:
            places = ranges_at + 2 * number + int(ranges[number]) + 2 * (codes - first)
            codes, places = codes[places + 2 <= len(cmap)], places[places + 2 <= len(cmap)]
            raw = np.frombuffer(cmap, np.uint8)
            glyphs = raw[places].astype(np.int64) << 8 | raw[places + 1]
        else:
            glyphs = codes + deltas[number] & 0xFFFF
        parts.append(codes[glyphs != 0])
    return np.unique(np.concatenate(parts)).astype(np.uint32)
