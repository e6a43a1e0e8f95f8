"""moot verify: without home or network; a damaged and a forged proof are refused."""

import json
import os
import subprocess

import moot

VECTORS = os.path.join(os.path.dirname(__file__), "..", "vectors", "proof_vectors.txt")


class Verify(moot.Case):
    def setUp(self):
        super().setUp()
        with open(VECTORS, encoding="utf-8") as lines:
            self.vectors = {line.split(" ")[0]: line.rstrip("\n").split(" ", 3)[1:] for line in lines}

    def run_verify(self, name, *words):
        remembered, data, answer = self.vectors[name]
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(bytes.fromhex(data))
        remember = [] if remembered == "-" else ["--remember", remembered]
        return self.bare_moot("verify", path, *remember, *words), json.loads(answer)

    def bare_moot(self, *words):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}  # no home is to be found
        done = subprocess.run([moot.BINARY, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, timeout=60, check=False, env=environment)
        return moot.Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def test_every_vector(self):
        for name in self.vectors:
            answer, due = self.run_verify(name, "--json")
            self.assertEqual(json.loads(answer.out), due, name)
            self.assertEqual(answer.code, 0 if due["valid"] else 1, name)

    def test_the_sentence(self):
        answer, due = self.run_verify("decision_from_seal")
        self.assertEqual((answer.code, answer.out), (0, due["sentence"] + "\n"))

    def test_damaged_and_forged(self):
        for name, code in (("one_bit_changed", "proof."), ("forged_signature", "proof.signature"), ("forged_standing", "proof.path")):
            answer, _ = self.run_verify(name)
            self.assertEqual((answer.code, answer.out), (1, ""))
            self.assertIn("[" + code, answer.err)

    def test_usage(self):
        self.assertEqual(self.bare_moot("verify", os.path.join(self.folder, "none")).code, 2)
        self.assertEqual(self.bare_moot("verify", VECTORS, "--remember", "xyz").code, 2)
        self.assertEqual(self.bare_moot("verify", VECTORS).code, 1)


if __name__ == "__main__":
    moot.main()
