"""A home that comes late takes in by hash what seals name, and looks at the signatures afterwards."""

import datetime

import moot


class Joining(moot.Case):
    def later(self, homes, **how):
        self.now += datetime.timedelta(**how)
        for home in homes:
            home.env["MOOT_CLOCK"] = self.now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def close_page(self, homes):
        page = homes[0].status()["page"]
        for _ in range(12):
            self.later(homes, minutes=11)
            for home in homes:
                for other in homes:
                    if home is not other:
                        self.pass_on(home, other)
            if all(home.status()["page"] == page + 1 for home in homes):
                return
        self.fail("no seal: %r" % [home.do("seal", "status") for home in homes])

    def test_a_further_device_after_two_seals(self):
        self.now = datetime.datetime.now(datetime.timezone.utc)
        homes = self.founders_by_bundle()
        for home in homes:
            home.do("seal", "ask")
        self.close_page(homes)
        for number in range(8):
            homes[1].do("propose", "Plan %d" % number, "--text", "t")
        self.close_page(homes)
        homes[0].do("propose", "Open", "--text", "t")
        for how in ("sync", "bundle"):
            phone = self.home("phone-" + how, dict(homes[0].env))
            code = phone.do("device", "request")["code"]
            device = homes[0].do("device", "add", code)["device"]
            if how == "sync":
                homes[0].serve()
                self.assertIs(phone.do("sync", homes[0].address)["equal"], True)
                self.assertEqual(homes[0].stop(), 0)
            else:
                file = self.path("phone.fmb")
                homes[0].do("bundle", "export", file, "--for", device)
                taken = phone.do("bundle", "import", file)
                self.assertEqual((taken["parked"], taken["state_hash"]), (0, homes[0].status()["state_hash"]))
            status = self.assert_equal_states(phone, homes[0])
            self.assertEqual((status["page"], status["alarms"]), (3, []))
            # Each command does a step of the work that is left, and here there is less than one.
            self.assertEqual(phone.status()["unchecked"], 0)
            self.assertIs(phone.do("check")["ok"], True)
            phone.serve()
            self.assertEqual(phone.stop(), 0)
            phone.do("propose", "From the " + how, "--text", "t")

    def test_a_newcomer_begins_with_the_last_seal(self):
        self.now = datetime.datetime.now(datetime.timezone.utc)
        homes = self.founders_by_bundle()
        for home in homes:
            home.do("seal", "ask")
        self.close_page(homes)
        for page in range(3):
            for number in range(3):
                homes[page].do("propose", "Plan %d.%d" % (page, number), "--text", "t")
            homes[0].do("open", "Shall we, on day %d?" % page)
            self.close_page(homes)
        homes[0].do("propose", "Open", "--text", "t")
        homes[0].serve()
        newcomer = self.home("newcomer", dict(homes[0].env))
        homes[0].do("device", "add", newcomer.do("device", "request")["code"])
        self.assertIs(newcomer.do("sync", homes[0].address)["equal"], True)
        status = self.assert_equal_states(newcomer, homes[0])
        self.assertEqual((status["page"], status["alarms"]), (5, []))
        # What the last seal settled was taken; the pages before it are folded when all signatures have been looked at.
        self.assertIn(status["unfolded"], (4, 0))
        for _ in range(8):
            status = newcomer.status()
        self.assertEqual((status["unchecked"], status["unfolded"], status["alarms"]), (0, 0, []))
        self.assertIs(newcomer.do("check")["ok"], True)
        self.assertEqual(homes[0].stop(), 0)
        newcomer.do("propose", "From a phone", "--text", "t")


if __name__ == "__main__":
    moot.main()
