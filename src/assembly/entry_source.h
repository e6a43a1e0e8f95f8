#pragma once
// What the writers of entries share; of entries.cpp and entries_votes.cpp only.
#include <algorithm>

#include "assembly/entries.h"
#include "codec/writer.h"
#include "crypto/merkle_list.h"

namespace folkmoot::assembly {

using codec::Writer;

/// What `id_of` gives for each item.
template <class Item, class IdOf>
auto ids_of(const std::vector<Item>& items, IdOf id_of) {
  std::vector<std::decay_t<decltype(id_of(items.front()))>> out;
  out.reserve(items.size());
  for (const Item& item : items) out.push_back(id_of(item));
  return out;
}

/// The Merkle list of ids, ascending.
template <class Id>
Hash root_of_ids(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  return crypto::merkle_list_root(ids_of(ids, [](const Id& id) { return Writer().id(id).take(); }));
}

/// Writes values out of one state.
struct Source {
  const State& state;
  const journal::Table& table;

  [[nodiscard]] const EventId& id(EventIndex e) const { return table.id(e); }
  [[nodiscard]] const PersonId& person(PersonIndex p) const { return state.persons[p].id; }
  /// Ids ascending, each once.
  template <class Id>
  static void list(Writer& out, std::vector<Id> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    out.array(ids.size());
    for (const Id& id : ids) out.id(id);
  }
  void people(Writer& out, const std::vector<Signed>& acts) const {
    list(out, ids_of(acts, [this](const Signed& act) { return person(act.person); }));
  }
};

// entries_second.cpp
void write_amendment(Writer& out, const Source& from, const Amendment& amendment);
void write_again(Writer& out, const Source& from, const SecondThought& about);

inline Bytes event_key(const Source& from, EventIndex e) { return Writer().id(from.id(e)).take(); }

/// Parts of entries, about procedures (entries_procedures.cpp).
void write_reach(Writer& out, const Reach& reach);
void write_round(Writer& out, const Source& from, VersionIndex version);
void write_extension(Writer& out, const Source& from, const std::optional<Extension>& extension);
void write_term(Writer& out, const Decision& decision);
void write_working(Writer& out, const Decision& decision);

/// Of a mandate: the id of the vote that gave it; where an election gave several, that id and the holder's.
Bytes mandate_key(const Source& from, std::uint32_t index);

/// [office or null, [[matter, choice] ...], report every, lent to or null, waiver].
void write_details(Writer& out, const MandateDetails& details);
EntryBytes write_vote(const Source& from, std::uint32_t index);
EntryBytes write_mandate(const Source& from, std::uint32_t index);
EntryBytes write_mandate_vote(const Source& from, std::uint32_t index);
EntryBytes write_statement(const Source& from, std::uint32_t index);
EntryBytes write_report(const Source& from, std::uint32_t index);
EntryBytes write_lot(const Source& from, std::uint32_t index);
EntryBytes write_meeting(const Source& from, std::uint32_t index);
EntryBytes write_times(const Source& from, std::uint32_t index);
/// Times of meetings, in their order.
void write_regular(Writer& out, const std::vector<RegularTime>& times);
EntryBytes write_retention(const Source& from, std::uint32_t index);

// entries_work.cpp
/// Whose decision it is: a commission's id, or null for the assembly.
void write_whose(Writer& out, const Source& from, CommissionIndex commission);
/// What a vote on work is about.
void write_work(Writer& out, const Source& from, const Vote& vote);
EntryBytes write_commission(const Source& from, std::uint32_t index);
EntryBytes write_task(const Source& from, std::uint32_t index);
EntryBytes write_budget(const Source& from, std::uint32_t index);
EntryBytes write_spending(const Source& from, std::uint32_t index);
EntryBytes write_hiding(const Source& from, std::uint32_t index);
EntryBytes write_past_record(const Source& from, std::uint32_t index);
EntryBytes write_dissolution(const Source& from, std::uint32_t index);
EntryBytes write_encrypted(const Source& from, std::uint32_t index);

}  // namespace folkmoot::assembly
