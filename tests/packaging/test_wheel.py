"""What a user gets from a wheel: the bundle inside, and no need for npm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clone the commits, so that nothing ignored or uncommitted can help the build."""
    folder = tmp_path_factory.mktemp("clone") / "nemo_widgets"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    return folder


def build(folder: Path, what: str, out: Path, env: dict[str, str] | None = None) -> Path:
    # npm answers from the cache that `npm ci` has just filled: no traffic leaves the machine here.
    environment = {
        **os.environ,
        "npm_config_prefer_offline": "true",
        "npm_config_audit": "false",
        **(env or {}),
    }
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", f"--{what}", "--outdir", str(out), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = out.iterdir()
    return found


def path_without_npm(folder: Path) -> str:
    """Return a PATH on which npm and node are not to be found, but what a build needs is."""
    folder.mkdir()
    for name in ("git", "sh", "env"):
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    return str(folder)


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(clone, "wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_of_a_clean_clone_holds_the_bundle_the_notebooks_and_the_font(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    sizes = {info.filename: info.file_size for info in zipfile.ZipFile(wheel).infolist()}
    assert sizes["nemo_widgets/static/widget.js"] > 5_000
    assert sizes["nemo_widgets/static/widget.css"] > 500
    assert "nemo_widgets/py.typed" in names
    assert any(name.startswith("nemo_widgets/notebooks/01_") for name in names)
    assert any(name.startswith("nemo_widgets/engine/render/fonts/") and name.endswith("tf") for name in names)
    assert any(name.startswith("nemo_widgets/skills/") and name.endswith(".md") for name in names)
    assert not [name for name in names if "node_modules" in name or name.startswith(("tests/", "js/"))]


def test_the_wheel_installs_and_imports_where_there_is_no_npm(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True, symlinks=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYTHON")},
        "PATH": path_without_npm(tmp_path / "bin"),
    }
    pip = [str(scripts / "python"), "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], env=environment, check=True)
    # The dependencies come from this environment, below the installed wheel.
    site = subprocess.check_output(
        [str(scripts / "python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    ).strip()
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    code = (
        "import nemo_widgets, pathlib; from nemo_widgets.studio import Studio; "
        "print(pathlib.Path(nemo_widgets.__file__).parent, len(str(Studio._esm)) > 5000)"
    )
    out = subprocess.check_output(
        [str(scripts / "python"), "-c", code], env=environment, text=True, cwd=tmp_path
    )
    place, has_bundle = out.strip().rsplit(" ", 1)
    assert Path(place).is_relative_to(home)
    assert has_bundle == "True"


def test_a_wheel_is_rebuilt_from_the_sdist_where_there_is_no_npm(clone: Path, tmp_path: Path) -> None:
    sdist = build(clone, "sdist", tmp_path / "sdist")
    shutil.unpack_archive(sdist, tmp_path / "unpacked")
    (folder,) = (tmp_path / "unpacked").iterdir()
    rebuilt = build(folder, "wheel", tmp_path / "wheel", {"PATH": path_without_npm(tmp_path / "bin")})
    assert "nemo_widgets/static/widget.js" in zipfile.ZipFile(rebuilt).namelist()
