"""An assembly decides how long it keeps texts; its homes drop the others, and everything goes on."""

import os

import moot
import seals


class Retention(seals.Case):
    def is_in_files(self, home, words):
        found = False
        for name in os.listdir(home.folder):
            with open(os.path.join(home.folder, name), "rb") as file:
                found = found or words.encode() in file.read()
        return found

    def decided(self):
        """Three homes; what was said in page 2 lies below the term."""
        homes = self.founders_by_bundle()
        for home in homes:
            home.do("seal", "ask")
        self.later(homes, seconds=30)
        self.carry_until(2, homes)
        self.plan = homes[0].do("propose", "A well", "--text", "We dig a well.")["event"]
        homes[0].do("note", self.plan, "behind the old mill")
        vote = homes[0].do("open", "Keep texts for a day?", "--retention", "1d", "--for", "1d")["event"]
        self.later(homes, minutes=11)
        self.carry_until(3, homes)
        for home in homes:
            home.do("vote", vote, "yes")
        self.later(homes, minutes=11)
        self.carry_until(4, homes)
        self.assertTrue(all(self.is_in_files(home, "behind the old mill") for home in homes))
        return homes

    def test_dropped_everywhere_but_where_somebody_keeps_all(self):
        homes = self.decided()
        keeper = homes[2]
        self.assertIs(keeper.do("texts", "keep")["texts"]["keeps_all"], True)
        self.later(homes, days=5)
        self.carry_until(5, homes)
        for home in homes[:2]:
            texts = home.status()["texts"]
            self.assertEqual((texts["term_ms"], texts["dropped"], texts["missing"]), (86400000, 1, 0))
            self.assertFalse(self.is_in_files(home, "behind the old mill"))
            checked = home.do("check")
            self.assertEqual((checked["ok"], checked["dropped_texts"]), (True, 1))
            self.assertIn("1 texts were dropped", home.plain("check").out)
            self.assertIn("1 dropped up to page", home.plain("status").out)
            # What was decided can be shown as before.
            self.assertEqual(home.do("show", self.plan)["versions"][0]["text"], "We dig a well.")
        self.assertTrue(self.is_in_files(keeper, "behind the old mill"))
        self.assert_equal_states(*homes)
        self.carry(homes[0], homes[1:])
        self.assertFalse(self.is_in_files(homes[0], "behind the old mill"))
        # A proof from a home that dropped it.
        proof = self.path("retention.proof")
        homes[0].do("proof", "decision", "Keep texts for a day?", "--out", proof)
        verified = homes[1].plain("verify", proof)
        self.assertEqual(verified.code, 0, verified)
        # A copy of what is left, and a home made of it.
        backup = self.path("backup")
        homes[0].do("backup", backup)
        restored = self.home("restored", dict(homes[0].env))
        restored.do("restore", backup)
        self.assertEqual(restored.status()["texts"], homes[0].status()["texts"])
        self.assertEqual(restored.status()["state_hash"], homes[0].status()["state_hash"])
        self.assertIs(restored.do("check")["ok"], True)
        # Who changes their mind has it again from who kept it.
        self.assertEqual(homes[1].do("texts", "keep")["texts"]["missing"], 1)
        self.pass_on(keeper, homes[1])
        self.assertEqual(homes[1].status()["texts"]["missing"], 0)
        self.assertTrue(self.is_in_files(homes[1], "behind the old mill"))
        homes[1].do("texts", "drop")
        self.assertFalse(self.is_in_files(homes[1], "behind the old mill"))
        self.assert_equal_states(*homes)

    def test_a_further_device_of_a_home_that_dropped_texts(self):
        homes = self.decided()
        self.later(homes, days=5)
        self.carry_until(5, homes)
        phone = self.home("phone", dict(homes[0].env))
        code = phone.do("device", "request")["code"]
        homes[0].do("device", "add", code)
        homes[0].serve()
        self.assertIs(phone.do("sync", homes[0].address)["equal"], True)
        self.assertEqual(homes[0].stop(), 0)
        status = self.assert_equal_states(phone, homes[0])
        self.assertEqual((status["page"], status["texts"]["dropped"], status["texts"]["missing"]), (5, 1, 0))
        self.assertIs(phone.do("check")["ok"], True)
        phone.do("note", self.plan, "from the phone")


if __name__ == "__main__":
    moot.main()
