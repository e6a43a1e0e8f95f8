"""Holds the decoder in Python against the vectors, and against what the C++ side says about any files.

    check_vectors.py vectors FILE.json         every vector: verdict, id, fields; signatures made again from their seeds
    check_vectors.py compare JUDGE PATH...     JUDGE is event_judge; both judge the files, and must say the same
    check_vectors.py damage JUDGE FILE.json    the same over damaged copies of the vectors, the same ones at each run
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

from nacl import bindings

import decode_event


def signatures_of(vector, said):
    """Tag, id and signatures, where the vector names who signed."""
    if vector["view"] == "event":
        return "fm1/ev", said["id"], [said["signature"]]
    return "fm1/rec", said["id"], said["signatures"]


def wrong_signers(vector, said, keys):
    tag, signed, signatures = signatures_of(vector, said)
    message = tag.encode() + bytes.fromhex(signed)
    for name, signature in zip(vector["signers"], signatures, strict=True):
        public, secret = bindings.crypto_sign_seed_keypair(bytes.fromhex(keys[name]["seed"]))
        if public.hex() != keys[name]["public"]:
            yield f"{name} has another public key"
        if bindings.crypto_sign(message, secret)[:64].hex() != signature:
            yield f"{name} signs otherwise"


def wrong_vector(vector, keys):
    said = decode_event.judge(vector["view"], bytes.fromhex(vector["bytes"]))
    if said != dict(vector["seen"], verdict=vector["verdict"]):
        yield f"decoded as {json.dumps(said)[:2000]}"
    elif "signers" in vector:
        yield from wrong_signers(vector, said, keys)


def wrong_encrypted(vector):
    event, body = decode_event.decode_event(bytes.fromhex(vector["event"]))
    try:
        plain = decode_event.open_body(event["header"], body, bytes.fromhex(vector["key"])).hex()
        verdict = "accept"
    except decode_event.Refused as refused:
        plain, verdict = None, "refuse " + refused.code
    if verdict != vector["verdict"] or plain != vector.get("plain"):
        yield f"opened as {verdict}: {plain}"


def wrong_epoch(vector):
    parents = [bytes.fromhex(parent) for parent in vector["parents"]]
    found = decode_event.epoch_id(bytes.fromhex(vector["key"]), bytes.fromhex(vector["space"]), parents)
    if found != vector["id"]:
        yield f"computed {found}"


def check_vectors(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    keys = {key["name"]: key for key in vectors["keys"]}
    wrong = [(f"{v['view']} {v['name']}", why) for v in vectors["vectors"] for why in wrong_vector(v, keys)]
    wrong += [(f"encrypted {v['name']}", why) for v in vectors["encrypted"] for why in wrong_encrypted(v)]
    wrong += [("epoch", why) for v in vectors["epochs"] for why in wrong_epoch(v)]
    for name, why in wrong:
        print(f"{name}: {why}")
    count = sum(len(vectors[part]) for part in ("vectors", "encrypted", "epochs"))
    print(f"{count} vectors, {len(wrong)} differ")
    return not wrong and count > 0


def compare(judge, paths):
    printed = subprocess.run([judge, *paths], check=True, stdout=subprocess.PIPE).stdout
    theirs = [json.loads(line) for line in printed.decode().splitlines()]
    ours = list(decode_event.judge_files(paths))
    wrong = 0
    for their, our in zip(theirs, ours, strict=True):
        for view in ["file", *decode_event.VIEWS]:
            if their[view] != our[view]:
                wrong += 1
                print(f"{our['file']} as {view}:\n  {judge}: {their[view]}\n  here: {our[view]}")
    print(f"{len(ours)} files, {wrong} judged differently")
    return wrong == 0 and len(ours) > 0


def damaged(data, chance):
    """A copy with a few bytes changed, put in, left out, doubled or cut off."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        at = chance.randrange(len(out) + 1)
        way = chance.randrange(8)
        if way < 4 and at < len(out):
            out[at] = chance.choice([chance.randrange(256), out[at] ^ 1, 0x18, 0x58, 0x80, 0xA0, 0xF6])
        elif way == 4:
            out.insert(at, chance.randrange(256))
        elif way == 5:
            del out[at : at + chance.randrange(1, 4)]
        elif way == 6:
            out[at:at] = out[at : at + chance.randrange(1, 40)]
        elif way == 7:
            del out[at:]
    return bytes(out)


def damage(judge, path, copies=10, longest=2000):
    chance = random.Random(2026)
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)["vectors"]
    with tempfile.TemporaryDirectory() as folder:
        for number, vector in enumerate(vectors):
            data = bytes.fromhex(vector["bytes"])
            for copy in range(copies if len(data) <= longest else 0):
                name = f"{number:04}_{copy}_{vector['view']}_{vector['name']}"
                pathlib.Path(folder, name).write_bytes(damaged(data, chance))
        return compare(judge, [folder])


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "vectors":
        return 0 if check_vectors(arguments[1]) else 1
    if len(arguments) >= 3 and arguments[0] == "compare":
        return 0 if compare(arguments[1], arguments[2:]) else 1
    if len(arguments) == 3 and arguments[0] == "damage":
        return 0 if damage(arguments[1], arguments[2]) else 1
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
