"""What tests of elections without an assembly have in common."""

import json
import os
import subprocess

import moot

DATA = os.path.join(os.path.dirname(__file__), "..", "data", "belenios")
QUESTIONS = {
    "description": "Who \"digs\"?\n\u00e9", "name": "The well",
    "questions": [
        {"answers": ["Ana", "Bo", "Cy"], "min": 0, "max": 2, "question": "Diggers"},
        {"answers": ["yes", "no"], "blank": True, "min": 1, "max": 1, "question": "Now?"}]}
RANKED = {
    "description": "d", "name": "n",
    "questions": [
        {"type": "NonHomomorphic", "value": {"answers": ["A", "B", "C"], "question": "Rank"}},
        {"answers": ["x", "y"], "min": 0, "max": 1, "question": "More"}]}
LISTS = {
    "description": "", "name": "The board",
    "questions": [
        {"type": "Lists", "value": {"answers": [["Garden", "Ana", "Bo"], ["Kitchen", "Cy"]], "question": "Which list?"}},
        {"answers": ["yes", "no"], "min": 1, "max": 1, "question": "Now?"}]}


class Case(moot.Case):
    def bare(self, *words, stdin=b""):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}  # no home is to be found
        done = subprocess.run([moot.BINARY, "election", *words], input=stdin, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, check=False, env=environment)
        return moot.Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def make(self, questions, voters, *words, code=0):
        folder = os.path.join(self.folder, "club")
        answer = self.bare("make", folder, "--template", self.write("t.json", json.dumps(questions, indent=2)),
                           "--voters", self.write("voters.txt", voters), "--json", *words)
        self.assertEqual(answer.code, code, answer)
        return folder, answer.json

    def verify(self, path):
        answer = self.bare("verify", path, "--json")
        self.assertEqual(answer.code, 0, answer)
        return answer.json
