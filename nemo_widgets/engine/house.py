"""The engine's rooms, as one request sees them."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from fastapi import Depends, Request

from nemo_widgets.engine.jobs import Jobs
from nemo_widgets.engine.media.library import Library
from nemo_widgets.engine.messages import Messages
from nemo_widgets.engine.settings import Settings
from nemo_widgets.engine.store import Store
from nemo_widgets.engine.workers import Workers


class House(NamedTuple):
    """Everything an endpoint may need; `inspectors` are the workers that look at files from outside."""

    store: Store
    library: Library
    inspectors: Workers
    messages: Messages
    jobs: Jobs
    settings: Settings


def rooms(request: Request) -> House:
    """Return the engine's rooms."""
    house: House = request.app.state.house
    return house


Rooms = Annotated[House, Depends(rooms)]
