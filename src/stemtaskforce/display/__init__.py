"""Records for people to look at: drawn for a terminal.

A room a place to look from, each with the packages that it needs, so none is imported here. Bytes for
machines are written in `formats`.
"""
