"""The command line: `nemo-widgets demo | serve | doctor | engine status | engine stop | errors`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from nemo_widgets import __version__
from nemo_widgets.errors import NemoError
from nemo_widgets.timeline.outputs import QUALITIES


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="nemo-widgets", description="From a prompt to a video, on your own machine."
    )
    top.add_argument("--version", action="version", version=f"nemo_widgets {__version__}")
    commands = top.add_subparsers(dest="command", required=True)

    demo = commands.add_parser("demo", help="make a 12-second video with the embedded engine")
    demo.add_argument("prompt", nargs="?", help="another prompt than the demo's own")
    demo.add_argument(
        "--output",
        "-o",
        type=Path,
        default=Path("nemo-demo.mp4"),
        help="where the file goes; its extension says the format: mp4, mov, webm, gif, mp3, wav, png or jpg"
        " (default: nemo-demo.mp4)",
    )
    demo.add_argument(
        "--quality", choices=QUALITIES, default="high", help="of the picture and the sound (default: high)"
    )
    demo.add_argument("--lab", action="store_true", help="open the quickstart notebook in JupyterLab instead")

    serve = commands.add_parser("serve", help="run the engine in the foreground")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")

    engine = commands.add_parser("engine", help="look at or stop the engine that runs in the background")
    engine.add_argument("action", choices=["status", "stop"])

    commands.add_parser("doctor", help="look whether the engine and your language model are there")

    errors = commands.add_parser("errors", help="list what can go wrong, as a user reads it")
    errors.add_argument("--language", choices=["en", "zh"], default="en", help="default: en")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Parameters
    ----------
    arguments
        The words after the program's name; those of the process where None.

    Returns
    -------
    int
        0 on success, 1 where something failed (said in one sentence on stderr), 130 after Ctrl-C.
    """
    options = parser().parse_args(arguments)
    out, err = Console(), Console(stderr=True)
    try:
        if options.command == "demo":
            from nemo_widgets import demo

            if options.lab:
                return demo.open_lab()
            demo.run(options.prompt or demo.PROMPT, options.output, out, options.quality)
        elif options.command == "serve":
            from nemo_widgets.engine.serve import serve

            serve(options.host, options.port)
        elif options.command == "doctor":
            from nemo_widgets import doctor

            return doctor.run(out)
        elif options.command == "errors":
            from nemo_widgets import advice

            out.print(advice.table(options.language))
        elif options.action == "status":
            print_status(out)
        else:
            from nemo_widgets.engine.launcher import stop_engine

            out.print("The engine has stopped." if stop_engine() else "No engine is running.")
    except NemoError as error:
        error.say_in(language())
        err.print(f"[red]✗[/red] {escape(error.message)}", soft_wrap=True)
        if error.next_step:
            err.print(f"  {escape(error.next_step)}", soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        err.print("Stopped.")
        return 130
    return 0


def language() -> str:
    """Return what the terminal speaks, `zh` or `en`, by the variables of POSIX in their order."""
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "zh" if spoken.lower().startswith("zh") else "en"


def print_status(out: Console) -> None:
    """Say whether an engine runs, and where its log is."""
    from nemo_widgets.engine.launcher import engine_status

    status = engine_status()
    if status is None:
        out.print("No engine is running; it starts on first use.")
        return
    for name, value in status.items():
        out.print(f"{name:>8}  {escape('rules' if value is None else str(value))}", soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
