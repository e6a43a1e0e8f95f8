"""The account of what was promised: see docs/acceptance.md, which this writes, and tests/acceptance, which it reads.

  python3 scripts/acceptance names                 a lint: what promises name exists, and the page lists them as they are
  python3 scripts/acceptance run [F12|seals ...]   runs what shows them, says what does not hold, keeps the outcomes
  python3 scripts/acceptance check                 runs everything anew, and compares the page: ./test acceptance
  python3 scripts/acceptance take build/results/*.xml
                                                   begins anew with what ./test found, which is most of it
  python3 scripts/acceptance rest [F12|seals ...]  runs what is not kept, keeps that, too
  python3 scripts/acceptance write                 writes the page from the outcomes that were kept
  python3 scripts/acceptance figures build/bench.json
                                                   takes over the figures of a quiet ./run bench

Before the words: --build FOLDER, the programs (build unless said); --jobs N, how many run at once.
"""

import argparse
import difflib
import json
import os
import sys

sys.dont_write_bytecode = True  # nobody wants a folder of it among the scripts
import figures  # noqa: E402
import names  # noqa: E402
import page  # noqa: E402
import promises  # noqa: E402
import runs  # noqa: E402
import taking  # noqa: E402

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))


def kept_path(root):
    return os.path.join(root, "build", "acceptance.json")


def kept(root):
    try:
        with open(kept_path(root), encoding="utf-8") as source:
            return json.load(source)
    except FileNotFoundError:
        return {}


def keep(root, outcomes):
    os.makedirs(os.path.dirname(kept_path(root)), exist_ok=True)
    with open(kept_path(root) + ".new", "w", encoding="utf-8") as out:
        json.dump(outcomes, out, indent=0, sort_keys=True)
    os.replace(kept_path(root) + ".new", kept_path(root))


def read_page(root):
    try:
        with open(os.path.join(root, page.PATH), encoding="utf-8") as source:
            return source.read()
    except FileNotFoundError:
        return ""


def evidence_of(chosen):
    seen = {one.text: one for promise in chosen for one in promise.evidence if one.kind != "figure"}
    return list(seen.values())


def difference(old, new):
    return list(difflib.unified_diff(old.split("\n"), new.split("\n"), page.PATH, "what the runs came to", lineterm="", n=0))


def check_names(root, pieces):
    found = names.all_wrong(root, pieces)
    # What came out is known to runs only; that the page is about these promises can be seen at once.
    if page.listed(read_page(root)) != page.listed(page.render(pieces, {}, figures.read(root))):
        found.append(f"{page.PATH} lists other promises than {promises.FOLDER}: run ./test acceptance, then python3 scripts/acceptance write")
    return found


def run(root, build, jobs, pieces, words, known):
    """`known`: what passed already, and need not run."""
    chosen = promises.chosen(pieces, words)
    passed = {text: None for text, why in known.items() if why is None}
    left = [one for one in evidence_of(chosen) if one.text not in passed]
    outcomes = {**passed, **runs.run_all(runs.Place(root, build), left, jobs)}
    rows = {row["name"]: row for row in figures.read(root)["rows"]}
    grades = {page.SHOWN: 0, page.SHORT: 0, page.FAILED: 0, page.NOT_RUN: 0}
    for promise in chosen:
        grade, why = page.judge(promise, outcomes, rows)
        grades[grade] += 1
        if grade in (page.FAILED, page.NOT_RUN) or words:
            print(f"{promise.id} {grade}: {promise.text}" + (f"\n    {why}" if why else ""))
    return outcomes, grades


def main(words, root=ROOT):
    parser = argparse.ArgumentParser(prog="acceptance", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("what", choices=["names", "run", "rest", "take", "check", "write", "figures"])
    parser.add_argument("words", nargs="*")
    asked = parser.parse_args(words)
    try:
        pieces = promises.read_all(root)
        if asked.what == "names":
            found = check_names(root, pieces)
            print("\n".join(found) or "acceptance: everything that is named exists")
            return 1 if found else 0
        if asked.what == "figures":
            print(f"{figures.take(root, asked.words[0])} rows in {figures.PATH}")
            return 0
        if asked.what == "write":
            with open(os.path.join(root, page.PATH), "w", encoding="utf-8") as out:
                out.write(page.render(pieces, kept(root), figures.read(root)))
            return 0
        if asked.what == "take":
            taken = taking.take(runs.Place(root, asked.build), evidence_of(promises.chosen(pieces, [])), asked.words)
            keep(root, taken)
            print(f"acceptance: {len(taken)} taken over, {sum(why is not None for why in taken.values())} of them failed")
            return 0
        known = kept(root) if asked.what == "rest" else {}
        outcomes, grades = run(root, asked.build, asked.jobs, pieces, asked.words, known)
        keep(root, outcomes if asked.what == "check" else {**kept(root), **outcomes})
        changed = difference(read_page(root), page.render(pieces, outcomes, figures.read(root))) if asked.what == "check" else []
        for line in changed:
            print(line)
        if changed:
            print("docs/acceptance.md is not what the runs came to: python3 scripts/acceptance write takes it over")
        print(f"acceptance: {grades[page.SHOWN]} shown, {grades[page.SHORT]} fall short, {grades[page.NOT_RUN]} not run, {grades[page.FAILED]} not shown")
        return 1 if changed or grades[page.FAILED] or grades[page.NOT_RUN] else 0
    except promises.Fault as fault:
        print(fault, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
