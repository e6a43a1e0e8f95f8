"""An independent reader of streams of runs (docs/protocol/event.md, section 8), without a base."""

import decode_event
from strict_cbor import Refused

REACH = 32
DEVICES_MAX = 65536
ROOMS_MAX = 4096
PARENTS_MAX = 16
BODY_MAX = 32768
NUMBER_MAX = 2**32 - 2
ASSEMBLY, PUBLIC = "00" * 16, "00" * 15 + "01"
# Bytes that follow, and the least number, by the first byte.
LONG_FORMS = {0xF8: (2, 2288), 0xF9: (3, 67824), 0xFA: (4, 16845040)}


class NeedsMore(Exception):
    """The stream was cut inside an item."""


class Lost(Exception):
    """The event cannot be put together."""


class Bytes:
    def __init__(self, data, at):
        self.data, self.at = data, at

    def take(self, size):
        if size > len(self.data) - self.at:
            raise NeedsMore
        self.at += size
        return self.data[self.at - size : self.at]

    def hex(self, size=32):
        return self.take(size).hex()

    def number(self, largest=2**64):
        first = self.take(1)[0]
        if first < 0xF0:
            out = first
        elif first < 0xF8:
            out = 240 + 256 * (first - 0xF0) + self.take(1)[0]
        elif first in LONG_FORMS:
            size, least = LONG_FORMS[first]
            out = least + int.from_bytes(self.take(size), "big")
        else:
            raise Refused("event.run")
        if out > largest:
            raise Refused("event.run")
        return out


class Chain:
    def __init__(self, device):
        self.device = device
        self.place(0, None)

    def place(self, seq, before):
        self.seq, self.before, self.lost, self.recent = seq, before, False, []

    def find(self, seq):
        back = self.seq - 1 - seq
        if 0 <= back < len(self.recent):
            return self.recent[-1 - back]
        if back == 0 and not self.recent and self.before:
            return self.before
        raise Lost

    def grow(self, event):
        if event is None:
            self.place(self.seq + 1, None)
            self.lost = True
            return
        self.seq, self.before = self.seq + 1, event
        self.recent = [*self.recent, event][-REACH:]


class Stream:
    def __init__(self, assembly):
        self.assembly = assembly
        self.chains = []
        self.rooms = [(ASSEMBLY, None), (PUBLIC, None)]
        self.room, self.after, self.founds = 0, 0, False
        self.last_chain, self.last_event, self.last_len = None, None, 0
        self.events, self.lost = [], 0

    def item(self, data, at):
        """Where the next item ends; nothing of it is remembered when it is not whole."""
        source = Bytes(data, at)
        flags = source.take(1)[0]
        change = {6: self.read_context, 7: self.read_place}.get(flags & 7, self.read_event)(source, flags)
        change()
        return source.at

    def read_device(self, source):
        """A known chain, or the key of a new one; and how many devices there are then."""
        number = source.number(len(self.chains))
        if number < len(self.chains):
            return self.chains[number], None, len(self.chains)
        return None, source.hex(), 1 if number == DEVICES_MAX else number + 1

    def chain_of(self, chain, key):
        if chain is not None:
            return chain
        if len(self.chains) == DEVICES_MAX:
            self.chains, self.last_chain = [], None
        self.chains.append(Chain(key))
        return self.chains[-1]

    def read_context(self, source, flags):
        if flags & 0xC0:
            raise Refused("event.run")
        after = source.number(NUMBER_MAX) if flags & 8 else self.after
        room, added = self.room, None
        if flags & 16:
            room = source.number(len(self.rooms))
            if room == len(self.rooms):
                space, encrypted = source.hex(16), source.take(1)[0]
                if encrypted > 1:
                    raise Refused("event.run")
                added = (space, source.hex() if encrypted else None)

        def change():
            self.after, self.founds, self.room = after, bool(flags & 32), room
            if added:
                if len(self.rooms) == ROOMS_MAX:
                    self.rooms = self.rooms[:2]
                self.rooms.append(added)
                self.room = len(self.rooms) - 1

        return change

    def read_place(self, source, flags):
        if flags != 7:
            raise Refused("event.run")
        chain, key, _ = self.read_device(source)
        seq = source.number(NUMBER_MAX)
        before = source.hex() if seq else None
        return lambda: self.chain_of(chain, key).place(seq, before)

    def read_event(self, source, flags):
        form, body_form = flags >> 4 & 3, flags >> 6
        if body_form == 3 or (flags & 8 and self.last_chain is None):
            raise Refused("event.run")
        if flags & 8:
            chain, key, devices = self.last_chain, None, len(self.chains)
        else:
            chain, key, devices = self.read_device(source)
        references = []
        for _ in range([0, 0, 1][form] if form < 3 else source.number(PARENTS_MAX)):
            number = source.number(devices)
            references.append((None, source.hex()) if number == devices else (number, source.number()))
        signature = source.hex(64)
        body_hash = source.hex() if body_form == 2 else None
        size = source.number(BODY_MAX) if body_form else self.last_len
        body = None if body_form == 2 else source.take(size)

        def change():
            here = self.chain_of(chain, key)
            header = {"class": flags & 7, "body_len": size}
            header["body_hash"] = body_hash or decode_event.tagged_hash("fm1/body", body).hex()
            try:
                event = self.put_together(here, header, form, references)
                text = None if body is None else body.hex()
                self.events.append({"id": event, "signature": signature, "body": text})
            except Lost:
                event = None
                self.lost += 1
            here.grow(event)
            self.last_chain, self.last_event, self.last_len, self.founds = here, event, size, False

        return change

    def parent(self, number, where):
        if number is None:
            return where
        chain = self.chains[number]
        return chain.find(where // 2 if where % 2 else chain.seq - 1 - where // 2)

    def put_together(self, chain, header, form, references):
        if chain.lost:
            raise Lost
        space, epoch = self.rooms[self.room]
        header.update(device=chain.device, seq=chain.seq, prev=chain.before, after=self.after, space=space, key_epoch=epoch)
        header["assembly"] = "00" * 32 if self.founds else self.assembly
        if form == 1 and self.last_event is None:
            raise Lost
        parents = [self.last_event] if form == 1 else [self.parent(*reference) for reference in references]
        header["parents"] = sorted(parents)
        data = decode_event.encode_header(header)
        try:
            decode_event.decode_header(data)
        except Refused:
            raise Lost from None
        event = decode_event.event_id(data)
        if (event if decode_event.is_founding(header) else header["assembly"]) != self.assembly:
            raise Lost
        return event


def judge_run(data):
    """The first 32 bytes are the assembly's id, the rest is the stream."""
    stream = Stream(data[:32].hex())
    at, whole = 32, len(data) >= 32
    verdict = "accept" if whole else "refuse event.run"
    try:
        while whole and at < len(data):
            at = stream.item(data, at)
    except NeedsMore:
        whole = False
    except Refused as refused:
        verdict, whole = "refuse " + refused.code, False
    return {"verdict": verdict, "events": stream.events, "lost": stream.lost, "whole": whole}
