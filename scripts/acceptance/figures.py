"""Figures come from docs/figures.json, the last run of ./run bench on a quiet machine that somebody took over."""

import json
import os

PATH = "docs/figures.json"


def read(root):
    try:
        with open(os.path.join(root, PATH), encoding="utf-8") as source:
            return json.load(source)
    except FileNotFoundError:
        return {"machine": None, "rows": []}


def take(root, report):
    """Takes over the rows of a report of scripts/bench_report.py. Rows that it does not have stay as they were, so that
    one benchmark can be run again; whoever measured on another machine begins anew."""
    with open(report, encoding="utf-8") as source:
        new = json.load(source)
    old = read(root)
    rows = {row["name"]: row for row in old["rows"]} if old["machine"] == new["machine"] else {}
    for row in new["rows"]:
        rows[row["name"]] = {key: row[key] for key in ("name", "value", "unit", "limit", "ratio", "must", "runs", "spread")}
    lines = ",\n".join("    " + json.dumps(rows[name]) for name in sorted(rows))
    with open(os.path.join(root, PATH), "w", encoding="utf-8") as out:
        out.write('{\n  "machine": %s,\n  "rows": [\n%s\n  ]\n}\n' % (json.dumps(new["machine"]), lines))
    return len(new["rows"])


def in_words(value):
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def judge(rows, one):
    """(ok or None where it was never measured, what is to be said) of a figure. The bound is the promise's own, whatever the
    benchmark thinks that it must reach; where that one is the stricter it counts, since a benchmark that measures a part of
    what was promised asks for a part of it."""
    row = rows.get(one["name"])
    by_ratio = one["unit"].startswith(" of ")
    if row is None:
        return None, "not measured"
    if by_ratio and row["limit"] <= 0:
        return None, "measured without its peer"
    figure = row["ratio"] if by_ratio else row["value"]
    bound = float(one["bound"])
    at_most = one["way"] == "<="
    if by_ratio == (row["limit"] > 0):
        bound = min(bound, row["must"]) if at_most else max(bound, row["must"])
    ok = figure <= bound if at_most else figure >= bound
    said = f"{in_words(row['value'])} {row['unit']}".strip()
    if by_ratio:
        said += f", {row['ratio']:.2f} of {in_words(row['limit'])}"
    if bound != float(one["bound"]):
        said += f" (of what was measured: {one['way']} {bound:g})"
    return ok, said
