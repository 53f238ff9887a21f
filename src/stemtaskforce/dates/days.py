"""Days and times of day: conversion from the standard library, and the ISO 8601 forms of the wire format."""

import datetime
import re

from pendulum import Date, Time

__all__ = ["day_of", "parse_iso_date", "parse_iso_time", "time_of", "to_date", "to_time"]

_ISO_DATE = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_TIME = re.compile("([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")


def to_date(value: datetime.date) -> Date:
    """Return pendulum's `Date` of the same day; the type is exactly that.

    Args:
        value: A date of the standard library or of pendulum, without a time.

    Returns:
        The same day.

    Example:
        >>> to_date(datetime.date(2016, 9, 29))
        Date(2016, 9, 29)
    """
    return Date(value.year, value.month, value.day)


def to_time(value: datetime.time) -> Time:
    """Return pendulum's `Time` of the same hour, minute and second; the type is exactly that.

    Args:
        value: A time of the standard library or of pendulum, in whole seconds and without a zone.

    Returns:
        The same time of day.

    Example:
        >>> to_time(datetime.time(9, 30))
        Time(9, 30, 0)
    """
    return Time(value.hour, value.minute, value.second)


def parse_iso_date(text: str) -> Date | None:
    """Parse `YYYY-MM-DD` (ISO 8601, calendar date, extended format) and nothing else.

    Args:
        text: Ten characters, digits in ASCII.

    Returns:
        The date, or `None` where the text has another form or the day is not in the calendar.

    Example:
        >>> parse_iso_date("2016-09-29")
        Date(2016, 9, 29)
        >>> parse_iso_date("2016-02-30") is parse_iso_date("20160929") is parse_iso_date("now") is None
        True
    """
    match = _ISO_DATE.fullmatch(text)
    return day_of(int(match[1]), int(match[2]), int(match[3])) if match else None


def parse_iso_time(text: str) -> Time | None:
    """Parse `HH:MM` or `HH:MM:SS` (ISO 8601, local time of day) and nothing else.

    Args:
        text: Five or eight characters, digits in ASCII.

    Returns:
        The time, or `None` where the text has another form or there is no such time of day.

    Example:
        >>> parse_iso_time("09:00")
        Time(9, 0, 0)
        >>> parse_iso_time("24:00") is parse_iso_time("9:00") is None
        True
    """
    match = _ISO_TIME.fullmatch(text)
    return time_of(int(match[1]), int(match[2]), int(match[3] or 0)) if match else None


def day_of(year: int, month: int, day: int) -> Date | None:
    """Return the day, or `None` where the calendar has no such day."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def time_of(hour: int, minute: int, second: int = 0) -> Time | None:
    """Return the time of day, or `None` where the clock has no such time."""
    try:
        return Time(hour, minute, second)
    except ValueError:
        return None
