#!/usr/bin/python3
"""The first minute: three people who know `moot help` and what the program tells them come to a sealed decision."""

import re
import time
import unittest

import moot

INVITATION = re.compile(r"FM1:\S{40,}")


class FirstMinute(moot.Case):
    def typed(self, home, *words):
        """What a person types, and what the program answers people."""
        self.assertIn("\n  %-20s " % " ".join(self.command(words)), self.help, "moot help does not name it")
        answer = home.plain(*words)
        self.assertEqual(answer.code, 0, (words, answer))
        return answer.out + answer.err

    @staticmethod
    def command(words):
        two = {"seal", "proof"}
        return words[:2] if words[0] in two else words[:1]

    def test_from_help_alone_to_a_sealed_decision(self):
        ana, bruno, zoe = (self.home(name) for name in ("ana", "bruno", "zoe"))
        self.help = ana.plain("help").out
        self.assertIn('moot found "Neighbours of the Square" --name m001 --founders 3', self.help)
        told = self.typed(ana, "found", "Our house", "--name", "Ana")
        self.assertIn("moot join FM1:... --name THEIRNAME", told)
        self.assertIn("moot serve", told)
        ana.serve()
        for home, name in ((bruno, "Bruno"), (zoe, "Zoe")):
            invitation = INVITATION.search(told if home is bruno else self.typed(ana, "invite")).group(0)
            told = self.typed(home, "join", invitation, "--name", name)
            self.assertIn("moot sync", told)
            self.typed(home, "sync", ana.address)
        told = self.typed(ana, "status")
        self.assertIn("constituted", told)
        # What is missing to a seal, status says.
        self.assertIn("each types: moot seal ask", told)
        for home in (bruno, zoe):
            home.serve("--peer", ana.address)
        for home in (ana, bruno, zoe):
            self.typed(home, "seal", "ask")
        self.until(lambda: "page 1" in self.seal_line(ana))

        self.typed(ana, "propose", "A bench", "--text", "We put a bench under the tree.", "--for", "7d", "--early")
        for home in (ana, bruno, zoe):
            self.until(lambda h=home: h.plain("show", "A bench").code == 0)
            self.typed(home, "position", "A bench", "agree")
        self.until(lambda: ana.do("show", "A bench")["positions"]["agree"] == 3)
        self.typed(ana, "seal", "ask")
        self.until(lambda: ana.do("show", "A bench")["state"] == "adopted")
        self.assertIn("adopted", self.typed(bruno, "show", "A bench"))

        # And a stranger sees that it is so.
        proof = self.path("bench.proof")
        self.typed(ana, "proof", "decision", "A bench", "-o", proof)
        told = self.typed(self.home("stranger"), "verify", proof)
        self.assertIn("A bench", told)

    def until(self, is_so):
        end = time.monotonic() + moot.PATIENCE
        while not is_so():
            self.assertLess(time.monotonic(), end, "it did not come to it")
            time.sleep(0.2)

    def seal_line(self, home):
        return next(line for line in home.plain("status").out.split("\n") if line.startswith("  seal"))


if __name__ == "__main__":
    unittest.main()
