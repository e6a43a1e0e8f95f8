"""Further devices of one person: by a code, suspended, and after a backup was restored."""

import os
import stat

import moot


class Devices(moot.Case):
    def second_device(self, old, new):
        code = new.do("device", "request")["code"]
        self.assertTrue(code.startswith("FMD1:"))
        added = old.do("device", "add", code)
        self.assert_act(added, "hand_in")
        self.assert_id(added["device"])
        return added["device"]

    def test_by_code_and_sync(self):
        old = self.constituted()
        new = self.home("phone")
        device = self.second_device(old, new)
        old.serve()
        new.do("sync", old.address)
        self.assert_equal_states(old, new)
        proposal = new.do("propose", "From the phone", "--text", "t")["event"]
        new.do("sync", old.address)
        self.assertEqual(old.do("show", proposal)["author"], old.status()["member"])
        devices = {each["device"]: each["state"] for each in old.do("device", "list")["devices"]}
        self.assertEqual(devices[device], "active")
        self.assertEqual(len(devices), 2)

    def test_by_code_and_bundle(self):
        old = self.constituted()
        new = self.home("phone")
        device = self.second_device(old, new)
        old.do("bundle", "export", self.path("b.fmb"), "--for", device)
        new.do("bundle", "import", self.path("b.fmb"))
        self.assert_equal_states(old, new)
        new.do("propose", "From the phone", "--text", "t")
        self.pass_on(new, old)
        self.assert_equal_states(old, new)

    def test_an_own_device_is_suspended(self):
        old = self.constituted()
        new = self.home("phone")
        device = self.second_device(old, new)
        old.do("bundle", "export", self.path("b.fmb"), "--for", device)
        new.do("bundle", "import", self.path("b.fmb"))
        self.assert_act(old.do("device", "suspend", device[:10]), "suspend_device")
        states = {each["device"]: each["state"] for each in old.do("device", "list")["devices"]}
        self.assertEqual(states[device], "suspended")
        self.pass_on(old, new)
        self.assertEqual(new.run("propose", "X", "--text", "t").code, 1)

    def test_backup_and_restore(self):
        a, b, c = self.founders_by_bundle()
        a.do("propose", "A well", "--text", "t")
        file = self.path("backup")
        backup = a.do("backup", file)
        self.assertEqual((backup["file"], backup["bytes"], backup["device"]), (file, os.path.getsize(file), None))
        self.assertEqual(stat.S_IMODE(os.stat(file).st_mode) & 0o077, 0)
        self.assertEqual(a.refused("backup", file, code=2)["code"], "store.exists")
        self.assertEqual(a.refused("restore", file, code=2)["code"], "store.exists")
        restored = self.home("restored")
        answer = restored.do("restore", file)
        self.assertEqual((answer["file"], answer["bytes"]), (file, os.path.getsize(file)))
        self.assert_id(answer["device"])
        self.assertNotIn(answer["device"], [d["device"] for m in b.do("members")["members"] for d in m["devices"]])
        restored.do("bundle", "export", self.path("renew.fmb"))
        imported = b.do("bundle", "import", self.path("renew.fmb"))
        self.assertEqual(imported["applications"], 1)
        self.pass_on(b, restored)
        proposal = restored.do("propose", "After the fire", "--text", "t")
        self.assertIs(proposal["applied"], True)
        self.carry(b, [restored, c])
        self.assert_equal_states(restored, b, c)
        devices = [d["device"] for m in c.do("members")["members"] for d in m["devices"]]
        self.assertIn(answer["device"], devices)

    def test_restore_by_sync(self):
        a, b, _ = self.founders_by_bundle()
        a.do("backup", self.path("backup"))
        restored = self.home("restored")
        restored.do("restore", self.path("backup"))
        b.serve()
        restored.do("sync", b.address)
        restored.do("sync", b.address)
        restored.do("propose", "Back", "--text", "t")
        restored.do("sync", b.address)
        self.assert_equal_states(restored, b)

    def test_a_damaged_backup(self):
        a, _ = self.founded("a")
        a.do("backup", self.path("backup"))
        with open(self.path("backup"), "rb") as file:
            data = bytearray(file.read())
        data[len(data) // 2] ^= 1
        with open(self.path("damaged"), "wb") as file:
            file.write(data)
        restored = self.home("restored")
        self.assertEqual(restored.refused("restore", self.path("damaged"), code=3)["code"], "store.damaged")
        self.assertEqual(restored.refused("status", code=2)["code"], "node.no_assembly")


if __name__ == "__main__":
    moot.main()
