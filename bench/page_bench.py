#!/usr/bin/env python3
"""How long somebody with a slow phone waits for the first screen, and for a proposal after it (support/page.mjs).

MOOT_BINARY names the program; without Chromium or the page's packages (scripts/web.sh) there are no figures.
"""

import json
import os
import subprocess
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "support")
sys.path.insert(0, FOLDER)
import rows  # noqa: E402

RUNS = 5
NO_BROWSER = 3


def rows_of(town):
    home = town.constituted()
    home.do("propose", "A well", "--text", "We dig a well. " * 40)
    home.serve("--web", "127.0.0.1:0")
    seen = []
    for _ in range(RUNS):
        run = subprocess.run(["node", os.path.join(FOLDER, "page.mjs"), home.do("web")["web"]], stdout=subprocess.PIPE, check=False)
        if run.returncode == NO_BROWSER:
            print("page: no Chromium, or no web/node_modules: no figures", file=sys.stderr)
            return []
        run.check_returncode()
        seen.append(json.loads(run.stdout))
    return [("page_first_screen", [one["first"] for one in seen], "s", 2.0),
            ("page_first_proposal", [one["proposal"] for one in seen], "s", 2.0)]


if __name__ == "__main__":
    rows.in_town(rows_of)
