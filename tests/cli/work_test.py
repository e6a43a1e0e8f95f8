"""Working together, as people type it: tasks, searches, and what comes out of tables."""

import moot


class Work(moot.Case):
    def table(self, text):
        path = self.path("table.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def test_people_come_out_of_a_table(self):
        home = self.constituted()
        before = home.do("status")["events"]
        good = self.table("name\n" + "".join("n%03d\n" % i for i in range(203)))
        checked = home.do("import", "members", good, "--check")
        self.assertEqual((checked["rows"], checked["written"], checked["checked_only"]), (203, 0, True))
        self.assertEqual(home.do("status")["events"], before)
        done = home.do("import", "members", good)
        self.assertEqual((done["rows"], done["written"], done["acts"]), (203, 203, 2))
        names = {member["name"] for member in home.do("members")["members"]}
        self.assertTrue({"n000", "n202"} <= names)
        events = home.do("status")["events"]
        twice = home.refused("import", "members", self.table("name\nm900\n\"m901\"\nn007\n"), code=2)
        self.assertEqual((twice["code"], twice["at"]["line"], twice["at"]["column"]), ("table.malformed", 4, 1))
        same = home.refused("import", "members", self.table("name\nm900\nm900\n"), code=2)
        self.assertEqual((same["at"]["line"], same["at"]["column"]), (3, 1))
        other = home.refused("import", "members", self.table("name,phone\nm900,1\n"), code=2)
        self.assertEqual((other["at"]["line"], other["at"]["column"]), (1, 6))
        self.assertEqual(home.do("status")["events"], events)

    def test_decisions_from_before_are_labelled(self):
        home = self.constituted()
        path = self.table('date;title;text\n2019-05-04;A well;"We dig; ""soon""."\n2020-01-31;A road;\n')
        self.assertEqual(home.do("import", "decisions", path, "--check")["written"], 0)
        self.assertEqual(home.do("import", "decisions", path)["written"], 2)
        log = [line for line in home.do("log")["events"] if line["kind"] == "past_decision"]
        self.assertEqual([line["marks"] for line in log], [["from_before"], ["from_before"]])
        self.assertEqual(home.do("show", log[0]["id"])["text"], 'We dig; "soon".')
        wrong = home.refused("import", "decisions", self.table("title,date\nA mill,31.1.2020\n"), code=2)
        self.assertEqual((wrong["at"]["line"], wrong["at"]["column"]), (2, 8))

    def test_tasks_wait_for_who_took_them(self):
        home = self.constituted()
        home.do("task", "add", "Ask for offers", "--due", "2020-02-01")
        home.do("task", "take", "Ask for offers")
        task = home.do("task", "list")["tasks"][0]
        self.assertEqual((task["title"], task["state"], task["overdue"], task["due"]), ("Ask for offers", "open", True,
                                                                                       "2020-02-01T00:00:00Z"))
        waiting = [one for one in home.do("status")["waiting"] if one["what"] == "task"]
        self.assertEqual((len(waiting), waiting[0]["overdue"]), (1, True))
        self.assertIn("OVERDUE", home.plain("task", "list").out)
        home.do("task", "finish", "Ask for offers")
        self.assertEqual([one for one in home.do("status")["waiting"] if one["what"] == "task"], [])
        self.assertEqual(home.do("commission", "list")["commissions"], [])
        self.assertEqual(home.do("budget", "list")["budgets"], [])

    def test_of_few_people_no_power_is_shown(self):
        few = self.constituted()
        few.do("propose", "A well", "--text", "We dig a well.")
        shown = few.do("power")
        self.assertEqual((shown["hidden"], "members" in shown), (True, False))
        seven = self.founders_by_bundle(("p1", "p2", "p3", "p4", "p5", "p6", "p7"))[0]
        seven.do("propose", "A well", "--text", "We dig a well.")
        shown = seven.do("power")
        self.assertEqual((shown["hidden"], len(shown["members"])), (False, 7))

    def test_a_town_divides(self):
        """Three of five found another assembly, in the homes that they have, and leave the first; both go on."""
        homes = self.founders_by_bundle(("m1", "m2", "m3", "m4", "m5"))
        stay, go = homes[:2], homes[2:]

        def decide(among, title, *where):
            plan = among[0].do("propose", title, "--text", "We do it.", *where)["event"]
            self.carry_in(where, among)
            for home in among:
                home.do("position", plan, "agree", *where)
            self.carry_in(where, among)
            among[0].do("decide", plan, *where)
            self.carry_in(where, among)
            self.assertEqual({home.do("show", plan, *where)["state"] for home in among}, {"adopted"})
            return plan

        decide(homes, "Divide along the river")
        first = homes[0].status()
        old = ("--assembly", first["assembly"])

        # The new one has the charter's text, as the old one's members read it.
        charter = self.write("charter", go[0].do("charter", "show", *old)["text"])
        begun = go[0].do("found", "Beyond the river", "--name", "m3", "--founders", "3", "--charter", charter)
        new = ("--assembly", begun["assembly"])
        invitation = begun["invitation"]
        for home, name in zip(go[1:], ("m4", "m5")):
            there = self.path(name + "-new.fmb")
            home.do("join", invitation or go[0].do("invite", *new)["invitation"], "--name", name, "--out", there)
            go[0].do("bundle", "import", there)
            invitation = None
        for home, name in zip(go[1:], ("m4", "m5")):
            back = self.path(name + "-back-new.fmb")
            go[0].do("bundle", "export", back, "--for", name, *new)
            home.do("bundle", "import", back)
        self.carry_in(new, go)
        past = self.table("date;title;text\n2026-03-05;Divide along the river;We do it.\n")
        self.assertEqual(go[0].do("import", "decisions", past, *new)["written"], 1)
        for home in go:
            home.do("leave", *old)
        self.carry_in(old, homes)

        # Nobody who went acts in the old one any more, and neither waits for the other.
        for home in go:
            self.assertEqual(home.refused("propose", "Stay", "--text", "No.", *old)["code"], "act.not_member")
        decide(stay, "Mend the bridge", *old)
        decide(go, "Build a ferry", *new)
        self.carry_in(old, homes)
        for among, where, members in ((homes, old, 2), (go, new, 3)):
            states = [home.do("status", *where) for home in among]
            self.assertEqual({(state["members"], state["state_hash"]) for state in states}, {(members, states[0]["state_hash"])})
            self.assertEqual({state["state"] for state in states}, {"constituted"})
        log = [line for line in go[2].do("log", *new)["events"] if line["kind"] == "past_decision"]
        self.assertEqual([line["marks"] for line in log], [["from_before"]])

    def carry_in(self, where, homes):
        """To the first and back, until all have everything of this assembly."""
        file = self.path("pass.fmb")
        for giver, taker in [(home, homes[0]) for home in homes[1:]] + [(homes[0], home) for home in homes[1:]]:
            giver.do("bundle", "export", file, *where)
            taker.do("bundle", "import", file)

    def test_searches_know_no_case_and_no_diacritics(self):
        home = self.constituted()
        home.do("propose", "Le puits", "--text", "Près de l'église, à côté des tilleuls.")
        home.do("propose", "Решение о колодце", "--text", "Мы копаем колодец у старой липы.")
        home.do("note", "Le puits", "Qui paie les pierres ?")
        found = home.do("search", "eglise", "TILLEUL")["found"]
        self.assertEqual([(one["kind"], one["title"], one["page"]) for one in found], [("propose", "Le puits", 1)])
        self.assertEqual(home.do("search", "КОЛОД")["found"][0]["title"], "Решение о колодце")
        self.assertIn("[pierres]", home.do("search", "pierr")["found"][0]["snippet"])
        self.assertEqual(home.do("search", "moulin")["found"], [])
        self.assertEqual(home.plain("search", '"', "OR", "(").code, 0)


if __name__ == "__main__":
    moot.main()
