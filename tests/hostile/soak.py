"""Many records through everything in one process: `python -X dev -W error -m tests.hostile.soak RECORDS`.

Pages of three kinds are read and checked, catalogs linked, saved and loaded, in rounds; then sixteen threads do the
same at once, and a forked child does it once more while they do. Memory is taken after a fifth of the rounds and after
the last one, so that what is cached once does not count. Prints its figures as JSON.
"""

import gc
import json
import os
import sys
import tempfile
import threading
import warnings
from pathlib import Path

from stemtaskforce import Catalog, load, pages, save
from stemtaskforce.checks import check

__all__ = ["main"]

_DOSSIER = """QUICK: taskforce dossier
Pact {number} of {turn}

Requesting organisation: Denmark
Country: Denmark
Start date: September 29, 2016
Status: ongoing
Background: Some words.

The timeline below shows it.

4 May 2018
News | Publisher {number}
A teaser of the {number}th...
"""
_MEETING = """Taskforce meeting: Pact {number} of {turn}

20 August 2018

Host organisation: Platform {number}
Country: Netherlands
City & meeting location: Utrecht, Netherlands
Short summary: It met.
Objective of the meeting: To meet.
"""
_PUBLICATION = "4 May 2018\nNews | Publisher {number}\nA teaser of the {number}th publication of {turn}.\n"
_PAGES, _LISTED = 40, 120
_ROUND = 2 * _PAGES + _LISTED


def _pages(turn: int) -> list[str]:
    """Return the pages of a round: dossiers, the meetings of each, and a list of the publications that they name."""
    each = [form.format(number=number, turn=turn) for number in range(_PAGES) for form in (_DOSSIER, _MEETING)]
    listed = "".join(_PUBLICATION.format(number=number, turn=turn) for number in range(_LISTED))
    return [*each, f"Publications\n\n{listed}"]


def _resident() -> int:
    """Return the resident memory of this process in bytes."""
    gc.collect()
    pages_used = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages_used) * os.sysconf("SC_PAGE_SIZE")


def _once(path: Path, turn: int) -> int:
    """Read, check, link, save and load some records, and return how many."""
    readings = [pages.read_text(page) for page in _pages(turn % 50)]
    catalog = Catalog.of(record for reading in readings for record in reading.records)
    assert not any(finding.severity == "error" for record in catalog.records for finding in check(record))
    assert len(catalog.links()) >= _PAGES
    catalog.check()
    save(catalog, path)
    assert catalog.records == load(path).records
    return len(catalog)


def main() -> None:
    """Run, and print the figures."""
    wanted = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rounds, done, early = -(-wanted // _ROUND), 0, 0
        for turn in range(rounds):
            done += _once(folder / "a.jsonl.gz", turn)
            if turn == rounds // 5:
                early = _resident()
        late = _resident()
        # Each format is loaded before the fork: where another thread imports a module, Python's own lock on that
        # module stays held in the child.
        _once(folder / "a.json", 0)
        faults: list[BaseException] = []

        def work(number: int) -> None:
            try:
                for turn in range(3):
                    _once(folder / f"{number}.json", turn)
            except BaseException as fault:  # noqa: BLE001 - told by the count
                faults.append(fault)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
        for thread in threads:
            thread.start()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # to fork beside threads is what is tried
            child = os.fork()
        if not child:
            os._exit(0 if _once(folder / "child.json", 0) == _ROUND else 1)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for thread in threads:
            thread.join()
    print(  # noqa: T201 - read by the test
        json.dumps({"records": done, "early": early, "late": late, "child": status, "faults": [*map(repr, faults)]})
    )


if __name__ == "__main__":
    main()
