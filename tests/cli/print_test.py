"""Paper: the sheets of a real assembly, read back by poppler."""

import os
import subprocess

import moot


class Print(moot.Case):
    def sheet(self, home, *words):
        """Its text, and that of each page."""
        file = self.path("sheet-%d.pdf" % len(self.made))
        self.made.append(file)
        done = home.do("print", *words, "-o", file)
        self.assertEqual(done["file"], file)
        text = subprocess.run(["pdftotext", "-layout", file, "-"], stdout=subprocess.PIPE, check=True, timeout=60).stdout.decode()
        return text, text.split("\f")[:-1]

    def bytes_of(self, number):
        with open(self.made[number], "rb") as file:
            return file.read()

    def setUp(self):
        super().setUp()
        self.made = []

    def test_minutes(self):
        home = self.constituted()
        meeting = home.do("meeting", "call", "Assembly of May", "--in", "2h", "--place", "Площадь", "--item", "Lifts")["event"]
        home.do("meeting", "attend", meeting)
        text, pages = self.sheet(home, "minutes", "Assembly of May")
        for what in ("The Square", "Assembly of May", "draft", "Place: Площадь", "Lifts", "urn:folkmoot:" + meeting, "Page 1 / 1"):
            self.assertIn(what, text)
        self.assertEqual(len(pages), 1)
        self.sheet(home, "minutes", meeting)
        self.assertEqual(self.bytes_of(0), self.bytes_of(1), "the same minutes are the same bytes")
        self.assertIn("projet", self.sheet(home, "minutes", meeting, "--language", "fr")[0])

    def test_votes(self):
        home = self.constituted()
        home.do("open", "Which road?", "--option", "north", "--option", "south", "--option", "ни одной", "--method", "schulze",
                "--for", "2d")
        home.do("open", "A mill?", "--for", "2d")
        home.do("propose", "A well", "--text", "We dig.")
        text, _ = self.sheet(home, "tally", "Which road?")
        for what in ("Which road?", "north", "south", "ни одной", "Spoiled", "Slips in the box", "Counted by", "First choices"):
            self.assertIn(what, text)
        for name in ("A mill?", "A well"):
            text, _ = self.sheet(home, "tally", name)
            for what in (name, "Yes", "No", "Abstain"):
                self.assertIn(what, text)
        text, pages = self.sheet(home, "slips", "Which road?", "--count", "9")
        self.assertEqual((text.count("Which road?"), len(pages)), (9, 3))
        self.sheet(home, "slips", "Which road?", "--count", "9")
        self.assertEqual(self.bytes_of(-1), self.bytes_of(-2))
        self.sheet(home, "slips", "Which road?", "--count", "9", "--seed", "of the assembly")
        self.assertNotEqual(self.bytes_of(-1), self.bytes_of(-2))
        self.assertIn("نعم", self.sheet(home, "slips", "A mill?", "--language", "ar")[0])

    def test_what_is_no_sheet(self):
        home = self.constituted()
        home.do("propose", "A well", "--text", "We dig.")
        file = self.path("x.pdf")
        for words, code in ((["slips", "A well"], "usage.wrong"), (["slips", "A well", "-o", file, "--count", "0"], "usage.wrong"),
                            (["slips", "A well", "-o", file, "--count", "9999"], "usage.wrong"),
                            (["tally", "A mill", "-o", file], "node.not_found"),
                            (["minutes", "A well", "-o", file], "node.not_found"),
                            (["tally", "A well", "-o", file, "--language", "xx"], "usage.language"),
                            (["tally", "a2", "-o", file], "print.no_vote")):
            self.assertEqual(home.run("print", *words).error["code"], code, words)
        self.assertFalse(os.path.exists(file), "nothing is written")


if __name__ == "__main__":
    moot.main()
