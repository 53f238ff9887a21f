"""Bulk work on records, each field by its name: checks, states, sort keys, makers, fillers and columns.

Generated from the declarations of the fields by `python -m tests.tools.generate_bulk`; not to be edited by hand.
"""

from typing import Any

from pendulum import Date, Time

from stemtaskforce.countries import Country
from stemtaskforce.model.vocabulary import MeetingKind, TaskforceStatus
from stemtaskforce.text import are_plain, are_plain_together, is_plain_url

_NEW = object.__new__
_ORDINAL = Date.toordinal
_ABSENT = object()


def _seconds(time: Time | None) -> int:
    """Return the place of a time of day: later ones first, none last."""
    return 1 if time is None else -(time.hour * 3600 + time.minute * 60 + time.second)


def quick_taskforce(one: Any, events_type: type) -> bool:
    """Return whether each value is certainly right; `False` where the rules have to say."""
    return bool(
        (one.country is None or type(one.country) is Country)
        and (one.start_date is None or type(one.start_date) is Date)
        and (one.status is None or type(one.status) is TaskforceStatus)
        and type(one.events) is tuple
        and len(one.events) <= 10_000
        and {events_type}.issuperset(map(type, one.events))
        and are_plain(
            [
                one.name,
                *[
                    each
                    for each in (
                        one.requesting_organisation,
                        one.url,
                    )
                    if each is not None
                ],
            ],
            [
                one.background,
                one.objectives,
                one.results,
            ],
        )
        and (one.url is None or is_plain_url(one.url))
    )


def construct_taskforce(slow: Any, put: Any, events_type: type) -> Any:
    """Return the constructor: it stores plain values at once, and leaves all others to the slow one."""
    put_name = put.get("name")
    put_requesting_organisation = put.get("requesting_organisation")
    put_country = put.get("country")
    put_start_date = put.get("start_date")
    put_status = put.get("status")
    put_background = put.get("background")
    put_objectives = put.get("objectives")
    put_results = put.get("results")
    put_events = put.get("events")
    put_url = put.get("url")

    def construct(
        self: Any,
        /,
        *,
        name: Any = _ABSENT,
        requesting_organisation: Any = None,
        country: Any = None,
        start_date: Any = None,
        status: Any = None,
        background: Any = "",
        objectives: Any = "",
        results: Any = "",
        events: Any = (),
        url: Any = None,
        **more: Any,
    ) -> None:
        if (
            (country is None or type(country) is Country)
            and (start_date is None or type(start_date) is Date)
            and (status is None or type(status) is TaskforceStatus)
            and type(events) is tuple
            and len(events) <= 10_000
            and {events_type}.issuperset(map(type, events))
            and (type(name) is str and "" != name.strip() == name)
            and (
                requesting_organisation is None
                or (
                    type(requesting_organisation) is str
                    and "" != requesting_organisation.strip() == requesting_organisation
                )
            )
            and (url is None or (type(url) is str and "" != url.strip() == url))
            and (type(background) is str and background.strip() == background)
            and (type(objectives) is str and objectives.strip() == objectives)
            and (type(results) is str and results.strip() == results)
            and are_plain_together(
                lines := f"{name}\n{requesting_organisation}\n{url}",
                f"{lines}\n{background}\n{objectives}\n{results}",
                2,
            )
            and (url is None or is_plain_url(url))
            and not more
            and getattr(self, "name", _ABSENT) is _ABSENT
        ):
            put_name(self, name)
            put_requesting_organisation(self, requesting_organisation)
            put_country(self, country)
            put_start_date(self, start_date)
            put_status(self, status)
            put_background(self, background)
            put_objectives(self, objectives)
            put_results(self, results)
            put_events(self, events)
            put_url(self, url)
        else:
            if name is not _ABSENT:
                more["name"] = name
            slow(
                self,
                requesting_organisation=requesting_organisation,
                country=country,
                start_date=start_date,
                status=status,
                background=background,
                objectives=objectives,
                results=results,
                events=events,
                url=url,
                **more,
            )

    return construct


def state_taskforce(one: Any) -> dict[str, Any]:
    """Return the values of a record by field, as a pickle has them."""
    return {
        "name": one.name,
        "requesting_organisation": one.requesting_organisation,
        "country": one.country,
        "start_date": one.start_date,
        "status": one.status,
        "background": one.background,
        "objectives": one.objectives,
        "results": one.results,
        "events": one.events,
        "url": one.url,
    }


def quick_meeting(one: Any) -> bool:
    """Return whether each value is certainly right; `False` where the rules have to say."""
    return bool(
        type(one.date) is Date
        and (one.end_date is None or type(one.end_date) is Date)
        and (one.time is None or type(one.time) is Time)
        and (one.time is None or not (one.time.microsecond or one.time.fold or one.time.tzinfo))
        and type(one.kind) is MeetingKind
        and (one.country is None or type(one.country) is Country)
        and are_plain(
            [
                one.title,
                *[
                    each
                    for each in (
                        one.host_organisation,
                        one.location,
                        one.url,
                    )
                    if each is not None
                ],
            ],
            [
                one.summary,
                one.objective,
                one.description,
                one.next_steps,
            ],
        )
        and (one.url is None or is_plain_url(one.url))
        and (one.end_date is None or one.end_date > one.date)
    )


def construct_meeting(slow: Any, put: Any) -> Any:
    """Return the constructor: it stores plain values at once, and leaves all others to the slow one."""
    put_title = put.get("title")
    put_date = put.get("date")
    put_end_date = put.get("end_date")
    put_time = put.get("time")
    put_kind = put.get("kind")
    put_host_organisation = put.get("host_organisation")
    put_country = put.get("country")
    put_location = put.get("location")
    put_summary = put.get("summary")
    put_objective = put.get("objective")
    put_description = put.get("description")
    put_next_steps = put.get("next_steps")
    put_url = put.get("url")

    def construct(
        self: Any,
        /,
        *,
        title: Any = _ABSENT,
        date: Any = _ABSENT,
        end_date: Any = None,
        time: Any = None,
        kind: Any = MeetingKind.TASKFORCE_MEETING,
        host_organisation: Any = None,
        country: Any = None,
        location: Any = None,
        summary: Any = "",
        objective: Any = "",
        description: Any = "",
        next_steps: Any = "",
        url: Any = None,
        **more: Any,
    ) -> None:
        if (
            type(date) is Date
            and (end_date is None or type(end_date) is Date)
            and (time is None or type(time) is Time)
            and (time is None or not (time.microsecond or time.fold or time.tzinfo))
            and type(kind) is MeetingKind
            and (country is None or type(country) is Country)
            and (type(title) is str and "" != title.strip() == title)
            and (
                host_organisation is None
                or (type(host_organisation) is str and "" != host_organisation.strip() == host_organisation)
            )
            and (location is None or (type(location) is str and "" != location.strip() == location))
            and (url is None or (type(url) is str and "" != url.strip() == url))
            and (type(summary) is str and summary.strip() == summary)
            and (type(objective) is str and objective.strip() == objective)
            and (type(description) is str and description.strip() == description)
            and (type(next_steps) is str and next_steps.strip() == next_steps)
            and are_plain_together(
                lines := f"{title}\n{host_organisation}\n{location}\n{url}",
                f"{lines}\n{summary}\n{objective}\n{description}\n{next_steps}",
                3,
            )
            and (url is None or is_plain_url(url))
            and (end_date is None or end_date > date)
            and not more
            and getattr(self, "title", _ABSENT) is _ABSENT
        ):
            put_title(self, title)
            put_date(self, date)
            put_end_date(self, end_date)
            put_time(self, time)
            put_kind(self, kind)
            put_host_organisation(self, host_organisation)
            put_country(self, country)
            put_location(self, location)
            put_summary(self, summary)
            put_objective(self, objective)
            put_description(self, description)
            put_next_steps(self, next_steps)
            put_url(self, url)
        else:
            if title is not _ABSENT:
                more["title"] = title
            if date is not _ABSENT:
                more["date"] = date
            slow(
                self,
                end_date=end_date,
                time=time,
                kind=kind,
                host_organisation=host_organisation,
                country=country,
                location=location,
                summary=summary,
                objective=objective,
                description=description,
                next_steps=next_steps,
                url=url,
                **more,
            )

    return construct


def state_meeting(one: Any) -> dict[str, Any]:
    """Return the values of a record by field, as a pickle has them."""
    return {
        "title": one.title,
        "date": one.date,
        "end_date": one.end_date,
        "time": one.time,
        "kind": one.kind,
        "host_organisation": one.host_organisation,
        "country": one.country,
        "location": one.location,
        "summary": one.summary,
        "objective": one.objective,
        "description": one.description,
        "next_steps": one.next_steps,
        "url": one.url,
    }


def quick_event(one: Any) -> bool:
    """Return whether each value is certainly right; `False` where the rules have to say."""
    return bool(
        (one.date is None or type(one.date) is Date)
        and (one.country is None or type(one.country) is Country)
        and are_plain(
            [
                *[
                    each
                    for each in (
                        one.category,
                        one.publisher,
                        one.title,
                        one.url,
                    )
                    if each is not None
                ]
            ],
            [
                one.summary,
            ],
        )
        and (one.url is None or is_plain_url(one.url))
        and (one.title or one.summary or one.category or one.publisher)
    )


def construct_event(slow: Any, put: Any) -> Any:
    """Return the constructor: it stores plain values at once, and leaves all others to the slow one."""
    put_date = put.get("date")
    put_category = put.get("category")
    put_publisher = put.get("publisher")
    put_summary = put.get("summary")
    put_title = put.get("title")
    put_country = put.get("country")
    put_url = put.get("url")

    def construct(
        self: Any,
        /,
        *,
        date: Any = None,
        category: Any = None,
        publisher: Any = None,
        summary: Any = "",
        title: Any = None,
        country: Any = None,
        url: Any = None,
        **more: Any,
    ) -> None:
        if (
            (date is None or type(date) is Date)
            and (country is None or type(country) is Country)
            and (category is None or (type(category) is str and "" != category.strip() == category))
            and (publisher is None or (type(publisher) is str and "" != publisher.strip() == publisher))
            and (title is None or (type(title) is str and "" != title.strip() == title))
            and (url is None or (type(url) is str and "" != url.strip() == url))
            and (type(summary) is str and summary.strip() == summary)
            and are_plain_together(lines := f"{category}\n{publisher}\n{title}\n{url}", f"{lines}\n{summary}", 3)
            and (url is None or is_plain_url(url))
            and (title or summary or category or publisher)
            and not more
            and getattr(self, "date", _ABSENT) is _ABSENT
        ):
            put_date(self, date)
            put_category(self, category)
            put_publisher(self, publisher)
            put_summary(self, summary)
            put_title(self, title)
            put_country(self, country)
            put_url(self, url)
        else:
            slow(
                self,
                date=date,
                category=category,
                publisher=publisher,
                summary=summary,
                title=title,
                country=country,
                url=url,
                **more,
            )

    return construct


def state_event(one: Any) -> dict[str, Any]:
    """Return the values of a record by field, as a pickle has them."""
    return {
        "date": one.date,
        "category": one.category,
        "publisher": one.publisher,
        "summary": one.summary,
        "title": one.title,
        "country": one.country,
        "url": one.url,
    }


def quick_listing_row(one: Any) -> bool:
    """Return whether each value is certainly right; `False` where the rules have to say."""
    return bool(
        (one.start_date is None or type(one.start_date) is Date)
        and (one.country is None or type(one.country) is Country)
        and (one.status is None or type(one.status) is TaskforceStatus)
        and are_plain(
            [*[each for each in (one.requesting_organisation,) if each is not None]],
            [
                one.teaser,
            ],
        )
    )


def construct_listing_row(slow: Any, put: Any) -> Any:
    """Return the constructor: it stores plain values at once, and leaves all others to the slow one."""
    put_start_date = put.get("start_date")
    put_country = put.get("country")
    put_requesting_organisation = put.get("requesting_organisation")
    put_teaser = put.get("teaser")
    put_status = put.get("status")

    def construct(
        self: Any,
        /,
        *,
        start_date: Any = None,
        country: Any = None,
        requesting_organisation: Any = None,
        teaser: Any = "",
        status: Any = None,
        **more: Any,
    ) -> None:
        if (
            (start_date is None or type(start_date) is Date)
            and (country is None or type(country) is Country)
            and (status is None or type(status) is TaskforceStatus)
            and (
                requesting_organisation is None
                or (
                    type(requesting_organisation) is str
                    and "" != requesting_organisation.strip() == requesting_organisation
                )
            )
            and (type(teaser) is str and teaser.strip() == teaser)
            and are_plain_together(lines := f"{requesting_organisation}", f"{lines}\n{teaser}", 0)
            and not more
            and getattr(self, "start_date", _ABSENT) is _ABSENT
        ):
            put_start_date(self, start_date)
            put_country(self, country)
            put_requesting_organisation(self, requesting_organisation)
            put_teaser(self, teaser)
            put_status(self, status)
        else:
            slow(
                self,
                start_date=start_date,
                country=country,
                requesting_organisation=requesting_organisation,
                teaser=teaser,
                status=status,
                **more,
            )

    return construct


def state_listing_row(one: Any) -> dict[str, Any]:
    """Return the values of a record by field, as a pickle has them."""
    return {
        "start_date": one.start_date,
        "country": one.country,
        "requesting_organisation": one.requesting_organisation,
        "teaser": one.teaser,
        "status": one.status,
    }


def right_taskforce(one: Any) -> bool:
    """Return whether a decoded structure is certainly right; `False` where the rules have to say."""
    return bool(
        one.name.strip() == one.name
        and (one.requesting_organisation is None or one.requesting_organisation.strip() == one.requesting_organisation)
        and (one.url is None or one.url.strip() == one.url)
        and one.background.strip() == one.background
        and one.objectives.strip() == one.objectives
        and one.results.strip() == one.results
        and are_plain_together(
            lines := f"{one.name}\n{one.requesting_organisation}\n{one.url}",
            f"{lines}\n{one.background}\n{one.objectives}\n{one.results}",
            2,
        )
        and (one.url is None or is_plain_url(one.url))
        and all(map(right_event, one.events))
    )


def right_if_plain_taskforce(one: Any) -> bool:
    """Return the same for a document that holds only plain characters."""
    return bool(
        one.name.strip() == one.name
        and (one.requesting_organisation is None or one.requesting_organisation.strip() == one.requesting_organisation)
        and (one.url is None or one.url.strip() == one.url)
        and one.background.strip() == one.background
        and one.objectives.strip() == one.objectives
        and one.results.strip() == one.results
        and (one.url is None or is_plain_url(one.url))
        and all(map(right_if_plain_event, one.events))
    )


def trimmed_taskforces(items: Any, *, breaks: bool) -> bool:
    """Return whether decoded structures keep their rule, if any, and have texts with nothing to strip.

    Lines are searched for line breaks where `breaks` says that the document may have one.
    """
    for one in items:
        if (
            ((text := one.name).strip() != text or (breaks and "\n" in text))
            or (
                (text := one.requesting_organisation) is not None
                and (text.strip() != text or (breaks and "\n" in text))
            )
            or ((text := one.background).strip() != text)
            or ((text := one.objectives).strip() != text)
            or ((text := one.results).strip() != text)
        ):
            return False
    return True


def key_taskforce(one: Any, events: Any) -> tuple[Any, ...]:
    """Return what the order compares within a day; an absent text is `""`, which no line can be."""
    return (
        one.name,
        one.requesting_organisation or "",
        one.country or "",
        one.status or "",
        one.background,
        one.objectives,
        one.results,
        one.url or "",
        events(one.events),
    )


def text_taskforce(one: Any) -> str:
    """Return the texts that search looks at, separated by NUL, which no text holds."""
    return "\0".join((one.name, one.requesting_organisation or "", one.background, one.objectives, one.results))


def taskforces_by_class(kind: Any, day: Any, time: Any, members: Any, events: Any) -> Any:
    """Return what makes records of right structures; a day, time or member that does not exist raises."""
    record, filled = kind.record, kind.filled
    of_country = members["country"]
    of_status = members["status"]

    def make(items: Any) -> list[Any]:
        made = []
        for one in items:
            new = filled()
            new.name = one.name
            new.requesting_organisation = one.requesting_organisation
            new.country = None if one.country is None else of_country[one.country]
            new.start_date = None if one.start_date is None else day[one.start_date]
            new.status = None if one.status is None else of_status[one.status]
            new.background = one.background
            new.objectives = one.objectives
            new.results = one.results
            new.events = events(one.events)
            new.url = one.url
            new.__class__ = record
            made.append(new)
        return made

    return make


def taskforces_by_slot(kind: Any, day: Any, time: Any, members: Any, events: Any) -> Any:
    """Return the same without the assignment of a class, for Python without its global lock."""
    record, setters = kind.record, kind.setters
    set_name = setters["name"]
    set_requesting_organisation = setters["requesting_organisation"]
    set_country = setters["country"]
    set_start_date = setters["start_date"]
    set_status = setters["status"]
    set_background = setters["background"]
    set_objectives = setters["objectives"]
    set_results = setters["results"]
    set_events = setters["events"]
    set_url = setters["url"]
    of_country = members["country"]
    of_status = members["status"]

    def make(items: Any) -> list[Any]:
        made = []
        for one in items:
            new = _NEW(record)
            set_name(new, one.name)
            set_requesting_organisation(new, one.requesting_organisation)
            set_country(new, None if one.country is None else of_country[one.country])
            set_start_date(new, None if one.start_date is None else day[one.start_date])
            set_status(new, None if one.status is None else of_status[one.status])
            set_background(new, one.background)
            set_objectives(new, one.objectives)
            set_results(new, one.results)
            set_events(new, events(one.events))
            set_url(new, one.url)
            made.append(new)
        return made

    return make


def taskforce_filler(version: int, structure: Any, text: Any, events_structure: Any) -> Any:
    """Return what makes the structure of a record, in one call each."""

    def fill(one: Any) -> Any:
        return structure(
            version,
            one.name,
            one.requesting_organisation,
            one.country,
            text[one.start_date],
            one.status,
            one.background,
            one.objectives,
            one.results,
            [
                events_structure(
                    text[each.date], each.category, each.publisher, each.summary, each.title, each.country, each.url
                )
                for each in one.events
            ],
            one.url,
        )

    return fill


def taskforce_lines(items: Any) -> list[str]:
    """Return the one-line texts of records that are there."""
    return [
        *[one.name for one in items if one.name],
        *[one.requesting_organisation for one in items if one.requesting_organisation],
    ]


def taskforce_prose(items: Any) -> list[str]:
    """Return the longer texts of records that are there."""
    return [
        *[one.background for one in items if one.background],
        *[one.objectives for one in items if one.objectives],
        *[one.results for one in items if one.results],
    ]


def right_meeting(one: Any) -> bool:
    """Return whether a decoded structure is certainly right; `False` where the rules have to say."""
    return bool(
        one.title.strip() == one.title
        and (one.host_organisation is None or one.host_organisation.strip() == one.host_organisation)
        and (one.location is None or one.location.strip() == one.location)
        and (one.url is None or one.url.strip() == one.url)
        and one.summary.strip() == one.summary
        and one.objective.strip() == one.objective
        and one.description.strip() == one.description
        and one.next_steps.strip() == one.next_steps
        and are_plain_together(
            lines := f"{one.title}\n{one.host_organisation}\n{one.location}\n{one.url}",
            f"{lines}\n{one.summary}\n{one.objective}\n{one.description}\n{one.next_steps}",
            3,
        )
        and (one.url is None or is_plain_url(one.url))
        and (one.end_date is None or one.end_date > one.date)
    )


def right_if_plain_meeting(one: Any) -> bool:
    """Return the same for a document that holds only plain characters."""
    return bool(
        one.title.strip() == one.title
        and (one.host_organisation is None or one.host_organisation.strip() == one.host_organisation)
        and (one.location is None or one.location.strip() == one.location)
        and (one.url is None or one.url.strip() == one.url)
        and one.summary.strip() == one.summary
        and one.objective.strip() == one.objective
        and one.description.strip() == one.description
        and one.next_steps.strip() == one.next_steps
        and (one.url is None or is_plain_url(one.url))
        and (one.end_date is None or one.end_date > one.date)
    )


def trimmed_meetings(items: Any, *, breaks: bool) -> bool:
    """Return whether decoded structures keep their rule, if any, and have texts with nothing to strip.

    Lines are searched for line breaks where `breaks` says that the document may have one.
    """
    for one in items:
        if (
            ((text := one.title).strip() != text or (breaks and "\n" in text))
            or ((text := one.host_organisation) is not None and (text.strip() != text or (breaks and "\n" in text)))
            or ((text := one.location) is not None and (text.strip() != text or (breaks and "\n" in text)))
            or ((text := one.summary).strip() != text)
            or ((text := one.objective).strip() != text)
            or ((text := one.description).strip() != text)
            or ((text := one.next_steps).strip() != text)
            or not (one.end_date is None or one.end_date > one.date)
        ):
            return False
    return True


def key_meeting(one: Any) -> tuple[Any, ...]:
    """Return what the order compares within a day; an absent text is `""`, which no line can be."""
    return (
        _seconds(one.time),
        one.title,
        one.kind,
        one.host_organisation or "",
        one.country or "",
        one.location or "",
        one.summary,
        one.objective,
        one.description,
        one.next_steps,
        one.url or "",
        0 if one.end_date is None else _ORDINAL(one.end_date),
    )


def text_meeting(one: Any) -> str:
    """Return the texts that search looks at, separated by NUL, which no text holds."""
    return "\0".join(
        (
            one.title,
            one.host_organisation or "",
            one.location or "",
            one.summary,
            one.objective,
            one.description,
            one.next_steps,
        )
    )


def meetings_by_class(kind: Any, day: Any, time: Any, members: Any) -> Any:
    """Return what makes records of right structures; a day, time or member that does not exist raises."""
    record, filled = kind.record, kind.filled
    of_kind = members["kind"]
    of_country = members["country"]

    def make(items: Any) -> list[Any]:
        made = []
        for one in items:
            new = filled()
            new.title = one.title
            new.date = day[one.date]
            new.end_date = None if one.end_date is None else day[one.end_date]
            new.time = None if one.time is None else time[one.time]
            new.kind = of_kind[one.kind]
            new.host_organisation = one.host_organisation
            new.country = None if one.country is None else of_country[one.country]
            new.location = one.location
            new.summary = one.summary
            new.objective = one.objective
            new.description = one.description
            new.next_steps = one.next_steps
            new.url = one.url
            new.__class__ = record
            made.append(new)
        return made

    return make


def meetings_by_slot(kind: Any, day: Any, time: Any, members: Any) -> Any:
    """Return the same without the assignment of a class, for Python without its global lock."""
    record, setters = kind.record, kind.setters
    set_title = setters["title"]
    set_date = setters["date"]
    set_end_date = setters["end_date"]
    set_time = setters["time"]
    set_kind = setters["kind"]
    set_host_organisation = setters["host_organisation"]
    set_country = setters["country"]
    set_location = setters["location"]
    set_summary = setters["summary"]
    set_objective = setters["objective"]
    set_description = setters["description"]
    set_next_steps = setters["next_steps"]
    set_url = setters["url"]
    of_kind = members["kind"]
    of_country = members["country"]

    def make(items: Any) -> list[Any]:
        made = []
        for one in items:
            new = _NEW(record)
            set_title(new, one.title)
            set_date(new, day[one.date])
            set_end_date(new, None if one.end_date is None else day[one.end_date])
            set_time(new, None if one.time is None else time[one.time])
            set_kind(new, of_kind[one.kind])
            set_host_organisation(new, one.host_organisation)
            set_country(new, None if one.country is None else of_country[one.country])
            set_location(new, one.location)
            set_summary(new, one.summary)
            set_objective(new, one.objective)
            set_description(new, one.description)
            set_next_steps(new, one.next_steps)
            set_url(new, one.url)
            made.append(new)
        return made

    return make


def meeting_filler(version: int, structure: Any, text: Any) -> Any:
    """Return what makes the structure of a record, in one call each."""

    def fill(one: Any) -> Any:
        return structure(
            version,
            one.title,
            text[one.date],
            text[one.end_date],
            text[one.time],
            one.kind,
            one.host_organisation,
            one.country,
            one.location,
            one.summary,
            one.objective,
            one.description,
            one.next_steps,
            one.url,
        )

    return fill


def meeting_lines(items: Any) -> list[str]:
    """Return the one-line texts of records that are there."""
    return [
        *[one.title for one in items if one.title],
        *[one.host_organisation for one in items if one.host_organisation],
        *[one.location for one in items if one.location],
    ]


def meeting_prose(items: Any) -> list[str]:
    """Return the longer texts of records that are there."""
    return [
        *[one.summary for one in items if one.summary],
        *[one.objective for one in items if one.objective],
        *[one.description for one in items if one.description],
        *[one.next_steps for one in items if one.next_steps],
    ]


def right_event(one: Any) -> bool:
    """Return whether a decoded structure is certainly right; `False` where the rules have to say."""
    return bool(
        (one.category is None or one.category.strip() == one.category)
        and (one.publisher is None or one.publisher.strip() == one.publisher)
        and (one.title is None or one.title.strip() == one.title)
        and (one.url is None or one.url.strip() == one.url)
        and one.summary.strip() == one.summary
        and are_plain_together(
            lines := f"{one.category}\n{one.publisher}\n{one.title}\n{one.url}", f"{lines}\n{one.summary}", 3
        )
        and (one.url is None or is_plain_url(one.url))
        and (one.title or one.summary or one.category or one.publisher)
    )


def right_if_plain_event(one: Any) -> bool:
    """Return the same for a document that holds only plain characters."""
    return bool(
        (one.category is None or one.category.strip() == one.category)
        and (one.publisher is None or one.publisher.strip() == one.publisher)
        and (one.title is None or one.title.strip() == one.title)
        and (one.url is None or one.url.strip() == one.url)
        and one.summary.strip() == one.summary
        and (one.url is None or is_plain_url(one.url))
        and (one.title or one.summary or one.category or one.publisher)
    )


def trimmed_events(items: Any, *, breaks: bool) -> bool:
    """Return whether decoded structures keep their rule, if any, and have texts with nothing to strip.

    Lines are searched for line breaks where `breaks` says that the document may have one.
    """
    for one in items:
        if (
            ((text := one.category) is not None and (text.strip() != text or (breaks and "\n" in text)))
            or ((text := one.publisher) is not None and (text.strip() != text or (breaks and "\n" in text)))
            or ((text := one.summary).strip() != text)
            or ((text := one.title) is not None and (text.strip() != text or (breaks and "\n" in text)))
            or not (one.title or one.summary or one.category or one.publisher)
        ):
            return False
    return True


def key_event(one: Any) -> tuple[Any, ...]:
    """Return what the order compares within a day; an absent text is `""`, which no line can be."""
    return (
        one.category or "",
        one.publisher or "",
        one.summary,
        one.title or "",
        one.country or "",
        one.url or "",
    )


def text_event(one: Any) -> str:
    """Return the texts that search looks at, separated by NUL, which no text holds."""
    return "\0".join((one.category or "", one.publisher or "", one.summary, one.title or ""))


def events_by_class(kind: Any, day: Any, time: Any, members: Any) -> Any:
    """Return what makes records of right structures; a day, time or member that does not exist raises."""
    record, filled = kind.record, kind.filled
    of_country = members["country"]

    def make(items: Any) -> list[Any]:
        made = []
        for one in items:
            new = filled()
            new.date = None if one.date is None else day[one.date]
            new.category = one.category
            new.publisher = one.publisher
            new.summary = one.summary
            new.title = one.title
            new.country = None if one.country is None else of_country[one.country]
            new.url = one.url
            new.__class__ = record
            made.append(new)
        return made

    return make


def events_by_slot(kind: Any, day: Any, time: Any, members: Any) -> Any:
    """Return the same without the assignment of a class, for Python without its global lock."""
    record, setters = kind.record, kind.setters
    set_date = setters["date"]
    set_category = setters["category"]
    set_publisher = setters["publisher"]
    set_summary = setters["summary"]
    set_title = setters["title"]
    set_country = setters["country"]
    set_url = setters["url"]
    of_country = members["country"]

    def make(items: Any) -> list[Any]:
        made = []
        for one in items:
            new = _NEW(record)
            set_date(new, None if one.date is None else day[one.date])
            set_category(new, one.category)
            set_publisher(new, one.publisher)
            set_summary(new, one.summary)
            set_title(new, one.title)
            set_country(new, None if one.country is None else of_country[one.country])
            set_url(new, one.url)
            made.append(new)
        return made

    return make


def event_filler(version: int, structure: Any, text: Any) -> Any:
    """Return what makes the structure of a record, in one call each."""

    def fill(one: Any) -> Any:
        return structure(
            version, text[one.date], one.category, one.publisher, one.summary, one.title, one.country, one.url
        )

    return fill


def event_lines(items: Any) -> list[str]:
    """Return the one-line texts of records that are there."""
    return [
        *[one.category for one in items if one.category],
        *[one.publisher for one in items if one.publisher],
        *[one.title for one in items if one.title],
    ]


def event_prose(items: Any) -> list[str]:
    """Return the longer texts of records that are there."""
    return [*[one.summary for one in items if one.summary]]


BY_CLASS: dict[str, Any] = {
    "taskforce": taskforces_by_class,
    "meeting": meetings_by_class,
    "event": events_by_class,
}


BY_SLOT: dict[str, Any] = {
    "taskforce": taskforces_by_slot,
    "meeting": meetings_by_slot,
    "event": events_by_slot,
}


#: Returns a field of each record, by its name.
VALUES: dict[str, Any] = {
    "name": lambda items: [one.name for one in items],
    "requesting_organisation": lambda items: [one.requesting_organisation for one in items],
    "country": lambda items: [one.country for one in items],
    "start_date": lambda items: [one.start_date for one in items],
    "status": lambda items: [one.status for one in items],
    "background": lambda items: [one.background for one in items],
    "objectives": lambda items: [one.objectives for one in items],
    "results": lambda items: [one.results for one in items],
    "events": lambda items: [one.events for one in items],
    "url": lambda items: [one.url for one in items],
    "title": lambda items: [one.title for one in items],
    "date": lambda items: [one.date for one in items],
    "end_date": lambda items: [one.end_date for one in items],
    "time": lambda items: [one.time for one in items],
    "kind": lambda items: [one.kind for one in items],
    "host_organisation": lambda items: [one.host_organisation for one in items],
    "location": lambda items: [one.location for one in items],
    "summary": lambda items: [one.summary for one in items],
    "objective": lambda items: [one.objective for one in items],
    "description": lambda items: [one.description for one in items],
    "next_steps": lambda items: [one.next_steps for one in items],
    "category": lambda items: [one.category for one in items],
    "publisher": lambda items: [one.publisher for one in items],
}
