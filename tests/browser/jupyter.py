"""A Jupyter server of its own: every folder temporary, nothing asked of the network."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from jupyter_client.blocking.client import BlockingKernelClient

App = Literal["lab", "notebook"]
_Found = TypeVar("_Found")

CELL = "import nemo_widgets as nemo\n\nstudio = nemo.Studio()\nstudio"


@dataclass(frozen=True)
class Jupyter:
    """A running server; `home` is its root folder, where notebooks and exports are."""

    app: App
    url: str
    home: Path
    runtime: Path
    nemo_home: Path

    def address(self, notebook: str) -> str:
        """Return where a notebook is shown."""
        return f"{self.url}{'lab/tree' if self.app == 'lab' else 'notebooks'}/{notebook}"

    def write_notebook(self, name: str, *cells: str) -> Path:
        """Write a notebook of code cells."""
        code: dict[str, Any] = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = {
            "cells": [{**code, "id": f"cell-{index}", "source": cell} for index, cell in enumerate(cells)],
            "metadata": {"kernelspec": kernel},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        path = self.home / name
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return path

    def evaluate(self, code: str) -> Any:
        """Return the value of an expression in the newest kernel, through JSON."""
        connection = max(self.runtime.glob("kernel-*.json"), key=lambda path: path.stat().st_mtime)
        client = BlockingKernelClient(connection_file=str(connection))
        client.load_connection_file()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
            printed: list[str] = []
            client.execute_interactive(
                f"import json as _json; print(_json.dumps({code}))",
                timeout=120,
                store_history=False,
                output_hook=lambda message: printed.append(message["content"].get("text", "")),
            )
        finally:
            client.stop_channels()
        return json.loads("".join(printed))


@contextmanager
def jupyter(app: App, folder: Path, *, theme: str = "JupyterLab Light") -> Iterator[Jupyter]:
    """Start a server, and end it with its kernels."""
    places = {name: folder / name for name in ("home", "config", "data", "runtime", "settings", "spaces")}
    for place in places.values():
        place.mkdir(parents=True)
    _settle(places["settings"], theme)
    nemo_home = folder / "nemo"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("NEMO_", "JUPYTER"))},
        "JUPYTER_CONFIG_DIR": str(places["config"]),
        "JUPYTER_DATA_DIR": str(places["data"]),
        "JUPYTER_RUNTIME_DIR": str(places["runtime"]),
        "JUPYTERLAB_SETTINGS_DIR": str(places["settings"]),
        "JUPYTERLAB_WORKSPACES_DIR": str(places["spaces"]),
        "IPYTHONDIR": str(folder / "ipython"),
        "NEMO_HOME": str(nemo_home),
        # A test that was killed leaves no engine behind for long.
        "NEMO_ENGINE_IDLE_S": "120",
    }
    command = [sys.executable, "-m", "jupyter", app, *_options(app, places["home"])]
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, env=environment, cwd=places["home"], stdout=output, stderr=subprocess.STDOUT
        )
    try:
        info = _until(lambda: _running(places["runtime"]), server, log)
        yield Jupyter(app, info["url"], places["home"], places["runtime"], nemo_home)
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        _stop_engine(environment)


def _options(app: App, home: Path) -> list[str]:
    return [
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        "--port=0",
        "--expose-app-in-browser",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={home}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        *(["--LabApp.collaborative=False"] if app == "lab" else []),
    ]


def _settle(folder: Path, theme: str) -> None:
    plugins = {
        "notification": {"fetchNews": "false", "checkForUpdates": False},
        "themes": {"theme": theme},
    }
    home = folder / "@jupyterlab" / "apputils-extension"
    home.mkdir(parents=True)
    for plugin, settings in plugins.items():
        (home / f"{plugin}.jupyterlab-settings").write_text(json.dumps(settings), encoding="utf-8")


def _running(runtime: Path) -> dict[str, Any] | None:
    for path in runtime.glob("jpserver-*.json"):
        text = path.read_text(encoding="utf-8")
        if text.endswith("}"):
            info: dict[str, Any] = json.loads(text)
            return info
    return None


def _until(
    found: Callable[[], _Found | None], server: subprocess.Popen[bytes], log: Path, seconds: float = 60
) -> _Found:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        value = found()
        if value is not None:
            return value
        time.sleep(0.1)
    raise TimeoutError(f"Jupyter did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")


def _stop_engine(environment: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "-c", "from nemo_widgets.engine.launcher import stop_engine; stop_engine()"],
        env=environment,
        check=True,
        timeout=60,
    )
