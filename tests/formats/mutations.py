"""Documents near the valid ones, and far from them: the food of the tests that compare two judges."""

import json as stdlib
from typing import cast

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stemtaskforce.formats import json
from stemtaskforce.strategies import events, meetings, records, taskforces

#: Texts that have been taken for something else before, or for good.
TEXTS = [
    *(
        "",
        " ",
        "x",
        "7",
        "null",
        "x\n",
        "\nx",
        "a\nb",
        " x",
        "x\u00a0",
        "\u2003x",
        "a\tb",
        "a\x00b",
        "a\x7fb",
        "a\x85b",
    ),
    *("a\u2028b", "a\u2029b", "e\u0301", "\u0301", "\u1112\u1161\u11ab", "ﬁ", "\u212b", "a\u0327\u0301", "x\u200b"),
    *(
        "\ufeffx",
        "👩\u200d🔬",
        "a\\b",
        'a"b',
        "a/b",
        "DK",
        "dk",
        "UK",
        "EL",
        "XK",
        "ongoing",
        "Ongoing",
        "webinar",
        "kickoff",
    ),
    *("2016-09-29", "2016-02-30", "20160929", "2016-W39-4", "0000-01-01", "9999-12-31", "now", "09:30", "09:30:00"),
    *("24:00:00", "09:30:00Z", "https://a.b", "https://a.b/ü", "https://a.b/ c", "http:///x", "https://a:99999"),
    *(
        "https://a?x/y",
        "https://",
        "http:/a",
        "ftp://a.b",
        "https://[::1]/",
        "https://[x/",
        "https://a@/",
        "HTTPS://a.b",
    ),
    *("x" * 1_001, "x" * 1_000, "event", "meeting", "taskforce", "evnt"),
]
#: Other values that have.
OTHERS = cast(
    "list[object]",
    [
        *(None, True, False, 0, 1, 2, -1, 1.0, 3.9, 1e400, 10**30, [], {}, [{}], ["x"], [None], {"title": "x"}),
        *([{"title": "x"}], [{"date": "2016-02-30"}]),
    ],
)
ODD: list[object] = [*TEXTS, *OTHERS]
KEYS = ("", "x", "Title", "titel", "type", "version", "date", "start_dat", "events", "a/b~c", "ключ", "k" * 200)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=3),
    max_leaves=10,
)


@st.composite
def changed(draw: DrawFn) -> object:
    """Plain values of records, with none or some fields changed, dropped, added, retyped, put in another order."""
    record = draw(taskforces() | meetings() | events())
    plain = cast("dict[str, object]", stdlib.loads(json.dumps(record)))
    places: list[dict[str, object]] = [plain, *cast("list[dict[str, object]]", plain.get("events", []))]
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.sampled_from(places))
        match draw(st.sampled_from(["change", "retype", "drop", "add", "reorder"])):
            case "change" | "retype" if place:
                place[draw(st.sampled_from(sorted(place)))] = draw(st.sampled_from(ODD) | JSON)
            case "drop" if place:
                del place[draw(st.sampled_from(sorted(place)))]
            case "add":
                place[draw(st.sampled_from(KEYS))] = draw(st.sampled_from(ODD) | JSON)
            case _:
                order = draw(st.permutations(sorted(place)))
                values = [(key, place[key]) for key in order]
                place.clear()
                place.update(values)
    return draw(st.sampled_from([plain, [plain], [plain, stdlib.loads(json.dumps(draw(records())))]]))


def documents() -> SearchStrategy[bytes]:
    """Documents as bytes: changed ones, any JSON, in compact and loose form, escaped or not, now and then cut."""

    def write(value: object, indent: int | None, escaped: bool, cut: int) -> bytes:  # noqa: FBT001 - drawn
        text = stdlib.dumps(value, indent=indent, ensure_ascii=escaped)
        return text.encode("utf-8", "replace")[: -cut if cut else None]

    cut = st.just(0) | st.just(0) | st.just(0) | st.integers(0, 20)
    return st.builds(write, changed() | changed() | JSON, st.sampled_from([None, None, 1]), st.booleans(), cut)
