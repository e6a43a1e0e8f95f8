#pragma once
// What seals change: how authority is judged in pages after the first, and what is settled when a page closes. The
// founding page needs no duration and waits for nobody; all that has to do with time is here.
#include "assembly/view.h"

namespace folkmoot::assembly {

inline bool in_founding_page(const State& state) { return state.page.number == 1; }

/// Whether the author, who is on the roll, may vouch.
Verdict check_voucher(const Context& context);
/// How many more people the author may vouch for.
std::size_t vouches_left(const Context& context);
/// Who decides what the present act opens, as a question of the assembly or of a commission.
std::vector<PersonIndex> electorate_at(const Context& context, CommissionIndex commission = kNone);
/// The number of this electorate among those of the state; many openings share one.
std::uint32_t freeze_electorate(State& state, std::vector<PersonIndex> persons);

/// Time of a seal that closed a page.
inline Instant seal_time(const State& state, std::uint64_t number) { return state.page.seals[number - 1]; }
inline bool is_past(Instant since, std::uint64_t term_ms, Instant now) { return now.ms >= since.ms + term_ms; }
/// A seal changed an entry, which keeps the event that changed it last.
void mark(State& state, Subject subject, Entry& entry, std::uint32_t index);

/// Third step of a page: what counts as of the seal. All the page's events are folded.
/// `seed` is what orders the page for good.
void settle_page(State& state, std::uint64_t number, Instant time, const Hash& seed);
/// Then: devices that the seal's frontier names as forked are suspended.
void settle_forks(State& state, const std::map<journal::DeviceIndex, std::uint64_t>& forks);
/// First step of the next one: what is due at the time of the seal before.
void open_next_page(State& state);
/// Last: what the seals so far have settled for good is looked at no more. Of a state that ends with a seal; one with
/// events of an open page has the list of what it began with.
void list_open(State& state);

}  // namespace folkmoot::assembly
