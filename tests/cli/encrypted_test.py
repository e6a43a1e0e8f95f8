"""A vote whose ballots nobody can read, held by six homes from the lot to the archive, which belenios-tool checks, too."""

import json
import os
import shutil

import belenios
import moot
import seals

NAMES = ("a", "b", "c", "d", "e", "f")


class Encrypted(seals.Case):
    def next_page(self, homes, **how):
        self.later(homes, **(how or {"minutes": 11}))
        self.carry_until(homes[0].status()["page"] + 1, homes)

    def drawn(self):
        """Six who founded an assembly, and the order of their witnesses."""
        homes = self.founders_by_bundle(NAMES)
        self.seal_founding(homes)
        lot = homes[0].do("lot", "open", "a", "b", "c", "--by", "twelve dice", "--for", "1d")["event"]
        self.carry_round(homes)
        for home in homes:
            home.do("vote", lot, "yes")
        self.carry_round(homes)
        self.next_page(homes, days=4)
        for stage in ("commit", "reveal"):
            self.assertEqual(homes[0].do("seal", "status")["lot"]["state"], stage)
            self.carry_round(homes)
            self.next_page(homes, days=3, minutes=1)
            while homes[0].do("seal", "status")["lot"]["state"] == stage:
                self.next_page(homes)
        for home in homes[:3]:
            home.do("lot", "tell", "3 1 6 2")
        self.next_page(homes)
        self.assertEqual(homes[0].do("seal", "status")["lot"]["state"], "drawn")
        return homes

    def until(self, homes, vote, stage, pages=6):
        for _ in range(pages):
            if homes[0].do("election", "result", vote)["stage"] == stage:
                return
            self.next_page(homes)
        self.fail(homes[0].do("election", "result", vote))

    def checked_by_others(self, archive):
        if not belenios.knows_ed25519():
            self.assertNotIn("BELENIOS_TOOL", os.environ)  # who names one wants it to look
            return
        folder = self.path("theirs")
        os.mkdir(folder)
        shutil.copy(archive, folder)
        done = belenios.verify(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"all checks passed", done.stderr)

    def test_six_vote_and_everybody_can_check(self):
        homes = self.drawn()
        # As others have to write it, too.
        question = 'A "well" \\ für alle?'
        vote = homes[0].do("election", "open", question, "--trustees", "3", "--for", "7d")["event"]
        self.assertEqual(homes[0].refused("vote", vote, "yes")["code"], "encrypted.ballots")
        self.carry_round(homes)
        for home in homes:
            home.do("election", "register", vote)
        # Trustees do their part by themselves, one step for each seal.
        self.until(homes, vote, "voting")
        seen = homes[0].do("election", "result", vote)
        self.assertEqual((seen["registered"], seen["attempt"], len(seen["trustees"])), (6, 1, 3))
        self.assertTrue(all(one["drilled"] for one in seen["trustees"]))
        self.assertTrue(seen["not_protected"])

        # A ballot that is audited on another device says what its voter wanted, and is not cast.
        first = homes[0].do("election", "vote", vote, "no")
        audit = homes[0].do("election", "audit", vote)["audit"]
        checked = homes[1].do("election", "check", audit)
        self.assertEqual((checked["code"], checked["says"]), (first["code"], ["no"]))
        self.assertEqual(homes[0].refused("election", "audit", vote)["code"], "election.nothing_to_audit")
        damaged = audit[:-1] + ("2" if audit[-1] != "2" else "3")
        self.assertEqual(homes[1].refused("election", "check", damaged, code=2)["code"], "election.damaged_text")

        # Who is given a ballot and hands it in nowhere takes nothing but time: its voter sees that it is missing.
        kept_back = homes[3].do("election", "vote", vote, "yes")["ballot"]
        self.carry_round(homes)
        self.assertIsNone(homes[3].do("election", "result", vote)["me"]["ballot"])
        homes[1].do("election", "carry", kept_back)
        self.carry_round(homes)
        self.assertIsNotNone(homes[3].do("election", "result", vote)["me"]["ballot"])
        self.assertEqual(homes[3].refused("election", "audit", vote)["code"], "election.nothing_to_audit")

        choices = ("yes", "yes", "no", "yes", "blank", "abstain")
        for number, choice in enumerate(choices):
            ballot = homes[number].do("election", "vote", vote, choice)
            homes[(number + 1) % 6].do("election", "carry", ballot["ballot"])
        self.carry_round(homes)
        # One of them thinks again.
        again = homes[2].do("election", "vote", vote, "yes")
        homes[5].do("election", "carry", again["ballot"])
        self.assertEqual(homes[5].refused("election", "carry", again["ballot"])["code"], "encrypted.repeated")
        self.assertEqual(homes[0].refused("election", "decrypt", vote)["code"][:10], "encrypted.")
        self.next_page(homes, days=10)
        self.until(homes, vote, "opening")
        trustees = [home for home in homes if home.do("election", "result", vote)["me"]["trustee"]]
        self.assertEqual(len(trustees), 3)
        for home in trustees[:2]:
            home.do("election", "decrypt", vote)
        self.assertEqual(homes[0].refused("election", "archive", vote, self.path("no.bel"))["code"], "election.no_result")
        self.until(homes, vote, "done")

        for home in homes:
            result = home.do("election", "result", vote)
            sums = {one["answer"]: one["count"] for one in result["sums"]}
            self.assertEqual(sums, {"blank": 1, "yes": 4, "no": 0, "abstain": 1})
            self.assertIs(result["decision"]["adopted"], True)
            self.assertIs(home.do("check")["ok"], True)
        archives = []
        for name, home in zip(NAMES, homes):
            file = self.path(name + ".bel")
            home.do("election", "archive", vote, file)
            with open(file, "rb") as archive:
                archives.append(archive.read())
        self.assertEqual(len(set(archives)), 1)
        verified = homes[0].do("election", "verify", self.path("a.bel"))
        self.assertEqual((verified["ok"], verified["counted"], verified["result"]), (True, 6, [[1, 4, 0, 1]]))
        self.assertEqual(verified["warnings"], [])
        self.checked_by_others(self.path("a.bel"))
        tracker = homes[0].do("election", "tracker", self.path("a.bel"))
        self.assertTrue(tracker)
        self.assertIn("4  yes", homes[0].plain("election", "result", vote).out)


    def test_five_of_six_rank_days_and_nobody_sees_who_they_are(self):
        homes = self.drawn()
        days = ("--option", "Monday", "--option", "Friday, late")
        vote = homes[0].do(
            "election", "open", "Which day?", *days, "--method", "schulze", "--mixed", "--for", "7d"
        )["event"]
        self.carry_round(homes)
        self.assertEqual(homes[0].refused("election", "register", vote)["code"], "encrypted.other_stage")
        self.until(homes, vote, "registering")
        for home in homes:
            home.do("election", "register", vote)
        # Trustees shuffle credentials and open them by themselves: one turn after the other.
        self.until(homes, vote, "voting", pages=12)
        seen = homes[0].do("election", "result", vote)
        self.assertEqual((seen["mixed"], seen["registered"]), (True, 6))

        audited = homes[0].do("election", "vote", vote, "2>1")
        audit = homes[0].do("election", "audit", vote)["audit"]
        checked = homes[1].do("election", "check", audit)
        self.assertEqual((checked["code"], checked["says"]), (audited["code"], ["2>1"]))
        own = homes[0].do("election", "vote", vote, "1>2")["ballot"]
        self.assertEqual(homes[0].refused("election", "carry", own)["code"], "election.own_ballot")
        for number, choice in enumerate(("2>1", "2>1", "1>2=3", "blank", "2")):
            ballot = homes[number].do("election", "vote", vote, choice)
            homes[5].do("election", "carry", ballot["ballot"])
        self.carry_round(homes)
        # The home that made a ballot finds it; whoever looks for somebody else's finds nothing.
        me = homes[0].do("election", "result", vote)["me"]["member"]
        self.assertIsNotNone(homes[0].do("election", "result", vote)["me"]["ballot"])
        self.assertIsNone(homes[1].do("election", "result", vote, "--of", me)["of"]["ballot"])
        self.next_page(homes, days=10)
        self.until(homes, vote, "opening", pages=12)
        trustees = [home for home in homes if home.do("election", "result", vote)["me"]["trustee"]]
        for home in trustees[:2]:
            home.do("election", "decrypt", vote)
        self.until(homes, vote, "done")
        for home in homes:
            result = home.do("election", "result", vote)
            opened = {one["ballot"]: one["count"] for one in result["opened"]}
            self.assertEqual(opened, {"2>1": 2, "1>2=3": 1, "blank": 1, "2": 1})
            self.assertIs(result["decision"]["adopted"], True)
            self.assertIs(home.do("check")["ok"], True)
        archives = set()
        for name, home in zip(NAMES, homes):
            home.do("election", "archive", vote, self.path(name + ".bel"))
            with open(self.path(name + ".bel"), "rb") as archive:
                archives.add(archive.read())
        self.assertEqual(len(archives), 1)
        verified = homes[0].do("election", "verify", self.path("a.bel"))
        self.assertEqual((verified["ok"], verified["counted"], verified["warnings"]), (True, 5, []))
        ballots = sorted(verified["result"][0])
        self.assertEqual(ballots, [[0, 0, 0], [0, 1, 0], [1, 2, 2], [2, 1, 0], [2, 1, 0]])
        self.checked_by_others(self.path("a.bel"))
        self.counted_by_others(verified["result"][0])
        self.assertIn("2  2>1", homes[0].plain("election", "result", vote).out)

    def counted_by_others(self, ballots):
        """Schulze's method, the standing option among the options: the same winner."""
        if belenios.TOOL is None:
            return
        done = belenios.run(
            "method", "schulze", "--blank-allowed", "true", stdin=json.dumps(ballots).encode("ascii")
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["winners"][0], [1])


if __name__ == "__main__":
    moot.main()
