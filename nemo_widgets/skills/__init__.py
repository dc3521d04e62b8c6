"""The four skills: what each asks for, its limits and its examples, read from one document each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nemo_widgets.errors import InputError, UnsupportedFileError

SLUGS = ("ai-image-free", "free-video-generation-llm", "free-generator-maker", "free-shorts")
MEGABYTE = 1_000_000
DOCUMENT_BYTES = 20 * MEGABYTE
TABLES = ("cube",)
"""Extensions of colour tables, which only the engine on this machine takes."""


@dataclass(frozen=True)
class Skill:
    """One skill.

    Parameters
    ----------
    slug, version
        Sent with every request, as attribution.
    title
        A name for people.
    limit_bytes
        The largest file it takes.
    formats
        What it works best with.
    accepts
        Extensions of all files that can be uploaded.
    documents
        Extensions of the files whose text goes into the message instead.
    examples
        Prompts to try.
    """

    slug: str
    version: str
    title: str
    limit_bytes: int
    formats: tuple[str, ...]
    accepts: tuple[str, ...]
    examples: tuple[str, ...]
    text: str = ""
    documents: tuple[str, ...] = ()


@cache
def load(slug: str) -> Skill:
    """Return a skill by its slug.

    Raises
    ------
    InputError
        There is no such skill.

    Examples
    --------
    >>> load("free-shorts").limit_bytes
    500000000
    """
    if slug not in SLUGS:
        raise InputError(f"There is no skill {slug!r}.", next_step=f"Use one of {', '.join(SLUGS)}.")
    return read((files("nemo_widgets.skills") / f"{slug}.md").read_text(encoding="utf-8"))


def read(document: str) -> Skill:
    """Read a document: `key: value` lines and one list between two lines of `---`, then text.

    Raises
    ------
    InputError
        The frontmatter is missing, or lacks a key.
    """
    head, marker, text = document.removeprefix("---\n").partition("\n---\n")
    if not marker:
        raise InputError("A skill document starts with its frontmatter, between two lines of ---.")
    values: dict[str, str] = {}
    examples: list[str] = []
    for line in head.splitlines():
        if line.startswith("  - "):
            examples.append(_unquoted(line[4:]))
        else:
            key, _, value = line.partition(":")
            values[key.strip()] = _unquoted(value)
    try:
        return Skill(
            slug=values["name"],
            version=values["version"],
            title=values["title"],
            limit_bytes=int(values["limit_mb"]) * MEGABYTE,
            formats=_items(values["formats"]),
            accepts=("jpeg", *UnsupportedFileError.formats),
            examples=tuple(examples),
            text=text.strip(),
            documents=_items(values.get("documents", "")),
        )
    except KeyError as error:
        raise InputError(f"The skill document has no {error.args[0]!r}.") from error


def _items(value: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in value.split(",") if item.strip())


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
