"""Proofs made by nodes, checked by a program that has no home: what was decided, who holds a mandate, who is on the roll."""

import hashlib
import os
import random
import stat
import subprocess

import moot
import seals


def tokens(data, at=0, end=None):
    """Heads with what is behind them, one after the other."""
    while at < (len(data) if end is None else end):
        begin, major, info = at, data[at] >> 5, data[at] & 31
        at += 1
        if info >= 24:
            size = 1 << (info - 24)
            info, at = int.from_bytes(data[at : at + size], "big"), at + size
        if major in (2, 3):
            at += info
        yield major, info, data[begin:at], at


def items_of(data):
    """Where the items of the file's array begin and end."""
    ends, open_items = [1], 0
    for major, info, _, at in tokens(data, 1):
        open_items += (info if major == 4 else 0) - (1 if open_items else 0)
        if not open_items:
            ends.append(at)
    return ends


def with_check(data):
    """The file with the check against damage that fits what stands before it."""
    return data[:-9] + b"\x48" + hashlib.blake2b(b"fm1/proof" + data[:-9], digest_size=32).digest()[:8]


def said_again(data):
    """With each id wherever it belongs (docs/protocol/proof.md, section 1)."""
    out, ids = b"", []
    for major, info, whole, _ in tokens(data[:-9]):
        if major == 7 and info < 20:
            whole = ids[info]
        elif major == 2 and info == 32 and len(ids) < 20:
            ids.append(whole)
        out += whole
    return out + data[-9:]


def said_once(data):
    out, ids = b"", []
    for major, info, whole, _ in tokens(data[:-9]):
        if whole in ids:
            whole = bytes([0xE0 + ids.index(whole)])
        elif major == 2 and info == 32 and len(ids) < 20:
            ids.append(whole)
        out += whole
    return with_check(out + data[-9:])


class Proofs(seals.Case):
    def verify(self, file, *words, code=0):
        """By a process that finds no home, in an empty folder."""
        nowhere = self.path("nowhere")
        os.makedirs(nowhere, exist_ok=True)
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run([os.path.abspath(moot.BINARY), "--json", "verify", file, *words], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60, check=False,
                              env=environment, cwd=nowhere)
        answer = moot.Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
        self.assertEqual(answer.code, code, answer)
        self.assertEqual(os.listdir(nowhere), [])
        return answer.json

    def prove(self, home, kind, what, *words):
        """A new file, and what the command said of it."""
        self.files = getattr(self, "files", 0) + 1
        file = self.path("%d.proof" % self.files)
        made = home.do("proof", kind, what, "-o", file, *words)
        self.assertEqual((made["file"], made["bytes"], made["kind"]), (file, os.path.getsize(file), kind))
        self.assertEqual(stat.S_IMODE(os.stat(file).st_mode), 0o600)
        self.assert_time(made["as_of"]["time"])
        return file, made

    def adopt(self, homes, title, text):
        plan = homes[0].do("propose", title, "--text", text)["event"]
        self.carry(homes[0], homes[1:])
        for home in homes:
            home.do("position", plan, "agree")
        self.carry(homes[0], homes[1:])
        homes[0].do("decide", plan)
        return plan

    def decided(self):
        """Three homes under their first seal, with a decision in it."""
        homes = self.founders_by_bundle()
        plan = self.adopt(homes, "A well", "We dig a well.")
        self.seal_founding(homes)
        return homes, plan

    def test_a_decision(self):
        homes, plan = self.decided()
        home = homes[1]
        assembly, seal = home.status()["assembly"], home.status()["seal"]["hash"]
        decision = home.do("show", plan)["decision"]
        file, made = self.prove(home, "decision", "A well")
        self.assertEqual((made["id"], made["assembly"], made["as_of"]["page"], made["from"]),
                         (decision["id"], assembly, 1, None))
        for remembered in ([], ["--remember", seal], ["--remember", assembly]):
            seen = self.verify(file, *remembered)
            self.assertEqual((seen["valid"], seen["kind"], seen["assembly"], seen["name"], seen["code"]),
                             (True, "decision", assembly, "The Square", None))
            self.assertEqual((seen["item"]["adopted"], seen["item"]["title"], seen["item"]["yes"]), (True, "A well", 3))
            self.assertEqual(seen["as_of"]["seal"], seal)
        self.assertEqual(self.verify(file)["sentence"], made["sentence"])
        self.assertIn("from the founding", made["sentence"])
        self.assertEqual(self.verify(file, "--remember", "0" * 64, code=1)["code"], "proof.start")
        # The same by its id, by the count's, and by those of a prefix; twice the same bytes.
        for name in (plan, decision["id"], plan[:12]):
            with open(self.prove(homes[2], "decision", name)[0], "rb") as other, open(file, "rb") as first:
                self.assertEqual(other.read(), first.read())

        # From the seal that its reader remembers: small, and for nobody else.
        homes[0].do("propose", "A bench", "--text", "We build a bench.")
        self.later(homes, minutes=11)
        self.carry_until(3, homes)
        small, made = self.prove(home, "decision", plan, "--remember", seal)
        self.assertEqual((made["from"]["page"], made["from"]["seal"], made["links"], made["as_of"]["page"]), (1, seal, 1, 2))
        self.assertLess(made["bytes"], 1_600)
        self.assertEqual(self.verify(small, code=1)["code"], "proof.unremembered")
        seen = self.verify(small, "--remember", seal)
        self.assertEqual((seen["name"], seen["item"]["title"], seen["item"]["adopted"]), (None, None, True))
        self.assertIn("as far as the remembered seal " + seal, seen["sentence"])
        worded, _ = self.prove(home, "decision", plan, "--remember", seal[:10], "--words")
        seen = self.verify(worded, "--remember", seal)
        self.assertEqual((seen["name"], seen["item"]["title"]), ("The Square", "A well"))
        # The last seal itself needs no link.
        last = home.status()["seal"]["hash"]
        file, made = self.prove(home, "decision", plan, "--remember", last)
        self.assertEqual(made["links"], 0)
        self.verify(file, "--remember", last)

    def test_refusals(self):
        homes = self.founders_by_bundle()
        plan = self.adopt(homes, "A well", "We dig a well.")
        home, file = homes[0], self.path("x.proof")
        self.assertEqual(home.refused("proof", "decision", plan, "-o", file)["code"], "proof.no_seal")
        self.seal_founding(homes)
        bench = home.do("propose", "A bench", "--text", "We build a bench.")["event"]
        refusals = (
            (2, "node.not_found", ("decision", "f" * 64)),
            (2, "node.not_found", ("decision", "No such title")),
            (2, "node.not_found", ("decision", home.status()["assembly"])),
            (2, "node.not_found", ("mandate", plan)),
            (2, "node.not_found", ("member", "f" * 64)),
            (1, "proof.not_sealed", ("decision", bench)),
            (2, "node.not_found", ("decision", plan, "--remember", "f" * 64)),
        )
        for code, name, words in refusals:
            self.assertEqual(home.refused("proof", *words, "-o", file, code=code)["code"], name, words)
        self.later(homes, minutes=11)
        self.carry_until(3, homes)
        self.assertEqual(home.refused("proof", "decision", bench, "-o", file)["code"], "proof.undecided")
        self.assertFalse(os.path.exists(file))

        # What is there is not written over; and where nothing can be written nothing is left behind.
        kept = self.write("kept.proof", "kept")
        self.assertEqual(home.refused("proof", "decision", plan, "-o", kept, code=2)["code"], "file.exists")
        with open(kept, encoding="utf-8") as old:
            self.assertEqual(old.read(), "kept")
        self.assertEqual(home.refused("proof", "decision", plan, "-o", self.folder, code=2)["code"], "file.exists")
        away = os.path.join(self.folder, "none", "x.proof")
        self.assertEqual(home.refused("proof", "decision", plan, "-o", away, code=2)["code"], "file.not_found")
        self.assertEqual(home.refused("proof", "decision", plan, code=2)["code"], "usage.wrong")
        self.assertEqual(home.refused("proof", "vote", plan, "-o", file, code=2)["code"], "usage.wrong")
        self.assertEqual([name for name in os.listdir(self.folder) if ".proof." in name], [])

    def test_through_the_node_that_serves_the_home(self):
        homes, plan = self.decided()
        alone, _ = self.prove(homes[0], "decision", plan)
        homes[0].serve()
        served, _ = self.prove(homes[0], "decision", plan)
        self.assertEqual(homes[0].refused("proof", "decision", plan, "-o", served, code=2)["code"], "file.exists")
        with open(alone, "rb") as one, open(served, "rb") as other:
            due = one.read()
            self.assertEqual(due, other.read())
        piped = subprocess.run([moot.BINARY, "--home", homes[0].folder, "proof", "decision", plan, "-o", "-"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=homes[0].environment(), check=True)
        self.assertEqual(piped.stdout, due)
        self.assertEqual(homes[0].stop(), 0)

    def test_members_who_are_there_and_who_left(self):
        homes, _ = self.decided()
        ids = {one["name"]: one["member"] for one in homes[0].do("members")["members"]}
        file, made = self.prove(homes[0], "member", "c")
        self.assertEqual(made["id"], ids["c"])
        seen = self.verify(file)
        self.assertEqual((seen["item"]["member"], seen["item"]["on_roll"], seen["item"]["state"]), (ids["c"], True, "founder"))
        homes[2].do("leave")
        # Not before a seal has it.
        self.assertIs(self.verify(self.prove(homes[2], "member", ids["c"])[0])["item"]["on_roll"], True)
        self.later(homes, minutes=11)
        self.carry_until(3, homes)
        left, _ = self.prove(homes[0], "member", ids["c"])
        seen = self.verify(left)
        self.assertEqual((seen["item"]["on_roll"], seen["item"]["state"]), (False, "left"))
        self.assertIn("does not have", seen["sentence"])
        # The old file still says what was so by its own seal, and says of which.
        self.assertEqual(self.verify(file)["as_of"]["page"], 1)

    def close(self, vote, homes):
        """Days pass, and whatever is due is sealed, until that vote is closed everywhere."""
        for _ in range(4):
            self.later(homes, days=5)
            for _ in range(6):
                self.carry_round(homes)
                if all(home.do("show", vote)["state"] != "open" for home in homes):
                    return self.carry_round(homes)
                self.later(homes, seconds=20)
        return self.fail("still open: %r" % homes[0].do("show", vote))

    def vote_of_all(self, homes, vote, choices):
        self.carry_round(homes)
        for home, choice in zip(homes, choices):
            home.do("vote", vote, choice)

    def test_a_mandate_until_it_is_recalled(self):
        homes, _ = self.decided()
        mandate = homes[0].do("mandate", "b", "--scope", "speaks to the press", "--until", "90d", "--for", "1d")["event"]
        self.vote_of_all(homes, mandate, ("yes", "yes", "no"))
        self.later(homes, minutes=11)
        self.carry_until(3, homes)
        seen = self.verify(self.prove(homes[1], "mandate", mandate)[0])
        self.assertEqual((seen["kind"], seen["item"]["given"]), ("mandate", False))
        self.assertIn("had not given a mandate", seen["sentence"])
        self.close(mandate, homes)
        seal = homes[1].status()["seal"]["hash"]
        file, made = self.prove(homes[1], "mandate", "speaks to the press")
        seen = self.verify(file)
        holder = {one["name"]: one["member"] for one in homes[0].do("members")["members"]}["b"]
        self.assertEqual((seen["item"]["holder"], seen["item"]["recalled"], seen["item"]["title"]),
                         (holder, None, "speaks to the press"))
        self.assert_time(seen["item"]["until"])
        self.assertIn("not recalled as of the seal of page %d, " % made["as_of"]["page"], seen["sentence"])
        # What gave it is a decision too, with the root under which ballots are checked.
        given = self.verify(self.prove(homes[1], "decision", mandate)[0])["item"]
        self.assertEqual((given["matter"], given["adopted"], given["yes"], given["no"], given["mandate"]),
                         ("mandate", True, 2, 1, mandate))
        self.assertEqual(given["ballots"], homes[2].do("ballot", "check", mandate)["root"])

        recall = homes[2].do("recall", mandate, "--reason", "spoke for himself", "--for", "1d")["event"]
        self.vote_of_all(homes, recall, ("yes", "abstain", "yes"))
        self.close(recall, homes)
        recalled = self.verify(self.prove(homes[0], "mandate", mandate, "--remember", seal)[0], "--remember", seal)
        self.assertIn(recalled["item"]["recalled"], range(made["as_of"]["page"] + 1, recalled["as_of"]["page"] + 1))
        self.assertIn("recalled by seal", recalled["sentence"])
        taken = self.verify(self.prove(homes[0], "decision", recall)[0])
        self.assertEqual((taken["item"]["matter"], taken["item"]["mandate"], taken["item"]["state"]),
                         ("recall", mandate, "adopted"))
        # The file from before says as of when it is so.
        self.assertEqual(self.verify(file)["as_of"], made["as_of"])

    def test_changed_and_forged(self):
        homes, plan = self.decided()
        seal = homes[0].status()["seal"]["hash"]
        file, _ = self.prove(homes[0], "decision", plan)
        with open(file, "rb") as whole:
            good = whole.read()
        bad = self.path("bad.proof")

        def refused(data, *words, codes=None):
            with open(bad, "wb") as out:
                out.write(data)
            seen = self.verify(bad, *words, code=1)
            self.assertIs(seen["valid"], False)
            self.assertTrue(seen["code"].startswith("proof."), seen)
            if codes:
                self.assertIn(seen["code"], codes)

        chance = random.Random(1)
        for repaired in (False, True):
            for _ in range(25):
                # Past the version; with the check put right, too.
                at = chance.randrange(2, len(good) - 9)
                data = bytearray(good)
                data[at] ^= 1 << chance.randrange(8)
                refused(with_check(bytes(data)) if repaired else bytes(data))
        refused(good[:-1])
        refused(b"")

        # People of the same names found the same again, with other keys, and seal what they like.
        others = self.founders_by_bundle(("d", "e", "f"))
        forged_plan = self.adopt(others, "A well", "We dig no well.")
        self.seal_founding(others)
        forged, _ = self.prove(others[0], "decision", forged_plan)
        self.assertNotEqual(self.verify(forged)["assembly"], homes[0].status()["assembly"])
        for known in (seal, homes[0].status()["assembly"]):
            self.assertEqual(self.verify(forged, "--remember", known, code=1)["code"], "proof.start")
        # Their seals and entries under our founding; their founders under it; and our decision under their seals.
        with open(forged, "rb") as whole:
            theirs = said_again(whole.read())
        ours = said_again(good)
        ours_at, theirs_at = items_of(ours), items_of(theirs)

        def take(*items):
            parts = [theirs[theirs_at[i] : theirs_at[i + 1]] if i in items else ours[ours_at[i] : ours_at[i + 1]]
                     for i in range(8)]
            return said_once(ours[:1] + b"".join(parts))

        refused(take(4, 6), codes=("proof.witnesses", "proof.place"))
        refused(take(3, 4, 6), codes=("proof.founding",))
        refused(take(4), codes=("proof.witnesses", "proof.place"))
        refused(take(6), codes=("proof.path",))
        refused(take(5), codes=("proof.text",))
        self.assertEqual(take(), good)
        refused(with_check(ours), codes=("proof.form",))


if __name__ == "__main__":
    moot.main()
