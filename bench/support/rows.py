"""What the benchmarks that are scripts share: a town in a temporary folder, and rows as bench/support/rows.h writes them."""

import json
import os
import statistics
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "cli"))
import moot  # noqa: E402


class Town(moot.Case):
    def runTest(self):
        pass


def in_town(measure):
    """Calls `measure` with a town, and reports its rows: (name, samples, unit, what they must not exceed)."""
    town = Town()
    town.setUp()
    try:
        rows = measure(town)
    finally:
        town.tearDown()
    print("%-34s %14s %-9s %7s %s" % ("what", "value", "unit", "must", "met"))
    for name, samples, unit, must in rows:
        value = statistics.median(samples)
        met = value <= must
        print("%-34s %14.3f %-9s %7.2f %s" % (name, value, unit, must, "yes" if met else "no"))
        if "BENCH_ROWS" in os.environ:
            with open(os.environ["BENCH_ROWS"], "a", encoding="utf-8") as out:
                out.write(json.dumps({"name": name, "value": value, "unit": unit, "limit": 0, "ratio": 0, "must": must, "better": "lower", "met": met,
                                      "runs": len(samples), "spread": (max(samples) - min(samples)) / value if value else 0}) + "\n")
