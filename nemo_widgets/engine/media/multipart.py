"""Multipart bodies, written to files as they come: nothing is held in memory or in a second place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from nemo_widgets.engine.media.files import label
from nemo_widgets.errors import InputError

FIELD = b"files"
MOST_FILES = 100


class Receiver:
    """Takes a body piece by piece, and each file of the field `files` to a path of its own.

    Parameters
    ----------
    content_type
        The header of that name, which holds the boundary.
    place
        Returns a new path for each file.
    files
        Gets the path and name of every file as it begins; they are the caller's to remove.

    Raises
    ------
    InputError
        The header names no boundary.
    """

    def __init__(self, content_type: str, place: Callable[[], Path], files: list[tuple[Path, str]]) -> None:
        self.files = files
        self._place = place
        self._file: BinaryIO | None = None
        self._field = self._value = self._disposition = b""
        self._ended = False
        boundary = parse_options_header(content_type)[1].get(b"boundary")
        if not boundary:
            raise _not_whole()
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._header_field,
                    "on_header_value": self._header_value,
                    "on_header_end": self._header_end,
                    "on_headers_finished": self._open,
                    "on_part_data": self._write,
                    "on_part_end": self.close,
                    "on_end": self._end,
                },
            )
        except FormParserError as error:
            raise _not_whole() from error

    def feed(self, piece: bytes) -> None:
        """Take the next piece.

        Raises
        ------
        InputError
            It is no multipart body, or one of too many files.
        OSError
            A file cannot be written.
        """
        try:
            self._parser.write(piece)
        except FormParserError as error:
            raise _not_whole() from error

    def finish(self) -> None:
        """Say that all has come.

        Raises
        ------
        InputError
            The body ended too early, or held no file.
        """
        if not self._ended:
            raise _not_whole()
        if not self.files:
            raise InputError("The upload holds no file.", next_step="Send it in the field `files`.", code=400)

    def close(self) -> None:
        """Close the file that is open."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _begin(self) -> None:
        self._disposition = b""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._field.lower() == b"content-disposition":
            self._disposition = self._value
        self._field = self._value = b""

    def _open(self) -> None:
        options = parse_options_header(self._disposition)[1]
        if options.get(b"name") != FIELD or b"filename" not in options:
            return
        if len(self.files) == MOST_FILES:
            raise InputError(f"The upload holds more than {MOST_FILES} files.", code=400)
        path = self._place()
        self.files.append((path, label(options[b"filename"].decode("utf-8", "replace"))))
        self._file = path.open("wb")

    def _write(self, data: bytes, start: int, end: int) -> None:
        if self._file is not None:
            self._file.write(memoryview(data)[start:end])

    def _end(self) -> None:
        self._ended = True


def _not_whole() -> InputError:
    return InputError("The upload is not a whole multipart body.", code=400)
