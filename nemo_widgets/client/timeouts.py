"""The clocks of a session, in seconds."""

from __future__ import annotations

from dataclasses import dataclass, fields

from nemo_widgets.errors import InputError


@dataclass(frozen=True)
class Timeouts:
    """How long to wait, in seconds.

    Parameters
    ----------
    connect
        To reach the service.
    idle
        For anything but heartbeats, while a message is answered.
    total
        For the whole answer to a message.
    export
        For a render; it stays resumable by its id afterwards.
    rate_limit
        After a 429 that does not say how long to wait.
    answer
        For the reply to anything but a message; an upload's clock starts anew with every piece that is sent,
        a download's with every piece that arrives.
    retry
        Before a call that may be repeated is repeated; it doubles from try to try.
    look, look_again
        Before the timeline is read after a stream broke, and before it is read once more.
    document
        For reading a PDF whose text goes into a message.
    poll
        Between two looks at a render in the cloud.

    Raises
    ------
    InputError
        A clock is not a positive number.

    Examples
    --------
    >>> Timeouts(export=1800).total
    900
    """

    connect: float = 5
    idle: float = 600
    total: float = 900
    export: float = 600
    rate_limit: float = 30
    answer: float = 60
    retry: float = 0.2
    look: float = 30
    look_again: float = 60
    document: float = 30
    poll: float = 30

    def __post_init__(self) -> None:
        for clock in fields(self):
            value = getattr(self, clock.name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
                raise InputError(
                    f"The timeout {clock.name!r} is {value!r}.",
                    next_step="Pass a positive number of seconds.",
                )
