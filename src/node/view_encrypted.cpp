// What people see of an encrypted vote: its trustees, how far it is, and what it does not protect.
#include <algorithm>

#include "assembly/encrypted.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "node/encrypted_acts.h"
#include "node/lookup.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
using assembly::Encrypted;
using assembly::EncryptedStage;

Value trustees_shape(Holding& holding, const Encrypted& encrypted) {
  Value::Array out;
  for (assembly::TrusteeIndex t = 0; t < encrypted.trustees.size(); ++t) {
    const bool passed = said_first(encrypted.drills, t) != nullptr;
    out.emplace_back(Value::Object{
        {"member", person_hex(holding, encrypted.trustees[t])},
        {"name", safe_text(holding.state().persons[encrypted.trustees[t]].name)},
        {"certified", said_first(encrypted.keys, t) != nullptr},
        {"dealt", said_first(encrypted.deals, t) != nullptr},
        {"confirmed", said_first(encrypted.confirms, t) != nullptr},
        {"drilled", passed},
        {"shuffled",
         std::ranges::find(encrypted.shuffles, t, &assembly::Shuffled::trustee) != encrypted.shuffles.end()},
        {"opened", said_first(encrypted.shares, t) != nullptr}});
  }
  return out;
}

/// What the box holds of a person, for themselves or for somebody whom they ask to look. Where credentials were
/// shuffled it says nothing of others.
Value voter_shape(Holding& holding, const assembly::Vote& vote, const Encrypted& encrypted,
                  assembly::PersonIndex person) {
  const assembly::Credential* const credential = credential_of(encrypted, person);
  const bool has_enrolled =
      std::ranges::find(encrypted.enrolments, person, &assembly::Enrolment::person) != encrypted.enrolments.end();
  const assembly::EncryptedBallot* own = holding.me() == person ? own_ballot(holding, vote) : nullptr;
  for (const assembly::EncryptedBallot* const ballot : standing_ballots(encrypted))
    if (credential != nullptr && &encrypted.credentials[ballot->credential] == credential) own = ballot;
  return Value::Object{
      {"member", person_hex(holding, person)},
      {"elector", is_elector(holding.state(), vote, person)},
      {"registered", credential != nullptr || has_enrolled},
      {"sealed",
       credential != nullptr ? credential->seal != 0 : has_enrolled && encrypted.stage > EncryptedStage::registering},
      {"trustee", trustee_index(encrypted, person).has_value()},
      {"ballot", own != nullptr ? Value(event_hex(holding, own->event)) : Value()},
      {"code", own != nullptr ? Value(code_in_box(holding, encrypted, *own)) : Value()},
      {"revision", own != nullptr ? own->revision : 0}};
}

Value sums_shape(Holding& holding, assembly::VoteIndex v) {
  const auto& sums = holding.state().votes[v].sums;
  if (sums.size() < 2) return {};
  Value::Array out{Value::Object{{"answer", "blank"}, {"count", sums[1]}}};
  const auto texts = election_texts(holding, v);
  for (std::size_t i = 2; i < sums.size(); ++i)
    out.emplace_back(Value::Object{
        {"answer", texts && i - 1 < texts->size() ? safe_text((*texts)[i - 1]) : std::string()}, {"count", sums[i]}});
  return out;
}

/// A ballot's numbers as people write them.
std::string ballot_in_words(const assembly::Vote& vote, std::span<const std::uint8_t> numbers) {
  if (std::ranges::all_of(numbers, [](std::uint8_t number) { return number == 0; })) return "blank";
  const auto marks = vote.choices ? assembly::marks_of(vote.choices->method, numbers) : std::nullopt;
  return marks ? event::marks_text(*marks, vote.choices->method) : "invalid";
}

/// What was opened of rankings and grades: how often each, the most frequent first.
Value opened_shape(const assembly::Vote& vote) {
  if (vote.opened.empty() || !vote.choices) return {};
  std::map<std::string, std::uint64_t> often;
  const auto options = static_cast<std::size_t>(vote.choices->options);
  for (BytesView left = vote.opened; left.size() >= options; left = left.subspan(options))
    ++often[ballot_in_words(vote, left.first(options))];
  std::vector<std::pair<std::string, std::uint64_t>> sorted(often.begin(), often.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{}, [](const auto& one) { return one.second; });
  Value::Array out;
  for (const auto& [ballot, count] : sorted) out.emplace_back(Value::Object{{"ballot", ballot}, {"count", count}});
  return out;
}

bool takes_turns(EncryptedStage stage) { return stage == EncryptedStage::mixing || stage == EncryptedStage::shuffling; }
}  // namespace

Value not_protected_shape(const Encrypted& encrypted) {
  Value::Array out;
  if (encrypted.secrecy.mixed) {
    out.emplace_back(
        "Everybody sees that you registered; nobody sees whether a ballot of yours was handed in, or what it says.");
    out.emplace_back("Whoever hands in your ballot knows that you voted, and so may those who watch your network.");
    out.emplace_back(
        "Trustees who conspire, as many as are needed to open ballots, can read yours, and see that it is yours.");
  } else {
    out.emplace_back(
        "Everybody sees that you registered and that a ballot of yours was handed in; nobody sees what it says.");
    out.emplace_back("Trustees who conspire, as many as are needed to open the sum, can read your ballot.");
  }
  if (encrypted.embedded)
    out.emplace_back(
        "Every ballot is shown in the end, with nobody's name. Whoever made you rank many options in an order that "
        "they chose can look for it there.");
  out.emplace_back("Nothing here stops somebody who stands beside you, or who buys votes.");
  out.emplace_back("A device that is spied on can be asked to show what it encrypted: moot election audit.");
  out.emplace_back("A result in which all agree tells what everybody voted.");
  return out;
}

Reply election_view(Holding& holding, const ask::Election& election) {
  const auto found = Lookup(holding).vote(election.vote);
  if (!found) return failure(found.error());
  const auto of =
      election.of.empty() ? Allowed<assembly::PersonIndex>(assembly::kNoPerson) : Lookup(holding).person(election.of);
  if (!of) return failure(of.error());
  const assembly::Vote& vote = holding.state().votes[*found];
  const Encrypted* const encrypted = encrypted_of(holding.state(), vote);
  if (encrypted == nullptr) return failure({{errc::kUsage, "the ballots of this vote are not encrypted"}, {}, {}, {}});
  Value::Array out_of;
  for (const assembly::PersonIndex p : encrypted->out) out_of.emplace_back(person_hex(holding, p));
  const bool has_key = !encrypted->election.is_zero();
  Value out = Value::Object{
      {"id", event_hex(holding, vote.event)},
      {"stage", assembly::encrypted_stage_name(encrypted->stage)},
      {"failure", encrypted->failure == assembly::EncryptedFailure::none
                      ? Value()
                      : Value(assembly::encrypted_failure_name(encrypted->failure))},
      {"until", time_or_null(encrypted_due(holding.state(), vote))},
      {"attempt", encrypted->attempt},
      {"needed", encrypted->secrecy.threshold},
      {"trustees", trustees_shape(holding, *encrypted)},
      {"out", std::move(out_of)},
      {"uuid", encrypted->uuid},
      {"election_hash", has_key ? Value(encrypted->election.hex()) : Value()},
      {"electorate", std::uint64_t{holding.state().electorates[vote.electorate].persons.size()}},
      {"mixed", encrypted->secrecy.mixed},
      {"turn",
       takes_turns(encrypted->stage) ? Value(person_hex(holding, encrypted->trustees[encrypted->shuffler])) : Value()},
      {"registered",
       std::uint64_t{encrypted->secrecy.mixed ? encrypted->enrolments.size() : encrypted->credentials.size()}},
      {"ballots", std::uint64_t{standing_ballots(*encrypted).size()}},
      {"sum_hash", encrypted->sum.empty() ? Value() : Value(crypto::sha256(encrypted->sum).hex())}};
  const auto me = holding.me();
  out.set("me", me ? voter_shape(holding, vote, *encrypted, *me) : Value());
  if (!election.of.empty()) out.set("of", voter_shape(holding, vote, *encrypted, *of));
  out.set("sums", sums_shape(holding, *found));
  out.set("opened", opened_shape(vote));
  out.set("decision", vote.decision == assembly::kNone ? Value() : decision_shape(holding, vote.decision));
  return success(out.set("not_protected", not_protected_shape(*encrypted)));
}

Reply audit_view(Holding& holding, const std::string& text) {
  const auto audited = check_audit(holding, text);
  if (!audited) return failure(audited.error());
  const auto e = holding.journal().find(audited->vote);
  const auto vote = e ? holding.state().made(assembly::Object::vote, *e) : std::nullopt;
  const auto texts = vote ? election_texts(holding, *vote) : Allowed<std::vector<std::string>>();
  const assembly::Vote* const there = vote ? &holding.state().votes[*vote] : nullptr;
  Value::Array chosen;
  if (there != nullptr && encrypted_of(holding.state(), *there)->embedded) {
    const Bytes numbers(audited->answers.begin(), audited->answers.end());
    chosen.emplace_back(ballot_in_words(*there, numbers));
    return success(Value::Object{{"vote", audited->vote.hex()}, {"code", audited->code}, {"says", std::move(chosen)}});
  }
  for (std::size_t i = 0; i < audited->answers.size(); ++i) {
    if (audited->answers[i] == 0) continue;
    chosen.emplace_back(i == 0                       ? std::string("blank")
                        : texts && i < texts->size() ? safe_text((*texts)[i])
                                                     : std::to_string(i));
  }
  return success(Value::Object{{"vote", audited->vote.hex()}, {"code", audited->code}, {"says", std::move(chosen)}});
}

}  // namespace folkmoot::node
