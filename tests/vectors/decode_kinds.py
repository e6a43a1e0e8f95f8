"""What each kind of body holds: docs/protocol/event.md, section 5, read by hand from the page."""

from decode_charter import read_majority, read_rule
from decode_record import read_record
from strict_cbor import Refused

TIME_MAX = 2**48 - 1
COUNT_MAX = 2**32 - 1
AMOUNT_MAX = 2**48


def read_grant(reader):
    reader.array_of(2)
    return [reader.fixed(), reader.fixed(80)]


def read_seal_key(reader):
    reader.array_of(2)
    return [reader.fixed(), reader.fixed(64)]


def read_options(r):
    """Method, seats and texts of a vote among options; only approval (0), score (1) and stv (4) fill several seats."""
    r.array_of(3)
    method, seats = r.number(6), r.number(63)
    texts = r.list(lambda: r.text(400), 63)
    if len(texts) < 2 or seats == 0 or seats > len(texts) or (seats > 1 and method not in (0, 1, 4)):
        raise Refused("codec.value")
    return [method, seats, texts]


def read_marks(r):
    out = r.bytes(64)
    if not out:
        raise Refused("codec.value")
    return out.hex()


def refuse_unset():
    raise Refused("codec.value")  # a mark that is not set is absent


def null_or(r, read):
    return None if r.null() else read()


def read_deliberation(r):
    """Terms, procedure, review, topic and amount."""
    r.array_of(7)
    out = [r.number(TIME_MAX), r.number(TIME_MAX), r.number(3), r.number(3)]
    out.append(null_or(r, lambda: r.number(TIME_MAX)))
    return out + [r.text(200, 0), r.number(AMOUNT_MAX)]


def read_instruction(r):
    r.array_of(2)
    return [r.text(400), r.number(3)]


def read_mandate_terms(r):
    """Office, instructions, how often to report, and to which assembly the holder is lent."""
    r.array_of(4)
    out = [r.text(200, 0), [read_instruction(r) for _ in range(r.array(200))], r.number(TIME_MAX)]
    return out + [r.fixed_or_null()]


def read_secrecy(r):
    """How many trustees are needed, how many more there are, and whether credentials are shuffled."""
    r.array_of(3)
    threshold, spare, mixed = r.number(15), r.number(15), r.number(1)
    if not 0 < spare < threshold or threshold + spare > 15:
        raise Refused("codec.value")
    return [threshold, spare, mixed]


def read_later_part(r):
    part = r.number(64)
    if part == 0:
        raise Refused("codec.value")
    return part


def read_stratum(r):
    r.array_of(2)
    return [r.fixed(), r.number(63)]


def read_split(r):
    """The base's vote, and how many said yes, no, and neither."""
    r.array_of(4)
    return [r.fixed(), r.number(COUNT_MAX), r.number(COUNT_MAX), r.number(COUNT_MAX)]


def read_agenda_item(r):
    r.array_of(3)
    return [r.text(400), r.fixed_or_null(), r.number(1)]


def read_meeting_time(r):
    r.array_of(5)
    return [r.text(400), r.number(TIME_MAX), r.number(TIME_MAX), r.number(COUNT_MAX), r.text(400, 0)]


def readers_of(r):
    """How each type of field is read."""
    return {
        "amount": lambda: r.number(AMOUNT_MAX),
        "size": lambda: r.number(32000),
        "two_flags": lambda: r.number(3),
        "method": lambda: r.number(6),
        "seats": lambda: r.number(63),
        "item": lambda: r.number(200),
        "purpose": lambda: r.number(5),
        "floor_class": lambda: r.number(3),
        "deliberation": lambda: read_deliberation(r),
        "mandate_terms": lambda: read_mandate_terms(r),
        "strata": lambda: r.list(lambda: read_stratum(r)),
        "split": lambda: read_split(r),
        "agenda": lambda: r.list(lambda: read_agenda_item(r)),
        "times": lambda: r.list(lambda: read_meeting_time(r)),
        "rule": lambda: read_rule(r),
        "mark": lambda: r.number(1) or refuse_unset(),
        "id": r.fixed,
        "ids": lambda: r.list(r.fixed),
        "time": lambda: r.number(TIME_MAX),
        "count": lambda: r.number(COUNT_MAX),
        "name": lambda: r.text(200),
        "names": lambda: r.list(lambda: r.text(200)),
        "title": lambda: r.text(400),
        "reason": lambda: r.text(4000),
        "text": lambda: r.text(32000),
        "charter": lambda: r.bytes(16384).hex(),
        "basis": lambda: r.number(2),
        "stance": lambda: r.number(4),
        "grants": lambda: r.list(lambda: read_grant(r)),
        "seal_key": lambda: read_seal_key(r),
        "record": lambda: read_record(r),
        "flag": lambda: r.number(1),
        "choice": lambda: r.number(3),
        "threshold": lambda: read_majority(r),
        "options": lambda: read_options(r),
        "marks": lambda: read_marks(r),
        "secrecy": lambda: read_secrecy(r),
        "proof": lambda: r.fixed(64),
        "proofs": lambda: r.list(lambda: r.fixed(64)),
        "shares": lambda: r.list(lambda: r.fixed(80)),
        "revision": lambda: r.number(63),
        "ballot": lambda: r.bytes(12288).hex(),
        "part": lambda: r.number(64),
        "later_part": lambda: read_later_part(r),
        "shuffle": lambda: r.bytes(28960).hex(),
    }


# What every act begins with that opens a vote.
TERMS = [(2, "cast_until", "time"), (3, "window_ms", "time"), (4, "early", "two_flags")]

# And what every act of a ceremony begins with.
ATTEMPT = [(2, "vote", "id"), (3, "attempt", "count")]

# Number: name, then key, name and type of each field; a question mark where the field may be absent.
KINDS = {
    1: ("found", [(2, "name", "name"), (3, "founders", "count"), (4, "charter", "charter"), (5, "epoch", "id")]),
    2: ("invite", [(2, "key", "id"), (3, "expires", "time")]),
    3: ("hand_in", [(2, "record", "record")]),
    4: ("grant_key", [(2, "epoch", "id"), (3, "grants", "grants")]),
    5: ("witness", [(2, "device", "id"), (3, "key", "seal_key?")]),
    10: ("constitute", [(2, "accepts", "ids")]),
    11: ("vouch", [(2, "applicants", "ids"), (3, "basis", "basis"), (4, "note", "reason?")]),
    12: ("object", [(2, "applicants", "ids"), (3, "reason", "reason?")]),
    13: ("leave", []),
    14: ("suspend_device", [(2, "device", "id"), (3, "tip", "id?"), (4, "first", "id?")]),
    15: ("withdraw", [(2, "target", "id")]),
    16: ("note", [(2, "target", "id"), (3, "text", "text")]),
    20: ("list_persons", [(2, "names", "names")]),
    21: (
        "propose",
        [(2, "title", "title"), (3, "text", "text"), (4, "admit", "id?")]
        + [(5, "deliberation", "deliberation?"), (6, "minutes_of", "id?"), (7, "commission", "id?")],
    ),
    22: (
        "revise",
        [(2, "proposal", "id"), (3, "title", "title"), (4, "text", "text"), (5, "deliberation", "deliberation?")]
        + [(6, "adopts", "ids?")],
    ),
    23: ("position", [(2, "version", "id"), (3, "stance", "stance"), (4, "reason", "reason?")]),
    24: ("enter", [(2, "version", "id"), (3, "person", "id"), (4, "stance", "stance")]),
    25: ("confirm", [(2, "targets", "ids")]),
    26: ("decide", [(2, "version", "id")]),
    27: (
        "hand_count",
        [(2, "version", "id"), (3, "yes", "count"), (4, "no", "count"), (5, "abstain", "count"), (6, "present", "count")]
        + [(7, "note", "reason?"), (8, "meeting", "id?"), (9, "of_present", "mark?")],
    ),
    17: ("remove", TERMS + [(5, "person", "id"), (6, "as_infiltrator", "flag"), (7, "reason", "reason?")]),
    18: ("recall", TERMS + [(5, "mandate", "id"), (6, "reason", "reason?"), (7, "holder", "id?")]),
    28: (
        "open",
        TERMS
        + [(5, "question", "title"), (6, "text", "text?"), (7, "threshold", "threshold?"), (8, "retention_ms", "time?")]
        + [(9, "options", "options?"), (10, "commission", "id?"), (11, "fallback_of", "id?"), (12, "secrecy", "secrecy?")]
        + [(13, "anew", "id?")],
    ),
    29: ("vote", [(2, "vote", "id"), (3, "choice", "choice"), (4, "final", "flag"), (5, "marks", "marks?")]),
    30: (
        "mandate",
        TERMS
        + [(5, "holder", "id"), (6, "scope", "title"), (7, "of", "basis"), (8, "until", "time")]
        + [(9, "instructions", "text?"), (10, "more", "mandate_terms?"), (11, "waiver", "mark?")],
    ),
    31: ("statement", [(2, "mandate", "id"), (3, "text", "text")]),
    32: ("draw_lot", TERMS + [(5, "tellers", "ids"), (6, "entropy", "title"), (7, "election", "id?")]),
    33: ("lot_commit", [(2, "lot", "id"), (3, "commitment", "id")]),
    34: ("lot_reveal", [(2, "lot", "id"), (3, "secret", "id")]),
    35: ("lot_entropy", [(2, "lot", "id"), (3, "entropy", "title")]),
    36: ("propose_charter", TERMS + [(5, "charter", "charter"), (6, "base", "id"), (7, "earlier", "id?")]),
    37: (
        "emergency",
        TERMS + [(5, "charter", "charter"), (6, "base", "id"), (7, "until", "time"), (8, "reason", "reason?")],
    ),
    38: (
        "amend",
        TERMS
        + [(5, "target", "id"), (6, "from", "size"), (7, "length", "size"), (8, "text", "text?"), (9, "reason", "reason?")]
        + [(10, "editorial", "mark?"), (11, "amount", "amount"), (12, "rebases", "id?")],
    ),
    39: ("review_block", [(2, "position", "id"), (3, "stands", "flag"), (4, "reason", "reason?")]),
    40: ("oppose", [(2, "target", "id"), (3, "reason", "reason?")]),
    41: ("minority_report", [(2, "decision", "id"), (3, "text", "text"), (4, "annexes", "ids?")]),
    42: ("again", TERMS + [(5, "target", "id"), (6, "purpose", "purpose"), (7, "reason", "reason?")]),
    43: (
        "elect",
        TERMS
        + [(5, "nominate_until", "time"), (6, "scope", "title"), (7, "seats", "seats"), (8, "alternates", "seats")]
        + [(9, "method", "method"), (10, "of", "basis"), (11, "until", "time"), (12, "instructions", "text?")]
        + [(13, "more", "mandate_terms"), (14, "by_lot", "flag"), (15, "secrecy", "secrecy?"), (16, "strata", "strata?")],
    ),
    44: ("stand", [(2, "election", "id"), (3, "withdraws", "flag"), (4, "note", "reason?")]),
    45: ("nominate", [(2, "election", "id"), (3, "person", "id"), (4, "reason", "reason?")]),
    46: (
        "mandate_vote",
        [(2, "mandate", "id"), (3, "matter", "title"), (4, "choice", "choice"), (5, "note", "reason?")]
        + [(6, "split", "split?")],
    ),
    47: ("mandate_report", [(2, "mandate", "id"), (3, "text", "text")]),
    48: (
        "call_meeting",
        [(2, "time", "time"), (3, "title", "title"), (4, "place", "title?"), (5, "agenda", "agenda?")]
        + [(6, "second_of", "id?"), (7, "commission", "id?")],
    ),
    49: ("theme", [(2, "meeting", "id"), (3, "title", "title"), (4, "text", "text?")]),
    50: ("set_agenda", [(2, "meeting", "id"), (3, "agenda", "agenda")]),
    51: ("attend", [(2, "meeting", "id"), (3, "persons", "ids?"), (4, "visitors", "count"), (5, "leaves", "flag")]),
    52: (
        "open_meeting",
        [(2, "meeting", "id"), (3, "facilitator", "id"), (4, "minute_taker", "id"), (5, "tellers", "ids")],
    ),
    53: ("take_item", [(2, "meeting", "id"), (3, "item", "item")]),
    54: (
        "ask_floor",
        [(2, "meeting", "id"), (3, "class", "floor_class"), (4, "list", "name?"), (5, "person", "id?")]
        + [(6, "withdraws", "flag")],
    ),
    55: ("give_floor", [(2, "meeting", "id"), (3, "person", "id"), (4, "reason", "reason?")]),
    56: ("end_speech", [(2, "meeting", "id"), (3, "seconds", "count")]),
    57: ("close_queue", [(2, "meeting", "id")]),
    58: ("challenge", [(2, "meeting", "id"), (3, "of", "basis"), (4, "reason", "reason?")]),
    59: ("close_meeting", [(2, "meeting", "id"), (3, "resumes", "time?")]),
    60: ("schedule", TERMS + [(5, "times", "times"), (6, "reason", "reason?")]),
    61: (
        "found_commission",
        TERMS + [(5, "name", "name"), (6, "purpose", "text?"), (7, "rule", "rule?"), (8, "closed", "flag")],
    ),
    62: ("join_commission", [(2, "commission", "id"), (3, "leaves", "flag")]),
    63: ("task", [(2, "title", "title"), (3, "commission", "id?"), (4, "due", "time?")]),
    64: ("take_task", [(2, "task", "id"), (3, "gives_back", "flag")]),
    65: ("finish_task", [(2, "task", "id"), (3, "note", "reason?")]),
    66: ("commission_report", [(2, "commission", "id"), (3, "text", "text")]),
    67: (
        "grant_budget",
        TERMS
        + [(5, "commission", "id"), (6, "amount", "amount"), (7, "unit", "name"), (8, "until", "time")]
        + [(9, "reason", "reason?")],
    ),
    68: ("spend", [(2, "budget", "id"), (3, "amount", "amount"), (4, "what", "title")]),
    69: ("dissolve", TERMS + [(5, "commission", "id?"), (6, "into", "id?"), (7, "reason", "reason?")]),
    70: ("hide", [(2, "target", "id"), (3, "reason", "reason")]),
    71: ("past_decision", [(2, "date", "time"), (3, "title", "title"), (4, "text", "text?")]),
    72: (
        "trustee_key",
        ATTEMPT + [(4, "verification", "id"), (5, "encryption", "id"), (6, "signature", "proof"), (7, "commitment", "id")],
    ),
    73: (
        "trustee_deal",
        ATTEMPT
        + [(4, "coefficients", "ids"), (5, "signature", "proof"), (6, "over_certificates", "proof")]
        + [(7, "shares", "shares")],
    ),
    74: ("trustee_confirm", ATTEMPT + [(4, "key", "id"), (5, "proof", "proof"), (6, "signature", "proof")]),
    75: ("trustee_complain", ATTEMPT + [(4, "dealer", "id")]),
    76: ("trustee_answer", ATTEMPT + [(4, "to", "id"), (5, "share", "id")]),
    77: ("trustee_drill", ATTEMPT + [(4, "factor", "id"), (5, "proof", "proof")]),
    78: ("register_voter", [(2, "vote", "id"), (3, "credential", "id"), (4, "proof", "proof")]),
    79: (
        "cast",
        [(2, "vote", "id"), (3, "credential", "id"), (4, "revision", "revision"), (5, "proof", "proof")]
        + [(6, "ballot", "ballot")],
    ),
    80: ("decrypt", [(2, "vote", "id"), (3, "factors", "ids"), (4, "proofs", "proofs"), (5, "part", "later_part?")]),
    81: ("mix", [(2, "vote", "id"), (3, "turn", "count"), (4, "part", "part"), (5, "bytes", "shuffle")]),
    82: ("register_mixed", [(2, "vote", "id"), (3, "alpha", "id"), (4, "beta", "id"), (5, "proof", "proof")]),
    83: ("extend", [(2, "target", "id")]),
    84: ("cancel", [(2, "vote", "id"), (3, "reason", "reason")]),
    85: ("cut_off", TERMS + [(5, "until", "time"), (6, "reason", "reason?")]),
    90: (
        "enter_ballot",
        [(2, "vote", "id"), (3, "person", "id"), (4, "choice", "choice"), (5, "final", "flag"), (6, "marks", "marks?")],
    ),
    91: ("give_proxy", [(2, "holder", "id"), (3, "until", "time"), (4, "vote", "id?")]),
    92: ("end_proxy", [(2, "proxy", "id")]),
}


def check_between(out):
    """What must hold between the fields of one body."""
    if "options" in out and ("retention_ms" in out or ("threshold" in out and out["options"][0] != 3)):
        raise Refused("codec.value")  # only Schulze's method (3) asks for a majority
    if "fallback_of" in out and ("options" in out or "retention_ms" in out or "commission" in out):
        raise Refused("codec.value")
    if "of_present" in out and "meeting" not in out:
        raise Refused("codec.value")
    if out["kind"] == "amend" and out["length"] == 0 and "text" not in out:
        raise Refused("codec.value")
    if out["kind"] == "elect" and (out["seats"] == 0 or (out["seats"] > 1 and not out["by_lot"] and out["method"] not in (0, 1, 4))):
        raise Refused("codec.value")
