"""What tests of the lower floors share: strangers to compare with, the hostile corpora, and any text at all."""

import json
from pathlib import Path
from typing import cast

import pytest

#: Corpora of hostile input beside the checkout; every test that reads them has cases of its own too.
HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"


class AlwaysEqual:
    """Claims to be equal to whatever it is compared with."""

    __hash__ = None  # type: ignore[assignment]  # that which has no hash is told so by None

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


class NeverEqual:
    """Denies to be equal to whatever it is compared with, itself too."""

    __hash__ = None  # type: ignore[assignment]  # that which has no hash is told so by None

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True


class Largest:
    """Claims to be larger than whatever it is compared with."""

    def __lt__(self, other: object) -> bool:
        return False

    def __le__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return True

    def __ge__(self, other: object) -> bool:
        return True


@pytest.fixture
def always_equal() -> object:
    return AlwaysEqual()


@pytest.fixture
def never_equal() -> object:
    return NeverEqual()


@pytest.fixture
def largest() -> object:
    return Largest()


@pytest.fixture(scope="session")
def naughty_strings() -> list[str]:
    """The Big List of Naughty Strings where it is, and a few of the kind anyway."""
    own = [
        "",
        "undefined",
        "NULL",
        "\x00",
        "\ufeff",
        "Ω≈ç√∫˜µ≤≥÷",
        "田中さん",
        "\u202etest",
        "Z\u0351\u036b",
        "'; DROP TABLE x",
    ]
    file = HOSTILE / "blns" / "blns.json"
    return own + (cast("list[str]", json.loads(file.read_text(encoding="utf-8"))) if file.exists() else [])


@pytest.fixture(scope="session")
def script_attacks() -> list[str]:
    """Lists of cross-site scripting where they are, and a few of the kind anyway."""
    own = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "' onmouseover='alert(1)",
        "</a><iframe src=javascript:alert(1)>",
        "<!--<script>-->",
        "<![CDATA[<b>]]>",
        "<?php ?>",
        "&lt;b&gt; &#60;b&#62; &amp;",
        "`{{constructor.constructor('alert(1)')()}}`",
        "javascript:alert(1)//http://a",
    ]
    files = [*HOSTILE.glob("*xss*/*.txt"), *HOSTILE.glob("*/xss/*.txt")]
    return own + [line for file in sorted(files) for line in file.read_text("utf-8", "replace").splitlines()]


@pytest.fixture(scope="session")
def urls_of_the_web() -> list[str]:
    """The inputs of the web platform's tests of URLs where they are, and a few of the kind anyway."""
    own = [
        "http://",
        "http://a:b@c:29/d",
        "http::@c:29",
        "http://[www.google.com]/",
        "https:///a",
        "http://f:00/",
        "http://\ufdd0",
    ]
    file = HOSTILE / "wpt-urltestdata" / "urltestdata.json"
    if not file.exists():
        return own
    cases = cast("list[str | dict[str, str]]", json.loads(file.read_text(encoding="utf-8")))
    return own + [case["input"] for case in cases if isinstance(case, dict)]
