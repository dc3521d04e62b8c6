"""Record the streams of a real ADK server, byte for byte: `python -m tests.services.record_adk`.

They are written to `tests/proofs/streams`, one file a message.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
STREAMS = ROOT / "tests" / "proofs" / "streams"
MESSAGES = {
    "tools": "paint a lake",
    "pieces": "tell me in pieces",
    "failure": "please fail",
    "crash": "crash now",
    "silent": "be silent",
}


def record(client: httpx.Client, message: str) -> bytes:
    session = client.post("/api/tasks/me/with-session/nemo_agent").json()["data"]["session_id"]
    body = {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": session,
        "streaming": True,
        "new_message": {"role": "user", "parts": [{"text": message}]},
    }
    return client.post("/run_sse", json=body, headers={"Accept": "text/event-stream"}).content


def main() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.services.adk_agent"],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        port = next(line.strip() for line in process.stdout if line.strip().isdigit())
        STREAMS.mkdir(exist_ok=True)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as client:
            for name, message in MESSAGES.items():
                path = STREAMS / f"{name}.sse"
                path.write_bytes(record(client, message))
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


if __name__ == "__main__":
    main()
