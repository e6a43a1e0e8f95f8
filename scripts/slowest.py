#!/usr/bin/python3
"""slowest.py JUNIT.xml...: the twenty programs of tests that took longest, of all these runs of ctest."""

import os
import sys
import xml.etree.ElementTree as ElementTree

SHOWN = 20


def main():
    took = []
    for path in sys.argv[1:]:
        where = os.path.basename(path).rsplit("-", 1)[0]
        for case in ElementTree.parse(path).getroot().iter("testcase"):
            took.append((float(case.get("time") or 0), case.get("name"), where))
    if took:
        print("the slowest of %d programs of tests, in seconds:" % len(took))
    for seconds, name, where in sorted(took, reverse=True)[:SHOWN]:
        print("%8.1f  %s (%s)" % (seconds, name, where))


main()
