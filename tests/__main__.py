"""Run every check of the project, in the order in which they are quickest to fail: `python -m tests`.

Linters, types, the front end (types, tests, bundle), then pytest: unit, engine, notebooks, browser.
Arguments after `--` go to pytest: `python -m tests -- -k wire`. What is missing on the machine is installed
where that can be done (`--install`), else named.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
JS = ROOT / "js"


def browser() -> str | None:
    """Return the Chromium that the browser tests will use, if there is one."""
    from tests.browser.chromium import find_chromium

    return find_chromium()


def install_browser() -> None:
    """Install Chromium with the system's package manager, else with Playwright's own download."""
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*sudo, "apt-get", "update", "-q"], check=False)
        installed = subprocess.run(
            [*sudo, "apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            check=False,
        )
        if installed.returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


FONTS = ("fonts-noto-cjk", "fonts-noto-core", "fonts-noto-color-emoji", "libfribidi0")


def install_fonts() -> None:
    """Install fonts of all scripts for the text sheet, where the system's package manager has them."""
    if not shutil.which("apt-get"):
        return
    if subprocess.run(["dpkg", "-s", *FONTS], capture_output=True, check=False).returncode == 0:
        return
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run([*sudo, "apt-get", "update", "-q"], check=False)
    subprocess.run(
        [*sudo, "apt-get", "install", "-q", "-y", "--no-install-recommends", *FONTS],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )


def main() -> int:
    """Run the steps; stop at none, report all, and fail if one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--install",
        action="store_true",
        help="install Chromium, and fonts of all scripts, if the machine has none",
    )
    parser.add_argument("pytest", nargs="*", help="arguments for pytest, after --")
    options = parser.parse_args()

    npm = shutil.which("npm")
    if npm is None:
        print("npm is missing. Install Node 20 or newer, then run this again.", file=sys.stderr)
        return 1
    if browser() is None:
        if not options.install:
            print(
                "Chromium is missing, which the browser tests need. Run `python -m tests --install`, "
                "or install it with your package manager (apt-get install chromium).",
                file=sys.stderr,
            )
            return 1
        install_browser()

    if options.install:
        install_fonts()

    python = sys.executable
    steps: list[tuple[str, list[str], Path]] = [
        ("ruff check", [python, "-m", "ruff", "check", "."], ROOT),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."], ROOT),
        ("mypy", [python, "-m", "mypy"], ROOT),
        ("npm ci", [npm, "ci", "--no-audit", "--no-fund"], JS),
        ("tsc", [npm, "run", "--silent", "check"], JS),
        ("vitest", [npm, "run", "--silent", "test"], JS),
        ("bundle", [npm, "run", "--silent", "build"], JS),
        ("pytest", [python, "-m", "pytest", *options.pytest], ROOT),
    ]
    results: list[tuple[str, bool, float]] = []
    for name, command, folder in steps:
        print(f"\n── {name}", flush=True)
        started = time.monotonic()
        done = subprocess.run(command, cwd=folder, check=False)
        results.append((name, done.returncode == 0, time.monotonic() - started))

    print()
    for name, passed, seconds in results:
        print(f"{'✓' if passed else '✗'} {name:<12} {seconds:6.1f} s")
    failed = sum(not passed for _, passed, _ in results)
    print(f"steps: {len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
