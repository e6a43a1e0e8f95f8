"""Reads the formats of docs/protocol/seal.md, written from that page alone, and checks tests/vectors/seal_vectors.txt:
ids, roots, signatures; and that no bit of a signed one can be changed.

    check_seal.py FILE
"""

import hashlib
import struct
import sys

from nacl import bindings

from strict_cbor import Reader, Refused

WITNESSES_MAX = 1024
PAGE_MAX = 0xFFFF_FFFE
TIME_MAX = 2**48 - 1


def h(tag, data):
    return hashlib.blake2b(tag.encode() + data, digest_size=32).digest()


def merkle_list(items):
    if not items:
        return hashlib.blake2b(b"", digest_size=32).digest()
    if len(items) == 1:
        return hashlib.blake2b(b"\x00" + items[0], digest_size=32).digest()
    split = 1
    while split * 2 < len(items):
        split *= 2
    left, right = merkle_list(items[:split]), merkle_list(items[split:])
    return hashlib.blake2b(b"\x01" + left + right, digest_size=32).digest()


def require(condition, why):
    if not condition:
        raise Refused(why)


def verified(key, message, signature):
    try:
        bindings.crypto_sign_open(bytes.fromhex(signature) + message, bytes.fromhex(key))
    except Exception as wrong:
        raise Refused("seal.signature") from wrong


def quorum(n):
    return n - (n - 1) // 3


def bits(reader, n):
    data = reader.bytes(WITNESSES_MAX // 8)
    require(len(data) == (n + 7) // 8, "size of bits")
    out = [i for i in range(len(data) * 8) if data[i // 8] >> (i % 8) & 1]
    require(not out or out[-1] < n, "bits beyond the witnesses")
    return out


def page(reader):
    out = reader.number(PAGE_MAX)
    require(out > 0, "page 0")
    return out


def core(reader, n):
    begin = reader.at
    reader.array_of(12)
    require(reader.number() == 1, "version")
    out = {"assembly": reader.fixed(), "page": page(reader), "previous": reader.fixed(), "frontier": reader.fixed()}
    out["readies"] = bits(reader, n)
    out["readies_root"] = reader.fixed()
    out["time"] = reader.number(TIME_MAX)
    out["state"] = reader.fixed()
    out["next"] = reader.fixed()
    out["next_count"] = reader.number(WITNESSES_MAX)
    out["protocol"] = reader.number(PAGE_MAX)
    require(reader.at - begin <= 512, "size of the core")
    out["id"] = h("fm1/core", reader.data[begin : reader.at])
    return out


def commit_message(round_, core_id):
    return b"fm1/seal" + struct.pack(">I", round_) + core_id


def seal(data, keys):
    reader = Reader(data)
    reader.array_of(4)
    inside = core(reader, len(keys))
    round_ = reader.number(2**32 - 2)
    signers = bits(reader, len(keys))
    signatures = reader.bytes()
    reader.end()
    require(len(signatures) == 64 * len(signers), "signatures")
    require(len(signers) >= quorum(len(keys)) and len(inside["readies"]) >= quorum(len(keys)), "quorum")
    for i, signer in enumerate(signers):
        verified(keys[signer], commit_message(round_, inside["id"]), signatures[64 * i : 64 * i + 64].hex())
    return inside["id"]


def earlier(reader, below):
    if reader.null():
        return None
    out = reader.number(2**32 - 2)
    require(out < below, "not an earlier round")
    return out


def head_bytes(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for info, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 2 ** (8 * width):
            return bytes([major << 5 | info]) + number.to_bytes(width, "big")
    raise ValueError(number)


def ready_fields(place, round_, witness, tail):
    """The fields of a ready that a propose carries, whole again; `tail` is encoded already."""
    out = head_bytes(4, 10) + head_bytes(0, 1) + b"\x58\x20" + bytes.fromhex(place[0]) + head_bytes(0, place[1])
    return out + b"\x58\x20" + bytes.fromhex(place[2]) + head_bytes(0, round_) + head_bytes(0, witness) + tail


def carried_readies(reader, place, round_, keys):
    members, ids = [], []
    for _ in range(reader.array(WITNESSES_MAX)):
        reader.array_of(6)
        witness = reader.number(WITNESSES_MAX - 1)
        require(not members or witness > members[-1], "readies not ascending")
        require(witness < len(keys), "no such witness")
        begin = reader.at
        reader.fixed_or_null()
        reader.fixed()
        reader.number(TIME_MAX)
        earlier(reader, round_)
        ids.append(h("fm1/srec", ready_fields(place, round_, witness, reader.data[begin : reader.at])))
        members.append(witness)
        verified(keys[witness], b"fm1/srec" + ids[-1], reader.fixed(64))
    return members, ids


def propose(reader, place, round_, keys):
    inside = core(reader, len(keys))
    require((inside["assembly"], inside["page"]) == place[:2], "a core of another page")
    rests_on = earlier(reader, round_)
    members, ids = carried_readies(reader, place, round_, keys)
    require((rests_on is None) == bool(members), "either an earlier round or readies")
    if members:
        require(len(members) >= quorum(len(keys)), "quorum")
        require(members == inside["readies"], "other readies")
        require(merkle_list(ids).hex() == inside["readies_root"], "root of readies")


def record(data, keys):
    reader = Reader(data)
    reader.array_of(2)
    begin = reader.at
    items = reader.array()
    kind = reader.number(255)
    require(items == {1: 10, 2: 10, 3: 9, 4: 8}.get(kind), "kind")
    place = (reader.fixed(), page(reader), reader.fixed())
    round_ = reader.number(2**32 - 2)
    witness = reader.number(WITNESSES_MAX - 1)
    require(witness < len(keys), "no such witness")
    reader.fixed_or_null()
    core_id = None
    if kind == 1:
        reader.fixed()
        reader.number(TIME_MAX)
        earlier(reader, round_)
    elif kind == 2:
        propose(reader, place, round_, keys)
    else:
        core_id = bytes.fromhex(reader.fixed())
        if kind == 3:
            earlier(reader, round_)
    signed = h("fm1/srec", reader.data[begin : reader.at])
    reader.array_of(2 if kind == 4 else 1)
    verified(keys[witness], b"fm1/srec" + signed, reader.fixed(64))
    if kind == 4:
        verified(keys[witness], commit_message(round_, core_id), reader.fixed(64))
    reader.end()
    return signed


def reconvening(data, _keys):
    reader = Reader(data)
    items = reader.array(9)
    require(reader.number() == 7, "kind")
    reader.fixed()
    founding = page(reader) == 1
    require(items == (9 if founding else 8), "a past is named in page 1 alone")
    reader.fixed()
    reader.fixed_or_null()
    reader.fixed_or_null()
    keys = [reader.fixed() for _ in range(reader.array(WITNESSES_MAX))]
    require(keys and keys == sorted(set(keys)), "keys not ascending")
    reader.text(4000)
    if founding:
        past = [reader.fixed() for _ in range(reader.array(16))]
        require(past and past == sorted(set(past)), "a past not ascending")
    reader.end()
    return h("fm1/reconv", data)


def voice(data, _keys):
    reader = Reader(data)
    reader.array_of(2)
    begin = reader.at
    reader.array_of(9)
    require(reader.number() == 6, "kind")
    reader.fixed()
    page(reader)
    reader.fixed()
    reader.fixed_or_null()
    reader.fixed_or_null()
    named = reader.fixed()
    reader.fixed()
    device = reader.fixed()
    fields = reader.data[begin : reader.at]
    reader.array_of(1)
    verified(device, b"fm1/reconv" + fields, reader.fixed(64))
    reader.end()
    return bytes.fromhex(named)


def ask(data, _keys):
    reader = Reader(data)
    reader.array_of(2)
    begin = reader.at
    reader.array_of(5)
    require(reader.number() == 5, "kind")
    reader.fixed()
    page(reader)
    device = reader.fixed()
    reader.number(TIME_MAX)
    signed = h("fm1/srec", reader.data[begin : reader.at])
    reader.array_of(1)
    verified(device, b"fm1/srec" + signed, reader.fixed(64))
    reader.end()
    return signed


def whole_core(data, keys):
    reader = Reader(data)
    out = core(reader, len(keys))
    reader.end()
    return out["id"]


READERS = {"core": whole_core, "seal": seal, "record": record, "reconvening": reconvening, "voice": voice, "ask": ask}
SIGNED = ("seal", "record", "voice", "ask")


def judge(kind, data, keys):
    try:
        return READERS[kind](data, keys)
    except Refused as refused:
        return refused.code


def main(path):
    keys, wrong, count = [], 0, 0
    with open(path, encoding="ascii") as file:
        lines = [line.split() for line in file if line.strip()]
    for kind, *rest in lines:
        if kind == "witness":
            keys.append(rest[0])
            continue
        count += 1
        if kind == "witnesses_root":
            ok = merkle_list([bytes.fromhex(key) for key in keys]).hex() == rest[0]
        else:
            data = bytes.fromhex(rest[0])
            said = judge(kind, data, keys)
            ok = isinstance(said, bytes) and said.hex() == rest[1]
            for at in range(len(data)):
                changed = data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]
                other = judge(kind, changed, keys)
                if isinstance(other, bytes) and (kind in SIGNED or other == said):
                    print(f"{kind}: accepted with byte {at} changed")
                    ok = False
            if not ok:
                print(f"{kind}: {said if isinstance(said, str) else said.hex()}, not {rest[1]}")
        wrong += not ok
    print(f"{count} vectors, {wrong} wrong")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
