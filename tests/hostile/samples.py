"""Two catalogs that differ in every file that is made of them, and the names of all files that can be saved."""

from stemtaskforce import Catalog, Event, Meeting, Taskforce
from stemtaskforce.formats.registry import FORMATS

__all__ = ["ONE", "TWO", "file_names", "folder_writers", "suited"]


def _catalog(word: str, count: int) -> Catalog:
    events = [
        Event(
            date=f"20{10 + number % 10}-03-0{1 + number % 9}",
            title=f"{word} {number}",
            summary=f"{word}. " * 40 + "End.",
        )
        for number in range(count)
    ]
    return Catalog.of(
        [
            Taskforce(name=f"{word} pact", country="DK", events=events[:5]),
            Meeting(title=f"{word} meeting", date="2018-05-04", summary=f"{word} " * 20 + "end"),
            *events,
        ]
    )


ONE, TWO = _catalog("First", 30), _catalog("Second", 41)


def suited(catalog: Catalog, name: str) -> Catalog:
    """Return what a file of a name can hold of a catalog: a table has records of one type."""
    return Catalog.of(catalog.records[-20:]) if name.startswith(("a.csv", "a.parquet")) else catalog


def file_names() -> list[str]:
    """Return a file name for each format, plain and compressed."""
    names: list[str] = []
    for each in FORMATS:
        name = each.endings[0] if not each.endings[0].startswith(".") else f"a{each.endings[0]}"
        names += [name] if each.name == "datapackage" else [name, f"{name}.gz"]
    return names


def folder_writers() -> list[str]:
    """Return the names of the formats that write folders of files."""
    return [each.name for each in FORMATS if each.folder]
