"""Sessions: opened, spoken to, read."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response, StreamingResponse
from starlette.types import Send

from nemo_widgets.engine.auth import OwnSession, User
from nemo_widgets.engine.drafts import admitted
from nemo_widgets.engine.envelope import json_body, success
from nemo_widgets.engine.house import Rooms
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.edits import new_draft
from nemo_widgets.timeline.sizes import SHAPES

# What a video of a skill is shaped like unless the user says otherwise; landscape where none is named.
SHAPE_OF_SKILL = {"free-shorts": "vertical"}
router = APIRouter()


class EventStream(StreamingResponse):
    """A stream whose generator is closed at once when the client goes away, not when it is collected."""

    media_type = "text/event-stream"

    async def stream_response(self, send: Send) -> None:
        """Send all, then close the generator, whatever happened."""
        async with aclosing(self.body_iterator):  # type: ignore[type-var]  # ours is a generator
            await super().stream_response(send)


@router.post("/api/tasks/me/with-session/nemo_agent")
async def open_session(
    request: Request, house: Rooms, user: User, x_skill_source: Annotated[str, Header()] = ""
) -> dict[str, Any]:
    """Start a session."""
    body = await json_body(request)
    session = house.store.open_session(
        user.user_id,
        task_name=str(body.get("task_name", "project")),
        language=str(body.get("language", "en"))[:8],
        skill=x_skill_source,
        draft=new_draft(*SHAPES[SHAPE_OF_SKILL[x_skill_source]])
        if x_skill_source in SHAPE_OF_SKILL
        else None,
    )
    return success(task_id=session.task_id, session_id=str(session.id), user_id=user.user_id)


@router.post("/run_sse")
async def run_sse(request: Request, house: Rooms, user: User) -> Response:
    """Take a message and stream the answer."""
    body = await json_body(request)
    session = house.store.session(str(body.get("session_id", "")), user.user_id)
    message = body.get("new_message")
    parts = message.get("parts") if isinstance(message, dict) else None
    text = "\n".join(
        part["text"]
        for part in (parts if isinstance(parts, list) else ())
        if isinstance(part, dict) and isinstance(part.get("text"), str)
    )
    dry_run = body.get("dry_run", False)
    if not isinstance(dry_run, bool):
        # Carried out by mistake, what was only to be told cannot be untold.
        raise InputError("`dry_run` is neither true nor false.", next_step="Send it as JSON's true.")
    return EventStream(house.messages.answer(session, text, dry_run=dry_run))


@router.get("/api/state/nemo_agent/me/{session_id}/latest")
async def state(house: Rooms, session: OwnSession) -> dict[str, Any]:
    """Tell where a session stands."""
    draft, version = house.store.draft(session.id)
    width, height = draft.size
    wire = {
        generated: [
            house.library.item(media, name).to_wire()
            for name, media in house.store.session_media(session.id, generated=generated)
        ]
        for generated in (False, True)
    }
    return success(
        session_id=str(session.id),
        task_id=session.task_id,
        task_name=session.task_name,
        user_id=session.user_id,
        version=version,
        state={
            "draft": draft.to_wire(),
            "video_infos": wire[False],
            "generated_media": wire[True],
            "canvas_config": {"width": width, "height": height, "fps": draft.fps},
            "video_analyses": [],
        },
    )


@router.put("/api/state/nemo_agent/me/{session_id}/draft")
async def replace_draft(request: Request, house: Rooms, session: OwnSession) -> dict[str, Any]:
    """Put an edited timeline in the place of the version it was made from; ours, not the contract's."""
    body = await json_body(request)
    before, _ = house.store.draft(session.id)
    draft = await asyncio.to_thread(admitted, body.get("draft"), before, house.library.folder)
    return success(version=await house.messages.replace(session, draft, body.get("version")))
