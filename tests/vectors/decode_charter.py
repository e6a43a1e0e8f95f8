"""An independent decoder of charters and majorities: docs/protocol/event.md, section 7."""

from strict_cbor import Fields, Reader, Refused

TIME_MAX = 2**48 - 1
MANY = 2**31
# Name, kind of value and bounds, by number.
CHARTER = [
    ("protocol", "number", 0, MANY),
    ("vouches", "number", 1, MANY),
    ("objections", "number", 1, MANY),
    ("cool_off", "number", 0, TIME_MAX),
    ("vouching_age", "number", 0, TIME_MAX),
    ("vouches_given", "number", 1, MANY),
    ("vouches_term", "number", 0, TIME_MAX),
    ("suspenders", "number", 2, MANY),
    ("suspension", "number", 1, TIME_MAX),
    ("founding_members", "number", 0, MANY),
    ("founding_time", "number", 0, TIME_MAX),
    ("quota_events", "number", 8, MANY),
    ("quota_bytes", "number", 32768, 2**48),
    ("quota_page_one_introductions", "number", 0, MANY),
    ("quota_page_one_depth", "number", 0, 255),
    ("ordinary", "rule", 0, 0),
    ("grave", "rule", 0, 0),
    ("constitutional", "rule", 0, 0),
    ("charter_readings", "number", 1, 3),
    ("charter_reading_gap", "number", 0, TIME_MAX),
    ("emergency", "rule", 0, 0),
    ("emergency_term", "number", 0, TIME_MAX),
    ("emergency_renewals", "number", 0, 12),
    ("vote_window", "number", 0, TIME_MAX),
    ("electorate_age", "number", 0, TIME_MAX),
    ("notice", "number", 0, TIME_MAX),
    ("contest_term", "number", 0, TIME_MAX),
    ("removal_guards", "number", 0, 3),
    ("principles", "text", 0, 8192),
]


def read_rule(r):
    """Up to three majorities, all of which must hold, and a quorum of participants (2) or of yes (3), or null."""
    r.array_of(2)
    majorities = r.list(lambda: read_majority(r), 3)
    if r.null():
        return [majorities, None]
    r.array_of(3)
    kind, part, whole = r.number(3), r.number(MANY - 1), r.number(MANY - 1)
    if kind < 2 or part == 0 or whole == 0 or part > whole:
        raise Refused("codec.value")
    return [majorities, [kind, part, whole]]


def majority_covers(strict, other):
    """Whether whatever meets the first meets the second, too: bases grow with their numbers."""
    if strict[2] < other[2]:
        return False
    mine, theirs = strict[0] * other[1], other[0] * strict[1]
    return mine > theirs or (mine == theirs and (strict[3] >= other[3]))


def rule_covers(strict, rule):
    if not all(any(majority_covers(mine, one) for mine in strict[0]) for one in rule[0]):
        return False
    mine, other = strict[1], rule[1]
    if other is None:
        return True
    return mine is not None and (mine[0] == other[0] or mine[0] == 3) and mine[1] * other[2] >= other[1] * mine[2]


def changes_nothing(majority):
    part, whole, base, more = majority
    return base == 0 and (2 * part < whole or (2 * part == whole and not more))


def read_charter(data):
    reader = Reader(data)
    fields = Fields(reader)
    out = {}
    read = {
        "number": lambda most: reader.number(most),
        "text": lambda most: reader.text(most, 0),
        "rule": lambda _: read_rule(reader),
    }
    for key, (name, kind, least, most) in enumerate(CHARTER):
        out[name] = fields.required(key, lambda: read[kind](most))
        if kind == "number" and out[name] < least:
            raise Refused("event.charter")
    fields.end()
    reader.end()
    rules = [out[name] for name in ("ordinary", "grave", "constitutional", "emergency")]
    sensible = not any(changes_nothing(majority) for rule in rules for majority in rule[0])
    sensible = sensible and all(rule_covers(rule, out["ordinary"]) for rule in rules[1:])
    sensible = sensible and out["principles"] == out["principles"].strip(" \t\r\n")
    if not sensible:
        raise Refused("event.charter")
    return out


def read_majority(r):
    """Numerator, denominator, base, and whether it must be more than that share."""
    r.array_of(4)
    part, whole, base, more = r.number(2**31 - 1), r.number(2**31 - 1), r.number(3), r.number(1)
    if part == 0 or whole == 0 or part > whole or (more and part == whole):
        raise Refused("codec.value")
    return [part, whole, base, more]
