"""A process that runs for long keeps its memory, its threads and its children apart, and warns of nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.harness import ROOT, WHOLE, keep, scaled

pytestmark = pytest.mark.slow

#: The most that resident memory may grow between a fifth of the run and its end.
DRIFT = 1 << 20


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read where Linux gives it")
def test_a_long_run_keeps_its_memory_and_warns_of_nothing() -> None:
    records = scaled(2_000, int(os.environ.get("RECORDS", "1000000")))
    run = [sys.executable, "-X", "dev", "-W", "error", "-m", "tests.hostile.soak", str(records)]
    # A child that waits for ever for a lock would hold up the whole run.
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60 + records)
    assert (0, "") == (done.returncode, done.stderr[-2_000:])
    told = json.loads(done.stdout)
    assert (0, [], True) == (told["child"], told["faults"], told["records"] >= records)
    drift = told["late"] - told["early"]
    keep(
        "long run",
        f"{told['records']:,} records read, checked, linked, saved and loaded: {told['late'] >> 20} MiB resident, "
        f"drift {drift / (1 << 20):+.1f} MiB; 16 threads and a fork in the middle; -X dev -W error clean",
    )
    # A short run is not over what Python's own allocator and caches take at first.
    assert drift <= (DRIFT if WHOLE else 8 * DRIFT)
