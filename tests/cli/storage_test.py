"""What a disk can do to a home: read-only, of a newer version, damaged, full."""

import json
import os
import resource
import sqlite3
import subprocess
import unittest

import moot


def mount(*words):
    return subprocess.run(["mount", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


class Storage(moot.Case):
    def setUp(self):
        super().setUp()
        self.mounts = []

    def tearDown(self):
        for folder in reversed(self.mounts):
            subprocess.run(["umount", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        super().tearDown()

    def database(self, home):
        names = [name for name in os.listdir(home.folder) if open(os.path.join(home.folder, name), "rb").read(15) == b"SQLite format 3"]
        self.assertEqual(len(names), 1, names)
        return os.path.join(home.folder, names[0])

    def read_only(self, home):
        """Makes the home unwritable, and proves that it is."""
        if os.geteuid() == 0:
            if not (mount("--bind", home.folder, home.folder) and mount("-o", "remount,ro,bind", home.folder)):
                raise unittest.SkipTest("no right to mount here")
            self.mounts.append(home.folder)
        else:
            for name in os.listdir(home.folder):
                os.chmod(os.path.join(home.folder, name), 0o400)
            os.chmod(home.folder, 0o500)
        with self.assertRaises(OSError):
            open(os.path.join(home.folder, "proof"), "w", encoding="utf-8").close()

    def test_read_only(self):
        home = self.constituted()
        home.do("propose", "P", "--text", "t")
        before = home.status()
        self.read_only(home)
        self.assertEqual(home.refused("propose", "Q", "--text", "t", code=3)["code"], "store.read_only")
        self.assertEqual(home.refused("serve", "--listen", "127.0.0.1:0", code=3)["code"], "store.read_only")
        self.assertEqual(home.status(), before)
        for words in (["members"], ["log"], ["show", "P"]):
            home.do(*words)

    def test_a_newer_version(self):
        home, _ = self.founded("a")
        database = sqlite3.connect(self.database(home))
        version = database.execute("PRAGMA user_version").fetchone()[0]
        database.execute("PRAGMA user_version = %d" % (version + 1000))
        database.commit()
        database.close()
        for words in (["status"], ["propose", "P", "--text", "t"], ["serve", "--listen", "127.0.0.1:0"]):
            self.assertEqual(home.refused(*words, code=3)["code"], "store.newer_version")

    def test_damage(self):
        home = self.constituted()
        for number in range(30):
            home.do("propose", "P%d" % number, "--text", "word " * 300)
        home.do("status")
        file = self.database(home)
        with open(file, "r+b") as database:
            size = os.path.getsize(file)
            for at in range(4096, size, 997):
                database.seek(at)
                database.write(b"\xa5")
        for words in (["status"], ["check"], ["propose", "Q", "--text", "t"], ["log"]):
            answer = home.run(*words)
            self.assertEqual(answer.code, 3, answer)
            self.assertTrue(answer.error["code"].startswith("store."), answer)

    def test_a_file_that_is_no_home(self):
        home = self.home("h")
        with open(home.folder, "w", encoding="utf-8") as file:
            file.write("not a folder")
        answer = home.run("found", "X")
        self.assertEqual(answer.code, 3, answer)

    def test_a_limit_of_file_size(self):
        """Is a full disk, not the program's end."""
        home = self.constituted()
        size = os.path.getsize(self.database(home))
        done = []
        for number in range(20):
            answer = subprocess.run(home.program("--json", "propose", "P%d" % number, "--text", "word " * 3000),
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=home.environment(), check=False,
                                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 65536,) * 2))
            if answer.returncode != 0:
                break
            done.append(json.loads(answer.stdout)["event"])
        self.assertEqual(answer.returncode, 3, answer)
        self.assertIn(json.loads(answer.stdout)["error"]["code"], ("store.full", "store.io"))
        held = {event["id"] for event in home.do("log", "--limit", "1000")["events"]}
        self.assertLessEqual(set(done), held)
        self.assertIs(home.do("check")["ok"], True)

    def test_a_full_disk(self):
        if os.geteuid() != 0:
            raise unittest.SkipTest("only root mounts a small disk")
        folder = self.path("small")
        os.mkdir(folder)
        if not mount("-t", "tmpfs", "-o", "size=1m,mode=700", "none", folder):
            raise unittest.SkipTest("no right to mount here")
        self.mounts.append(folder)
        a, b, _ = self.founders_by_bundle()
        a.do("backup", self.path("backup"))
        home = self.home("small/home")
        home.do("restore", self.path("backup"))
        self.pass_on(home, b)
        self.pass_on(b, home)
        done = []
        for number in range(200):
            answer = home.run("propose", "P%d" % number, "--text", "word " * 6000)
            if answer.code != 0:
                break
            done.append(answer.json["event"])
        self.assertEqual(answer.code, 3, answer)
        self.assertIn(answer.error["code"], ("store.full", "store.io"))
        subprocess.run(["mount", "-o", "remount,size=32m", folder], check=True)
        held = {event["id"] for event in home.do("log", "--limit", "1000")["events"]}
        self.assertEqual([event for event in done if event not in held], [])
        home.do("propose", "Room again", "--text", "t")
        self.assertIs(home.do("check")["ok"], True)


if __name__ == "__main__":
    moot.main()
