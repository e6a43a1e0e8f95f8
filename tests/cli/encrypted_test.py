"""A vote whose ballots nobody can read, held by six homes from the lot to the archive, which belenios-tool checks, too."""

import encrypted
import moot

NAMES = encrypted.NAMES


class Encrypted(encrypted.Case):
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


if __name__ == "__main__":
    moot.main()
