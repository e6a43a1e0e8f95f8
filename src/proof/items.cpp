#include "proof/items.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "codec/reader.h"
#include "event/limits.h"
#include "proof/errc.h"
#include "proof/founding.h"

namespace folkmoot::proof {

namespace {
using codec::Reader;

constexpr std::size_t kMaxIds = kMaxEntrySize / Hash::kSize;

tl::unexpected<Error> refuse(std::string why) { return fail(errc::kItem, std::move(why)); }

/// The value that an entry has, or nothing where it proves that there is none.
const Bytes* value_of(const Entry& entry) {
  const auto* present = std::get_if<Entry::Present>(&entry.found);
  return present == nullptr ? nullptr : &present->value;
}

template <class Id>
std::vector<Id> read_ids(Reader& in) {
  std::vector<Id> out(in.array(kMaxIds));
  for (Id& id : out) id = in.id<Id>();
  return out;
}

template <class Id>
Result<Id> read_key(const Entry& entry) {
  Reader in(entry.key);
  const auto out = in.id<Id>();
  if (!in.finish()) return refuse("a key that is no id");
  return out;
}

// A person on the roll.
struct PersonEntry {
  std::uint64_t standing = 0;
  bool listed = false;
  std::uint64_t since = 0;
  std::uint64_t vouched = 0;
  std::uint64_t left = 0;
  std::optional<PersonId> steward;
  std::vector<PersonId> vouches;
  std::vector<PersonId> objections;
  std::uint64_t removed = 0;
};
constexpr std::array<std::string_view, 5> kStandings = {"applicant", "founder", "member", "left", "removed"};

Result<PersonEntry> read_person(const Bytes& value) {
  Reader in(value);
  // A ninth item, the seal that counted a removal, stands where the protocol has removals.
  const std::size_t items = in.array(9);
  if (items < 8) in.fault(codec::errc::kWrongCount);
  PersonEntry out;
  out.standing = in.uint_max(kStandings.size() - 1);
  out.listed = in.boolean();
  out.since = in.uint_max(event::kMaxSeq);
  out.vouched = in.uint_max(event::kMaxSeq);
  out.left = in.uint_max(event::kMaxSeq);
  out.steward = in.id_or_null<PersonId>();
  out.vouches = read_ids<PersonId>(in);
  out.objections = read_ids<PersonId>(in);
  if (items == 9) out.removed = in.uint_max(event::kMaxSeq);
  if (const auto read = in.finish(); !read) return refuse("person: " + read.error().detail);
  return out;
}

Result<Statement> read_member(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.size() != 1 || text) return refuse("a membership is one entry");
  FM_ASSIGN(const auto id, read_key<PersonId>(entries[0]));
  Statement out;
  out.kind = "member";
  const auto add = [&out](std::string_view name, FieldValue value) { out.fields.push_back({name, std::move(value)}); };
  const Bytes* value = value_of(entries[0]);
  add("member", id.hex());
  if (value == nullptr) {
    add("on_roll", false), add("state", nullptr), add("since", nullptr);
    out.words = "does not know a person " + id.hex() + ": not on the roll";
    return out;
  }
  FM_ASSIGN(const PersonEntry person, read_person(*value));
  const bool on_roll = person.standing == 1 || person.standing == 2;
  const std::string standing(kStandings[static_cast<std::size_t>(person.standing)]);
  add("on_roll", on_roll);
  add("state", person.listed && on_roll ? std::string("listed") : standing);
  add("since", person.since == 0 ? FieldValue(nullptr) : FieldValue(person.since));
  if (on_roll) {
    out.words = "has " + id.hex() + " on its roll, as a " + (person.listed ? "listed member" : standing);
    if (person.since > 0) out.words += " since seal " + std::to_string(person.since);
  } else {
    out.words = "does not have " + id.hex() + " on its roll: " +
                (person.standing == 0   ? "an applicant"
                 : person.standing == 4 ? "removed, by seal " + std::to_string(person.removed)
                                        : "has left, by seal " + std::to_string(person.left));
  }
  return out;
}

struct ProposalEntry {
  PersonId author;
  std::uint64_t state = 0;
  std::vector<EventId> versions;
  std::optional<PersonId> admit;
  std::optional<EventId> decision;
};
constexpr std::array<std::string_view, 5> kStates = {"open", "adopted", "rejected", "lapsed", "withdrawn"};

Result<ProposalEntry> read_proposal(const Bytes& value) {
  Reader in(value);
  in.array_of(5);
  ProposalEntry out;
  out.author = in.id<PersonId>();
  out.state = in.uint_max(kStates.size() - 1);
  out.versions = read_ids<EventId>(in);
  out.admit = in.id_or_null<PersonId>();
  out.decision = in.id_or_null<EventId>();
  if (const auto read = in.finish(); !read) return refuse("proposal: " + read.error().detail);
  return out;
}

struct DecisionEntry {
  EventId version;
  std::uint64_t counted = 0;
  bool complete = false;
  std::uint64_t outcome = 0;
  std::uint64_t yes = 0, no = 0, abstain = 0, blank = 0, invalid = 0, not_voted = 0, electorate = 0, present = 0;
  std::uint64_t base = 0, required = 0, missing = 0, quorum = 0;
  Hash charter;
  Hash ballots;
  std::vector<PersonId> signers;
  std::vector<EventId> replaced;
  bool awaits_ratification = false;
};

Result<DecisionEntry> read_decision(const Bytes& value) {
  Reader in(value);
  in.array_of(21);
  DecisionEntry out;
  out.version = in.id<EventId>();
  out.counted = in.uint_max(1);
  out.complete = in.boolean();
  out.outcome = in.uint_max(2);
  for (std::uint64_t* number : {&out.yes, &out.no, &out.abstain, &out.blank, &out.invalid, &out.not_voted,
                                &out.electorate, &out.present, &out.base, &out.required, &out.missing, &out.quorum})
    *number = in.uint_max(event::kMaxSeq);
  out.charter = in.id<Hash>();
  out.ballots = in.id<Hash>();
  out.signers = read_ids<PersonId>(in);
  out.replaced = read_ids<EventId>(in);
  out.awaits_ratification = in.boolean();
  if (const auto read = in.finish(); !read) return refuse("decision: " + read.error().detail);
  return out;
}

/// Title of the version, where its text is shown.
Result<std::optional<std::string>> title_of(const std::optional<Shown>& text, const EventId& version) {
  if (!text) return std::optional<std::string>();
  FM_ASSIGN(const event::Event event, read_shown_event(*text));
  if (event.id != version) return fail(errc::kText, "of another version");
  const auto body = event::decode_body(*event.body);
  if (!body) return fail(errc::kText, "cannot be read");
  if (const auto* first = std::get_if<event::Propose>(&body->content)) return std::optional(safe_text(first->title));
  if (const auto* next = std::get_if<event::Revise>(&body->content)) return std::optional(safe_text(next->title));
  return fail(errc::kText, "proposes nothing");
}

/// A proposal, and the decision that closed it. A count alone would not do: another one may be on record instead.
Result<Statement> read_decided(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.size() != 2 || entries[1].subject != "decision") return refuse("a decision is a proposal and its count");
  const Bytes* const first = value_of(entries[0]);
  const Bytes* const second = value_of(entries[1]);
  if (first == nullptr || second == nullptr) return refuse("nothing decided");
  FM_ASSIGN(const auto proposal_id, read_key<EventId>(entries[0]));
  FM_ASSIGN(const auto decision_id, read_key<EventId>(entries[1]));
  FM_ASSIGN(const ProposalEntry proposal, read_proposal(*first));
  FM_ASSIGN(const DecisionEntry decision, read_decision(*second));
  if (proposal.decision != decision_id || !decision.complete || proposal.state != decision.outcome + 1 ||
      std::ranges::find(proposal.versions, decision.version) == proposal.versions.end())
    return refuse("another decision closed the proposal");
  FM_ASSIGN(const auto title, title_of(text, decision.version));
  const std::string state(kStates[static_cast<std::size_t>(proposal.state)]);

  Statement out;
  out.kind = "decision";
  const auto add = [&out](std::string_view name, FieldValue value) { out.fields.push_back({name, std::move(value)}); };
  add("id", decision_id.hex()), add("proposal", proposal_id.hex()), add("version", decision.version.hex());
  add("title", title ? FieldValue(*title) : FieldValue(nullptr));
  add("adopted", decision.outcome == 0), add("state", state);
  add("counted", std::string(decision.counted == 0 ? "ballots" : "hands"));
  add("yes", decision.yes), add("no", decision.no), add("abstain", decision.abstain);
  add("blank", decision.blank), add("invalid", decision.invalid), add("not_voted", decision.not_voted);
  add("electorate", decision.electorate), add("required", decision.required), add("missing", decision.missing);
  add("charter", decision.charter.hex()), add("ballots", decision.ballots.hex());
  add("admits", proposal.admit ? FieldValue(proposal.admit->hex()) : FieldValue(nullptr));
  add("awaits_ratification", decision.awaits_ratification);

  out.words =
      state + " the proposal " +
      (title ? "\"" + *title + "\" (version " + decision.version.hex() + ")" : "version " + decision.version.hex());
  if (proposal.admit) out.words += " to admit " + proposal.admit->hex();
  out.words += ": " + std::to_string(decision.yes) + " yes, " + std::to_string(decision.no) + " no, " +
               std::to_string(decision.abstain) + " abstaining of " + std::to_string(decision.electorate) +
               (decision.counted == 0 ? " electors" : " electors, by hands");
  if (decision.awaits_ratification) out.words += "; it awaits ratification and has no effect";
  return out;
}

constexpr std::array<std::string_view, 3> kMandateKinds = {"imperative", "framed", "free"};

/// A mandate that a seal gave: to whom, how long, and whether it was recalled by then.
Result<Statement> read_mandate(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.size() != 1 || text) return refuse("a mandate is one entry");
  FM_ASSIGN(const auto id, read_key<EventId>(entries[0]));
  Statement out;
  out.kind = "mandate";
  const Bytes* value = value_of(entries[0]);
  const auto add = [&out](std::string_view name, FieldValue field) { out.fields.push_back({name, std::move(field)}); };
  add("id", id.hex());
  if (value == nullptr) {
    add("given", false);
    out.words = "does not know a mandate " + id.hex();
    return out;
  }
  Reader in(*value);
  in.array_of(8);
  const auto holder = in.id<PersonId>();
  const std::uint64_t kind = in.uint_max(kMandateKinds.size() - 1);
  const Instant until{in.uint_max(event::kMaxTime)};
  const auto scope = in.id<Hash>();
  const auto instructions = in.id<Hash>();
  const std::uint64_t serial = in.uint_max(event::kMaxSeq);
  const std::uint64_t since = in.uint_max(event::kMaxSeq);
  const std::uint64_t recalled = in.uint_max(event::kMaxSeq);
  if (const auto read = in.finish(); !read) return refuse("mandate: " + read.error().detail);
  const std::string kind_name(kMandateKinds[static_cast<std::size_t>(kind)]);
  add("holder", holder.hex()), add("mandate_kind", kind_name), add("until", until.ms), add("scope", scope.hex());
  add("instructions", instructions.hex());
  add("serial", serial), add("since", since);
  add("recalled", recalled == 0 ? FieldValue(nullptr) : FieldValue(recalled));
  add("given", since > 0);
  if (since == 0) {
    out.words = "has not given the mandate " + id.hex();
    return out;
  }
  out.words = "gave " + holder.hex() + " the mandate " + id.hex() + " (" + kind_name + ") until " + rfc3339(until) +
              " by seal " + std::to_string(since) + ", " +
              (recalled == 0 ? "not recalled" : "recalled by seal " + std::to_string(recalled));
  return out;
}

constexpr std::array<KindRow, 3> kKinds = {{
    {"decision", "proposal", read_decided},
    {"mandate", "mandate", read_mandate},
    {"member", "person", read_member},
}};
}  // namespace

std::span<const KindRow> kinds() { return kKinds; }

Result<Statement> read_entries(std::span<const Entry> entries, const std::optional<Shown>& text) {
  if (entries.empty()) return refuse("no entry");
  for (const KindRow& row : kKinds)
    if (row.subject == entries[0].subject) return row.read(entries, text);
  return refuse("a subject that this software does not know");
}

}  // namespace folkmoot::proof
