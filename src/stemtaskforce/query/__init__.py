"""Questions to records of one type: the `Selection`, and the `Groups` that it answers with.

What selections share with timelines lives beside this package: `arguments` checks what was asked, `attributes`
declares what a question may name, `search` looks for words in texts, `groups` holds answers by key.
"""

from stemtaskforce.groups import Groups
from stemtaskforce.query.selection import Selection

__all__ = ["Groups", "Selection"]
