#!/usr/bin/python3
"""count_tests.py JUNIT.xml: prints "PASSED FAILED", counting test cases.

A ctest entry is one program. Where the program says how many cases it had (doctest's summary, or a last line
"N passed, N failed"), these are counted; else the program counts as one.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

DOCTEST = re.compile(r"test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed")
PLAIN = re.compile(r"^(\d+) passed, (\d+) failed\s*$", re.MULTILINE)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def count(case):
    skipped = case.find("skipped")
    # Whoever says that it cannot run here is no failure; a program that is not there is one.
    if skipped is not None and "SKIP_RETURN_CODE" in skipped.get("message", ""):
        return 0, 0
    output = ESCAPE.sub("", case.findtext("system-out") or "")
    found = DOCTEST.findall(output) or PLAIN.findall(output)
    passed, failed = (int(number) for number in found[-1]) if found else (0, 0)
    ok = case.get("status") == "run" and case.find("failure") is None
    if ok:
        return max(passed, 1), failed
    # A program that crashed or never ran has failed at least once, whatever it managed to say.
    return passed, max(failed, 1)


def main():
    totals = [count(case) for case in ElementTree.parse(sys.argv[1]).getroot().iter("testcase")]
    print(sum(passed for passed, _ in totals), sum(failed for _, failed in totals))


main()
