#!/usr/bin/env python3
"""bench_report.py ROWS OUT.json OUT.svg: what the benchmarks wrote (one JSON object a line) as one table, one file for
programs, and a chart of cost against size: the rows growth_NAME_SIZE."""
import html
import json
import math
import os
import re
import subprocess
import sys

GROWTH = re.compile(r"^growth_(\w+)_(\d+)$")
COLOURS = ["#0b5fa5", "#b3261e", "#2e7d32", "#8e5a00", "#6a3d9a", "#00796b"]
LEFT, TOP, WIDTH, HEIGHT = 70, 40, 520, 320


def cpu_name() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            for line in info:
                if line.startswith(("model name", "Model")):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return "unknown"


def commit() -> str:
    try:
        return subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def replace(path: str, text: str) -> None:
    with open(path + ".new", "w", encoding="utf-8") as out:
        out.write(text)
    os.replace(path + ".new", path)


def target(row) -> str:
    """What must be reached, as people read it: of the ratio where there is a limit or peer, else of the value."""
    sign = "<=" if row.get("better") == "lower" else ">="
    of = "x" if row["limit"] else row["unit"]
    return f"{sign} {row['must']:g} {of}".rstrip()


def table(rows) -> str:
    lines = ["%-38s %14s %-10s %14s %8s  %-18s %s" % ("what", "value", "unit", "limit or peer", "ratio", "must", "met")]
    for row in rows:
        limit = f"{row['limit']:.1f}" if row["limit"] else "-"
        ratio = f"{row['ratio']:.2f}" if row["limit"] else "-"
        lines.append("%-38s %14.2f %-10s %14s %8s  %-18s %s" % (
            row["name"], row["value"], row["unit"], limit, ratio, target(row), "yes" if row["met"] else "NO"))
    return "\n".join(lines)


def curves(rows):
    out = {}
    for row in rows:
        found = GROWTH.match(row["name"])
        if found:
            out.setdefault(found.group(1), []).append((int(found.group(2)), row["value"]))
    return {name: sorted(points) for name, points in out.items() if len(points) > 1}


def chart(rows) -> str:
    """Cost of one piece of work against size, both in powers of ten, in microseconds: what scales is flat."""
    drawn = curves(rows)
    if not drawn:
        return ""
    every = [point for points in drawn.values() for point in points]
    low_x, high_x = 3, max(4, math.ceil(math.log10(max(x for x, _ in every))))
    low_y = math.floor(math.log10(max(1e-3, min(y for _, y in every))))
    high_y = max(low_y + 1, math.ceil(math.log10(max(y for _, y in every))))

    def at(x, y):
        return (LEFT + WIDTH * (math.log10(x) - low_x) / (high_x - low_x),
                TOP + HEIGHT * (1 - (math.log10(max(1e-3, y)) - low_y) / (high_y - low_y)))

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 130} {TOP + HEIGHT + 60}" role="img" '
           'font-family="sans-serif" font-size="13">',
           "<title>What one piece of work costs, by size</title>", '<rect width="100%" height="100%" fill="white"/>',
           f'<text x="{LEFT}" y="20">Microseconds for one piece of work, by how much there is of it</text>']
    for power in range(low_x, high_x + 1):
        x = at(10 ** power, 1)[0]
        out.append(f'<path d="M{x:.1f} {TOP}V{TOP + HEIGHT}" stroke="#ddd"/>'
                   f'<text x="{x:.1f}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{10 ** power:,}</text>')
    for power in range(low_y, high_y + 1):
        y = at(1000, 10.0 ** power)[1]
        out.append(f'<path d="M{LEFT} {y:.1f}H{LEFT + WIDTH}" stroke="#ddd"/>'
                   f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0 ** power:g}</text>')
    labels = []
    for number, (name, points) in enumerate(drawn.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [at(x, y) for x, y in points]
        out.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="' +
                   " ".join(f"{x:.1f},{y:.1f}" for x, y in places) + '"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        labels.append([places[-1][1], places[-1][0], name, colour])
    below = -math.inf
    for label in sorted(labels):  # names that would lie on each other go down
        label[0] = below = max(label[0], below + 16)
        out.append(f'<text x="{label[1] + 10:.1f}" y="{label[0] + 4:.1f}" fill="{label[3]}">{html.escape(label[2])}</text>')
    return "\n".join(out + ["</svg>", ""])


def main() -> int:
    rows_path, json_path, svg_path = sys.argv[1:4]
    rows = []
    if os.path.exists(rows_path):
        with open(rows_path, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
    report = {"machine": {"cores": os.cpu_count(), "cpu": cpu_name()}, "commit": commit(), "rows": rows}
    replace(json_path, json.dumps(report) + "\n")
    print(table(rows))
    drawing = chart(rows)
    if drawing:
        replace(svg_path, drawing)
        print(f"cost against size: {svg_path}")
    missed = [row["name"] for row in rows if not row["met"]]
    print(f"{len(rows)} rows in {json_path}; not met: {', '.join(missed) if missed else 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
