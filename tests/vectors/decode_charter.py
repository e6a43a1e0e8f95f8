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
    ("procedure", "number", 0, 2),
    ("reach", "share?", 0, 0),
    ("reach_time", "number", 0, TIME_MAX),
    ("open_time", "number", 0, TIME_MAX),
    ("urgent_open_time", "number", 0, TIME_MAX),
    ("urgent", "rule", 0, 0),
    ("urgent_term", "number", 0, TIME_MAX),
    ("blocks", "number", 0, MANY),
    ("stand_asides", "share?", 0, 0),
    ("resolution_time", "number", 0, TIME_MAX),
    ("block_review", "share", 0, 0),
    ("consensus_rounds", "number", 0, 12),
    ("fallback", "rule", 0, 0),
    ("consent_quorum", "share", 0, 0),
    ("review_time", "number", 0, TIME_MAX),
    ("consent_rounds", "number", 1, 12),
    ("trial_time", "number", 0, TIME_MAX),
    ("lazy_topics", "names", 0, 32),
    ("lazy_amount", "number", 0, 2**48),
    ("lazy_supports", "number", 1, MANY),
    ("amendment_time", "number", 0, TIME_MAX),
    ("report_time", "number", 0, TIME_MAX),
    ("reconsider", "share", 0, 0),
    ("reconsider_term", "number", 0, TIME_MAX),
    ("recall", "share?", 0, 0),
    ("recall_least", "number", 1, MANY),
    ("recall_most", "number", 1, MANY),
    ("recall_again", "number", 0, TIME_MAX),
    ("mandates_each", "number", 1, MANY),
    ("offices", "offices", 0, 16),
    ("caretaker", "number", 0, TIME_MAX),
    ("report_grace", "number", 0, TIME_MAX),
    ("base_time", "number", 0, TIME_MAX),
    ("meeting_quorum", "share", 0, 0),
    ("second_quorum", "share", 0, 0),
    ("second_call", "number", 0, TIME_MAX),
    ("call_time", "number", 0, TIME_MAX),
    ("speaker_lists", "number", 0, 1),
    ("commissions", "number", 0, 8),
    ("inactive", "number", 0, TIME_MAX),
    ("alarm_agenda", "share", 0, 0),
    ("alarm_speech", "share", 0, 0),
]
# Those that came later stand there only with another value than this.
LATER = {
    71: ("cut_off_window", 0, TIME_MAX, 7 * 24 * 3600 * 1000),
    72: ("cut_off_report", 0, TIME_MAX, 14 * 24 * 3600 * 1000),
    73: ("proxies", 0, 2, 0),
    74: ("proxy_time", 1, TIME_MAX, 90 * 24 * 3600 * 1000),
}


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
        "share": lambda _: read_share(reader, False),
        "share?": lambda _: read_share(reader, True),
        "names": lambda most: read_names(reader, most),
        "offices": lambda most: [read_office(reader) for _ in range(reader.array(most))],
    }
    for key, (name, kind, least, most) in enumerate(CHARTER):
        out[name] = fields.required(key, lambda: read[kind](most))
        if kind == "number" and out[name] < least:
            raise Refused("event.charter")
    for key, (name, least, most, built_in) in LATER.items():
        said = fields.optional(key, lambda: reader.number(most))
        if said is None:
            continue
        if said < least or said == built_in:
            raise Refused("event.charter")
        out[name] = said
    fields.end()
    reader.end()
    rules = [out[name] for name in ("ordinary", "grave", "constitutional", "emergency", "urgent", "fallback")]
    sensible = not any(changes_nothing(majority) for rule in rules for majority in rule[0])
    sensible = sensible and all(rule_covers(rule, out["ordinary"]) for rule in rules[1:4])
    sensible = sensible and out["principles"] == out["principles"].strip(" \t\r\n")
    sensible = sensible and (out["open_time"] == 0 or out["urgent_open_time"] <= out["open_time"])
    sensible = sensible and out.get("proxy_time", 0) <= 90 * 24 * 3600 * 1000
    sensible = sensible and out["recall_least"] <= out["recall_most"] and out["trial_time"] <= out["review_time"]
    first, second = out["meeting_quorum"], out["second_quorum"]
    sensible = sensible and (first == second or second[0] * first[1] < first[0] * second[1])
    beside = [out["urgent"], out["fallback"]]
    sensible = sensible and all(len(rule[0]) + len(added_majorities(rule, out["ordinary"])) <= 3 for rule in beside)
    topics = out["lazy_topics"]
    sensible = sensible and all(is_plain(topic) and topic != "none" for topic in topics) and len(set(topics)) == len(topics)
    if not (sensible and offices_fit(out["offices"])):
        raise Refused("event.charter")
    return out


def added_majorities(rule, ordinary):
    """Those of the ordinary rule that stand beside another one's: which none of its own, or of these, covers."""
    out = []
    for majority in ordinary[0]:
        if not any(majority_covers(mine, majority) for mine in rule[0] + out):
            out.append(majority)
    return out


def read_share(r, may_be_none):
    r.array_of(2)
    part, whole = r.number(2**31 - 1), r.number(2**31 - 1)
    if not (0 < part <= whole or (may_be_none and [part, whole] == [0, 1])):
        raise Refused("codec.value")
    return [part, whole]


def read_names(r, most):
    return [r.text(100, 0) for _ in range(r.array(most))]


def read_office(r):
    r.array_of(4)
    return [r.text(100, 0), r.number(TIME_MAX), r.number(2**31 - 1), read_names(r, 16)]


def is_plain(name):
    """A name that can stand in a line of the text form."""
    return name != "" and not any(sign in name for sign in "=;,#\n\r\t") and name == name.strip(" ") and "  " not in name


def offices_fit(offices):
    names = [office[0] for office in offices]
    return len(set(names)) == len(names) and all(
        is_plain(name) and " for " not in name and term > 0 and in_a_row > 0
        and all(other != name and other in names for other in not_with)
        for name, term, in_a_row, not_with in offices
    )


def read_majority(r):
    """Numerator, denominator, base, and whether it must be more than that share."""
    r.array_of(4)
    part, whole, base, more = r.number(2**31 - 1), r.number(2**31 - 1), r.number(3), r.number(1)
    if part == 0 or whole == 0 or part > whole or (more and part == whole):
        raise Refused("codec.value")
    return [part, whole, base, more]
