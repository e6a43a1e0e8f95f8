"""A vote whose ballots nobody can read, held by six homes from the lot to the archive, which belenios-tool checks, too."""

import browser
import encrypted
import moot

NAMES = encrypted.NAMES


class Encrypted(encrypted.Case):
    def by_page(self, home, *calls):
        """The same through the page's interface, each a name and its words; what they answer, held against the contract."""
        page = browser.Browser(home.serve("--web", "127.0.0.1:0")["web"])
        contract = browser.Contract()
        try:
            heard = [contract.call(page, name, **words) for name, words in calls]
        finally:
            page.close()
            home.stop()
        for one in heard:
            self.assertEqual(one.status, 200, one)
        return [one.json for one in heard]

    def test_six_vote_and_everybody_can_check(self):
        homes = self.drawn()
        # As others have to write it, too.
        question = 'A "well" \\ für alle?'
        opened, = self.by_page(homes[0], ("act_election_open", {"body": {"question": question, "trustees": 3, "for": "7d"}}))
        vote = opened["vote"]
        self.assertEqual(homes[0].refused("vote", vote, "yes")["code"], "encrypted.ballots")
        self.carry_round(homes)
        for home in homes[1:]:
            home.do("election", "register", vote)
        self.by_page(homes[0], ("act_election_register", {"body": {"vote": vote}}), ("election", {"vote": vote}),
                     ("thing", {"id": vote}), ("votes", {}))
        # Trustees do their part by themselves, one step for each seal.
        self.until(homes, vote, "voting")
        seen = homes[0].do("election", "result", vote)
        self.assertEqual((seen["registered"], seen["attempt"], len(seen["trustees"])), (6, 1, 3))
        self.assertTrue(all(one["drilled"] for one in seen["trustees"]))
        self.assertTrue(seen["not_protected"])

        # A ballot that is audited on another device says what its voter wanted, and is not cast.
        first, shown = self.by_page(homes[0], ("act_election_vote", {"body": {"vote": vote, "choice": "no"}}),
                                    ("act_election_audit", {"body": {"vote": vote}}))
        audit = shown["audit"]
        for checked in (homes[1].do("election", "check", audit), *self.by_page(homes[2], ("check_audit", {"body": {"audit": audit}}))):
            self.assertEqual((checked["code"], checked["says"]), (first["code"], ["no"]))
        self.assertEqual(homes[0].refused("election", "audit", vote)["code"], "election.nothing_to_audit")
        damaged = audit[:-1] + ("2" if audit[-1] != "2" else "3")
        self.assertEqual(homes[1].refused("election", "check", damaged, code=2)["code"], "election.damaged_text")

        # Who is given a ballot and hands it in nowhere takes nothing but time: its voter sees that it is missing.
        kept_back = homes[3].do("election", "vote", vote, "yes")["ballot"]
        self.carry_round(homes)
        self.assertIsNone(homes[3].do("election", "result", vote)["me"]["ballot"])
        self.by_page(homes[1], ("act_election_carry", {"body": {"ballot": kept_back}}))
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
        trustees[0].do("election", "decrypt", vote)
        self.by_page(trustees[1], ("act_election_decrypt", {"body": {"vote": vote}}))
        self.assertEqual(homes[0].refused("election", "archive", vote, self.path("no.bel"))["code"], "election.no_result")
        self.until(homes, vote, "done")

        self.by_page(homes[0], ("election", {"vote": vote, "query": {"of": "b"}}))
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
