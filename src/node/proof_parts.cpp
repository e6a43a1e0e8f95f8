#include "node/proof_parts.h"

#include <algorithm>
#include <ranges>

#include "assembly/entries.h"
#include "codec/writer.h"
#include "node/check.h"
#include "proof/errc.h"

namespace folkmoot::node {

Bytes map_key(BytesView id) { return codec::Writer().bytes(id).take(); }

namespace {
using assembly::State;
using assembly::Subject;

/// Subjects of which proofs speak: how many entries there are, an entry's key, and what is remembered of the entry.
struct MapRow {
  Subject subject;
  std::size_t (*size)(const State& state);
  Bytes (*key)(const State& state, const journal::Table& table, std::uint32_t index);
  const assembly::Entry& (*entry)(const State& state, std::uint32_t index);
};
using Table = journal::Table;
using Entry = assembly::Entry;
using Index = std::uint32_t;

// clang-format off
constexpr std::array kMaps{
    MapRow{Subject::decision, [](const State& s) { return s.decisions.size(); }, [](const State& s, const Table& t, Index i) { return map_key(t.id(s.decisions[i].event).view()); }, [](const State& s, Index i) -> const Entry& { return s.decisions[i].entry; }},
    MapRow{Subject::device,   [](const State& s) { return s.devices.size(); },   [](const State& s, const Table&, Index i) { return map_key(s.devices[i].id.view()); },              [](const State& s, Index i) -> const Entry& { return s.devices[i].entry; }},
    MapRow{Subject::mandate,  [](const State& s) { return s.mandates.size(); },  [](const State& s, const Table& t, Index i) { return assembly::mandate_key(s, t, i); },  [](const State& s, Index i) -> const Entry& { return s.mandates[i].entry; }},
    MapRow{Subject::person,   [](const State& s) { return s.persons.size(); },   [](const State& s, const Table&, Index i) { return map_key(s.persons[i].id.view()); },              [](const State& s, Index i) -> const Entry& { return s.persons[i].entry; }},
    MapRow{Subject::proposal, [](const State& s) { return s.proposals.size(); }, [](const State& s, const Table& t, Index i) { return map_key(t.id(s.proposals[i].event).view()); }, [](const State& s, Index i) -> const Entry& { return s.proposals[i].entry; }},
    MapRow{Subject::vote,     [](const State& s) { return s.votes.size(); },     [](const State& s, const Table& t, Index i) { return map_key(t.id(s.votes[i].event).view()); },     [](const State& s, Index i) -> const Entry& { return s.votes[i].entry; }},
};
// clang-format on

/// All entries of a subject that are there, ascending by key.
std::vector<proof::Reconvened::Row> all_entries(const State& state, const Table& table, Subject subject) {
  const auto* const row = std::ranges::find(kMaps, subject, &MapRow::subject);
  std::vector<proof::Reconvened::Row> out;
  for (Index i = 0; i < row->size(state); ++i) {
    const journal::EventIndex last = row->entry(state, i).last;
    assembly::EntryBytes bytes = assembly::entry_bytes(state, table, subject, i);
    if (bytes.value.empty() || last == journal::kNoEvent) continue;
    out.push_back({std::move(bytes.key), std::move(bytes.value), table.id(last)});
  }
  std::ranges::sort(out, {}, &proof::Reconvened::Row::key);
  return out;
}

/// Who said it and nothing else, each person once.
std::vector<proof::Reconvened::Voice> stored_voices(const Holding& holding, const seal::Reconvening& reconvening) {
  const seal::ReconveningId id = seal::reconvening_id(reconvening);
  std::map<PersonId, proof::Reconvened::Voice> by_person;
  std::set<PersonId> contradict;
  for (const Bytes& bytes : holding.seal_items_of(reconvening.choice.page)) {
    const auto item = decode_item(bytes);
    const auto* voice = item ? std::get_if<seal::Voice>(&*item) : nullptr;
    if (voice == nullptr || !seal::same_choice(voice->choice, reconvening.choice)) continue;
    if (voice->reconvening == id)
      by_person.try_emplace(voice->person, proof::Reconvened::Voice{voice->person, voice->device, voice->signature});
    else
      contradict.insert(voice->person);
  }
  std::vector<proof::Reconvened::Voice> out;
  for (const auto& [person, voice] : by_person)
    if (!contradict.contains(person)) out.push_back(voice);
  return out;
}

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

bool is_reconvening_shown(const ClosedPage& page) {
  return page.reconvened && page.seal.core.page > 1 && !page.reconvened->by.choice.other;
}

Result<proof::Reconvened> reconvened_evidence(Holding& holding, const ClosedPage& page) {
  proof::Reconvened out;
  out.reconvening = page.reconvened->by;
  out.voices = stored_voices(holding, out.reconvening);
  const bool seen =
      look_at_seal(holding, page.seal.core.page - 1, [&](const State& state, const journal::Table& table) {
        out.persons = all_entries(state, table, Subject::person);
        out.devices = all_entries(state, table, Subject::device);
        for (std::size_t i = 0; i < assembly::kSubjectCount; ++i) {
          const auto subject = static_cast<Subject>(i);
          if (subject == Subject::person || subject == Subject::device || state.maps[i].size() == 0) continue;
          out.others.push_back({std::string(assembly::subject_name(subject)), state.maps[i].root()});
        }
        std::ranges::sort(out.others, {}, &proof::Reconvened::Subject::name);
      });
  if (!seen) return fail(proof::errc::kNotThere, "the stored events do not come to their seals");
  return out;
}

std::vector<std::pair<std::string_view, const crypto::MerkleMap*>> SealedState::subjects() {
  std::vector<std::pair<std::string_view, const crypto::MerkleMap*>> out;
  for (std::size_t subject = 0; subject < assembly::kSubjectCount; ++subject)
    if (state_.maps[subject].size() != 0)
      out.emplace_back(assembly::subject_name(static_cast<Subject>(subject)), &state_.maps[subject]);
  return out;
}

std::optional<proof::Entry::Present> SealedState::entry(std::string_view subject, const Hash& key) {
  const auto* const row =
      std::ranges::find(kMaps, subject, [](const MapRow& one) { return assembly::subject_name(one.subject); });
  if (row == kMaps.end()) return std::nullopt;
  // By the keys alone: a value may be long, and of a vote has all its ballots hashed.
  for (Index index = 0; index < row->size(state_); ++index) {
    if (crypto::hash_untagged(row->key(state_, table_, index)) != key) continue;
    const journal::EventIndex last = row->entry(state_, index).last;
    assembly::EntryBytes bytes = assembly::entry_bytes(state_, table_, row->subject, index);
    if (bytes.value.empty() || last == journal::kNoEvent) return std::nullopt;
    return proof::Entry::Present{std::move(bytes.value), table_.id(last)};
  }
  return std::nullopt;
}

}  // namespace folkmoot::node
