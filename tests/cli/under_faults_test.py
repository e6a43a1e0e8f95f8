"""The stories with real processes while a second program does what happens to machines: it kills commands and nodes, cuts
the roads between them, fills their disks, sets their clocks wrong, and has them read forged files (faults.py).

Nothing that was answered for is lost, and all homes are equal in the end. The seed is printed; UNDER_FAULTS_SEED gives one.
UNDER_FAULTS_LOG names a new folder where what befell whom stays.
"""

import collections
import os
import py_compile
import shlex
import sys
import time

import blackout_test
import moot
import roads

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = os.environ.get("UNDER_FAULTS_SEED", "1")


class WithFaults(moot.Case):
    def setUp(self):
        super().setUp()
        self.log = os.environ.get("UNDER_FAULTS_LOG", self.path("faults"))
        os.mkdir(self.log)

    def part(self, **more):
        """A program that is moot with faults, for whoever plays a story. It knows its settings whatever the environment is."""
        program = self.path("faults.pyc")
        py_compile.compile(os.path.join(HERE, "faults.py"), program, doraise=True)
        settings = {"moot": os.path.abspath(moot.BINARY), "seed": SEED, "log": self.log, "tests": HERE, **more}
        lines = ["export FAULTS_%s=%s" % (key.upper(), shlex.quote(str(value))) for key, value in settings.items()]
        lines.append('exec %s -S -E %s "$@"' % (shlex.quote(sys.executable), shlex.quote(program)))
        part = self.write("part", "#!/bin/sh\n" + "\n".join(lines) + "\n")
        os.chmod(part, 0o700)
        return part

    def lines(self, name):
        try:
            with open(os.path.join(self.log, name), encoding="utf-8", errors="replace") as file:
                return file.read().splitlines()
        except FileNotFoundError:
            return []

    def tell(self, began):
        kinds = collections.Counter(line.split()[3] for line in self.lines("faults"))
        print("  seed %s, %.0f s: %s; %d answered for" % (
            SEED, time.monotonic() - began, ", ".join("%d %s" % (n, kind) for kind, n in sorted(kinds.items())),
            len(self.lines("answered"))), flush=True)
        return kinds

    def tail(self):
        return "\n".join(["seed " + SEED, *self.lines("faults")[-30:], *self.lines("broken")])


class Stories(WithFaults):
    def play(self, story):
        part = self.part()
        began = time.monotonic()
        answer = self.home("unused").plain("demo", "--json", story, "--with", part, timeout=1500)
        kinds = self.tell(began)
        self.assertEqual(answer.code, 0, "%r\n%s" % (answer, self.tail()))
        out = answer.json
        self.assertEqual([fact["fact"] for fact in out["facts"] if not fact["holds"]], [], self.tail())
        self.assertIs(out["equal"], True)
        self.assertIs(out["proof"]["valid"], True)
        self.assertEqual(self.lines("broken"), [])
        for kind in ("killed", "full", "forged", "cut"):
            self.assertGreater(kinds[kind], 0, kind)
        self.nothing_is_lost()

    def nothing_is_lost(self):
        held = {}
        assemblies = {}
        for file in os.listdir(self.log):
            if file.endswith(".held"):
                name = file[: -len(".held")]
                assemblies[name], *events = self.lines(file)
                held[name] = set(events)
        answered = [line.split() for line in self.lines("answered")]
        # Whoever copies a home speaks with two voices from then on: what they add stays only where others rest on it.
        forked = {"twin", "m009"} if any(home == "twin" for home, _ in answered) else set()
        for home, event in answered:
            if home in forked:
                continue
            self.assertIn(home, assemblies)
            for name, assembly in assemblies.items():
                if assembly == assemblies[home]:
                    self.assertIn(event, held[name], "%s of %s, in the home of %s\n%s" % (event, home, name, self.tail()))

    def test_capture(self):
        self.play("capture")

    def test_minority(self):
        self.play("minority")

    def test_square(self):
        self.play("square")


class BlackoutWithFaults(WithFaults, blackout_test.Blackout):
    """Roads are cut by the story; its clocks are wrong by seconds, since it waits for them."""

    def setUp(self):
        super().setUp()
        self.addCleanup(setattr, moot, "BINARY", moot.BINARY)
        moot.BINARY = self.part(clocks="0 0 0 -2 1 3", one_in=20, pauses="2000 9000")

    def test_the_net_is_cut(self):
        super().test_the_net_is_cut()
        kinds = self.tell(self.began)
        self.assertEqual(self.lines("broken"), [])
        for kind in ("killed", "full", "forged"):
            self.assertGreater(kinds[kind], 0, kind)


if __name__ == "__main__":
    roads.with_own_users()
    moot.main()
