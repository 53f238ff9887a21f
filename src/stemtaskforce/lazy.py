"""A cache for the derived values of an immutable object, safe in threads and across a fork.

A timeline, a selection and a catalog are values; their indexes are not part of the value. So an index stands in
a `Lazy`, which its owner leaves out of equality, hash, repr and pickle. Only derived values live here, never data.
"""

from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["Lazy"]

V = TypeVar("V")


class Lazy:
    """Values by name, each derived at its first use.

    No lock is held while a value is made, as `functools.cached_property` holds none: a lock held by another thread
    would never be released in a forked child, and two owners that ask each other could wait for ever. Threads that
    ask at the same moment may both make the value; all of them get the one that was kept.

    Args:
        context: The context of the owner's records, see `context`; it travels with what is made of them.

    Example:
        >>> lazy = Lazy()
        >>> lazy.get("answer", lambda: 42), lazy.get("answer", lambda: 0)
        (42, 42)
    """

    __slots__ = ("_made", "context")

    def __init__(self, context: object = None) -> None:
        self._made: dict[str, Any] = {}
        self.context: object = context

    def has(self, name: str) -> bool:
        """Return whether the value of a name was made.

        Example:
            >>> Lazy().has("answer")
            False
        """
        return name in self._made

    def get(self, name: str, make: Callable[[], V]) -> V:
        """Return the value of a name, made at the first call.

        Args:
            name: The name, of one type of value only.
            make: Makes the value; any two results are interchangeable.

        Returns:
            The value, the same object for every caller.

        Example:
            >>> Lazy().get("empty", tuple)
            ()
        """
        # `setdefault` of a dict with text keys is atomic.
        value: V = self._made[name] if name in self._made else self._made.setdefault(name, make())
        return value
