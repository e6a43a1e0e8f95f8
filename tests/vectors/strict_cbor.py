"""Reads the encoding of docs/protocol/event.md, section 1, and nothing else.

Written from that page alone: no library and no other reader stands behind it, so that a slip in one implementation
shows against the other.
"""

UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG, SIMPLE = range(8)
FALSE, TRUE, NULL = 20, 21, 22
LEVELS_MAX = 16


class Refused(Exception):
    """Bytes that are not what they are taken for, with the code that says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Reader:
    def __init__(self, data):
        self.data = bytes(data)
        self.at = 0

    def left(self):
        return len(self.data) - self.at

    def end(self):
        if self.left():
            raise Refused("codec.trailing")

    def head(self):
        """The major type and number of the next head."""
        if not self.left():
            raise Refused("codec.truncated")
        first = self.data[self.at]
        major, info = first >> 5, first & 31
        if major == TAG or info >= 28 or (major == SIMPLE and info not in (FALSE, TRUE, NULL)):
            raise Refused("codec.unsupported")
        if info < 24:
            self.at += 1
            return major, info
        width = {24: 1, 25: 2, 26: 4, 27: 8}[info]
        if self.left() - 1 < width:
            raise Refused("codec.truncated")
        number = int.from_bytes(self.data[self.at + 1 : self.at + 1 + width], "big")
        # The next shorter form holds 23, or all of half the width.
        if number <= (23 if width == 1 else 2 ** (4 * width) - 1):
            raise Refused("codec.not_shortest")
        self.at += 1 + width
        return major, number

    def expect(self, wanted):
        major, number = self.head()
        if major != wanted:
            raise Refused("codec.wrong_type")
        return number

    def take(self, size):
        if size > self.left():
            raise Refused("codec.truncated")
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self, largest=2**64 - 1):
        out = self.expect(UNSIGNED)
        if out > largest:
            raise Refused("codec.too_large")
        return out

    def bytes(self, longest=2**64):
        size = self.expect(BYTES)
        if size > longest:
            raise Refused("codec.too_large")
        return self.take(size)

    def fixed(self, size=32):
        out = self.bytes()
        if len(out) != size:
            raise Refused("codec.value")
        return out.hex()

    def fixed_or_null(self, size=32):
        if self.null():
            return None
        return self.fixed(size)

    def null(self):
        if self.left() and self.data[self.at] == 0xF6:
            self.at += 1
            return True
        return False

    def text(self, longest, shortest=1):
        size = self.expect(TEXT)
        if size > longest:
            raise Refused("codec.too_large")
        out = as_text(self.take(size))
        if size < shortest:
            raise Refused("codec.value")
        return out

    def array(self, largest=2**64):
        count = self.expect(ARRAY)
        if count > self.left():
            raise Refused("codec.truncated")
        if count > largest:
            raise Refused("codec.too_large")
        return count

    def array_of(self, count):
        if self.array() != count:
            raise Refused("codec.wrong_count")

    def list(self, item, largest=200):
        out = [item() for _ in range(self.array(largest))]
        if not out:
            raise Refused("codec.value")
        return out

    def map(self):
        count = self.expect(MAP)
        if count > self.left() // 2:
            raise Refused("codec.truncated")
        return count

    def plain(self, level=0):
        """Steps over one plain value that may nest."""
        major, number = self.head()
        if major == BYTES:
            self.take(number)
        elif major == TEXT:
            as_text(self.take(number))
        elif major in (ARRAY, MAP) and number:
            if level == LEVELS_MAX:
                raise Refused("codec.too_deep")
            before = -1
            for _ in range(number):
                if major == MAP:
                    key = self.number()
                    if key <= before:
                        raise Refused("codec.key_order")
                    before = key
                self.plain(level + 1)


class Fields:
    """Walks a map by the keys that a format has, in ascending order."""

    def __init__(self, reader):
        self.reader = reader
        self.pairs_left = reader.map()
        self.key = None
        self.next_key()

    def next_key(self):
        if self.pairs_left == 0:
            self.key = None
            return
        self.pairs_left -= 1
        before, self.key = self.key, self.reader.number()
        if before is not None and self.key <= before:
            raise Refused("codec.key_order")

    def optional(self, key, read):
        if self.key is not None and self.key < key:
            raise Refused("codec.unknown_key")
        if self.key != key:
            return None
        out = read()
        self.next_key()
        return out

    def required(self, key, read):
        if self.key is None or self.key > key:
            raise Refused("codec.missing_key")
        return self.optional(key, read)

    def end(self):
        if self.key is not None:
            raise Refused("codec.unknown_key")


def as_text(data):
    try:
        return data.decode("utf-8", errors="strict")
    except UnicodeDecodeError:
        raise Refused("codec.utf8") from None


def check_plain(data):
    reader = Reader(data)
    reader.plain()
    reader.end()
