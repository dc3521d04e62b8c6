"""The import directions of the house, read from the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "nemo_widgets"

# A room may import rooms of its own floor and of lower ones; a number is a floor, the top is the highest.
FLOORS = {
    "phrases": 0,
    "errors": 0,
    "locations": 0,
    "timeline": 1,
    "skills": 1,
    "makers": 1,
    "client": 2,
    "conversation": 2,
    "bridge": 2,
    "session": 3,
    "answering": 3,
    "uploading": 3,
    "connected": 3,
    "reply": 3,
    "exports": 3,
    "slideshow": 3,
    "video": 3,
    "studio": 4,
    "cli": 4,
    "doctor": 4,
    "demo": 4,
    "bench": 4,
    "advice": 4,
}
ENGINE_MAY_IMPORT = {"errors", "locations", "timeline", "makers", "engine"}
# The kernel side starts and finds the engine through one light module, and talks to it over HTTP otherwise.
DOORS_TO_THE_ENGINE = {"engine.launcher"}
MAY_OPEN_THE_ENGINE = {"cli", "doctor", "demo", "bench"}
PURE = ["timeline", "conversation", "bridge/state.py", "engine/render/plan.py"]
INPUT_OUTPUT = {
    "asyncio",
    "httpx",
    "os",
    "pathlib",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "shutil",
}


def modules() -> list[Path]:
    return sorted(
        path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" or path.parent != PACKAGE
    )


def dotted(path: Path) -> str:
    parts = list(path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def imports(path: Path) -> Iterator[str]:
    """Yield every imported module, ours without the package's name and a leading dot instead."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {id(inner) for node in ast.walk(tree) if is_type_checking(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the floor they go to"
            base = node.module or ""
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "nemo_widgets" else [base]
        else:
            continue
        for name in names:
            if name == "nemo_widgets" or name.startswith("nemo_widgets."):
                yield "." + name.removeprefix("nemo_widgets").lstrip(".")
            else:
                yield name


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_imports_only_go_down(path: Path) -> None:
    room = dotted(path).split(".")[0]
    for name in imports(path):
        if not name.startswith("."):
            continue
        target = name[1:]
        goal = target.split(".")[0]
        if not goal or goal.startswith("__"):
            continue
        if room == "engine":
            assert goal in ENGINE_MAY_IMPORT, (
                f"{dotted(path)} imports {target}: the engine knows nothing above it"
            )
        elif goal == "engine":
            allowed = room in MAY_OPEN_THE_ENGINE or (FLOORS[room] == 3 and target in DOORS_TO_THE_ENGINE)
            assert allowed, f"{dotted(path)} imports {target}: reach the engine over HTTP"
        else:
            assert room in FLOORS, f"{room} has no floor; give it one in this test"
            assert FLOORS[goal] <= FLOORS[room], f"{dotted(path)} imports {target}, a floor above it"


@pytest.mark.parametrize("room", PURE)
def test_the_pure_rooms_import_nothing_that_does_input_or_output(room: str) -> None:
    place = PACKAGE / room
    for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
        found = {name.split(".")[0] for name in imports(path)} & INPUT_OUTPUT
        assert not found, f"{dotted(path)} imports {found}"


def test_no_module_is_named_for_nothing() -> None:
    vague = {"utils", "helpers", "common", "misc"}
    assert not [path for path in PACKAGE.rglob("*") if path.stem in vague]
