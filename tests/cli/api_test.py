"""The contract api/openapi.yaml and a node that serves it: every operation is asked for, every answer has its shape."""

import json
import os
import sys
import time

import browser
import moot
import seals

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "scripts"))
import act_operations  # noqa: E402

# Acts that need more than this story has; that they are refused in the right shape is looked at all the same.
NOT_DONE_HERE = {
    "act_device_add", "act_device_suspend", "act_device_witness", "act_reconvene_sign", "act_lot_open", "act_lot_tell",
    "act_statement", "act_mandate_vote", "act_mandate_report", "act_recall", "act_amend_apply", "act_amend_rebase", "act_report",
    "act_again", "act_extend", "act_cancel", "act_cut_off", "act_block_review", "act_stand", "act_nominate",
    "act_minutes_propose", "act_commission_join",
    "act_commission_leave", "act_commission_report", "act_budget_grant", "act_budget_spend", "act_hide", "act_decide",
    "act_confirm", "act_join", "act_oppose", "act_meeting_count", "act_meeting_course", "act_meeting_close", "act_meeting_end",
    "act_vouch", "proof", "act_election_open", "act_election_register", "act_election_vote", "act_election_carry",
    "act_election_audit", "act_election_decrypt", "election", "check_audit",  # tests/cli/encrypted_test.py
    "act_ballot_enter", "act_proxy_give", "act_proxy_end",
}


class Api(seals.Case):
    def setUp(self):
        super().setUp()
        self.browsers = []
        self.contract = browser.Contract()

    def tearDown(self):
        for each in self.browsers:
            each.close()
        super().tearDown()

    def page(self, home, *words):
        out = browser.Browser(home.serve("--web", "127.0.0.1:0", *words)["web"])
        self.browsers.append(out)
        return out

    def test_the_acts_of_the_contract_are_those_of_the_table(self):
        page = self.page(self.home("new"))
        acts = self.contract.call(page, "acts").json["acts"]
        self.assertEqual(act_operations.written(self.contract.text, acts), self.contract.text,
                         "scripts/act_operations.py writes them anew")

    def test_every_operation(self):
        a, b, c = self.founders_by_bundle(charter="vouches = 1\n")
        page = self.page(a)
        call = lambda name, *args, **words: self.contract.call(page, name, *args, **words)  # noqa: E731
        done = lambda name, body: self.done(page, name, body)  # noqa: E731

        # What is said, before it is looked at.
        well = done("propose", {"title": "A well", "text": "We dig a well.\nIt costs 5 a month."})["proposal"]
        done("propose", {"title": "A deep well", "text": "We dig a deep well.\nIt costs 5 a month.", "revise": well})
        done("position", {"proposal": well, "position": "block", "reason": "who pays?"})
        note = done("note", {"target": well, "text": "I do."})["event"]
        done("withdraw", {"id": done("propose", {"title": "A mill", "text": "t"})["proposal"]})
        done("amend", {"target": well, "replace": "5 a month", "with": "6 a month", "for": "2d"})
        vote = done("open", {"question": "A road?", "option": ["north", "south"], "method": "schulze", "for": "2d"})["vote"]
        done("vote", {"vote": vote, "choice": "1>2", "final": True})
        done("remove", {"person": "c", "reason": "threats", "infiltrator": True})
        done("mandate", {"holder": "b", "scope": "the press", "kind": "framed", "until": "90d", "text": "no names",
                         "instruct": ["the dam=no"]})
        done("elect", {"scope": "keeps the accounts", "seats": 2, "alternates": 1})
        done("schedule", {"time": ["Assembly | 2027-05-03 18:00 | 7d | 2h | Town hall"], "reason": "as always"})
        done("commission-found", {"name": "The well", "purpose": "Plans the well.", "closed": True})
        done("dissolve", {"into": "0" * 64, "reason": "we merge"})
        done("charter-propose", {"charter": "vouches = 2"})
        done("emergency", {"charter": "vote_window = 7d", "until": "20d", "reason": "the net is cut"})
        meeting = done("meeting-call", {"title": "Assembly of May", "in": "2h", "place": "Square", "item": ["Lifts :: " + well],
                                        "consent": [well]})["event"]
        done("meeting-theme", {"meeting": meeting, "title": "The bakery", "text": "warm"})
        done("meeting-agenda", {"meeting": meeting, "keep": True, "themes": 3})
        done("meeting-attend", {"meeting": meeting})
        done("meeting-attend", {"meeting": meeting, "visitors": 2})
        task = done("task-add", {"title": "Ask for offers", "due": "2020-02-01"})["event"]
        done("task-take", {"task": task})
        done("task-give-back", {"task": task})
        done("task-take", {"task": task})
        done("task-finish", {"task": task, "note": "two came"})
        done("past-decision", {"title": "A mill", "date": "2019-05-04", "text": "We built it."})
        done("list-person", {"name": ["m031", "m032"]})
        done("object", {"applicant": ["m032"], "reason": "who is it?"})
        done("texts", {"what": "keep"})
        done("seal-ask", {})
        self.assertEqual(done("invite", {"expires": "1h"})["founder"], False)

        # The others answer, by files.
        for home in (b, c):
            self.pass_through(page, home)
        b.do("position", well, "agree")
        b.do("vouch", "m031")
        c.do("position", well, "reserve", "--reason", "slowly")
        for home in (b, c):
            self.pass_through(page, home)
        self.open_meeting(page, meeting, b, c)
        self.meeting_mode(page, meeting, b)
        self.look_at_everything(page, well=well, vote=vote, note=note, meeting=meeting, task=task)
        self.others(page, b)
        self.session_operations(page)
        self.refusals(page)

        never = set(self.contract.operations) - self.contract.asked
        self.assertEqual(never, set(), "operations of the contract that nothing asked for")
        self.assertEqual(set(self.contract.operations) - self.contract.succeeded, NOT_DONE_HERE,
                         "operations that nobody saw succeed, and those that are known to need more")

    def done(self, page, act, words):
        heard = self.contract.call(page, "act_" + act.replace("-", "_"), words)
        self.assertEqual(heard.status, 200, (act, words, heard))
        return heard.json

    def pass_through(self, page, home):
        """What the node and this home have, to each other."""
        file = self.path("pass.fmb")
        with open(file, "wb") as out:
            out.write(self.contract.call(page, "export_bundle").body)
        home.do("bundle", "import", file)
        home.do("bundle", "export", file)
        with open(file, "rb") as back:
            heard = self.contract.call(page, "import_bundle", back.read())
        self.assertEqual(heard.status, 200, heard)

    def open_meeting(self, page, meeting, b, c):
        done = lambda name, body: self.done(page, name, body)  # noqa: E731
        for home in (b, c):
            home.do("meeting", "attend", meeting)
            self.pass_through(page, home)
        opening = done("meeting-open", {"meeting": meeting, "facilitator": "a", "minutes": "b", "teller": ["a", "c"]})["event"]
        waiting = self.contract.call(page, "meeting", meeting=meeting).json["to_confirm"]
        self.assertEqual([(one["event"], one["what"], one["signed"], one["needed"], one["signed_by_me"]) for one in waiting],
                         [(opening, "opening", 1, 3, True)])
        for home in (b, c):
            self.pass_through(page, home)
            home.do("confirm", opening)
            self.pass_through(page, home)
        done("meeting-ask", {"meeting": meeting, "class": "order"})
        for act, words in (("meeting-item", {"meeting": meeting, "item": 1}), ("meeting-ask", {"meeting": meeting}),
                           ("meeting-give", {"meeting": meeting, "person": "a"}),
                           ("meeting-close-queue", {"meeting": meeting}),
                           ("meeting-challenge", {"meeting": meeting, "of": "quorum", "reason": "few"})):
            self.contract.call(page, "act_" + act.replace("-", "_"), words)

    def meeting_mode(self, page, meeting, b):
        """Somebody in the room without a device answers through this one, and it counts once b has signed for it."""
        call = lambda name, *args, **words: self.contract.call(page, name, *args, **words)  # noqa: E731
        self.assertFalse(call("meeting_mode").json["open"])
        self.assertEqual(call("open_meeting_mode", {"meeting": "nothing", "minutes": 5}).code, "node.not_found")
        self.assertEqual(call("open_meeting_mode", {"meeting": meeting, "minutes": 5, "address": "192.0.2.1"}).code, "net.listen")
        mode = call("open_meeting_mode", {"meeting": meeting, "minutes": 5, "address": "127.0.0.2"}).json
        line = next(line for line in mode["lines"] if line["name"] == "m031")
        phone = self.guest(mode)
        guest = lambda name, *args, **words: self.contract.call(phone, name, *args, **words)  # noqa: E731
        self.assertEqual(guest("session").json["host"]["name"], "a")
        for name, (method, path, operation) in self.contract.operations.items():
            if "guest" not in operation["x-roles"] and operation["x-roles"]:
                path = path.replace("{", "").replace("}", "")
                heard = phone.ask(method, path, {} if method == "POST" else None)
                self.assertEqual(heard.code, "web.role", name)
        self.assertEqual(guest("act_meeting_ask", {"meeting": meeting}).code, "web.seat")
        self.assertEqual(guest("take_seat", {"member": line["member"]}).json["name"], "m031")
        self.assertEqual(self.contract.call(self.guest(mode), "take_seat", {"member": line["member"]}).code, "web.seat")
        # What is proposed once m031 is on the roll is theirs to answer, and stands on the agenda.
        bench = self.done(page, "propose", {"title": "A bench", "text": "Under the tree."})["proposal"]
        self.done(page, "meeting-agenda", {"meeting": meeting, "keep": True, "item": ["The bench :: " + bench]})
        self.done(page, "meeting-item", {"meeting": meeting, "item": 1})
        asked = guest("act_meeting_ask", {"meeting": meeting})
        self.assertEqual(asked.status, 200, asked)
        self.assertIn("m031", [waiting["name"] for waiting in guest("meeting", meeting=meeting).json["queue"]])
        thing = guest("thing", id=bench).json
        self.assertEqual(guest("act_enter", {"proposal": bench, "person": "b", "position": "agree"}).code, "web.too_many")
        time.sleep(1.1)
        before = thing["positions"]["agree"]
        entered = guest("act_enter", {"proposal": bench, "person": "b", "position": "agree"})
        self.assertEqual(entered.status, 200, entered)
        entered = entered.json["event"]
        entries = guest("meeting", meeting=meeting).json["entries"]
        self.assertEqual([(one["event"], one["person"]["name"], one["by"]["name"], one["mine"]) for one in entries],
                         [(entered, "m031", "a", True)])
        self.assertEqual(guest("thing", id=bench).json["positions"]["agree"], before)
        self.pass_through(page, b)
        b.do("confirm", entered)
        self.pass_through(page, b)
        self.assertEqual(guest("meeting", meeting=meeting).json["entries"], [])
        self.assertEqual(guest("thing", id=bench).json["positions"]["agree"], before + 1)
        self.assertEqual(call("free_seat", member=line["member"]).json["seats"], [])
        self.assertFalse(call("close_meeting_mode").json["open"])
        with self.assertRaises((OSError, EOFError)):
            phone.close()
            phone.ask("GET", "/session")

    def guest(self, mode):
        out = browser.Browser(mode["url"])
        self.browsers.append(out)
        return out

    def look_at_everything(self, page, **ids):
        call = lambda name, *args, **words: self.contract.call(page, name, *args, **words)  # noqa: E731
        for name in ("assemblies", "status", "members", "devices", "proposals", "votes", "decisions", "charter", "charter_presets", "meetings",
                     "calendar", "calendar_file", "mandates", "proxies", "power", "commissions", "tasks", "budgets", "log", "forks", "seal", "check",
                     "doctor", "peers", "acts", "journal", "backup"):
            self.assertEqual(call(name).status, 200, name)
        for id in ids.values():
            self.assertEqual(call("thing", id=id).status, 200)
        for event in call("log", query={"limit": 1000}).json["events"]:
            self.assertEqual(call("thing", id=event["id"], query={"hidden": "true"}).status, 200, event)
        member = call("members").json["members"][0]
        self.assertEqual(call("thing", id=member["member"]).json["kind"], "member")
        device = call("devices").json["devices"][0]
        self.assertEqual(call("thing", id=device["device"]).json["kind"], "device")
        self.assertEqual(call("ballot", vote=ids["vote"]).json["reason"], "open")
        self.assertEqual(call("election", vote=ids["vote"]).code, "node.usage")
        self.assertEqual(call("check_audit", {"audit": "FMA1:MFRGG"}).code, "election.damaged_text")
        for name in ("meeting", "checklist", "minutes"):
            self.assertEqual(call(name, meeting=ids["meeting"]).status, 200)
        self.assertIn("Assembly of May", call("minutes", meeting="Assembly of May", query={"form": "text"}).json["text"])
        self.assertIn(b"BEGIN:VCALENDAR", call("calendar_file").body)
        self.assertIn(b"<feed xmlns=", call("decisions_feed").body)
        for name in self.contract.whole["components"]["parameters"]["list"]["schema"]["enum"]:
            table = call("table", list=name, query={"of": ids["vote"], "mark": "true"})
            self.assertEqual((table.status, table.body[:3]), (200, b"\xef\xbb\xbf"), name)
        for name, words in (("minutes_pdf", {"meeting": ids["meeting"]}), ("tally_pdf", {"vote": ids["vote"]}),
                            ("slips_pdf", {"vote": ids["vote"]}), ("tally_pdf", {"vote": ids["well"]})):
            sheet = call(name, query={"language": "ru"}, **words)
            self.assertEqual((sheet.status, sheet.body[:5]), (200, b"%PDF-"), name)
            self.assertEqual(call(name, query={"language": "xx"}, **words).code, "usage.language")
        self.assertEqual(call("slips_pdf", vote="none").code, "node.not_found")
        self.assertEqual(len(call("table", list="members").body.splitlines()), 1 + len(call("members").json["members"]))
        self.assertEqual(call("table", list="keys").code, "node.usage")
        self.assertEqual(call("table", list="ballots", query={"of": "none"}).code, "node.not_found")
        self.assertEqual(call("search", query={"words": "deep"}).json["found"][0]["title"], "A deep well")
        self.assertEqual(call("power", query={"since": "30d"}).status, 200)
        lines = call("journal").body.decode().splitlines()
        self.assertEqual(json.loads(lines[0])["format"], "folkmoot-export/1")
        self.assertEqual(len(lines), 1 + call("status").json["events"])
        check = call("check_charter", {"text": "vouches = 5", "members": 4}).json
        self.assertEqual(([fault["parameter"] for fault in check["faults"]], check["ok"]), (["vouches"], False))
        fault = call("check_charter", {"text": "vouches = 1\nvouches = many"})
        self.assertEqual((fault.status, fault.code, fault.json["at"]["line"]), (422, "event.charter", 2))
        newest = call("log", query={"newest": "true", "limit": 3}).json["events"]
        self.assertEqual(newest, call("log", query={"limit": 1000}).json["events"][:-4:-1])
        pages, after = [], None
        while True:
            part = call("members", query={"limit": 2, **({"after": after} if after else {})}).json
            self.assertLessEqual(len(part["members"]), 2)
            pages += part["members"]
            after = part["next"]
            if after is None:
                break
        self.assertEqual(pages, call("members").json["members"])

    def others(self, page, b):
        call = lambda name, *args, **words: self.contract.call(page, name, *args, **words)  # noqa: E731
        b.serve("--no-web")
        synced = call("sync", {"address": b.address})
        self.assertEqual((synced.status, synced.json["equal"]), (200, True))
        self.assertEqual(call("peers").json["peers"][0]["address"], b.address)
        self.assertEqual(call("sync", {"address": "127.0.0.1:1"}).code, "net.unreachable")
        self.assertEqual(call("export_bundle", query={"for": "b"}).status, 200)
        self.assertEqual(call("export_bundle", query={"for": "nobody"}).status, 404)
        broken = call("import_bundle", b"no bundle")
        self.assertEqual(broken.status, 422)
        self.assertEqual(call("proof", proof_kind="member", id="b").code, "proof.no_seal")

    def session_operations(self, page):
        call = lambda name, *args, **words: self.contract.call(page, name, *args, **words)  # noqa: E731
        self.assertEqual(call("session").json["role"], "owner")
        code = call("make_code").json
        other = browser.Browser(port=page.port)
        self.browsers.append(other)
        begun = self.contract.call(other, "begin_session", {"code": code["code"]})
        other.token = begun.json["token"]
        self.assertEqual(self.contract.call(other, "session").status, 200)
        self.assertEqual(self.contract.call(other, "end_session").status, 200)
        self.assertEqual(self.contract.call(other, "session").code, "web.no_session")
        self.listen(page)

    def listen(self, page):
        line = browser.Line(page.port)
        line.send(page.request("GET", browser.BASE + "/events"))
        status, headers = line.head()
        self.contract.asked.add("events")
        self.contract.succeeded.add("events")
        self.assertEqual((status, headers["content-type"]), (200, "text/event-stream"))
        self.assertIn(b"event: reset", line.until(b"\n\n"))
        proposal = self.done(page, "propose", {"title": "News", "text": "t"})["event"]
        event = dict(part.split(": ", 1) for part in line.until(b"\n\n").decode().split("\n"))
        change = json.loads(event["data"])
        self.contract.check(change, "Change")
        self.assertEqual((event["event"], [(act["id"], act["kind"]) for act in change["acts"]]), ("change", [(proposal, "propose")]))
        line.close()
        self.done(page, "note", {"target": proposal, "text": "n"})
        again = browser.Line(page.port)
        again.send(page.request("GET", browser.BASE + "/events", headers={"Last-Event-ID": event["id"]}))
        again.head()
        self.assertIn(b'"kind":"note"', again.until(b"\n\n"))
        again.close()

    def refusals(self, page):
        """Each act once, with words that say nothing known: a problem in its shape, or done after all."""
        for name, (_, path, _) in self.contract.operations.items():
            if not path.startswith("/acts/") or name in self.contract.asked or name in ("act_leave", "act_found", "act_join"):
                continue
            schema = self.contract.schemas["".join(part.capitalize() for part in path[6:].split("-")) + "Words"]
            words = {}
            for word in schema.get("required", ()):
                kind = schema["properties"][word]
                values = kind.get("enum") or self.contract.schemas.get(kind.get("$ref", "/").rsplit("/", 1)[1], {}).get("enum")
                words[word] = values[0] if values else ["x"] if kind.get("type") == "array" else 1 if kind.get("type") == "integer" else "x"
            self.contract.call(page, name, words)
        # They change the most, so they come last.
        self.assertEqual(self.contract.call(page, "act_join", {"invitation": "FM1:X", "name": "x"}).code, "invitation.damaged")
        self.done(page, "leave", {})
        self.assertEqual(self.contract.call(page, "act_propose", {"title": "X", "text": "t"}).code, "act.not_member")
        found = self.contract.call(page, "act_found", {"name": "Another", "my_name": "a", "founders": 3, "charter": "vouches = 1"})
        self.assertEqual(found.json["state"], "forming")
        self.assertEqual(self.contract.call(page, "status").code, "node.ambiguous")
        self.assertEqual(self.contract.call(page, "status", query={"assembly": "Another"}).json["state"], "forming")
        self.assertEqual(len(self.contract.call(page, "assemblies").json["assemblies"]), 2)

    def test_joining_by_the_page_alone(self):
        a, founded = self.founded("a")
        page = self.page(a)
        new = self.page(self.home("n"))
        joined = self.contract.call(new, "act_join", {"invitation": founded["invitation"], "name": "n"})
        self.assertEqual((joined.status, joined.json["state"]), (200, "founder"))
        self.assertEqual(self.contract.call(new, "status").json["state"], "applicant")
        self.assertEqual(self.contract.call(new, "proposals").code, "node.not_member")
        self.assertEqual(self.contract.call(new, "act_join", {"invitation": founded["invitation"], "name": "n"}).status, 200)
        synced = self.contract.call(new, "sync", {"address": a.address})
        self.assertEqual((synced.status, synced.json["equal"]), (200, True), synced)
        self.assertEqual([member["name"] for member in self.contract.call(page, "members").json["members"] if member["name"] == "n"],
                         ["n"])
        code = self.contract.call(self.page(self.home("p")), "act_device_request", {}).json["code"]
        self.assertEqual(self.contract.call(page, "act_device_add", {"code": code}).status, 200)


if __name__ == "__main__":
    moot.main()
