"""Records for people to look at: drawn for a terminal, shown in notebooks, and as charts.

One module per place of display, each with the packages that it needs, so none is imported here. Bytes for
machines are written in `formats`.
"""
