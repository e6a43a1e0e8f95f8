#include "sim/checks.h"

#include "sim/recount.h"
#include "sim/workings.h"

namespace folkmoot::sim {

using node::Value;

std::string_view check_name(Check check) {
  static constexpr std::array<std::string_view, kCheckCount> kNames = {"equal_events_equal_state",
                                                                       "acknowledged_events_kept",
                                                                       "honest_devices_never_fork",
                                                                       "nobody_speaks_for_others",
                                                                       "verdicts_stand",
                                                                       "lies_have_no_effect",
                                                                       "floods_are_bounded",
                                                                       "independent_recount",
                                                                       "one_core_a_page",
                                                                       "cheats_are_proved",
                                                                       "nobody_left_out",
                                                                       "time_is_honest",
                                                                       "seals_come",
                                                                       "homes_verify",
                                                                       "converges"};
  return kNames[static_cast<std::size_t>(check)];
}

void Checks::found(Check check, const std::string& problem) {
  Row& row = rows_[static_cast<std::size_t>(check)];
  if (row.problems++ == 0) row.first = problem;
}

bool Checks::ok() const {
  for (const Row& row : rows_)
    if (row.problems > 0) return false;
  return true;
}

void Checks::add(const Checks& other) {
  for (std::size_t i = 0; i < kCheckCount; ++i) {
    Row& row = rows_[i];
    const Row& more = other.rows_[i];
    row.looks += more.looks;
    if (row.problems == 0) row.first = more.first;
    row.problems += more.problems;
  }
}

void Checks::acknowledge(HomeIndex home, const event::Event& event) {
  const DeviceId& device = event.header.device;
  acknowledged_.emplace(event.id, device);
  honest_.emplace(device, home);
  looked(Check::honest_devices_never_fork);
  const auto [there, is_new] = written_.emplace(Place{device, event.header.seq}, event.id);
  if (!is_new && there->second != event.id)
    found(Check::honest_devices_never_fork, "home " + std::to_string(home) + " showed two events with seq " +
                                                std::to_string(event.header.seq) + ": " + there->second.hex() +
                                                " and " + event.id.hex());
}

void Checks::look_at(const std::string& home, const Value& status) {
  const std::string digest = status["frontier"]["digest"].text();
  const Value& seal = status["seal"];
  if (!digest.empty()) {
    looked(Check::equal_events_equal_state);
    const std::string state = status["state_hash"].text();
    const auto [there, is_new] = state_by_digest_.emplace(digest + " " + seal["hash"].text(), state);
    if (!is_new && there->second != state)
      found(Check::equal_events_equal_state,
            home + " has events " + digest + " and state " + state + ", another home had state " + there->second);
  }
  if (seal.is_null()) return;
  looked(Check::one_core_a_page);
  const std::string hash = seal["hash"].text();
  const auto [there, is_new] = seal_by_page_.emplace(seal["page"].number(), hash);
  if (is_new || there->second == hash) return;
  parted_pages_.insert(there->first);
  if (!two_cores_expected_)
    found(Check::one_core_a_page, home + " shows seal " + hash + " of page " + std::to_string(there->first) +
                                      ", another home showed " + there->second);
}

namespace {
/// Whether the event is void since a suspension or a fork of its device bites it, or something that it rests on.
bool falls_with_a_device(const Record& record, const EventId& id) {
  for (const EventId& earlier : past_of(record, id))
    if (const std::string& code = record.events.at(earlier).code; code == "device.suspended" || code == "device.forked")
      return true;
  return false;
}
}  // namespace

void Checks::judge(const Held& held, const Bounds& bounds) {
  Record record = read_record(held.lines);
  record.pages = held.pages;
  record.times = held.times;
  std::map<std::pair<DeviceId, std::uint64_t>, std::uint64_t> of_device;
  std::map<DeviceId, std::uint64_t> listed;
  for (const auto& [id, line] : record.events) {
    const DeviceId& device = line.header.device;
    const std::uint64_t page = held.pages.at(id);
    ++of_device[{device, page}];
    const auto* list = line.content ? std::get_if<event::ListPersons>(&*line.content) : nullptr;
    listed[device] += list == nullptr ? 0 : list->names.size();
    const auto written = written_.find({device, line.header.seq});
    if (honest_.contains(device) && !liars_.contains(device)) {
      looked(Check::nobody_speaks_for_others);
      if (written == written_.end() || written->second != id)
        found(Check::nobody_speaks_for_others, held.home + " keeps " + id.hex() + " of an honest device, not its own");
    }
    if (acknowledged_.contains(id) && !liars_.contains(device)) {
      looked(Check::verdicts_stand);
      // What is sealed in a later page than the one that it was written in is judged by what that page began with.
      const bool in_time = page == line.header.after + 1;
      if (!line.applied && in_time && !falls_with_a_device(record, id))
        found(Check::verdicts_stand, held.home + " has " + id.hex() + " void: " + line.code);
    }
    if (lies_.contains(id) && line.applied) found(Check::lies_have_no_effect, held.home + " has applied " + id.hex());
  }
  looked(Check::lies_have_no_effect, lies_.size());
  for (const auto& [where, count] : of_device) {
    const auto& [device, page] = where;
    looked(Check::floods_are_bounded);
    if (count > bounds.events_of_a_device + 8 * listed[device])
      found(Check::floods_are_bounded, held.home + " keeps " + std::to_string(count) + " events of device " +
                                           device.hex() + " in page " + std::to_string(page));
  }
  for (const auto& [id, device] : acknowledged_) {
    if (liars_.contains(device)) continue;
    looked(Check::acknowledged_events_kept);
    if (!record.events.contains(id)) found(Check::acknowledged_events_kept, held.home + " lacks " + id.hex());
  }
  const auto problems = recount(record, held.decisions);
  looked(Check::independent_recount, held.decisions["decisions"].items().size());
  for (const std::string& problem : problems) found(Check::independent_recount, held.home + ": " + problem);
  for (const node::Value& decision : held.decisions["decisions"].items())
    for (const std::string& problem : contradictions_in(decision))
      found(Check::independent_recount, held.home + ": " + problem);
}

Value Checks::report() const {
  Value::Array out;
  for (std::size_t i = 0; i < kCheckCount; ++i) {
    const Row& row = rows_[i];
    Value shape =
        Value::Object{{"name", check_name(static_cast<Check>(i))}, {"checks", row.looks}, {"ok", row.problems == 0}};
    if (row.problems > 0) shape.set("problems", row.problems).set("first", row.first);
    out.push_back(std::move(shape));
  }
  return out;
}

}  // namespace folkmoot::sim
