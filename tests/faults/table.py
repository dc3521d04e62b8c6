"""All faults, by chapter, and the table of them as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from tests.faults import connections, downloads, refusals, renders, replies, streams, uploads
from tests.faults.fault import Fault

CHAPTERS = {
    "Streams": streams.FAULTS,
    "Codes of the contract": refusals.FAULTS,
    "Connections, tokens": connections.FAULTS,
    "Uploads": uploads.FAULTS,
    "Odd answers": replies.FAULTS,
    "Renders": renders.FAULTS,
    "Downloads": downloads.FAULTS,
}

FAULTS = [
    (f"{chapter.split(',')[0].lower()}: {fault.name}", fault)
    for chapter, faults in CHAPTERS.items()
    for fault in faults
]


def markdown() -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"# {len(FAULTS)} faults"
    for chapter, faults in CHAPTERS.items():
        yield from (
            "",
            f"## {chapter}",
            "",
            "| fault | the user | what comes of it | counted by the server |",
        )
        yield "|---|---|---|---|"
        for fault in faults:
            yield f"| {fault.name} | {fault.verb} | {fault.comes} | {_sent(fault)} |"


def _sent(fault: Fault) -> str:
    return ", ".join(f"{count} × {kind.strip()}" for kind, count in fault.sent.items())
