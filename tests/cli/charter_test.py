"""The charter on the command line: shown, checked, proposed and read twice; rules for a time; votes among options."""

import moot
import seals


class Charter(moot.Case):
    def test_presets_are_good_charters_and_can_be_founded(self):
        listed = self.home("nobody").run("charter", "preset").json["presets"]
        self.assertEqual({preset["name"] for preset in listed},
                         {"neighbourhood", "workplace", "tenants", "co-operative", "association", "coordination",
                          "small-circle"})
        for preset in listed:
            shown = self.home("nobody").run("charter", "preset", preset["name"]).json
            again = self.home("nobody").run("charter", "check", self.write(preset["name"], shown["text"])).json
            self.assertIs(again["ok"], True, preset["name"])
            self.assertEqual(again["changes"], shown["changes"])
        home, _ = self.founded("h", charter=None)
        other = self.home("t")
        other.do("found", "The House", "--charter", "tenants")
        self.assertIn("at least 1/3 of the members say yes", other.do("charter", "show")["text"])
        self.assertNotEqual(other.do("charter", "show")["id"], home.do("charter", "show")["id"])

    def test_what_is_wrong_with_a_charter_is_said_with_its_place(self):
        file = self.write("c", "vouches = 3\n\nordinary = at least 3/4 of yes and no; at least 1/5 of the members say yes\n")
        answer = self.home("nobody").run("charter", "check", file)
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.json["error"]["code"], "event.charter")
        self.assertIn("grave", answer.json["error"]["message"])
        answer = self.home("nobody").run("charter", "check", self.write("d", "vouches = 5\n"), "--members", "4")
        self.assertEqual(answer.code, 1)
        self.assertEqual([fault["parameter"] for fault in answer.json["faults"]], ["vouches"])
        self.assertEqual(self.home("nobody").run("charter", "check", self.write("e", "vouches = 5\n"), "--members", "5").code, 0)
        self.assertEqual(self.home("nobody").run("charter", "preset", "kingdom").code, 2)


class Sealed(seals.Case):
    def sealed_three(self):
        homes = list(self.founders_by_bundle())
        self.seal_founding(homes)
        return homes

    def test_another_charter_takes_two_readings(self):
        homes = self.sealed_three()
        a, b, c = homes
        before = a.do("charter", "show")["id"]
        first = a.do("charter", "propose", "vouches = 3", "--for", "1h")
        self.assertEqual(first["kind"], "propose_charter")
        self.carry(a, [b, c])
        shown = b.do("show", first["vote"])
        self.assertEqual([(change["parameter"], change["before"], change["after"]) for change in shown["changes"]],
                         [("vouches", "2", "3")])
        self.assertEqual((shown["reading"], shown["readings"]), (1, 2))
        self.assertEqual(a.refused("charter", "propose", "vouches = 2")["code"], "charter.unchanged")
        self.assertEqual(a.refused("charter", "propose", "vouches = 9")["code"], "charter.above_group")
        self.assertEqual(a.refused("charter", "propose", "quota_events = 9999")["code"], "charter.fixed")
        self.assertEqual(a.refused("charter", "propose", "--reading", first["vote"])["code"], "charter.wrong_reading")
        for home in homes:
            home.do("vote", first["vote"], "yes")
        self.carry_round(homes)
        self.later(homes, days=3)
        self.carry_until(3, homes)
        self.assertEqual(a.do("show", first["vote"])["state"], "adopted")
        self.assertEqual(a.do("charter", "show")["id"], before)
        second = b.do("charter", "propose", "--reading", first["vote"], "--for", "1h")
        self.carry_round(homes)
        for home in homes:
            home.do("vote", second["vote"], "yes")
        self.carry_round(homes)
        self.later(homes, days=8)
        self.carry_until(4, homes)
        shown = c.do("charter", "show")
        self.assertEqual((shown["number"], shown["in_force"]), (1, True))
        self.assertIn("vouches = 3", shown["text"])
        self.assertEqual([change["parameter"] for change in shown["changes"]], ["vouches"])
        self.assertEqual(c.do("charter", "show", "--version", "0")["id"], before)
        self.assertEqual(c.refused("charter", "show", "--version", "7", code=2)["code"], "node.not_found")

    def test_a_vote_among_options(self):
        homes = self.sealed_three()
        a, b, c = homes
        vote = a.do("open", "Which day?", "--option", "Monday", "--option", "Friday", "--method", "schulze", "--for", "1h")
        self.carry(a, [b, c])
        a.do("vote", vote["vote"], "2>1>3")
        b.do("vote", vote["vote"], "2>3>1")
        self.assertEqual(c.refused("vote", vote["vote"], "yes")["code"], "vote.wrong_ballot")
        self.assertEqual(c.refused("vote", vote["vote"], "4", code=2)["code"], "node.usage")
        self.carry(b, [a, c])
        self.carry(a, [b, c])
        shown = c.do("show", vote["vote"])
        self.assertEqual(shown["method"], "schulze")
        self.assertEqual([option["text"] for option in shown["options"]], ["Monday", "Friday", "all stays as it is"])
        self.assertEqual(shown["elected"], [2])
        self.assertEqual(shown["ballots"]["marked"], 2)
        self.assertIn("Friday", shown["explanation"])
        for words in (["--method", "dice"], ["--seats", "2"], ["--threshold", "2/3"], ["--retention", "30d"]):
            self.assertEqual(a.refused("open", "x", "--option", "m", "--option", "n", *(
                words if words[0] != "--seats" else ["--method", "irv", "--seats", "2"]), code=2)["code"], "node.usage")
        self.assertEqual(a.refused("open", "x", "--seats", "2", code=2)["code"], "node.usage")


if __name__ == "__main__":
    moot.main()
