"""Words, help, exit codes, JSON on failure: what needs no assembly, or one of a single founder."""

import json
import os
import subprocess

import moot

COMMANDS = ["found", "invite", "join", "vouch", "object", "members", "leave", "device list", "device request", "device add",
            "device suspend", "device witness", "list-person", "propose", "note", "position", "enter", "decide", "confirm", "withdraw", "show",
            "log", "open", "vote", "remove", "mandate", "recall", "lot open", "lot tell", "statement", "ballot check", "status", "serve", "sync", "bundle export", "bundle import", "check", "export", "backup", "restore", "verify", "seal status", "seal ask", "doctor",
            "completion", "sim"]


class Usage(moot.Case):
    def bare(self, *words, **more):
        done = subprocess.run([moot.BINARY, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                              timeout=60, check=False, **more)
        return moot.Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def test_version(self):
        answer = self.bare("--version")
        self.assertEqual(answer.code, 0)
        self.assertRegex(answer.out, r"^moot \d+\.\d+\.\d+\n")

    def test_help_has_an_example_for_each_command(self):
        for words in [["--help"], ["help"]] + [["help", *c.split()] for c in COMMANDS] + [[*c.split(), "--help"] for c in COMMANDS]:
            answer = self.bare(*words)
            self.assertEqual(answer.code, 0, words)
            self.assertIn("Example: moot ", answer.out, words)
        listed = self.bare("--help").out
        for command in COMMANDS:
            self.assertIn(command, listed)

    def test_unknown_command(self):
        for words in (["fly"], ["device", "fly"], ["help", "fly"], ["bundle"], []):
            answer = self.bare(*words)
            self.assertEqual(answer.code, 2, words)
            self.assertEqual(answer.out, "")
            self.assertIn("moot", answer.err)
        answer = self.bare("fly", "--json")
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.error["code"], "usage.unknown_command")

    def test_wrong_usage_is_json_too(self):
        home = self.home("h")
        for words in (["found"], ["found", "a", "b"], ["found", "a", "--colour", "red"], ["found", "a", "--founders"], ["vouch"],
                      ["position", "p"], ["sync"], ["log", "--limit", "many"], ["found", "a", "--founders", "x"],
                      ["position", "p", "maybe"], ["invite", "--expires", "soon"], ["decide", "p", "--hands", "yes=1"],
                      ["sync", "nowhere"], ["serve", "--listen", "nowhere"], ["join", "FM1:NONSENSE", "--name", "x"],
                      ["device", "add", "nonsense"], ["bundle", "import", self.path("absent")], ["restore", self.path("absent")],
                      ["found", "a", "--charter", self.path("absent")]):
            answer = home.run(*words)
            self.assertEqual(answer.code, 2, (words, answer))
            self.assertEqual(set(answer.error) & {"code", "message", "rule", "hint", "at"}, {"code", "message", "rule", "hint", "at"})

    def test_no_assembly_yet(self):
        home = self.home("nothing")
        for words in (["status"], ["members"], ["log"], ["invite"], ["propose", "T", "--text", "t"], ["export", "-"], ["check"]):
            error = home.refused(*words, code=2)
            self.assertEqual(error["code"], "node.no_assembly", words)
        self.assertFalse(os.path.exists(home.folder), "a command that only looks makes no home")

    def test_charter_file(self):
        home = self.home("h")
        file = self.write("charter", "# ours\nvouches = 1\n   cool_off = soon\n")
        error = home.refused("found", "X", "--charter", file, code=2)
        self.assertEqual(error["code"], "event.charter")
        self.assertEqual(error["at"], {"file": file, "line": 3, "column": 15})
        error = home.refused("found", "X", "--charter", self.write("bad", "suspenders = 1\n"), code=2)
        self.assertEqual(error["at"]["line"], 1)

    def test_global_options_stand_anywhere(self):
        home, _ = self.founded("a")
        for words in (["--json", "--home", home.folder, "status"], ["status", "--home", home.folder, "--json"],
                      ["--home", home.folder, "status", "--json", "--quiet"], ["--home=" + home.folder, "--json", "status"]):
            self.assertEqual(self.bare(*words).json["name"], "The Square")
        by_variable = self.bare("status", "--json", env={**home.environment(), "MOOT_HOME": home.folder})
        self.assertEqual(by_variable.json["name"], "The Square")

    def test_default_home(self):
        env = {**moot.Home("").environment(), "HOME": self.folder, "XDG_DATA_HOME": ""}
        self.assertEqual(self.bare("found", "X", env=env).code, 0)
        home = self.path(".local/share/folkmoot")
        self.assertEqual(os.stat(home).st_mode & 0o777, 0o700)
        env["XDG_DATA_HOME"] = self.path("data")
        self.assertEqual(self.bare("status", "--json", env=env).code, 2)
        self.assertEqual(self.bare("found", "Y", env=env).code, 0)
        self.assertTrue(os.path.isdir(self.path("data/folkmoot")))

    def test_standard_output_full(self):
        home, _ = self.founded("a")
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([moot.BINARY, "--home", home.folder, "status"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 3)

    def test_reader_that_goes_away(self):
        home, _ = self.founded("a")
        done = subprocess.run("%s --home %s export - | true; exit ${PIPESTATUS[0]}" % (moot.BINARY, home.folder), shell=True,
                              executable="/bin/bash", stderr=subprocess.PIPE, check=False)
        self.assertIn(done.returncode, (0, 3))

    def test_text_from_everywhere(self):
        home = self.constituted()
        home.do("propose", "One", "--text", "by option")
        home.do("propose", "Two", "--file", self.write("text", "by file\n"))
        home.do("propose", "Three", "--text", "-", stdin=b"by input\n")
        home.do("propose", "Four", "--file", "-", stdin=b"by input\nof two lines\n")
        texts = [home.do("show", title)["versions"][0]["text"] for title in ("One", "Two", "Three", "Four")]
        self.assertEqual(texts, ["by option", "by file", "by input", "by input\nof two lines"])
        home.do("note", "One", "a note")
        home.do("note", "One", "-", stdin=b"a note by input")
        for words in (["propose", "Five"], ["note", "One"]):
            self.assertEqual(home.refused(*words, code=2)["code"], "usage.text_missing")
        self.assertEqual(home.refused("propose", "Six", "--text", "", code=2)["code"], "text.empty")
        self.assertEqual(home.refused("propose", "Six", "--text", "a", "--file", "b", code=2)["code"], "node.usage")

    def test_several_assemblies(self):
        home, first = self.founded("a")
        second = home.do("found", "The River", "--name", "a")
        error = home.refused("status", code=2)
        self.assertEqual(error["code"], "node.ambiguous")
        self.assertEqual(home.do("status", "--assembly", "The River")["assembly"], second["assembly"])
        self.assertEqual(home.do("status", "--assembly", first["assembly"][:8])["assembly"], first["assembly"])
        self.assertEqual(home.refused("status", "--assembly", "The Hill", code=2)["code"], "node.no_assembly")
        self.assertNotEqual(first["member"], second["member"])
        self.assertNotEqual(first["device"], second["device"])

    def test_people_read_plain_words(self):
        home = self.constituted()
        home.do("propose", "A well", "--text", "We dig.")
        for words, expected in ((["status"], "The Square"), (["members"], "NAME"), (["log"], "EVENT"), (["show", "A well"], "We dig."),
                                (["device", "list"], "this one"), (["doctor"], "clock"), (["check"], "all whole")):
            answer = home.plain(*words)
            self.assertEqual(answer.code, 0, answer)
            self.assertIn(expected, answer.out)
            self.assertRaises(json.JSONDecodeError, json.loads, answer.out)
        answer = home.plain("show", "A bridge")
        self.assertEqual((answer.code, answer.out), (2, ""))
        self.assertIn("[node.not_found]", answer.err)

    def test_same_seed_same_keys(self):
        env = {"MOOT_SEED": "one", "MOOT_CLOCK": "2026-03-01T10:00:00Z"}
        first = self.founded("a", env=env)[1]
        again = self.home("again", env=env)
        second = again.do("found", "The Square", "--name", "a")
        self.assertEqual(first["member"], second["member"])
        self.assertEqual(first["device"], second["device"])
        self.assertNotEqual(again.do("invite")["invitation"], again.do("invite")["invitation"])
        other = self.home("other", env={**env, "MOOT_SEED": "two"})
        self.assertNotEqual(first["member"], other.do("found", "The Square", "--name", "a")["member"])
        error = again.refused("serve", "--listen", "0.0.0.0:0", code=2)
        self.assertEqual(error["code"], "random.setting")

    def test_clock(self):
        ahead = self.home("ahead", env={"MOOT_CLOCK": "2036-05-01T12:00:00Z"})
        ahead.do("found", "X")
        self.assertTrue(ahead.do("log")["events"][0]["claimed"].startswith("2036-05-01T12:0"))
        answer = ahead.run("doctor")
        self.assertEqual(answer.code, 1)
        clock = [check for check in answer.json["checks"] if check["name"] == "clock"][0]
        self.assertFalse(clock["ok"])
        self.assertEqual(self.home("odd", env={"MOOT_CLOCK": "noon"}).refused("found", "X", code=2)["code"], "clock.setting")


if __name__ == "__main__":
    moot.main()
