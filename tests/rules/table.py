#!/usr/bin/python3
"""table.py check|write ROOT: the table of rules, and what it must be complete in.

Each rule has a file where it accepts and one where it refuses; each code for which the fold voids an act is expected in a
file that refuses. `write` makes TABLE.md anew, `check` fails if it is out of date or something is missing.
"""

import sys
from pathlib import Path

ENDINGS = ("accepts", "refuses")


def codes_of(root):
    """Code and explanation of each row of the one table of reasons."""
    out = {}
    for line in (root / "src/assembly/codes.h").read_text(encoding="utf-8").splitlines():
        if line.startswith("  X("):
            parts = line.split('"')
            out[parts[1]] = parts[5]
    return out


def sentence_of(path, text):
    first = next((line for line in text.splitlines() if line and not line.startswith("#")), "")
    if not first.startswith('rule "') or not first.endswith('"'):
        sys.exit(f"{path}: the first line of a rule's file is: rule \"...\"")
    return first[len('rule "') : -1]


def expected_codes(text):
    """What follows `void with`, `parked with` and `refused with`."""
    out = []
    for line in text.splitlines():
        words = line.split("#")[0].split()
        for i, word in enumerate(words[:-1]):
            if word == "with" and i > 0 and words[i - 1] in ("void", "parked", "refused"):
                out.append(words[i + 1])
    return out


def read_rules(folder, problems):
    rules = {}
    for path in sorted(folder.glob("*.moot")):
        stem, _, ending = path.stem.rpartition("_")
        if ending not in ENDINGS:
            problems.append(f"{path.name}: a rule's file is called NAME_accepts.moot or NAME_refuses.moot")
            continue
        text = path.read_text(encoding="utf-8")
        rules.setdefault(stem, {})[ending] = (sentence_of(path, text), expected_codes(text))
    for stem, files in rules.items():
        for ending in ENDINGS:
            if ending not in files:
                problems.append(f"{stem}_{ending}.moot is missing: a rule is shown where it accepts and where it refuses")
    return rules


def cell(files, stem, ending):
    if ending not in files:
        return "-"
    return f"[{files[ending][0]}]({stem}_{ending}.moot)"


def table(rules, codes):
    lines = [
        "# The rules and their files",
        "",
        "Made by `tests/rules/table.py write .`; a test fails when it is out of date. How to write such a file:",
        "[README.md](README.md).",
        "",
        "| rule | it accepts | it refuses | codes |",
        "| --- | --- | --- | --- |",
    ]
    shown = {}
    for stem, files in sorted(rules.items()):
        here = sorted(set(files.get("refuses", ("", []))[1]))
        for code in here:
            shown.setdefault(code, []).append(stem)
        names = ", ".join(f"`{code}`" for code in here) or "-"
        lines.append(f"| {stem} | {cell(files, stem, 'accepts')} | {cell(files, stem, 'refuses')} | {names} |")
    lines += ["", "## Why an act is void", "", "| code | why | shown in |", "| --- | --- | --- |"]
    for code, why in sorted(codes.items()):
        files = ", ".join(f"[{stem}]({stem}_refuses.moot)" for stem in shown.get(code, []))
        lines.append(f"| `{code}` | {why} | {files or '-'} |")
    return "\n".join(lines) + "\n", shown


def main():
    mode, root = sys.argv[1], Path(sys.argv[2])
    folder = root / "tests/rules"
    problems = []
    rules = read_rules(folder, problems)
    codes = codes_of(root)
    text, shown = table(rules, codes)
    problems += [f"{code}: no file shows an act that is void for it" for code in codes if code not in shown]
    for code, stems in shown.items():
        if code not in codes and not code.startswith("journal."):
            problems.append(f"{stems[0]}_refuses.moot expects {code}, which is no code")
    if mode == "write":
        (folder / "TABLE.md").write_text(text, encoding="utf-8")
    elif not (folder / "TABLE.md").exists() or (folder / "TABLE.md").read_text(encoding="utf-8") != text:
        problems.append("TABLE.md is out of date: tests/rules/table.py write .")
    for problem in problems:
        print(problem)
    print(f"{len(rules)} rules, {len(codes)} codes")
    sys.exit(1 if problems else 0)


main()
