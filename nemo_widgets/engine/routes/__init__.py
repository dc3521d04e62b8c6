"""The endpoints of the service's contract, by subject."""

from fastapi import FastAPI

from nemo_widgets.engine.routes import account, conversations, renders, uploads


def add(app: FastAPI) -> None:
    """Add all endpoints."""
    for room in (account, conversations, uploads, renders):
        app.include_router(room.router)
