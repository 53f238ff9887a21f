"""Errors: one root, every error carries its findings, and what is shown of them is bounded."""

import copy
import json
import pickle
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce import errors
from stemtaskforce.errors import MAX_FINDINGS, InvalidRecord, StemTaskforceError, missing_extra
from stemtaskforce.findings import CODES, Finding, make

BUILTIN = {
    errors.InvalidRecord: ValueError,
    errors.DecodeError: ValueError,
    errors.EncodeError: ValueError,
    errors.PageError: ValueError,
    errors.LimitExceeded: ValueError,
    errors.QueryError: ValueError,
    errors.UnknownKey: KeyError,
    errors.MissingExtra: ImportError,
}
every_error = pytest.mark.parametrize("error_type", [StemTaskforceError, *BUILTIN])
findings = st.builds(
    make,
    st.sampled_from(sorted(CODES)),
    st.text(max_size=20) | st.text(min_size=100, max_size=600),
    path=st.sampled_from(["", "/date", "/events/2/date", "/" + "x" * 300]),
    line=st.none() | st.integers(1, 99),
)


@pytest.mark.parametrize(("error_type", "builtin"), BUILTIN.items())
def test_every_error_has_the_root_and_the_builtin_that_fits(
    error_type: type[StemTaskforceError], builtin: type[Exception]
) -> None:
    with pytest.raises(builtin) as caught:
        raise error_type([make("key.unknown", "no such key")])

    assert isinstance(caught.value, StemTaskforceError)
    assert "error: no such key [key.unknown]" == str(caught.value)


def test_every_error_is_in_the_table() -> None:
    assert {"StemTaskforceError", "problem_document", *(error_type.__name__ for error_type in BUILTIN)} == set(
        errors.__all__
    )


@pytest.mark.parametrize(("more", "last"), [([], 500), ([make("date.missing", "m")], 500 - len("\nand 1 more"))])
def test_a_finding_is_shown_whole_up_to_the_last_character_that_fits(more: list[Finding], last: int) -> None:
    around = len(str(make("date.missing", "")))
    fits, too_long = (make("date.missing", "x" * (length - around)) for length in (last, last + 1))

    assert 500 == len(str(InvalidRecord([fits, *more])))
    assert str(InvalidRecord([fits, *more])).startswith(str(fits))
    assert str(too_long) not in str(InvalidRecord([too_long, *more]))


@every_error
@given(found=st.lists(findings, max_size=8), omitted=st.integers(0, 2_000))
def test_an_error_pickles_and_copies_with_its_findings(
    error_type: type[StemTaskforceError], found: list[Finding], omitted: int
) -> None:
    error = error_type(found, omitted)

    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301 - our own pickle
        assert type(error) is type(twin)
        assert tuple(found) == error.findings == twin.findings
        assert omitted == error.omitted == twin.omitted
        assert str(error) == str(twin)


@given(st.lists(findings, max_size=12), st.integers(0, 10**6))
def test_the_message_is_bounded_and_counts_what_it_leaves_out(found: list[Finding], omitted: int) -> None:
    error = InvalidRecord(found, omitted)
    shown = str(error)
    more = re.search(r"(?:^|\n)and (\d+) more\Z", shown)
    left = int(more[1]) if more else 0
    head = shown[: more.start()] if more else shown

    assert len(shown) <= 500
    assert 0 <= left <= len(found) + omitted
    whole = len(found) + omitted - left
    if whole and str(found[0]) in head:
        assert "\n".join(map(str, found[:whole])) == head
    elif found:  # a first finding that is too long on its own is named by its code
        assert 1 == whole
        assert f"[{found[0].code}" in head
    else:
        assert "" == head


@given(st.lists(findings, min_size=1, max_size=12))
def test_as_many_whole_findings_are_shown_as_fit(found: list[Finding]) -> None:
    lines = list(map(str, found))
    shown = str(InvalidRecord(found))
    fitting = 0
    for count in range(1, len(lines) + 1):
        tail = [f"and {len(lines) - count} more"] if count < len(lines) else []
        if len("\n".join(lines[:count] + tail)) <= 500:
            fitting = count
        else:
            break

    assert "\n".join(lines[:fitting]) == "\n".join(
        shown.split("\n")[: sum(1 + line.count("\n") for line in lines[:fitting])]
    )


@pytest.mark.parametrize(
    ("count", "kept", "omitted"),
    [(0, 0, 0), (999, 999, 0), (1_000, 1_000, 0), (1_001, 1_000, 1), (5_000, 1_000, 4_000)],
)
def test_a_thousand_findings_are_kept_in_order_and_the_rest_is_counted(count: int, kept: int, omitted: int) -> None:
    def stream() -> Iterator[Finding]:
        for number in range(count):
            yield make("date.missing", str(number), line=number + 1)

    error = InvalidRecord(stream())

    assert kept == len(error.findings) <= MAX_FINDINGS
    assert omitted == error.omitted
    assert [str(number) for number in range(kept)] == [finding.message for finding in error.findings]
    assert omitted + 7 == InvalidRecord(stream(), 7).omitted


def test_a_finding_that_is_too_long_is_named_by_its_code_and_place() -> None:
    error = InvalidRecord([make("text.control", "x" * 600, path="/summary"), make("date.missing", "m")])

    assert "error: [text.control at /summary]\nand 1 more" == str(error)


def test_an_error_without_findings_says_how_many_it_leaves_out() -> None:
    assert "" == str(InvalidRecord([]))
    assert "and 3 more" == str(InvalidRecord([], 3))


def test_a_missing_package_is_told_with_its_extra_and_what_to_install() -> None:
    for package in ("click", "click.core"):
        error = missing_extra("cli", ModuleNotFoundError("No module", name=package))

        (finding,) = error.findings
        assert "extra.missing" == finding.code
        assert "cli: click is not installed; install it with pip install 'click>=8.2' 'rich>=13.9'" == finding.message


def test_a_package_that_is_there_and_cannot_be_imported_is_reported_with_the_cause() -> None:
    error = missing_extra("html", ImportError("libc is too old", name="selectolax.lexbor"))

    assert "html: selectolax is installed but cannot be imported: libc is too old" == error.findings[0].message


def test_without_metadata_the_package_itself_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.requires", fail)
    error = missing_extra("html", ModuleNotFoundError("No module", name="selectolax"))

    assert error.findings[0].message.endswith("install it with pip install selectolax")


@pytest.mark.parametrize(
    ("error", "status", "expected"),
    [
        (InvalidRecord, None, {"title": "Unprocessable Content", "status": 422}),
        (errors.LimitExceeded, None, {"title": "Content Too Large", "status": 413}),
        (errors.DecodeError, 400, {"title": "Bad Request", "status": 400}),
        (errors.DecodeError, 418, {"status": 418}),
    ],
)
def test_a_problem_document_is_json_with_each_finding(
    error: type[StemTaskforceError], status: int | None, expected: dict[str, object]
) -> None:
    made = error([make("event.blank", "event: expected a title", path="/events/0")], omitted=2)
    document = errors.problem_document(made, status=status)
    whole = {**expected, "detail": str(made), "errors": [made.findings[0].to_dict()], "omitted": 2}
    assert list(whole.items()) == list(document.items())
    assert document == json.loads(json.dumps(document))
