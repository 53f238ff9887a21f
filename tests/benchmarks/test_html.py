"""The speed of pages, against Jinja2 making the same bytes from the same records. Run by `make bench` only."""

import datetime
from collections.abc import Sequence
from itertools import groupby

import jinja2
import pytest

from stemtaskforce import Event, Taskforce, wording
from stemtaskforce.formats import html, jsonld
from stemtaskforce.identifiers import keys_of
from stemtaskforce.text import slug
from tests.benchmarks.ratios import compare

DAY = datetime.timedelta(days=1)
CATEGORIES = ("News", "Tools", "Reports and studies", "Policy & strategy")
#: What stands before and behind the years of a page; Jinja2 is given both for nothing.
YEARS, END = '<section class="year"', '<section class="year" aria-labelledby="in-undated"'
DATA, HEAD = '<script type="application/ld+json">', "</script>\n</head>"

TEMPLATE = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
    """\
{%- for year, events in years -%}
<section class="year" aria-labelledby="in-{{ year }}"><h3 id="in-{{ year }}">{{ year }}</h3><ol class="entries">
{%- for name, event in events -%}
<li class="entry event" data-year="{{ year }}" data-category="{{ slugs[event.category] }}"><details><summary>\
<time datetime="{{ event.date }}">{{ wording.day_of_year(event.date) }}</time>\
<span class="mark" aria-hidden="true"></span><span class="what">\
<span class="by">{{ event.category }} · {{ event.publisher }}</span>\
<span class="name">{{ event.summary }}</span></span></summary><div class="more" id="{{ name }}"><dl class="facts">\
<div><dt>Date</dt><dd><time datetime="{{ event.date }}">{{ wording.day(event.date) }}</time></dd></div>\
<div><dt>Category</dt><dd>{{ event.category }}</dd></div><div><dt>Publisher</dt><dd>{{ event.publisher }}</dd></div>\
</dl><p class="links"><a href="#{{ name }}">Link to this entry</a></p></div></details></li>
{%- endfor -%}
</ol></section>
{%- endfor -%}
"""
)


def dossier(count: int) -> Taskforce:
    first = datetime.date(2000, 1, 1)
    return Taskforce(
        name="Pact",
        background="Skills & schools.",
        events=[
            Event(
                date=first + place * DAY,
                category=CATEGORIES[place % len(CATEGORIES)],
                publisher=f"Ministry of Education & Research, region {place % 50}",
                summary=f"Teaser {place} of a report on skills, schools & employers of a region, which ends here.",
            )
            for place in range(count)
        ],
    )


def peer(taskforce: Taskforce, frame: Sequence[str]) -> bytes:
    """Make the same page with Jinja2: the timeline by the template, and the linked data as the library does."""
    events = sorted(taskforce.events, key=lambda event: event.date or datetime.date.min, reverse=True)
    named = zip((key.replace("/", "-") for key in keys_of(events)), events, strict=True)
    years = groupby(named, key=lambda each: each[1].date.year if each[1].date else 0)
    slugs = {category: slug(category) for category in CATEGORIES}
    timeline = TEMPLATE.render(years=years, wording=wording, slugs=slugs)
    before, between, behind = frame
    return "".join([before, jsonld.dumps(taskforce).decode().strip(), between, timeline, behind]).encode()


def frame_of(page: str) -> Sequence[str]:
    """Return what stands around the linked data and the years of a page."""
    before, _, rest = page.partition(DATA)
    _, head, rest = rest.partition(HEAD)
    between, _, rest = rest.partition(YEARS)
    behind = rest[rest.rindex(END) :]
    return before + DATA, head + between, behind


@pytest.mark.parametrize("count", [100, 5_000])
def test_a_page_against_a_template_of_jinja2_for_the_same_bytes(count: int) -> None:
    taskforce = dossier(count)
    frame = frame_of(html.dumps(taskforce).decode())
    assert peer(taskforce, frame) == html.dumps(taskforce)

    ratio = compare(
        "page / the same by Jinja2",
        count,
        [lambda: html.dumps(taskforce)] * 5,
        lambda: peer(taskforce, frame),
        2.5,  # the aim is 1.5; this template knows which fields every event has, and checks nothing
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit
