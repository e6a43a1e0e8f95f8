"""docs/acceptance.md: what was promised, what shows it, and what came out."""

import re

import figures

PATH = "docs/acceptance.md"
ABOUT = """# What was promised, and what shows it

Made from runs, of `./test acceptance` or of `./test` and what it leaves; nobody writes here. What is promised, and by what it is
shown, stands in [tests/acceptance](../tests/acceptance/README.md); figures in [figures.json](figures.json), from a run of `./run
bench` on a quiet machine. A lint fails where a test that is named does not exist, and `./test acceptance` where one does not pass.

    ./test acceptance            runs everything that is named here, and compares this page
    ./test acceptance F12        runs what shows one promise; or a piece: foundation, seals, rules, page, ballots

*Falls short*: part of the promise is not kept, or nothing shows it; the reason is there. *NOT SHOWN*: what shows it failed.
*Not run yet*: some of what shows it was in no run that this page comes from; `./test acceptance` takes that for a failure, too.
`tests/rules/NAME` stands for both files of a rule, `NAME_accepts.moot` and `NAME_refuses.moot`.
"""

SHOWN, SHORT, FAILED, NOT_RUN = "shown", "falls short", "NOT SHOWN", "not run yet"


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def judge(promise, outcomes, rows):
    """(grade, reason) of a promise. `outcomes` has None for what passed, and nothing for what was not run."""
    wrong, short, figures_met, not_run = [], [], [], 0
    kinds = [kind for kind, _ in promise.lacks]
    for one in promise.evidence:
        if one.kind == "figure":
            ok, said = figures.judge(rows, one)
            figures_met.append(ok)
            if ok is None:
                not_run += "not met" not in kinds  # what is said to fall short waits for no figure
            elif not ok:
                short.append(f"{one['name']}: {said}")
        elif one.text not in outcomes:
            not_run += 1
        elif outcomes[one.text]:
            wrong.append(f"{one.text}: {outcomes[one.text]}")
    if short and "not met" not in kinds:
        wrong += short
    if "not met" in kinds and all(figures_met):
        wrong.append("its figures are met: 'not met' is to be taken away")
    if wrong:
        return FAILED, "; ".join(wrong)
    if not_run:
        return NOT_RUN, f"{not_run} of {len(promise.evidence)}"
    if promise.lacks:
        return SHORT, " ".join(why for _, why in promise.lacks)
    return SHOWN, ""


def shown_by(promise):
    out = []
    for one in promise.evidence:
        if one.kind == "command":
            says = f", saying `{one['says']}`" if one["says"] else ""
            out.append(f"`{one['command']}` ends with {one['code']}{says}")
        elif one.kind == "figure":
            out.append(f"`./run bench`: `{one['name']}` {one['way']} {one['bound']}{one['unit']}")
        elif one.kind == "ctest":
            out.append(f"`ctest --test-dir build -R {one['name']}`")
        else:
            out.append(f"`{one.text}`")
    return "<br>".join(out) or "nothing"


def result(promise, outcomes, rows):
    grade, why = judge(promise, outcomes, rows)
    judged = [figures.judge(rows, one) for one in promise.evidence if one.kind == "figure"]
    measured = [said for ok, said in judged if ok is not None]
    parts = [grade if grade == SHOWN else f"**{grade}**"]
    if measured:
        parts.append("; ".join(measured))
    if why:
        parts.append(why)
    return ": ".join(parts)


def numbers(grades):
    return " | ".join(str(number) for number in [len(grades)] + [grades.count(one) for one in (SHOWN, SHORT, NOT_RUN, FAILED)])


def render(pieces, outcomes, measured):
    rows = {row["name"]: row for row in measured["rows"]}
    grades = {piece.letter: [judge(one, outcomes, rows)[0] for one in piece.promises] for piece in pieces}
    out = [ABOUT, "| piece | promises | shown | fall short | not run yet | not shown |", "| --- | --- | --- | --- | --- | --- |"]
    for piece in pieces:
        counts = grades[piece.letter]
        out.append(f"| [{piece.title}](#{anchor(piece.title)}) | {numbers(counts)} |")
    everything = [grade for counts in grades.values() for grade in counts]
    out.append(f"| all | {numbers(everything)} |")
    if measured["machine"]:
        out += ["", f"Measured on {measured['machine']['cores']} cores of {measured['machine']['cpu']}."]
    out += short_list(pieces, outcomes, rows)
    for piece in pieces:
        out += ["", f"## {piece.title}"] + (["", piece.about] if piece.about else [])
        section = None
        for one in piece.promises:
            if one.section != section:
                section = one.section
                out += ["", f"### {section}", "", "| | promise | shown by | result |", "| --- | --- | --- | --- |"]
            out.append(f"| {one.id} | {cell(one.text)} | {cell(shown_by(one))} | {cell(result(one, outcomes, rows))} |")
    return "\n".join(out) + "\n"


def short_list(pieces, outcomes, rows):
    short = [one for piece in pieces for one in piece.promises if judge(one, outcomes, rows)[0] not in (SHOWN, NOT_RUN)]
    if not short:
        return []
    out = ["", "## What falls short", "", "| | promise | result |", "| --- | --- | --- |"]
    return out + [f"| {one.id} | {cell(one.text)} | {cell(result(one, outcomes, rows))} |" for one in short]


def listed(text):
    """Of each promise of a page what does not come from runs: its name, its words, what shows it."""
    rows = [re.split(r"(?<!\\)\|", line) for line in text.split("\n") if line.startswith("| ")]
    return [[cell.strip() for cell in row[1:4]] for row in rows if len(row) == 6 and re.fullmatch(r" [A-Z]\d+ ", row[1])]


def anchor(title):
    return "".join(c for c in title.lower().replace(" ", "-") if c.isalnum() or c in "-_")
