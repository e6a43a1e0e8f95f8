"""The demonstration: a whole story with real processes, and every home the same at its end."""

import moot


class Demo(moot.Case):
    def test_square_ends_with_equal_states(self):
        home = self.home("unused")
        answer = home.plain("demo", "--json", timeout=600)
        self.assertEqual(answer.code, 0, answer)
        out = answer.json
        self.assertEqual(out["story"], "square")
        self.assertIs(out["equal"], True)
        self.assertEqual(len(out["nodes"]), 33)
        self.assertEqual({node["state_hash"] for node in out["nodes"]}, {out["state_hash"]})
        self.assert_id(out["state_hash"])
        self.assertGreater(out["seconds"], 0)
        for line in ("41 members", "Un puits sur la place", "counted by hands: yes 31, no 4, abstain 2"):
            self.assertIn(line, out["record"])
        # It ends with a seal, under which all of it stands, and with a proof that holds for who has no home.
        self.assert_id(out["seal"])
        self.assertEqual(out["record"].count("; sealed\n"), 3)
        self.assertIn("closed by the seal: yes 22, no 8, abstain 3, of 33 electors", out["record"])
        self.assertIs(out["proof"]["valid"], True)
        self.assertIn("adopted the proposal", out["proof"]["sentence"])
        self.assertIn("as far as the remembered seal " + out["seal"], out["proof"]["sentence"])
        self.assertLess(out["proof"]["bytes"], 8_192)

    def test_an_unknown_story_is_a_wrong_word(self):
        answer = self.home("unused").plain("demo", "--json", "no-such-story")
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.error["code"], "usage.story")


if __name__ == "__main__":
    moot.main()
