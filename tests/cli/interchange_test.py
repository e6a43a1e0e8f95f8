"""belenios-tool, written by others from the same protocol: each accepts what the other made, ballots and trustees of both
meet in one election, and methods of counting agree."""

import glob
import json
import os
import random
import shutil
import subprocess
import sys

import belenios
import elections
import moot
from elections import LISTS, QUESTIONS, RANKED

CANNOT_RUN = 77
CHOICES = "[[1,1,0],[0,1,0]]", "[[0,1,0],[1,0,0]]"
RANKINGS = "[[3,1,2],[1,0]]", "[[1,2,3],[0,1]]"
LISTED = "[[[1,0,1],[0,0]],[1,0]]", "[[[0,0,0],[1,1]],[0,1]]"


class Interchange(elections.Case):
    def tool(self, *words, folder, stdin=b""):
        done = belenios.run(*words, folder=folder, stdin=stdin)
        self.assertEqual(done.returncode, 0, (words, done.stderr))
        return done.stdout

    def add(self, folder, kind, body):
        self.tool("archive", "add-event", "--type=" + kind, folder=folder, stdin=body)

    def accepted_by_both(self, folder):
        (archive,) = glob.glob(os.path.join(folder, "*.bel"))
        done = belenios.verify(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"all checks passed", done.stderr)
        return self.verify(archive)

    def configurations(self):
        out = [("BELENIOS-2048", QUESTIONS, CHOICES), ("RFC-3526-2048", RANKED, RANKINGS)]
        if belenios.knows_ed25519():
            out += [("Ed25519", QUESTIONS, CHOICES), ("Ed25519", RANKED, RANKINGS), ("Ed25519", LISTS, LISTED),
                    ("BELENIOS-2048", LISTS, LISTED)]
        return out

    def test_the_tool_accepts_ours(self):
        for group, questions, votes in self.configurations():
            for trustees in (("--trustees", "2"), ("--trustees", "3", "--threshold", "2")):
                folder, made = self.make(questions, "Ana\nBo\n", "--group", group, *trustees, "--votes",
                                         self.write("votes.txt", "\n".join(votes) + "\n"))
                self.assertEqual(made["file"], os.path.join(folder, "election.bel"))
                seen = self.accepted_by_both(folder)
                self.assertEqual(seen["counted"], 2, (group, trustees))
                shutil.rmtree(folder)

    # An election that the tool prepares, in a folder of its own, with credentials for two voters.

    def prepare(self, group, questions, threshold):
        folder = os.path.join(self.folder, "theirs")
        os.mkdir(folder)
        uuid = self.tool("setup", "generate-token", folder=folder).decode().strip()
        self.tool("setup", "generate-credentials", "--uuid", uuid, "--group", group, "--count", "2", folder=folder)
        (private,) = glob.glob(os.path.join(folder, "*.privcreds"))
        with open(private, encoding="utf-8") as file:
            text = file.read()
        credentials = list(json.loads(text).values()) if text.startswith("{") else \
            [line.split()[1] for line in text.splitlines()]
        (public,) = glob.glob(os.path.join(folder, "*.pubcreds"))
        os.rename(public, os.path.join(folder, "public_creds.json"))
        keys = self.threshold_keys(folder, group) if threshold else self.single_keys(folder, group)
        self.tool("setup", "make-trustees", folder=folder)
        with open(os.path.join(folder, "template.json"), "w", encoding="utf-8") as file:
            json.dump(questions, file)
        self.tool("setup", "make-election", "--uuid", uuid, "--group", group, "--template", "template.json",
                  folder=folder)
        self.tool("archive", "init", folder=folder)
        (archive,) = glob.glob(os.path.join(folder, "*.bel"))
        return folder, archive, credentials, keys

    def single_keys(self, folder, group):
        for _ in range(2):
            self.tool("setup", "generate-trustee-key", "--group", group, folder=folder)
        private = sorted(glob.glob(os.path.join(folder, "*.privkey")))
        with open(os.path.join(folder, "public_keys.jsons"), "w", encoding="utf-8") as out:
            for key in private:
                with open(key.replace(".privkey", ".pubkey"), encoding="utf-8") as file:
                    out.write(file.read().strip() + "\n")
        return [os.path.basename(key) for key in private]

    def threshold_keys(self, folder, group):
        """Two of three, all steps played here."""
        def step(number, *words, stdin=b""):
            return self.tool("setup", "generate-trustee-key-threshold", "--group", group, "--step", str(number), *words,
                             folder=folder, stdin=stdin)

        def put(name, body):
            with open(os.path.join(folder, name), "ab") as file:
                file.write(body.strip() + b"\n")

        keys = []
        for index in (1, 2, 3):
            before = set(glob.glob(os.path.join(folder, "*.key")))
            step(1, *(("--threshold-context", "%d/2/3" % index) if belenios.knows_ed25519() else ()))
            (key,) = set(glob.glob(os.path.join(folder, "*.key"))) - before
            keys.append(os.path.basename(key)[:-len(".key")])
            with open(os.path.join(folder, keys[-1] + ".cert"), "rb") as file:
                put("certs.jsons", file.read())
        certs = ("--certs", "certs.jsons")
        step(2, *certs)
        for key in keys:
            put("polynomials.jsons",
                step(3, *certs, "--key", key + ".key", *(() if belenios.knows_ed25519() else ("--threshold", "2"))))
        step(4, *certs, "--polynomials", "polynomials.jsons")
        outputs = b""
        for key in keys:
            with open(os.path.join(folder, key + ".vinput"), "rb") as file:
                outputs += step(5, *certs, "--key", key + ".key", stdin=file.read()).strip() + b"\n"
        put("threshold.json", step(6, *certs, "--polynomials", "polynomials.jsons", stdin=outputs))
        open(os.path.join(folder, "public_keys.jsons"), "wb").close()
        return keys

    def their_ballot(self, folder, credential, vote):
        name = "--choice" if belenios.knows_ed25519() else "--ballot"
        for file_name, text in (("c.txt", credential), ("v.json", vote)):
            with open(os.path.join(folder, file_name), "w", encoding="utf-8") as file:
                file.write(text)
        return self.tool("election", "generate-ballot", "--privcred", "c.txt", name, "v.json", folder=folder)

    def our_ballot(self, archive, credential, vote):
        answer = self.bare("cast", archive, "--credential", self.write("c.txt", credential), "--vote",
                           self.write("v.json", vote))
        self.assertEqual(answer.code, 0, answer)

    def their_share(self, folder, key, owner):
        if os.path.exists(os.path.join(folder, key)):
            words = ("election", "decrypt", "--privkey", key)
        else:
            words = ("election", "decrypt-threshold", "--key", key + ".key", "--decryption-key", key + ".dkey")
        self.add(folder, "PartialDecryption", self.tool(*words, "--trustee-id", str(owner), folder=folder))

    def test_ours_accepts_theirs(self):
        for group, questions, votes in self.configurations():
            for threshold in (False, True):
                folder, _, credentials, keys = self.prepare(group, questions, threshold)
                for credential, vote in zip(credentials, votes):
                    self.add(folder, "Ballot", self.their_ballot(folder, credential, vote))
                self.add(folder, "EndBallots", b"")
                self.add(folder, "EncryptedTally", self.tool("election", "compute-encrypted-tally", folder=folder))
                if questions is RANKED:
                    self.add(folder, "Shuffle",
                             self.tool("election", "shuffle", "--trustee-id", "1", folder=folder))
                    self.add(folder, "EndShuffles", b"")
                for owner in (1, 2):
                    self.their_share(folder, keys[owner - 1], owner)
                self.add(folder, "Result", self.tool("election", "compute-result", folder=folder))
                seen = self.accepted_by_both(folder)
                self.assertEqual(seen["counted"], 2, (group, threshold))
                # 2.0 shares a key without signatures; 3.x refuses that, and to us it is worth a warning.
                expected = ["bel.trustees"] if threshold and not belenios.knows_ed25519() else []
                self.assertEqual([warning["rule"] for warning in seen["warnings"]], expected)
                shutil.rmtree(folder)

    def test_ballots_and_trustees_of_both_in_one_election(self):
        for group, questions, votes in self.configurations():
            folder, archive, credentials, keys = self.prepare(group, questions, False)
            self.our_ballot(archive, credentials[0], votes[1])
            self.add(folder, "Ballot", self.their_ballot(folder, credentials[0], votes[0]))  # again, elsewhere
            self.our_ballot(archive, credentials[1], votes[1])
            self.assertEqual(self.bare("close", archive).code, 0)
            if questions is RANKED:
                self.assertEqual(self.bare("shuffle", archive, "1").code, 0)
                self.add(folder, "Shuffle", self.tool("election", "shuffle", "--trustee-id", "2", folder=folder))
                self.add(folder, "EndShuffles", b"")
            self.their_share(folder, keys[0], 1)
            self.assertEqual(self.bare("share", archive, os.path.join(folder, keys[1])).code, 0)
            self.assertEqual(self.bare("finish", archive).code, 0)
            seen = self.accepted_by_both(folder)
            self.assertEqual((seen["ballots"], seen["counted"]), (3, 2))
            expected = {id(QUESTIONS): [[1, 2, 0], [1, 1, 0]], id(LISTS): [[[1, 0, 1], [1, 1]], [1, 1]]}
            if questions is RANKED:
                self.assertEqual(sorted(seen["result"][0]), [[1, 2, 3], [3, 1, 2]])
            else:
                self.assertEqual(seen["result"], expected[id(questions)], group)
            shutil.rmtree(folder)


class Counting(elections.Case):
    """The same votes, counted by both."""

    def theirs(self, method, votes, *words):
        done = belenios.run("method", method, *words, stdin=json.dumps(votes).encode())
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def ours(self, method, votes, *words):
        rows = [",".join("c%d" % i for i in range(len(votes[0])))]
        rows += [",".join("" if number is None else str(number) for number in vote) for vote in votes]
        done = subprocess.run([moot.BINARY, "count", "--method", method, "--json", *words,
                               self.write("votes.csv", "\n".join(rows) + "\n")], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        return json.loads(done.stdout)

    def rankings(self, draw, ties, least=1):
        count = draw.randint(2, 6)
        votes = []
        for _ in range(draw.randint(least, 40)):
            vote, rank = [0] * count, 0
            for place, option in enumerate(draw.sample(range(count), draw.randint(1, count))):
                if not ties or place == 0 or draw.random() < 0.7:
                    rank += 1
                vote[option] = rank
            votes.append(vote)
        return votes, [[number or None for number in vote] for vote in votes]

    def test_condorcet_by_schulze(self):
        draw = random.Random(1)
        for _ in range(40):
            votes, rows = self.rankings(draw, ties=True)
            theirs = self.theirs("schulze", votes, "--blank-allowed=false")
            ours = self.ours("schulze", rows)
            self.assertEqual(ours["pairs"], theirs["raw"], votes)
            for option, row in enumerate(theirs["beatpaths"]):
                row[option] = None  # from an option to itself means nothing
                self.assertEqual([path or [0, 0] for path in ours["paths"][option]],
                                 [path or [0, 0] for path in row], votes)
            self.assertIn(ours["elected"][0] - 1, theirs["winners"][0], votes)

    def test_single_transferable_vote(self):
        # Theirs computes with rounded fractions and breaks each tie by order, and ours as the Scottish rules do: where no
        # tie is broken, the same are elected.
        draw = random.Random(2)
        compared = 0
        while compared < 40:
            votes, rows = self.rankings(draw, ties=False, least=10)  # with very few votes theirs stops
            seats = draw.randint(1, len(votes[0]) - 1)
            theirs = self.theirs("stv", votes, "--nseats", str(seats))
            ours = self.ours("stv-scottish", rows, "--seats", str(seats))
            if ours["ties"] or any(str(event[0]).startswith("Tie") for event in theirs["events"]):
                continue
            compared += 1
            self.assertEqual(sorted(option - 1 for option in ours["elected"]), sorted(theirs["winners"]), (seats, votes))

    def test_majority_judgment(self):
        # Of an even number of grades theirs takes the better one of the two in the middle, and ours the worse one, as
        # Balinski and Laraki do. So theirs is ours of the same grades read the other way round, best last.
        draw = random.Random(3)
        for _ in range(40):
            count = draw.randint(2, 5)
            votes = [[draw.randint(1, 6) for _ in range(count)] for _ in range(draw.randint(1, 30))]
            theirs = self.theirs("majority-judgment", votes, "--ngrades", "6", "--blank-allowed=false")
            ours = self.ours("majority-judgment", [[number - 1 for number in vote] for vote in votes])
            ranking = [option - 1 for option in reversed(ours["ranking"])]
            at = 0
            for level in theirs["winners"]:
                self.assertEqual(sorted(ranking[at:at + len(level)]), sorted(level), votes)
                at += len(level)


if __name__ == "__main__":
    if not belenios.TOOL:
        print("belenios-tool is not installed, so nothing is compared with it")
        sys.exit(CANNOT_RUN)
    print(belenios.run("--version").stdout.decode().strip())
    moot.main()
