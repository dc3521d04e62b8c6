"""Tokens and credits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header
from fastapi.responses import JSONResponse, Response

from nemo_widgets.engine.auth import User
from nemo_widgets.engine.envelope import failure, success
from nemo_widgets.engine.house import Rooms

# The engine charges nothing; the contract's clients expect numbers.
CREDITS = {"available": 100, "frozen": 0, "total": 100}
router = APIRouter()


@router.post("/api/auth/anonymous-token")
async def anonymous_token(house: Rooms, x_client_id: Annotated[str, Header()] = "") -> Response:
    """Give a client a token."""
    if not x_client_id or len(x_client_id) > 64:
        return failure(400, 400, "The header X-Client-Id is missing.")
    token, user_id, expires = house.store.issue_token(x_client_id, house.settings.token_days)
    expires_at = datetime.fromtimestamp(expires, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return JSONResponse(
        success(token=token, user_id=user_id, expires_at=expires_at, credits=CREDITS["available"])
    )


@router.post("/api/auth/claim-token")
async def claim_token(_: User) -> Response:
    """Say that there is nothing to claim here."""
    return failure(501, 501, "The engine on this machine has no web workspace to link to.")


@router.get("/api/credits/balance/simple")
async def balance(_: User) -> dict[str, Any]:
    """Tell the balance."""
    return success(**CREDITS)
