#!/usr/bin/env python3
"""bench_report.py ROWS OUT: gathers the rows that the benchmarks wrote (one JSON object a line) into one file."""
import json
import os
import subprocess
import sys


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


def main() -> int:
    rows_path, out_path = sys.argv[1:3]
    rows = []
    if os.path.exists(rows_path):
        with open(rows_path, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
    report = {"machine": {"cores": os.cpu_count(), "cpu": cpu_name()}, "commit": commit(), "rows": rows}
    with open(out_path + ".new", "w", encoding="utf-8") as out:
        json.dump(report, out)
        out.write("\n")
    os.replace(out_path + ".new", out_path)
    missed = [row["name"] for row in rows if not row["met"]]
    print(f"{len(rows)} rows in {out_path}; not met: {', '.join(missed) if missed else 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
