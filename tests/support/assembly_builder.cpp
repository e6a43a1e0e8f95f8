#include "tests/support/assembly_builder.h"

#include <algorithm>

#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::test {

AssemblyBuilder::AssemblyBuilder(Options options) : options_(std::move(options)) {
  const Who first = person("first");
  event::Header header;
  header.cls = event::Class::keys;
  header.device = at(first).device_id();
  const event::Found found{options_.name, options_.founders, event::encode_charter(options_.charter), {}};
  event::Event founding = event::make_event(header, event::encode_body({salt(), time_, found}), at(first).device);
  remember(founding);
  auto journal = journal::Journal::create(journal::CheckedEvent::trusted(founding));
  FM_CHECK(journal);  // a charter that contradicts itself founds nothing
  journal_.emplace(*std::move(journal));
  follow();
  accept(first, std::nullopt, first);
}

AssemblyBuilder::AssemblyBuilder() : AssemblyBuilder(Options{}) {}

AssemblyBuilder::AssemblyBuilder(AssemblyBuilder&&) noexcept = default;

AssemblyBuilder::~AssemblyBuilder() = default;

AssemblyBuilder AssemblyBuilder::constituted(Options options) {
  AssemblyBuilder town(std::move(options));
  town.founder("second");
  town.founder("third");
  town.constitute(town.first());
  return town;
}

AssemblyBuilder AssemblyBuilder::constituted() { return constituted(Options{}); }

Who AssemblyBuilder::person(const std::string& name) {
  const Who who{people_.size()};
  people_.push_back({name, key(name + " person"), key(name + " device")});
  by_name_.emplace(name, who);
  return who;
}

Who AssemblyBuilder::device_of(Who who) {
  const Who out{people_.size()};
  people_.push_back(
      {at(who).name, at(who).person.clone(), key(at(who).name + " device " + std::to_string(out.number))});
  return out;
}

EventId AssemblyBuilder::invite(Who by) {
  const EventId id = act(by, event::Invite{key(invitation_name(invitations_.size())).public_key(), {}});
  invitations_.emplace(id, invitation_name(invitations_.size()));
  return id;
}

event::Record AssemblyBuilder::record(Who who, const std::optional<EventId>& invitation, bool is_accept) const {
  const Keys& keys = at(who);
  event::PersonRecord fields{is_accept, journal_->assembly(),     id(who),   keys.device_id(),
                             {},        keys.device.public_key(), keys.name, invitation};
  event::Record out{fields, {}};
  const RecordId record_id = event::record_id(out);
  out.signatures = {event::sign_record(record_id, keys.device), event::sign_record(record_id, keys.person)};
  if (invitation) {
    const auto known = invitations_.find(*invitation);
    out.signatures.push_back(
        event::sign_record(record_id, key(known == invitations_.end() ? "no invitation" : known->second)));
  }
  return out;
}

event::Record AssemblyBuilder::device_record(Who device, bool signed_by_person) const {
  event::DeviceRecord fields{std::nullopt, std::nullopt, at(device).device_id(), {}};
  if (signed_by_person) fields.assembly = journal_->assembly(), fields.person = id(device);
  event::Record out{fields, {}};
  const RecordId record_id = event::record_id(out);
  out.signatures = {event::sign_record(record_id, at(device).device)};
  if (signed_by_person) out.signatures.push_back(event::sign_record(record_id, at(device).person));
  return out;
}

EventId AssemblyBuilder::accept(Who who, const std::optional<EventId>& invitation, Who by) {
  const event::Record made = record(who, invitation, true);
  accepts_.push_back(event::record_id(made));
  return hand_in(by, made);
}

EventId AssemblyBuilder::mandate(Who by, const PersonId& holder, const event::Terms& terms, std::uint64_t until_hours) {
  return act(by, event::Mandate{terms,
                                holder,
                                "speaks to the press",
                                event::MandateKind::framed,
                                {seal_time_.ms + until_hours * kHourMs},
                                "no names"});
}

EventId AssemblyBuilder::act(Who by, event::Content content) {
  const Twist twist = std::exchange(twist_, {});
  event::Header header = place(by, twist);
  const std::optional<assembly::Verdict> foretold = foretell(by, twist, content);
  header.cls = twist.cls.value_or(event::kind_class(event::kind_of(content)));
  header.space = twist.space.value_or(kSpaceAssembly);
  header.key_epoch = twist.key_epoch;
  time_.ms += 1000;
  const Bytes body = twist.body ? *twist.body : event::encode_body({salt(), time_, std::move(content)});
  event::Event made = event::make_event(std::move(header), body, at(by).device);
  remember(made);
  const auto admission = journal_->admit(journal::CheckedEvent::trusted(made));
  // A story that the journal parks would go wrong later, far from the cause: a quota, mostly.
  if (options_.all_on_roll && admission.outcome != journal::Admission::Outcome::kept) throw ParkedStory();
  FM_CHECK(admission.outcome == journal::Admission::Outcome::kept || twist.prev);
  follow();
  FM_CHECK(!foretold || *foretold == fold_.verdict(journal_->find(made.id).value()));
  return made.id;
}

void AssemblyBuilder::seal(std::uint64_t hours, const std::vector<EventId>& tips) {
  seal_time_.ms += hours * kHourMs;
  journal::SealedPage page;
  page.number = journal_->page();
  page.core = crypto::hash("core", page_seed(page.number));
  page.time = seal_time_;
  page.frontier = *journal_->frontier_over(tips.empty() ? journal_->heads() : tips);
  const assembly::State& state = fold_.state();
  for (journal::DeviceIndex d = 0; d < journal_->table().device_count(); ++d)
    if (options_.all_on_roll || (d < state.devices.size() && !state.devices[d].bindings.empty()))
      page.roll.push_back({journal_->table().device(d).id, 0});
  FM_CHECK(journal_->close_page(page));
  const journal::Changes changes = journal_->take_changes();
  assembly::PageEnd end{page.number, page.time, crypto::hash("order", page_seed(page.number)), {}};
  for (const auto& [device, proof] : journal_->forks())
    end.forks.push_back({journal_->table().device(device).id, *journal_->table().device(device).lowest_fork});
  FM_CHECK(fold_.close_page(*journal_, end, *this));
  FM_CHECK(fold_.update(*journal_, changes, *this));
  closed_.push_back({std::move(page), std::move(end)});
}

std::string AssemblyBuilder::code(const EventId& id) const {
  const auto e = journal_->find(id);
  if (!e || !journal_->is_kept(*e)) return "not kept";
  const assembly::Verdict verdict = fold_.verdict(*e);
  if (verdict == assembly::Verdict::unread) return "unread";
  if (verdict == assembly::Verdict::applied) return "applied";
  codes_seen().insert(std::string(assembly::code_of(verdict)));
  return std::string(assembly::code_of(verdict));
}

std::set<std::string>& AssemblyBuilder::codes_seen() {
  static std::set<std::string> seen;
  return seen;
}

std::optional<Bytes> AssemblyBuilder::body(journal::EventIndex e) {
  const auto known = bodies_.find(journal_->table().id(e));
  if (known == bodies_.end()) return std::nullopt;
  return known->second;
}

event::Salt AssemblyBuilder::salt() {
  event::Salt out;
  const Hash drawn = crypto::hash("salt", to_bytes(as_bytes(options_.name + std::to_string(salts_++))));
  std::copy_n(drawn.bytes.begin(), out.bytes.size(), out.bytes.begin());
  return out;
}

std::optional<assembly::Verdict> AssemblyBuilder::foretell(Who by, const Twist& twist, const event::Content& content) {
  const bool plain =
      !twist.holds && !twist.prev && !twist.cls && !twist.space && !twist.key_epoch && !twist.body && !twist.after;
  if (!plain || journal_->head_count() > event::kMaxParents) return std::nullopt;
  return fold_.preview(*journal_, at(by).device_id(), content);
}

event::Header AssemblyBuilder::place(Who by, const Twist& twist) {
  event::Header header;
  header.assembly = journal_->assembly();
  header.device = at(by).device_id();
  if (!twist.holds && !twist.prev) {
    const auto place = journal_->place(header.device, {});
    FM_CHECK(place);
    header.seq = place->seq, header.prev = place->prev, header.parents = place->parents;
  } else {
    header.prev = twist.prev ? twist.prev : last_of(header.device);
    if (header.prev) header.seq = journal_->table().seq(journal_->find(*header.prev).value()) + 1;
    std::vector<EventId> holds = twist.holds.value_or(std::vector<EventId>{});
    // Nobody writes without having received what introduced their device.
    if (const auto d = journal_->table().find_device(header.device); d && !header.prev)
      for (const journal::EventIndex e : journal_->table().device(*d).introductions)
        if (journal_->is_kept(e)) holds.push_back(journal_->table().id(e));
    header.parents = fresh(header.prev, holds);
  }
  header.after = twist.after.value_or(journal_->page() - 1);
  return header;
}

std::optional<EventId> AssemblyBuilder::last_of(const DeviceId& device) const {
  const auto known = journal_->table().find_device(device);
  if (!known) return std::nullopt;
  const auto tips = journal_->tips(*known);
  if (tips.empty()) return std::nullopt;
  return journal_->table().id(tips.back());
}

std::vector<EventId> AssemblyBuilder::fresh(const std::optional<EventId>& prev, const std::vector<EventId>& holds) {
  std::vector<EventId> out;
  journal::Past covered = prev ? *journal_->past(journal_->find(*prev).value()) : journal::Past{};
  for (auto id = holds.rbegin(); id != holds.rend(); ++id) {
    const journal::EventIndex e = journal_->find(*id).value();
    if (covered.has(journal_->table(), e)) continue;
    covered.join(*journal_->past(e));
    out.push_back(*id);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void AssemblyBuilder::remember(const event::Event& event) {
  events_.push_back(event);
  bodies_[event.id] = *event.body;
}

void AssemblyBuilder::follow() {
  const journal::Changes changes = journal_->take_changes();
  const auto folded = fold_.update(*journal_, changes, *this);
  FM_CHECK(folded);
}

}  // namespace folkmoot::test
