#include "sim/workings.h"

#include <algorithm>
#include <charconv>

#include "sim/workings_parts.h"

namespace folkmoot::sim {

using node::Value;

Share share_in(const std::string& text) {
  Share out;
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return out;
  std::from_chars(text.data(), text.data() + slash, out.of_these);
  std::from_chars(text.data() + slash + 1, text.data() + text.size(), out.parts);
  return out;
}

namespace {
/// The numbers of one decision, and what is wrong with them.
class Decided {
 public:
  explicit Decided(const Value& decision) : decision_(decision), working_(decision["working"]) {}

  std::vector<std::string> check() {
    check_sums();
    const std::string procedure = decision_["procedure"].text();
    const bool elects = !decision_["elected"].is_null();
    bool adopted = false;
    if (elects)
      adopted = by_options();
    else if (procedure == "consensus")
      adopted = by_consensus() && by_urgency();
    else if (procedure == "consent")
      adopted = by_consent() && by_urgency();
    else if (procedure == "lazy")
      adopted = lazily();
    else
      adopted = by_majority(true);
    if (const Value& reached = decision_["reached"]; !reached.is_null()) {
      const bool enough = reached["so_far"].number() >= reached["needed"].number();
      says("reached", reached["enough"].truth() == enough);
      adopted = adopted && enough;
    }
    if (const Value& in_time = decision_["asked_for_in_time"]; !in_time.is_null()) adopted = adopted && in_time.truth();
    says("adopted", decision_["adopted"].truth() == adopted);
    return std::move(wrong_);
  }

 private:
  [[nodiscard]] std::uint64_t number(std::string_view key) const { return decision_[key].number(); }
  [[nodiscard]] std::uint64_t took_part() const {
    return number("yes") + number("no") + number("abstain") + number("blank") + number("marked");
  }
  void says(std::string_view key, bool right) {
    if (!right) wrong_.push_back("decision " + decision_["id"].text() + ": " + std::string(key));
  }
  void is(const Value& of, std::string_view key, std::uint64_t expected) {
    if (of[key].number() != expected)
      wrong_.push_back("decision " + decision_["id"].text() + " says " + std::string(key) + " " +
                       std::to_string(of[key].number()) + ", its numbers " + std::to_string(expected));
  }

  void check_sums() {
    is(decision_, "electorate", took_part() + number("invalid") + number("not_voted"));
    const bool tie = number("yes") == number("no") && number("yes") > 0;
    says("tie", decision_["tie"].is_null() != tie);
    const Value& quorum = decision_["quorum"];
    const bool asked = quorum["kind"].text() != "none";
    is(quorum, "reached", asked ? reached_by(quorum["kind"].text()) : 0);
    if (!asked) is(quorum, "needed", 0);
    if (!decision_["present"].is_null())
      says("present", took_part() <= number("present") && number("present") <= number("electorate"));
    if (working_.is_null()) return;
    is(decision_, "yes", at("agree") + at("reserve"));
    is(decision_, "no", at("block"));
    is(decision_, "abstain", at("stand_aside") + at("pass"));
    for (const char* const key : {"required", "missing"}) is(working_, key, number(key));
    if (asked) is(working_, "quorum_needed", quorum["needed"].number());
  }
  [[nodiscard]] std::uint64_t at(std::string_view key) const { return working_[key].number(); }

  [[nodiscard]] std::uint64_t base(const std::string& name) const {
    const std::uint64_t decided = number("yes") + number("no");
    if (name == "YN") return decided;
    if (name == "YNA") return decided + number("abstain");
    if (name == "P") return decided + number("abstain") + number("blank");
    return name == "E" ? number("electorate") : number("present");
  }
  [[nodiscard]] std::string first_base() const {
    const auto& majorities = decision_["majorities"].items();
    return majorities.empty() ? std::string() : majorities.front()["base"].text();
  }
  /// Each share is reached or passed, with more yes than no. `shown`: what the decision says of it is looked at, too.
  bool by_majority(bool shown) {
    const std::uint64_t yes = number("yes");
    std::uint64_t required = 0;
    for (const Value& one : decision_["majorities"].items())
      required = std::max(required, least_yes(share_in(one["share"].text()), one["more"].truth(),
                                              base(one["base"].text()), yes + number("no")));
    if (shown) {
      is(decision_, "required", required);
      is(decision_, "missing", required - std::min(required, yes));
      says("base", decision_["base"].text() == first_base());
      is(decision_, "base_count", base(first_base()));
      const bool asked = decision_["quorum"]["kind"].text() != "none";
      // A meeting has its own.
      if (!working_.is_null() && !asked && decision_["present"].is_null()) is(working_, "quorum_needed", 0);
    }
    return quorate(shown) && yes >= required && required > 0;
  }
  [[nodiscard]] std::uint64_t reached_by(const std::string& kind) const {
    if (kind == "approval") return number("yes");
    return kind == "present" ? number("present") : took_part();
  }
  bool quorate(bool shown) {
    const Value& quorum = decision_["quorum"];
    const std::string kind = quorum["kind"].text();
    // Of those present the meeting found that they are enough, by the roll of its day.
    if (kind == "none" || kind == "present") return true;
    const std::uint64_t needed = least_share(share_in(quorum["share"].text()), number("electorate"));
    if (shown) is(quorum, "needed", needed);
    return reached_by(kind) >= needed;
  }
  bool by_options() {
    // Whom the lot drew needs nobody's ballot.
    const bool by_lot = decision_["method"].text() == "lot";
    is(decision_, "base_count", by_lot ? base(first_base()) : number("marked"));
    const bool elected = !decision_["elected"].items().empty();
    return by_lot ? elected : quorate(true) && elected;
  }
  bool by_consensus() {
    const std::uint64_t there = took_part();
    is(decision_, "base_count", there);
    const bool all = number("electorate") <= 2;
    const std::uint64_t required = all ? number("electorate") : there / 2 + 1;
    says("unanimity", working_["unanimity"].truth() == all);
    says("upheld", at("upheld") <= at("block"));
    is(decision_, "required", required);
    is(decision_, "missing", required > number("yes") ? required - number("yes") : 0);
    is(working_, "set_aside", at("block") - std::min(at("block"), at("upheld")));
    const Share aside = share_in(working_["stand_asides_share"].text());
    is(working_, "stand_asides_allowed", aside.parts == 0 ? 0 : there * aside.of_these / aside.parts);
    // Without a rule one is enough.
    const std::string kind = working_["quorum_kind"].text();
    const std::uint64_t needed =
        kind == "none" ? 1 : least_share(share_in(working_["quorum_share"].text()), number("electorate"));
    is(working_, "quorum_needed", needed);
    return reached_by(kind) >= needed && at("upheld") <= at("blocks_allowed") &&
           at("stand_aside") <= at("stand_asides_allowed") && number("yes") >= required;
  }
  bool by_consent() {
    const std::uint64_t answered = number("yes") + at("stand_aside") + at("block");
    is(decision_, "base_count", answered);
    is(decision_, "required", 1);
    is(decision_, "missing", number("yes") == 0 ? 1 : 0);
    is(working_, "objections", at("block"));
    says("round", at("round") >= 1);
    const std::uint64_t needed = least_share(share_in(working_["quorum_share"].text()), number("electorate"));
    is(working_, "quorum_needed", needed);
    return answered >= needed && at("objections") == 0 && number("yes") >= 1;
  }
  bool lazily() {
    is(decision_, "base_count", number("electorate"));
    is(decision_, "missing", number("required") > number("yes") ? number("required") - number("yes") : 0);
    says("objections", at("objections") >= at("block"));
    const std::uint64_t needed = least_share(share_in(working_["reach_share"].text()), number("electorate"));
    is(working_, "quorum_needed", needed);
    return at("reached") >= at("quorum_needed") && number("yes") >= number("required") && at("objections") == 0;
  }
  bool by_urgency() { return !working_["urgent"].truth() || by_majority(false); }

  const Value& decision_;
  const Value& working_;
  std::vector<std::string> wrong_;
};
}  // namespace

std::vector<std::string> contradictions_in(const Value& decision) {
  return decision.is_null() ? std::vector<std::string>{} : Decided(decision).check();
}

}  // namespace folkmoot::sim
