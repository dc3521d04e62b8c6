"""Makers may be anybody's code: their failures become sentences, and how a thing was made its record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nemo_widgets.errors import NemoError, RefusedError
from nemo_widgets.makers.protocol import Made
from nemo_widgets.makers.registry import Provider

_TELLING = 200


@contextmanager
def failures_told(name: str) -> Iterator[None]:
    """Turn whatever a maker raises into the error that a user reads.

    Raises
    ------
    RefusedError
        The maker failed, in its own words.
    """
    try:
        yield
    except NemoError:
        raise
    except Exception as error:  # somebody else's code may raise anything
        said = " ".join(str(error).split())[:_TELLING].rstrip(".") or type(error).__name__
        raise RefusedError(f"{name} failed: {said}.", next_step="") from error


def how_made(provider: Provider, made: Made, **own: Any) -> dict[str, Any]:
    """Return the record of a generated thing, what is empty left out.

    Parameters
    ----------
    provider, made
        Its maker, and what that says of it.
    own
        What a thing of its kind has of its own; it may name another maker.
    """
    told = {
        "by": provider.name,
        "label": provider.label,
        "version": made.version or provider.version,
        "model": made.model or str(getattr(provider.maker, "model", "")),
        "licence": made.licence or str(getattr(provider.maker, "licence", "")),
        **own,
    }
    return {**made.more, **{key: value for key, value in told.items() if value not in ("", None)}}
