"""Elections without an assembly: made, held, checked, taken apart."""

import base64
import hashlib
import json
import os
import shutil
import stat

import elections
import moot
from elections import DATA, LISTS, QUESTIONS, RANKED


class Election(elections.Case):
    def test_archives_of_others(self):
        for name, ballots, result in (("e33.bel", 5, [[3, 1], [2, 2, 1]]), ("nh33e.bel", 12, None),
                                      ("lists33e.bel", 3, [[[2, 1, 2], [0, 0], [1, 1, 1, 0]], [1, 1]])):
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

    def test_lists(self):
        votes = "[[[1,1,0],[0,0]],[1,0]]\n[[[0,0,0],[1,1]],[0,1]]\n[[[1,1,1],[0,0]],[1,0]]\n"
        _, made = self.make(LISTS, "Ana\nBo\nCy\n", "--votes", self.write("votes.txt", votes))
        self.assertEqual(self.verify(made["file"])["result"], [[[2, 2, 1], [1, 1]], [2, 1]])
        words = self.bare("verify", made["file"]).out
        self.assertIn("Kitchen", words)
        for wrong, code in (("[[[0,0,0],[0,0]],[1,0]]", "bel.vote"), ("[[[1,0,0],[0,0]],[1,0]]", "bel.vote"),
                            ("[[[1,1],[0,0,0]],[1,0]]", "bel.form"), ("[[1,1,0,0,0],[1,0]]", "bel.form")):
            shutil.rmtree(os.path.join(self.folder, "club"), ignore_errors=True)
            _, answer = self.make(LISTS, "Ana\n", "--votes", self.write("votes.txt", wrong), code=1)
            self.assertEqual(answer["error"]["code"], code)

    def test_hints_change_no_verdict(self):
        archive = os.path.join(DATA, "e33.bel")
        for wide in ((), ("--wide",)):
            hints = os.path.join(self.folder, "hints" + "".join(wide))
            plain = self.bare("verify", archive, "--json", "--write-hints", hints, *wide)
            self.assertEqual(plain.code, 0, plain)
            hinted = self.bare("verify", archive, "--json", "--hints", hints)
            self.assertEqual(hinted.code, 0, hinted)
            self.assertEqual(hinted.json, {**plain.json, "hinted": 5})
            self.assertEqual(self.bare("verify", archive, "--write-hints", hints).code, 2)  # it is there
            with open(hints, "r+b") as file:
                file.seek(100)
                file.write(b"\xff" * 40)
            wrong = self.bare("verify", archive, "--json", "--hints", hints)
            self.assertEqual((wrong.code, wrong.json["ok"], wrong.json["hinted"]), (0, True, 4))
            self.assertEqual([warning["rule"] for warning in wrong.json["warnings"]], ["bel.hints"])
        other = self.bare("verify", os.path.join(DATA, "lists33e.bel"), "--json", "--hints", hints)
        self.assertEqual((other.code, other.json["warnings"][0]["rule"]), (0, "bel.hints"))
        both = self.bare("verify", archive, "--hints", hints, "--write-hints", hints + "2")
        self.assertEqual(both.code, 2)

    def test_parts_of_an_archive(self):
        folder = os.path.join(self.folder, "parts")
        answer = self.bare("export", os.path.join(DATA, "nh33e.bel"), folder, "--json")
        self.assertEqual(answer.code, 0, answer)
        self.assertEqual(answer.json["files"], sorted(os.listdir(folder)))
        self.assertEqual(answer.json["files"],
                         ["ballots.jsons", "election.json", "encrypted_tally.json", "partial_decryptions.jsons",
                          "public_creds.json", "result.json", "shuffles.jsons", "trustees.json", "votes-1.csv"])
        with open(os.path.join(folder, "election.json"), "rb") as file:
            phi = base64.b64encode(hashlib.sha256(file.read()).digest()).rstrip(b"=").decode()
        with open(os.path.join(folder, "ballots.jsons"), encoding="utf-8") as file:
            ballots = file.read().splitlines()
        self.assertEqual(len(ballots), 12)
        self.assertEqual({json.loads(ballot)["election_hash"] for ballot in ballots}, {phi})
        with open(os.path.join(folder, "votes-1.csv"), encoding="utf-8") as file:
            self.assertEqual(len(file.read().splitlines()), 13)
        self.assertEqual(self.bare("export", os.path.join(DATA, "nh33e.bel"), folder).code, 2)  # nothing is replaced
        empty = self.bare("export", "-", os.path.join(self.folder, "none"), "--json")
        self.assertEqual(empty.code, 1)
        self.assertIn(empty.error["code"], ("bel.archive", "bel.order"))

    def test_what_cannot_be_made(self):
        for questions, voters, words, code in (
                ({"name": "n"}, "Ana\n", (), 1), (QUESTIONS, "Ana\nAna\n", (), 1), (QUESTIONS, "", (), 1),
                (QUESTIONS, "Ana,,x\n", (), 1), (RANKED, "Ana\n", ("--group", "BELENIOS-2048"), 1),
                (QUESTIONS, "Ana\n", ("--group", "P-256"), 2), (QUESTIONS, "Ana\n", ("--trustees", "0"), 2),
                (QUESTIONS, "Ana\n", ("--trustees", "2", "--threshold", "2"), 2),
                # No archive could hold a ballot of this.
                ({"name": "n", "description": "", "questions": [
                    {"answers": ["a"] * 900, "min": 0, "max": 900, "question": "?"}] * 256},
                 "Ana\n", ("--group", "RFC-3526-2048"), 1),
                ({**QUESTIONS, "odd": 1}, "Ana\n", (), 1)):
            folder, _ = self.make(questions, voters, *words, code=code)
            self.assertFalse(os.path.exists(os.path.join(folder, "election.bel")))


if __name__ == "__main__":
    moot.main()
