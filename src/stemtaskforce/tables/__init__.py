"""Tables: records, timelines, groups, links and findings as named columns of fixed types.

`columns` declares a column, `rows` holds the records that a table is made of, `schemas` the columns of each kind of
table, `table` the class `Table`, `tabular` the base of what has one, and `arrow` hands it to other tools.
"""

from stemtaskforce.tables.columns import Column, ColumnType
from stemtaskforce.tables.table import Table

__all__ = ["Column", "ColumnType", "Table"]
