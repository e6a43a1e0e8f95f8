"""Pages that real homes close: by files that are carried, and over TCP; votes that close with them."""

import moot
import seals


class Seals(seals.Case):
    def founded_and_sealed(self):
        homes = self.founders_by_bundle()
        self.assertIs(homes[0].do("seal", "status")["may_close"], False)
        for home in homes:
            asked = home.do("seal", "ask")
            self.assertEqual((asked["page"], asked["seal"], asked["trouble"]), (1, None, None))
        self.later(homes, seconds=30)
        self.carry_until(2, homes)
        return homes

    def test_sealed_by_files_alone(self):
        homes = self.founded_and_sealed()
        seals = [home.status()["seal"] for home in homes]
        self.assertEqual(len({seal["hash"] for seal in seals}), 1)
        self.assertEqual((seals[0]["page"], seals[0]["witnesses"], seals[0]["commits"]), (1, 3, 3))
        plan = homes[0].do("propose", "A well", "--text", "We dig a well.")
        self.assertEqual(plan["finality"]["grade"], "seen")
        self.later(homes, minutes=11)
        self.carry_until(3, homes)
        for home in homes:
            shown = home.do("show", plan["event"])["finality"]
            self.assertEqual((shown["grade"], shown["page"], shown["cheats"], shown["provisional"]),
                             ("sealed", 2, 3, False))
            self.assertIs(home.do("check")["ok"], True)
        self.assertIn("3 of 3 witnesses", homes[0].plain("status").out)
        self.assertIn("page 3 is open", homes[0].plain("seal", "status").out)

    def test_a_vote_closes_at_a_seal(self):
        homes = self.founded_and_sealed()
        vote = homes[0].do("open", "Shall we dig a well?", "--for", "1d")["event"]
        homes[0].do("vote", vote, "yes")
        self.later(homes, minutes=11)
        self.carry_until(3, homes)
        for home, choice in ((homes[1], "yes"), (homes[2], "no")):
            home.do("vote", vote, choice)
        self.later(homes, minutes=11)
        self.carry_until(4, homes)
        self.assertEqual(homes[1].do("show", vote)["state"], "open")
        # Nobody writes anything more: that a vote is due is enough.
        self.later(homes, days=4)
        self.carry_until(5, homes)
        for home in homes:
            shown = home.do("show", vote)
            self.assertEqual((shown["state"], shown["decision"]["yes"], shown["decision"]["no"]), ("adopted", 2, 1))
            checked = home.do("ballot", "check", vote)
            self.assertIs(checked["included"], True)
            self.assertEqual(checked["root"], shown["decision"]["root"])

    def test_two_of_three_go_on_after_a_reconvening(self):
        homes = self.founded_and_sealed()
        left = homes[:2]
        left[0].do("propose", "A well", "--text", "We dig a well.")
        self.later(left, minutes=11)
        for _ in range(4):
            self.pass_on(left[0], left[1])
            self.pass_on(left[1], left[0])
            self.later(left, seconds=20)
        self.assertEqual([home.status()["page"] for home in left], [2, 2])
        made = left[0].do("reconvene", "--reason", "the third is gone")
        self.assertEqual(made["reconvenings"][0]["signed"], 1)
        self.pass_on(left[0], left[1])
        self.assertIn("1 of 2 needed have signed", left[1].plain("seal", "status").out)
        left[1].do("reconvene", "sign", made["reconvening"][:12])
        self.carry_until(3, left)
        for home in left:
            seal = home.status()["seal"]
            self.assertEqual((seal["witnesses"], seal["commits"]), (2, 2))
            self.assertEqual(seal["reconvening"]["reason"], "the third is gone")
            self.assertIs(home.do("check")["ok"], True)
        self.assertIn("the third is gone", left[1].plain("seal", "status").out)
        # An outsider who starts from the founding is told who named the new witnesses.
        file = self.path("member.proof")
        left[1].do("proof", "member", left[1].status()["member"], "-o", file)
        sentence = self.home("outsider").do("verify", file)["sentence"]
        self.assertIn("a reconvening, %s, named others" % made["reconvening"], sentence)
        self.assertIn("2 of 3 members with a device signed it", sentence)
        # And who was gone follows.
        self.pass_on(left[0], homes[2])
        self.assertEqual(homes[2].status()["page"], 3)

    def test_sealed_over_tcp_and_followed_by_who_was_away(self):
        homes = self.founders_by_bundle()
        for home in homes:
            home.do("seal", "ask")
        self.later(homes, seconds=30)
        for _ in range(10):
            served = homes[0]
            served.serve()
            for home in homes[1:]:
                home.do("sync", served.address)
            self.assertEqual(served.stop(), 0)
            self.later(homes, seconds=20)
            if served.status()["page"] == 2 and homes[1].status()["page"] == 2:
                break
        homes[0].serve()
        self.assertIs(homes[2].do("sync", homes[0].address)["equal"], True)
        self.assertEqual(homes[2].status()["page"], 2)
        self.assert_equal_states(*homes)


if __name__ == "__main__":
    moot.main()
