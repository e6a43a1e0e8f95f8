"""Takes over what ./test found: results of ctest that it left in build/results, so that nothing has to run twice.

A program counts where ctest ran it as an account would: whole, with nothing chosen. What else shows promises, commands and
the page in a browser, is run as ever."""

import json
import os
import subprocess
import xml.etree.ElementTree as ElementTree

import names
import promises
import runs


class Ran:
    """What one call of ctest ran: by name whether it passed and what it said, and the names by program and words."""

    def __init__(self, root, path):
        build = os.path.basename(path).rsplit("-", 1)[0]
        self.build = os.path.join(root, "build" if build == "build" else f"build/{build}")
        with open(path, encoding="utf-8", errors="replace") as source:
            text = source.read()
        self.passed = runs.read_junit(text)
        self.said = {case.get("name"): case.findtext("system-out") or "" for case in ElementTree.fromstring(text).iter("testcase")}
        shown = subprocess.run(["ctest", "--test-dir", self.build, "--show-only=json-v1"], stdout=subprocess.PIPE, check=True)
        self.names_of = {}  # several entries may run the same
        for test in json.loads(shown.stdout)["tests"]:
            words = tuple(self.short(root, word) for word in test.get("command", []))
            self.names_of.setdefault(words, []).append(test["name"])

    def short(self, root, word):
        for folder in (self.build, root):
            if word.startswith(folder + "/"):
                return os.path.relpath(word, folder)
        return word

    def name(self, *command):
        """Of the entry that ran this, if one did."""
        return next((name for name in self.names_of.get(command, []) if name in self.passed), None)


def passes_over(root, files):
    """Whether there are cases that the program runs only if somebody asks for them."""
    return any("doctest::skip" in names.text_of(os.path.join(root, path)) for path in files)


def results_of(ran, root, job, keys):
    """Outcomes of a job's keys, or nothing where ctest did not run this."""
    kind = job[0]
    if kind == "ctest":
        return {key: None if ran.passed[key] else "failed" for key in keys if key in ran.passed}
    if kind == "rules":
        folders = [ran.name("tests/scenario/moot_scenarios", folder) for folder in ("tests/rules", "tests/scenarios")]
        played = {file for name in folders if name for file in runs.PLAYED.findall(ran.said[name])}
        return {key: None for key in keys if key in played}
    if kind == "door":
        door = os.path.basename(job[1])[:-len(".cpp")]
        name = ran.name(f"fuzz/{door}", f"fuzz/corpus/{door[:-len('_fuzz')]}")
    elif kind == "doctest":
        name = ran.name(job[1])
    elif kind == "python":
        name = ran.name("/usr/bin/python3", "-B", job[1])
        if name:
            cases = [case.split(".")[1] for case in names.python_cases(os.path.join(root, job[1]))]
            outcomes = runs.read_unittest(ran.said[name], 0 if ran.passed[name] else 1, cases)
            return {key: outcomes[key] for key in keys if key in outcomes}
    else:
        name = None
    return {key: None if ran.passed[name] else "failed" for key in keys} if name else {}


def is_older(root, path):
    """Than the last commit: it tells of another tree. Where there is no history, nothing is."""
    made = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False).stdout
    return bool(made.strip()) and os.path.getmtime(path) < int(made)


def take(place, evidence, paths):
    """Text of evidence to its outcome, of what these runs had. Of several that ran the same, all have to pass."""
    for path in paths:
        if is_older(place.root, path):
            raise promises.Fault(f"{path} is older than the last commit: run ./test again")
    jobs = runs.gather(place, evidence)
    found = {}
    for ran in (Ran(place.root, path) for path in paths):
        for job, (_, wants) in jobs.items():
            files = {text.split(": ")[0] for text in wants}
            if job[0] == "doctest" and passes_over(place.root, files):
                continue
            keys = sorted({key for keys in wants.values() for key in keys})
            for key, why in results_of(ran, place.root, job, keys).items():
                known = found.setdefault(job, {})
                known[key] = known.get(key) or why
    out = {}
    for job, results in found.items():
        wants = {text: keys for text, keys in jobs[job][1].items() if set(keys) <= set(results)}
        out.update(runs.outcomes(wants, results))
    return out
