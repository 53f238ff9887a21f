"""What formats share: the check of records, their entries, the endings of files, and each message word by word."""

import gzip
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest

from stemtaskforce import (
    Catalog,
    DecodeError,
    EncodeError,
    Event,
    InvalidRecord,
    LimitExceeded,
    Meeting,
    Record,
    Taskforce,
    load,
    save,
)
from stemtaskforce.formats.entries import (
    Detail,
    Entry,
    checked_authority,
    day,
    details,
    entries,
    headline,
    period,
    recent_first,
    tag,
)
from stemtaskforce.formats.json import from_dict, to_dict
from stemtaskforce.formats.records import as_records, checked_records, is_record
from stemtaskforce.formats.registry import FORMATS, by_ending, by_name, formats, unknown_ending

LAUNCH = Event(title="Launch")
PACT = Taskforce(name="Pact", events=[LAUNCH])
OSLO = Meeting(title="Oslo", date="2018-08-20")
_READ = "'.json' or '.jsonl' or '.ics' or '.csv' or 'datapackage.json' or '.parquet'"
_WRITTEN = f"{_READ} or '.csl.json' or '.jsonld' or '.atom' or '.timelinejs.json' or '.md' or '.html'"
_EXPECTED = "expected a Taskforce, a Meeting or an Event"


def refused(call: Callable[[], object]) -> list[str]:
    with pytest.raises((DecodeError, EncodeError, LimitExceeded, InvalidRecord)) as caught:
        call()
    return [str(finding) for finding in caught.value.findings]


# ---------------------------------------------------------------- records


class Plain:
    """An object with plain values of its own."""

    def to_dict(self) -> dict[str, object]:
        """Return nothing."""
        return {}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        *(
            (value, f"{_EXPECTED}, or a list of them, got {shown} [type.mismatch]")
            for value, shown in [
                (5, "5"),
                ("x", "'x'"),
                (b"x", "a bytes of 1"),
                (bytearray(b"x"), "a bytearray"),
                ({"a": 1}, "a dict of 1"),
                (None, "None"),
                ({LAUNCH}, "a set of 1; a set has no order"),
                (frozenset[Event](), "a frozenset of 0; a set has no order"),
                (LAUNCH, "an Event; did you mean [record]?"),
                (Plain(), "a Plain; its to_dict() gives plain values"),
            ]
        ),
        ([LAUNCH, 5], f"{_EXPECTED}, got 5 [type.mismatch at /1]"),
        ([[LAUNCH]], f"{_EXPECTED}, got a list of 1 [type.mismatch at /0]"),
        ([Plain()], f"{_EXPECTED}, got a Plain; its to_dict() gives plain values [type.mismatch at /0]"),
        ([Catalog.of([])], f"{_EXPECTED}, got a Catalog; did you mean its .records? [type.mismatch at /0]"),
    ],
)
def test_what_is_not_a_record_is_told(values: object, expected: str) -> None:
    assert [f"error: {expected}"] == refused(lambda: [*checked_records(values)])


def test_records_are_yielded_up_to_the_first_that_is_none() -> None:
    found = checked_records([LAUNCH, OSLO, 5, PACT])

    assert (LAUNCH, OSLO) == (next(found), next(found))
    with pytest.raises(InvalidRecord):
        next(found)


def test_a_list_is_copied_and_a_record_is_a_list_of_one() -> None:
    given: list[Record] = [LAUNCH, OSLO]
    several: list[Record] = [OSLO, PACT]
    found = as_records(given)

    assert (given, [PACT], [OSLO, PACT], []) == (
        found,
        as_records(PACT),
        as_records(iter(several)),
        as_records(()),
    )
    assert found is not given
    assert (True, False, False) == (is_record(LAUNCH), is_record([LAUNCH]), is_record(Event))
    assert refused(lambda: as_records([LAUNCH, 5]))  # type: ignore[list-item] # on purpose


def test_plain_values_are_those_of_one_or_of_many() -> None:
    assert to_dict(LAUNCH) == to_dict([LAUNCH])[0]
    assert [] == to_dict([])


def test_mappings_of_any_kind_are_read_down_to_the_events_of_a_taskforce() -> None:
    event = MappingProxyType({"title": "Launch"})
    pact = MappingProxyType({"type": "taskforce", "version": 1, "name": "Pact", "events": [event]})

    assert PACT == from_dict(pact)
    assert [PACT, PACT] == from_dict([pact, pact])


# ---------------------------------------------------------------- entries


def test_entries_are_records_and_behind_a_taskforce_its_events() -> None:
    plan = Taskforce(name="Plan", events=[LAUNCH])

    found = entries([OSLO, PACT, LAUNCH, plan])

    assert [OSLO, PACT, LAUNCH, LAUNCH, plan, LAUNCH] == [each.record for each in found]
    assert [None, None, PACT, None, None, plan] == [each.owner for each in found]
    assert ["", "", "taskforce/pact", "", "", "taskforce/plan"] == [each.owner_identifier for each in found]
    assert ["meeting/2018-08-20/oslo", "taskforce/pact", "taskforce/plan"] == [
        found[place].identifier for place in (0, 1, 4)
    ]
    assert 3 == len({found[place].identifier for place in (2, 3, 5)})
    assert [Entry(LAUNCH, "event/undated/launch")] == entries(LAUNCH)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Taskforce(name="x" * 91), "x" * 91),
        (Meeting(title="x" * 91, date="2018-08-20"), "x" * 91),
        (Event(title="x" * 91, summary="y"), "x" * 91),
        (Event(publisher="x" * 91), "x" * 91),
        (Event(category="x" * 91), "x" * 91),
        (Event(summary="x" * 90), "x" * 90),
        (Event(summary="x" * 91), "x" * 89 + "…"),
        (Event(summary="One.\nTwo.", publisher="y"), "One."),
        (Event(summary="One.\n\nTwo.", category="y"), "One."),
    ],
)
def test_a_headline_is_a_name_or_the_beginning_of_a_summary(record: Record, expected: str) -> None:
    assert expected == headline(record)


@pytest.mark.parametrize(
    ("record", "days"),
    [
        (LAUNCH, ""),
        (Event(title="x", date="2018-05-04"), "2018-05-04"),
        (PACT, ""),
        (Taskforce(name="x", start_date="2016-09-29"), "2016-09-29"),
        (OSLO, "2018-08-20"),
        (Meeting(title="x", date="2018-08-20", end_date="2018-08-21"), "2018-08-20 – 2018-08-21"),
    ],
)
def test_a_period_is_the_days_of_a_record(record: Record, days: str) -> None:
    assert days == period(record)
    first = day(record)
    assert days.partition(" ")[0] == ("" if first is None else first.isoformat())


def test_entries_stand_most_recent_first_and_as_given_within_a_day() -> None:
    days = ["2018-05-04", None, "0001-01-01", "2018-05-05", "2018-05-04", None]
    listed = entries([Event(title=f"{place}", date=each) for place, each in enumerate(days)])

    assert ["3", "0", "4", "2", "1", "5"] == [headline(each.record) for each in recent_first(listed)]


def test_details_are_all_but_names_days_pages_and_events() -> None:
    meeting = Meeting(
        title="x",
        date="2018-08-20",
        end_date="2018-08-21",
        time="09:30",
        country="NO",
        summary="a\n\nb",
        next_steps="c",
        url="https://example.org/",
    )

    assert [
        Detail("Kind", "Taskforce meeting", prose=False),
        Detail("Country", "Norway", prose=False),
        Detail("Summary", "a\n\nb", prose=True),
        Detail("Next steps", "c", prose=True),
    ] == [*details(meeting)]
    assert [] == [*details(PACT)]


@pytest.mark.parametrize("authority", [*"/?#@:[]", "a/b", "a b", "", "é.org", "x\n"])
def test_an_authority_that_is_no_domain_is_refused(authority: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its whole message is compared
        checked_authority(authority)

    assert f"authority: expected a domain such as 'stemcoalition.eu', got {authority!r}" == str(caught.value)


@pytest.mark.parametrize("sign", "/?#@:[]")
def test_a_sign_of_addresses_is_in_no_domain(sign: str) -> None:
    with pytest.raises(ValueError, match="authority: expected a domain"):
        checked_authority(f"example.org{sign}")
    assert "tag:example.org,2015:a/b" == tag("a/b", checked_authority("example.org"))


# ---------------------------------------------------------------- endings


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("A.JSON", "json"),
        ("a.jsonl.GZ", "jsonl"),
        ("a.timelinejs.json.gz", "timelinejs"),
        ("x/datapackage.json", "datapackage"),
        ("x\\DataPackage.json", "datapackage"),
        ("my-datapackage.json", "json"),
        ("x.csv/a.md", "md"),
        (".json", "json"),
        *((f"a{each.endings[0]}", each.name) for each in FORMATS if each.endings[0].startswith(".")),
    ],
)
def test_the_longest_ending_names_the_format(path: str, name: str) -> None:
    found = by_ending(path)

    assert found is not None
    assert (name, found) == (found.name, by_name(name))
    assert found == by_ending(Path(path)) or "\\" in path


@pytest.mark.parametrize("path", ["json", "a.gz", "a.json.bz2", "a.json.gz.gz", "a.json/b", "ajson", ""])
def test_no_other_ending_names_one(path: str) -> None:
    assert by_ending(path) is None


def test_formats_are_found_by_their_names_only() -> None:
    assert FORMATS == formats()[: len(FORMATS)]
    assert [*FORMATS] == [by_name(each.name) for each in FORMATS]
    with pytest.raises(KeyError, match=r"^'x'$"):
        by_name("x")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("pacts.jsn", "expected the ending '.json', got '.jsn'"),
        ("x/pacts.NDJSON", "expected the ending '.jsonl', got '.ndjson'"),
        ("pacts.ldjson.gz", "expected the ending '.jsonl', got '.ldjson'"),
        ("pacts", f"expected the ending {_WRITTEN}, got none"),
        ("a.b/c", f"expected the ending {_WRITTEN}, got none"),
        ("a.b.xyz", f"expected the ending {_WRITTEN}, got '.xyz'"),
    ],
)
def test_an_ending_that_names_none_is_told_with_the_nearest_or_all(path: str, expected: str) -> None:
    assert f"{path}: error: {expected} [file.ending]" == str(unknown_ending(path, formats()))
    assert f"{path}: error: {expected}; or so [file.ending]" == str(unknown_ending(Path(path), formats(), "or so"))


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        *((f"a{ending}", "; pages.read_path reads pages") for ending in (".txt", ".html", ".htm", ".HTML")),
        ("a.md", ""),
        ("a.xyz", ""),
    ],
)
def test_a_file_of_no_format_that_is_read_is_told_what_reads_it(name: str, hint: str) -> None:
    ending = name[1:].lower()

    assert [f"{name}: error: expected the ending {_READ}, got '{ending}'{hint} [file.ending]"] == refused(
        lambda: load(name)
    )


def test_a_file_of_no_format_that_is_written_is_told_all() -> None:
    assert [f"a.xyz: error: expected the ending {_WRITTEN}, got '.xyz' [file.ending]"] == refused(
        lambda: save(LAUNCH, "a.xyz")
    )


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: load("a.ics", unknown="ignore"),
            ValueError,
            "unknown: expected 'refuse', as ics has no unknown keys, got 'ignore'",
        ),
        (
            lambda: load("a.json", unknown="x"),  # type: ignore[arg-type] # on purpose
            ValueError,
            "unknown: expected 'refuse' or 'ignore', got 'x'",
        ),
        (
            lambda: save("a.json", [LAUNCH]),  # type: ignore[arg-type] # on purpose
            TypeError,
            "records: expected a catalog or records, got a path; did you mean save(records, path)?",
        ),
    ],
)
def test_a_mistake_of_the_call_is_told(call: Callable[[], object], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        call()

    assert message == str(caught.value)


def test_two_paths_are_not_two_the_wrong_way_round() -> None:
    assert [f"error: {_EXPECTED}, or a list of them, got 'a.json' [type.mismatch]"] == refused(
        lambda: save("a.json", "b.json")  # type: ignore[arg-type] # on purpose
    )


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.json", b"[5]", "error: expected an object, got 5 [json.shape at /0]"),
        (
            "a.json",
            b'{"type":"event","version":1,"title":"x"}',
            "error: expected an array of records, got an object of 3 [json.shape]",
        ),
        ("a.ics", b"x", "1: error: expected a property such as SUMMARY:…, got 'x' [calendar.invalid]"),
        *(
            ("a.json.gz", data, f"error: the compressed file is damaged or ends early: {words} [file.damaged]")
            for data, words in [
                (b"x", "Not a gzipped file (b'x')"),
                (b"", "it has no bytes"),
                (
                    gzip.compress(b"[]", mtime=0)[:-4],
                    "Compressed file ended before the end-of-stream marker was reached",
                ),
            ]
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_name(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    for given in (path, str(path)):
        assert [f"{path}:{'' if expected[0].isdigit() else ' '}{expected}"] == refused(partial(load, given))


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.json.gz"])
def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    save([LAUNCH], path)
    data = path.read_bytes()
    size = len(gzip.decompress(data) if name.endswith(".gz") else data)

    assert (LAUNCH,) == load(path, max_bytes=size).records
    assert [f"{path}: error: expected at most {size - 1} bytes, got more [limit.bytes]"] == refused(
        lambda: load(path, max_bytes=size - 1)
    )


def test_large_limits_are_told_with_commas(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    save([Event(title="x", summary="y" * 3_000)], path)

    assert [f"{path}: error: expected at most 1,234 bytes, got more [limit.bytes]"] == refused(
        lambda: load(path, max_bytes=1_234)
    )


def test_the_limits_of_lines_are_those_of_one_and_of_all(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    save([LAUNCH, OSLO], path)
    longest = max(map(len, path.read_bytes().splitlines()))
    size = path.stat().st_size

    assert 2 == len(load(path, max_bytes=longest, max_total=size).records)
    assert [f"{path}: error: expected at most {size - 1} bytes in all, got more [limit.bytes]"] == refused(
        lambda: load(path, max_total=size - 1)
    )
    assert refused(lambda: load(path, max_bytes=longest - 1))[0].endswith("got more [limit.bytes]")


def test_the_folder_of_a_package_is_loaded(tmp_path: Path) -> None:
    save(Catalog.of([PACT, OSLO]), tmp_path / "datapackage.json")

    assert Catalog.of([PACT, OSLO]) == load(tmp_path) == load(tmp_path / "datapackage.json")


@pytest.mark.parametrize(
    ("name", "end"), [("a.json", b"]\n"), ("a.csl.json", b"]\n"), ("a.atom", b"</feed>\n"), ("a.md", b"# Launch\n")]
)
def test_a_file_of_text_ends_with_one_line_break(tmp_path: Path, name: str, end: bytes) -> None:
    save(LAUNCH, tmp_path / name)
    data = (tmp_path / name).read_bytes()

    assert data.endswith(end)
    assert not data.endswith(b"\n\n")


def test_a_file_that_is_not_text_is_written_as_it_is(tmp_path: Path) -> None:
    save(LAUNCH, tmp_path / "a.parquet")

    assert (tmp_path / "a.parquet").read_bytes().endswith(b"PAR1")


def test_problems_of_a_file_past_the_thousandth_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"title,category\n" + b" x,y\n" * 1_003)

    with pytest.raises(DecodeError) as caught:
        load(path)

    assert (1_000, 3, {str(path)}) == (
        len(caught.value.findings),
        caught.value.omitted,
        {each.source for each in caught.value.findings},
    )
