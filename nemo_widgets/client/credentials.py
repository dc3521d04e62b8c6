"""The headers that hold a secret, set where the request leaves and nowhere before."""

from __future__ import annotations

from collections.abc import Generator

import httpx

from nemo_widgets.client.secret import Secret

NOTHING = httpx.Auth()
"""For another host, which is not told who we are."""


class Credentials(httpx.Auth):
    """A token, and the engine's key where there is one.

    Examples
    --------
    >>> Credentials(Secret("nmv_usr_1"), None)
    <Credentials>
    """

    def __init__(self, token: Secret | None, key: Secret | None) -> None:
        self._token = token
        self._key = key

    def __repr__(self) -> str:
        return "<Credentials>"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Put the secrets into a request."""
        if self._token is not None:
            request.headers["Authorization"] = f"Bearer {self._token.reveal()}"
        if self._key is not None:
            request.headers["X-Engine-Key"] = self._key.reveal()
        yield request
