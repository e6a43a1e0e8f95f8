"""A ranking of which nobody sees who took part: credentials and ballots are shuffled, and belenios-tool checks that, too."""

import json

import belenios
import encrypted
import moot

NAMES = encrypted.NAMES


class Lists(encrypted.Case):
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
