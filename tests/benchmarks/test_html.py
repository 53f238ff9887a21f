"""The speed of pages, against Jinja2 making the same bytes from the same records. Run by `make bench` only."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
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
#: The marks of what differs between pages: rules, linked data, filters and years. Jinja2 is given the rest for nothing.
RULE, STYLED = ".timeline:not(.scripted):has(#", "</style>"
DATA, HEAD = '<script type="application/ld+json">', "</script>\n</head>"
FILTERS, END = '<nav class="filters"', "</section></main>"

RULES = jinja2.Environment(autoescape=True).from_string(
    """\
{%- for facet, values in facets.items() %}{% for name in values -%}
.timeline:not(.scripted):has(#{{ facet }}-{{ name }}:target) .entry:not([data-{{ facet }}="{{ name }}"]),\
.timeline:not(.scripted):has(#{{ facet }}-{{ name }}:target) .year:not(:has([data-{{ facet }}="{{ name }}"]))\
{display:none}
{% endfor %}{% endfor %}"""
)
TEMPLATE = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
    """\
{%- if facets -%}
<nav class="filters" aria-label="Filters">
{%- for facet, values in facets.items() -%}
<div class="facet"><h3 id="by-{{ facet }}">{{ facet.capitalize() }}</h3><div><ul aria-labelledby="by-{{ facet }}">
{%- for name, (label, number) in values.items() -%}
{%- if loop.index0 == 14 -%}
</ul><details><summary>{{ loop.length - 14 }} more</summary><ul>
{%- endif -%}
<li><a id="{{ facet }}-{{ name }}" href="#{{ facet }}-{{ name }}">{{ label }} \
<span class="count">{{ number }}</span></a></li>
{%- endfor -%}
</ul>
{%- if values|length > 14 -%}</details>{%- endif -%}
</div></div>
{%- endfor -%}
</nav><p class="status" role="status"></p><p class="all"><a href="#timeline">Show all entries</a></p>
{%- endif -%}
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
    facets = facets_of(events, slugs)
    timeline = TEMPLATE.render(years=years, wording=wording, slugs=slugs, facets=facets)
    before, styled, between, behind = frame
    data = jsonld.dumps(taskforce).decode().strip()
    return "".join([before, RULES.render(facets=facets), styled, data, between, timeline, behind]).encode()


def facets_of(events: Sequence[Event], slugs: Mapping[str, str]) -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Return the filters of a page, each with its label and how many entries it has."""
    years = Counter(str(event.date.year) for event in events if event.date)
    categories = Counter(event.category for event in events if event.category)
    facets = {
        "year": {year: (year, f"{number:,}") for year, number in years.items()},
        "category": {slugs[each]: (each, f"{number:,}") for each, number in categories.most_common()},
    }
    return {facet: values for facet, values in facets.items() if len(values) > 1}


def frame_of(page: str) -> Sequence[str]:
    """Return what stands around the rules, the linked data and the timeline of a page."""
    before, _, rest = page.partition(RULE)
    styled, _, rest = rest[rest.index(STYLED) :].partition(DATA)
    _, head, rest = rest.partition(HEAD)
    between, _, rest = rest.partition(FILTERS)
    return before, styled + DATA, head + between, rest[rest.rindex(END) :]


@pytest.mark.parametrize("count", [10, 100, 1_000, 10_000])
def test_a_page_against_a_template_of_jinja2_for_the_same_bytes(count: int) -> None:
    taskforce = dossier(count)
    frame = frame_of(html.dumps(taskforce).decode())
    assert peer(taskforce, frame) == html.dumps(taskforce)

    ratio = compare(
        "page / the same by Jinja2",
        count,
        [lambda: html.dumps(taskforce)] * 5,
        lambda: peer(taskforce, frame),
        1.5,
        calls=max(1, 500 // count),
    )
    print(ratio.row)  # noqa: T201 - a figure is what a benchmark is for
    assert ratio.limit is not None
    assert ratio.value <= ratio.limit
