"""The records: what a taskforce, a meeting and an event are, and what they may hold.

A room a type, `vocabulary` for the closed lists of words, `rules` for what every field takes. Nothing here
reads, writes, knows a page or a format, or asks for the time.
"""

from stemtaskforce.model.event import Event
from stemtaskforce.model.listing import ListingRow
from stemtaskforce.model.meeting import Meeting
from stemtaskforce.model.taskforce import Taskforce
from stemtaskforce.model.vocabulary import EventCategory, MeetingKind, TaskforceStatus

__all__ = [
    "Event",
    "EventCategory",
    "ListingRow",
    "Meeting",
    "MeetingKind",
    "Record",
    "Taskforce",
    "TaskforceStatus",
]

#: Whatever can stand alone in a document or a catalog.
Record = Taskforce | Meeting | Event
