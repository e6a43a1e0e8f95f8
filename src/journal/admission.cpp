// Admission of one event: the part of Journal that says kept, parked or refused.
#include <algorithm>

#include "journal/journal.h"

namespace folkmoot::journal {

namespace {
constexpr std::size_t kRefusedKeptPerDevice = 8;
}  // namespace

Admission Journal::admit(CheckedEvent event) {
  Admission out = admit_one(std::move(event));
  settle();
  return out;
}

void Journal::admit_all(std::vector<CheckedEvent> events) {
  constexpr std::size_t kAhead = 8;
  // Grown step by step, many events would be moved about.
  if (const std::size_t wanted = changes_.added.size() + events.size(); wanted > changes_.added.capacity())
    changes_.added.reserve(std::max(wanted, 2 * changes_.added.capacity()));
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (i + 2 * kAhead < events.size()) table_.announce(events[i + 2 * kAhead].event(), events[i + kAhead].event());
    admit_one(std::move(events[i]));
    settle();
  }
}

void Journal::admit_named(const std::vector<EventId>& ids) {
  for (const EventId& id : ids) {
    auto event = parking_.take(id);
    if (!event) continue;
    event->set_named_by_seal();
    admit_one(*std::move(event));
    settle();
  }
}

void Journal::settle() {
  // Whatever was kept may be what others waited for. A queue, not recursion: a chain may come in backwards.
  while (!kept_now_.empty() || retry_forked_) {
    if (kept_now_.empty()) {
      retry_forked_ = false;
      for (const Code why : {errc::kForked, errc::kUnadmitted}) try_again(parking_.parked_for(why));
      continue;
    }
    const EventId id = kept_now_.back();
    kept_now_.pop_back();
    try_again(parking_.waiters(id));
  }
}

void Journal::try_again(const std::vector<EventId>& ids) {
  for (const EventId& id : ids)
    if (auto event = parking_.take(id)) admit_one(*std::move(event));
}

Admission Journal::park(CheckedEvent event, Code why, const std::vector<EventId>& waits_for) {
  look_for_fork(event.event());
  const EventId id = event.event().id;
  parking_.put(std::move(event), why, waits_for);
  if (can_need_support()) try_promotions(id);
  if (const auto e = find(id); e && is_kept(*e)) return {};
  return {Admission::Outcome::parked, why, {}};
}

Admission Journal::refuse(const CheckedEvent& event, Code why, std::string detail) {
  look_for_fork(event.event());
  if (why != errc::kWrongAssembly) {
    auto& kept = refused_[table_.find_or_add_device(event.event().header.device)];
    if (kept.size() < kRefusedKeptPerDevice) {
      kept.push_back(event.event());
      kept.back().body.reset();
    }
  }
  return {Admission::Outcome::refused, why, std::move(detail)};
}

Admission Journal::admit_one(CheckedEvent checked) {
  const event::Event& event = checked.event();
  if (const auto held = find(event.id))
    return is_kept(*held) ? Admission{Admission::Outcome::duplicate, {}, {}}
                          : Admission{Admission::Outcome::parked, errc::kForked, {}};
  if (parking_.contains(event.id)) return {Admission::Outcome::parked, parking_.why(event.id), {}};
  // An event of another assembly says nothing about this one's devices, so it is not even evidence.
  if (event.header.is_founding()) return {Admission::Outcome::refused, errc::kSecondFounding, {}};
  if (event.header.assembly != assembly_)
    return {Admission::Outcome::refused, errc::kWrongAssembly, event.header.assembly.hex()};
  if (const bool may_lack = checked.is_named_by_seal() && event.header.cls == event::Class::talk;
      !event.body && !may_lack)
    return {Admission::Outcome::refused, errc::kBodyMissing, {}};
  if (event.header.after >= page()) return park(std::move(checked), errc::kFutureSeal);
  if (const auto named = table_.find_named(event.header)) return admit_complete(std::move(checked), *named);

  std::vector<EventId> waits_for;
  const auto want = [&](const EventId& id) {
    if (!find(id)) waits_for.push_back(id);
  };
  if (event.header.prev) want(*event.header.prev);
  for (const EventId& parent : event.header.parents) want(parent);
  return park(std::move(checked), errc::kMissing, waits_for);
}

Admission Journal::admit_complete(CheckedEvent checked, const std::vector<EventIndex>& named) {
  if (auto verdict = judge(checked, named)) {
    if (verdict->outcome == Admission::Outcome::parked) return park(std::move(checked), verdict->code);
    return refuse(checked, verdict->code, std::move(verdict->detail));
  }
  look_for_fork(checked.event());
  if (const auto why = needs_support(checked.event().header, named)) return park(std::move(checked), *why);
  keep(std::move(checked), named);
  return {};
}

std::optional<Code> Journal::needs_support(const event::Header& header, const std::vector<EventIndex>& named) {
  const bool on_kept = std::all_of(named.begin(), named.end(), [&](EventIndex e) { return is_kept(e); });
  const DeviceIndex device = author_of(header, named);
  if (on_kept && stands_alone(device, header.seq)) return std::nullopt;
  return on_kept && !table_.device(device).lowest_fork ? errc::kUnadmitted : errc::kForked;
}

Admission Journal::foresee(const CheckedEvent& draft) {
  const event::Header& header = draft.event().header;
  if (header.assembly != assembly_) return {Admission::Outcome::refused, errc::kWrongAssembly, header.assembly.hex()};
  if (header.after >= page()) return {Admission::Outcome::parked, errc::kFutureSeal, {}};
  const auto named = table_.find_named(header);
  if (!named) return {Admission::Outcome::parked, errc::kMissing, {}};
  if (auto verdict = judge(draft, *named)) return *std::move(verdict);
  if (rival_of(draft.event()))
    return {Admission::Outcome::parked, errc::kForked, "another event of this device is known in the same place"};
  if (const auto why = needs_support(header, *named)) return {Admission::Outcome::parked, *why, {}};
  return {};
}

DeviceIndex Journal::author_of(const event::Header& header, const std::vector<EventIndex>& named) {
  if (header.prev)
    if (const DeviceIndex device = table_.device_of(named.front()); table_.device(device).id == header.device)
      return device;
  return table_.find_or_add_device(header.device);
}

std::optional<Admission> Journal::judge(const CheckedEvent& checked, const std::vector<EventIndex>& named) {
  const event::Header& header = checked.event().header;
  const auto refused = [](Code code, std::string detail = {}) {
    return Admission{Admission::Outcome::refused, code, std::move(detail)};
  };
  if (header.prev) {
    const EventIndex prev = named.front();
    if (table_.device(table_.device_of(prev)).id != header.device)
      return refused(errc::kChain, "prev is another device's");
    if (table_.seq(prev) + 1 != header.seq) return refused(errc::kChain, "seq does not follow prev's");
  }
  for (const EventIndex e : named)
    if (table_.after(e) > header.after) return refused(errc::kAfter);
  if (auto verdict = judge_author(checked, named)) return verdict;
  if (names_seen_fork(named)) return refused(errc::kNamesFork);
  // Its author wrote it in time, as the seal says; what claimed that time may have been dropped.
  if (checked.is_named_by_seal()) return std::nullopt;

  QuotaAsk ask;
  ask.device = author_of(header, named);
  ask.seq = header.seq;
  ask.prev = header.prev ? named.front() : kNoEvent;
  ask.body_len = header.body_len;
  ask.listed = checked.listed();
  if (checked.introduces()) ask.introduces = table_.find_or_add_device(*checked.introduces());
  if (within_plain_quota(table_, quota_, ask)) return std::nullopt;
  const Past past = heights_.past_of_all(table_, named);
  if (within_quota(table_, quota_, past, ask)) return std::nullopt;
  return Admission{Admission::Outcome::parked, errc::kQuota, std::string(quota_explanation(table_, quota_, past, ask))};
}

std::optional<Admission> Journal::judge_author(const CheckedEvent& checked, const std::vector<EventIndex>& named) {
  // In the founding page, and for events that keep its limits, whoever has an event before was introduced before that.
  if (quota_.founding_page && checked.event().header.prev) return std::nullopt;
  const DeviceIndex device = author_of(checked.event().header, named);
  if (!quota_.founding_page && quota_.roll.contains(device)) return std::nullopt;
  const auto& introductions = table_.device(device).introductions;
  if (introductions.empty()) return Admission{Admission::Outcome::refused, errc::kNotIntroduced, {}};
  // Whom the page's roll may have on it, where the page before was not folded here.
  if (checked.is_named_by_seal()) return std::nullopt;
  const Past past = heights_.past_of_all(table_, named);
  for (const EventIndex e : introductions)
    if (past.has(table_, e)) return std::nullopt;
  return Admission{Admission::Outcome::refused, errc::kNotIntroduced, {}};
}

bool Journal::names_seen_fork(const std::vector<EventIndex>& named) {
  const bool near_fork = std::any_of(
      named.begin(), named.end(), [&](EventIndex e) { return table_.device(table_.device_of(e)).chains.size() > 1; });
  if (!near_fork) return false;
  const Past past = heights_.past_of_all(table_, named);
  for (const EventIndex e : named) {
    const DeviceIndex device = table_.device_of(e);
    const auto fork = lowest_fork_in(table_, device, past);
    if (fork && table_.seq(e) >= *fork) return true;
  }
  return false;
}

}  // namespace folkmoot::journal
