"""What came of a message."""

from __future__ import annotations

from dataclasses import dataclass, field

from nemo_widgets.client.events import Event


@dataclass(frozen=True)
class Reply:
    """What came of a message.

    Parameters
    ----------
    text
        What the agent said, or, where it said nothing, what changed.
    changes
        What the timeline gained or lost, one sentence each.
    silent
        Whether `text` was told from the timeline.
    version
        The timeline's version afterwards.
    events
        Everything the stream brought, in order, but heartbeats.
    """

    text: str
    changes: list[str] = field(default_factory=list)
    silent: bool = False
    version: int = 0
    events: list[Event] = field(default_factory=list, repr=False)

    def __str__(self) -> str:
        return self.text


def joined(first: Reply, second: Reply) -> Reply:
    """Return what came of a message and of the one that followed it, as one.

    Examples
    --------
    >>> joined(Reply("Ask for it."), Reply("Done.", ["Music muted"], version=2)).changes
    ['Music muted']
    """
    return Reply(
        f"{first.text}\n\n{second.text}",
        [*first.changes, *second.changes],
        first.silent,
        second.version,
        [*first.events, *second.events],
    )
