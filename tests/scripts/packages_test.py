#!/usr/bin/python3
"""scripts/packages.sh on machines that are made up: its tools are small scripts that say how they were called."""

import os
import subprocess
import tempfile
import unittest

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
BASH_NEEDS = ("bash", "env", "grep", "awk", "sed")


class Packages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bin = folder.name
        self.called = os.path.join(folder.name, "called")
        for name in BASH_NEEDS:
            os.symlink("/usr/bin/" + name, os.path.join(self.bin, name))

    def tool(self, name, script):
        path = os.path.join(self.bin, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write("#!/bin/sh\n" + script)
        os.chmod(path, 0o755)

    def debian(self, user, installed=False, install=0):
        says = 'for name in "$@"; do case $name in -*) ;; *) echo "$name installed";; esac; done\n' if installed else "exit 1\n"
        self.tool("dpkg-query", says)
        self.tool("apt-get", 'echo "apt-get $*" >>%s\ncase "$*" in *" install "*) exit %d;; esac\n' % (self.called, install))
        self.tool("id", "echo %d\n" % user)

    def ask(self, *lists, **env):
        done = subprocess.run([os.path.join(self.bin, "bash"), os.path.join(ROOT, "scripts/packages.sh"), *lists], env={"PATH": self.bin, **env},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        calls = ""
        if os.path.exists(self.called):
            with open(self.called, encoding="utf-8") as read:
                calls = read.read()
        return done.returncode, done.stdout.decode(), calls

    def test_what_is_there_is_not_asked_for(self):
        self.debian(1000, installed=True)
        self.assertEqual(self.ask("app", "test"), (0, "", ""))

    def test_root_installs_and_removes_nothing(self):
        self.debian(0)
        code, _, calls = self.ask("bench")
        self.assertEqual(code, 0)
        self.assertRegex(calls, r"apt-get .*update\n.*install -y --no-install-recommends --no-remove libbenchmark-dev\n$")

    def test_who_is_not_root_installs_with_sudo(self):
        self.debian(1000)
        self.tool("sudo", 'echo "sudo $*" >>%s\n[ "$1" != -n ] || shift\nexec "$@"\n' % self.called)
        code, _, calls = self.ask("bench")
        self.assertEqual(code, 0)
        # Nobody sits at a terminal here, so sudo must not ask for a password.
        self.assertRegex(calls, r"sudo -n env DEBIAN_FRONTEND=noninteractive apt-get .*install .*libbenchmark-dev\n")

    def test_neither_root_nor_sudo(self):
        self.debian(1000)
        code, said, calls = self.ask("bench")
        self.assertEqual((code, calls), (2, ""))
        self.assertIn("neither root nor sudo here. Ask someone to run: apt-get install --no-install-recommends libbenchmark-dev", said)

    def test_apt_that_cannot(self):
        self.debian(0, install=100)
        code, said, _ = self.ask("bench")
        self.assertEqual(code, 2)
        self.assertIn("apt could not install: libbenchmark-dev", said)

    def test_another_system(self):
        code, said, _ = self.ask("bench")
        self.assertEqual(code, 2)
        self.assertIn("not a Debian system. Install the equivalents of: libbenchmark-dev", said)
        self.assertEqual(self.ask("bench", FOLKMOOT_PACKAGES="installed")[0], 0)

    def test_a_list_that_is_none(self):
        self.assertEqual(self.ask("no-such-list")[0], 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
