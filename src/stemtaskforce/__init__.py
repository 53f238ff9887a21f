"""EU STEM Coalition taskforce dossiers as typed, immutable records.

The root holds no code of its own: it lists the public names and loads a package when a name is first
used (PEP 562), so that `import stemtaskforce` costs little. The layers and packages are explained
in the documentation under "Architecture".
"""

from importlib import import_module

#: As in `typing`, which takes longer to load than all else here; type checkers know it by its name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from stemtaskforce import (
        catalog,
        checks,
        display,
        distributed,
        errors,
        examples,
        findings,
        formats,
        identifiers,
        model,
        pages,
        query,
        tables,
        text,
        timeline,
    )
    from stemtaskforce.catalog import Catalog, Link, table
    from stemtaskforce.countries import Country
    from stemtaskforce.errors import (
        DecodeError,
        EncodeError,
        InvalidRecord,
        LimitExceeded,
        MissingExtra,
        PageError,
        QueryError,
        StemTaskforceError,
        UnknownKey,
    )
    from stemtaskforce.findings import Finding, Severity
    from stemtaskforce.formats.files import load, save
    from stemtaskforce.model import (
        Event,
        EventCategory,
        ListingRow,
        Meeting,
        MeetingKind,
        Record,
        Taskforce,
        TaskforceStatus,
    )
    from stemtaskforce.pages import Reading
    from stemtaskforce.query import Selection
    from stemtaskforce.tables import Table
    from stemtaskforce.timeline import EntryKind, Timeline, TimelineEntry

__version__ = "0.1.0"

#: Where each public name lives; the block above says the same to type checkers, and a test compares.
_HOMES = {
    "Catalog": "catalog",
    "Country": "countries",
    "DecodeError": "errors",
    "EncodeError": "errors",
    "EntryKind": "timeline",
    "Event": "model",
    "EventCategory": "model",
    "Finding": "findings",
    "InvalidRecord": "errors",
    "LimitExceeded": "errors",
    "Link": "catalog",
    "ListingRow": "model",
    "Meeting": "model",
    "MeetingKind": "model",
    "MissingExtra": "errors",
    "PageError": "errors",
    "QueryError": "errors",
    "Reading": "pages",
    "Record": "model",
    "Selection": "query",
    "Severity": "findings",
    "StemTaskforceError": "errors",
    "Table": "tables",
    "Taskforce": "model",
    "TaskforceStatus": "model",
    "Timeline": "timeline",
    "TimelineEntry": "timeline",
    "UnknownKey": "errors",
    "load": "formats.files",
    "save": "formats.files",
    "table": "catalog",
}
_MODULES = (
    "catalog",
    "checks",
    "display",
    "distributed",
    "errors",
    "examples",
    "findings",
    "formats",
    "identifiers",
    "model",
    "pages",
    "query",
    "tables",
    "text",
    "timeline",
)

__all__ = [
    "Catalog",
    "Country",
    "DecodeError",
    "EncodeError",
    "EntryKind",
    "Event",
    "EventCategory",
    "Finding",
    "InvalidRecord",
    "LimitExceeded",
    "Link",
    "ListingRow",
    "Meeting",
    "MeetingKind",
    "MissingExtra",
    "PageError",
    "QueryError",
    "Reading",
    "Record",
    "Selection",
    "Severity",
    "StemTaskforceError",
    "Table",
    "Taskforce",
    "TaskforceStatus",
    "Timeline",
    "TimelineEntry",
    "UnknownKey",
    "__version__",
    "catalog",
    "checks",
    "display",
    "distributed",
    "errors",
    "examples",
    "findings",
    "formats",
    "identifiers",
    "load",
    "model",
    "pages",
    "query",
    "save",
    "table",
    "tables",
    "text",
    "timeline",
]


def __getattr__(name: str) -> object:
    """Load the package of a public name at its first use (PEP 562)."""
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name in _HOMES:
        value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, also those that are not loaded yet."""
    return sorted(__all__)
