#include "sim/minimise.h"

#include <algorithm>

namespace folkmoot::sim {

namespace {
class Search {
 public:
  Search(const Options& failing, std::size_t nodes_least, std::uint64_t cost_most, const Try& attempt)
      : best_(failing), nodes_least_(nodes_least), cost_left_(cost_most), attempt_(attempt) {}

  Smaller run() {
    last_ = attempt_(best_);
    ++runs_;
    if (!last_.fails) return {best_, runs_};
    // What the seed did not turn on needs no mention.
    best_.faults = last_.faults;
    best_.liars = last_.liars;
    bool moved = true;
    while (moved && cost_left_ > 0) {
      moved = fewer(&Options::faults);
      moved = fewer(&Options::liars) || moved;
      moved = shorter() || moved;
      moved = smaller() || moved;
    }
    return {best_, runs_};
  }

 private:
  bool accept(const Options& options) {
    if (cost_left_ == 0) return false;
    const Trial trial = attempt_(options);
    ++runs_;
    cost_left_ -= std::min(cost_left_, trial.cost);
    if (!trial.fails) return false;
    best_ = options;
    last_ = trial;
    return true;
  }
  template <class Kind>
  bool fewer(std::set<Kind> Options::* kinds) {
    bool moved = false;
    const std::set<Kind> all = best_.*kinds;
    for (const Kind kind : all) {
      Options without = best_;
      (without.*kinds).erase(kind);
      moved = accept(without) || moved;
    }
    return moved;
  }
  /// The shortest beginning of the script that fails, by halves; where failing is not monotonous, a short one.
  bool shorter() {
    std::size_t most = best_.acts.value_or(last_.acts);
    std::size_t least = 0;
    bool moved = false;
    while (least < most && cost_left_ > 0) {
      Options half = best_;
      half.acts = least + (most - least) / 2;
      if (accept(half)) {
        most = *half.acts;
        moved = true;
      } else {
        least = *half.acts + 1;
      }
    }
    return moved;
  }
  bool smaller() {
    std::size_t most = best_.nodes.value_or(last_.nodes);
    std::size_t least = nodes_least_;
    bool moved = false;
    while (least < most && cost_left_ > 0) {
      Options half = best_;
      half.nodes = least + (most - least) / 2;
      if (accept(half)) {
        most = *half.nodes;
        moved = true;
      } else {
        least = *half.nodes + 1;
      }
    }
    return moved;
  }

  Options best_;
  Trial last_;
  std::size_t nodes_least_;
  std::uint64_t cost_left_;
  const Try& attempt_;
  std::size_t runs_ = 0;
};
}  // namespace

Smaller minimise(const Options& failing, std::size_t nodes_least, std::uint64_t cost_most, const Try& attempt) {
  return Search(failing, nodes_least, cost_most, attempt).run();
}

}  // namespace folkmoot::sim
