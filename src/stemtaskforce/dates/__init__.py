"""Dates as pages write them, from a closed list of forms, and as records and the wire format write them.

The only package that turns text into pendulum's `Date` and `Time`. A date is read whole or not at all. pendulum's
own parser is not used: it reads `now`, durations and partial dates.
"""

from stemtaskforce.dates.among_words import FoundDate, find_date, search_date
from stemtaskforce.dates.days import parse_iso_date, parse_iso_time, to_date, to_time
from stemtaskforce.dates.likeness import is_date_like
from stemtaskforce.dates.machine import reconcile_date
from stemtaskforce.dates.reading import MAX_USUAL_DAYS, DateReading, read_date

__all__ = [
    "MAX_USUAL_DAYS",
    "DateReading",
    "FoundDate",
    "find_date",
    "is_date_like",
    "parse_iso_date",
    "parse_iso_time",
    "read_date",
    "reconcile_date",
    "search_date",
    "to_date",
    "to_time",
]
