"""Runs what shows promises, one program for all that it has to show, and says of each piece of evidence what came out.

An outcome is None where it passed, else the reason. What was not named in any result did not pass."""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

import names

PATIENCE = 7200
DOCTEST_ATTRIBUTES = re.compile(r'<OverallResultsAsserts[^>]*test_case_success="(true|false)"')
DOCTEST_CASE = re.compile(r'<TestCase name="([^"]*)"')
PLAYED = re.compile(r"^(\S+\.moot): \d+ events, \d+ checks, state \w+$", re.MULTILINE)
TAP = re.compile(r"^\s*(not ok|ok) \d+ - (.*?)(\s+# (?:SKIP|TOD[O]).*)?$", re.MULTILINE)


class Place:
    """Where things run: the root of the repository, and the folder of the build."""

    def __init__(self, root, build):
        self.root = root
        self.build = build

    def program(self, name):
        return os.path.join(self.build, name)

    def run(self, words, folder="", patience=PATIENCE, **more):
        moot = os.path.join(self.root, self.build, "moot")
        env = {**os.environ, "MOOT_BINARY": moot, "MOOT": moot, "LC_ALL": "C.UTF-8"}
        try:
            return subprocess.run(words, cwd=os.path.join(self.root, folder), env=env, stdin=subprocess.DEVNULL, timeout=patience,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **more)
        except (OSError, subprocess.TimeoutExpired) as fault:
            return subprocess.CompletedProcess(words, 127, str(fault).encode(), b"")


def said(done):
    return done.stdout.decode("utf-8", "replace")


def last_words(done):
    lines = [line.strip() for line in said(done).split("\n") if line.strip()]
    return (lines[-1] if lines else f"exit {done.returncode}")[:200]


# --- doctest

def doctest_program(path):
    folder = os.path.dirname(path)
    if folder.startswith("src/"):
        return f"{folder}_{'prop' if path.endswith('_prop.cpp') else 'test'}"
    return {"tests/seal_model": "tests/seal_model/seal_model", "tests/sim": "tests/sim/sim_runs"}.get(
        folder, f"{folder}/{os.path.basename(folder)}_test")


def doctest_filter(cases):
    """Commas part names, so where one stands in a name any letter may."""
    return "-tc=" + ",".join(re.sub(r'[,"\\*]', "?", case) for case in cases)


def read_doctest(text):
    """Name to passed; one that began and has no end is no success. Of two cases of one name both have to pass."""
    out = {}
    parts = DOCTEST_CASE.split(text)
    for name, rest in zip(parts[1::2], parts[2::2]):
        name = ElementTree.fromstring(f'<a b="{name}"/>').get("b")
        found = DOCTEST_ATTRIBUTES.search(rest)
        out[name] = out.get(name, True) and bool(found) and found[1] == "true"
    return out


def run_doctest(place, program, cases):
    """Programs of src/ run whole: one of their cases is about what all others did. Those of tests/ have cases for hours."""
    words = [] if program.startswith("src/") else [doctest_filter(sorted(cases))]
    with tempfile.NamedTemporaryFile(suffix=".xml") as report:
        done = place.run([place.program(program), "-r=xml", f"-o={report.name}", *words])
        with open(report.name, encoding="utf-8", errors="replace") as made:
            results = read_doctest(made.read())
    return {case: None if results.get(case) else ("failed" if case in results else f"not run: {last_words(done)}") for case in cases}


# --- Python

def read_unittest(text, code, cases):
    """Of each case nothing where it passed, else why not, from what unittest says at the end. Whatever cannot be told apart
    is no success of any."""
    if not re.search(r"^Ran \d+ tests? in ", text, re.MULTILINE):
        return {case: "not run" for case in cases}
    bad = set(re.findall(r"^(?:FAIL|ERROR): (\w+)", text, re.MULTILINE))
    skipped = set(re.findall(r"^(test_\w+) \(.*\.\.\. skipped", text, re.MULTILINE))
    said = re.search(r"^(?:OK|FAILED) \(.*skipped=(\d+)", text, re.MULTILINE)
    unclear = bad - set(cases) or (code != 0 and not bad) or (int(said[1]) if said else 0) != len(skipped)
    return {case: "failed" if case in bad or unclear else "skipped" if case in skipped else None for case in cases}


def run_python(place, path, cases):
    """The file itself, since some begin themselves anew in a namespace of their own."""
    full = {name.split(".")[1]: name for name in names.python_cases(os.path.join(place.root, path))}
    done = place.run(["/usr/bin/python3", "-B", path] + [full[case] for case in sorted(cases)])
    out = read_unittest(said(done), done.returncode, cases)
    return {case: f"not run: {last_words(done)}" if why == "not run" else why for case, why in out.items()}


# --- what else there is

def run_rules(place, files):
    done = place.run([place.program("tests/scenario/moot_scenarios"), *sorted(files)])
    played = set(PLAYED.findall(said(done)))
    return {file: None if file in played else f"does not hold: {last_words(done)}" for file in files}


def run_door(place, path):
    name = os.path.basename(path)[:-len(".cpp")]
    done = place.run([place.program(f"fuzz/{name}"), f"fuzz/corpus/{name[:-len('_fuzz')]}"])
    return None if done.returncode == 0 else last_words(done)


def read_tap(text):
    out = {}
    for ok, name, skipped in TAP.findall(text):
        name = name.replace("\\#", "#").replace("\\\\", "\\")
        out[name] = out.get(name, True) and ok == "ok" and not skipped
    return out


def run_web(place, path, cases):
    kind, file = path.split("/")[2:]
    runner = ["node", "tools/test.mjs"] if kind == "unit" else ["node", f"tests/{kind}/run.mjs"]
    done = place.run([*runner, file], "web")
    results = read_tap(said(done))
    out = {}
    for case in cases:
        form = re.compile(".*".join(re.escape(part) for part in case.split("*")) + r"\Z")
        found = [ok for name, ok in results.items() if form.match(name)]
        out[case] = None if found and all(found) else ("failed" if found else f"not run: {last_words(done)}")
    return out


def read_junit(text):
    return {case.get("name"): case.get("status") == "run" and case.find("failure") is None and case.find("skipped") is None
            for case in ElementTree.fromstring(text).iter("testcase")}


def run_ctest(place, wanted):
    with tempfile.NamedTemporaryFile(suffix=".xml") as report:
        done = place.run(["ctest", "--test-dir", place.build, "-R", "^(" + "|".join(sorted(wanted)) + ")$", "--no-tests=ignore",
                          "--output-junit", report.name])
        made = report.read()
    results = read_junit(made) if made else {}
    return {name: None if results.get(name) else ("failed" if name in results else f"not run: {last_words(done)}") for name in wanted}


def judge_command(done, one):
    if done.returncode != int(one["code"]):
        return f"exit {done.returncode}, not {one['code']}: {last_words(done)}"
    if one["says"] and one["says"] not in said(done):
        return "does not say so"
    return None


def run_command(place, several):
    """Once, for all that expect something of it: text of evidence to outcome."""
    command = several[0]["command"]
    if place.build != "build":
        command = re.sub(r"(?<![\w./])build/(?=moot )", place.build + "/", command)
    done = place.run(["bash", "-c", command])
    return {one.text: judge_command(done, one) for one in several}


# --- all together

def cases_of(place, one):
    """What a test's row stands for: the cases of the file, or the one that it names."""
    if one["name"]:
        return [one["name"]]
    return names.cases(place.root, one["path"])


def gather(place, evidence):
    """The jobs: each a function, and for each piece of evidence the keys of the job's results that it needs."""
    jobs = {}

    def need(job, run, one, keys):
        wants = jobs.setdefault(job, (run, {}))[1]
        wants.setdefault(one.text, []).extend(keys)

    commands = {}
    for one in evidence:
        if one.kind == "command":
            several = commands.setdefault(one["command"], [])
            several.append(one)
            need(("command", one["command"]), lambda keys, several=several: run_command(place, several), one, [one.text])
        elif one.kind == "ctest":
            need(("ctest",), lambda keys: run_ctest(place, keys), one, [one["name"]])
        elif one.kind == "test":
            path = one["path"]
            if names.is_rules(path):
                need(("rules",), lambda keys: run_rules(place, keys), one, names.rule_files(path))
            elif path.startswith("fuzz/"):
                need(("door", path), lambda keys, path=path: {path: run_door(place, path)}, one, [path])
            elif path.endswith(".cpp"):
                program = doctest_program(path)
                need(("doctest", program), lambda keys, program=program: run_doctest(place, program, keys), one, cases_of(place, one))
            elif path.endswith(".py"):
                need(("python", path), lambda keys, path=path: run_python(place, path, keys), one, cases_of(place, one))
            else:
                need(("web", path), lambda keys, path=path: run_web(place, path, keys), one, cases_of(place, one))
    return jobs


def outcomes(wants, results):
    """Of each piece of evidence, whose keys `wants` says."""
    out = {}
    for text, keys in wants.items():
        wrong = sorted({(key, results[key]) for key in keys if results[key]})
        # The one test that is named needs no second name.
        out[text] = "; ".join(why if len(set(keys)) == 1 else f"{key}: {why}" for key, why in wrong) or None
    return out


def run_job(name, job):
    run, wants = job
    results = run(sorted({key for keys in wants.values() for key in keys}))
    print(f"acceptance: {' '.join(name)}: {len(results)}", file=sys.stderr, flush=True)
    return outcomes(wants, results)


def prepare_web(place):
    """The packages of the page's tests, once, before several things ask for them."""
    if not os.path.isdir(os.path.join(place.root, "web", "node_modules")):
        place.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "web")


def is_alone(job):
    return job[0] == "web" or job[-1].startswith("timeout ")


def run_all(place, evidence, at_once):
    """Text of evidence to its outcome. What starts a browser, or has to end in time, runs after the rest, alone."""
    jobs = gather(place, evidence)
    if any(job[0] == "web" or "web" in job[-1] for job in jobs):
        prepare_web(place)
    out = {}
    with ThreadPoolExecutor(at_once) as pool:
        for done in pool.map(lambda item: run_job(*item), [item for item in jobs.items() if not is_alone(item[0])]):
            out.update(done)
    for item in jobs.items():
        if is_alone(item[0]):
            out.update(run_job(*item))
    return out
