"""Read one document in a process that may be killed: its name and bytes on stdin, its text on stdout."""

from __future__ import annotations

import json
import sys
from contextlib import suppress

from nemo_widgets.conversation.documents import read_document
from nemo_widgets.errors import InputError

MEMORY_BYTES = 2_000_000_000


def main() -> int:
    """Read it and say what became of it, as one JSON object; a status other than 0 is a reader that broke."""
    with suppress(ImportError, ValueError, OSError):
        # Not on Windows, and not above a limit that is there already.
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    name = json.loads(sys.stdin.buffer.readline())
    try:
        told: dict[str, str | int | None] = {"text": read_document(name, sys.stdin.buffer.read()).text}
    except InputError as error:
        told = {"message": error.message, "next_step": error.next_step, "code": error.code}
    sys.stdout.buffer.write(json.dumps(told).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
