"""The `Timeline`: meetings, events and starts of taskforces in one order, which holds everywhere.

One module per concern: `order` declares the total order and its reasons, `arranging` sorts by it, `store` keeps sorted
records beside their days, `entry` is one item, `asking` its attributes, `timeline` the sequence.
"""

from stemtaskforce.timeline.entry import EntryKind, TimelineEntry
from stemtaskforce.timeline.timeline import Timeline

__all__ = ["EntryKind", "Timeline", "TimelineEntry"]
