"""Which language model is asked, and where: read from what users of many servers write."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit, urlunsplit

from pydantic import SecretStr

from nemo_widgets.engine.settings import Settings
from nemo_widgets.errors import InputError

_CHAT = "/chat/completions"
_VERSION = re.compile(r"v\d+\w*")
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
SHORTEST_SECRET = 8
"""A key that is shorter is a word that anybody may say, such as the `EMPTY` of a server that checks none."""


@dataclass(frozen=True)
class Model:
    """A language model of the user's own.

    `base` is the address before `/chat/completions`, without the query; `name` may be empty where the server
    has one model only; `seconds` is the clock of a whole message.
    """

    base: str
    name: str = ""
    key: SecretStr = field(default_factory=lambda: SecretStr(""))
    seconds: float = 120.0
    query: str = ""

    @property
    def host(self) -> str:
        """The server's host and port, for people."""
        return urlsplit(self.base).netloc

    @property
    def is_near(self) -> bool:
        """Whether the server is on this machine."""
        return urlsplit(self.base).hostname in _LOOPBACK

    @property
    def label(self) -> str:
        """What the model is called, for people."""
        return f"{self.name} at {self.host}" if self.name else self.host

    def url(self, path: str = _CHAT) -> str:
        """Return the address of an endpoint."""
        return f"{self.base}{path}" + (f"?{self.query}" if self.query else "")

    def without_key(self, text: str) -> str:
        """Return words of the server without the key, which it may repeat."""
        key = self.key.get_secret_value()
        return text.replace(key, "•••") if len(key) >= SHORTEST_SECRET else text


def model_of(settings: Settings) -> Model | None:
    """Return the model that the settings name, None where they name none.

    Raises
    ------
    InputError
        The address or the key cannot be used.

    Examples
    --------
    >>> model_of(Settings(llm_url="http://localhost:11434", llm_model="qwen3")).url()
    'http://localhost:11434/v1/chat/completions'
    """
    if not settings.llm_url:
        return None
    parts = _split(settings.llm_url)
    key = settings.llm_key
    if not re.fullmatch(r"[\x21-\x7e]*", key.get_secret_value()):
        raise InputError(
            "NEMO_LLM_KEY holds characters that no key has.",
            next_step="Set it to the key alone, without spaces or quotes.",
        )
    base = urlunsplit((parts.scheme, parts.netloc, _base(parts.path), "", ""))
    return Model(base, settings.llm_model, key, settings.llm_s, parts.query)


def _split(url: str) -> SplitResult:
    """Take an address apart, unless it is none or holds what is secret; it is not repeated for that."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not url.isascii() or re.search(r"\s", url):
        raise InputError(
            "NEMO_LLM_URL is not the address of a chat server.",
            next_step="Set it to an address such as http://localhost:11434/v1, or unset it.",
        )
    # An `api-version` is how one cloud tells its dialects apart; anything else there may be a key.
    if parts.username or parts.password or not re.fullmatch(r"(?:api-version=[\w.-]+)?", parts.query):
        raise InputError(
            "NEMO_LLM_URL holds a name, a password or a query.",
            next_step="Put the key into NEMO_LLM_KEY, and leave the address without it.",
        )
    return parts


def _base(path: str) -> str:
    """Return the path before `/chat/completions`.

    Examples
    --------
    >>> [_base(path) for path in ("", "/", "/v1/", "/api/v1/chat/completions", "/openai/v1", "/ollama")]
    ['/v1', '/v1', '/v1', '/api/v1', '/openai/v1', '/ollama/v1']
    """
    path = path.rstrip("/")
    if path.endswith(_CHAT):
        return path.removesuffix(_CHAT)
    versioned = any(_VERSION.fullmatch(part) for part in path.split("/"))
    return path if versioned else f"{path}/v1"
