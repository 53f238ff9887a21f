"""The JSON wire format: decoders, an encoder, versions and the schema.

`spec` states what both decoders agree on; `versions` upgrades records of earlier versions before either reads them;
`strict` decodes valid documents, `reporting` reports every problem of the others, `codec` puts them behind one
function, and `encoder` writes.
"""

from stemtaskforce.formats.wire.spec import MAX_BYTES, MAX_DEPTH

__all__ = ["MAX_BYTES", "MAX_DEPTH"]
