"""A string that cannot slip out: not by print, format, repr, pickle, copy or JSON."""

from __future__ import annotations

import hmac
from typing import NoReturn


class Secret:
    """A token or a key.

    Examples
    --------
    >>> f"{Secret('nmv_usr_1')}", Secret("nmv_usr_1").reveal()
    ('•••', 'nmv_usr_1')
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the string itself, for a header."""
        return self._value

    def redact(self, text: str) -> str:
        """Return a text without the secret in it."""
        return text.replace(self._value, "•••") if self._value else text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return "•••"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A secret is not pickled or copied.")
