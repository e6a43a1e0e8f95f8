"""Served homes that meet by themselves: pages close, and nobody runs sync."""

import time

import moot


class Meetings(moot.Case):
    def wait_for(self, what, homes, seconds=90):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            states = [home.status() for home in homes]
            if all(what(state) for state in states):
                return states
            time.sleep(0.3)
        self.fail("it did not come to it: %r" % [(home.status(), home.do("seal", "status")) for home in homes])

    def test_two_pages_close_and_nobody_runs_sync(self):
        homes = self.founders_by_bundle()
        hub = homes[0]
        hub.serve()
        for home in homes[1:]:
            home.serve("--peer", hub.address)
        for home in homes:
            home.do("seal", "ask")
        self.wait_for(lambda state: state["page"] == 2, homes)
        plan = homes[1].do("propose", "A well", "--text", "We dig a well.")["event"]
        homes[2].do("seal", "ask")
        states = self.wait_for(lambda state: state["page"] == 3, homes)
        self.assertEqual(len({state["seal"]["hash"] for state in states}), 1)
        for home in homes:
            self.assertEqual(home.do("show", plan)["finality"]["grade"], "sealed")
        self.wait_for(lambda state: state["state_hash"] == homes[0].status()["state_hash"], homes, 20)
        for home in homes:
            self.assertEqual(home.stop(), 0)
            self.assertIs(home.do("check")["ok"], True)

    def test_who_was_met_before_is_met_again_after_a_start(self):
        a, b, _ = self.founders_by_bundle()
        a.serve()
        b.do("sync", a.address)
        b.serve()
        note = a.do("note", a.do("propose", "P", "--text", "t")["event"], "n")["event"]
        self.wait_for(lambda state: state["events"] == a.status()["events"], [b], 30)
        self.assertEqual(b.stop(), 0)
        note = a.do("propose", "Q", "--text", "t")["event"]
        b.serve()
        self.wait_for(lambda state: state["events"] == a.status()["events"], [b], 30)
        self.assertEqual(b.do("show", note)["title"], "Q")

    def test_peers_that_are_none(self):
        a, b, _ = self.founders_by_bundle()
        self.assertEqual(a.refused("serve", "--listen", "127.0.0.1:0", "--peer", "nowhere", code=2)["code"],
                         "usage.address")
        a.serve()
        # One that is gone, itself among them, keeps it from nothing.
        b.serve("--peer", "127.0.0.1:1", "--peer", "127.0.0.1:2", "--peer", a.address)
        a.do("propose", "P", "--text", "t")
        self.wait_for(lambda state: state["events"] == a.status()["events"], [b], 30)
        for home in (a, b):
            self.assertEqual(home.stop(), 0)


if __name__ == "__main__":
    moot.main()
