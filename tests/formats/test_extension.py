"""Other packages add file formats by an entry point, and hypothesis knows the record types by one."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import Event, ListingRow, Meeting, Taskforce, formats
from stemtaskforce.formats import registry

MODULE = '''
"""Records as lines of keys, which cannot be read back."""
from stemtaskforce.formats.registry import Format

FORMAT = Format("keys", (".keys",), "records_as_keys", reads=False)
TAKEN = Format("json", (".json", ".other"), "records_as_keys", reads=False)


def dumps(records):
    return "\\n".join(record.key for record in records).encode()
'''

PROGRAM = """
import sys
from stemtaskforce import Catalog, Event, load, save
from stemtaskforce.cli.group import main

save([Event(title="Launch"), Event(title="Plan")], "all.keys")
assert open("all.keys").read() == "event/undated/launch\\nevent/undated/plan\\n"
save([Event(title="Launch")], "all.json")
assert open("all.json").read().startswith('[{"type"')
try:
    load("all.keys")
except ValueError as error:
    assert "got the ending '.keys'" in str(error) or "'.keys'" in str(error), error
else:
    sys.exit("load read what cannot be read back")
sys.argv[1:] = ["convert", "all.json", "--to", "keys", "-q"]
main()
"""


@pytest.mark.slow
def test_a_package_beside_this_one_adds_a_format(tmp_path: Path) -> None:
    site = tmp_path / "site"
    info = site / "records_as_keys-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "records_as_keys.py").write_text(MODULE, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: records-as-keys\nVersion: 1.0\n", "utf-8")
    points = "[stemtaskforce.formats]\nkeys = records_as_keys:FORMAT\ntaken = records_as_keys:TAKEN\n"
    (info / "entry_points.txt").write_text(points, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(site)!r})\n{PROGRAM}"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )

    assert "" == done.stderr
    assert "event/undated/launch\n" == done.stdout


@pytest.mark.slow
@given(st.from_type(Taskforce), st.from_type(Meeting), st.from_type(Event), st.from_type(ListingRow))
def test_hypothesis_draws_records_by_their_type(
    taskforce: Taskforce, meeting: Meeting, event: Event, row: ListingRow
) -> None:
    assert [Taskforce, Meeting, Event, ListingRow] == [type(each) for each in (taskforce, meeting, event, row)]


@pytest.mark.parametrize("each", registry.FORMATS, ids=lambda each: each.name)
def test_a_format_is_a_name_of_the_package_and_has_a_row_in_the_documentation(each: registry.Format) -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/export.md").read_text("utf-8")
    assert each.codec is getattr(formats, each.module.rpartition(".")[2])
    assert f"`{each.endings[0]}`" in page
