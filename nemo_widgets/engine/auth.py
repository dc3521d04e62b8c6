"""Who may ask: the engine's key on every request, and whose token, session and export it is."""

from __future__ import annotations

import hmac
import time
from typing import Annotated

from fastapi import Depends, Header
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from nemo_widgets.engine.envelope import failure
from nemo_widgets.engine.house import Rooms
from nemo_widgets.engine.runtime import KEY_HEADER
from nemo_widgets.engine.store import Caller
from nemo_widgets.engine.tables import Conversation, Render
from nemo_widgets.errors import AuthError


class Activity:
    """When the engine was last needed: a request counts from its first byte to its answer's last."""

    def __init__(self) -> None:
        self.started = self._touched = time.monotonic()
        self._open = 0

    def __enter__(self) -> None:
        """Begin a request."""
        self._open += 1

    def __exit__(self, *_: object) -> None:
        """End a request."""
        self._open -= 1
        self.touch()

    def touch(self) -> None:
        """Note that the engine is needed now."""
        self._touched = time.monotonic()

    @property
    def idle_s(self) -> float:
        """Seconds since the engine was needed."""
        return 0.0 if self._open else time.monotonic() - self._touched


class Gate:
    """The door of the engine: refuses every request without its key, and counts the others.

    It is plain ASGI, so that a client which goes away ends its own stream and nothing stands between them.
    """

    def __init__(self, app: ASGIApp, key: str, activity: Activity) -> None:
        self._app = app
        self._key = key.encode()
        self._activity = activity

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(KEY_HEADER.lower().encode(), b"")
        if not hmac.compare_digest(given, self._key):
            refusal = failure(403, 403, "This engine belongs to another user, or was started anew.")
            await refusal(scope, receive, send)
            return
        with self._activity:
            await self._app(scope, receive, send)


def caller(house: Rooms, authorization: Annotated[str, Header()] = "") -> Caller:
    """Return whose bearer token the request carries."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise AuthError("The request carries no token.", code=1001)
    return house.store.caller(token.strip())


User = Annotated[Caller, Depends(caller)]


def own_session(session_id: str, house: Rooms, user: User) -> Conversation:
    """Return the session that the path names."""
    return house.store.session(session_id, user.user_id)


OwnSession = Annotated[Conversation, Depends(own_session)]


def own_render(render_id: str, house: Rooms, user: User) -> Render:
    """Return the export that the path names."""
    render = house.store.render(render_id, user.user_id)
    if render is None:
        raise HTTPException(404, f"There is no export {render_id[:80]!r}.")
    return render


OwnRender = Annotated[Render, Depends(own_render)]
