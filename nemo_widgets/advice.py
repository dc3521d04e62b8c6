"""Every error as a user reads it, in one table: what happened, and what to do next.

The errors are made here the way the package makes them: those of the service by its codes, the others with
the words they have where they are raised.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rich import box
from rich.markup import escape
from rich.table import Table

from nemo_widgets.client.failures import failure
from nemo_widgets.errors import (
    EngineError,
    FileTooLargeError,
    InputError,
    MissingExtraError,
    NemoError,
    NetworkError,
    NothingToExportError,
    ProtocolError,
    RenderError,
    StorageError,
    TimedOutError,
    UnsupportedFileError,
)

LINK = "https://nemovideo.com/register?bind=anon_…"
LIMIT_BYTES = 200_000_000
HEADINGS = {
    "en": ("error", "comes as", "the user reads", "and what to do next"),
    "zh": ("错误", "来源", "用户看到的", "下一步"),
}


def examples() -> Iterator[tuple[str, NemoError]]:
    """Yield every error there is, with the answer of the service that it comes from, if it does."""
    yield "code 1001, HTTP 401", failure(1001)
    yield "code 1002", failure(1002)
    yield "code 2001, anonymous", failure(2001, bind=LINK)
    yield "code 2001, registered", failure(2001)
    yield "code 4001, HTTP 415", failure(4001)
    yield "code 4002, HTTP 413", failure(4002, limit=LIMIT_BYTES)
    yield "code or HTTP 402", failure(402)
    yield "code or HTTP 429", failure(429, retry_after=30)
    yield "code or HTTP 5xx", failure(None, status=503)
    yield "any other code", failure(4000, "This prompt cannot be drawn.")
    yield "", NetworkError("The connection to the service broke.")
    yield (
        "",
        NetworkError(
            "The connection broke before the agent answered, and the timeline is unchanged.",
            next_step="The message was not sent twice. Look at the timeline, then ask again to retry.",
        ),
    )
    yield "", TimedOutError("The agent said nothing for 600 s.")
    yield "", ProtocolError("The service's answer is not a JSON object.")
    yield "", InputError("The prompt is empty.", next_step="Describe a video, or the next edit.")
    yield "", UnsupportedFileError("notes.exe cannot be used: its extension is .exe.", code=4001)
    yield (
        "",
        FileTooLargeError(
            "clip.mp4 has 231.0 MB; ai-image-free takes up to 200 MB.",
            limit=LIMIT_BYTES,
            next_step="Trim it, or upload it with compress=True.",
        ),
    )
    yield (
        "",
        InputError(
            "script.pdf has no text layer: its pages are pictures.",
            next_step="Run it through text recognition (OCR) first, or paste the text.",
        ),
    )
    yield "", NothingToExportError()
    yield "", RenderError("The render failed: The service does not say why.")
    yield (
        "",
        TimedOutError(
            "The render takes longer than 600 s.",
            next_step="It goes on; fetch it later with nemo.resume('render_…').",
        ),
    )
    yield "", StorageError("The disk is full; lake.mp4 was not written.")
    yield "", EngineError("The engine did not answer in time: it wrote nothing to its log.", log="engine.log")
    yield "", MissingExtraError("Opening the notebook", extra="lab")


def table(language: Literal["en", "zh"]) -> Table:
    """Return the table of all errors in one language.

    Parameters
    ----------
    language
        `en` or `zh`.
    """
    shown = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False)
    for heading in HEADINGS[language]:
        shown.add_column(heading, overflow="fold")
    for origin, error in examples():
        error.say_in(language)
        name = type(error).__name__
        shown.add_row(name, origin, escape(error.message), escape(error.next_step))
    return shown
