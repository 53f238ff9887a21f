"""The closed lists of words: a taskforce's status, a meeting's kind, the known categories of events.

The values are what the wire writes. A country is a vocabulary too, but one of the world's, not of the
site's: it lives in `countries`.
"""

from enum import StrEnum

__all__ = ["EventCategory", "MeetingKind", "TaskforceStatus"]


class TaskforceStatus(StrEnum):
    """Whether the support of a taskforce goes on.

    Example:
        >>> TaskforceStatus("finalised")
        <TaskforceStatus.FINALISED: 'finalised'>
    """

    ONGOING = "ongoing"
    FINALISED = "finalised"


class MeetingKind(StrEnum):
    """What kind of meeting it was.

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
