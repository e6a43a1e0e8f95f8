#include "cli/demo.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "cli/demo_stage.h"

namespace folkmoot::cli {

namespace {
constexpr std::array kStories{
    DemoStory{"square", "an assembly grows in public, from its founding to who is still active after four weeks",
              play_square},
    DemoStory{"minority",
              "a vote is lost, the minority reports and is right; no measure, term or power outlives its end",
              play_minority},
    DemoStory{"capture",
              "a secretary collects offices, edits minutes, drops a ballot, and is recalled: each step meets a rule",
              play_capture},
};
}  // namespace

std::span<const DemoStory> demo_stories() { return kStories; }

const DemoStory* find_demo_story(std::string_view name) {
  const auto* const found = std::ranges::find(kStories, name, &DemoStory::name);
  return found == kStories.end() ? nullptr : found;
}

bool DemoOutcome::holds() const { return equal && proof.valid && std::ranges::all_of(facts, &DemoFact::holds); }

Result<DemoOutcome> play_story(const DemoStory& story, const std::string& program, const DemoProgress& progress) {
  const auto begin = std::chrono::steady_clock::now();
  FM_ASSIGN(DemoStage stage, DemoStage::open(program, progress));
  FM_ASSIGN(DemoOutcome out, story.play(stage));
  out.story = story.name;
  out.facts = stage.facts();
  out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return out;
}

}  // namespace folkmoot::cli
