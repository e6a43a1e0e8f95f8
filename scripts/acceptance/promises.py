"""What people keep in tests/acceptance: promises, and what shows each. tests/acceptance/README.md says how it is written."""

import os
import re
from dataclasses import dataclass, field

FOLDER = "tests/acceptance"
# In the order in which the pieces were promised; the letter begins the names of its promises.
PIECES = (("F", "foundation"), ("S", "seals"), ("R", "rules"), ("P", "page"), ("B", "ballots"))

COMMAND = re.compile(r"^\$ (?P<command>.+) => (?P<code>\d+)(?: (?P<says>.+))?$")
FIGURE = re.compile(r"^figure (?P<name>\w+) (?P<way><=|>=) (?P<bound>[\d.]+)(?P<unit>.*)$")
CTEST = re.compile(r"^ctest (?P<name>\S+)$")
TEST = re.compile(r"^(?P<path>(?:src|tests|web|fuzz)/[^\s:]+)(?:: (?P<name>.+))?$")
LACK = re.compile(r"^(?P<kind>not met|not shown): (?P<why>.+)$")


class Fault(Exception):
    """Something in the sources that is not as it must be; says where."""


@dataclass(frozen=True)
class Evidence:
    """One thing that shows a promise. `text` is how people wrote it, and its name in all accounts."""

    kind: str  # test, ctest, command, figure
    text: str
    parts: tuple = ()

    def __getitem__(self, part):
        return dict(self.parts)[part]


@dataclass
class Promise:
    text: str
    place: str
    section: str
    id: str = ""
    evidence: list = field(default_factory=list)
    lacks: list = field(default_factory=list)  # (kind, why): what falls short, said by people


@dataclass
class Piece:
    letter: str
    file: str
    title: str = ""
    about: str = ""
    promises: list = field(default_factory=list)


def read_evidence(text, place):
    for kind, form in (("command", COMMAND), ("figure", FIGURE), ("ctest", CTEST), ("test", TEST)):
        found = form.match(text)
        if found:
            return Evidence(kind, text, tuple(found.groupdict().items()))
    raise Fault(f"{place}: neither a test, a command with ' => CODE', a figure with its bound, nor what is lacking: {text}")


def logical_lines(text):
    """(number, indent, text) of each entry: lines that are indented by two more go on with the one before."""
    out = []
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if not stripped:
            continue
        indent = len(line) - len(line.lstrip(" "))
        goes_on = out and ((indent == 2 and out[-1][1] == 0 and out[-1][2].startswith("- ")) or (indent == 6 and out[-1][1] == 4))
        if goes_on:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + " " + stripped)
        elif indent not in (0, 4):
            raise Fault(f"line {number}: lines begin with none, two, four or six blanks")
        else:
            out.append((number, indent, stripped))
    return out


def finish(promise):
    if not promise.evidence and not promise.lacks:
        raise Fault(f"{promise.place}: nothing shows this, and nothing says why")
    for kind, _ in promise.lacks:
        if kind == "not met" and not any(one.kind == "figure" for one in promise.evidence):
            raise Fault(f"{promise.place}: 'not met' is said of a figure, and none is named")


def add_shown(promise, text, place):
    if promise is None:
        raise Fault(f"{place}: this shows no promise")
    lack = LACK.match(text)
    if lack:
        promise.lacks.append((lack["kind"], lack["why"]))
    else:
        one = read_evidence(text, place)
        if one in promise.evidence:
            raise Fault(f"{place}: named twice")
        promise.evidence.append(one)


def read_piece(letter, file, text):
    piece = Piece(letter, file)
    section = ""
    promise = None
    for number, indent, line in logical_lines(text):
        place = f"{file}:{number}"
        if indent == 4:
            add_shown(promise, line, place)
        elif line.startswith("# "):
            piece.title = line[2:]
        elif line.startswith("## "):
            section, promise = line[3:], None
        elif line.startswith("- "):
            promise = Promise(line[2:], place, section, f"{letter}{len(piece.promises) + 1}")
            piece.promises.append(promise)
        elif not piece.promises:
            piece.about = (piece.about + " " + line).strip()
        else:
            raise Fault(f"{place}: neither a heading, a promise nor what shows one")
    if not piece.title or not piece.promises:
        raise Fault(f"{file}: a title and promises are missing")
    for one in piece.promises:
        finish(one)
    return piece


def read_all(root):
    out = []
    for letter, name in PIECES:
        file = f"{FOLDER}/{name}.txt"
        with open(os.path.join(root, file), encoding="utf-8") as source:
            try:
                out.append(read_piece(letter, file, source.read()))
            except Fault as fault:
                raise Fault(str(fault) if str(fault).startswith(file) else f"{file}: {fault}") from None
    return out


def chosen(pieces, words):
    """The promises that the words name: F12, a letter, or the name of a file; all without words."""
    out = []
    for piece in pieces:
        name = os.path.splitext(os.path.basename(piece.file))[0]
        out += [one for one in piece.promises if not words or {one.id, piece.letter, name} & set(words)]
    known = {one.id for piece in pieces for one in piece.promises} | {word for pair in PIECES for word in pair}
    for word in words:
        if word not in known:
            raise Fault(f"no promise and no piece is called {word}")
    return out
