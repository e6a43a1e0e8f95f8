#include "cli/demo_assembly.h"

#include <algorithm>

namespace folkmoot::cli {

namespace {
// In one round all say that they are ready; one proposes and the others agree; all commit themselves. Where it is the
// turn of somebody who is away the next round follows.
constexpr int kRounds = 6;
constexpr int kPasses = 6;
// Of the time of a first round: longer than the one whose turn it is waits for others, and longer than all of it. Both
// double from round to round (docs/protocol/seal.md section 6.4).
constexpr std::uint64_t kProposalMs = 10 * kSecondMs;
constexpr std::uint64_t kRoundMs = 60 * kSecondMs;
// A page is closed so soon after it was opened, if a member asks.
constexpr std::uint64_t kLeastPageMs = 30 * kSecondMs;
}  // namespace

std::string handle(int number) {
  const std::string digits = std::to_string(number);
  return "m" + std::string(3 - digits.size(), '0') + digits;
}

std::vector<std::string> handles(int first, int last) {
  std::vector<std::string> out;
  for (int i = first; i <= last; ++i) out.push_back(handle(i));
  return out;
}

Result<std::string> DemoAssembly::invite() {
  FM_ASSIGN(const Json answer, stage_.run(hub(), {"invite"}));
  ++changes_;
  return text_at(answer, "invitation");
}

Result<Ok> DemoAssembly::found(std::string_view charter, const std::vector<std::string>& founders) {
  people_ = founders;
  founders_ = founders;
  FM_ASSIGN(const std::string file, stage_.write(hub() + ".charter", charter));
  FM_ASSIGN(const Json founded, stage_.run(hub(), {"found", name_, "--name", hub(), "--founders",
                                                   std::to_string(founders.size()), "--charter", file}));
  FM_TRY(stage_.serve(hub()));
  std::string invitation = text_at(founded, "invitation");
  for (std::size_t i = 1; i < founders.size(); ++i) {
    if (i > 1) {
      FM_ASSIGN(invitation, invite());
    }
    FM_TRY(stage_.run(founders[i], {"join", invitation, "--name", founders[i], "--via", stage_.address_of(hub())}));
    FM_TRY(sync(founders[i]));
  }
  FM_TRY(everybody_syncs());
  FM_ASSIGN(const Json status, ask({"status"}));
  if (text_at(status, "state") != "constituted") return fail(errc::kChild, "the assembly is not constituted");
  return Ok{};
}

Result<Ok> DemoAssembly::admit(const std::vector<std::string>& people) {
  std::vector<Typed> applying;
  for (const std::string& who : people) {
    FM_ASSIGN(const std::string invitation, invite());
    applying.push_back({who, {"join", invitation, "--name", who, "--via", stage_.address_of(hub())}});
  }
  FM_TRY(stage_.run_all(applying));
  ++changes_;
  people_.insert(people_.end(), people.begin(), people.end());
  return vouch(people);
}

Result<Ok> DemoAssembly::apply_by_file(const std::string& who) {
  FM_ASSIGN(const std::string invitation, invite());
  FM_TRY(stage_.run(who, {"join", invitation, "--name", who, "--out", stage_.file(who + ".bundle")}));
  FM_TRY(stage_.run(hub(), {"bundle", "import", stage_.file(who + ".bundle")}));
  ++changes_;
  by_file_.push_back(who);
  return vouch({who});
}

Result<Ok> DemoAssembly::vouch(const std::vector<std::string>& people) {
  Words words{"vouch"};
  words.insert(words.end(), people.begin(), people.end());
  for (std::size_t i = 0; i < 2; ++i) FM_TRY(act(people_[i], words));
  return Ok{};
}

bool DemoAssembly::is_behind(const std::string& who) const {
  if (who == hub()) return false;
  const auto found = has_.find(who);
  return found == has_.end() || found->second < changes_;
}

Result<Json> DemoAssembly::act(const std::string& who, const Words& words) {
  if (is_behind(who)) FM_TRY(sync(who));
  FM_ASSIGN(Json out, stage_.run(who, words));
  ++changes_;
  if (who != hub()) FM_TRY(sync(who));
  return out;
}

Result<std::string> DemoAssembly::id_of(const std::string& who, const Words& words) {
  FM_ASSIGN(const Json answer, act(who, words));
  return text_at(answer, "event");
}

Result<Ok> DemoAssembly::all(const std::vector<Typed>& typed) {
  std::vector<std::string> who;
  for (const Typed& one : typed) {
    if (is_behind(one.who) && std::ranges::find(who, one.who) == who.end()) who.push_back(one.who);
  }
  FM_TRY(sync_all(who));
  who.clear();
  // What one person types happens one after the other.
  for (std::size_t done = 0; done < typed.size();) {
    std::vector<Typed> together;
    for (; done < typed.size() && std::ranges::find(together, typed[done].who, &Typed::who) == together.end(); ++done)
      together.push_back(typed[done]);
    FM_TRY(stage_.run_all(together));
    for (const Typed& one : together)
      if (std::ranges::find(who, one.who) == who.end()) who.push_back(one.who);
  }
  ++changes_;
  return sync_all(who);
}

Result<bool> DemoAssembly::is_refused(const std::string& who, const Words& words, std::string_view code) {
  if (is_behind(who)) FM_TRY(sync(who));
  return stage_.is_refused(who, words, code);
}

Result<Ok> DemoAssembly::sync(const std::string& who) {
  if (who == hub()) return Ok{};
  FM_ASSIGN(const Json answer, stage_.run(who, {"sync", stage_.address_of(hub())}));
  if (number_at(answer, "sent") > 0) ++changes_;
  has_[who] = changes_;
  return Ok{};
}

Result<Ok> DemoAssembly::sync_all(const std::vector<std::string>& who) {
  std::vector<Typed> typed;
  for (const std::string& one : who)
    if (one != hub()) typed.push_back({one, {"sync", stage_.address_of(hub())}});
  const std::uint64_t before = changes_;
  FM_ASSIGN(const auto answers, stage_.run_all(typed));
  const bool sent = std::ranges::any_of(answers, [](const Json& one) { return number_at(one, "sent") > 0; });
  for (const Typed& one : typed) has_[one.who] = before;
  if (sent) ++changes_;
  return Ok{};
}

Result<Ok> DemoAssembly::carry_files() {
  for (const std::string& who : by_file_) {
    FM_TRY(stage_.run(hub(), {"bundle", "export", stage_.file("out.bundle"), "--for", who}));
    FM_TRY(stage_.run(who, {"bundle", "import", stage_.file("out.bundle")}));
    FM_TRY(stage_.run(who, {"bundle", "export", stage_.file("back.bundle")}));
    FM_TRY(stage_.run(hub(), {"bundle", "import", stage_.file("back.bundle")}));
    ++changes_;
  }
  return Ok{};
}

Result<bool> DemoAssembly::try_round(const std::vector<std::string>& witnesses, std::uint64_t page,
                                     std::uint64_t wait_ms) {
  for (int pass = 0; pass < kPasses; ++pass) {
    FM_TRY(sync_all(witnesses));
    if (pass == 0) FM_TRY(carry_files());
    FM_ASSIGN(const Json status, ask({"status"}));
    if (number_at(status, "page") > page) {
      ++changes_;
      seal_ = text_at(status, "seal/hash");
      return true;
    }
    // By now all know who is ready: what waits waits for those who are away.
    if (pass == 1) FM_TRY(stage_.pass(wait_ms));
  }
  return false;
}

Result<Ok> DemoAssembly::close_page(std::uint64_t ms, const std::vector<std::string>& present) {
  FM_ASSIGN(const Json before, ask({"status"}));
  FM_TRY(stage_.pass(std::max(ms, kLeastPageMs)));
  // The founding page is closed by its founders, when they ask; any other one at the wish of whoever serves here.
  const bool is_founding = number_at(before, "page") == 1;
  const std::vector<std::string> witnesses = is_founding ? founders_ : present;
  for (std::size_t i = 0; i < (is_founding ? founders_.size() : 1); ++i)
    FM_TRY(stage_.run(witnesses[i], {"seal", "ask"}));
  for (int round = 0; round < kRounds; ++round) {
    FM_ASSIGN(const bool sealed, try_round(witnesses, number_at(before, "page"), kProposalMs << round));
    if (sealed) return sync_all(present);
    FM_TRY(stage_.pass(kRoundMs << round));
  }
  return fail(errc::kChild, "the page was not sealed");
}

Result<DemoOutcome> DemoAssembly::compare() {
  FM_TRY(stage_.stop_serving(hub()));
  std::vector<Typed> typed;
  for (const auto* list : {&people_, &by_file_})
    for (const std::string& who : *list) typed.push_back({who, {"check"}});
  FM_ASSIGN(const auto answers, stage_.run_all(typed));
  DemoOutcome out;
  out.equal = true;
  out.seal = seal_;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    out.nodes.push_back({typed[i].who, number_at(answers[i], "events"), text_at(answers[i], "state_hash")});
    out.equal = out.equal && truth_at(answers[i], "ok") && out.nodes.back().state_hash == out.nodes.front().state_hash;
  }
  out.state_hash = out.nodes.front().state_hash;
  return out;
}

}  // namespace folkmoot::cli
