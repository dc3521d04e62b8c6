"""A real ADK server with a scripted agent and no model: `python -m tests.services.adk_agent`.

It prints its port. The endpoints that ADK does not have (token, session, state) are added to the same app.
"""

from __future__ import annotations

import socket
import tempfile
from pathlib import Path

AGENT = """
from google.adk.agents import BaseAgent
from google.adk.events import Event, EventActions
from google.genai import types


def said(agent, *parts, **more):
    return Event(author=agent.name, content=types.Content(role="model", parts=list(parts)), **more)


class Scripted(BaseAgent):
    async def _run_async_impl(self, ctx):
        asked = ctx.user_content.parts[0].text
        if "silent" in asked:
            return
        if "fail" in asked:
            yield said(self, types.Part(text="Trying."))
            yield Event(author=self.name, error_code="RESOURCE_EXHAUSTED", error_message="No more pictures.")
            return
        if "crash" in asked:
            raise RuntimeError("the agent fell over")
        if "pieces" in asked:
            for piece in ("A lake ", "at ", "dusk."):
                yield said(self, types.Part(text=piece), partial=True)
            yield said(self, types.Part(text="A lake at dusk."))
            return
        yield said(self, types.Part(text="I think.", thought=True), types.Part(text="Painting."))
        call = types.FunctionCall(id="c1", name="paint", args={"prompt": "lake"})
        yield said(self, types.Part(function_call=call))
        result = types.FunctionResponse(id="c1", name="paint", response={"secret_plan": "lake"})
        yield said(self, types.Part(function_response=result))
        draft = {"t": [{"tt": 0, "sg": [{"id": "s1", "s": 0, "d": 4000, "m": {"title": "lake"}}]}], "d": 4000}
        yield Event(author=self.name, actions=EventActions(state_delta={"draft": draft}))
        yield said(self, types.Part(text="完成 — a lake, 4 s."))


root_agent = Scripted(name="nemo_agent")
"""


def main() -> None:
    import httpx
    import uvicorn
    from google.adk.cli.fast_api import get_fast_api_app

    folder = Path(tempfile.mkdtemp())
    (folder / "nemo_agent").mkdir()
    (folder / "nemo_agent" / "__init__.py").write_text("from . import agent\n")
    (folder / "nemo_agent" / "agent.py").write_text(AGENT)
    app = get_fast_api_app(agents_dir=str(folder), session_service_uri="memory://", web=False)

    sessions = "/apps/nemo_agent/users/me/sessions"

    async def adk(method: str, path: str) -> dict[str, object]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://adk") as client:
            body: dict[str, object] = (await client.request(method, path)).json()
            return body

    @app.post("/api/auth/anonymous-token")  # type: ignore[untyped-decorator, unused-ignore]
    async def token() -> dict[str, object]:
        return {"code": 0, "data": {"token": "nmv_usr_adk", "user_id": "anon_adk"}}

    @app.post("/api/tasks/me/with-session/nemo_agent")  # type: ignore[untyped-decorator, unused-ignore]
    async def session() -> dict[str, object]:
        made = await adk("POST", sessions)
        return {"code": 0, "data": {"task_id": "t", "session_id": made["id"], "user_id": "anon_adk"}}

    @app.get("/api/state/nemo_agent/me/{sid}/latest")  # type: ignore[untyped-decorator, unused-ignore]
    async def state(sid: str) -> dict[str, object]:
        found = await adk("GET", f"{sessions}/{sid}")
        return {"code": 0, "data": {"session_id": sid, "state": found.get("state", {})}}

    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


if __name__ == "__main__":
    main()
