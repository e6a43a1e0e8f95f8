"""What members may do to their assembly by mistake or on purpose: it is refused in words, and nothing is harmed."""

import moot


class BadInput(moot.Case):
    def test_a_flood_by_one_device(self):
        a, b, c = self.founders_by_bundle(charter="quota_events = 12\n")
        while True:
            answer = a.run("propose", "P", "--text", "t")
            if answer.code != 0:
                break
        self.assertEqual((answer.code, answer.error["code"]), (1, "journal.quota"))
        self.assertIn("its share before the next seal", answer.error["message"])
        before = a.status()
        for _ in range(3):
            self.assertEqual(a.refused("propose", "P", "--text", "t")["code"], "journal.quota")
            self.assertEqual(a.status(), before)
        self.assertEqual((before["parked"], before["forks"]), (0, 0))
        # The others go on, and it still hears of them.
        b.do("propose", "Q", "--text", "t")
        self.carry(a, [b, c])
        self.assertIs(a.do("check")["ok"], True)
        self.assert_equal_states(a, b, c)

    def test_a_flood_by_a_device_that_brings_in_others(self):
        # The founding itself brings in the first, and each accept one more.
        home = self.constituted(charter="quota_page_one_introductions = 4\n")
        self.bring_in(home, self.home("d"), "d")
        e = self.home("e")
        e.do("join", home.do("invite")["invitation"], "--name", "e", "--out", self.path("e.fmb"))
        error = home.refused("bundle", "import", self.path("e.fmb"))
        self.assertEqual(error["code"], "journal.quota")
        self.assertIn("brought in its share", error["message"])
        code = self.home("phone").do("device", "request")["code"]
        self.assertEqual(home.refused("device", "add", code)["code"], "journal.quota")
        home.do("propose", "P", "--text", "t")
        self.assertIs(home.do("check")["ok"], True)

    def test_a_clock_ten_years_off(self):
        a, b, c = self.founders_by_bundle()
        proposal = a.do("propose", "A well", "--text", "t")["event"]
        self.carry(a, [b, c])
        ahead = {"MOOT_CLOCK": "2046-01-01T00:00:00Z"}
        behind = {"MOOT_CLOCK": "2006-01-01T00:00:00Z"}
        b.do("position", proposal, "agree", env=ahead)
        c.do("position", proposal, "agree", env=behind)
        a.do("position", proposal, "agree")
        self.carry(a, [b, c])
        # A claimed time decides nothing: each position counts, and all find the same.
        self.assertEqual(a.do("decide", proposal)["decision"]["yes"], 3)
        claimed = [event["claimed"][:4] for event in a.do("log", "--about", proposal)["events"] if event["kind"] == "position"]
        self.assertTrue({"2046", "2006"} <= set(claimed))
        self.carry(a, [b, c])
        self.assert_equal_states(a, b, c)

    def test_one_application_handed_in_twice(self):
        a, b, c = self.founders_by_bundle()
        d = self.home("d")
        self.bring_in(a, d, "d")
        again = a.do("bundle", "import", self.path("d-there.fmb"))
        self.assertEqual((again["new"], again["applications"]), (0, 0))
        # Another member has no such invitation, and hands nothing in.
        self.carry(a, [b, c])
        before = b.status()
        self.assertEqual(b.run("bundle", "import", self.path("d-there.fmb")).code, 3)
        self.assertEqual(b.status(), before)
        self.assertEqual([member["name"] for member in a.do("members")["members"]].count("d"), 1)


if __name__ == "__main__":
    moot.main()
