"""The one door files come through: what a file is by its first bytes, and whether it can be used.

A file's name is never believed. FFmpeg opens what a playlist names, so the demuxer is forced to the one the
bytes call for, and no other protocol than `file` is opened.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nemo_widgets.engine.media.item import FileType
from nemo_widgets.errors import FileTooLargeError, UnsupportedFileError

OPTIONS = {"protocol_whitelist": "file"}
HEAD = 4096


@dataclass(frozen=True)
class Format:
    """A kind of file: its extension, what it holds, and the demuxer or Pillow format that reads it."""

    extension: str
    file_type: FileType
    reader: str


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
        kinds = {b"WEBP": Format("webp", "image", "WEBP"), b"AVI ": Format("avi", "video", "avi")}
        return {**kinds, b"WAVE": Format("wav", "audio", "wav")}.get(head[8:12])
    if head.startswith(b"\x1aE\xdf\xa3"):
        return Format("webm" if b"webm" in head[:64] else "mkv", "video", "matroska,webm")
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        brand = head[8:12]
        if brand in (b"M4A ", b"M4B "):
            return Format("m4a", "audio", "mov,mp4,m4a,3gp,3g2,mj2")
        extension = "mov" if brand == b"qt  " or head[4:8] != b"ftyp" else "mp4"
        return Format(extension, "video", "mov,mp4,m4a,3gp,3g2,mj2")
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return Format("aac", "audio", "aac")
    if head.startswith(b"ID3") or (
        len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] & 0x06
    ):
        return Format("mp3", "audio", "mp3")
    return None


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
        `extension`, `file_type`, `duration` (s), `width`, `height` (as shown), `fps`, `has_audio`.

    Raises
    ------
    UnsupportedFileError
        Not an accepted format, or broken.
    FileTooLargeError
        A picture of too many pixels.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise UnsupportedFileError(f"{filename} is empty.", code=4001)
    kind = sniff(head)
    if kind is None:
        raise UnsupportedFileError(f"{filename} is not one of the accepted formats.", code=4001)
    facts = (
        _picture(path, filename, kind, pixel_limit)
        if kind.file_type == "image"
        else _stream(path, filename, kind)
    )
    if (facts["width"] or 0) * (facts["height"] or 0) > pixel_limit:
        raise _too_many_pixels(filename, pixel_limit)
    return facts


def _too_many_pixels(filename: str, limit: int) -> FileTooLargeError:
    return FileTooLargeError(
        f"{filename} has more than {limit // 1_000_000} million pixels.",
        limit=limit,
        next_step="Make it smaller first.",
    )


def _picture(path: Path, filename: str, kind: Format, pixel_limit: int) -> dict[str, Any]:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=[kind.reader]) as image:
                width, height = image.size
                if width * height > pixel_limit:
                    raise _too_many_pixels(filename, pixel_limit)
                turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                image.load()
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnsupportedFileError(
            f"{filename} is a broken {kind.extension} file: {error}.", code=4001
        ) from error
    width, height = (height, width) if turned else (width, height)
    return _facts(kind, "image", width=width, height=height)


def _stream(path: Path, filename: str, kind: Format) -> dict[str, Any]:
    import av

    try:
        with av.open(str(path), format=kind.reader.split(",")[0], container_options=OPTIONS) as container:
            videos = [
                stream
                for stream in container.streams.video
                if not stream.disposition & av.stream.Disposition.attached_pic
            ]
            sounds = container.streams.audio
            if not videos and not sounds:
                raise UnsupportedFileError(f"{filename} holds neither pictures nor sound.", code=4001)
            main = videos[0] if videos else sounds[0]
            frame = next(container.decode(main), None)
            if frame is None:
                raise UnsupportedFileError(f"{filename} holds nothing that can be decoded.", code=4001)
            duration = container.duration / av.time_base if container.duration else _length(main)
            if not isinstance(frame, av.VideoFrame):
                return _facts(kind, "audio", duration=duration, has_audio=True)
            turned = abs(getattr(frame, "rotation", 0)) % 180 == 90
            width, height = (frame.height, frame.width) if turned else (frame.width, frame.height)
            rate = videos[0].average_rate
            return _facts(
                kind,
                "video",
                duration=duration,
                width=width,
                height=height,
                fps=float(rate) if rate else None,
                has_audio=bool(sounds),
            )
    except (av.FFmpegError, ValueError) as error:
        if isinstance(error, UnsupportedFileError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise UnsupportedFileError(
            f"{filename} is a broken {kind.extension} file: {reason}.", code=4001
        ) from error


def _length(stream: Any) -> float | None:
    return float(stream.duration * stream.time_base) if stream.duration and stream.time_base else None


def _facts(
    kind: Format,
    file_type: FileType,
    *,
    duration: float | None = None,
    width: int | None = None,
    height: int | None = None,
    fps: float | None = None,
    has_audio: bool = False,
) -> dict[str, Any]:
    return {
        "extension": kind.extension,
        "file_type": file_type,
        "duration": duration,
        "width": width,
        "height": height,
        "fps": fps,
        "has_audio": has_audio,
    }
