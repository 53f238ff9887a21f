"""Fuzz all entry points, one after the other: `python -m tests.fuzz.run --minutes 1 [NAME …]`.

The seeds, and a dictionary of the words, are written to a folder of the run; libFuzzer adds what reaches new code.
An input that is found is printed, and the exit status is then 1. In a run of `make hostile` the figures are kept.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.fuzz.entry_points import ENTRY_POINTS
from tests.hostile.harness import ROOT, keep

__all__ = ["main"]

_RUNS = re.compile(r"Done (\d+) runs")
_COVERED = re.compile(r"cov: (\d+)")


def main() -> int:
    """Fuzz for the minutes of the command line, and return how many entry points failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="for each entry point")
    parser.add_argument("names", nargs="*", default=[*ENTRY_POINTS])
    asked = parser.parse_args()
    return sum(_fuzz(name, asked.minutes) for name in asked.names)


def _quoted(word: bytes) -> str:
    return '"' + "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"\\x{byte:02x}" for byte in word) + '"'


def _processor_seconds() -> float:
    """Return the time of the processor that ended children have used."""
    used = os.times()
    return used.children_user + used.children_system


def _fuzz(name: str, minutes: float) -> bool:
    entry = ENTRY_POINTS[name]
    with tempfile.TemporaryDirectory() as folder:
        corpus, words = Path(folder, "corpus"), Path(folder, "words.dict")
        corpus.mkdir()
        for number, seed in enumerate(entry.seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
        words.write_text("\n".join(map(_quoted, entry.words)) + "\n", "utf-8")
        arguments = [f"-max_total_time={int(minutes * 60)}", "-max_len=20000", "-timeout=60", "-rss_limit_mb=2048"]
        run = [sys.executable, "-m", "tests.fuzz.target", name, *arguments, f"-dict={words}", str(corpus)]
        start, used = monotonic(), _processor_seconds()
        done = subprocess.run(
            [*run, f"-artifact_prefix={folder}/"],
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
            check=False,
        )
        said = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
        found = [path.read_bytes() for path in Path(folder).glob("*-*") if path.is_file()]
    runs, covered = _RUNS.findall(said), _COVERED.findall(said)
    failed = done.returncode != 0 or not runs
    if failed:
        sys.stdout.write(f"{said[-4_000:]}\n{[data[:2_000] for data in found]}\n")
    # It ends early with an input that is found, and a busy machine gives it a part of a processor only.
    lasted = f"{(monotonic() - start) / 60:.0f} minutes ({(_processor_seconds() - used) / 60:.0f} of a processor)"
    figure = f"{lasted}, {int(runs[-1]) if runs else 0:,} runs, {covered[-1] if covered else 0} edges, "
    keep(f"fuzz {name}", figure + ("one input found" if failed else "0 foreign exceptions, 0 inputs over 1 s"))
    return failed


if __name__ == "__main__":
    sys.exit(main())
