"""What a maker of pictures is asked for, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

LICENCE: Final = "CC0-1.0"
"""The licence of what our own rules make: it is nobody's work, and no rights are claimed in it."""


def never() -> bool:
    """Tell that somebody still wants it: the usual answer of a wish."""
    return False


@dataclass(frozen=True)
class PictureWish:
    """One picture that is wanted.

    Parameters
    ----------
    prompt
        What it shows, in the user's words.
    seed
        Which of the many pictures of that prompt; "another one" asks with the next.
    width, height
        Pixels. A picture of another size is welcome: it is cropped to this shape, around its middle.
    timeout
        Seconds after which the engine gives the picture up.
    stopped
        Tells whether nobody wants the picture any more; long work asks now and then, and returns or raises.
    """

    prompt: str
    seed: int
    width: int
    height: int
    timeout: float = 120.0
    stopped: Callable[[], bool] = field(default=never, repr=False, compare=False)


@dataclass(frozen=True)
class Made:
    """What a maker hands back where there is more to tell than the thing itself.

    Parameters
    ----------
    content
        The picture: the bytes of a PNG, JPEG, WebP or GIF file, its path, a Pillow image, or an array of
        height × width × 3. Whatever it is, it is looked at like any file from outside before it is kept.
    model
        The model that made it, where one did.
    seed
        The seed that made it; None where its maker takes none.
    version, licence
        Where they differ from what the maker says of itself.
    more
        What else is kept with it, as JSON; never a key or an address.
    """

    content: Any
    model: str = ""
    seed: int | None = None
    version: str = ""
    licence: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


class Maker(Protocol):
    """What all makers say of themselves.

    Only `label` is required: how a thing was made, in a word or two that the user reads; "AI" where a model
    made it, and only there. A maker may also have `version`, `licence` and `model` (strings), `at_once` (how
    many things it makes at a time, 2 where it does not say), and a method `missing()` that returns what keeps
    it from working in one sentence with what to do about it, or nothing when it is ready. `missing` is called
    to list makers: it answers at once, without a network.
    """

    label: str


class ImageMaker(Maker, Protocol):
    """A maker of pictures, under the entry points `nemo_widgets.images`."""

    def make(self, wish: PictureWish) -> Any:
        """Make a picture; called in a process of its own, which a cancel ends.

        Returns
        -------
        object
            `Made`, or anything that its `content` may be; or an awaitable of one.

        Raises
        ------
        Exception
            It could not be made. The scene becomes a card, and the user reads the error's words.
        """
        ...
