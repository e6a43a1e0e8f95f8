#pragma once
// The story *square*, scene by scene: the founding page in demo_square.cpp, the weeks after it in
// demo_square_later.cpp.
#include <string>
#include <string_view>
#include <vector>

#include "cli/demo_assembly.h"

namespace folkmoot::cli {

/// Is never on a network.
inline constexpr std::string_view kByFiles = "m033";

class Square {
 public:
  explicit Square(DemoStage& stage);
  Result<DemoOutcome> play();

 private:
  struct Proposal {
    std::string_view author;
    std::string_view title;
    std::string_view text;
    std::string id = {};
  };
  /// Commissions, and groups that are closed.
  struct Commission {
    std::string_view founder;
    std::string_view name;
    std::string_view purpose;
    bool closed = false;
    std::string id = {};
  };

  // The founding page.
  Result<Ok> found();
  Result<Ok> deliberate();
  Result<Ok> answer();
  Result<Ok> call_assembly();
  Result<Ok> come();
  Result<Ok> speak();
  Result<Ok> count_hands();
  Result<Ok> open_votes();
  Result<Ok> seal_founding();
  // The weeks after it.
  Result<Ok> join_commissions();
  Result<Ok> start_second_town();
  Result<Ok> ask_for_recall();
  Result<Ok> plan_workshops();
  Result<Ok> approve_minutes();
  Result<Ok> lend_and_recall();
  Result<Ok> hold_workshop();
  Result<Ok> seal_recall();
  Result<Ok> second_town_alone();
  Result<Ok> four_weeks_later();
  Result<Ok> look_around();
  Result<Ok> play_founding_page();
  Result<Ok> play_weeks_after();
  Result<DemoOutcome> compare();
  Result<std::string> record(const DemoOutcome& outcome);
  Result<std::string> record_of_duties();

  /// The same by all of them.
  Result<Ok> each(const std::vector<std::string>& who, const Words& words);
  Result<Ok> refused(const std::string& fact, const std::string& who, const Words& words, std::string_view code);
  Result<std::string> standing_of(const std::string& mandate);
  /// Titles of what comes next, as the calendar has it.
  Result<std::vector<std::string>> calendar();

  DemoStage& stage_;
  DemoAssembly square_;
  DemoAssembly second_;
  std::vector<Proposal> proposals_;
  std::vector<Commission> commissions_;
  std::vector<std::string> listed_;
  std::string library_, meeting_, twice_, schedule_, press_, minutes_, recall_, workshops_;
  std::vector<std::string> helpers_;
};

}  // namespace folkmoot::cli
