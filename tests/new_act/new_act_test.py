"""A new kind of act needs a struct, its row, a rule's file and two scenarios, and nothing else: one is added to a copy of the
tree, and the two scenarios are played there.

The struct stands with its fields (what is written and read, in which order), and the row has two halves: the number that
events carry, and the words that people type. Whatever else would have to be touched fails here, as a build or a scenario.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NUMBER = 83  # the first that no kind has

# What is put before which line, by file.
EDITS = {
    "src/event/content_work.h": [("}  // namespace folkmoot::event", """\
struct Thank {
  EventId target;
  std::string words;
  bool operator==(const Thank&) const = default;
};

""")],
    "src/event/content_fields.h": [("// Encrypted votes.", """\
template <class F>
void fields(F& f, Thank& c) {
  f.id(2, "target", c.target), f.text(3, "words", c.words, kMaxReason);
}

""")],
    "src/event/kinds.h": [("  X(trustee_key, ", "  X(thank,             Thank,            %d,  talk) \\\n" % NUMBER)],
    "src/node/acts_work.cpp": [
        ("std::vector<ActRow> rows_of_commissions() {", """\
Result<event::Content> thank(const Arguments& arguments, Names& names) {
  FM_ASSIGN(const EventId target, event_named(arguments, names, "target"));
  return event::Thank{target, arguments.get("words")};
}

"""),
        ('      {"past-decision",', """\
      {"thank",
       "thank somebody for an act",
       "moot thank 5b2e91aa \\"That was a good day.\\"",
       {{"target", "the act"}, {"words", "what is said"}},
       {},
       nullptr,
       thank},
""")],
}

NEW = {
    "src/assembly/thanks.cpp": """\
// Thanks for what somebody did; not for one's own.
#include "assembly/roll.h"
#include "assembly/view.h"

namespace folkmoot::assembly {

Verdict judge(Context& context, const event::Thank& thank) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const auto target = context.journal.find(thank.target);
  if (!target || !context.view.has(*target)) return Verdict::act_unknown_reference;
  return Verdict::applied;
}

}  // namespace folkmoot::assembly
""",
    "tests/rules/thanks_accepts.moot": """\
rule "A member thanks for what somebody did."

given an assembly Town of m001, m002 and m003
when m001: propose "A well" --text "We dig a well." as well
and m002: thank well "It was about time." as thanks
then the act thanks is applied
given a seal at 2026-03-01 over all so far
then the act thanks is applied
and a node that starts again finds the same
""",
    "tests/rules/thanks_refuses.moot": """\
rule "Who is not on the roll thanks for nothing."

given an assembly Town of m001, m002 and m003
and applicants m004
when m001: propose "A well" --text "We dig a well." as well
and m004: thank well "It was about time."
then the last act is void with act.not_member
""",
}
# A place in the copy that the tests of the tree itself do not need.
LEFT_OUT = shutil.ignore_patterns("build", ".git", "node_modules", "corpus", "*.pyc")


def add_act(tree):
    """What was touched."""
    for name, edits in EDITS.items():
        path = os.path.join(tree, name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for line, added in edits:
            at = text.index("\n" + line) + 1
            text = text[:at] + added + text[at:]
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    for name, text in NEW.items():
        with open(os.path.join(tree, name), "x", encoding="utf-8") as file:
            file.write(text)


class NewAct(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="moot-new-act-")
        self.tree = os.path.join(self.folder, "tree")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run_in_tree(self, *words):
        done = subprocess.run(words, cwd=self.tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                              env={**os.environ, "CCACHE_BASEDIR": self.folder, "CCACHE_NOHASHDIR": "1"})
        self.assertEqual(done.returncode, 0, "%s\n%s" % (" ".join(words), done.stdout[-6000:]))
        return done.stdout

    def test_nothing_else_is_needed(self):
        shutil.copytree(ROOT, self.tree, ignore=LEFT_OUT, symlinks=True)
        add_act(self.tree)
        # As little as plays a scenario, and not made to be fast.
        launcher = shutil.which("ccache")
        self.run_in_tree("cmake", "--preset", "dev", "-DFOLKMOOT_TESTS=ON", "-DFOLKMOOT_UNITY=ON", "-DCMAKE_BUILD_TYPE=Debug",
                         "-DCMAKE_CXX_FLAGS_DEBUG=-O0", *(["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if launcher else []))
        self.run_in_tree("cmake", "--build", "--preset", "dev", "--target", "moot_scenarios")
        played = self.run_in_tree("build/tests/scenario/moot_scenarios", "tests/rules/thanks_accepts.moot",
                                  "tests/rules/thanks_refuses.moot")
        self.assertIn("2 passed, 0 failed", played)
        # What needs no act of this kind has not become another: the number is the only thing that is new.
        self.assertIn("1 passed, 0 failed",
                      self.run_in_tree("build/tests/scenario/moot_scenarios", "tests/rules/past_decision_accepts.moot"))


if __name__ == "__main__":
    unittest.main(module=sys.modules["__main__"], verbosity=2)
