#!/usr/bin/python3
"""The account of promises: how its sources are read, what counts as passed, and that it can fail."""

import contextlib
import importlib.util
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "scripts", "acceptance"))
import figures  # noqa: E402
import names  # noqa: E402
import page  # noqa: E402
import promises  # noqa: E402
import runs  # noqa: E402

spec = importlib.util.spec_from_file_location("acceptance_program", os.path.join(ROOT, "scripts", "acceptance", "__main__.py"))
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)

PIECE = """# A piece

About it.

## Section

- One promise that
  goes on.
    src/base/text_test.cpp: a name
      that goes on
    $ build/moot x => 1 says this
- Another.
    figure row <= 2.5 ms
    not met: because.
"""


def read(text):
    return promises.read_piece("X", "x.txt", text)


def one_promise(*lines):
    return read("# A\n\n- A promise.\n" + "".join(f"    {line}\n" for line in lines)).promises[0]


class Sources(unittest.TestCase):
    def test_a_piece(self):
        piece = read(PIECE)
        self.assertEqual((piece.title, piece.about), ("A piece", "About it."))
        first, second = piece.promises
        self.assertEqual((first.id, first.section, first.text, first.place), ("X1", "Section", "One promise that goes on.", "x.txt:7"))
        test, command = first.evidence
        self.assertEqual((test["path"], test["name"]), ("src/base/text_test.cpp", "a name that goes on"))
        self.assertEqual((command["command"], command["code"], command["says"]), ("build/moot x", "1", "says this"))
        self.assertEqual(second.evidence[0]["bound"], "2.5")
        self.assertEqual(second.lacks, [("not met", "because.")])

    def test_what_is_no_piece(self):
        for text in ("- A promise without a title.\n    ctest x\n", "# A\n\n- Nothing shows this.\n", "# A\n\n- B.\n    some words\n",
                     "# A\n\n    ctest x\n", "# A\n\n- B.\n    $ no code\n", "# A\n\n- B.\n   three blanks\n", "# A\n",
                     "# A\n\n- B.\n    ctest x\n    ctest x\n", "# A\n\n- B.\n    ctest x\n    not met: no figure.\n",
                     "# A\n\n- B.\n    ctest x\nWords in between.\n"):
            with self.subTest(text), self.assertRaises(promises.Fault):
                read(text)

    def test_choosing(self):
        pieces = [read(PIECE)]
        self.assertEqual([one.id for one in promises.chosen(pieces, [])], ["X1", "X2"])
        self.assertEqual([one.id for one in promises.chosen(pieces, ["X2"])], ["X2"])
        with self.assertRaises(promises.Fault):
            promises.chosen(pieces, ["X3"])


class Names(unittest.TestCase):
    def wrong(self, line):
        return names.wrong(ROOT, one_promise(line).evidence[0])

    def test_what_is_there(self):
        for line in ("src/tally/majority_test.cpp: mistake: 0.66 for 2/3", "src/tally/majority_test.cpp", "tests/rules/quota",
                     "tests/scenarios/square.moot", "tests/cli/usage_test.py: test_version", "fuzz/http_fuzz.cpp", "ctest rules_table",
                     "web/tests/browser/screens.test.ts: every screen: *", "figure sync_equal_bytes <= 64 B", "figure cold_open_1m <= 100 ms",
                     "$ build/moot count tests/data/stv/*.blt => 0"):
            self.assertEqual(self.wrong(line), "", line)

    def test_what_is_not(self):
        for line in ("src/tally/majority_test.cpp: no such case", "src/tally/none_test.cpp: x", "tests/rules/no_such_rule",
                     "tests/cli/usage_test.py: test_none", "fuzz/none_fuzz.cpp", "ctest none_of_these", "figure no_such_row <= 1 s",
                     "web/tests/unit/text.test.ts: no such test", "$ sh scripts/none.sh => 0", "tests/rules/README.md: x",
                     "tests/data/README.md"):
            self.assertNotEqual(self.wrong(line), "", line)


class Results(unittest.TestCase):
    def test_doctest(self):
        said = ('<TestCase name="one &quot;quoted&quot;" filename="x"><OverallResultsAsserts successes="2" failures="0" '
                'test_case_success="true"/></TestCase><TestCase name="two" filename="x"><OverallResultsAsserts successes="1" '
                'failures="1" test_case_success="false"/></TestCase><TestCase name="crashed" filename="x"><SubCase name="s"/>')
        self.assertEqual(runs.read_doctest(said), {'one "quoted"': True, "two": False, "crashed": False})

    def test_doctest_names_with_commas(self):
        self.assertEqual(runs.doctest_filter(['a, b "c"']), "-tc=a? b ?c?")

    def test_unittest(self):
        ran = "\n" + "-" * 70 + "\nRan 2 tests in 0.1s\n\n"
        both = ["test_a", "test_b"]
        self.assertEqual(runs.read_unittest(ran + "OK\n", 0, both), {"test_a": None, "test_b": None})
        one = "FAIL: test_b (__main__.X.test_b) [part]\n" + ran + "FAILED (failures=1)\n"
        self.assertEqual(runs.read_unittest(one, 1, both), {"test_a": None, "test_b": "failed"})
        skip = "test_a (__main__.X.test_a) ... skipped 'no'\n" + ran + "OK (skipped=1)\n"
        self.assertEqual(runs.read_unittest(skip, 0, both), {"test_a": "skipped", "test_b": None})
        for text, code in (("ERROR: setUpClass (__main__.X)\n" + ran + "FAILED (errors=1)\n", 1), (ran + "OK (skipped=1)\n", 0),
                           (ran + "OK\n", 1), ("Traceback", 1)):
            self.assertEqual(len(set(runs.read_unittest(text, code, both).values()) - {None}), 1, text)
            self.assertNotIn(None, runs.read_unittest(text, code, both).values(), text)

    def test_tap(self):
        said = "TAP version 13\nok 1 - one # two\n    not ok 2 - two\nok 3 - three # SKIP why\n"
        self.assertEqual(runs.read_tap(said), {"one # two": True, "two": False, "three": False})

    def test_junit(self):
        said = ('<testsuite><testcase name="a" status="run"/><testcase name="b" status="fail"><failure/></testcase>'
                '<testcase name="c" status="notrun"><skipped/></testcase></testsuite>')
        self.assertEqual(runs.read_junit(said), {"a": True, "b": False, "c": False})

    def test_programs(self):
        for path, wanted in (("src/seal/rounds_prop.cpp", "src/seal_prop"), ("src/seal/a_test.cpp", "src/seal_test"),
                             ("tests/sim/seeds_test.cpp", "tests/sim/sim_runs"), ("tests/lint/lint_test.cpp", "tests/lint/lint_test"),
                             ("tests/seal_model/long_test.cpp", "tests/seal_model/seal_model"),
                             ("tests/scenario/scenario_test.cpp", "tests/scenario/scenario_test")):
            self.assertEqual(runs.doctest_program(path), wanted)


class Judging(unittest.TestCase):
    ROW = {"name": "row", "value": 2.0, "unit": "ms", "limit": 0, "ratio": 0, "must": 3, "runs": 1, "spread": 0}

    def figure(self, line, **changed):
        return figures.judge({"row": {**self.ROW, **changed}}, one_promise(line).evidence[0])[0]

    def test_figures(self):
        self.assertTrue(self.figure("figure row <= 2 ms"))
        self.assertFalse(self.figure("figure row <= 1.9 ms"))
        self.assertFalse(self.figure("figure row <= 9 ms", value=4))  # the row's own bound is the stricter one
        self.assertTrue(self.figure("figure row >= 0.5 of a limit", limit=4, ratio=0.5, must=0.5))
        self.assertFalse(self.figure("figure row >= 0.6 of a limit", limit=4, ratio=0.5, must=0.5))
        self.assertTrue(self.figure("figure row >= 1 ms", limit=4, ratio=0.5, must=0.6))
        self.assertIsNone(self.figure("figure row >= 0.6 of a limit"))
        self.assertIsNone(figures.judge({}, one_promise("figure row <= 1 ms").evidence[0])[0])

    def grade(self, lines, outcomes, rows=None):
        return page.judge(one_promise(*lines), outcomes, rows or {})[0]

    def test_promises(self):
        self.assertEqual(self.grade(["ctest a", "ctest b"], {"ctest a": None, "ctest b": None}), page.SHOWN)
        self.assertEqual(self.grade(["ctest a", "ctest b"], {"ctest a": None, "ctest b": "failed"}), page.FAILED)
        self.assertEqual(self.grade(["ctest a", "ctest b"], {"ctest a": None}), page.NOT_RUN)
        self.assertEqual(self.grade(["ctest a", "not shown: b."], {"ctest a": None}), page.SHORT)
        self.assertEqual(self.grade(["ctest a", "not shown: b."], {"ctest a": "failed"}), page.FAILED)

    def test_what_is_met_is_not_said_to_be_missed(self):
        lines = ["figure row <= 1 ms", "not met: slow."]
        self.assertEqual(self.grade(lines, {}, {"row": self.ROW}), page.SHORT)
        self.assertEqual(self.grade(lines, {}, {"row": {**self.ROW, "value": 0.5}}), page.FAILED)
        self.assertEqual(self.grade(lines[:1], {}, {"row": self.ROW}), page.FAILED)
        self.assertEqual(self.grade(lines[:1], {}), page.NOT_RUN)
        self.assertEqual(self.grade(lines, {}), page.SHORT)

    def test_figures_are_taken_over(self):
        with tempfile.TemporaryDirectory() as root:
            os.mkdir(os.path.join(root, "docs"))
            report = os.path.join(root, "bench.json")
            for name, machine in (("a", "m"), ("b", "m")):
                with open(report, "w", encoding="utf-8") as out:
                    json.dump({"machine": machine, "commit": "x", "rows": [{**self.ROW, "name": name, "met": True}]}, out)
                figures.take(root, report)
            self.assertEqual([row["name"] for row in figures.read(root)["rows"]], ["a", "b"])
            with open(report, "w", encoding="utf-8") as out:
                json.dump({"machine": "other", "commit": "x", "rows": [{**self.ROW, "met": True}]}, out)
            figures.take(root, report)
            self.assertEqual([row["name"] for row in figures.read(root)["rows"]], ["row"])


class Whole(unittest.TestCase):
    """A small tree of its own: one program that passes or fails, and five pieces that name it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        for place in ("tests/acceptance", "docs", "src/a", "build/src", "bench/support"):
            os.makedirs(os.path.join(self.root, place))
        self.write("src/a/a_test.cpp", 'TEST_CASE("it holds") {}\nTEST_CASE("a long "\n          "name") {}\n')
        for _, name in promises.PIECES:
            self.write(f"tests/acceptance/{name}.txt", f"# {name}\n\n- It holds.\n    src/a/a_test.cpp\n    $ true => 0\n")
        self.play("true")

    def write(self, path, text):
        with open(os.path.join(self.root, path), "w", encoding="utf-8") as out:
            out.write(text)

    def play(self, holds):
        case = '<TestCase name=\\"%s\\"><OverallResultsAsserts test_case_success=\\"%s\\"/></TestCase>'
        body = case % ("it holds", holds) + case % ("a long name", "true")
        self.write("build/src/a_test", '#!/bin/sh\nfor word in "$@"; do case $word in -o=*) echo "%s" >"${word#-o=}";; esac; done\n%s\n' % (body, holds))
        os.chmod(os.path.join(self.root, "build/src/a_test"), 0o755)

    def main(self, *words):
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = program.main(list(words), self.root)
        return code, said.getvalue()

    def test_from_nothing_to_a_page_that_stays(self):
        self.assertEqual(self.main("check")[0], 1)  # there is no page yet
        self.assertEqual(self.main("write")[0], 0)
        self.assertEqual(self.main("check")[0], 0)
        self.assertEqual(self.main("names")[0], 0)
        self.assertEqual(self.main("run", "F1")[0], 0)

    def test_a_test_that_fails(self):
        self.main("check")
        self.main("write")
        self.play("false")
        code, said = self.main("check")
        self.assertEqual(code, 1)
        self.assertIn("F1 NOT SHOWN", said)
        self.assertEqual(self.main("run", "F1")[0], 1)
        self.main("write")
        self.assertEqual(self.main("check")[0], 1)  # the page says so now, and still it is no success

    def test_a_program_that_is_not_there(self):
        os.remove(os.path.join(self.root, "build/src/a_test"))
        code, said = self.main("check")
        self.assertEqual(code, 1)
        self.assertIn("not run", said)

    def leave_results(self, build="build", *entries):
        """What ./test leaves of a call of ctest, which runs a_test and these entries."""
        lines = [f'add_test(a_test "{self.root}/{build}/src/a_test")', *entries]
        self.write(f"{build}/CTestTestfile.cmake", "".join(line + "\n" for line in lines))
        os.makedirs(os.path.join(self.root, "build/results"), exist_ok=True)
        results = os.path.join(self.root, f"build/results/{os.path.basename(build)}-1.xml")
        subprocess.run(["ctest", "--test-dir", build, "--output-junit", results], cwd=self.root, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
        return results

    def test_what_was_tested_need_not_run_again(self):
        results = self.leave_results()
        code, said = self.main("take", results)
        self.assertEqual((code, said), (0, "acceptance: 1 taken over, 0 of them failed\n"))
        self.play("false")  # would fail now
        code, said = self.main("rest")
        self.assertEqual(code, 0, said)
        self.assertIn("5 shown", said)
        self.assertEqual(self.main("run")[0], 1)

    def test_what_failed_is_no_success_and_runs_again(self):
        self.play("false")
        results = self.leave_results()
        self.assertIn("1 of them failed", self.main("take", results)[1])
        self.assertIn("F1 NOT SHOWN", self.main("rest")[1])
        self.play("true")
        self.assertEqual(self.main("rest")[0], 0)

    def test_what_a_program_passes_over_is_not_taken(self):
        self.write("src/a/a_test.cpp", 'TEST_CASE("it holds" * doctest::skip()) {}\n')
        names.text_of.cache_clear()
        self.assertIn("0 taken over", self.main("take", self.leave_results())[1])

    def test_scripts_and_rules_are_taken_case_by_case(self):
        for folder in ("tests/cli", "tests/rules", "build/tests/scenario"):
            os.makedirs(os.path.join(self.root, folder))
        self.write("tests/cli/x_test.py", "import unittest\n\n\nclass X(unittest.TestCase):\n    def test_good(self):\n        pass\n\n"
                   "    def test_bad(self):\n        self.fail()\n\n\nunittest.main(verbosity=2)\n")
        for name in ("accepts", "refuses"):
            self.write(f"tests/rules/a_{name}.moot", "")
            self.write(f"tests/rules/b_{name}.moot", "")
        played = "".join(f"tests/rules/a_{name}.moot: 1 events, 1 checks, state ab\n" for name in ("accepts", "refuses"))
        self.write("build/tests/scenario/moot_scenarios", f"#!/bin/sh\nprintf '{played}'\n".replace("ab\n", "ab\\n"))
        os.chmod(os.path.join(self.root, "build/tests/scenario/moot_scenarios"), 0o755)
        self.write("tests/acceptance/rules.txt", "# rules\n\n- It holds.\n    tests/cli/x_test.py: test_good\n"
                   "    tests/cli/x_test.py: test_bad\n    tests/rules/a\n    tests/rules/b\n")
        results = self.leave_results("build", f'add_test(x /usr/bin/python3 -B "{self.root}/tests/cli/x_test.py")',
                                     f'add_test(rules "{self.root}/build/tests/scenario/moot_scenarios" tests/rules)')
        self.main("take", results)
        kept = program.kept(self.root)
        self.assertIsNone(kept["tests/cli/x_test.py: test_good"])
        self.assertEqual(kept["tests/cli/x_test.py: test_bad"], "failed")
        self.assertIsNone(kept["tests/rules/a"])
        self.assertNotIn("tests/rules/b", kept)

    def test_of_two_builds_both_have_to_pass(self):
        good = self.leave_results()
        self.play("false")
        os.makedirs(os.path.join(self.root, "build/asan/src"))
        os.rename(os.path.join(self.root, "build/src/a_test"), os.path.join(self.root, "build/asan/src/a_test"))
        bad = self.leave_results("build/asan")
        for order in ((good, bad), (bad, good)):
            self.assertIn("1 of them failed", self.main("take", *order)[1])

    def test_results_of_another_tree(self):
        results = self.leave_results()
        os.utime(results, (1, 1))
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        for words in (["init", "-q"], ["add", "src"], [*who, "commit", "-q", "-m", "x"]):
            subprocess.run(["git", *words], cwd=self.root, check=True)
        code, said = self.main("take", results)
        self.assertEqual(code, 2)
        self.assertIn("older than the last commit", said)

    def test_a_test_that_is_not_there(self):
        self.main("check")
        self.main("write")
        self.write("src/a/a_test.cpp", 'TEST_CASE("it holds, too") {}\n')
        names.text_of.cache_clear()
        self.assertEqual(self.main("check")[0], 1)
        self.write("tests/acceptance/rules.txt", "# rules\n\n- It holds.\n    src/a/a_test.cpp: it holds\n")
        code, said = self.main("names")
        self.assertEqual(code, 1)
        self.assertIn("tests/acceptance/rules.txt:3", said)

    def test_a_page_by_hand(self):
        self.main("check")
        self.main("write")
        with open(os.path.join(self.root, page.PATH), "a", encoding="utf-8") as out:
            out.write("| F2 | more | nothing | shown |\n")
        self.assertEqual(self.main("check")[0], 1)
        self.assertEqual(self.main("names")[0], 1)

    def test_a_result_by_hand(self):
        self.play("false")
        self.main("check")
        self.main("write")
        with open(os.path.join(self.root, page.PATH), encoding="utf-8") as source:
            text = source.read()
        self.assertIn("**NOT SHOWN**", text)
        self.write(page.PATH, text.replace("**NOT SHOWN**", "shown"))
        code, said = self.main("check")
        self.assertEqual(code, 1)
        self.assertIn("-| F1 |", said)


if __name__ == "__main__":
    unittest.main(verbosity=2)
