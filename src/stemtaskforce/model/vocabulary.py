"""The closed lists of words: a taskforce's status, a meeting's kind, the known categories of events.

The values are those of the JSON format. Countries are not a vocabulary of the site; they are in `countries`.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NoReturn

from stemtaskforce.findings import did_you_mean
from stemtaskforce.text import excerpt, nearest

__all__ = ["KIND_WORDS", "EventCategory", "MeetingKind", "TaskforceStatus"]


class TaskforceStatus(StrEnum):
    """Whether a taskforce is still supported.

    Example:
        >>> TaskforceStatus("finalised")
        <TaskforceStatus.FINALISED: 'finalised'>
    """

    ONGOING = "ongoing"
    FINALISED = "finalised"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise ValueError(_not_a_member(value, cls))


class MeetingKind(StrEnum):
    """The kind of a meeting.

    Example:
        >>> [kind.value for kind in MeetingKind][:2]
        ['taskforce-meeting', 'general-assembly']
    """

    TASKFORCE_MEETING = "taskforce-meeting"
    GENERAL_ASSEMBLY = "general-assembly"
    THEMATIC_SESSION = "thematic-session"
    WEBINAR = "webinar"
    CONFERENCE = "conference"
    KICK_OFF = "kick-off"
    OTHER = "other"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise ValueError(_not_a_member(value, cls))


def _not_a_member(value: object, words: type[StrEnum]) -> str:
    """Return the message for a value that is not of a closed list."""
    known = [each.value for each in words]
    near = did_you_mean(nearest(value, known, n=1)) if isinstance(value, str) else ""
    message = f"{words.__name__}: expected one of {', '.join(map(repr, known))}, got {excerpt(value)}"
    return f"{message}; {near}" if near else message


#: The words by which a title names a kind, folded, longer ones first; of several kinds the first one here counts.
KIND_WORDS: Mapping[MeetingKind, tuple[str, ...]] = MappingProxyType(
    {
        MeetingKind.GENERAL_ASSEMBLY: ("general assembly",),
        MeetingKind.THEMATIC_SESSION: ("thematic session",),
        MeetingKind.WEBINAR: ("webinar",),
        MeetingKind.CONFERENCE: ("conference",),
        MeetingKind.KICK_OFF: ("kick off meeting", "kick off", "kickoff meeting", "kickoff"),
        MeetingKind.TASKFORCE_MEETING: ("taskforce meeting", "task force meeting"),
    }
)


class EventCategory(StrEnum):
    """The categories of events that the site is known to use; its vocabulary is open, so a record may hold others.

    Example:
        >>> EventCategory.TOOLS == "Tools"
        True
    """

    POLICY_AND_STRATEGY = "Policy and strategy"
    REPORTS_AND_STUDIES = "Reports and studies"
    TOOLS = "Tools"
    NEWS = "News"
    MONITORING_INSTRUMENT = "Monitoring instrument"
    MEETING_REPORT = "Meeting report"
