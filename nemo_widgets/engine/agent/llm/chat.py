"""A chat server over HTTP, asked in the manner it knows: tools, a JSON schema, or plain JSON."""

from __future__ import annotations

import functools
import json
import logging
import re
import ssl
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from nemo_widgets.engine.agent.llm.model import Model
from nemo_widgets.engine.agent.llm.told import Why

log = logging.getLogger(__name__)

MOST_BYTES = 1_000_000
CONNECT_S = 5.0
MANNERS = ("tools", "schema", "text")
"""How calls are asked for, the surest manner first."""

_LONGEST_WORDS = 160
_UNKNOWN = {400, 422, 501}
_OF_THE_MANNER = re.compile(r"tool|function|response_format|json_schema|schema|grammar|jinja", re.IGNORECASE)

Turn = Mapping[str, str]


class ModelError(Exception):
    """A model is of no use for a message; `more` is what is worth telling of it, without the key."""

    def __init__(self, why: Why, more: str = "") -> None:
        super().__init__(why, more)
        self.why: Why = why
        self.more = more


@dataclass(frozen=True)
class Asking:
    """What a server is asked with: the tools as it takes them, and the schema of an answer in JSON."""

    tools: Sequence[Mapping[str, Any]]
    schema: Mapping[str, Any]
    in_words: str
    """The tools as a text, for a server that takes none."""


@dataclass(frozen=True)
class _Told:
    status: int
    body: Any
    words: str


class Chat:
    """A chat server.

    Parameters
    ----------
    model
        Which model, and where.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        _asked.add(self)
        self._name = model.name
        self._manner = 0
        self._temperature = True

    def __repr__(self) -> str:
        return f"<Chat with {self.model.label}>"

    async def answer(self, turns: Sequence[Turn], asking: Asking, *, easier: bool = False) -> Any:
        """Return the whole answer to a conversation, as JSON.

        Parameters
        ----------
        easier
            Whether to ask in the manner after the one that worked, which was not understood.

        Raises
        ------
        ModelError
            The server is away, refuses, or answers with something else.
        """
        async with self._client() as client:
            name = self._name or await self._only_model(client)
            manner, temperature = min(self._manner + easier, len(MANNERS) - 1), self._temperature
            first: _Told | None = None
            while True:
                body = _request(MANNERS[manner], name, turns, asking, temperature=temperature)
                told = await self._sent(client, "POST", self.model.url(), body)
                if told.status == 200:
                    self._name, self._temperature = name, temperature
                    self._manner = self._manner if easier else manner
                    return told.body
                first = first or told
                if temperature and "temperature" in told.words.lower():
                    temperature = False
                elif manner < len(MANNERS) - 1 and _may_be_the_manner(told):
                    manner += 1
                else:
                    raise _error(first, has_key=bool(self.model.key.get_secret_value()))

    async def models(self) -> list[str]:
        """Return the names of the server's models.

        Raises
        ------
        ModelError
            It does not tell.
        """
        async with self._client() as client:
            return await self._models(client)

    async def _only_model(self, client: httpx.AsyncClient) -> str:
        names = await self._models(client)
        if len(names) != 1:
            raise ModelError("which")
        return names[0]

    async def _models(self, client: httpx.AsyncClient) -> list[str]:
        told = await self._sent(client, "GET", self.model.url("/models"))
        if told.status != 200:
            raise _error(told, has_key=bool(self.model.key.get_secret_value()))
        data = told.body.get("data") if isinstance(told.body, Mapping) else None
        return [
            item["id"]
            for item in (data if isinstance(data, list) else ())
            if isinstance(item, Mapping) and isinstance(item.get("id"), str)
        ]

    async def _sent(self, client: httpx.AsyncClient, method: str, url: str, body: Any = None) -> _Told:
        """Send one request; what is raised holds neither it nor its headers."""
        try:
            async with client.stream(method, url, json=body) as answer:
                raw = bytearray()
                async for piece in answer.aiter_bytes():
                    raw += piece
                    if len(raw) > MOST_BYTES:
                        raise ModelError("large")
                status = answer.status_code
        except (httpx.ReadTimeout, httpx.WriteTimeout):
            raise ModelError("slow", f"{self.model.seconds:g}") from None
        except (httpx.HTTPError, httpx.StreamError) as error:
            log.info("the language model at %s: %s", self.model.host, type(error).__name__)
            raise ModelError("away") from None
        if 300 <= status < 400:
            raise ModelError("moved")
        try:
            found = self._redacted(json.loads(raw.decode(errors="replace")))
        except (ValueError, RecursionError):
            found = None
        words = _words(found)
        if status == 200 and words and not (isinstance(found, Mapping) and found.get("choices")):
            # Some gateways report what failed with a status of success.
            status = 0
        if status != 200:
            log.warning("the language model at %s: HTTP %d %s", self.model.host, status, words)
        return _Told(status, found, words)

    def _redacted(self, value: Any) -> Any:
        """Return JSON without the key, however the server has escaped it."""
        if isinstance(value, str):
            return self.model.without_key(value)
        if isinstance(value, dict):
            return {self.model.without_key(name): self._redacted(held) for name, held in value.items()}
        return [self._redacted(held) for held in value] if isinstance(value, list) else value

    def _client(self) -> httpx.AsyncClient:
        key = self.model.key.get_secret_value()
        return httpx.AsyncClient(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(self.model.seconds, connect=CONNECT_S),
            # The key goes to the host it is for, and nowhere that host points to.
            follow_redirects=False,
            trust_env=not self.model.is_near,
            verify=_certificates() if self.model.base.startswith("https") else _no_certificates(),
        )


class _Redacting(logging.Filter):
    """At DEBUG these libraries log the headers of an answer, and a server may repeat the key there."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = clean = record.getMessage()
        for chat in list(_asked):
            clean = chat.model.without_key(clean)
        if clean != text:
            record.msg, record.args = clean, ()
        return True


_asked: weakref.WeakSet[Chat] = weakref.WeakSet()
for _name in ("httpx", *(f"httpcore.{part}" for part in ("connection", "http11", "proxy", "socks"))):
    logging.getLogger(_name).addFilter(_Redacting())


def _request(
    manner: str, name: str, turns: Sequence[Turn], asking: Asking, *, temperature: bool
) -> dict[str, Any]:
    body: dict[str, Any] = {"model": name, "messages": list(turns), "stream": False}
    if temperature:
        body["temperature"] = 0
    if manner == "tools":
        return {**body, "tools": list(asking.tools), "tool_choice": "auto"}
    system, *rest = turns
    body["messages"] = [{**system, "content": f"{system['content']}\n\n{asking.in_words}"}, *rest]
    if manner == "schema":
        wanted = {"name": "plan", "schema": dict(asking.schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": wanted}
    return body


def _may_be_the_manner(told: _Told) -> bool:
    """Tell whether a server that refused may take the same in an easier manner."""
    if told.status in {401, 403, 429}:
        return False
    return told.status in _UNKNOWN or bool(_OF_THE_MANNER.search(told.words))


def _error(told: _Told, *, has_key: bool) -> ModelError:
    more = ": ".join(filter(None, [f"HTTP {told.status}" if told.status else "", told.words]))
    if told.status in {401, 403}:
        return ModelError("key" if has_key else "no_key")
    if told.status == 404:
        return ModelError("unknown", more)
    if told.status == 429:
        return ModelError("busy")
    if told.status >= 500 or not told.status:
        return ModelError("failed", more)
    return ModelError("refused", more)


def _words(found: Any) -> str:
    """Return what a server says went wrong, in short and on one line; a web page says nothing."""
    error = found.get("error") if isinstance(found, Mapping) else None
    if isinstance(error, Mapping):
        error = error.get("message")
    if isinstance(found, Mapping) and not error:
        error = found.get("message") or found.get("detail")
    if not isinstance(error, str) or "<html" in error.lower():
        return ""
    words = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", " ", error).split())
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Read the authorities once: it takes longer than many an answer."""
    return httpx.create_ssl_context()


@functools.cache
def _no_certificates() -> ssl.SSLContext:
    """Return a context that trusts nobody, for plain http, where none is used."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
