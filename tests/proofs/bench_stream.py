"""How fast streams are read on this machine: `python -m tests.proofs.bench_stream`."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator

from nemo_widgets.client.dialects import Dialects
from nemo_widgets.client.events import Event
from nemo_widgets.client.sse import Decoder

MEGABYTE = 1_000_000


def one_line(size: int) -> bytes:
    """Return an event whose JSON is one line."""
    return b'data: {"text": "' + b"lake " * (size // 5) + b'"}\n\n'


def many_lines(size: int) -> bytes:
    """Return an event whose JSON is pretty-printed, a `data:` a line."""
    rows = [{"id": f"seg_{number}", "name": "夕阳"} for number in range(size // 50)]
    text = json.dumps({"text": "lake", "rows": rows}, indent=1, ensure_ascii=False)
    return b"".join(f"data: {line}\n".encode() for line in text.split("\n")) + b"\n"


def partials(count: int) -> bytes:
    """Return a stream of words, and then the whole of them."""
    pieces = b"".join(
        b'data: {"type": "chunk", "content": "word%d "}\n\n' % number for number in range(count)
    )
    whole = "".join(f"word{number} " for number in range(count))
    return pieces + f'data: {{"type": "text", "content": "{whole}"}}\n\n'.encode()


def cut(wire: bytes, size: int) -> Iterator[bytes]:
    return (wire[at : at + size] for at in range(0, len(wire), size))


def events(pieces: Iterable[bytes]) -> list[Event]:
    decoder, dialects = Decoder(), Dialects()
    found = [event for piece in pieces for message in decoder.feed(piece) for event in dialects.read(message)]
    return [*found, *dialects.close()]


def reading(*wires: bytes, size: int = 4096, times: int = 5) -> list[float]:
    """Return how long each stream takes that comes in pieces of a size.

    It is the processor's time, the least of a few turns in which they alternate: a busy machine makes work
    slower, never faster, and what else it does is not ours to answer for.
    """
    turns = [[_seconds(wire, size) for wire in wires] for _ in range(times)]
    return [min(taken) for taken in zip(*turns, strict=True)]


def _seconds(wire: bytes, size: int) -> float:
    began = time.process_time()
    events(cut(wire, size))
    return time.process_time() - began


def main() -> None:
    print(f"{'stream':<32} {'piece':>8} {'5 MB':>8} {'10 MB':>8} {'ratio':>6}")
    for make in (one_line, many_lines):
        five, ten = make(5 * MEGABYTE), make(10 * MEGABYTE)
        for piece in (1_024, 65_536):
            first, second = reading(five, ten, size=piece)
            print(f"{make.__name__:<32} {piece:>8} {first:>7.3f}s {second:>7.3f}s {second / first:>6.2f}")
    for count in (20_000, 40_000):
        wire = partials(count)
        print(f"{count} partial events, {len(wire) / 1e6:.1f} MB: {reading(wire)[0]:.3f} s")


if __name__ == "__main__":
    main()
