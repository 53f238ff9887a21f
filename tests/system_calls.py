"""The calls of the operating system during a save: noted in order, and made to fail one at a time."""

import os
from collections.abc import Callable, Iterable
from typing import Any

import pytest


class Failure(OSError):
    """The error of a call that was made to fail."""


def listen(patch: pytest.MonkeyPatch, names: Iterable[str], fail_at: int | None = None) -> list[str]:
    """Return the names of the calls as they are made, and let the one with the given number fail.

    Args:
        patch: Puts the functions back afterwards.
        names: Functions of `os`.
        fail_at: The number of the call that fails, from 0; `None` for none.
    """
    heard: list[str] = []

    def wrap(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def heard_call(*args: object, **more: object) -> object:
            heard.append(name)
            if len(heard) - 1 == fail_at:
                raise Failure(5, name)
            return call(*args, **more)

        return heard_call

    for name in names:
        patch.setattr(os, name, wrap(name, getattr(os, name)))
    return heard
