#pragma once
// Outcomes in words for people. What others wrote passes through `shown`, so that nothing in it can move the cursor or
// turn the direction of what stands beside it.
#include "node/value.h"

namespace folkmoot::cli {

/// A text of unknown origin on a terminal: control characters and overrides of direction are written out. What node
/// made safe already stays as it is.
std::string shown(std::string_view text);
/// The same as a block of its own, each line set in.
std::string set_in(const std::string& text);
/// The first digits of an id, enough to name it again.
std::string short_id(const std::string& id);

/// What an act or a decision is marked with, in words; empty where it is not.
std::string marks_in_words(const node::Value& marks);
std::string print_error(const node::Value& error);

// One for each kind of answer.
std::string print_act(const node::Value& value);
std::string print_found(const node::Value& value);
std::string print_invite(const node::Value& value);
std::string print_join(const node::Value& value);
std::string print_device_request(const node::Value& value);
std::string print_decide(const node::Value& value);
std::string print_decision(const node::Value& decision);
std::string print_members(const node::Value& value);
std::string print_seal(const node::Value& value);
std::string print_power(const node::Value& value);
std::string print_mandates(const node::Value& value);
std::string print_proxies(const node::Value& value);
std::string print_devices(const node::Value& value);
std::string print_status(const node::Value& value);
std::string print_show(const node::Value& value);
std::string print_ballot_check(const node::Value& value);
std::string print_made_ballot(const node::Value& value);
std::string print_audit(const node::Value& value);
std::string print_charter(const node::Value& value);
std::string print_changes(const node::Value& value);
std::string print_log(const node::Value& value);
std::string print_log_backwards(const node::Value& value);
std::string print_commissions(const node::Value& value);
std::string print_tasks(const node::Value& value);
std::string print_budgets(const node::Value& value);
std::string print_found_texts(const node::Value& value);
std::string print_sync(const node::Value& value);
std::string print_bundle_export(const node::Value& value);
std::string print_bundle_import(const node::Value& value);
std::string print_check(const node::Value& value);
std::string print_texts(const node::Value& value);
std::string print_file(const node::Value& value);
std::string print_proof(const node::Value& value);
std::string print_restore(const node::Value& value);
std::string print_doctor(const node::Value& value);

/// Columns as wide as their widest cell; the last one is not padded.
class Table {
 public:
  explicit Table(std::vector<std::string> head) { rows_.push_back(std::move(head)); }
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// What was decided later about a decision, and what its minority wrote.
std::string print_second_thoughts(const node::Value& decision);
/// Whether the text of a version is what its amendments make.
std::string print_version_match(const node::Value& version);
/// What an amendment changes, and what has become of it.
std::string print_amendment(const node::Value& amendment);
/// How many have asked for a vote.
std::string print_asked_for(const node::Value& asked_for);

}  // namespace folkmoot::cli
