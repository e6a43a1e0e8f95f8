"""Runs the real program in temporary homes, and says what it answered."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

BINARY = os.environ.get("MOOT_BINARY", "build/moot")
PATIENCE = float(os.environ.get("MOOT_TEST_PATIENCE", "120"))
ID = re.compile(r"^[0-9a-f]{64}$")
TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")


class Answer:
    def __init__(self, code, out, err):
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self):
        lines = self.out.split("\n")
        if len(lines) != 2 or lines[1] != "":
            raise AssertionError("not one line of JSON: %r, on standard error: %r" % (self.out, self.err))
        return json.loads(lines[0])

    @property
    def error(self):
        return self.json["error"]

    def __repr__(self):
        return "exit %d\nout: %s\nerr: %s" % (self.code, self.out[-2000:], self.err[-2000:])


class Home:
    def __init__(self, folder, env=None, place=None):
        """`place` is one of roads.py; without it, this machine."""
        self.folder = folder
        self.place = place
        self.env = dict(env or {})
        self.server = None
        self.address = None

    def environment(self, extra=None):
        out = {k: v for k, v in os.environ.items() if not k.startswith("MOOT_") and k not in ("EDITOR", "VISUAL", "DISPLAY", "WAYLAND_DISPLAY")}
        out.update(self.env)
        out.update(extra or {})
        return out

    def program(self, *words):
        return [*(self.place.enter if self.place else ()), BINARY, "--home", self.folder, *words]

    def plain(self, *words, stdin=b"", env=None, timeout=PATIENCE):
        """Without --json, and whatever the exit code."""
        done = subprocess.run(self.program(*words), input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment(env), pass_fds=self.place.fds if self.place else (), timeout=timeout,
                              check=False)
        out = done.stdout.decode("utf-8", "surrogateescape")
        return Answer(done.returncode, out, done.stderr.decode("utf-8", "surrogateescape"))

    def run(self, *words, **more):
        return self.plain("--json", *words, **more)

    def at_terminal(self, *words, timeout=PATIENCE):
        """The exit code, and what a terminal shows beside the answer: little, since it is read at the end."""
        master, slave = pty.openpty()
        try:
            done = subprocess.run(self.program(*words), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=slave,
                                  env=self.environment(), timeout=timeout, check=False)
            os.write(slave, b"\n")  # something is there to be read
            return done.returncode, os.read(master, 65536).decode()
        finally:
            os.close(slave)
            os.close(master)

    def do(self, *words, **more):
        """What must succeed: its JSON."""
        answer = self.run(*words, **more)
        if answer.code != 0:
            raise AssertionError("%s: %r" % (" ".join(words)[:200], answer))
        return answer.json

    def refused(self, *words, code=1, **more):
        """What must fail with this exit code: its error."""
        answer = self.run(*words, **more)
        if answer.code != code:
            raise AssertionError("%s: expected exit %d, got %r" % (" ".join(words)[:200], code, answer))
        return answer.error

    def serve(self, *words, env=None):
        self.server = subprocess.Popen(
            self.program("--json", "serve", "--listen", self.place.address if self.place else "127.0.0.1:0", *words),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment(env),
            pass_fds=self.place.fds if self.place else ())
        line = self.server.stdout.readline().decode()
        if not line:
            raise AssertionError("serve said nothing: %r" % self.server.stderr.read())
        self.address = json.loads(line)["listening"]
        return json.loads(line)

    def stop(self, how=signal.SIGTERM):
        server, self.server = self.server, None
        server.send_signal(how)
        code = server.wait(timeout=PATIENCE)
        server.stdout.close()
        server.stderr.close()
        return code

    def status(self):
        return self.do("status")


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="moot-cli-")
        self.homes = []

    def tearDown(self):
        for home in self.homes:
            if home.server is not None:
                home.server.kill()
                home.server.wait()
                home.server.stdout.close()
                home.server.stderr.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def home(self, name, env=None, place=None):
        out = Home(self.path(name), env, place)
        self.homes.append(out)
        return out

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def assert_keys(self, value, keys):
        for key in keys:
            self.assertIn(key, value)

    def assert_id(self, value):
        self.assertRegex(value, ID)

    def assert_time(self, value):
        self.assertRegex(value, TIME)

    def assert_act(self, value, kind):
        self.assert_keys(value, ["event", "kind", "applied", "code", "finality"])
        self.assert_id(value["event"])
        self.assertEqual(value["kind"], kind)
        self.assertIs(value["applied"], True)
        self.assertIsNone(value["code"])
        finality = value["finality"]
        self.assert_keys(finality, ["grade", "page", "cheats", "provisional"])
        self.assertEqual(finality["grade"], "seen")
        self.assertIs(finality["provisional"], True)

    def assert_equal_states(self, *homes):
        states = [home.status() for home in homes]
        self.assertEqual(len({state["state_hash"] for state in states}), 1, states)
        self.assertEqual(len({state["frontier"]["digest"] for state in states}), 1, states)
        return states[0]

    def founded(self, name="a", charter=None, founders=3, **more):
        """A home that has begun an assembly, which is not constituted yet."""
        home = self.home(name, **more)
        words = ["found", "The Square", "--name", name, "--founders", str(founders)]
        if charter is not None:
            words += ["--charter", self.write(name + "-charter", charter)]
        return home, home.do(*words)

    def bring_in(self, inviter, newcomer, name, invitation=None):
        """By bundles: an application there, the answer back."""
        invitation = invitation or inviter.do("invite")["invitation"]
        there = self.path(name + "-there.fmb")
        back = self.path(name + "-back.fmb")
        joined = newcomer.do("join", invitation, "--name", name, "--out", there)
        inviter.do("bundle", "import", there)
        return joined, back

    def founders_by_bundle(self, names=("a", "b", "c"), charter=None):
        """Three homes that founded an assembly together, all of them up to date."""
        first, founded = self.founded(names[0], charter=charter, founders=len(names))
        others = []
        invitation = founded["invitation"]
        for name in names[1:]:
            home = self.home(name)
            self.bring_in(first, home, name, invitation or first.do("invite")["invitation"])
            invitation = None
            others.append((home, name))
        for home, name in others:
            back = self.path(name + "-back.fmb")
            first.do("bundle", "export", back, "--for", name)
            home.do("bundle", "import", back)
        self.carry(first, [home for home, _ in others])
        return [first] + [home for home, _ in others]

    def constituted(self, name="a", charter=None):
        """A home in an assembly that three people founded; the other two are forgotten."""
        return self.founders_by_bundle((name, name + "2", name + "3"), charter)[0]

    def carry(self, one, others):
        """What `one` has, to the others, and theirs to it, until all are equal."""
        for _ in range(3):
            for home in others:
                self.pass_on(home, one)
            self.pass_on(one, *others)

    def pass_on(self, giver, *takers):
        """One file of what the giver has, to all of these; what the last of them says to it."""
        file = self.path("pass.fmb")
        giver.do("bundle", "export", file)
        return [taker.do("bundle", "import", file) for taker in takers][-1]


def main():
    unittest.main(module=sys.modules["__main__"], verbosity=2)
