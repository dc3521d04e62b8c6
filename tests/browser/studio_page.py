"""The page as a user has it: a notebook with the studio in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

from tests.browser.jupyter import Jupyter

LONG_MS = 120_000

# Notes every state of the studio that a user could have seen, however short.
WATCH = """
() => {
  const root = document.querySelector('.nemo-studio');
  window.seen = [];
  const note = () => window.seen.push({
    status: root.dataset.status,
    steps: root.querySelectorAll('.nemo-step').length,
    agent: [...root.querySelectorAll('.nemo-agent')].map((entry) => entry.textContent),
    progress: root.querySelector('.nemo-upload-sending [role=progressbar]')?.ariaValueNow ?? null,
    exporting: root.querySelector('.nemo-export [role=progressbar]')?.ariaValueNow ?? null,
  });
  const all = {subtree: true, childList: true, attributes: true, characterData: true};
  new MutationObserver(note).observe(root, all);
}
"""


@dataclass
class StudioPage:
    """One page on a notebook; it keeps what the console said and what was requested."""

    page: Page
    server: Jupyter
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, browser: Browser, server: Jupyter, notebook: str, **options: Any) -> StudioPage:
        """Open a notebook and wait until its kernel can run cells."""
        context = browser.new_context(viewport={"width": 1500, "height": 1150}, locale="en-GB", **options)
        page = context.new_page()
        opened = cls(page, server)
        page.on("console", opened._listen)
        page.on("pageerror", lambda error: opened.errors.append(str(error)))
        page.on("request", opened._count)
        page.goto(server.address(notebook))
        opened.wait_for_kernel()
        return opened

    def wait_for_kernel(self) -> None:
        """Wait until the notebook is there and its kernel rests."""
        self.page.wait_for_function("() => window.jupyterapp?.commands", timeout=LONG_MS)
        self.page.wait_for_function(
            """() => {
              const widgets = [...window.jupyterapp.shell.widgets('main')];
              const context = widgets.map((w) => w.sessionContext ?? w.context?.sessionContext).find(Boolean);
              return context?.session?.kernel?.status === 'idle';
            }""",
            timeout=LONG_MS,
        )

    def forgo_subshells(self) -> None:
        """Let the kernel handle a widget's messages between cells only, as before ipykernel 7.

        Otherwise JupyterLab 4.6 and Notebook 7.6 hand all but the first to a subshell of ipykernel 7.4, which
        handles them while a cell runs.
        """
        self.page.evaluate(
            """() => {
              for (const widget of window.jupyterapp.shell.widgets('main')) {
                const kernel = widget.sessionContext?.session?.kernel;
                if (kernel) kernel.commsOverSubshells = 'disabled';
              }
            }"""
        )

    def run_cell(self, index: int = 0) -> None:
        """Start a cell of the notebook, without waiting for its end."""
        self.page.locator(".jp-CodeCell").nth(index).locator(".jp-InputArea-editor").click()
        self.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-cell'); }")

    def command(self, name: str) -> None:
        """Execute a command of the application and wait for its end."""
        self.page.evaluate("(name) => window.jupyterapp.commands.execute(name)", name)

    @property
    def studio(self) -> Locator:
        """The widget."""
        return self.page.locator(".nemo-studio")

    def wait_for_status(self, status: str) -> None:
        """Wait until the studio says that it is connected, works or rests."""
        self.page.wait_for_selector(f".nemo-studio[data-status={status}]", timeout=LONG_MS)

    def watch(self) -> None:
        """Begin to note what is shown."""
        self.page.evaluate(WATCH)

    @property
    def seen(self) -> list[dict[str, Any]]:
        """What was shown since `watch`, in order."""
        noted: list[dict[str, Any]] = self.page.evaluate("window.seen")
        return noted

    def say(self, text: str) -> None:
        """Type a message, send it and wait until the studio rests again."""
        entries = self.studio.locator(".nemo-said").count()
        box = self.studio.locator("textarea")
        box.fill(text)
        box.press("Enter")
        self.studio.locator(".nemo-said").nth(entries).wait_for(timeout=LONG_MS)
        self.wait_for_status("ready")

    def upload(self, path: Path) -> None:
        """Choose a file with the button and wait until it has arrived."""
        with self.page.expect_file_chooser() as chooser:
            self.studio.locator(".nemo-attach").click()
        chooser.value.set_files(path)
        self.studio.locator(".nemo-upload-done, .nemo-upload-failed").wait_for(timeout=LONG_MS)

    def export(self) -> None:
        """Press the export button and wait until the video can be played."""
        self.studio.locator(".nemo-export .nemo-button").last.click()
        self.wait_until_playable()

    def wait_until_playable(self) -> None:
        """Wait until the player has the whole video."""
        self.page.wait_for_selector(".nemo-studio video", timeout=LONG_MS)
        self.page.wait_for_function(
            "() => document.querySelector('.nemo-studio video').readyState === 4", timeout=LONG_MS
        )

    def play(self) -> float:
        """Play for a moment and return how far it came, in seconds."""
        video = self.studio.locator("video")
        video.evaluate("(video) => { video.muted = true; return video.play(); }")
        self.page.wait_for_function(
            "() => document.querySelector('.nemo-studio video').currentTime > 0.3", timeout=LONG_MS
        )
        return float(video.evaluate("(video) => { video.pause(); return video.currentTime; }"))

    def seek(self, seconds: float) -> None:
        """Move the player, and wait until it shows that frame."""
        self.studio.locator("video").evaluate(
            """(video, seconds) => new Promise((seen) => {
              video.addEventListener('seeked', () => requestAnimationFrame(() => seen()), {once: true});
              video.currentTime = seconds;
            })""",
            seconds,
        )

    def texts(self, selector: str) -> list[str]:
        """Return the texts of some elements of the studio."""
        return [text.strip() for text in self.studio.locator(selector).all_text_contents()]

    def reload(self) -> None:
        """Save the notebook and load the page anew."""
        self.command("docmanager:save")
        self.page.wait_for_function(
            """() => [...window.jupyterapp.shell.widgets('main')].every((w) => !w.context?.model?.dirty)""",
            timeout=LONG_MS,
        )
        self.page.reload()
        self.wait_for_kernel()
        self.studio.wait_for(timeout=LONG_MS)

    @property
    def own_errors(self) -> list[str]:
        """What the console said that concerns us: a bundle is loaded from a blob, so its errors name one."""
        return [
            error for error in self.errors if any(mark in error for mark in ("nemo", "anywidget", "blob:"))
        ]

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} {message.location.get('url', '')}")

    def _count(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"blob", "data"}:
            self.hosts.add(parts.hostname or request.url)
