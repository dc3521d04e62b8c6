"""Fetch what a maker's answer points at: from the open internet or its own host, without the key."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import socket
import time
from typing import Final
from urllib.request import getproxies

import httpx

from nemo_widgets.engine.generate.remote import CONNECT_S
from nemo_widgets.errors import NetworkError, ProtocolError, RefusedError, TimedOutError

LARGEST: Final = 64_000_000
_HOPS: Final = 4


def fetch_pointed(url: str, *, who: str, home: str, seconds: float) -> bytes:
    """Return the file at an address that a server named.

    Whoever answers may name any address: what is inside this machine's network is not asked, except the host
    that answered. The address that was looked at is the one that is connected to.

    Parameters
    ----------
    url
        `http`, `https` or `data`.
    who, home
        What the server is called, and its host.
    seconds
        How long it may take.

    Raises
    ------
    RefusedError
        The address is not one to ask.
    NetworkError, TimedOutError, ProtocolError
        It could not be had.
    """
    if url.startswith("data:"):
        return _data(url, who)
    deadline = time.monotonic() + seconds
    for _ in range(_HOPS):
        answer = _asked(url, who, home, deadline)
        if isinstance(answer, bytes):
            return answer
        url = answer
    raise NetworkError(f"The picture of {who} cannot be fetched: it is passed on too often.", next_step="")


def _data(url: str, who: str) -> bytes:
    head, _, rest = url.partition(",")
    try:
        return base64.b64decode(rest if head.endswith(";base64") else "-", validate=True)
    except (ValueError, binascii.Error) as error:
        raise ProtocolError(
            f"The picture of {who} is not readable base64.", next_step="Try again."
        ) from error


def _asked(url: str, who: str, home: str, deadline: float) -> bytes | str:
    """Return a file, or the address it has moved to."""
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL:
        address = httpx.URL("")
    if address.scheme not in ("http", "https") or not address.host:
        raise RefusedError(f"The answer of {who} points at no http or https address.", next_step="")
    proxied = address.scheme in getproxies()
    pinned, more = address.copy_with(userinfo=b""), {}
    headers = {"Accept": "image/*"}
    if address.host != home and (not proxied or _is_numeric(address.host)):
        pinned = pinned.copy_with(host=_open_address(address, who))
        headers["Host"] = address.netloc.decode()
        more["sni_hostname"] = address.host
    left = deadline - time.monotonic()
    try:
        if left <= 0:
            raise httpx.ReadTimeout("")
        timeout = httpx.Timeout(left, connect=min(CONNECT_S, left))
        with (
            httpx.Client(trust_env=proxied and address.host != home, follow_redirects=False) as client,
            client.stream("GET", pinned, headers=headers, extensions=more, timeout=timeout) as answer,
        ):
            if answer.has_redirect_location:
                return str(address.join(answer.headers["location"]))
            if not answer.is_success:
                raise NetworkError(
                    f"The picture of {who} cannot be fetched (HTTP {answer.status_code}).",
                    next_step="Try again.",
                )
            return _read(answer, who, deadline)
    except httpx.TimeoutException as error:
        raise TimedOutError(f"The picture of {who} took too long.", next_step="Try again.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NetworkError(f"The picture of {who} cannot be fetched.", next_step="Try again.") from error


def _is_numeric(host: str) -> bool:
    """Tell whether a host needs no name server, which may be the proxy's affair alone."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return True


def _open_address(url: httpx.URL, who: str) -> str:
    """Return the address of a host that is on the open internet."""
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise NetworkError(f"The picture of {who} cannot be fetched.", next_step="Try again.") from error
    for address in found:
        # What stands after a % names an interface, and only addresses of a link have one.
        if "%" in address or not ipaddress.ip_address(address).is_global:
            raise RefusedError(
                f"The answer of {who} points into this machine's own network, so it was not fetched.",
                next_step="",
            )
    return min(found)


def _read(answer: httpx.Response, who: str, deadline: float) -> bytes:
    raw = bytearray()
    for piece in answer.iter_bytes():
        raw += piece
        if len(raw) > LARGEST:
            raise ProtocolError(f"The picture of {who} has no end.", next_step="")
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("")
    return bytes(raw)
