"""What an immutable object works out at its first use and then keeps: the one private slot of its kind.

A timeline, a selection and a catalog are values; their indexes are not part of the value. So an index stands in
a `Lazy`, which its owner leaves out of equality, hash, repr and pickle. Only the memory of what could be
worked out again lives here, never data.
"""

from collections.abc import Callable
from threading import RLock
from typing import TypeVar, cast

__all__ = ["Lazy"]

V = TypeVar("V")


class Lazy:
    """Values by name, each made once, whichever thread asks first.

    Example:
        >>> lazy = Lazy()
        >>> lazy.get("answer", lambda: 42), lazy.get("answer", lambda: 0)
        (42, 42)
    """

    __slots__ = ("_lock", "_made")

    def __init__(self) -> None:
        self._made: dict[str, object] = {}
        # Making one value may ask for another of the same owner.
        self._lock = RLock()

    def get(self, name: str, make: Callable[[], V]) -> V:
        """Give the value of a name; the first call makes it.

        Args:
            name: The name, of one type of value only.
            make: Makes the value; it is called once, under a lock.

        Returns:
            The value, the same object for every caller.

        Example:
            >>> Lazy().get("empty", tuple)
            ()
        """
        if name not in self._made:
            with self._lock:
                if name not in self._made:
                    self._made[name] = make()
        return cast("V", self._made[name])
