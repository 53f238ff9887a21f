"""Fuzz one entry point in this process: `python -m tests.fuzz.target NAME [arguments of libFuzzer]`."""

import sys

import atheris

with atheris.instrument_imports(include=["stemtaskforce"]):  # pyright: ignore[reportAttributeAccessIssue]  # it has it
    import stemtaskforce.pages.html  # pyright: ignore[reportUnusedImport]  # see below
    import stemtaskforce.strategies  # pyright: ignore[reportUnusedImport]  # noqa: F401 - all that a record needs is imported before the first input
    from tests.fuzz.entry_points import ENTRY_POINTS, mutated

__all__ = ["main"]


def main() -> None:
    """Fuzz the entry point that the first argument names."""
    name, *arguments = sys.argv[1:]
    entry = ENTRY_POINTS[name]

    def change(data: bytes, most: int, seed: int) -> bytes:
        # As often by the bytes as by the structure.
        return atheris.Mutate(data, most) if seed % 2 else mutated(data, entry, most, seed)

    atheris.Setup([sys.argv[0], *arguments], entry, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
