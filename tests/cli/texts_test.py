"""Names and texts that people, or enemies, may type."""

import os
import pty
import subprocess

import moot


class Texts(moot.Case):
    def test_what_is_not_utf8_is_refused(self):
        home, _ = self.founded("a")
        for words in ([b"propose", b"\xff\xfe", b"--text", b"t"], [b"propose", b"T", b"--text", b"\xc0\x80"], [b"note", b"T", b"\xed\xa0\x80"]):
            done = subprocess.run([moot.BINARY.encode(), b"--home", home.folder.encode(), b"--json", *words], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, env=home.environment(), check=False)
            self.assertEqual(done.returncode, 2, done)
            self.assertIn(b"text.not_utf8", done.stdout)
            done.stdout.decode("utf-8")
        self.assertEqual(home.refused("propose", "T", "--file", "-", code=2, stdin=b"\xff")["code"], "text.not_utf8")
        done = subprocess.run([moot.BINARY.encode(), b"--home", home.folder.encode(), b"--json", b"\xff"], stdout=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2)
        done.stdout.decode("utf-8")

    def test_composed_and_decomposed_names_are_one(self):
        home = self.constituted()
        home.do("propose", "Cafe\u0301", "--text", "t")
        self.assertEqual(home.do("show", "Caf\u00e9")["title"], "Caf\u00e9")

    def test_names_cannot_turn_the_line(self):
        a, _ = self.founded("a")
        spoofed = "evil\u202etxt.exe"
        self.bring_in(a, self.home("b"), spoofed[:4], None)
        c = self.home("c")
        c.do("join", a.do("invite")["invitation"], "--name", spoofed, "--out", self.path("c.fmb"))
        a.do("bundle", "import", self.path("c.fmb"))
        for answer in (a.plain("members"), a.plain("log")):
            self.assertEqual(answer.code, 0)
            self.assertNotIn("\u202e", answer.out)
        d = self.home("d")
        d.do("join", a.do("invite")["invitation"], "--name", "\u05d0\u05d1\u05d2", "--out", self.path("d.fmb"))
        a.do("bundle", "import", self.path("d.fmb"))
        self.assertIn("\u05d0\u05d1\u05d2", a.plain("members").out)

    def test_escape_sequences_do_not_reach_the_terminal(self):
        home = self.constituted()
        home.do("propose", "T\x1b[2J", "--text", "a\x1b[31mb\x9b1m\x07c")
        title = home.do("log")["events"][-1]["id"]
        for words in (["show", title], ["log"]):
            out = home.plain(*words).out
            for bad in ("\x1b", "\x9b", "\x07"):
                self.assertNotIn(bad, out)

    def test_brackets_are_text(self):
        home = self.constituted()
        for title in ("[urgent] roof", "[urgent]", "[a,b]", "[]", "{a}"):
            home.do("propose", title, "--text", title)
            shown = home.do("show", title)
            self.assertEqual((shown["title"], shown["versions"][0]["text"]), (title, title))
            home.do("note", title, title)
        home.do("list-person", "[x,y]", "[z]")
        names = [member["name"] for member in home.do("members")["members"] if member["state"] == "applicant"]
        self.assertEqual(sorted(names), ["[x,y]", "[z]"])

    def test_limits(self):
        home = self.constituted()
        home.do("propose", "T", "--text", "x" * 30_000)
        self.assertIn(home.run("propose", "T", "--text", "x" * 40_000).code, (1, 2))
        self.assertIn(home.run("propose", "T" * 500, "--text", "x").code, (1, 2))
        self.assertIn(home.run("found", "N" * 300).code, (1, 2))

    def test_an_editor_on_a_terminal(self):
        home = self.constituted()
        editor = self.write("editor", "#!/bin/sh\nprintf 'written in the editor\\n# left out\\n' > \"$1\"\n")
        os.chmod(editor, 0o700)
        master, slave = pty.openpty()
        try:
            done = subprocess.run([moot.BINARY, "--home", home.folder, "--json", "propose", "T"], stdin=slave, stderr=slave,
                                  stdout=subprocess.PIPE, env=home.environment({"EDITOR": editor}), timeout=60, check=False)
        finally:
            os.close(slave)
            os.close(master)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(home.do("show", "T")["versions"][0]["text"], "written in the editor")

    def test_a_qr_code_on_a_terminal_only(self):
        home, _ = self.founded("a")
        self.assertNotIn("\u2588", home.plain("invite").out)
        master, slave = pty.openpty()
        process = subprocess.Popen([moot.BINARY, "--home", home.folder, "invite"], stdin=subprocess.DEVNULL, stdout=slave,
                                   stderr=subprocess.DEVNULL, env=home.environment())
        os.close(slave)
        seen = b""
        try:
            while True:
                part = os.read(master, 65536)
                if not part:
                    break
                seen += part
        except OSError:
            pass
        process.wait()
        os.close(master)
        self.assertIn("\u2588", seen.decode())


if __name__ == "__main__":
    moot.main()
