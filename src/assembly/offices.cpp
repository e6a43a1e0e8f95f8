#include "assembly/offices.h"

#include <algorithm>

#include "assembly/mandates.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

Hash words_hash(std::string_view words) { return crypto::hash(crypto::tag::kText, {as_bytes(words)}); }

const event::Office* find_office(const event::Charter& charter, const Hash& name) {
  const auto found = std::ranges::find_if(charter.offices,
                                          [&](const event::Office& office) { return words_hash(office.name) == name; });
  return found == charter.offices.end() ? nullptr : &*found;
}

Hash office_of(const Vote& vote) { return vote.details ? vote.details->office : Hash{}; }

MandateDetails details_of(const event::MandateTerms& terms, bool waiver) {
  MandateDetails out;
  if (!terms.office.empty()) out.office = words_hash(terms.office);
  for (const event::Instruction& instruction : terms.instructions)
    out.instructions.push_back({words_hash(instruction.matter), instruction.choice});
  out.report_every_ms = terms.report_every_ms;
  out.lent_to = terms.lent_to;
  out.waiver = waiver;
  return out;
}

Verdict check_office(const event::Charter& charter, const MandateDetails& details, Instant from, Instant until) {
  if (details.office.is_zero()) return details.waiver ? Verdict::mandate_unknown_office : Verdict::applied;
  const event::Office* office = find_office(charter, details.office);
  if (office == nullptr) return Verdict::mandate_unknown_office;
  return until.ms > from.ms + office->term_ms ? Verdict::mandate_beyond_term : Verdict::applied;
}

Instant ended_at(const State& state, const Mandate& mandate) {
  Instant out = until(state, mandate);
  if (mandate.recalled_seal != 0) out = std::min(out, seal_time(state, mandate.recalled_seal));
  if (mandate.vacated_seal != 0) out = std::min(out, seal_time(state, mandate.vacated_seal));
  return out;
}

std::uint64_t term_in_a_row(const State& state, const Seat& seat) {
  const event::Office* office = find_office(state.charter(), seat.office);
  if (office == nullptr) return 0;
  std::uint64_t out = 1;
  for (const Mandate& before : state.mandates) {
    if (before.holder != seat.person || office_of(state.votes[before.vote]) != seat.office) continue;
    // One off is as long as a term.
    if (!is_past(ended_at(state, before), office->term_ms, state.page.opened()))
      out = std::max(out, before.in_a_row + 1);
  }
  return out;
}

namespace {
template <class Is>
bool any_in_force(const State& state, Is is) {
  for (const MandateIndex m : state.open.mandates.in(state.mandates))
    if (in_force(state, state.mandates[m]) && is(state.mandates[m])) return true;
  return false;
}

bool excludes(const event::Office& one, const event::Office& other) {
  return std::ranges::find(one.not_with, other.name) != one.not_with.end();
}

bool is_incompatible(const State& state, const Seat& seat, const event::Office& office) {
  return any_in_force(state, [&](const Mandate& held) {
    if (held.holder != seat.person) return false;
    const event::Office* other = find_office(state.charter(), office_of(state.votes[held.vote]));
    return other != nullptr && (excludes(office, *other) || excludes(*other, office));
  });
}
}  // namespace

Verdict check_seat(const View& view, const Seat& seat) {
  const State& state = view.state();
  if (!is_on_roll(view, seat.person)) return Verdict::person_not_on_roll;
  if (!seat.office.is_zero()) {
    const event::Office* office = find_office(state.charter(), seat.office);
    if (office == nullptr) return Verdict::mandate_unknown_office;
    const std::uint64_t term = term_in_a_row(state, seat);
    if (term > office->in_a_row) {
      if (!seat.waiver) return Verdict::mandate_in_a_row;
      if (term > office->in_a_row + 1) return Verdict::mandate_waived_before;
    }
    if (is_incompatible(state, seat, *office)) return Verdict::mandate_incompatible;
  }
  // The next term of an office comes in the place of the one that runs.
  std::uint64_t held = 0;
  for (const MandateIndex m : state.open.mandates.in(state.mandates)) {
    const Mandate& mandate = state.mandates[m];
    if (mandate.holder != seat.person || !in_force(state, mandate)) continue;
    const Hash office = office_of(state.votes[mandate.vote]);
    if (office.is_zero() || office != seat.office) ++held;
  }
  return held >= state.charter().mandates_each ? Verdict::mandate_too_many : Verdict::applied;
}

bool is_caretaker(const State& state, const Mandate& mandate) {
  const Instant end = until(state, mandate);
  if (state.page.opened() < end || is_past(end, state.charter().caretaker_ms, state.page.opened())) return false;
  const Hash office = office_of(state.votes[mandate.vote]);
  if (office.is_zero() || mandate.recalled_seal != 0 || mandate.vacated_seal != 0) return false;
  return !any_in_force(state, [&](const Mandate& other) { return office_of(state.votes[other.vote]) == office; });
}

bool holds_office(const State& state, PersonIndex person, std::string_view office) {
  const Hash name = words_hash(office);
  return find_office(state.charter(), name) != nullptr && any_in_force(state, [&](const Mandate& mandate) {
           return mandate.holder == person && office_of(state.votes[mandate.vote]) == name;
         });
}

std::vector<PersonIndex> office_holders(const State& state, std::string_view office) {
  const Hash name = words_hash(office);
  std::vector<PersonIndex> out;
  if (find_office(state.charter(), name) == nullptr) return out;
  for (const MandateIndex m : state.open.mandates.in(state.mandates)) {
    const Mandate& mandate = state.mandates[m];
    if (in_force(state, mandate) && office_of(state.votes[mandate.vote]) == name) out.push_back(mandate.holder);
  }
  std::ranges::sort(out, {}, [&](PersonIndex p) { return state.persons[p].id; });
  const auto twice = std::ranges::unique(out);
  out.erase(twice.begin(), twice.end());
  return out;
}

}  // namespace folkmoot::assembly
