"""The JSON that commands answer with, field by field."""

import json

import moot

CHARTER = "vouches = 1\n"


class Shapes(moot.Case):
    def test_found_and_invite(self):
        _, found = self.founded("a", founders=3)
        self.assert_act(found, "found")
        self.assert_keys(found, ["assembly", "state", "signed", "needed", "member", "device", "invitation"])
        for key in ("assembly", "member", "device"):
            self.assert_id(found[key])
        self.assertEqual((found["state"], found["signed"], found["needed"]), ("forming", 1, 3))
        self.assertTrue(found["invitation"].startswith("FM1:"))
        invite = self.homes[0].do("invite", "--expires", "1h")
        self.assert_act(invite, "invite")
        self.assertTrue(invite["invitation"].startswith("FM1:"))
        self.assert_time(invite["expires"])
        self.assertIs(invite["founder"], True)

    def test_join(self):
        home = self.constituted()
        joined = self.home("b").do("join", home.do("invite")["invitation"], "--name", "b")
        self.assertIsNone(joined["event"])
        for key in ("application", "assembly", "member", "device"):
            self.assert_id(joined[key])
        self.assertEqual(joined["state"], "applicant")
        _, found = self.founded("c")
        self.assertEqual(self.home("d").do("join", found["invitation"], "--name", "d")["state"], "founder")

    def test_views(self):
        a, b, c = self.founders_by_bundle()
        members = a.do("members")
        self.assertIs(members["complete"], True)
        self.assertEqual(len(members["members"]), 3)
        ids = [member["member"] for member in members["members"]]
        self.assertEqual(ids, sorted(ids))
        for member in members["members"]:
            self.assert_keys(member, ["member", "name", "state", "since", "devices", "vouches", "needed", "waits_until"])
            self.assertEqual(member["state"], "member")
            self.assert_id(member["member"])
            for device in member["devices"]:
                self.assert_id(device["device"])
                self.assertEqual(device["state"], "active")
        status = a.do("status")
        self.assert_keys(status, ["assembly", "name", "state", "members", "events", "void", "parked", "forks", "page", "frontier",
                                  "state_hash", "seal", "waiting"])
        self.assertEqual((status["state"], status["members"], status["void"], status["parked"], status["forks"], status["page"],
                          status["seal"]), ("constituted", 3, 0, 0, 0, 1, None))
        self.assert_id(status["frontier"]["digest"])
        self.assert_id(status["state_hash"])
        self.assertGreaterEqual(status["frontier"]["heads"], 1)
        proposed = b.do("propose", "A well", "--text", "We dig a well.")
        self.assert_act(proposed, "propose")
        waiting = b.do("status")["waiting"]
        self.assertEqual([(each["what"], each["id"]) for each in waiting], [("position", proposed["event"])])
        self.assertIn("until", waiting[0])
        self.assert_act(b.do("position", "A well", "agree"), "position")
        self.assertEqual(b.do("status")["waiting"], [])
        self.assertIsNotNone(c)

    def test_votes(self):
        a, b, c = self.founders_by_bundle()
        opened = a.do("open", "A well?", "--for", "7d", "--early", "--threshold", "2/3")
        self.assert_act(opened, "open")
        self.assertEqual(opened["vote"], opened["event"])
        self.assert_time(opened["closes_at"])
        self.carry(a, [b, c])
        self.assertEqual(b.do("ballot", "check", "A well?")["reason"], "none")
        ballot = b.do("vote", "A well?", "yes", "--final")
        self.assert_act(ballot, "vote")
        shown = b.do("show", "A well?")
        self.assert_keys(shown, ["id", "kind", "matter", "title", "text", "author", "state", "cast_until", "closes_at", "early",
                                 "electorate", "ballots", "late", "contestable", "decision", "finality"])
        self.assertEqual((shown["kind"], shown["state"], shown["early"], shown["electorate"]), ("vote", "open", True, 3))
        self.assertEqual((shown["ballots"]["yes"], shown["ballots"]["none"]), (1, 2))
        check = b.do("ballot", "check", opened["event"][:12])
        self.assertEqual(check, {"included": False, "ballot": ballot["event"], "page": 1, "root": None, "counted": False,
                                 "reason": "open"})
        self.assertEqual(b.do("show", ballot["event"])["final"], True)
        removal = a.do("remove", "c", "--reason", "threats", "--infiltrator")
        self.assert_act(removal, "remove")
        self.assertIsNone(removal["closes_at"])
        mandate = a.do("mandate", "b", "--scope", "the press", "--kind", "framed", "--until", "90d", "--text", "no names")
        self.assert_act(mandate, "mandate")
        a.refused("recall", mandate["event"])
        a.refused("statement", mandate["event"], "We are here.")

    def test_proposal_and_decision(self):
        a, b, c = self.founders_by_bundle()
        proposal = a.do("propose", "A well", "--text", "We dig a well.")["event"]
        a.do("propose", "A deep well", "--text", "We dig deeper.", "--revise", proposal)
        self.carry(a, [b, c])
        b.do("position", "A deep well", "reserve", "--reason", "who pays?")
        c.do("position", proposal[:8], "block", "--reason", "the water is not ours")
        shown = c.do("show", proposal)
        self.assert_keys(shown, ["id", "kind", "title", "author", "state", "versions", "positions", "decision", "finality"])
        self.assertEqual((shown["id"], shown["kind"], shown["title"], shown["state"]), (proposal, "proposal", "A deep well", "open"))
        self.assertEqual([version["number"] for version in shown["versions"]], [1, 2])
        self.assertEqual(shown["versions"][1]["text"], "We dig deeper.")
        self.assertEqual(shown["positions"], {"agree": 0, "reserve": 0, "stand_aside": 0, "block": 1, "pass": 0, "none": 2})
        self.assertIsNone(shown["decision"])
        error = a.refused("decide", proposal)
        self.assertEqual(error["code"], "decide.missing_positions")
        # Nothing of b's and c's positions has come here yet.
        missing = error["missing"]
        self.assertEqual((missing["count"], missing["electorate"]), (3, 3))
        self.assertEqual([member["name"] for member in missing["members"]], ["a", "b", "c"])
        for member in missing["members"]:
            self.assert_id(member["member"])
        for message in (error["message"], a.plain("decide", proposal).err):
            self.assertIn("3 of 3 are missing: a, b, c", message)
        self.carry(a, [b, c])
        a.do("position", proposal, "agree")
        decided = a.do("decide", proposal)
        self.assert_act(decided, "decide")
        decision = decided["decision"]
        self.assert_keys(decision, ["id", "adopted", "method", "yes", "no", "abstain", "blank", "invalid", "not_voted", "electorate", "base",
                                    "base_count", "required", "missing", "tie", "quorum", "counted", "charter", "inputs"])
        self.assertEqual((decision["adopted"], decision["yes"], decision["no"], decision["electorate"], decision["counted"]),
                         (True, 2, 1, 3, "ballots"))
        self.assertEqual((decision["base"], decision["base_count"], decision["required"], decision["missing"]), ("YN", 3, 2, 0))
        self.assertEqual(len(decision["inputs"]), 3)
        self.assertEqual(decision["inputs"], sorted(decision["inputs"]))
        self.assertEqual(a.do("show", proposal)["state"], "adopted")
        self.carry(a, [b, c])
        self.assertEqual(b.do("show", proposal)["decision"], decision)
        self.assert_equal_states(a, b, c)

    def test_hand_count(self):
        a, b, c = self.founders_by_bundle()
        proposal = a.do("propose", "A well", "--text", "We dig.")["event"]
        drafted = a.do("decide", proposal, "--hands", "yes=2,no=1,abstain=0,present=3", "--note", "counted twice")
        self.assertIsNone(drafted["decision"])
        self.assertEqual((drafted["signed"], drafted["needed"]), (1, 3))
        self.carry(a, [b, c])
        self.assertEqual(b.do("confirm", drafted["event"])["signed"], 2)
        self.carry(a, [b, c])
        confirmed = c.do("confirm", drafted["event"][:12])
        self.assertEqual(confirmed["signed"], 3)
        self.assertEqual((confirmed["decision"]["counted"], confirmed["decision"]["yes"], confirmed["decision"]["adopted"]), ("hands", 2, True))

    def test_members_by_vouches_and_listed_people(self):
        a, b, c = self.founders_by_bundle(charter=CHARTER)
        d = self.home("d")
        self.bring_in(a, d, "d")
        self.assertEqual({member["name"]: member["state"] for member in a.do("members")["members"]}["d"], "applicant")
        self.assert_act(a.do("vouch", "d", "--basis", "met"), "vouch")
        self.assertEqual({member["name"]: member["state"] for member in a.do("members")["members"]}["d"], "member")
        a.do("list-person", "m031", "m032")
        self.carry(a, [b, c])
        b.do("vouch", "m031", "m032")
        self.carry(a, [b, c])
        proposal = a.do("propose", "A well", "--text", "We dig.")["event"]
        entered = a.do("enter", proposal, "m031", "agree")
        self.assertEqual(a.do("show", proposal)["positions"]["agree"], 0)
        self.carry(a, [b, c])
        c.do("confirm", entered["event"])
        self.carry(a, [b, c])
        self.assertEqual(a.do("show", proposal)["positions"]["agree"], 1)
        states = {member["name"]: member["state"] for member in a.do("members")["members"]}
        self.assertEqual((states["m031"], states["m032"]), ("listed", "listed"))

    def test_log(self):
        home = self.constituted()
        for number in range(5):
            home.do("propose", "P%d" % number, "--text", "t")
        whole = home.do("log")
        self.assert_keys(whole, ["complete", "next", "events"])
        for event in whole["events"]:
            self.assert_keys(event, ["id", "kind", "author", "claimed", "page", "applied", "code", "summary"])
            self.assert_id(event["id"])
            self.assert_time(event["claimed"])
        parts, cursor = [], None
        while True:
            part = home.do("log", "--limit", "2", *(["--after", cursor] if cursor else []))
            self.assertLessEqual(len(part["events"]), 2)
            parts += part["events"]
            cursor = part["next"]
            if cursor is None:
                break
        self.assertEqual(parts, whole["events"])
        proposal = home.do("show", "P3")["id"]
        about = home.do("log", "--about", proposal)["events"]
        self.assertEqual([event["id"] for event in about], [proposal])

    def test_export_check_and_withdraw(self):
        home = self.constituted()
        proposal = home.do("propose", "A well", "--text", "t")["event"]
        home.do("withdraw", proposal)
        self.assertEqual(home.do("show", proposal)["state"], "withdrawn")
        check = home.do("check")
        self.assert_keys(check, ["ok", "events", "signatures", "state_hash", "problems"])
        self.assertEqual((check["ok"], check["problems"], check["events"]), (True, [], check["signatures"]))
        status = home.status()
        self.assertEqual((check["events"], check["state_hash"]), (status["events"], status["state_hash"]))
        answer = home.run("export", "-")
        self.assertEqual(answer.code, 0)
        lines = [json.loads(line) for line in answer.out.splitlines()]
        self.assertEqual(lines[0], {"format": "folkmoot-export/1", "assembly": status["assembly"], "events": status["events"]})
        self.assertEqual(len(lines), 1 + status["events"])
        for line in lines[1:]:
            self.assert_keys(line, ["id", "header", "body", "signature", "kind", "applied", "code"])
        home.do("export", self.path("x.ndjson"))
        with open(self.path("x.ndjson"), encoding="utf-8") as file:
            self.assertEqual(file.read(), answer.out)

    def test_leaving(self):
        a, b, c = self.founders_by_bundle()
        self.assert_act(c.do("leave"), "leave")
        self.carry(a, [b, c])
        self.assertEqual({member["name"]: member["state"] for member in a.do("members")["members"]}["c"], "left")
        error = c.refused("propose", "X", "--text", "t")
        self.assertEqual(error["code"], "act.not_member")
        self.assertTrue(error["message"])

    def test_refusals_name_their_rule(self):
        a, b, c = self.founders_by_bundle()
        d = self.home("d")
        self.bring_in(a, d, "d")
        a.do("vouch", "d")
        error = a.refused("vouch", "d")
        self.assertEqual((error["code"], error["rule"]), ("vouch.repeated", "admission"))
        self.assertEqual(a.refused("vouch", "nobody", code=2)["code"], "node.not_found")
        self.assertEqual(a.refused("show", "0123456789abcdef", code=2)["code"], "node.not_found")
        self.assertIsNotNone((b, c))


if __name__ == "__main__":
    moot.main()
