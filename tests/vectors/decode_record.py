"""Enclosures: docs/protocol/event.md, section 6."""

import hashlib

from strict_cbor import Refused


def tagged_hash(tag, *parts):
    return hashlib.blake2b(tag.encode() + b"".join(parts), digest_size=32).digest()


def read_record(reader):
    reader.array_of(2)
    fields_start = reader.at
    items, kind = reader.array(), reader.number()
    if kind in (1, 2) and items == 8:
        out = {"id": None, "kind": ["accept", "application"][kind - 1], "assembly": reader.fixed(), "person": reader.fixed()}
        out.update(device=reader.fixed(), prekey=reader.fixed(), seal_key=reader.fixed(), name=reader.text(200, 0))
        out["invitation"] = reader.fixed_or_null()
        wanted = 2 if out["invitation"] is None else 3
    elif kind == 3 and items == 5:
        out = {"id": None, "kind": "device", "assembly": reader.fixed_or_null(), "person": reader.fixed_or_null()}
        out.update(device=reader.fixed(), prekey=reader.fixed())
        wanted = 1 if out["person"] is None else 2
    else:
        raise Refused("codec.value")
    out["id"] = tagged_hash("fm1/rec", reader.data[fields_start : reader.at]).hex()
    out["signatures"] = [reader.fixed(64) for _ in range(reader.array(3))]
    if len(out["signatures"]) != wanted:
        raise Refused("event.record")
    return out
