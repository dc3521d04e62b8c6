"""Every error the package raises, by meaning; each says what happened and what to do next.

NemoError
├── InputError              an argument, file or table that cannot be used
│   ├── UnsupportedFileError    4001, with the accepted formats
│   └── FileTooLargeError       4002, with the limit
├── NothingToExportError    the timeline holds no segment
├── AuthError               1001, the token is expired or invalid
├── SessionError            1002, the session is gone
├── CreditsError            2001, with the registration link
├── PlanError               402, export is not part of the plan
├── RateLimitedError        429, with the time to wait
├── RefusedError            the agent or the service said no, in its own words
├── ServerError             5xx
├── NetworkError            no connection, or it broke
├── TimedOutError           a clock of `Timeouts` ran out
├── ProtocolError           an answer that does not follow the contract
├── RenderError             a render failed
├── StorageError            the disk is full or cannot be written
├── EngineError             the embedded engine cannot start, with its log
└── MissingExtraError       an optional package is needed, with the command that installs it

All are raised in English; a session has its errors say the same in its own language. `nemo-widgets errors`
prints what the user reads.
"""

from __future__ import annotations

from typing import Self

from nemo_widgets.phrases import in_chinese


class NemoError(Exception):
    """Base of all errors of this package.

    Parameters
    ----------
    message
        What happened, in one sentence that names the input and the reason.
    next_step
        What the user can do about it.
    code
        The service's number for it, where there is one.

    Examples
    --------
    >>> print(NemoError("clip.txt is not a video.", next_step="Pass an MP4."))
    clip.txt is not a video. Pass an MP4.
    """

    default_next_step = ""

    def __init__(self, message: str, *, next_step: str | None = None, code: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = self.default_next_step if next_step is None else next_step
        self.code = code

    def say_in(self, language: str) -> Self:
        """Speak a session's language, `en` or `zh`, from now on; what only others said stays as it was.

        Examples
        --------
        >>> print(NothingToExportError().say_in("zh"))
        还没有可导出的内容。 请先描述一个视频，或上传素材。
        """
        if language == "zh":
            self.message, self.next_step = in_chinese(self.message), in_chinese(self.next_step)
            # Not only what print() shows: repr() reads the arguments.
            self.args = (self.message,)
        return self

    def __str__(self) -> str:
        """Return the message followed by the next step."""
        return f"{self.message} {self.next_step}".strip()


class InputError(NemoError, ValueError):
    """An argument, a file or a table that cannot be used as it is."""


class UnsupportedFileError(InputError):
    """A file that is not one of the accepted formats, or is broken (code 4001)."""

    formats = ("mp4", "mov", "avi", "webm", "mkv", "jpg", "png", "gif", "webp", "mp3", "wav", "m4a", "aac")
    default_next_step = f"Accepted formats: {', '.join(formats)}."


class FileTooLargeError(InputError):
    """A file over the limit (code 4002).

    Parameters
    ----------
    limit
        The limit in bytes.
    """

    default_next_step = "Compress or trim it first."

    def __init__(
        self, message: str, *, limit: int | None = None, next_step: str | None = None, code: int | None = 4002
    ) -> None:
        super().__init__(message, next_step=next_step, code=code)
        self.limit = limit


class NothingToExportError(NemoError):
    """The timeline holds no segment."""

    default_next_step = "Describe a video or upload media first."

    def __init__(self, message: str = "There is nothing to export yet.", **kwargs: str | None) -> None:
        super().__init__(message, next_step=kwargs.get("next_step"))


class AuthError(NemoError):
    """The token is expired or invalid (code 1001)."""

    default_next_step = (
        "Try again to get a new anonymous token; where NEMO_TOKEN is set, unset it or set it to a valid one."
    )


class SessionError(NemoError):
    """The session is gone (code 1002)."""

    default_next_step = "Make a new Session or Studio; media has to be uploaded again."


class CreditsError(NemoError):
    """The account has no credits left (code 2001).

    Parameters
    ----------
    link
        Where a person registers or tops up.
    """

    def __init__(
        self, message: str, *, link: str | None = None, next_step: str | None = None, code: int | None = 2001
    ) -> None:
        if next_step is None:
            next_step = f"Register to go on: {link}" if link else "Top up credits in your account."
        super().__init__(message, next_step=next_step, code=code)
        self.link = link


class PlanError(NemoError):
    """Export is not part of the account's plan (code 402); it is not a matter of credits."""

    default_next_step = "Register or upgrade your plan to unlock export."


class RateLimitedError(NemoError):
    """Too many requests (code 429).

    Parameters
    ----------
    retry_after
        Seconds to wait.
    """

    def __init__(
        self,
        message: str,
        *,
        retry_after: float = 30.0,
        next_step: str | None = None,
        code: int | None = 429,
    ) -> None:
        if next_step is None:
            next_step = f"Try again in {retry_after:.0f} s."
        super().__init__(message, next_step=next_step, code=code)
        self.retry_after = retry_after


class RefusedError(NemoError):
    """The agent or the service said no; its reason is the message."""

    default_next_step = "Change the request and send it again."


class ServerError(NemoError):
    """The service failed (5xx); `retry_after` is the seconds it asks to wait, where it says."""

    retry_after: float | None = None
    default_next_step = "The timeline is kept; try again in a minute."


class NetworkError(NemoError):
    """No connection could be made, or it broke; `sent` tells whether the request may have arrived."""

    sent = True
    default_next_step = "Check the connection and try again; the timeline is kept."


class TimedOutError(NemoError):
    """One of the clocks of `Timeouts` ran out."""

    default_next_step = "The work may still finish; look at the timeline before sending it again."


class ProtocolError(NemoError):
    """The service answered with something that does not follow the contract."""

    default_next_step = "Check NEMO_API_URL; it may not point at the video service."


class RenderError(NemoError):
    """A render failed."""

    default_next_step = (
        "Export again; if it fails again, remove the segment it names, or else the one you added last."
    )


class StorageError(NemoError, OSError):
    """The disk is full or a file cannot be written; no half-written file is left."""

    default_next_step = "Free some space or choose another folder."


class EngineError(NemoError):
    """The embedded engine cannot start or be reached.

    Parameters
    ----------
    log
        The path of the engine's log.
    """

    def __init__(self, message: str, *, log: str | None = None, next_step: str | None = None) -> None:
        if next_step is None:
            next_step = (
                f"Try again; if it stays, its log says why: {log}"
                if log
                else "Run `nemo-widgets engine status`."
            )
        super().__init__(message, next_step=next_step)
        self.log = log


class MissingExtraError(NemoError, ImportError):
    """An optional package is needed."""

    def __init__(self, what: str, *, extra: str) -> None:
        super().__init__(
            f"{what} needs an optional package.", next_step=f'Run: pip install "nemo_widgets[{extra}]"'
        )
