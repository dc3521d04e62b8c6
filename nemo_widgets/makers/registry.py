"""Which makers are installed, which can be used, and which one is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from nemo_widgets.errors import InputError, NemoError

if TYPE_CHECKING:
    import pandas as pd

_OURS = "nemo_widgets"


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is made.

    Parameters
    ----------
    name
        What people call it.
    group
        The entry points that name its makers.
    variable
        The environment variable that chooses one.
    default
        The maker that is used where nothing is chosen.
    settings
        Environment variables that choose a maker by being set, the first first.
    """

    name: str
    group: str
    variable: str
    default: str
    settings: Mapping[str, str] = field(default_factory=dict)


IMAGES = Kind(
    "images",
    "nemo_widgets.images",
    "NEMO_IMAGES",
    "painter",
    {
        "NEMO_IMAGE_URL": "openai",
        "NEMO_COMFY_URL": "comfyui",
        "NEMO_A1111_URL": "a1111",
        "NEMO_DIFFUSERS_MODEL": "diffusers",
    },
)
VOICES = Kind("voices", "nemo_widgets.voices", "NEMO_VOICES", "espeak", {"NEMO_SPEECH_URL": "openai"})
MUSIC = Kind("music", "nemo_widgets.music", "NEMO_MUSIC", "synthesiser")
KINDS = (IMAGES, VOICES, MUSIC)


@dataclass(frozen=True)
class Provider:
    """A maker that is installed.

    Parameters
    ----------
    kind, name
        What it makes, and what it is called.
    label
        How what it makes was made.
    missing
        What keeps it from working, and what to do about it; empty when it is ready.
    package, version
        The distribution that brought it, and its own version.
    maker
        The maker itself; None where it could not be loaded.
    """

    kind: str
    name: str
    label: str = ""
    missing: str = ""
    package: str = ""
    version: str = ""
    maker: Any = field(default=None, repr=False, compare=False)


def installed(kind: Kind) -> dict[str, Provider]:
    """Return the makers of a kind by name; ours come first, and their names are taken.

    Examples
    --------
    >>> "painter" in installed(IMAGES)
    True
    """
    found: dict[str, Provider] = {}
    points = entry_points(group=kind.group)
    for point in sorted(points, key=lambda point: (_package(point) != _OURS, point.name, _package(point))):
        package = _package(point)
        if point.name in found:
            taken = f"The name is taken by {found[point.name].package}; its package has to choose another."
            found[f"{point.name} ({package})"] = Provider(kind.name, point.name, "", taken, package)
        else:
            found[point.name] = _loaded(kind, point)
    return found


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else ""


def _loaded(kind: Kind, point: EntryPoint) -> Provider:
    package = _package(point)
    try:
        thing = point.load()
        # A class or a function without arguments makes it; a module or an object is one.
        made = thing if hasattr(thing, "make") and not isinstance(thing, type) else thing()
        label, version = getattr(made, "label", None), str(getattr(made, "version", ""))
        missing = str(getattr(made, "missing", str)() or "")
    except NemoError as error:
        return Provider(kind.name, point.name, "", str(error), package)
    except Exception as error:  # noqa: BLE001 - somebody else's code may raise anything
        reason = f"It cannot be loaded: {type(error).__name__}: {error}".rstrip(".") + "."
        return Provider(kind.name, point.name, "", reason, package)
    if not callable(getattr(made, "make", None)):
        return Provider(kind.name, point.name, "", "It has no method make(wish).", package)
    if not isinstance(label, str) or not label.strip():
        return Provider(kind.name, point.name, "", "It does not say its label: how things are made.", package)
    return Provider(kind.name, point.name, label, missing, package, version, made)


def chosen(kind: Kind, environ: Mapping[str, str] | None = None) -> str:
    """Return the name of the maker that is used, as the environment says.

    Examples
    --------
    >>> chosen(IMAGES, {}), chosen(IMAGES, {"NEMO_COMFY_URL": "http://127.0.0.1:8188"})
    ('painter', 'comfyui')
    >>> chosen(IMAGES, {"NEMO_COMFY_URL": "http://127.0.0.1:8188", "NEMO_IMAGES": "painter"})
    'painter'
    """
    environ = os.environ if environ is None else environ
    named = environ.get(kind.variable, "").strip()
    if named:
        return named
    return next((name for setting, name in kind.settings.items() if environ.get(setting)), kind.default)


def maker(kind: Kind, name: str) -> Provider:
    """Return a maker that is ready to be used.

    Raises
    ------
    InputError
        There is none of that name, or it is not ready; the error says what to do.
    """
    found = installed(kind)
    if name not in found:
        raise InputError(
            f"There is no maker of {kind.name} called {name!r}.",
            next_step=f"Set {kind.variable} to one of: {', '.join(found)}.",
        )
    provider = found[name]
    if provider.missing or provider.maker is None:
        raise InputError(f"{name} cannot make {kind.name} yet: {provider.missing}", next_step="")
    return provider


def providers() -> pd.DataFrame:
    """List the makers of pictures, voices and music that are installed.

    Returns
    -------
    pandas.DataFrame
        One row a maker: `kind`, `name`, `label` (how it makes things: "procedural", "AI", …), `available`,
        `used` (whether the environment of this process chooses it), `missing` (why it is not available and
        how to enable it), `version`, `package`.

    Examples
    --------
    >>> providers()  # doctest: +SKIP
         kind      name       label  available   used                      missing  ...
    0  images   painter  procedural       True   True                               ...
    1  images    openai          AI      False  False  Set NEMO_IMAGE_URL to its …  ...
    """
    import pandas as pd

    rows = [
        {
            "kind": kind.name,
            "name": provider.name,
            "label": provider.label,
            "available": not provider.missing,
            "used": key == chosen(kind),
            "missing": provider.missing,
            "version": provider.version,
            "package": provider.package,
        }
        for kind in KINDS
        for key, provider in installed(kind).items()
    ]
    columns = ["kind", "name", "label", "available", "used", "missing", "version", "package"]
    return pd.DataFrame(rows, columns=columns)
