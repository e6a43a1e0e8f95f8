"""Elections without an assembly: made, held, checked; and belenios-tool, where it is installed, agrees about them."""

import json
import os
import shutil
import stat
import subprocess
import unittest

import moot

DATA = os.path.join(os.path.dirname(__file__), "..", "data", "belenios")
TOOL = os.environ.get("BELENIOS_TOOL") or shutil.which("belenios-tool")
QUESTIONS = {
    "description": "Who \"digs\"?\n\u00e9", "name": "The well",
    "questions": [
        {"answers": ["Ana", "Bo", "Cy"], "min": 0, "max": 2, "question": "Diggers"},
        {"answers": ["yes", "no"], "blank": True, "min": 1, "max": 1, "question": "Now?"}]}
RANKED = {
    "description": "d", "name": "n",
    "questions": [
        {"type": "NonHomomorphic", "value": {"answers": ["A", "B", "C"], "question": "Rank"}},
        {"answers": ["x", "y"], "min": 0, "max": 1, "question": "More"}]}


class Election(moot.Case):
    def bare(self, *words, stdin=b""):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}  # no home is to be found
        done = subprocess.run([moot.BINARY, "election", *words], input=stdin, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, check=False, env=environment)
        return moot.Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def make(self, questions, voters, *words, code=0):
        folder = os.path.join(self.folder, "club")
        answer = self.bare("make", folder, "--template", self.write("t.json", json.dumps(questions, indent=2)),
                           "--voters", self.write("voters.txt", voters), "--json", *words)
        self.assertEqual(answer.code, code, answer)
        return folder, answer.json

    def verify(self, path):
        answer = self.bare("verify", path, "--json")
        self.assertEqual(answer.code, 0, answer)
        return answer.json

    def tool(self, *words, folder, stdin=b""):
        environment = {**os.environ, "LWT_ASYNC_METHOD": "none", "BELENIOS_USE_URANDOM": "1"}
        return subprocess.run([TOOL, *words], cwd=folder, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=300, check=False, env=environment)

    def test_archives_of_others(self):
        for name, ballots, result in (("e33.bel", 5, [[3, 1], [2, 2, 1]]), ("nh33e.bel", 12, None)):
            seen = self.verify(os.path.join(DATA, name))
            self.assertEqual((seen["ok"], seen["ballots"], seen["counted"]), (True, ballots, ballots))
            self.assertEqual((seen["warnings"], seen["error"]), ([], None))
            if result:
                self.assertEqual(seen["result"], result)
        with open(os.path.join(DATA, "e33.bel"), "rb") as file:
            whole = file.read()
        answer = self.bare("verify", "-", "--json", stdin=whole)
        self.assertTrue(answer.code == 0 and answer.json["ok"])
        changed = bytearray(whole)
        changed[10240 + 512 + 700] ^= 1  # in the first ballot
        answer = self.bare("verify", "-", "--json", stdin=bytes(changed))
        self.assertEqual((answer.code, answer.json["ok"]), (1, False))
        self.assertEqual(answer.json["error"]["rule"], "bel.records")
        self.assertEqual(answer.json["error"]["offset"], 10240)
        self.assertEqual(self.bare("verify", os.path.join(self.folder, "none")).code, 2)

    def test_a_whole_election(self):
        votes = "[[1,1,0],[0,1,0]]\n\n[[0,0,1],[1,0,0]]\n"
        folder, made = self.make(QUESTIONS, "Ana\nBo\nCy,,3\n", "--trustees", "3", "--threshold", "2", "--votes",
                                 self.write("votes.txt", votes))
        self.assertEqual((made["voters"], made["trustees"]), (3, 3))
        seen = self.verify(made["file"])
        self.assertEqual((seen["counted"], seen["result"]), (2, [[1, 1, 3], [3, 1, 0]]))
        self.assertEqual(sorted(os.listdir(folder)),
                         ["credentials.csv", "election.bel", "trustee-1.key", "trustee-2.key", "trustee-3.key"])
        for name in os.listdir(folder):
            if name != "election.bel":
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode), 0o600)
        # Nothing is written over.
        self.make(QUESTIONS, "Ana\n", code=2)

    def test_step_by_step(self):
        folder, made = self.make(RANKED, "Ana\nBo\n", "--trustees", "2")
        archive = made["file"]
        with open(os.path.join(folder, "credentials.csv"), encoding="utf-8") as file:
            credentials = [line.split(",")[2] for line in file]
        self.assertEqual(self.bare("verify", archive, "--json").json["error"]["rule"], "bel.order")
        for credential, vote in zip(credentials, ("[[3,1,2],[1,0]]", "[[1,2,3],[0,0]]")):
            answer = self.bare("cast", archive, "--credential", self.write("c.txt", credential), "--vote",
                               self.write("v.json", vote), "--json")
            self.assertEqual(answer.code, 0, answer)
            found = self.bare("tracker", archive, answer.json["tracker"], "--json")
            self.assertTrue(found.json["ballots"][0]["counts"])
        wrong = self.bare("cast", archive, "--credential", self.write("c.txt", credentials[0]), "--vote",
                          self.write("v.json", "[[1,2,3],[1,1]]"), "--json")
        self.assertEqual((wrong.code, wrong.error["code"]), (1, "bel.vote"))
        early = self.bare("share", archive, os.path.join(folder, "trustee-1.key"), "--json")
        self.assertEqual((early.code, early.error["code"]), (1, "bel.closing"))
        self.assertEqual(self.bare("close", archive).code, 0)
        for owner in ("1", "2"):
            self.assertEqual(self.bare("shuffle", archive, owner).code, 0)
        for owner in ("1", "2"):
            self.assertEqual(self.bare("share", archive, os.path.join(folder, "trustee-%s.key" % owner)).code, 0)
        self.assertEqual(self.bare("finish", archive).code, 0)
        seen = self.verify(archive)
        self.assertEqual(sorted(seen["result"][0]), [[1, 2, 3], [3, 1, 2]])
        self.assertEqual(seen["result"][1], [1, 0])
        shown = self.bare("inspect", archive, "--json").json
        self.assertEqual((shown["voters"], shown["ballots"]), (2, 2))

    def test_what_cannot_be_made(self):
        for questions, voters, words, code in (
                ({"name": "n"}, "Ana\n", (), 1), (QUESTIONS, "Ana\nAna\n", (), 1), (QUESTIONS, "", (), 1),
                (QUESTIONS, "Ana,,x\n", (), 1), (RANKED, "Ana\n", ("--group", "BELENIOS-2048"), 1),
                (QUESTIONS, "Ana\n", ("--group", "P-256"), 2), (QUESTIONS, "Ana\n", ("--trustees", "0"), 2),
                (QUESTIONS, "Ana\n", ("--trustees", "2", "--threshold", "2"), 2),
                ({**QUESTIONS, "odd": 1}, "Ana\n", (), 1)):
            folder, _ = self.make(questions, voters, *words, code=code)
            self.assertFalse(os.path.exists(os.path.join(folder, "election.bel")))

    @unittest.skipUnless(TOOL, "belenios-tool is not installed")
    def test_the_tool_accepts_ours(self):
        for group, questions, votes, words in (
                ("BELENIOS-2048", QUESTIONS, "[[1,1,0],[0,1,0]]\n[[0,0,0],[1,0,0]]\n", ("--trustees", "2")),
                ("BELENIOS-2048", QUESTIONS, "[[1,0,0],[0,0,1]]\n", ("--trustees", "3", "--threshold", "2")),
                ("RFC-3526-2048", RANKED, "[[3,1,2],[1,0]]\n[[1,2,3],[0,1]]\n", ("--trustees", "2"))):
            folder, made = self.make(questions, "Ana\nBo\n", "--group", group, *words, "--votes",
                                     self.write("votes.txt", votes))
            self.verify(made["file"])
            done = self.tool("election", "verify", "--dir", ".", folder=folder)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(b"all checks passed", done.stderr)
            shutil.rmtree(folder)

    @unittest.skipUnless(TOOL, "belenios-tool is not installed")
    def test_ballots_and_trustees_of_both_in_one_election(self):
        folder, made = self.make(QUESTIONS, "Ana\nBo\n", "--group", "BELENIOS-2048", "--trustees", "2")
        with open(os.path.join(folder, "credentials.csv"), encoding="utf-8") as file:
            credentials = [line.strip().split(",")[2] for line in file]
        archive = made["file"]
        self.bare("cast", archive, "--credential", self.write("c.txt", credentials[0]), "--vote",
                  self.write("v.json", "[[1,1,0],[0,1,0]]"))
        newer = not self.tool("--version", folder=folder).stdout.startswith(b"2.")
        if newer:  # 2.0 has credentials of another length
            self.write("club/c.txt", credentials[1])
            self.write("club/v.json", "[[0,1,0],[1,0,0]]")
            ballot = self.tool("election", "generate-ballot", "--privcred", "c.txt", "--choice", "v.json",
                               folder=folder)
            self.assertEqual(ballot.returncode, 0, ballot.stderr)
            answer = self.bare("cast", archive, "--ballot", self.write("b.json", ballot.stdout.decode()))
            self.assertEqual(answer.code, 0, answer)
        self.assertEqual(self.bare("close", archive).code, 0)
        self.assertEqual(self.bare("share", archive, os.path.join(folder, "trustee-1.key")).code, 0)
        share = self.tool("election", "decrypt", "--privkey", "trustee-2.key", "--trustee-id", "2", folder=folder)
        self.assertEqual(share.returncode, 0, share.stderr)
        added = self.tool("archive", "add-event", "--type=PartialDecryption", folder=folder, stdin=share.stdout)
        self.assertEqual(added.returncode, 0, added.stderr)
        self.assertEqual(self.bare("finish", archive).code, 0)
        self.assertEqual(self.verify(archive)["result"], [[1, 2, 0], [1, 1, 0]] if newer else [[1, 1, 0], [0, 1, 0]])
        done = self.tool("election", "verify", "--dir", ".", folder=folder)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    moot.main()
