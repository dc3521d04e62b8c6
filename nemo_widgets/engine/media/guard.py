"""The one door files come through: what a file is by its first bytes, and whether it can be used.

A file's name is never believed. FFmpeg opens what a playlist names, so the demuxer is forced to the one the
bytes call for, and no other protocol than `file` is opened.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, Literal

from nemo_widgets.engine.media.item import FileType
from nemo_widgets.errors import FileTooLargeError, UnsupportedFileError

HEAD = 4096
LONGEST_S = 24 * 3600.0
# Pictures that call themselves ISO media files.
STILL_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
Extension = Literal[
    "mp4", "mov", "avi", "webm", "mkv", "jpg", "png", "gif", "webp", "mp3", "wav", "m4a", "aac", "cube"
]


@dataclass(frozen=True)
class Format:
    """A kind of file: its extension, what it holds, and the demuxer or Pillow format that reads it."""

    extension: Extension
    file_type: FileType
    reader: str


@dataclass(frozen=True)
class Facts:
    """What a file is; seconds, and pixels as shown."""

    extension: Extension
    file_type: FileType
    duration: float | None = None
    width: int | None = None
    height: int | None = None
    fps: float | None = None
    has_audio: bool = False


MP3 = Format("mp3", "audio", "mp3")
TABLE = Format("cube", "table", "")
_SIZE_LINE = re.compile(rb"^\s*LUT_[13]D_SIZE\s+\d", re.MULTILINE)
_RIFF = {
    b"WEBP": Format("webp", "image", "WEBP"),
    b"AVI ": Format("avi", "video", "avi"),
    b"WAVE": Format("wav", "audio", "wav"),
}


def sniff(head: bytes) -> Format | None:
    """Tell a file's format from its first bytes; None for everything that is not accepted.

    Sources: the ISO base media file format's `ftyp` box, RIFF, EBML, and the signatures of PNG, JPEG, GIF,
    MPEG audio and ADTS.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return Format("jpg", "image", "JPEG")
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format("png", "image", "PNG")
    if head.startswith((b"GIF87a", b"GIF89a")):
        return Format("gif", "image", "GIF")
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head.startswith(b"\x1aE\xdf\xa3"):
        return Format("webm" if b"webm" in head[:64] else "mkv", "video", "matroska")
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return _iso(head)
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return Format("aac", "audio", "aac")
    # Layer III, and neither the version nor the rates that are reserved: two bytes alone are often text.
    layer3 = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[1] & 0x18 != 0x08
    if head.startswith(b"ID3") or (layer3 and head[2] & 0xF0 != 0xF0 and head[2] & 0x0C != 0x0C):
        return MP3
    if b"\0" not in head and _SIZE_LINE.search(head):
        return TABLE
    return None


def _iso(head: bytes) -> Format | None:
    brand = head[8:12] if head[4:8] == b"ftyp" else b"qt  "
    if brand in STILL_BRANDS:
        return None
    if brand in (b"M4A ", b"M4B "):
        return Format("m4a", "audio", "mov")
    return Format("mov" if brand == b"qt  " else "mp4", "video", "mov")


def inspect(path: Path, filename: str, pixel_limit: int) -> dict[str, Any]:
    """Open a file, decode its first picture or sound, and return what it is.

    Parameters
    ----------
    path
        The file.
    filename
        What its owner calls it, for errors.
    pixel_limit
        The largest picture, in pixels.

    Returns
    -------
    dict
        The fields of `Facts`.

    Raises
    ------
    UnsupportedFileError
        Not an accepted format, or broken.
    FileTooLargeError
        A picture of too many pixels.
    """
    with path.open("rb") as file:
        kind = _kind(file, filename)
    try:
        look = {"image": _picture, "table": _table}.get(kind.file_type, _stream)
        return asdict(look(path, kind, pixel_limit))
    except _TooManyPixelsError as error:
        raise FileTooLargeError(
            f"{filename} has more than {pixel_limit // 1_000_000} million pixels.",
            limit=pixel_limit,
            next_step="Make it smaller first.",
        ) from error
    except MemoryError as error:
        raise UnsupportedFileError(f"{filename} takes too much memory to open.", code=4001) from error
    except Exception as error:  # decoders raise whatever they like at a broken file
        reason = str(getattr(error, "strerror", None) or error or type(error).__name__).rstrip(".")
        raise UnsupportedFileError(
            f"{filename} is a broken {kind.extension} file: {reason}.", code=4001
        ) from error


class _TooManyPixelsError(Exception):
    """A picture is over the limit."""


def _kind(file: BinaryIO, filename: str) -> Format:
    head = file.read(HEAD)
    if not head:
        raise UnsupportedFileError(f"{filename} is empty.", code=4001)
    kind = sniff(head)
    if kind is None:
        raise UnsupportedFileError(f"{filename} is not one of the accepted formats.", code=4001)
    if head.startswith(b"ID3") and len(head) >= 10:
        # A tag of ID3v2 may stand before other sound than MP3; its size has seven bits a byte.
        file.seek(
            10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        )
        tagged = sniff(file.read(HEAD))
        kind = tagged if tagged is not None and tagged.extension == "aac" else kind
    return kind


def _picture(path: Path, kind: Format, pixel_limit: int) -> Facts:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(path, formats=[kind.reader])
        except Image.DecompressionBombError as error:
            raise _TooManyPixelsError from error
        with image:
            width, height = image.size
            if width * height > pixel_limit:
                raise _TooManyPixelsError
            turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
            # An animation is asked how many frames it has when it is shown; it has to know.
            _ = getattr(image, "n_frames", 1)
            image.load()
    width, height = (height, width) if turned else (width, height)
    return Facts(kind.extension, "image", width=width, height=height)


def _table(path: Path, kind: Format, pixel_limit: int) -> Facts:
    # The renderer's own reading, which has limits of its own.
    from nemo_widgets.engine.render.cube import read_cube

    read_cube(path)
    return Facts(kind.extension, "table")


def _stream(path: Path, kind: Format, pixel_limit: int) -> Facts:
    # The renderer's own reading: what passes here is what it can show and play.
    import av

    from nemo_widgets.engine.render.clipfile import open_container, picture_stream

    with open_container(path, kind.reader) as container:
        video, sounds = picture_stream(container), container.streams.audio
        if video is None and not sounds:
            raise ValueError("it holds neither pictures nor sound")
        if video is not None and video.width * video.height > pixel_limit:
            raise _TooManyPixelsError
        main = video if video is not None else sounds[0]
        frame = next(container.decode(main), None)
        if frame is None:
            raise ValueError("nothing in it can be decoded")
        if video is None or not isinstance(frame, av.VideoFrame):
            return Facts(kind.extension, "audio", _length(container, main), has_audio=True)
        if frame.width * frame.height > pixel_limit:
            raise _TooManyPixelsError
        rate = video.average_rate
        facts = Facts(
            # Pictures under the name of a sound file: the renderer goes by the extension.
            extension="mp4" if kind.extension == "m4a" else kind.extension,
            file_type="video",
            fps=float(rate) if rate else None,
            has_audio=bool(sounds),
        )
        wide = max(1, round(frame.width * (float(video.sample_aspect_ratio or 1) or 1.0)))
        turned = abs(frame.rotation) % 180 == 90
        width, height = (frame.height, wide) if turned else (wide, frame.height)
    return replace(facts, duration=_clip_length(path, kind), width=width, height=height)


def _clip_length(path: Path, kind: Format) -> float | None:
    """Return how long a clip's pictures really last, whatever the file states: it may have broken off."""
    from nemo_widgets.engine.render.facts import facts_of

    return min(facts_of(path, kind.reader).seconds, LONGEST_S)


def _length(container: Any, stream: Any) -> float | None:
    """Return a sound's length in seconds: as the file states it, or else as its packets show."""
    import av

    if container.duration and 0 < container.duration / av.time_base <= LONGEST_S:
        return float(container.duration / av.time_base)
    end = start = None
    for packet in container.demux(stream):  # what a browser has recorded states no length
        if packet.pts is not None:
            start = packet.pts if start is None else min(start, packet.pts)
            end = max(end or 0, packet.pts + (packet.duration or 0))
    if start is None or end is None or end <= start:
        return None
    return min(float((end - start) * stream.time_base), LONGEST_S)
