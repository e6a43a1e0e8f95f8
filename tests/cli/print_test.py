"""Paper: the sheets of a real assembly, read back by poppler."""

import os
import re
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

    def looked_at(self, name):
        """The last sheet as pictures, for people in build/screens; and here: ink on each page, none at its edges but
        the lines along which slips are cut."""
        folder = os.path.join(os.path.dirname(os.path.abspath(moot.BINARY)), "screens")
        os.makedirs(folder, exist_ok=True)
        subprocess.run(["pdftoppm", "-r", "80", "-png", self.made[-1], os.path.join(folder, "paper-" + name)], check=True, timeout=60)
        pages = subprocess.run(["pdftoppm", "-r", "40", "-gray", self.made[-1]], stdout=subprocess.PIPE, check=True, timeout=60).stdout
        while pages:
            head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", pages)
            width, height = int(head[1]), int(head[2])
            page, pages = pages[head.end():head.end() + width * height], pages[head.end() + width * height:]
            self.assertEqual(len(page), width * height)
            rows = [page[at:at + width] for at in range(0, len(page), width)]
            # 8 mm, which every printer can leave white.
            edge = 40 * 8 // 25
            cut = {width // 2 + off for off in (-1, 0, 1)} if "slips" in name else set()
            for row in rows[:edge] + rows[-edge:]:
                self.assertEqual([at for at, dot in enumerate(row) if dot != 255 and at not in cut], [], name)
            cut = {height // 2 + off for off in (-1, 0, 1)} if "slips" in name else set()
            dirty = [at for at, row in enumerate(rows) if at not in cut and (row[:edge] + row[-edge:]).strip(b"\xff")]
            self.assertEqual(dirty, [], name)
            ink = sum(1 for dot in page if dot < 128)
            self.assertGreater(ink, len(page) // 400, name)

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
        self.looked_at("minutes")
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
        self.looked_at("tally")
        for name in ("A mill?", "A well"):
            text, _ = self.sheet(home, "tally", name)
            for what in (name, "Yes", "No", "Abstain"):
                self.assertIn(what, text)
        text, pages = self.sheet(home, "slips", "Which road?", "--count", "9")
        self.assertEqual((text.count("Which road?"), len(pages)), (9, 3))
        self.looked_at("slips")
        self.sheet(home, "slips", "Which road?", "--count", "9")
        self.assertEqual(self.bytes_of(-1), self.bytes_of(-2))
        self.sheet(home, "slips", "Which road?", "--count", "9", "--seed", "of the assembly")
        self.assertNotEqual(self.bytes_of(-1), self.bytes_of(-2))
        self.assertIn("نعم", self.sheet(home, "slips", "A mill?", "--language", "ar")[0])
        self.looked_at("slips-arabic")

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

    def test_only_what_prints_waits_for_what_draws(self):
        needed = subprocess.run(["ldd", os.path.abspath(moot.BINARY)], stdout=subprocess.PIPE, check=True, timeout=60).stdout.decode()
        self.assertIn("libsodium", needed)
        for name in ("pango", "cairo", "fontconfig", "glib"):
            self.assertNotIn(name, needed)
        home = self.constituted()
        home.do("propose", "A well", "--text", "We dig.")
        # As if it were not installed.
        nothing = self.path("libraries")
        os.mkdir(nothing)
        with open(os.path.join(nothing, "libpangocairo-1.0.so.0"), "wb"):
            pass
        home.env["LD_LIBRARY_PATH"] = nothing
        file = self.path("x.pdf")
        error = home.refused("print", "tally", "A well", "-o", file, code=3)
        self.assertEqual(error["code"], "program.no_paper")
        self.assertIn("libpangocairo-1.0-0", error["message"])
        self.assertFalse(os.path.exists(file))
        home.status()


if __name__ == "__main__":
    moot.main()
