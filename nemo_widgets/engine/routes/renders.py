"""Exports; their answers have no envelope."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from nemo_widgets.engine.auth import OwnRender, User
from nemo_widgets.engine.envelope import json_body
from nemo_widgets.engine.house import House, Rooms
from nemo_widgets.engine.jobs import format_of
from nemo_widgets.engine.tables import Render
from nemo_widgets.errors import InputError, NothingToExportError, PlanError, RenderError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import Output

ATTRIBUTION = ("X-Skill-Source", "X-Skill-Version", "X-Skill-Platform")
RENDER_ID = re.compile(r"(?!\.)[A-Za-z0-9_.-]{1,120}")
router = APIRouter()


@router.post("/api/render/proxy/lambda")
async def submit(request: Request, house: Rooms, user: User) -> dict[str, Any]:
    """Queue an export, or find the one of this id."""
    if not all(request.headers.get(name) for name in ATTRIBUTION):
        raise PlanError("The request lacks the attribution headers.")
    body = await json_body(request)
    house.store.session(str(body.get("sessionId", "")), user.user_id)
    render_id, draft, output = order(body)
    render, new = house.store.submit_render(render_id, user.user_id, draft, output)
    if new:
        house.jobs.add(render.id)
    return answer(render, house)


@router.get("/api/render/proxy/lambda/{render_id}")
async def status(render: OwnRender, house: Rooms) -> dict[str, Any]:
    """Tell how far an export is."""
    return answer(render, house)


@router.post("/api/render/proxy/lambda/{render_id}/cancel")
async def cancel(render: OwnRender, house: Rooms) -> dict[str, Any]:
    """Cancel an export that has not ended."""
    house.jobs.cancel(render)
    return answer(house.store.render(render.id) or render, house)


@router.get("/api/render/proxy/{render_id}/download")
async def download(render: OwnRender, house: Rooms) -> Response:
    """Give an export's file, whole or in ranges."""
    path = house.jobs.file(render)
    if render.status != "completed" or not path.exists():
        raise RenderError("The export has no file.", code=404)
    return FileResponse(path, media_type=format_of(render).mime)


@router.get("/renders/{render_id}.{extension}")
async def named(render: OwnRender, extension: str, house: Rooms) -> Response:
    """Give an export's file under its own extension."""
    if extension != format_of(render).name:
        raise RenderError("The export has no file of this format.", code=404)
    return await download(render, house)


def order(body: dict[str, Any]) -> tuple[str, Draft, dict[str, Any]]:
    """Return what is to be rendered: id, draft and output."""
    render_id = str(body.get("id", ""))
    if not RENDER_ID.fullmatch(render_id):
        raise InputError("`id` is not a render id: letters, digits, `_`, `-` and `.` only.", code=400)
    draft = Draft.from_wire(body.get("draft"))
    if not draft.is_exportable:
        raise NothingToExportError
    output = body.get("output")
    output = output if isinstance(output, dict) else {}
    Output.from_wire(output)  # a format that is not known is refused here, before anything is rendered
    return render_id, draft, output


def answer(render: Render, house: House) -> dict[str, Any]:
    """Return a render as the contract shows it."""
    progress = house.jobs.progress(render)
    shown: dict[str, Any] = {
        "taskId": render.id,
        "status": render.status,
        "progress": round(100 * progress.share, 1),
        "warnings": render.warnings or [],
    }
    if progress.total:
        shown["frames"] = {"done": progress.done, "total": progress.total}
    if progress.left is not None:
        shown["secondsLeft"] = progress.left
    if render.status == "completed":
        path = house.jobs.file(render)
        if path.exists():
            shown["output"] = {
                "url": f"/renders/{path.name}",
                "duration": render.duration,
                "size": render.size,
            }
        else:
            shown.update(status="failed", error="The file was removed to free space. Export again.")
    elif render.error:
        shown["error"] = render.error
    return shown
