"""The demonstration: whole stories with real processes, what they promise, and every home the same at the end."""

import moot


class Demo(moot.Case):
    def play(self, *story, beside=0):
        """`beside`: how many events some hold that are of no journal any more, since their device spoke with two voices."""
        answer = self.home("unused").plain("demo", "--json", *story, timeout=600)
        self.assertEqual(answer.code, 0, answer)
        out = answer.json
        self.assertEqual([fact["fact"] for fact in out["facts"] if not fact["holds"]], [])
        self.assertIs(out["equal"], True)
        self.assertEqual({node["state_hash"] for node in out["nodes"]}, {out["state_hash"]})
        counts = [node["events"] for node in out["nodes"]]
        self.assertLessEqual(max(counts) - min(counts), beside)
        self.assert_id(out["state_hash"])
        self.assert_id(out["seal"])
        self.assertGreater(out["seconds"], 0)
        self.assertIs(out["proof"]["valid"], True)
        self.assertIn("as far as the remembered seal " + out["seal"], out["proof"]["sentence"])
        self.assertLess(out["proof"]["bytes"], 8_192)
        # A line for each scene, and none of a promise that was broken.
        self.assertGreater(len(answer.err.splitlines()), 12)
        self.assertNotIn("NOT SO", answer.err)
        return out

    def assert_facts(self, out, facts):
        said = [fact["fact"] for fact in out["facts"]]
        self.assertEqual(len(said), len(set(said)))
        for fact in facts:
            self.assertEqual(len([one for one in said if fact in one]), 1, fact)

    def assert_lines(self, record, lines):
        for line in lines:
            self.assertIn(line, record)

    def test_square(self):
        out = self.play()
        self.assertEqual(out["story"], "square")
        self.assertEqual([node["name"] for node in out["nodes"]], ["m%03d" % i for i in range(1, 34)])
        self.assert_lines(out["record"], (
            "63 members", "events, 0 of them void",
            "Un puits sur la place\n  adopted, by ballots: yes 29, no 0, abstain 4, of 33 electors; sealed",
            "Dos asambleas por semana\n  adopted, by hands: yes 55, no 0, abstain 7, of 63 electors; sealed",
            "¿Abrimos la biblioteca de noche?\n  adopted, by ballots: yes 22, no 8, abstain 3, of 33 electors; sealed",
            "recall\n  adopted, by ballots: yes 20, no 3, abstain 0, of 63 electors; sealed",
            "Sound: m011, m023\n", "Women: 2 members, 0 reports\n", "Popular education: 8 members, 1 reports\n"))
        self.assertIn('adopted the proposal "Un puits sur la place"', out["proof"]["sentence"])
        self.assert_facts(out, (
            "238 visitors", "the queue is the newcomer", "two tellers have signed", "calendar follows the vote",
            "into a closed group", "without asking anybody, who is lent", "minutes of the public assembly are approved",
            "ends it at its seal", "who was recalled speaks for nobody", "a seal of its own", "help has ended by itself",
            "four fell away", "two hang on one person"))

    def test_minority(self):
        out = self.play("minority")
        self.assertEqual(out["story"], "minority")
        self.assertEqual([node["name"] for node in out["nodes"]], ["m%03d" % i for i in range(1, 13)])
        self.assert_lines(out["record"], (
            "12 members", "events, 1 of them void",
            "Shall we leave the consortium?\n  rejected: yes 5, no 6, abstain 1\n  the minority: We ask to read",
            "  adopted: yes 8, no 4, abstain 0\n", "Open books\n  lapsed"))
        self.assertIn("with one minority report", out["proof"]["sentence"])
        self.assert_facts(out, (
            "the vote is lost", "nobody of the majority signs", "does not shorten the notice", "fewer than four fifths",
            "the text with its amendment", "the second vote carries", "until the base ratifies it",
            "in the home of m012 the act under the ended measure is void", "the term ended by itself",
            "who was named from above holds nothing", "the caretaker's time has ended", "by election",
            "in the home of m004 both votes and the report", "in the home of m010 both votes and the report"))

    def test_capture(self):
        out = self.play("capture", beside=2)
        self.assertEqual(out["story"], "capture")
        self.assertEqual([node["name"] for node in out["nodes"]], ["m%03d" % i for i in range(1, 9)])
        self.assert_lines(out["record"], (
            "9 members", "1 device with two voices", "m008 keeps the minutes: recalled\n", "m004 audits the accounts: in force\n",
            "Shall the books lie open?\n  adopted: yes 6, no 1\n", "recall\n  adopted: yes 7, no 1\n",
            "The minutes: m005 spoke against the new building"))
        self.assertIn("adopted the recall of the mandate", out["proof"]["sentence"])
        self.assert_facts(out, (
            "a third mandate", "two offices that exclude each other", "is nobody's to hand on", "speaks for nobody",
            "offline, that such a mandate was not given", "more than half of it by one is an alarm",
            "other minutes have another hash",
            "a home whose minutes were edited", "a ballot that was dropped", "the voter's own home finds it",
            "nobody votes on a recall", "ends the mandate at its seal", "in a newer one that it was recalled",
            "signs after that is void", "said beside the recall", "neither counts", "no node lets either in", "there is one seal",
            "ends with the same state as all"))

    def test_an_unknown_story_is_a_wrong_word(self):
        answer = self.home("unused").plain("demo", "--json", "no-such-story")
        self.assertEqual(answer.code, 2)
        self.assertEqual(answer.error["code"], "usage.story")
        for story in ("square", "minority", "capture"):
            self.assertIn(story, answer.error["message"])
            self.assertIn(story + ": ", self.home("unused").plain("help", "demo").out)


if __name__ == "__main__":
    moot.main()
