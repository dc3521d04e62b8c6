"""A string that cannot slip out: not by print, format, repr, pickle, copy or JSON, nor in others' words."""

from __future__ import annotations

import hmac
import json
import weakref
from typing import NoReturn

SHORTEST = 6
"""What is shorter is a word that anybody may say."""

_alive: weakref.WeakValueDictionary[int, Secret] = weakref.WeakValueDictionary()


class Secret:
    """A token or a key.

    Examples
    --------
    >>> f"{Secret('nmv_usr_1')}", Secret("nmv_usr_1").reveal()
    ('•••', 'nmv_usr_1')
    """

    __slots__ = ("__weakref__", "_value")

    def __init__(self, value: str) -> None:
        self._value = value
        _alive[id(self)] = self

    def reveal(self) -> str:
        """Return the string itself, for a header."""
        return self._value

    def redact(self, text: str) -> str:
        """Return a text without the secret in it, as it is or as JSON or Python would quote it."""
        if not self._value:
            return text
        for form in (self._value, json.dumps(self._value)[1:-1], repr(self._value)[1:-1]):
            text = text.replace(form, "•••")
        return text

    def begun(self, text: str) -> int:
        """Return how many characters at the end of a text are the beginning of the secret."""
        longest = min(len(text), len(self._value) - 1)
        return next((size for size in range(longest, 0, -1) if self._value.startswith(text[-size:])), 0)

    def __len__(self) -> int:
        return len(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __repr__(self) -> str:
        return "•••"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A secret is not pickled or copied.")


def known() -> list[Secret]:
    """Return the secrets of this process."""
    return [secret for secret in list(_alive.values()) if len(secret) >= SHORTEST]


def redacted(text: str) -> str:
    """Return words of a service without any secret of this process in them.

    Examples
    --------
    >>> token = Secret("nmv_usr_42")
    >>> redacted("You sent Bearer nmv_usr_42.")
    'You sent Bearer •••.'
    """
    for secret in known():
        text = secret.redact(text)
    return text
