"""An independent decoder of docs/protocol/event.md: it shares no code with the C++ one, only the page.

    decode_event.py FILE...     one line of JSON for each file, as event_judge prints it; a folder stands for its files

Each `judge_*` returns what it saw as a dictionary whose "verdict" is "accept", "accept ID" or "refuse CODE".
"""

import hashlib
import json
import pathlib
import sys

from nacl import bindings, exceptions

from decode_charter import read_charter
from decode_kinds import KINDS, TIME_MAX, check_between, readers_of
from decode_record import read_record, tagged_hash
from strict_cbor import BYTES, Fields, Reader, Refused, check_plain

VERSION = 1
BODY_MAX = 32768
NUMBER_MAX = 2**32 - 2


def signature_holds(key_hex, tag, message_hex, signature_hex):
    message = tag.encode() + bytes.fromhex(message_hex)
    try:
        bindings.crypto_sign_open(bytes.fromhex(signature_hex) + message, bytes.fromhex(key_hex))
    except exceptions.BadSignatureError:
        return False
    return True


def is_valid_key(key_hex):
    return bindings.crypto_core_ed25519_is_valid_point(bytes.fromhex(key_hex))


def under(code, read):
    """Runs `read`; a fault of encoding in it is refused with this code, a code of its own passes."""
    try:
        return read()
    except Refused as refused:
        raise Refused(code if refused.code.startswith("codec.") else refused.code) from None


# Section 3


def read_header_items(data):
    reader = Reader(data)
    items = reader.array()
    if reader.number() != VERSION:
        raise Refused("event.version")
    if items != 12:
        raise Refused("codec.wrong_count")
    out = {"assembly": reader.fixed(), "class": reader.number()}
    if out["class"] > 5:
        raise Refused("event.class")
    out.update(device=reader.fixed(), seq=reader.number(), prev=reader.fixed_or_null(), after=reader.number())
    out["space"] = reader.fixed(16)
    parents = reader.array()
    if parents > 16:
        raise Refused("event.parents")
    out["parents"] = [reader.fixed() for _ in range(parents)]
    out.update(key_epoch=reader.fixed_or_null(), body_hash=reader.fixed(), body_len=reader.number())
    reader.end()
    return out


def decode_header(data):
    if len(data) > 1024:
        raise Refused("event.header")
    header = under("event.header", lambda: read_header_items(data))
    parents = header["parents"]
    if header["body_len"] > BODY_MAX:
        raise Refused("event.body_too_large")
    if header["seq"] > NUMBER_MAX or header["after"] > NUMBER_MAX:
        raise Refused("event.seq")
    if (header["prev"] is None) != (header["seq"] == 0):
        raise Refused("event.seq")
    if any(low >= high for low, high in zip(parents, parents[1:])) or header["prev"] in parents:
        raise Refused("event.parents")
    rests_on_something = header["seq"] or parents or header["after"] or header["key_epoch"] or header["class"] != 5
    if is_founding(header) and rests_on_something:
        raise Refused("event.founding")
    return header


def is_founding(header):
    return set(header["assembly"]) == {"0"}


def event_id(header_bytes):
    return tagged_hash("fm1/id", header_bytes).hex()


# Section 4


def read_frame(data):
    reader = Reader(data)
    reader.array_of(3)
    header, signature = reader.bytes(), reader.fixed(64)
    body = None if reader.null() else reader.bytes()
    reader.end()
    return header, signature, body


def decode_event(data):
    header_bytes, signature, body = under("event.header", lambda: read_frame(data))
    header = decode_header(header_bytes)
    if body is not None:
        if len(body) > BODY_MAX:
            raise Refused("event.body_too_large")
        if len(body) != header["body_len"] or tagged_hash("fm1/body", body).hex() != header["body_hash"]:
            raise Refused("event.body_mismatch")
    return {"id": event_id(header_bytes), "header": header, "signature": signature}, body


def introduced(header, body):
    if header["class"] != 5 or header["key_epoch"] is not None or body is None:
        return None
    if is_founding(header):
        return header["device"] if is_valid_key(header["device"]) else None
    try:
        content = decode_body(body)
    except Refused:
        return None
    if content["kind"] != "hand_in" or not introduces(content["record"]):
        return None
    return content["record"]["device"]


# Section 5


def read_body(data):
    reader = Reader(data[16:])
    fields = Fields(reader)
    number = fields.required(0, reader.number)
    out = {"salt": data[:16].hex(), "kind": None, "claimed": fields.required(1, lambda: reader.number(TIME_MAX))}
    if number not in KINDS:
        raise Refused("event.content")
    out["kind"], wanted = KINDS[number]
    types = readers_of(reader)
    for key, name, kind in wanted:
        take = fields.optional if kind.endswith("?") else fields.required
        value = take(key, types[kind.rstrip("?")])
        if value is not None:
            out[name] = value
    fields.end()
    reader.end()
    return out


def decode_body(data):
    if len(data) < 16:
        raise Refused("event.content")
    try:
        out = read_body(data)
        check_between(out)
        return out
    except Refused:  # of whatever code: a record in it, say
        raise Refused("event.content") from None


def body_head(data):
    """Kind and claimed time, or None; what follows them is not looked at."""
    if len(data) < 16:
        return None
    reader = Reader(data[16:])
    try:
        # By hand, not by Fields, which reads on to the key after the value.
        count = reader.map()
        if count < 2 or reader.number() != 0:
            return None
        kind = reader.number()
        if reader.number() != 1:
            return None
        return {"kind": kind, "claimed": reader.number(TIME_MAX)}
    except Refused:
        return None


def event_key(content_key):
    return hashlib.blake2b(b"evt", key=content_key, digest_size=32).digest()


def epoch_id(content_key, space, parents):
    return tagged_hash("fm1/ep", content_key, space, *sorted(set(parents))).hex()


def encode_head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for info, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << (8 * width):
            return bytes([major << 5 | info]) + number.to_bytes(width, "big")
    raise ValueError(number)


def encode_bytes(hex_or_none):
    if hex_or_none is None:
        return b"\xf6"
    data = bytes.fromhex(hex_or_none)
    return encode_head(BYTES, len(data)) + data


def associated_data(header):
    out = encode_head(4, 10) + encode_head(0, VERSION) + encode_bytes(header["assembly"]) + encode_head(0, header["class"])
    out += encode_bytes(header["device"]) + encode_head(0, header["seq"]) + encode_bytes(header["prev"])
    out += encode_head(0, header["after"]) + encode_bytes(header["space"]) + encode_head(4, len(header["parents"]))
    return out + b"".join(encode_bytes(parent) for parent in header["parents"]) + encode_bytes(header["key_epoch"])


def encode_header(header):
    return encode_head(4, 12) + associated_data(header)[1:] + encode_bytes(header["body_hash"]) + encode_head(0, header["body_len"])


def open_body(header, body, content_key):
    """The plain body of an encrypted one."""
    if header["key_epoch"] is None or len(body) < 40:
        raise Refused("event.not_opened")
    decrypt = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt
    try:
        padded = decrypt(body[24:], associated_data(header), body[:24], event_key(content_key))
    except exceptions.CryptoError:
        raise Refused("event.not_opened") from None
    text = padded.rstrip(b"\x00")
    sizes = [size for size in (256 * 2**n for n in range(7)) if size >= len(text)]
    if not text.endswith(b"\x80") or not sizes or len(padded) != sizes[0]:
        raise Refused("event.not_opened")
    return text[:-1]


# Section 6


def decode_record(data):
    def read():
        reader = Reader(data)
        out = read_record(reader)
        reader.end()
        return out

    return under("event.record", read)


def introduces(record):
    device = record["device"]
    return is_valid_key(device) and signature_holds(device, "fm1/rec", record["id"], record["signatures"][0])


# Judgements


def judge_event(data):
    event, body = decode_event(data)
    header = event["header"]
    out = dict(event, introduces=introduced(header, body))
    out["assembly"] = event["id"] if is_founding(header) else header["assembly"]
    if body is None:
        out["body"] = "absent"
    else:
        out["body"] = "encrypted" if header["key_epoch"] is not None else judge("body", body)
    holds = signature_holds(header["device"], "fm1/ev", event["id"], event["signature"])
    return dict(out, verdict="accept " + event["id"] if holds else "refuse event.signature")


def judge_header(data):
    return dict(decode_header(data), verdict="accept " + event_id(data))


def judge_body(data):
    return dict(decode_body(data), verdict="accept")


def judge_record(data):
    record = decode_record(data)
    return dict(record, verdict="accept " + record["id"], introduces=introduces(record))


def judge_charter(data):
    out = under("event.charter", lambda: read_charter(data))
    return dict(out, verdict="accept " + tagged_hash("fm1/body", data).hex())


def judge_value(data):
    check_plain(data)
    return {"verdict": "accept"}


def judge_run(data):
    import decode_runs  # which builds on this file

    return decode_runs.judge_run(data)


VIEWS = {
    "event": judge_event,
    "header": judge_header,
    "body": judge_body,
    "record": judge_record,
    "charter": judge_charter,
    "value": judge_value,
    "run": judge_run,
}


def judge(view, data):
    try:
        out = VIEWS[view](data)
    except Refused as refused:
        out = {"verdict": "refuse " + refused.code}
    if view == "body":
        out["head"] = body_head(data)
    return out


def files_of(paths):
    for path in map(pathlib.Path, paths):
        yield from (found for found in path.rglob("*") if found.is_file()) if path.is_dir() else [path]


def judge_files(paths):
    for path in sorted(files_of(paths)):
        data = path.read_bytes()
        yield {"file": path.name, **{view: judge(view, data) for view in VIEWS}}


if __name__ == "__main__":
    for line in judge_files(sys.argv[1:]):
        print(json.dumps(line, ensure_ascii=False))
