"""Who we are to the service: a client id that lasts, and a token that is never shown."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nemo_widgets.client.disk import write_private
from nemo_widgets.client.secret import Secret, redacted
from nemo_widgets.errors import AuthError, ProtocolError
from nemo_widgets.locations import client_id_file, state_dir

_TOKEN = re.compile(r"[\x21-\x7e]+")
_CLIENT_ID = re.compile(r"[\x21-\x7e]{1,64}")

FetchToken = Callable[[str], Awaitable[Mapping[str, Any]]]


class Auth:
    """The token of one session; callers that need a new one at the same time share it.

    Parameters
    ----------
    fetch
        Asks the service for an anonymous token, given the client id.
    given
        A token of the user's own, from `NEMO_TOKEN`; it is used as it is and never replaced.
    store
        Returns the file of mode 0600 to keep an anonymous token in for the next kernel, since the service
        gives a client one token a week; None keeps it in memory.
    """

    def __init__(
        self, fetch: FetchToken, *, given: Secret | None = None, store: Callable[[], Path] | None = None
    ) -> None:
        self._fetch = fetch
        self._given = given is not None
        self._token = given
        self._store = None if self._given else store
        # A token of before is a secret still, as long as somebody may repeat it.
        self._used: list[Secret] = []
        self._lock = asyncio.Lock()
        self.user_id = ""

    def __repr__(self) -> str:
        return f"<Auth {'given token' if self._given else 'anonymous'}>"

    async def token(self) -> Secret:
        """Return the token, fetching one where there is none."""
        if self._token is None:
            await self.renew(None)
        if self._token is None:
            raise AuthError("There is no token.", code=1001)
        if self._given and not _TOKEN.fullmatch(self._token.reveal()):
            # Refused here: the HTTP library would quote it in its own error.
            raise AuthError("NEMO_TOKEN holds characters that no token has.", code=1001)
        return self._token

    async def renew(self, stale: Secret | None) -> None:
        """Get another token than the one that was refused.

        Raises
        ------
        AuthError
            The token is the user's own, from `NEMO_TOKEN`.
        """
        if self._given:
            raise AuthError(
                "The token from NEMO_TOKEN is expired or invalid.",
                next_step="Set NEMO_TOKEN to a valid token, or unset it to get an anonymous one.",
                code=1001,
            )
        async with self._lock:
            if self._token is not None and self._token != stale:
                return
            # Another kernel may have renewed it already, and would get no second one this week.
            kept = self._kept()
            if kept is not None and stale is not None and kept.get("token") == stale.reveal():
                kept = None
            data = kept or await self._fetch(client_id())
            token = data.get("token")
            if not isinstance(token, str) or not _TOKEN.fullmatch(token):
                raise ProtocolError("The service answered without a token.")
            self._token = Secret(token)
            self._used.append(self._token)
            self.user_id = redacted(str(data.get("user_id") or ""))
            if self._store is not None and kept is None:
                # Asked only now: the service may have wanted another client id.
                _keep(self._store(), data)

    def _kept(self) -> Mapping[str, Any] | None:
        if self._store is None:
            return None
        try:
            data = json.loads(self._store().read_text(encoding="utf-8"))
            until = datetime.fromisoformat(str(data.get("expires_at") or "9999-01-01T00:00:00+00:00"))
        except (OSError, ValueError, AttributeError):
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return data if until > datetime.now(UTC) else None


def client_id() -> str:
    """Return this machine's client id; one is made and saved where there is none."""
    given = os.environ.get("NEMO_CLIENT_ID", "").strip()
    if _CLIENT_ID.fullmatch(given):
        return given
    path = client_id_file()
    with suppress(OSError, UnicodeDecodeError):
        saved = path.read_text(encoding="utf-8").strip()
        if _CLIENT_ID.fullmatch(saved):
            if path.stat().st_mode & 0o077:
                # The vendor's other tools share the file, and may have left it open to all.
                with suppress(OSError):
                    path.chmod(0o600)
            return saved
    return another_client_id()


def another_client_id() -> str:
    """Make a client id, save it in place of the one before, and return it."""
    made = str(uuid.uuid4())
    # A home that cannot be written costs the credits of the last session, and nothing else.
    with suppress(OSError):
        write_private(client_id_file(), made + "\n")
    return made


def token_store(base_url: str) -> Path:
    """Return the file that keeps the anonymous token of one service and one client."""
    name = hashlib.sha256(f"{base_url}\n{client_id()}".encode()).hexdigest()[:16]
    return state_dir() / "tokens" / f"{name}.json"


def _keep(path: Path, data: Mapping[str, Any]) -> None:
    kept = {key: data[key] for key in ("token", "user_id", "expires_at") if isinstance(data.get(key), str)}
    with suppress(OSError):
        write_private(path, json.dumps(kept))
