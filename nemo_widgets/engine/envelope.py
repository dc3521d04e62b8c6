"""Bodies: the envelope of every answer and error, and the JSON of a request."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from nemo_widgets.engine.settings import MEGABYTE
from nemo_widgets.engine.workers import WorkerDied
from nemo_widgets.errors import (
    AuthError,
    FileTooLargeError,
    InputError,
    NemoError,
    NothingToExportError,
    PlanError,
    SessionError,
    StorageError,
    UnsupportedFileError,
)

LARGEST_JSON = 64 * MEGABYTE
# What an error that brings no number of its own is answered with: an HTTP status and a code.
NUMBERS: list[tuple[type[NemoError], int, int]] = [
    (AuthError, 401, 1001),
    (SessionError, 404, 1002),
    (UnsupportedFileError, 415, 4001),
    (FileTooLargeError, 413, 4002),
    (PlanError, 402, 402),
    (StorageError, 507, 507),
    (WorkerDied, 500, 500),
    (NothingToExportError, 422, 422),
    (InputError, 422, 422),
]


def success(**data: Any) -> dict[str, Any]:
    """Return the envelope of an answer."""
    return {"code": 0, "data": data}


def failure(status: int, code: int, message: str, next_step: str = "") -> JSONResponse:
    """Return the envelope of an error; what to do next stands beside the message, so that it is said once."""
    body = {"code": code, "message": message, "data": None}
    return JSONResponse({**body, "next_step": next_step} if next_step else body, status_code=status)


def add_errors(app: FastAPI) -> None:
    """Answer every error in the envelope of the contract."""

    @app.exception_handler(NemoError)
    async def ours(_: Request, error: NemoError) -> JSONResponse:
        found = next(
            ((status, code) for kind, status, code in NUMBERS if isinstance(error, kind)), (400, 400)
        )
        code = error.code or found[1]
        return failure(code if 400 <= code < 600 else found[0], code, error.message, error.next_step)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        return failure(422, 422, "; ".join(str(problem.get("msg")) for problem in error.errors()))

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        return failure(error.status_code, error.status_code, str(error.detail))

    @app.exception_handler(ClientDisconnect)
    async def gone(_: Request, error: ClientDisconnect) -> JSONResponse:
        return failure(400, 400, "The request broke off.")

    @app.exception_handler(Exception)
    async def others(_: Request, error: Exception) -> JSONResponse:
        return failure(500, 500, f"The engine failed ({type(error).__name__}); its log says more.")


async def json_body(request: Request) -> dict[str, Any]:
    """Return the request's JSON object.

    Raises
    ------
    InputError
        The body is something else, too large, or holds halves of characters, which nothing can store.
    """
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > LARGEST_JSON:
            raise InputError("The request's body is too large.", code=413)
    try:
        body = json.loads(raw or b"{}")
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise InputError("The request's body is not JSON.", code=400) from error
    if not isinstance(body, dict):
        raise InputError("The request's body is not a JSON object.", code=400)
    return body
