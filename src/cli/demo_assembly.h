#pragma once
// An assembly on the stage: one home that serves and those that come to it, how people come in, act, exchange, and how
// a page closes.
#include <map>
#include <string>
#include <vector>

#include "cli/demo_stage.h"

namespace folkmoot::cli {

/// "m007"
std::string handle(int number);
/// Those from the first to the last.
std::vector<std::string> handles(int first, int last);

class DemoAssembly {
 public:
  DemoAssembly(DemoStage& stage, std::string name) : stage_(stage), name_(std::move(name)) {}

  /// These people found it; the first one's home is the one that serves. It is constituted afterwards.
  Result<Ok> found(std::string_view charter, const std::vector<std::string>& founders);
  /// Each of them applies by an invitation, and two founders vouch for all.
  Result<Ok> admit(const std::vector<std::string>& people);
  /// Somebody who is reached by files only applies.
  Result<Ok> apply_by_file(const std::string& who);
  /// No node lets this one in any more: it takes no part in what all do.
  void part_with(const std::string& who) { std::erase(people_, who); }
  /// Two founders vouch for all of them.
  Result<Ok> vouch(const std::vector<std::string>& people);

  /// Whoever has not the newest acts exchanges; then the command; then it goes to the home that serves. Its answer.
  Result<Json> act(const std::string& who, const Words& words);
  /// The same; the id of what was done.
  Result<std::string> id_of(const std::string& who, const Words& words);
  /// All of them, at the same time, with what they have; then they exchange.
  Result<Ok> all(const std::vector<Typed>& typed);
  /// What a rule must refuse.
  Result<bool> is_refused(const std::string& who, const Words& words, std::string_view code);
  /// What the home that serves says.
  Result<Json> ask(const Words& words) { return stage_.run(hub(), words); }

  Result<Ok> sync(const std::string& who);
  Result<Ok> everybody_syncs() { return sync_all(people_); }
  Result<Ok> sync_all(const std::vector<std::string>& who);
  /// Files go to those without a network, and come back.
  Result<Ok> carry_files();

  /// So much time passes; then those who take part exchange until the open page is closed, and know its seal.
  Result<Ok> close_page(std::uint64_t ms, const std::vector<std::string>& present);
  Result<Ok> close_page(std::uint64_t ms) { return close_page(ms, people_); }

  [[nodiscard]] const std::string& hub() const { return people_.front(); }
  /// All with a home and a network, founders first.
  [[nodiscard]] const std::vector<std::string>& people() const { return people_; }
  /// H(core) of the last seal; empty before the first.
  [[nodiscard]] const std::string& seal() const { return seal_; }

  /// Checks each home from its disk, and compares all states. Nobody serves any more afterwards.
  Result<DemoOutcome> compare();

 private:
  Result<std::string> invite();
  /// Whether the page was closed in one round of these witnesses.
  Result<bool> try_round(const std::vector<std::string>& witnesses, std::uint64_t page, std::uint64_t wait_ms);
  [[nodiscard]] bool is_behind(const std::string& who) const;

  DemoStage& stage_;
  std::string name_;
  std::vector<std::string> founders_;
  std::vector<std::string> people_;
  std::vector<std::string> by_file_;
  std::string seal_;
  /// How often something came to the home that serves, and how much of it each of the others has at least.
  std::uint64_t changes_ = 0;
  std::map<std::string, std::uint64_t> has_;
};

}  // namespace folkmoot::cli
