"""Take the README's picture of the studio: `python -m tests.browser.screenshot [--dark] PATH`.

It is what a user gets: JupyterLab, the quickstart's prompt, an export, and the player a few seconds in.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from pathlib import Path

from PIL import Image

from tests.browser.chromium import chromium
from tests.browser.jupyter import CELL, jupyter
from tests.browser.studio_page import StudioPage
from tests.browser.test_studio import PROMPT


def main() -> None:
    """Play the scene and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--at", type=float, default=2.0, help="where the player stands, in seconds")
    options = parser.parse_args()
    theme = "JupyterLab Dark" if options.dark else "JupyterLab Light"
    with (
        tempfile.TemporaryDirectory() as folder,
        jupyter("lab", Path(folder), theme=theme) as server,
        chromium() as browser,
    ):
        notebook = server.write_notebook("quickstart.ipynb", CELL)
        page = StudioPage.open(browser, server, notebook.name)
        page.command("application:toggle-left-area")
        page.run_cell()
        page.wait_for_status("ready")
        page.say(PROMPT)
        page.export()
        page.seek(options.at)
        page.page.mouse.move(0, 0)
        # The browser's own spinner fades some time after the frame is there.
        page.page.wait_for_timeout(2000)
        picture = page.page.screenshot(animations="disabled")
    options.path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").save(options.path, optimize=True)
    print(f"{options.path}: {options.path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
