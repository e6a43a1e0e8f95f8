"""Three founders who meet over TCP only, a fourth member, and a decision that all of them hold alike."""

import socket

import moot


class StoryBySync(moot.Case):
    def test_three_founders_and_a_fourth(self):
        a, found = self.founded("m001", founders=3)
        served = a.serve()
        self.assertEqual(served["listening"], a.address)
        self.assertRegex(served["web"], r"^http://127\.0\.0\.1:\d+/#k=[0-9a-f]{32}$")
        b, c = self.home("m002"), self.home("m003")
        joined = b.do("join", found["invitation"], "--name", "m002", "--via", a.address)
        self.assertEqual(joined["state"], "founder")
        c.do("join", a.do("invite")["invitation"], "--name", "m003", "--via", a.address)
        self.assertEqual(a.status()["state"], "constituted")
        synced = b.do("sync", a.address)
        for key in ("peer", "sent", "received", "bytes_out", "bytes_in", "round_trips", "equal", "state_hash"):
            self.assertIn(key, synced)
        self.assertIs(synced["equal"], True)
        self.assert_id(synced["peer"])
        c.do("sync", a.address)
        self.assert_equal_states(a, b, c)
        again = b.do("sync", a.address)
        self.assertEqual((again["sent"], again["received"]), (0, 0))

        d = self.home("m004")
        d.do("join", b.do("invite")["invitation"], "--name", "m004")
        self.assertEqual(d.status()["state"], "applicant")
        b.serve()
        d.do("sync", b.address)
        b.do("vouch", "m004")
        c.do("sync", b.address)
        c.do("vouch", "m004")
        c.do("sync", b.address)
        d.do("sync", b.address)
        self.assertEqual({m["name"]: m["state"] for m in d.do("members")["members"]}["m004"], "member")

        proposal = d.do("propose", "A well", "--text", "We dig a well.")["event"]
        d.do("position", proposal, "agree")
        d.do("sync", b.address)
        b.do("position", proposal, "agree")
        b.do("sync", a.address)
        a.do("position", proposal, "stand_aside")
        c.do("sync", a.address)
        c.do("position", proposal, "reserve")
        decision = c.do("decide", proposal)["decision"]
        self.assertEqual((decision["yes"], decision["no"], decision["abstain"], decision["adopted"]), (3, 0, 1, True))
        c.do("sync", a.address)
        b.do("sync", a.address)
        d.do("sync", b.address)
        state = self.assert_equal_states(a, b, c, d)
        self.assertEqual(state["members"], 4)
        self.assertEqual(a.stop(), 0)
        self.assertEqual(b.stop(), 0)
        self.assert_equal_states(a, b, c, d)

    def test_a_long_way_behind(self):
        a, b, _ = self.founders_by_bundle()
        a.serve()
        for number in range(40):
            a.do("propose", "P%d" % number, "--text", "word " * 1500)
        synced = b.do("sync", a.address)
        self.assertIs(synced["equal"], True)
        self.assertGreater(synced["bytes_in"], 250_000)
        self.assert_equal_states(a, b)

    def test_nobody_there_and_strangers(self):
        a, _ = self.founded("a")
        self.assertEqual(a.refused("sync", "127.0.0.1:1", code=4)["code"], "net.unreachable")
        stranger, _ = self.founded("s")
        stranger.serve()
        error = a.refused("sync", stranger.address, code=4)
        self.assertNotEqual(error["code"], "net.unreachable")
        doctor = a.run("doctor").json
        peers = [check for check in doctor["checks"] if check["name"] == "peers"][0]
        self.assertIn("0 of 2", peers["message"])

    def test_no_reply_from_a_silent_port(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            a, _ = self.founded("a")
            error = a.refused("sync", "127.0.0.1:%d" % listener.getsockname()[1], code=4)
            self.assertEqual(error["code"], "net.timeout")

    def test_what_takes_long_says_that_it_works(self):
        a, _ = self.founded("a")
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            silent = "127.0.0.1:%d" % listener.getsockname()[1]
            code, said = a.at_terminal("sync", silent)
            self.assertEqual(code, 4)
            self.assertRegex(said, r"working \.\.\. \d+ s\r?\n")
            self.assertNotIn("working", a.at_terminal("sync", silent, "--quiet")[1])

    def test_an_application_whose_journey_fails_is_kept(self):
        a = self.constituted()
        b = self.home("b")
        answer = b.run("join", a.do("invite")["invitation"], "--name", "b", "--via", "127.0.0.1:1")
        self.assertEqual(answer.code, 4)
        self.assertEqual(answer.error["code"], "net.unreachable")
        self.assert_id(answer.json["application"])
        a.serve()
        b.do("sync", a.address)
        self.assertIn("b", [member["name"] for member in a.do("members")["members"]])


if __name__ == "__main__":
    moot.main()
