#include "sim/recount.h"

#include <algorithm>

namespace folkmoot::sim {

namespace {
using node::Value;

/// Who is who, and who is on the roll of page 1, as a set of events tells.
struct People {
  std::map<DeviceId, PersonId> person;
  std::set<PersonId> founders;
  std::set<PersonId> applicants;
  std::map<PersonId, std::set<PersonId>> vouches;
  std::map<PersonId, std::set<PersonId>> objections;
  std::set<PersonId> gone;
  std::set<PersonId> admitted;  // by a decision

  [[nodiscard]] std::set<PersonId> roll(const event::Charter& charter) const {
    std::set<PersonId> out = founders;
    for (const PersonId& applicant : applicants) {
      const auto by = vouches.find(applicant);
      std::size_t count = 0;
      if (by != vouches.end())
        for (const PersonId& voucher : by->second) count += founders.contains(voucher) ? 1U : 0U;
      const auto against = objections.find(applicant);
      const bool contested = against != objections.end() && against->second.size() >= charter.objections;
      if ((count >= charter.vouches && !contested) || admitted.contains(applicant)) out.insert(applicant);
    }
    for (const PersonId& person_gone : gone) out.erase(person_gone);
    return out;
  }
};

class Reader {
 public:
  Reader(const Record& record, const Value& decisions) : record_(record) {
    for (const Value& decision : decisions["decisions"].items())
      if (decision["adopted"].truth())
        if (const auto id = EventId::from_hex_text(decision["id"].text())) adopted_.insert(*id);
  }

  People people(const std::set<EventId>& seen) const {
    People out;
    for (const EventId& id : seen) {
      const RecordLine& line = record_.events.at(id);
      if (line.applied && line.content) introduce(out, id, line);
    }
    for (const EventId& id : seen) {
      const RecordLine& line = record_.events.at(id);
      if (!line.applied || !line.content) continue;
      const auto author = out.person.find(line.header.device);
      if (author != out.person.end()) take(out, author->second, id, line);
    }
    return out;
  }

 private:
  void introduce(People& out, const EventId& id, const RecordLine& line) const {
    if (const auto* hand_in = std::get_if<event::HandIn>(&*line.content)) {
      if (const auto* person = std::get_if<event::PersonRecord>(&hand_in->record.fields)) {
        out.person[person->device] = person->person;
        (person->is_accept ? out.founders : out.applicants).insert(person->person);
      } else if (const auto* device = std::get_if<event::DeviceRecord>(&hand_in->record.fields)) {
        if (device->person) out.person[device->device] = *device->person;
      }
    }
    if (const auto* list = std::get_if<event::ListPersons>(&*line.content))
      for (std::size_t i = 0; i < list->names.size(); ++i)
        out.applicants.insert(event::listed_person(id, static_cast<std::uint32_t>(i)));
  }
  void take(People& out, const PersonId& author, const EventId& id, const RecordLine& line) const {
    if (const auto* vouch = std::get_if<event::Vouch>(&*line.content))
      for (const PersonId& applicant : vouch->applicants) out.vouches[applicant].insert(author);
    if (const auto* object = std::get_if<event::Object>(&*line.content))
      for (const PersonId& applicant : object->applicants) out.objections[applicant].insert(author);
    if (std::holds_alternative<event::Leave>(*line.content)) out.gone.insert(author);
    if (const auto* decide = std::get_if<event::Decide>(&*line.content); decide != nullptr && adopted_.contains(id))
      if (const auto version = record_.events.find(decide->version); version != record_.events.end())
        if (const auto* proposal = std::get_if<event::Propose>(&*version->second.content))
          if (proposal->admit) out.admitted.insert(*proposal->admit);
  }

  const Record& record_;
  std::set<EventId> adopted_;
};

struct Ballot {
  EventId event;
  event::Stance stance = event::Stance::agree;
};

/// What each person's standing positions on the version are, as the counting event saw them.
std::map<PersonId, std::vector<Ballot>> ballots(const Record& record, const std::set<EventId>& seen,
                                                const People& people, const EventId& version) {
  std::map<PersonId, std::vector<Ballot>> out;
  std::map<EventId, std::set<PersonId>> confirmed;
  for (const EventId& id : seen) {
    const RecordLine& line = record.events.at(id);
    const auto* confirm = line.content ? std::get_if<event::Confirm>(&*line.content) : nullptr;
    if (confirm == nullptr || !line.applied) continue;
    const auto by = people.person.find(line.header.device);
    if (by == people.person.end()) continue;
    for (const EventId& target : confirm->targets) confirmed[target].insert(by->second);
  }
  for (const EventId& id : seen) {
    const RecordLine& line = record.events.at(id);
    if (!line.applied || !line.content) continue;
    if (const auto* position = std::get_if<event::Position>(&*line.content)) {
      const auto author = people.person.find(line.header.device);
      if (position->version == version && author != people.person.end())
        out[author->second].push_back({id, position->stance});
    }
    if (const auto* entry = std::get_if<event::Enter>(&*line.content); entry != nullptr && entry->version == version) {
      // A list of confirmations may name what its own author entered, which counts for nothing.
      const auto author = people.person.find(line.header.device);
      const bool by_another = std::ranges::any_of(confirmed[id], [&](const PersonId& person) {
        return author == people.person.end() || person != author->second;
      });
      if (by_another) out[entry->person].push_back({id, entry->stance});
    }
  }
  for (auto& [person, given] : out) {
    std::set<EventId> replaced;
    for (const Ballot& ballot : given) {
      std::set<EventId> earlier = past_of(record, ballot.event);
      earlier.erase(ballot.event);
      replaced.merge(earlier);
    }
    std::erase_if(given, [&](const Ballot& ballot) { return replaced.contains(ballot.event); });
  }
  return out;
}

struct Count {
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
  std::uint64_t abstain = 0;
  std::uint64_t electorate = 0;
};

/// What the event sees: its past, and what was sealed before its page.
std::set<EventId> seen_by(const Record& record, const EventId& of) {
  std::set<EventId> out = past_of(record, of);
  const std::uint64_t page = record.page_of(of);
  for (const auto& [id, line] : record.events)
    if (record.page_of(id) < page) out.insert(id);
  return out;
}

/// The ballots under the seal that closed the vote; of a person's those that no later one of theirs replaces.
Count count_vote(const Record& record, const Reader& reader, const EventId& vote, const event::Open& open) {
  Count out;
  const std::uint64_t end = open.terms.cast_until.ms + open.terms.window_ms;
  std::uint64_t closed = record.page_of(vote);
  while (closed <= record.times.size() && record.times[closed - 1].ms < end) ++closed;
  std::set<EventId> all;
  for (const auto& [id, line] : record.events)
    if (record.page_of(id) <= closed) all.insert(id);
  const People people = reader.people(all);
  struct Given {
    EventId event;
    event::Choice choice = event::Choice::yes;
  };
  std::map<PersonId, std::vector<Given>> given;
  for (const EventId& id : all) {
    const RecordLine& line = record.events.at(id);
    const auto* ballot = line.content ? std::get_if<event::Vote>(&*line.content) : nullptr;
    const auto author = people.person.find(line.header.device);
    if (ballot != nullptr && line.applied && ballot->vote == vote && author != people.person.end())
      given[author->second].push_back({id, ballot->choice});
  }
  for (auto& [person, ballots] : given) {
    std::set<EventId> replaced;
    for (const Given& ballot : ballots) {
      std::set<EventId> earlier = seen_by(record, ballot.event);
      earlier.erase(ballot.event);
      replaced.merge(earlier);
    }
    std::erase_if(ballots, [&](const Given& ballot) { return replaced.contains(ballot.event); });
    bool agree = true;
    for (const Given& ballot : ballots) agree = agree && ballot.choice == ballots.front().choice;
    if (!agree || ballots.empty()) continue;
    out.yes += ballots.front().choice == event::Choice::yes ? 1U : 0U;
    out.no += ballots.front().choice == event::Choice::no ? 1U : 0U;
    out.abstain += ballots.front().choice == event::Choice::abstain ? 1U : 0U;
  }
  return out;
}

Count count(const Record& record, const Reader& reader, const EventId& decide, const EventId& version) {
  const std::set<EventId> seen = seen_by(record, decide);
  const std::set<PersonId> electors = reader.people(past_of(record, version)).roll(record.charter);
  Count out;
  out.electorate = electors.size();
  for (const auto& [person, given] : ballots(record, seen, reader.people(seen), version)) {
    if (given.empty() || !electors.contains(person)) continue;
    bool agree = true;
    for (const Ballot& ballot : given) agree = agree && ballot.stance == given.front().stance;
    if (!agree) continue;
    switch (given.front().stance) {
      case event::Stance::agree:
      case event::Stance::reserve:
        ++out.yes;
        break;
      case event::Stance::block:
        ++out.no;
        break;
      case event::Stance::stand_aside:
      case event::Stance::pass:
        ++out.abstain;
        break;
    }
  }
  return out;
}

/// "yes 3 and not 4", for each number that differs.
void compare(const Value& decision, std::string_view key, std::uint64_t counted, std::vector<std::string>& out) {
  if (decision[key].number() == counted) return;
  out.push_back("decision " + decision["id"].text() + " says " + std::string(key) + " " +
                std::to_string(decision[key].number()) + ", a recount " + std::to_string(counted));
}

void check_outcome(const Record& record, const Value& decision, const Count& counted, std::vector<std::string>& out) {
  const std::uint64_t needed = record.charter.ordinary.quorum->share.ceil_of(counted.electorate);
  const bool adopted = counted.yes > counted.no && counted.yes >= 1 && counted.yes >= needed;
  if (decision["adopted"].truth() != adopted)
    out.push_back("decision " + decision["id"].text() + (adopted ? " was adopted by a recount" : " was not adopted"));
}
}  // namespace

std::set<EventId> past_of(const Record& record, const EventId& of) {
  std::set<EventId> out;
  std::vector<EventId> stack{of};
  while (!stack.empty()) {
    const EventId at = stack.back();
    stack.pop_back();
    const auto found = record.events.find(at);
    if (found == record.events.end() || !out.insert(at).second) continue;
    if (found->second.header.prev) stack.push_back(*found->second.header.prev);
    for (const EventId& parent : found->second.header.parents) stack.push_back(parent);
  }
  return out;
}

Record read_record(const std::vector<Value>& lines) {
  Record out;
  for (const Value& line : lines) {
    const auto id = EventId::from_hex_text(line["id"].text());
    const auto header_bytes = from_hex(line["header"].text());
    if (!id || !header_bytes) continue;
    auto header = event::decode_header(*header_bytes);
    if (!header) continue;
    RecordLine read{*std::move(header), std::nullopt, line["applied"].truth(), line["code"].text()};
    if (const auto body_bytes = from_hex(line["body"].text()))
      if (auto body = event::decode_body(*body_bytes)) read.content = std::move(body->content);
    if (read.content)
      if (const auto* founding = std::get_if<event::Found>(&*read.content); founding != nullptr && read.applied)
        if (const auto charter = event::decode_charter(founding->charter)) out.charter = *charter;
    out.events.emplace(*id, std::move(read));
  }
  return out;
}

std::vector<std::string> recount(const Record& record, const Value& decisions) {
  std::vector<std::string> out;
  const Reader reader(record, decisions);
  for (const Value& decision : decisions["decisions"].items()) {
    const auto id = EventId::from_hex_text(decision["id"].text());
    const auto found = id ? record.events.find(*id) : record.events.end();
    if (found == record.events.end() || !found->second.content || !found->second.applied) {
      out.push_back("decision " + decision["id"].text() + " is no applied event of the record");
      continue;
    }
    Count counted;
    if (const auto* decide = std::get_if<event::Decide>(&*found->second.content)) {
      counted = count(record, reader, *id, decide->version);
    } else if (const auto* hands = std::get_if<event::HandCount>(&*found->second.content)) {
      counted = count(record, reader, *id, hands->version);
      counted.yes = hands->yes;
      counted.no = hands->no;
      counted.abstain = hands->abstain;
    } else if (const auto* open = std::get_if<event::Open>(&*found->second.content)) {
      const Count votes = count_vote(record, reader, *id, *open);
      compare(decision, "yes", votes.yes, out);
      compare(decision, "no", votes.no, out);
      compare(decision, "abstain", votes.abstain, out);
      continue;
    } else {
      out.push_back("decision " + decision["id"].text() + " counts nothing");
      continue;
    }
    compare(decision, "yes", counted.yes, out);
    compare(decision, "no", counted.no, out);
    compare(decision, "abstain", counted.abstain, out);
    if (found->second.header.after > 0) continue;
    compare(decision, "electorate", counted.electorate, out);
    check_outcome(record, decision, counted, out);
  }
  return out;
}

}  // namespace folkmoot::sim
