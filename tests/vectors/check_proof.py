"""Reads proofs as docs/protocol/proof.md has them, written from that page alone, and holds the verdicts of
tests/vectors/proof_vectors.txt against its own.

    check_proof.py FILE
"""

import hashlib
import json
import struct
import sys

from check_seal import core, verified
from strict_cbor import Reader, Refused

ITEMS = {"proposal": "decision", "vote": "decision", "mandate": "mandate", "person": "member"}


def h(data):
    return hashlib.blake2b(data, digest_size=32).digest()


def require(condition, code):
    if not condition:
        raise Refused(code)


def text_head(text):
    data = text.encode()
    assert len(data) < 24
    return bytes([0x60 | len(data)]) + data


class List:
    """A Merkle list of which some items are shown."""

    def __init__(self, shown, hidden):
        self.shown, self.hidden = shown, list(hidden)

    def root(self, begin, count):
        inside = [i for i in self.shown if begin <= i < begin + count]
        if not inside:
            require(self.hidden, "proof.witnesses")
            return self.hidden.pop(0)
        if count == 1:
            return h(b"\0" + self.shown[begin])
        left = 1 << ((count - 1).bit_length() - 1)
        first = self.root(begin, left)
        return h(b"\1" + first + self.root(begin + left, count - left))


def pieces(data, size):
    require(len(data) % size == 0, "proof.form")
    return [data[i : i + size] for i in range(0, len(data), size)]


def bits(data):
    return [i for i in range(8 * len(data)) if data[i // 8] >> (i % 8) & 1]


def way(path, key, leaf, other=None):
    end = leaf
    ends_at = other if other is not None else key
    last = None
    for step in reversed(path):
        split, sibling = step[0], step[1:]
        require(last is None or split < last, "proof.path")
        last = split
        side = key[split // 8] >> (7 - split % 8) & 1
        require(ends_at[split // 8] >> (7 - split % 8) & 1 == side, "proof.path")
        end = h(bytes([1, split]) + (sibling + end if side else end + sibling))
    require(other is None or other != key, "proof.path")
    return end


def said_again(data):
    """The file with each id where it stands for the second time, too: a simple value below 20 is one of the first 20."""
    out, ids, at = bytearray(), [], 0
    while at < len(data):
        begin, major, info = at, data[at] >> 5, data[at] & 31
        at += 1
        if major == 7 and info < 20:
            require(info < len(ids), "proof.form")
            out += b"\x58\x20" + ids[info]
            continue
        if info >= 24:
            size = 1 << (info - 24)
            require(info < 28 and at + size <= len(data), "proof.form")
            info, at = int.from_bytes(data[at : at + size], "big"), at + size
        if major in (2, 3):
            content, at = data[at : at + info], at + info
            require(len(content) == info, "proof.form")
            if major == 2 and info == 32:
                require(content not in ids, "proof.form")
                if len(ids) < 20:
                    ids.append(content)
        out += data[begin:at]
    return bytes(out)


def item(reader):
    """The bytes of the next item."""

    def skip():
        major, count = reader.head()
        if major in (2, 3):
            reader.take(count)
        for _ in range(count if major == 4 else 0):
            skip()

    begin = reader.at
    skip()
    return reader.data[begin : reader.at]


def entry(reader):
    """What the entry says, and the ways to it."""
    reader.array_of(5)
    subject, key = reader.text(64), item(reader)
    items = reader.array()
    present = absent = none = None
    if items == 2:
        present = (item(reader), bytes.fromhex(reader.fixed()))
    elif items == 3:
        absent = [bytes.fromhex(reader.fixed()) for _ in range(3)]
    else:
        require(items == 4 and reader.null() and reader.null(), "proof.form")
        none = [bytes.fromhex(reader.fixed()) for _ in range(2)]
    path, above = pieces(reader.bytes(), 33), pieces(reader.bytes(), 33)
    return {"subject": subject, "key": key, "value": present and present[0], "present": present, "absent": absent,
            "none": none, "path": path, "above": above}


def root_of(one):
    name, key = h(text_head(one["subject"])), h(one["key"])
    if one["none"]:
        return way(one["above"], name, h(b"\0" + b"".join(one["none"])), one["none"][0])
    if one["present"]:
        root = way(one["path"], key, h(b"\0" + key + h(one["value"]) + one["present"][1]))
    else:
        root = way(one["path"], key, h(b"\0" + b"".join(one["absent"])), one["absent"][0])
    return way(one["above"], name, h(b"\0" + name + h(b"\x58\x20" + root)))


def beside(first, one):
    """Where the later entry's way leaves the first one's: the hash that stands there."""
    require(not one["none"], "proof.path")
    differ = int.from_bytes(h(text_head(first["subject"])), "big") ^ int.from_bytes(h(text_head(one["subject"])), "big")
    require(differ, "proof.path")
    bit = 256 - differ.bit_length()
    require(all(step[0] > bit for step in one["above"]), "proof.path")
    there = [step[1:] for step in first["above"] if step[0] == bit]
    require(there, "proof.path")
    return there[0]


def any_core(reader):
    begin = reader.at
    probe = Reader(reader.data)
    probe.at = begin
    probe.array_of(12)
    probe.number(), probe.fixed(), probe.number(), probe.fixed(), probe.fixed()
    size = len(probe.bytes())
    for n in range(8 * size, 8 * size - 8, -1):
        reader.at = begin
        try:
            out = core(reader, n)
        except Refused:
            continue
        out["bytes"] = reader.data[begin : reader.at]
        out["bits"] = size
        return out
    raise Refused("proof.form")


def rows(reader, subject):
    """The root of the subject's map, and what it has under each id."""
    out, last = {}, b""
    leaves = []
    for _ in range(reader.array()):
        reader.array_of(3)
        key, value = item(reader), item(reader)
        require(key > last, "proof.path")
        last = key
        leaves.append((h(key), h(b"\0" + h(key) + h(value) + bytes.fromhex(reader.fixed()))))
        out[key[2:]] = value
    return out, ([(subject, map_root(sorted(leaves)))] if leaves else [])


def map_root(leaves):
    """Of (hash of the key, hash of the leaf), ascending."""
    if len(leaves) == 1:
        return leaves[0][1]
    differ = int.from_bytes(leaves[0][0], "big") ^ int.from_bytes(leaves[-1][0], "big")
    split = 256 - differ.bit_length()
    sides = [[leaf for leaf in leaves if leaf[0][split // 8] >> (7 - split % 8) & 1 == side] for side in (0, 1)]
    return h(bytes([1, split]) + map_root(sides[0]) + map_root(sides[1]))


def reconvened(reader, trusted):
    """Whom more than half of the roll named for the next page."""
    reader.array_of(5)
    whole = item(reader)
    inside = Reader(whole)
    inside.array_of(8)
    require(inside.number() == 7, "proof.form")
    assembly, page, goes_on = inside.fixed(), inside.number(), inside.fixed()
    other, replaces = inside.fixed_or_null(), inside.fixed_or_null()
    witnesses = [inside.fixed() for _ in range(inside.array())]
    inside.text(4_000, 1), inside.end()
    require(witnesses and witnesses == sorted(set(witnesses)), "proof.form")
    voices = []
    for _ in range(reader.array()):
        reader.array_of(3)
        voices.append((reader.fixed(), reader.fixed(), reader.fixed(64)))
    persons, subjects = rows(reader, "person")
    devices, more = rows(reader, "device")
    others = []
    for _ in range(reader.array()):
        reader.array_of(2)
        others.append((reader.text(64), bytes.fromhex(reader.fixed())))
    require(trusted["page"] and assembly == trusted["assembly"] and page == trusted["page"] + 1, "proof.place")
    require(goes_on == trusted["id"].hex() and other is None, "proof.place")
    names = [name for name, _ in others]
    require(names == sorted(set(names)) and not {"person", "device"} & set(names), "proof.path")
    leaves = [(h(text_head(name)), h(b"\0" + h(text_head(name)) + h(b"\x58\x20" + root)))
              for name, root in subjects + more + others]
    require(leaves and map_root(sorted(leaves)).hex() == trusted["state"], "proof.path")
    roll = {}
    for key, value in devices.items():
        owners = Reader(value)
        owners.array_of(4)
        owners = [bytes.fromhex(owners.fixed()) for _ in range(owners.array())]
        if len(owners) == 1 and owners[0] in persons and persons[owners[0]][1] in (1, 2):
            roll.setdefault(owners[0].hex(), set()).add(key.hex())
    name = hashlib.blake2b(b"fm1/reconv" + whole, digest_size=32).digest()
    require([person for person, _, _ in voices] == sorted({person for person, _, _ in voices}), "proof.voices")
    for person, device, signature in voices:
        require(device in roll.get(person, ()), "proof.voices")
        null_or = [b"\xf6" if one is None else b"\x58\x20" + bytes.fromhex(one) for one in (other, replaces)]
        fields = b"\x89\x06" + b"\x58\x20" + bytes.fromhex(assembly) + page_head(page) + b"\x58\x20" + bytes.fromhex(goes_on)
        fields += b"".join(null_or) + b"".join(b"\x58\x20" + one for one in (name, bytes.fromhex(person), bytes.fromhex(device)))
        try:
            verified(device, b"fm1/reconv" + fields, signature)
        except Refused as wrong:
            raise Refused("proof.signature") from wrong
    require(2 * len(voices) > len(roll), "proof.voices")
    root = List(dict(enumerate(map(bytes.fromhex, witnesses))), []).root(0, len(witnesses)).hex()
    said = "a reconvening, %s, named others as the witnesses of page %d: %d of %d members" % (
        name.hex(), page, len(voices), len(roll))
    return dict(trusted, next=root, next_count=len(witnesses)), said


def page_head(page):
    assert page < 24
    return bytes([page])


def link(reader, trusted, said):
    items = reader.array()
    require(items in (6, 7), "proof.form")
    # What leads to it stands behind it.
    at = reader.at
    if items == 7:
        for _ in range(6):
            item(reader)
        trusted, words = reconvened(reader, trusted)
        said.append(words)
    end, reader.at = reader.at, at
    out = sealed_link(reader, trusted)
    require(items == 6 or out["page"] == trusted["page"] + 1, "proof.place")
    reader.at = max(end, reader.at)
    return out


def sealed_link(reader, trusted):
    inside = any_core(reader)
    round_ = reader.number(2**32 - 2)
    signers = bits(reader.bytes())
    commits, keys, hidden = pieces(reader.bytes(), 64), pieces(reader.bytes(), 32), pieces(reader.bytes(), 32)
    n, page = trusted["next_count"], trusted["page"]
    liars = (n - 1) // 3 if page else 0
    adjacent = inside["page"] == page + 1
    require(inside["assembly"] == trusted["assembly"] and inside["page"] > page, "proof.place")
    require(inside["time"] >= trusted["time"] and (adjacent or page), "proof.place")
    require(not adjacent or inside["previous"] == trusted["id"].hex(), "proof.place")
    require(len(commits) == len(keys) == len(signers) and (not signers or signers[-1] < n), "proof.witnesses")
    part = List(dict(zip(signers, keys)), hidden)
    require(part.root(0, n).hex() == trusted["next"] and not part.hidden, "proof.witnesses")
    needed = n - liars if adjacent else liars + (8 * inside["bits"] - 1) // 3 + 1
    require(len(signers) >= needed, "proof.quorum")
    for key, commit in zip(keys, commits):
        try:
            verified(key.hex(), b"fm1/seal" + struct.pack(">I", round_) + inside["id"], commit.hex())
        except Refused as wrong:
            raise Refused("proof.signature") from wrong
    return inside


def shown(reader, items=2):
    reader.array_of(items)
    return [reader.bytes() for _ in range(items)]


def record(data):
    reader = Reader(data)
    reader.array_of(2)
    begin = reader.at
    reader.array_of(8)
    require(reader.number() == 1, "proof.founding")
    out = dict(zip(("assembly", "person", "device", "prekey", "seal"), (reader.fixed() for _ in range(5))))
    reader.text(200, 0)
    out["invitation"] = reader.fixed_or_null()
    out["id"] = hashlib.blake2b(b"fm1/rec" + data[begin : reader.at], digest_size=32).digest()
    out["signatures"] = [reader.fixed(64) for _ in range(reader.array())]
    reader.end()
    return out


def signed_event(parts, devices, number, key):
    """Id and the value under `key` of the body of an event of kind `number`, by one of these devices."""
    header, body, signature = parts
    reader = Reader(header)
    reader.array_of(12)
    reader.number(), reader.fixed(), reader.number()
    device = reader.fixed()
    event_id = hashlib.blake2b(b"fm1/id" + header, digest_size=32).digest()
    require(device in devices and hashlib.blake2b(b"fm1/body" + body, digest_size=32).digest() in header, "proof.founding")
    verified(device, b"fm1/ev" + event_id, signature.hex())
    inside = Reader(body[16:])
    head = inside.data[0]
    require(head >> 5 == 5 and inside.data[1] == 0 and inside.data[2] == number, "proof.founding")
    return event_id.hex(), body


def founders(reader, assembly, founding):
    device = Reader(founding[0])
    device.array_of(12), device.number(), device.fixed(), device.number()
    devices, accepts = {device.fixed()}, {}
    constitutes = [shown(reader, 3) for _ in range(reader.array())]
    for i in range(reader.array()):
        reader.array_of(2)
        accept = record(reader.bytes())
        require(accept["assembly"] == assembly, "proof.founding")
        verified(accept["device"], b"fm1/rec" + accept["id"], accept["signatures"][0])
        verified(accept["person"], b"fm1/rec" + accept["id"], accept["signatures"][1])
        if reader.null():
            require(i == 0 and accept["device"] in devices, "proof.founding")
        else:
            event_id, body = signed_event(shown(reader, 3), devices, 2, 2)
            require(event_id == accept["invitation"], "proof.founding")
            at = body.index(b"\x02\x58\x20", 16) + 3
            verified(body[at : at + 32].hex(), b"fm1/rec" + accept["id"], accept["signatures"][2])
        devices.add(accept["device"])
        accepts[accept["id"]] = accept
    keys = set()
    for parts in constitutes:
        _, body = signed_event(parts, devices, 10, 2)
        named = [a for a in accepts.values() if a["id"] in body]
        require(len(named) >= 3, "proof.founding")
        keys |= {a["seal"] for a in named}
    require(keys, "proof.founding")
    return sorted(keys)


def decision_of(proposal):
    """The key of the decision that a proposal's entry names: author, state, versions, applicant, decision, commission."""
    reader = Reader(proposal)
    reader.array_of(6)
    reader.fixed(), reader.number()
    for _ in range(reader.array()):
        reader.fixed()
    reader.fixed_or_null()
    decision = reader.fixed_or_null()
    return None if decision is None else b"\x58\x20" + bytes.fromhex(decision)


def recalled_by(mandate):
    """The seal in a mandate's entry: holder, kind, until, scope, instructions, serial, since, recalled, and maybe more."""
    reader = Reader(mandate)
    reader.array()
    reader.fixed(), reader.number(), reader.number(), reader.fixed(), reader.fixed(), reader.number(), reader.number()
    return reader.number()


def verify(data, remembered):
    checked = data[:-9]
    reader = Reader(said_again(checked) + data[-9:])
    reader.array_of(8)
    require(reader.number() == 2, "proof.form")
    assembly = reader.fixed()
    founding = None if reader.null() else shown(reader)
    if founding:
        require(hashlib.blake2b(b"fm1/id" + founding[0], digest_size=32).hexdigest() == assembly, "proof.founding")
    passed, said = set(), []
    if reader.array() == 1:
        trusted = any_core(reader)
        passed.add(trusted["id"].hex())
        require(remembered, "proof.unremembered")
    else:
        keys = founders(reader, assembly, founding)
        passed.add(assembly)
        root = List({i: bytes.fromhex(k) for i, k in enumerate(keys)}, []).root(0, len(keys)).hex()
        trusted = {"assembly": assembly, "page": 0, "id": bytes.fromhex(assembly), "time": 0, "next": root, "next_count": len(keys)}
    for _ in range(reader.array()):
        trusted = link(reader, trusted, said)
        passed.add(trusted["id"].hex())
        if trusted["id"].hex() == remembered:
            said = []
    require((remembered or assembly) in passed, "proof.start")
    if not reader.null():
        shown(reader)
    entries = [entry(reader) for _ in range(reader.array())]
    require(hashlib.blake2b(b"fm1/proof" + checked, digest_size=32).hexdigest()[:16] == reader.fixed(8), "proof.form")
    reader.end()
    require(root_of(entries[0]).hex() == trusted["state"], "proof.path")
    for one in entries[1:]:
        require(root_of(one) == beside(entries[0], one), "proof.path")
    subject, value = entries[0]["subject"], entries[0]["value"]
    out = {"kind": ITEMS[subject], "page": trusted["page"], "said": said}
    if subject == "person":
        out["on_roll"] = value is not None and value[1] in (1, 2)
    elif subject == "mandate":
        out["given"] = value is not None
        out["recalled"] = recalled_by(value) or None if value else None
    else:
        decided = entries[0]["key"] if subject == "vote" else decision_of(value)
        require(entries[1]["subject"] == "decision" and entries[1]["key"] == decided, "proof.item")
    return out


def main():
    count = 0
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            name, remembered, data, answer = line.rstrip("\n").split(" ", 3)
            due, data = json.loads(answer), bytes.fromhex(data)
            try:
                seen, code = verify(data, None if remembered == "-" else remembered), None
            except Refused as wrong:
                seen, code = None, str(wrong)
            if code is not None and not code.startswith("proof."):
                code = "proof.form"
            # A damaged file may be refused for what is damaged before its check is looked at.
            same = (seen is None) == (not due["valid"]) if name == "one_bit_changed" else code == due["code"]
            if seen and same:
                same = seen["kind"] == due["kind"] and seen["page"] == due["as_of"]["page"]
                same = same and all(words in due["sentence"] for words in seen["said"])
                same = same and due["sentence"].count(" a reconvening, ") == len(seen["said"])
                same = same and all(due["item"].get(key) == value for key, value in seen.items() if key not in ("kind", "page", "said"))
            if not same:
                sys.exit(f"{name}: {seen} {code}, not {due}")
            count += 1
    print(f"{count} proofs judged the same")


main()
