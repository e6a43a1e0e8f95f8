"""The simulator: its shape, that a seed repeats, and what a failing run prints."""

import moot

SMALL = ["sim", "--scenario", "hamlet", "--seed", "2"]


class Sim(moot.Case):
    def test_shape_and_replay(self):
        home = self.home("unused")
        first = home.do(*SMALL)
        self.assertEqual((first["scenario"], first["seed"], first["ok"]), ("hamlet", 2, True))
        self.assertEqual(len(first["trace_hash"]), 64)
        self.assertEqual(len(first["state_hash"]), 64)
        self.assertGreater(first["deliveries"], 100)
        self.assertGreaterEqual(first["virtual_seconds"], 2 * 86_400)
        names = [checker["name"] for checker in first["checkers"]]
        for name in ("equal_events_equal_state", "acknowledged_events_kept", "one_core_a_page", "independent_recount", "converges"):
            self.assertIn(name, names)
        for checker in first["checkers"]:
            self.assertTrue(checker["ok"], checker)
            self.assertIsInstance(checker["checks"], int)
        again = home.do(*SMALL)
        for report in (first, again):
            report.pop("seconds")
            report.pop("peak_mib")
        self.assertEqual(first, again)
        self.assertNotEqual(home.do("sim", "--scenario", "hamlet", "--seed", "3")["trace_hash"], first["trace_hash"])

    def test_a_failing_run_prints_a_smaller_one(self):
        home = self.home("unused")
        answer = home.run(*SMALL, "--without", "durable_first")
        self.assertEqual(answer.code, 1)
        self.assertFalse(answer.json["ok"])
        line = answer.json["minimised"].split()
        self.assertEqual(line[:2], ["moot", "sim"])
        smaller = home.run(*line[1:])
        self.assertEqual(smaller.code, 1)
        self.assertFalse(smaller.json["ok"])
        self.assertLessEqual(smaller.json["nodes"], answer.json["nodes"])

    def test_a_long_run_says_that_it_works(self):
        code, said = self.home("unused").at_terminal("sim", "--scenario", "blackout", "--seed", "1", "--nodes", "24")
        self.assertEqual(code, 0)
        self.assertRegex(said, r"working \.\.\. \d+ s\r?\n")

    def test_wrong_words(self):
        home = self.home("unused")
        for words in (["--scenario", "nowhere"], ["--seed", "x"], ["--nodes", "1"], ["--nodes", "100000"], ["--faults", "rain"],
                      ["--liars", "saint"], ["--without", "hope"]):
            home.refused("sim", *words, code=2)


if __name__ == "__main__":
    moot.main()
