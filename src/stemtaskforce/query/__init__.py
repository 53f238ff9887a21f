"""Questions to records: the `Selection`, and what it shares with timelines and catalogs.

A room a concern: `selection` the sequence and its questions, `fields` what a question may name, `asked` the
checks of what was asked, `search` for words in texts, `groups` for answers by key.
"""

from stemtaskforce.query.groups import Groups
from stemtaskforce.query.selection import Selection

__all__ = ["Groups", "Selection"]
