#!/usr/bin/env python3
"""The first minute: three people come from empty homes to a sealed decision, in a browser, as web/tests/node/minute.test.ts
plays it. A browser that waits for nothing but the program stands for people who know what they want.

MOOT_BINARY names the program; without Chromium or the page's packages (scripts/web.sh) there are no figures.
"""

import os
import subprocess
import sys
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(FOLDER, "support"))
import rows  # noqa: E402

RUNS = 3
WEB = os.path.join(FOLDER, "..", "web")


def rows_of(_town):
    if not os.path.isdir(os.path.join(WEB, "node_modules")):
        print("minute: no web/node_modules: no figures", file=sys.stderr)
        return []
    taken = []
    for _ in range(RUNS):
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as out:
            env = dict(os.environ, MOOT=os.environ["MOOT_BINARY"], PAGE_MINUTE=out.name)
            subprocess.run(["node", "tests/node/run.mjs", "minute.test.ts"], cwd=WEB, env=env, stdout=sys.stderr, check=True)
            taken.append(float(out.read()))
    return [("first_minute", taken, "s", 60.0)]


if __name__ == "__main__":
    rows.in_town(rows_of)
