"""moot count: ballot files from anywhere, without home or network."""

import json
import os
import resource
import subprocess
import threading
import time

import moot

DATA = os.path.join(os.path.dirname(__file__), "..", "data", "stv")


def bare_moot(*words, stdin=b""):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}  # no home is to be found
    done = subprocess.run([moot.BINARY, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, input=stdin,
                          timeout=300, check=False, env=environment)
    return moot.Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def wards():
    return sorted(os.path.join(DATA, name) for name in os.listdir(DATA) if name.endswith(".blt"))


def read_blt(path):
    """A second reader: for whole files of this collection, not for bad ones."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    candidates, seats = map(int, lines[0].split())
    ballots = []
    for line in lines[1:]:
        numbers = [int(word) for word in line.split()]
        if numbers == [0]:
            return candidates, seats, ballots
        ballots.append((numbers[0], numbers[1:-1]))
    raise AssertionError(path)


def recount(path):
    """A second count, in Python: votes by stage, of who has no tie to break."""
    candidates, seats, ballots = read_blt(path)
    one = 100000
    papers = [[weight, order, one, 0] for weight, order in ballots if order]
    quota = (sum(paper[0] for paper in papers) // (seats + 1) + 1) * one
    votes = {c: 0 for c in range(1, candidates + 1)}
    held = {c: [] for c in votes}
    elected, out, stages = [], set(), []

    def give(paper):
        while paper[3] < len(paper[1]):
            to = paper[1][paper[3]]
            if to not in out and to not in elected:
                votes[to] += paper[0] * paper[2]
                held[to].append(paper)
                return
            paper[3] += 1

    for paper in papers:
        give(paper)
    while True:
        stages.append({c: "%d.%05d" % divmod(v, one) for c, v in votes.items()})
        left = [c for c in votes if c not in out and c not in elected]
        reached = sorted((c for c in left if votes[c] >= quota), key=lambda c: -votes[c])
        elected += reached
        left = sorted((c for c in left if c not in elected), key=lambda c: -votes[c])
        if len(elected) < seats and len(left) + len(elected) <= seats:
            elected += left
        if len(elected) >= seats:
            return elected, stages
        over = [c for c in elected if votes[c] > quota]
        if over:
            source = max(over, key=lambda c: votes[c])
            surplus, total = votes[source] - quota, votes[source]
            votes[source] = quota
        else:
            source = min(left, key=lambda c: votes[c])
            surplus, total = 1, 1
            votes[source] = 0
            out.add(source)
        moved, held[source] = held[source], []
        for paper in moved:
            if over:
                paper[2] = surplus * paper[2] // total
            give(paper)


class Count(moot.Case):
    def count(self, method, *words, code=0, stdin=b""):
        answer = bare_moot("count", "--method", method, "--json", *words, stdin=stdin)
        self.assertEqual(answer.code, code, answer)
        return answer.json

    def text(self, name, text):
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def test_scottish_wards(self):
        """28 real wards: the figures of another program, stage by stage those of a second count."""
        with open(os.path.join(DATA, "expected.json"), encoding="utf-8") as file:
            expected = json.load(file)
        files = wards()
        self.assertEqual(len(files), 28)
        counted = self.count("stv-scottish", *files)
        for path, one in zip(files, counted):
            due = expected[os.path.basename(path)[:-len(".blt")]]
            self.assertEqual(sorted(one["elected"]), due["elected"], path)
            self.assertEqual((one["seats"], one["ballots"], one["quota"]), (due["seats"], due["nballots"], due["quota"]))
            self.assertEqual(one["stages"][-1]["votes"], {c: votes for c, (_, votes) in due["final"].items()}, path)
            elected, stages = recount(path)
            self.assertEqual(one["elected"], elected, path)
            self.assertEqual([stage["votes"] for stage in one["stages"]],
                             [{str(c): v for c, v in stage.items()} for stage in stages], path)
            self.assertEqual((one["invalid"], one["ties"]), (0, []))

    def test_scottish_wards_by_meek(self):
        """To the last of nine places the figures of another program."""
        with open(os.path.join(DATA, "expected_meek.json"), encoding="utf-8") as file:
            expected = json.load(file)
        files = wards()
        for path, one in zip(files, self.count("stv-meek", *files)):
            due = expected[os.path.basename(path)[:-len(".blt")]]
            last = one["stages"][-1]["votes"]
            self.assertEqual({str(c): last[str(c)] for c in one["elected"]}, due["elected"], path)
            self.assertEqual((one["quota"], one["ties"]), (due["quota"], []), path)

    def test_results_follow_from_what_is_shown(self):
        """Without the ballots: who is elected, out of the figures of the answer alone."""
        for one in self.count("stv-scottish", *wards()):
            elected, out = [], set()
            for stage in one["stages"]:
                votes = {int(c): float(v) for c, v in stage["votes"].items()}
                if stage["action"] == "exclude":
                    out.add(stage["candidate"])
                left = [c for c in votes if c not in out and c not in elected]
                elected += sorted((c for c in left if votes[c] >= float(one["quota"])), key=lambda c: -votes[c])
                left = sorted((c for c in left if c not in elected), key=lambda c: -votes[c])
                if len(elected) < one["seats"] and len(left) + len(elected) <= one["seats"]:
                    elected += left
            self.assertEqual(one["elected"], elected)
        for one in self.count("schulze", *wards()):
            pairs, n = one["pairs"], len(one["candidates"])
            strongest = [[(pairs[i][j], -pairs[j][i]) if pairs[i][j] > pairs[j][i] else (0, 0) for j in range(n)]
                         for i in range(n)]
            for k in range(n):
                for i in range(n):
                    for j in range(n):
                        strongest[i][j] = max(strongest[i][j], min(strongest[i][k], strongest[k][j]))
            best = [i + 1 for i in range(n) if all(strongest[i][j] >= strongest[j][i] for j in range(n))]
            self.assertEqual((one["elected"], one["ties"]), (best, []))

    def test_shapes(self):
        one = self.count("stv-scottish", wards()[0])
        self.assert_keys(one, ["method", "seats", "ballots", "invalid", "quota", "elected", "stages", "ties", "title",
                               "candidates"])
        self.assert_keys(one["stages"][0], ["number", "action", "candidate", "votes", "exhausted"])
        self.assertEqual([stage["number"] for stage in one["stages"]], list(range(1, len(one["stages"]) + 1)))
        self.assertIsInstance(self.count("stv-scottish", *wards()[:2]), list)
        tie = self.text("tie.blt", "2 1\n1 1 0\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n")
        self.assertEqual(self.count("irv", tie)["ties"], [{"stage": 2, "among": [1, 2], "taken": 1, "by": "order"}])
        self.assertEqual(self.count("irv", tie)["elected"], [2])

    def test_ties_by_lot(self):
        """Equal seeds, equal lots; some seed decides otherwise than the order."""
        tie = self.text("tie.blt", "2 1\n1 1 0\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n")
        drawn = set()
        for seed in range(12):
            one = self.count("irv", tie, "--ties", "lot", "--seed", str(seed))
            self.assertEqual(one, self.count("irv", tie, "--ties", "lot", "--seed", str(seed)))
            self.assertEqual(one["ties"][0]["by"], "lot")
            drawn.add(one["ties"][0]["taken"])
        self.assertEqual(drawn, {1, 2})

    def test_every_method(self):
        ranks = self.text("ranks.csv", "Ann,Bob,Cid\n1,2,3\n1,2,3\n2,1,3\n3,2,1\n3,2,1\n")
        self.assertEqual(self.count("irv", ranks)["elected"], [1])  # Bob is out first, and his ballot is Ann's next
        self.assertEqual(self.count("schulze", ranks)["elected"], [2])
        self.assertEqual(self.count("schulze", ranks)["pairs"], [[0, 2, 3], [3, 0, 3], [2, 2, 0]])
        self.assertEqual(self.count("stv-meek", ranks, "--seats", "2")["seats"], 2)
        self.assertEqual(self.count("stv-scottish", ranks, "--seats", "2")["quota"], "2.00000")
        grades = self.text("grades.csv", "Ann;Bob\n5;0\n5;0\n3;4\n3;4\n3;4\n")
        self.assertEqual(self.count("score", grades)["totals"], {"1": 19, "2": 12})
        self.assertEqual(self.count("score", grades)["elected"], [1])
        self.assertEqual(self.count("star", grades)["elected"], [2])
        self.assertEqual(self.count("majority-judgment", grades)["middle"], {"1": 3, "2": 4})
        self.assertEqual(self.count("majority-judgment", grades)["elected"], [2])
        marks = self.text("marks.csv", "Ann,Bob\nx,\nx,x\n,\n")
        self.assertEqual(self.count("approval", marks)["elected"], [1])
        self.assertEqual(self.count("approval", marks)["proportional"], False)
        lines = self.text("lines.txt", "Cid > Ann\n2: Ann\n")
        self.assertEqual(self.count("irv", lines)["candidates"], ["Ann", "Cid"])

    def test_yes_and_no(self):
        votes = self.text("votes.csv", "vote\n" + "yes\n" * 33 + "no\n" * 17 + "abstain\nblank\n")
        one = self.count("two-thirds", votes)
        self.assertEqual(one, {"method": "two-thirds", "adopted": False, "yes": 33, "no": 17, "abstain": 1, "blank": 1,
                               "invalid": 0, "base": "YN", "base_count": 50, "required": 34, "missing": 1})
        self.assertTrue(self.count("simple", votes)["adopted"])
        self.assertTrue(self.count("3/5", votes)["adopted"])
        self.assertFalse(self.count("simple", self.text("none.csv", "vote\n"))["adopted"])
        self.assertEqual(self.count("simple", "-", stdin=b"vote\r\nyes\r\n")["required"], 1)

    def test_bad_files_beside_good_ones(self):
        bad = self.text("bad.blt", "3 1\n2 1 1 0\n0\nA\nB\nC\nT\n")
        good = wards()[0]
        first, second = self.count("stv-scottish", bad, good, code=3)
        self.assertEqual(first["file"], bad)
        self.assertEqual(first["error"]["code"], "ballots.rank")
        self.assertEqual(first["error"]["at"], {"file": bad, "line": 2, "column": 5})
        self.assertEqual(second["elected"], [2, 7, 8])
        self.assertEqual(self.count("stv-scottish", bad, code=3)["error"]["code"], "ballots.rank")
        self.assertEqual(self.count("stv-scottish", self.path("none.blt"), code=2)["error"]["code"], "file.not_found")
        plain = bare_moot("count", "--method", "stv-scottish", bad, good)
        self.assertEqual(plain.code, 3)
        self.assertIn("bad.blt:2:5: Candidate 1 is ranked twice. [ballots.rank]", plain.err)
        self.assertIn("Elected: ", plain.out)

    def test_usage(self):
        ward = wards()[0]
        ranks = self.text("ranks.csv", "Ann,Bob\n1,2\n")
        for words in (["--method", "none", ward], [ward], ["--method", "4/3", ward], ["--method", "0/3", ward],
                      ["--method", "irv", "--seats", "2", ward], ["--method", "stv-scottish", "--seats", "0", ward],
                      ["--method", "stv-scottish", "--seats", "99", ward], ["--method", "stv-scottish", ranks],
                      ["--method", "irv", "--ties", "lot", ward], ["--method", "irv", "--ties", "age", ward],
                      ["--method", "irv", "--seed", "1", ward], ["--method", "simple", "--blt", "x", ward],
                      ["--method", "irv"]):
            answer = bare_moot("count", "--json", *words)
            self.assertEqual(answer.code, 2, (words, answer))
            self.assertIn("error", answer.json)

    def test_the_table(self):
        answer = bare_moot("count", "--method", "stv-scottish", os.path.join(DATA, "angus_2017_ward1.blt"))
        self.assertEqual(answer.code, 0)
        self.assertIn("2      transfer 5  1240.00000  421.29748  1318.58256", answer.out)
        self.assertIn("3 seats: the quota is 4577 / 4, cut to a whole number, and one more: 1145.00000.", answer.out)

    def test_names_cannot_move_the_cursor(self):
        trap = self.text("trap.csv", b"A\x1b[2J,B\xe2\x80\xaex\n1,2\n")
        answer = bare_moot("count", "--method", "irv", trap)
        self.assertEqual(answer.code, 0)
        self.assertNotIn("\x1b", answer.out)
        self.assertNotIn("\u202e", answer.out)

    def test_a_long_count_says_that_it_works(self):
        """A file that comes slowly stands for a long one."""
        late = self.path("late.blt")
        os.mkfifo(late)

        def write():
            with open(late, "w", encoding="utf-8") as file:
                time.sleep(1.5)
                file.write("2 1\n1 1 0\n0\n\"A\"\n\"B\"\n\"T\"\n")

        writer = threading.Thread(target=write)
        writer.start()
        code, said = self.home("unused").at_terminal("count", "--method", "stv-scottish", late)
        writer.join()
        self.assertEqual(code, 0, said)
        self.assertRegex(said, r"working \.\.\. \d+ s\r?\n")

    def test_written_as_blt(self):
        ranks = self.text("ranks.csv", "Ann,Bob,Cid\n1,2,3\n1,2,3\n2,1,\n")
        out = self.path("out.blt")
        self.count("stv-scottish", ranks, "--seats", "2", "--blt", out)
        with open(out, encoding="utf-8") as file:
            self.assertEqual(file.read(), '3 2\n2 1 2 3 0\n1 2 1 0\n0\n"Ann"\n"Bob"\n"Cid"\n""\n')
        self.assertEqual(self.count("stv-scottish", out)["elected"],
                         self.count("stv-scottish", ranks, "--seats", "2")["elected"])
        self.count("stv-scottish", ranks, "--seats", "2", "--blt", out, code=2)  # never over a file that is there

    def test_a_gigabyte(self):
        """Streamed through standard input, with 256 MiB of memory for everything."""
        block = b"".join(b"%d %d %d %d 0\n" % (1 + i % 9, 1 + i % 40, 41 + i % 30, 71 + i % 30) for i in range(60000))
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        process = subprocess.Popen(
            [moot.BINARY, "count", "--method", "stv-scottish", "--json", "-"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, env=environment,
            preexec_fn=None if "asan" in moot.BINARY else
            lambda: resource.setrlimit(resource.RLIMIT_AS, (256 << 20, 256 << 20)))
        blocks = (1 << 30) // len(block) + 1
        process.stdin.write(b"100 5\n")
        for _ in range(blocks):
            process.stdin.write(block)
        process.stdin.write(b"0\n" + b"".join(b"\"C%d\"\n" % c for c in range(1, 101)) + b"\"Long\"\n")
        out, _ = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(json.loads(out)["ballots"], blocks * sum(1 + i % 9 for i in range(60000)))


if __name__ == "__main__":
    moot.main()
