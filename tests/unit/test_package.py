"""The public names, and what an import costs."""

from __future__ import annotations

import subprocess
import sys

import nemo_widgets


def run(code: str) -> str:
    return subprocess.check_output([sys.executable, "-c", code], text=True).strip()


def test_every_public_name_is_there() -> None:
    for name in nemo_widgets.__all__:
        assert getattr(nemo_widgets, name) is not None
        assert name in dir(nemo_widgets)


def test_a_function_keeps_its_name_when_its_module_is_imported_first() -> None:
    code = (
        "import nemo_widgets.slideshow, nemo_widgets.exports, nemo_widgets as nemo; "
        "print(callable(nemo.slideshow), callable(nemo.exports))"
    )
    assert run(code) == "True True"


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, nemo_widgets; "
        "print(sorted({'pandas', 'numpy', 'av', 'cv2', 'httpx', 'anywidget', 'fastapi'} & set(sys.modules)))"
    )
    assert run(code) == "[]"
