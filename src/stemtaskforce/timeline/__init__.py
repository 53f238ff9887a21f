"""What happened, in one order: the `Timeline`, its entries, and the order that holds everywhere.

One module per concern: `order` declares the one total order and its reasons, `store` keeps ordered records beside
their days, `entry` is what a timeline consists of, `timeline` the sequence that people use.
"""

from stemtaskforce.timeline.entry import EntryKind, TimelineEntry
from stemtaskforce.timeline.timeline import Timeline

__all__ = ["EntryKind", "Timeline", "TimelineEntry"]
