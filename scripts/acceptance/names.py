"""Whether what a promise names exists: no test is run for this."""

import functools
import os
import re

LITERAL = r'"((?:[^"\\]|\\.)*)"'
CASE = re.compile(r"TEST_CASE(?:_FIXTURE|_TEMPLATE)?\(\s*(?:[A-Za-z_:]+,\s*)?(" + LITERAL + r"(?:\s*" + LITERAL + r")*)")
PYTHON_CASE = re.compile(r"^\s+def (test_\w+)\(", re.MULTILINE)
PYTHON_CLASS = re.compile(r"^class (\w+)\(")
WEB_CASE = re.compile(r"^\s*test\(\s*([\"`])((?:(?!\1)[^\\]|\\.)*)\1", re.MULTILINE)
RULE_ENDINGS = ("_accepts.moot", "_refuses.moot")


@functools.lru_cache(maxsize=None)
def text_of(path):
    with open(path, encoding="utf-8") as source:
        return source.read()


def cpp_cases(path):
    """The names of the doctest cases of a source; a long name may stand in several literals."""
    out = []
    for found in CASE.finditer(text_of(path)):
        name = "".join(re.findall(LITERAL, found[1]))
        out.append(name.replace('\\"', '"').replace("\\\\", "\\"))
    return out


def python_cases(path):
    """The tests of a file, each as Class.test_name."""
    out = []
    owner = ""
    for line in text_of(path).split("\n"):
        found = PYTHON_CLASS.match(line)
        if found:
            owner = found[1]
        found = PYTHON_CASE.match(line)
        if found:
            out.append(f"{owner}.{found[1]}")
    return out


def web_cases(path):
    """The names of a file's tests; where one is made for each of a list, what differs is a star."""
    return [re.sub(r"\$\{[^}]*\}", "*", name) for _, name in WEB_CASE.findall(text_of(path))]


def rule_files(path):
    """tests/rules/NAME stands for both halves of a rule."""
    if path.endswith(".moot"):
        return [path]
    return [path + ending for ending in RULE_ENDINGS]


def is_rules(path):
    return path.startswith(("tests/rules/", "tests/scenarios/")) and not path.endswith(".py")


def cases(root, path):
    full = os.path.join(root, path)
    if path.endswith(".cpp"):
        return cpp_cases(full)
    if path.endswith(".py"):
        return [name.split(".")[1] for name in python_cases(full)]
    if path.endswith(".test.ts"):
        return web_cases(full)
    return None


def wrong_test(root, path, name):
    if is_rules(path):
        missing = [file for file in rule_files(path) if not os.path.isfile(os.path.join(root, file))]
        return f"no file {missing[0]}" if missing else ""
    if not os.path.isfile(os.path.join(root, path)):
        return f"no file {path}"
    if path.startswith("fuzz/"):
        return "" if path.endswith("_fuzz.cpp") and not name else f"{path} is no door"
    found = cases(root, path)
    if found is None:
        return f"{path} holds no tests"
    if name and name not in found:
        return f'{path} has no test "{name}"'
    return "" if found else f"{path} holds no tests"


@functools.lru_cache(maxsize=None)
def ctest_words(root):
    out = set()
    for folder, inside, files in os.walk(root):
        inside[:] = [name for name in inside if name not in ("build", "node_modules", ".git")]
        if "CMakeLists.txt" in files:
            text = text_of(os.path.join(folder, "CMakeLists.txt"))
            out |= set(re.findall(r"(?:NAME|folkmoot_python_test\()\s*(\w+)", text))
    return out


def wrong_command(root, command):
    """Words that look like files of the repository must be there; build/ is made."""
    for word in re.findall(r"(?<![\w/.-])(?:tests|scripts|docs|share|web|api)/[\w./-]+", command):
        if not os.path.exists(os.path.join(root, word)):
            return f"no file {word}"
    return ""


def row_names(root):
    """What the benchmarks call their rows, as far as literals say it."""
    out = ""
    for folder in ("bench", "bench/support"):
        for file in sorted(os.listdir(os.path.join(root, folder))):
            if file.endswith((".cpp", ".h", ".py")):
                out += text_of(os.path.join(root, folder, file))
    return out


def wrong_row(root, name):
    """A row's name stands whole in a benchmark, or is put together there: "sync_" + name + "_bytes"."""
    literals = set(re.findall(r'"(\w+)"', row_names(root)))
    begins = any(one.endswith("_") and name.startswith(one) for one in literals)
    return "" if name in literals or begins else f"no benchmark has a row {name}"


def wrong(root, one):
    """What is wrong with a piece of evidence, or nothing."""
    if one.kind == "test":
        return wrong_test(root, one["path"], one["name"])
    if one.kind == "ctest":
        return "" if one["name"] in ctest_words(root) else f"no CMakeLists.txt names the test {one['name']}"
    if one.kind == "figure":
        return wrong_row(root, one["name"])
    return wrong_command(root, one["command"])


def all_wrong(root, pieces):
    return [f"{promise.place}: {found}" for piece in pieces for promise in piece.promises for one in promise.evidence
            if (found := wrong(root, one))]
