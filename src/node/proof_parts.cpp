#include "node/proof_parts.h"

#include <algorithm>
#include <ranges>

#include "assembly/entries.h"

namespace folkmoot::node {

namespace {
using assembly::State;
using assembly::Subject;

/// Subjects of which proofs speak: how many entries there are, and the event that last changed one.
struct Row {
  Subject subject;
  std::size_t (*size)(const State& state);
  journal::EventIndex (*last)(const State& state, std::uint32_t index);
};
// clang-format off
constexpr std::array kRows{
    Row{Subject::decision, [](const State& s) { return s.decisions.size(); }, [](const State& s, std::uint32_t i) { return s.decisions[i].entry.last; }},
    Row{Subject::mandate,  [](const State& s) { return s.mandates.size(); },  [](const State& s, std::uint32_t i) { return s.mandates[i].entry.last; }},
    Row{Subject::person,   [](const State& s) { return s.persons.size(); },   [](const State& s, std::uint32_t i) { return s.persons[i].entry.last; }},
    Row{Subject::proposal, [](const State& s) { return s.proposals.size(); }, [](const State& s, std::uint32_t i) { return s.proposals[i].entry.last; }},
    Row{Subject::vote,     [](const State& s) { return s.votes.size(); },     [](const State& s, std::uint32_t i) { return s.votes[i].entry.last; }},
};
// clang-format on

tl::unexpected<Refusal> not_kept() {
  return refuse(errc::kNotKept, "texts of the founding are not kept here any more", "prove from a seal: --remember ID");
}

std::optional<proof::SignedEvent> shown_signed(Holding& holding, journal::EventIndex e) {
  auto event = holding.fetch(e);
  if (!event || !event->body) return std::nullopt;
  return proof::SignedEvent{{event::encode_header(event->header), *std::move(event->body)}, event->signature};
}

/// Founders in the order in which one invited the next.
class Founders {
 public:
  explicit Founders(Holding& holding) : holding_(holding) {
    const State& state = holding.settled_state();
    for (const assembly::Person& person : state.persons)
      for (const assembly::Person::Carrier& carrier : person.accepts) {
        const auto said = holding.read(carrier.event);
        const auto* carried = said ? std::get_if<event::HandIn>(&said->content) : nullptr;
        const auto* fields = carried != nullptr ? std::get_if<event::PersonRecord>(&carried->record.fields) : nullptr;
        if (fields == nullptr) continue;
        by_device_.emplace(fields->device, carrier.record);
        accepts_.emplace(carrier.record, Accept{event::encode_record(carried->record), fields->invitation});
      }
  }

  /// The founder, and before them whoever invited them.
  bool add(const RecordId& record) {
    // From the last inviter back to the first: an invitation is older than who came by it.
    std::vector<proof::FoundingEvidence::Founder> chain;
    std::optional<RecordId> next = record;
    while (next && !added_.contains(*next)) {
      const auto accept = accepts_.find(*next);
      if (accept == accepts_.end()) return false;
      added_.insert(*next);
      next.reset();
      proof::FoundingEvidence::Founder founder{accept->second.bytes, std::nullopt};
      if (accept->second.invitation) {
        const auto e = holding_.journal().find(*accept->second.invitation);
        founder.invite = e ? shown_signed(holding_, *e) : std::nullopt;
        if (!founder.invite) return false;
        const journal::Table& table = holding_.journal().table();
        const auto inviter = by_device_.find(table.device(table.device_of(*e)).id);
        if (inviter != by_device_.end()) next = inviter->second;
      }
      chain.push_back(std::move(founder));
    }
    for (auto& founder : std::views::reverse(chain)) founders_.push_back(std::move(founder));
    return true;
  }
  std::vector<proof::FoundingEvidence::Founder> take() { return std::move(founders_); }

 private:
  struct Accept {
    Bytes bytes;
    std::optional<EventId> invitation;
  };
  Holding& holding_;
  std::map<RecordId, Accept> accepts_;
  std::map<DeviceId, RecordId> by_device_;
  std::set<RecordId> added_;
  std::vector<proof::FoundingEvidence::Founder> founders_;
};
}  // namespace

std::optional<proof::Shown> shown(Holding& holding, journal::EventIndex e) {
  auto out = shown_signed(holding, e);
  return out ? std::optional(std::move(out->event)) : std::nullopt;
}

Allowed<proof::FoundingEvidence> founding_evidence(Holding& holding) {
  proof::FoundingEvidence out;
  Founders founders(holding);
  for (const auto& constituted : holding.settled_state().founding.constituted) {
    auto event = shown_signed(holding, constituted.event);
    const auto body = event ? event::decode_body(event->event.body) : fail(errc::kNotKept);
    const auto* said = body ? std::get_if<event::Constitute>(&body->content) : nullptr;
    if (said == nullptr) return not_kept();
    if (!std::ranges::all_of(said->accepts, [&](const RecordId& accept) { return founders.add(accept); }))
      return not_kept();
    out.constitutes.push_back(*std::move(event));
  }
  out.founders = founders.take();
  return out;
}

SealedState::SealedState(Holding& holding)
    : state_(holding.settled_state()), table_(holding.journal().table()), maps_(state_.maps) {}

std::vector<std::pair<std::string_view, crypto::MerkleMap*>> SealedState::subjects() {
  std::vector<std::pair<std::string_view, crypto::MerkleMap*>> out;
  for (std::size_t subject = 0; subject < maps_.size(); ++subject)
    if (maps_[subject].size() != 0)
      out.emplace_back(assembly::subject_name(static_cast<Subject>(subject)), &maps_[subject]);
  return out;
}

std::optional<proof::Entry::Present> SealedState::entry(std::string_view subject, const Hash& key) {
  const auto* const row =
      std::ranges::find(kRows, subject, [](const Row& one) { return assembly::subject_name(one.subject); });
  if (row == kRows.end()) return std::nullopt;
  const std::size_t size = row->size(state_);
  for (std::uint32_t index = 0; index < size; ++index) {
    assembly::EntryBytes bytes = assembly::entry_bytes(state_, table_, row->subject, index);
    const journal::EventIndex last = row->last(state_, index);
    if (bytes.value.empty() || last == journal::kNoEvent || crypto::hash_untagged(bytes.key) != key) continue;
    return proof::Entry::Present{std::move(bytes.value), table_.id(last)};
  }
  return std::nullopt;
}

}  // namespace folkmoot::node
