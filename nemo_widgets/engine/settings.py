"""Every limit and clock of the engine, each with an environment variable of its own."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import SecretStr

from nemo_widgets.errors import InputError

MEGABYTE = 1_000_000


def _env(default: float, name: str) -> Any:
    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = 0.0
        if not 0 < value < float("inf"):
            raise InputError(
                f"{name} is {text!r}, which is not a positive number.",
                next_step=f"Unset it, or set it to a number; the default is {default}.",
            )
        return value

    return _setting(default, name, read)


def _word(name: str) -> Any:
    return _setting("", name, str.strip)


def _secret(name: str) -> Any:
    return _setting(SecretStr(""), name, lambda text: SecretStr(text.strip()))


def _setting(default: Any, name: str, read: Callable[[str], Any]) -> Any:
    return field(default=default, metadata={"env": name, "read": read})


@dataclass(frozen=True)
class Settings:
    """The engine's limits; `from_env` reads them.

    Examples
    --------
    >>> Settings.from_env({"NEMO_ENGINE_IDLE_S": "60"}).idle_s
    60.0
    """

    idle_s: float = _env(900, "NEMO_ENGINE_IDLE_S")
    """The engine stops after so long without a request or a job."""
    heartbeat_s: float = _env(10, "NEMO_ENGINE_HEARTBEAT_S")
    """Silence in a message's stream is broken by a heartbeat this often."""
    upload_mb: float = _env(500, "NEMO_ENGINE_UPLOAD_MB")
    """The largest file that comes in, in millions of bytes."""
    pixels_mp: float = _env(100, "NEMO_ENGINE_PIXELS_MP")
    """The largest picture that is decoded, in millions of pixels."""
    probe_s: float = _env(30, "NEMO_ENGINE_PROBE_S")
    """A file that takes longer to look at is refused."""
    fetch_s: float = _env(30, "NEMO_ENGINE_FETCH_S")
    """Silence of a remote host for so long ends a fetch."""
    fetch_total_s: float = _env(600, "NEMO_ENGINE_FETCH_TOTAL_S")
    """A fetch that takes longer as a whole is given up."""
    token_days: float = _env(7, "NEMO_ENGINE_TOKEN_DAYS")
    """How long an anonymous token is good for."""
    image_s: float = _env(120, "NEMO_ENGINE_IMAGE_S")
    """A maker of pictures that takes longer for one is given up."""
    speech_s: float = _env(300, "NEMO_ENGINE_SPEECH_S")
    """A voice that takes longer for a narration is given up; one scene of it may take a quarter of that."""
    music_s: float = _env(120, "NEMO_ENGINE_MUSIC_S")
    """Music that takes longer to make is given up."""
    images_at_once: float = _env(2, "NEMO_ENGINE_IMAGES_AT_ONCE")
    """How many pictures are made at a time, where the maker allows that many."""
    render_silence_s: float = _env(120, "NEMO_ENGINE_RENDER_SILENCE_S")
    """A render that does not move for so long is taken for hung, and tried once more in another process."""
    keep_renders_mb: float = _env(10_000, "NEMO_ENGINE_KEEP_RENDERS_MB")
    """Finished videos beyond this are removed, oldest first; the newest 20 always stay."""
    llm_url: str = _word("NEMO_LLM_URL")
    """Where a language model of the user's own listens; without it the agent plans by rules."""
    llm_model: str = _word("NEMO_LLM_MODEL")
    """Which model to ask for; where a server has only one, it need not be named."""
    llm_key: SecretStr = _secret("NEMO_LLM_KEY")  # noqa: RUF009 -- it makes a field
    """What the model's server wants to see as a bearer token."""
    llm_s: float = _env(120, "NEMO_LLM_TIMEOUT_S")
    """A model that has not planned a message after so long, both turns together, is not waited for."""

    @property
    def upload_limit(self) -> int:
        """The largest file that comes in, in bytes."""
        return round(self.upload_mb * MEGABYTE)

    @property
    def pixel_limit(self) -> int:
        """The largest picture that is decoded, in pixels."""
        return round(self.pixels_mp * 1_000_000)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from the environment.

        Raises
        ------
        InputError
            A variable holds something else than a positive number.
        """
        environ = os.environ if environ is None else environ
        return cls(
            **{
                item.name: item.metadata["read"](environ[item.metadata["env"]])
                for item in dataclasses.fields(cls)
                if item.metadata["env"] in environ
            }
        )
