"""What a timeline can be exported as: the formats and qualities, for whoever asks and whoever renders."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeGuard

from nemo_widgets.errors import InputError

Kind = Literal["video", "animation", "sound", "picture"]
Quality = Literal["low", "medium", "high", "preview"]


@dataclass(frozen=True)
class Format:
    """One format; its `name` is also its extension.

    Parameters
    ----------
    name
        Such as `mp4`.
    kind
        Whether it holds pictures with sound, pictures alone, sound alone or one picture.
    mime
        Its content type.
    label
        As people write it.
    """

    name: str
    kind: Kind
    mime: str
    label: str

    @property
    def suffix(self) -> str:
        """The extension with its dot."""
        return f".{self.name}"


FORMATS: Final[Mapping[str, Format]] = {
    made.name: made
    for made in (
        Format("mp4", "video", "video/mp4", "MP4"),
        Format("mov", "video", "video/quicktime", "MOV"),
        Format("webm", "video", "video/webm", "WebM"),
        Format("gif", "animation", "image/gif", "GIF"),
        Format("mp3", "sound", "audio/mpeg", "MP3"),
        Format("wav", "sound", "audio/wav", "WAV"),
        Format("png", "picture", "image/png", "PNG"),
        Format("jpg", "picture", "image/jpeg", "JPG"),
    )
}
QUALITIES: Final[tuple[Quality, ...]] = ("low", "medium", "high", "preview")
ENCODERS: Final = ("x264", "auto", "nvenc", "qsv", "vaapi", "videotoolbox", "amf")

_OTHER_NAMES: Final = {"jpeg": "jpg"}


def format_named(name: str) -> Format:
    """Return the format of a file's name, of an extension, or of its own name.

    Raises
    ------
    InputError
        Nothing is exported as that; the message lists what is.

    Examples
    --------
    >>> format_named("dusk.GIF").kind, format_named(".jpeg").name, format_named("webm").mime
    ('animation', 'jpg', 'video/webm')
    """
    key = name.rpartition(".")[2].lower()
    found = FORMATS.get(_OTHER_NAMES.get(key, key))
    if found is None:
        raise InputError(
            f"An export is {_listed()}, not {name or 'a file without an extension'}.",
            next_step="Name the file after its format, such as “….mp4”.",
        )
    return found


def quality_named(name: str) -> Quality:
    """Return a quality by its name; `draft` is another word for `low`.

    Raises
    ------
    InputError
        There is no such quality.
    """
    key = name.strip().lower()
    for quality in QUALITIES:
        if quality == ("low" if key == "draft" else key):
            return quality
    raise InputError(
        f"The quality {name!r} is not known.", next_step="Use “low”, “medium”, “high” or “preview”."
    )


def encoder_named(name: str) -> str:
    """Return an encoder by its name, FFmpeg's names among them.

    Raises
    ------
    InputError
        It is none of `ENCODERS`.

    Examples
    --------
    >>> encoder_named("h264_nvenc"), encoder_named("libx264")
    ('nvenc', 'x264')
    """
    key = name.strip().lower().removeprefix("h264_").removeprefix("lib")
    if key not in ENCODERS:
        raise InputError(
            f"The encoder {name!r} is not known.", next_step=f"Use one of {', '.join(ENCODERS)}."
        )
    return key


@dataclass(frozen=True)
class Output:
    """What an export is to become.

    Parameters
    ----------
    format
        The name of one of `FORMATS`.
    quality
        How good, or `preview` for a quick look at a quarter of the size.
    encoder
        `x264`, `auto` for the machine's hardware where it works, or one of `ENCODERS`.
    at
        For a picture: its time in seconds; the middle where None.

    Raises
    ------
    InputError
        One of them is not known.
    """

    format: str = "mp4"
    quality: str = "high"
    encoder: str = "x264"
    at: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "format", format_named(self.format).name)
        object.__setattr__(self, "quality", quality_named(self.quality))
        object.__setattr__(self, "encoder", encoder_named(self.encoder))
        if self.at is not None and not (_is_number(self.at) and self.at >= 0):
            raise InputError(
                f"The time {self.at!r} is not a number of seconds.", next_step="Pass at=1.5, say."
            )

    def to_wire(self) -> dict[str, Any]:
        """Return it as a render request's `output`; what is as usual is not said."""
        told: dict[str, Any] = {"format": self.format, "quality": self.quality}
        if self.encoder != "x264":
            told["encoder"] = self.encoder
        if self.at is not None:
            told["at"] = self.at
        return told

    @classmethod
    def from_wire(cls, told: Mapping[str, Any]) -> Output:
        """Read a render request's `output`; a quality or time that means nothing here is passed over.

        Raises
        ------
        InputError
            The format or the encoder is not known.
        """
        quality = str(told.get("quality") or "high").lower()
        at = told.get("at")
        return cls(
            str(told.get("format") or "mp4"),
            quality if quality in (*QUALITIES, "draft") else "high",
            str(told.get("encoder") or "x264"),
            float(at) if _is_number(at) and at >= 0 else None,
        )


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _listed() -> str:
    *most, last = [made.label for made in FORMATS.values()]
    return f"{', '.join(most)} or {last}"
