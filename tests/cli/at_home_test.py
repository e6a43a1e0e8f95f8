"""What the program brings for the machine that it lives on: the page of the manual, completion in shells, and what
`cmake --install` puts where."""

import os
import shutil
import signal
import stat
import subprocess
import time
import unittest

import moot

BUILD = os.path.dirname(os.path.abspath(moot.BINARY))


def ran(*words, **more):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False, **more)


def said(*words):
    done = ran(moot.BINARY, *words)
    if done.returncode != 0:
        raise AssertionError((words, done))
    return done.stdout.decode()


def commands():
    """All of them, by `moot help`."""
    lines = said("help").split("\n\n")[2].splitlines()
    return [line[2:].split("  ")[0] for line in lines]


def options_of(command):
    """By `moot help`; the version is no option of a command."""
    return sorted({word for line in said("help", *command.split()).splitlines() if line.startswith("  ")
                   for word in line.split("  ")[1].replace(",", " ").split() if word.startswith("--")} - {"--version"})


class AtHome(moot.Case):
    def test_the_manual_has_every_command(self):
        page = said("help", "--man")
        self.assertEqual(page, said("help", "--man"))
        for command in commands():
            self.assertIn(".SS moot " + command.replace("-", "\\-"), page)
        file = self.write("moot.1", page)
        done = ran("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", file, env={**os.environ, "MANROFFSEQ": ""}) \
            if shutil.which("man") and shutil.which("groff") else None
        if done:
            self.assertEqual((done.returncode, done.stderr), (0, b""))
        if shutil.which("mandoc"):
            faults = [line for line in ran("mandoc", "-T", "lint", "-W", "warning", file).stdout.decode().splitlines()
                      if "missing date" not in line]
            self.assertEqual(faults, [])

    def bash_offers(self, script, *line):
        """What is offered for the last word."""
        code = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _moot; printf "%s\\n" "${COMPREPLY[@]}"'
        done = ran("bash", "--norc", "-u", "-c", code, script, "moot", *line, cwd=self.folder)
        self.assertEqual(done.stderr, b"", line)
        return sorted(done.stdout.decode().split("\n")[:-1]) if done.stdout != b"\n" else []

    def test_bash(self):
        script = self.write("moot.bash", said("completion", "bash"))
        offers = lambda *line: self.bash_offers(script, *line)  # noqa: E731
        all_of_them = commands()
        self.assertEqual(offers(""), sorted({command.split()[0] for command in all_of_them} | {"help"}))
        groups = {command.split()[0] for command in all_of_them if " " in command}
        for group in groups:
            self.assertEqual(offers(group, ""), sorted(c.split()[1] for c in all_of_them if c.startswith(group + " ")), group)
        for command in all_of_them[::7]:
            self.assertEqual(offers(*command.split(), "--"), options_of(command), command)
        self.assertEqual(offers("devi"), ["device"])
        self.assertEqual(offers("--home", "somewhere", "--json", "device", "a"), ["add"])
        self.assertEqual(offers("help", "bundle", "e"), ["export"])
        self.assertEqual(offers("note", "device", ""), [], "words of an argument are no command")
        self.assertEqual(offers("invite", "--expires", ""), [])
        self.write("a b.txt", "")
        self.assertEqual(offers("found", "X", "--charter", "a"), ["a b.txt"])
        self.assertEqual(offers("restore", "a"), ["a b.txt"])
        self.assertEqual(offers("fly", ""), [])

    @unittest.skipUnless(shutil.which("zsh"), "no zsh")
    def test_zsh(self):
        script = self.write("_moot", said("completion", "zsh"))
        code = ('compdef() {}; _describe() { print -l -- "${offers[@]}" }; _files() { print files }; _message() {}; '
                'source "$1"; shift; words=("$@"); CURRENT=$#; _moot')
        offers = lambda *line: ran("zsh", "-f", "-c", code, "zsh", script, "moot", *line).stdout.decode()  # noqa: E731
        self.assertIn("found:found an assembly\n", offers(""))
        self.assertIn("add:", offers("--home", "x", "device", ""))
        self.assertIn("--expires:how long it holds [72h]\n", offers("invite", "--"))
        self.assertEqual(offers("found", "X", "--charter", ""), "files\n")
        self.assertEqual(offers("note", "device", ""), "")

    @unittest.skipUnless(shutil.which("fish"), "no fish")
    def test_fish(self):
        script = self.write("moot.fish", said("completion", "fish"))
        env = {**os.environ, "HOME": self.folder, "XDG_CONFIG_HOME": self.folder, "XDG_DATA_HOME": self.folder}

        def offers(line):
            done = ran("fish", "--no-config", "-c", 'source $argv[1]; complete -C $argv[2]', script, line, env=env)
            self.assertEqual(done.stderr, b"", line)
            return done.stdout.decode()

        self.assertIn("found\tfound an assembly\n", offers("moot f"))
        self.assertIn("add\t", offers("moot --json device a"))
        self.assertIn("--expires\thow long it holds [72h]\n", offers("moot invite --e"))
        self.assertNotIn("--expires", offers("moot found --e"))

    def test_another_shell(self):
        done = ran(moot.BINARY, "completion", "csh")
        self.assertEqual((done.returncode, done.stdout), (2, b""))

    def test_install(self):
        prefix = self.path("a place")
        done = ran("cmake", "--install", BUILD, "--prefix", prefix)
        self.assertEqual(done.returncode, 0, done)
        there = sorted(os.path.relpath(os.path.join(folder, name), prefix)
                       for folder, _, names in os.walk(prefix) for name in names)
        self.assertEqual(there, ["bin/moot", "libexec/folkmoot/open-page", "share/applications/folkmoot.desktop",
                                 "share/bash-completion/completions/moot", "share/fish/vendor_completions.d/moot.fish",
                                 "share/icons/hicolor/scalable/apps/folkmoot.svg", "share/man/man1/moot.1",
                                 "share/systemd/user/folkmoot.service", "share/zsh/site-functions/_moot"])
        with open(os.path.join(prefix, "share/man/man1/moot.1"), encoding="utf-8") as page:
            self.assertEqual(page.read(), said("help", "--man"))
        entry = os.path.join(prefix, "share/applications/folkmoot.desktop")
        with open(entry, encoding="utf-8") as file:
            self.assertIn('Exec="%s"\n' % os.path.join(prefix, "libexec/folkmoot/open-page"), file.read())
        if shutil.which("desktop-file-validate"):
            self.assertEqual(ran("desktop-file-validate", entry).stdout, b"")
        unit = os.path.join(prefix, "share/systemd/user/folkmoot.service")
        with open(unit, encoding="utf-8") as file:
            self.assertIn('ExecStart="%s" serve --no-open\n' % os.path.join(prefix, "bin/moot"), file.read())
        if shutil.which("systemd-analyze"):
            done = ran("systemd-analyze", "verify", "--user", unit,
                       env={**os.environ, "XDG_RUNTIME_DIR": self.folder, "MANPATH": os.path.join(prefix, "share/man")})
            self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.open_the_page(prefix)

    def open_the_page(self, prefix):
        """What the entry of the desktop starts, with a browser that says what it was given."""
        tools = self.path("tools")
        os.mkdir(tools)
        given = self.path("given")
        opener = '#!/bin/sh\n(echo "$1"; cat "$1") > "%s.new" && mv "%s.new" "%s"\n' % (given, given, given)
        for name, text in (("xdg-open", opener), ("systemctl", "#!/bin/sh\nexit 1\n")):
            with open(os.path.join(tools, name), "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(file.name, stat.S_IRWXU)
        home = self.home("h")
        home.serve("--web", "127.0.0.1:0")
        env = home.environment({"MOOT_HOME": home.folder, "PATH": tools + ":" + os.environ["PATH"], "DISPLAY": ":0", "TMPDIR": self.folder})
        # It stays as long as the file may be of use.
        opening = subprocess.Popen([os.path.join(prefix, "libexec/folkmoot/open-page")], env=env, start_new_session=True)
        try:
            end = time.monotonic() + moot.PATIENCE
            while not os.path.exists(given) and time.monotonic() < end:
                time.sleep(0.05)
            self.assertIsNone(opening.poll())
        finally:
            os.killpg(opening.pid, signal.SIGTERM)
            opening.wait(timeout=60)
        with open(given, encoding="utf-8") as file:
            name, page = file.read().split("\n", 1)
        self.assertNotIn("#k=", name)
        self.assertRegex(page, r'content="0;url=http://127\.0\.0\.1:\d+/#k=[0-9a-f]+"')

    def test_no_desktop_opens_nothing(self):
        home = self.home("h")
        home.serve("--web", "127.0.0.1:0")
        home.refused("web", "--open", code=3)


if __name__ == "__main__":
    moot.main()
