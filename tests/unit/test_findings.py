"""Findings: one closed table of codes, and one line that says all."""

import copy
import pickle
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemtaskforce.findings import CODES, Code, Finding, Severity, make
from stemtaskforce.wording import printable

findings = st.builds(
    Finding,
    code=st.sampled_from(sorted(CODES)),
    severity=st.sampled_from(Severity),
    message=st.text(),
    path=st.text(),
    line=st.none() | st.integers(1),
    source=st.none() | st.text(),
    value=st.none() | st.text(),
)


@pytest.mark.parametrize("code", CODES)
def test_a_finding_has_the_severity_that_the_table_gives_its_code(code: str) -> None:
    assert CODES[code].severity is make(code, "x").severity
    assert CODES[code].meaning.endswith(".")
    assert code == code.lower()
    assert 2 == len(code.split("."))


@pytest.mark.parametrize(
    ("severity", "codes"),
    [
        (Severity.ERROR, "date.incomplete country.unknown title.missing date.missing page.unsupported page.encoding"),
        (
            Severity.INFO,
            "field.empty field.by-position country.inferred kind.assumed text.truncated event.undated page.repeated",
        ),
        (
            Severity.WARNING,
            "date.ambiguous date.weekday date.range-suspicious country.differs category.unknown event.before-start",
        ),
        (Severity.WARNING, "timeline.unordered page.foreign-tail"),
    ],
)
def test_promised_codes_have_their_promised_severity(severity: Severity, codes: str) -> None:
    assert {severity} == {CODES[code].severity for code in codes.split()}


def test_the_table_cannot_be_changed_and_a_code_outside_it_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        cast("dict[str, Code]", CODES)["new.code"] = Code(Severity.INFO, "New.")
    with pytest.raises(KeyError, match=r"no\.code"):
        make("no.code", "x")


@given(findings)
def test_a_finding_is_a_value(finding: Finding) -> None:
    assert finding == copy.deepcopy(finding) == attrs.evolve(finding) == pickle.loads(pickle.dumps(finding))  # noqa: S301 - our own pickle
    assert hash(finding) == hash(copy.copy(finding))
    assert finding.severity is Severity(str(finding.severity))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        finding.code = "x"  # type: ignore[misc]  # what is refused is asked for
    assert not hasattr(finding, "__dict__")


@given(findings)
def test_the_line_of_a_finding_says_severity_message_and_code(finding: Finding) -> None:
    shown = str(finding)

    assert f"{finding.severity}: {finding.message} [{finding.code}" in shown
    assert shown.endswith(f" at {printable(finding.path)}]" if finding.path else f"[{finding.code}]")
    assert shown.isprintable()


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (make("date.missing", "m"), "error: m [date.missing]"),
        (make("date.missing", "m", line=3), "line 3: error: m [date.missing]"),
        (make("date.missing", "m", source="a.txt"), "a.txt: error: m [date.missing]"),
        (make("date.missing", "m", source="a.txt", line=3, path="/date"), "a.txt:3: error: m [date.missing at /date]"),
    ],
)
def test_where_a_finding_is_stands_first(finding: Finding, expected: str) -> None:
    assert expected == str(finding)


def test_a_severity_may_be_given_as_its_word_and_no_other() -> None:
    assert Severity.INFO is Finding("a.b", cast("Severity", "info"), "m").severity
    with pytest.raises(ValueError, match="loud"):
        Finding("a.b", cast("Severity", "loud"), "m")
