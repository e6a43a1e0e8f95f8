"""An assembly that never had a network: everything goes by files. And files that are not what they should be."""

import os

import moot


class StoryByBundle(moot.Case):
    def test_three_founders(self):
        a, b, c = self.founders_by_bundle()
        state = self.assert_equal_states(a, b, c)
        self.assertEqual((state["state"], state["members"]), ("constituted", 3))
        proposal = b.do("propose", "A well", "--text", "We dig a well.")["event"]
        for home in (a, b, c):
            self.carry(a, [b, c])
            home.do("position", proposal, "agree")
        self.carry(a, [b, c])
        self.assertIs(c.do("decide", proposal)["decision"]["adopted"], True)
        self.carry(a, [b, c])
        self.assert_equal_states(a, b, c)

    def test_shapes(self):
        a, b, c = self.founders_by_bundle()
        a.do("propose", "P", "--text", "t")
        file = self.path("all.fmb")
        exported = a.do("bundle", "export", file)
        self.assertEqual((exported["file"], exported["for"], exported["bytes"]), (file, "all", os.path.getsize(file)))
        self.assertEqual(exported["events"], a.status()["events"])
        imported = b.do("bundle", "import", file)
        self.assert_keys(imported, ["events", "new", "parked", "applications", "truncated", "state_hash"])
        self.assertEqual((imported["new"], imported["parked"], imported["applications"], imported["truncated"]), (1, 0, 0, False))
        self.assertEqual(imported["state_hash"], a.status()["state_hash"])
        self.assertEqual(b.do("bundle", "import", file)["new"], 0)
        for_c = a.do("bundle", "export", self.path("c.fmb"), "--for", "c")
        self.assert_id(for_c["for"])
        self.assertEqual(c.do("bundle", "import", self.path("c.fmb"))["truncated"], False)
        self.assertEqual(b.refused("bundle", "import", self.path("c.fmb"), code=3)["code"], "bundle.foreign")

    def test_by_pipe(self):
        a, b, _ = self.founders_by_bundle()
        a.do("propose", "P", "--text", "t")
        import subprocess
        done = subprocess.run([moot.BINARY, "--home", a.folder, "bundle", "export", "-"], stdout=subprocess.PIPE, check=True,
                              env=a.environment())
        self.assertEqual(b.do("bundle", "import", "-", stdin=done.stdout)["new"], 1)
        b.serve()
        a.do("propose", "Q", "--text", "t")
        done = subprocess.run([moot.BINARY, "--home", a.folder, "bundle", "export", "-"], stdout=subprocess.PIPE, check=True,
                              env=a.environment())
        self.assertEqual(b.do("bundle", "import", "-", stdin=done.stdout)["new"], 1)
        done = subprocess.run([moot.BINARY, "--home", b.folder, "bundle", "export", "-"], stdout=subprocess.PIPE, check=True,
                              env=b.environment())
        self.assertEqual(a.do("bundle", "import", "-", stdin=done.stdout)["truncated"], False)

    def test_damaged_and_foreign_files(self):
        a, b, _ = self.founders_by_bundle()
        for number in range(30):
            a.do("propose", "P%d" % number, "--text", "word " * 2000)
        file = self.path("all.fmb")
        a.do("bundle", "export", file)
        with open(file, "rb") as whole:
            data = whole.read()
        cut = self.path("cut.fmb")
        with open(cut, "wb") as out:
            out.write(data[: 2 * len(data) // 3])
        answer = b.run("bundle", "import", cut)
        self.assertEqual(answer.code, 3)
        self.assertIs(answer.json["truncated"], True)
        self.assertEqual(answer.error["code"], "bundle.truncated")
        self.assertGreater(answer.json["new"], 0)
        # A size that a bundle may have: whether it was cut to it cannot be told from damage, and is not claimed.
        size = 4096
        while 2 * size < len(data):
            size *= 2
        with open(cut, "wb") as out:
            out.write(data[:size])
        error = b.refused("bundle", "import", cut, code=3)
        self.assertEqual(error["code"], "bundle.damaged")
        self.assertIn("cut short or damaged", error["message"])
        with open(cut, "wb") as out:
            out.write(data[:8192])
        error = b.refused("bundle", "import", cut, code=3)
        self.assertEqual(error["code"], "bundle.foreign")
        self.assertIn("cut short or damaged", error["message"])
        held = b.status()["events"]
        flipped = self.path("flipped.fmb")
        with open(flipped, "wb") as out:
            out.write(data[:-70_000] + bytes([data[-70_000] ^ 1]) + data[-69_999:])
        self.assertEqual(b.refused("bundle", "import", flipped, code=3)["code"], "bundle.damaged")
        self.assertGreaterEqual(b.status()["events"], held)
        for name, content in (("empty", b""), ("noise", os.urandom(8192)), ("text", b"hello" * 100)):
            with open(self.path(name), "wb") as out:
                out.write(content)
            answer = b.run("bundle", "import", self.path(name))
            self.assertEqual(answer.code, 3, name)
        stranger, _ = self.founded("s")
        self.assertEqual(stranger.refused("bundle", "import", file, code=3)["code"], "bundle.foreign")
        self.assertEqual(b.do("bundle", "import", file)["truncated"], False)
        self.assert_equal_states(a, b)

    def test_files_that_cannot_be_written(self):
        a, _ = self.founded("a")
        self.assertEqual(a.refused("bundle", "export", self.path("no/such/folder.fmb"), code=2)["code"], "file.not_found")
        self.assertEqual(a.refused("export", self.folder, code=2)["code"], "file.not_found")
        self.assertEqual(sorted(os.listdir(self.folder)), ["a"], "no unfinished files are left")

    def test_an_invitation_is_used_once(self):
        a = self.constituted()
        invitation = a.do("invite")["invitation"]
        self.bring_in(a, self.home("b"), "b", invitation)
        c = self.home("c")
        c.do("join", invitation, "--name", "c", "--out", self.path("c.fmb"))
        answer = a.run("bundle", "import", self.path("c.fmb"))
        self.assertEqual(answer.code, 1, answer)
        self.assertNotIn("c", [member["name"] for member in a.do("members")["members"]])

    def test_an_expired_invitation(self):
        a, _ = self.founded("a", env={"MOOT_CLOCK": "2026-03-01T10:00:00Z"})
        invitation = a.do("invite", "--expires", "1h")["invitation"]
        late = self.home("late", env={"MOOT_CLOCK": "2026-03-01T12:00:00Z"})
        self.assertEqual(late.refused("join", invitation, "--name", "late")["code"], "invitation.expired")


if __name__ == "__main__":
    moot.main()
