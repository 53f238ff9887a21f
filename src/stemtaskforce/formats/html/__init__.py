"""HTML pages: a record as one self-contained page, a catalog as one page or as a folder of pages.

A page asks for nothing outside itself and can be read without a script. The parts of pages are in `parts` and
`timeline`, whole pages in `pages`. Nothing is read back: `stemtaskforce.pages` reads the pages of the site itself.
"""

from collections.abc import Iterable

from stemtaskforce.catalog import Catalog
from stemtaskforce.formats import atom, ics
from stemtaskforce.formats.html.names import names_of
from stemtaskforce.formats.html.pages import Site, overview_page, record_page
from stemtaskforce.formats.html.timeline import Around
from stemtaskforce.formats.records import as_records, is_record
from stemtaskforce.model import Meeting, Record, Taskforce
from stemtaskforce.timeline import Timeline

__all__ = ["dumps", "dumps_folder"]

_TITLE = "STEM taskforces"
_INDEX, _CALENDAR, _FEED = "index.html", "calendar.ics", "feed.atom"


def dumps(records: Catalog | Record | Iterable[Record], *, title: str = _TITLE) -> bytes:
    """Return one page: of a record with all that it holds, or of many with one timeline.

    Args:
        records: A record, records, or a catalog, whose links are shown. One record alone gives its own page, also as
            a list or a catalog.
        title: The title of a page of many records.

    Returns:
        The page in UTF-8; the same records give the same bytes.

    Raises:
        InvalidRecord: Something is not a record.

    Example:
        >>> page = dumps(Taskforce(name="Danish Technology Pact", background="Skills were scarce."))
        >>> b"<h1>Danish Technology Pact</h1>" in page
        True
    """
    if is_record(records):  # before a catalog is made, which is a twentieth of the time of a short page
        return record_page(records, _timeline_of(records), Around(), Site(title))
    catalog = records if isinstance(records, Catalog) else Catalog.of(as_records(records))
    if len(catalog.records) == 1:
        return dumps(catalog.records[0], title=title)
    return overview_page(catalog, Around(resolve=catalog.resolve, shows_owner=True), Site(title))


def _timeline_of(record: Record, more: Iterable[Record] = ()) -> Timeline:
    """Return what stands below a dossier: its start, if that has a day, its events, and more; of others nothing."""
    if not isinstance(record, Taskforce):
        return Timeline()
    timeline = Timeline.of([record, *more])
    # A start without a day is the last of all entries, and would say no more than the page's head.
    return timeline if record.start_date else timeline[:-1]


def dumps_folder(records: Catalog | Record | Iterable[Record], *, title: str = _TITLE) -> dict[str, bytes]:
    """Return the files of a folder: a page for each record, a feed, a calendar, and the index.

    Args:
        records: A record, records, or a catalog.
        title: The title of the index.

    Returns:
        The files by their names, the index last; the same records give the same files.

    Raises:
        InvalidRecord: Something is not a record.

    Example:
        >>> list(dumps_folder(Taskforce(name="Danish Technology Pact")))
        ['taskforce-danish-technology-pact.html', 'feed.atom', 'calendar.ics', 'index.html']
    """
    catalog = records if isinstance(records, Catalog) else Catalog.of(as_records(records))
    all_ = catalog.records
    names = [f"{name}.html" for name in names_of(all_)]
    pages = {id(record): name for record, name in zip(all_, names, strict=True)}
    around = Around(page=lambda record: pages.get(id(record)), resolve=catalog.resolve)
    site = Site(title, _INDEX, _FEED, _CALENDAR)
    files: dict[str, bytes] = {}
    for record, name in zip(all_, names, strict=True):
        meetings = catalog.meetings_of(record) if isinstance(record, Taskforce) else ()
        owner = catalog.taskforce_of(record) if isinstance(record, Meeting) else None
        related = () if owner is None else (owner,)
        files[name] = record_page(record, _timeline_of(record, meetings), around, site, related)
    files[_FEED] = atom.dumps(all_, title=title)
    files[_CALENDAR] = ics.dumps(all_, name=title)
    files[_INDEX] = overview_page(catalog, Around(around.page, around.resolve, shows_owner=True), site)
    return files
