"""Files for other programs: tables, the feed, the calendar; read here by parsers that know nothing of Folkmoot."""

import csv
import io
import re
import xml.etree.ElementTree

import moot
import seals

ATOM = "{http://www.w3.org/2005/Atom}"


class Exports(seals.Case):
    def text(self, home, *words):
        answer = home.plain("export", "-", *words)
        self.assertEqual(answer.code, 0, answer)
        return answer.out

    def table(self, home, *words):
        text = home.plain("export", "-", "--format", "csv", *words)
        self.assertEqual(text.code, 0, text)
        return list(csv.DictReader(io.StringIO(text.out, newline=""), strict=True))

    def test_tables(self):
        home = self.constituted()
        home.do("propose", "=HYPERLINK(\"x\")", "--text", "a text")
        home.do("propose", "A \"well\", deep", "--text", "a text")
        proposals = self.table(home, "--list", "proposals")
        self.assertEqual([row["title"] for row in proposals], ["'=HYPERLINK(\"x\")", "A \"well\", deep"])
        listed = home.do("members")["members"]
        members = self.table(home, "--list", "members")
        self.assertEqual([(row["member"], row["name"]) for row in members], [(m["member"], m["name"]) for m in listed])
        for name in ("decisions", "votes", "meetings", "mandates", "commissions", "tasks", "budgets"):
            text = self.text(home, "--format", "csv", "--list", name)
            self.assertTrue(text.endswith("\r\n"), name)
            self.assertRegex(text.split("\r\n")[0], r"^[a-z_]+(,[a-z_]+)+$", name)
        self.assertTrue(self.text(home, "--format", "csv", "--bom").startswith("\ufeffid,"))
        # The same twice, and into a file.
        file = self.path("members.csv")
        done = home.do("export", file, "--format", "csv", "--list", "members")
        with open(file, "rb") as there:
            data = there.read()
        self.assertEqual((done["file"], done["bytes"]), (file, len(data)))
        self.assertEqual(data.decode(), self.text(home, "--format", "csv", "--list", "members"))

    def test_ballots(self):
        home = self.constituted()
        vote = home.do("open", "A road?", "--option", "north", "--option", "south", "--method", "schulze", "--for", "2d")["vote"]
        ballot = home.do("vote", vote, "1>2")["event"]
        rows = self.table(home, "--vote", "A road?")
        self.assertEqual([(row["ballot"], row["choice"], row["valid"]) for row in rows], [(ballot, "1>2", "true")])
        self.assertEqual(set(rows[0]), {"ballot", "member", "choice", "valid"}, "no row says when")

    def test_words(self):
        home = self.constituted()
        for words in (["--format", "xls"], ["--format", "csv", "--list", "keys"], ["--list", "members"], ["--bom"],
                      ["--format", "atom", "--bom"], ["--format", "ics", "--vote", "x"], ["--format", "csv", "--vote", "none"]):
            self.assertEqual(home.run("export", "-", *words).code, 2, words)

    def test_calendar(self):
        home = self.constituted()
        called = home.do("meeting", "call", "Assembly, of May; all", "--in", "2h", "--place", "Square " + "\u0451" * 60)["event"]
        text = self.text(home, "--format", "ics")
        self.assertEqual([line for line in text.split("\r\n") if len(line.encode()) > 75], [])
        self.assertNotIn("\n", text.replace("\r\n", ""))
        unfolded = text.replace("\r\n ", "").split("\r\n")
        for line in ("UID:%s@folkmoot" % called, "SEQUENCE:0", "SUMMARY:Assembly\\, of May\\; all"):
            self.assertIn(line, unfolded)
        again = self.path("meetings.ics")
        home.do("calendar", "--ics", again)
        with open(again, encoding="utf-8", newline="") as file:
            self.assertEqual(file.read(), text)

    def feed(self, home):
        root = xml.etree.ElementTree.fromstring(self.text(home, "--format", "atom"))
        for element in root.iter():
            self.assertTrue(element.tag.startswith(ATOM) and not element.attrib, element)
        for time in root.iter(ATOM + "updated"):
            self.assertRegex(time.text, moot.TIME)
        return root

    def test_feed(self):
        a, b, c = homes = self.founders_by_bundle(charter="vouches = 1\n")
        a.do("propose", "A <b>well</b> & more", "--text", "We dig.\n<script>alert(1)</script> \u202eturned")
        a.do("propose", "The secret of the mill", "--text", "rejected")
        a.do("list-person", "m031")
        a.do("propose", "--admit", "m031", "Admit m031", "--text", "She is known.")
        self.carry_round(homes)
        for title, position in (("A <b>well</b> & more", "agree"), ("The secret of the mill", "block"), ("Admit m031", "agree")):
            for home in homes:
                home.do("position", title, position)
        self.carry_round(homes)
        for title in ("A <b>well</b> & more", "The secret of the mill", "Admit m031"):
            a.do("decide", title)
        self.carry_round(homes)
        feed = self.feed(a)
        self.assertEqual(feed.findall(ATOM + "entry"), [], "nothing is told before a seal holds it")
        self.seal_founding(homes)
        feed = self.feed(a)
        entries = feed.findall(ATOM + "entry")
        self.assertEqual([entry.findtext(ATOM + "title") for entry in entries], ["A <b>well</b> & more"])
        self.assertEqual(entries[0].findtext(ATOM + "content"), "We dig.\n<script>alert(1)</script> \\u{202E}turned")
        self.assertRegex(entries[0].findtext(ATOM + "id"), re.compile(r"^urn:folkmoot:[0-9a-f]{64}$"))
        self.assertEqual(feed.findtext(ATOM + "id"), "urn:folkmoot:" + a.do("status")["assembly"])
        self.assertEqual(self.text(a, "--format", "atom"), self.text(b, "--format", "atom"))


if __name__ == "__main__":
    moot.main()
