"""The JSON wire format: what a document may say, two decoders, an encoder and the schema.

`spec` states what both decoders agree on; `strict` decodes valid documents, `reporting` reports every problem of
the others, `codec` puts them behind one function, and `encoder` writes.
"""

from stemtaskforce.formats.wire.spec import MAX_BYTES, MAX_DEPTH, VERSION

__all__ = ["MAX_BYTES", "MAX_DEPTH", "VERSION"]
