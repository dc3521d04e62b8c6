"""Where things live on disk: one folder each for state, data and configuration.

`NEMO_HOME` moves all three under one folder, for tests and for machines whose home is read-only.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP = "nemo_widgets"


def state_dir() -> Path:
    """Return the folder of the engine's runtime file, logs and the journal of exports."""
    home = os.environ.get("NEMO_HOME")
    return Path(home) / "state" if home else Path(platformdirs.user_state_dir(APP, appauthor=False))


def data_dir() -> Path:
    """Return the folder of the engine's database, media library and renders."""
    home = os.environ.get("NEMO_HOME")
    return Path(home) / "data" if home else Path(platformdirs.user_data_dir(APP, appauthor=False))


def client_id_file() -> Path:
    """Return the file of the client id, which the vendor's other tools share."""
    home = os.environ.get("NEMO_HOME")
    return (Path(home) if home else Path.home() / ".config") / "nemovideo" / "client_id"
