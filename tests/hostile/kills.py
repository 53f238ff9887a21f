"""Kill a process in the middle of its saves, again and again: `python -m tests.hostile.kills TIMES NAME FOLDER`.

A child saves one catalog and another in turn to one file; the parent kills it with SIGKILL after a moment that is
drawn. What stands there must then be one of the two, whole. The naive control writes the same bytes in place.
Prints how many files of each way were torn, as JSON. A script of its own, as only a process of one thread forks well.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from stemtaskforce import save
from tests.hostile.samples import ONE, TWO, suited

__all__ = ["main"]


def _naive(data: bytes, path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(data), 4096):
            file.write(data[start : start + 4096])


def _torn(times: int, path: Path, wholes: list[bytes], *, naive: bool, chance: random.Random) -> int:
    torn = 0
    catalogs = [suited(ONE, path.name), suited(TWO, path.name)]
    for _ in range(times):
        child = os.fork()
        if not child:
            while True:
                for whole, catalog in zip(wholes, catalogs, strict=True):
                    if naive:
                        _naive(whole, path)
                    else:
                        save(catalog, path)
        time.sleep(0.003 + chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        torn += path.exists() and path.read_bytes() not in wholes
        for stray in path.parent.iterdir():
            # The new file of the save that was killed; nothing else may be there.
            if stray != path and not (stray.name.startswith(".") and stray.suffix in {".tmp", ".old"}):
                torn += 1
            if stray != path:
                stray.unlink()
    return torn


def main() -> None:
    """Kill and print."""
    times, name, folder = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    wholes: list[bytes] = []
    for catalog in (ONE, TWO):
        save(suited(catalog, name), folder / name)
        wholes.append((folder / name).read_bytes())
    chance = random.Random(times)  # noqa: S311 - the same moments each time, as far as the system allows
    ours = _torn(times, folder / name, wholes, naive=False, chance=chance)
    # Large enough that many writes are needed.
    (folder / "control").mkdir()
    control = _torn(
        min(times, 50), folder / "control" / name, [whole * 200 for whole in wholes], naive=True, chance=chance
    )
    print(json.dumps({"ours": ours, "control": control}))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main()
