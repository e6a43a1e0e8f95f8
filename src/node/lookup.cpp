#include "node/lookup.h"

#include <algorithm>

#include "base/text.h"

namespace folkmoot::node {

namespace {
constexpr std::size_t kPrefixMin = 8;
constexpr std::size_t kCandidatesShown = 20;

template <class Id>
bool begins_with(const Id& id, std::string_view prefix) {
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    const unsigned digit = i % 2 == 0 ? id.bytes[i / 2] >> 4 : id.bytes[i / 2] & 0xFU;
    if (prefix[i] != "0123456789abcdef"[digit]) return false;
  }
  return true;
}
}  // namespace

bool looks_like_id(std::string_view words) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return words.size() >= kPrefixMin && words.size() <= 64 && std::ranges::all_of(words, is_digit);
}

tl::unexpected<Refusal> not_found(std::string_view what, const std::string& words) {
  return refuse(errc::kNotFound, "no " + std::string(what) + " is called " + safe_text(words),
                looks_like_id(words) ? "" : "give a name, or eight or more digits of an id");
}

tl::unexpected<Refusal> ambiguous(std::string_view what, const std::string& words,
                                  const std::vector<Candidate>& candidates) {
  Value::Array shown;
  for (std::size_t i = 0; i < candidates.size() && i < kCandidatesShown; ++i)
    shown.emplace_back(Value::Object{{"id", candidates[i].id}, {"name", safe_text(candidates[i].name)}});
  Refusal out{{errc::kAmbiguous,
               std::to_string(candidates.size()) + " of the kind " + std::string(what) + " fit " + safe_text(words)},
              {},
              "give more digits of the id",
              {}};
  out.more.emplace_back("candidates", std::move(shown));
  return tl::unexpected<Refusal>(std::move(out));
}

std::string Lookup::title(assembly::VersionIndex version) {
  const auto said = holding_.read(holding_.state().versions[version].event);
  if (!said) return {};
  if (const auto* propose = std::get_if<event::Propose>(&said->content)) return propose->title;
  if (const auto* revise = std::get_if<event::Revise>(&said->content)) return revise->title;
  return {};
}

Allowed<assembly::ProposalIndex> Lookup::proposal(const std::string& words) {
  const assembly::State& state = holding_.state();
  const journal::Table& table = holding_.journal().table();
  std::vector<assembly::ProposalIndex> found;
  const auto gather = [&](const auto& fits) {
    for (assembly::ProposalIndex p = 0; p < state.proposals.size(); ++p)
      if (fits(p)) found.push_back(p);
  };
  if (const auto id = EventId::from_hex_text(words)) {
    const auto event = holding_.journal().find(*id);
    const auto version = event ? state.made(assembly::Object::version, *event) : std::nullopt;
    if (version) return state.versions[*version].proposal;
  }
  if (looks_like_id(words))
    gather([&](assembly::ProposalIndex p) {
      return std::ranges::any_of(state.proposals[p].versions, [&](assembly::VersionIndex v) {
        return begins_with(table.id(state.versions[v].event), words);
      });
    });
  if (found.empty()) gather([&](assembly::ProposalIndex p) { return title(state.last_version(p)) == words; });
  if (found.empty()) return not_found("proposal", words);
  if (found.size() == 1) return found.front();
  std::vector<Candidate> candidates;
  for (const auto p : found)
    candidates.push_back({table.id(state.proposals[p].event).hex(), title(state.last_version(p))});
  std::ranges::sort(candidates, {}, &Candidate::id);
  return ambiguous("proposal", words, candidates);
}

std::string Lookup::question(assembly::VoteIndex vote) {
  const auto said = holding_.read(holding_.state().votes[vote].event);
  if (!said) return {};
  if (const auto* open = std::get_if<event::Open>(&said->content)) return open->question;
  return event::title_of(said->content);
}

Allowed<assembly::VoteIndex> Lookup::vote(const std::string& words) {
  const auto& votes = holding_.state().votes;
  const auto id_of = [&](assembly::VoteIndex v) { return holding_.journal().table().id(votes[v].event); };
  std::vector<assembly::VoteIndex> found;
  for (assembly::VoteIndex v = 0; looks_like_id(words) && v < votes.size(); ++v)
    if (begins_with(id_of(v), words)) found.push_back(v);
  const bool by_id = !found.empty();
  for (assembly::VoteIndex v = 0; !by_id && v < votes.size(); ++v)
    if (question(v) == words) found.push_back(v);
  if (found.empty()) return not_found("vote", words);
  if (found.size() == 1) return found.front();
  std::vector<Candidate> candidates;
  for (const auto v : found) candidates.push_back({id_of(v).hex(), question(v)});
  std::ranges::sort(candidates, {}, &Candidate::id);
  return ambiguous("vote", words, candidates);
}

std::optional<journal::EventIndex> Lookup::task(const std::string& words) {
  std::optional<journal::EventIndex> out;
  for (const assembly::Task& task : holding_.state().tasks) {
    const auto said = holding_.read(task.event);
    const auto* text = said ? std::get_if<event::Task>(&said->content) : nullptr;
    if (text == nullptr || text->title != words) continue;
    if (out) return std::nullopt;
    out = task.event;
  }
  return out;
}

Allowed<assembly::PersonIndex> Lookup::person(const std::string& words) {
  const auto& persons = holding_.state().persons;
  std::vector<assembly::PersonIndex> found;
  const auto gather = [&](const auto& fits) {
    for (assembly::PersonIndex p = 0; p < persons.size(); ++p)
      if (fits(persons[p])) found.push_back(p);
  };
  if (looks_like_id(words)) gather([&](const assembly::Person& person) { return begins_with(person.id, words); });
  if (found.empty()) gather([&](const assembly::Person& person) { return person.name == words; });
  if (found.empty()) return not_found("person", words);
  if (found.size() == 1) return found.front();
  std::vector<Candidate> candidates;
  for (const auto p : found) candidates.push_back({persons[p].id.hex(), persons[p].name});
  std::ranges::sort(candidates, {}, &Candidate::id);
  return ambiguous("person", words, candidates);
}

Allowed<journal::DeviceIndex> Lookup::device(const std::string& words) {
  const journal::Table& table = holding_.journal().table();
  const auto& devices = holding_.state().devices;
  std::vector<journal::DeviceIndex> found;
  if (looks_like_id(words))
    for (journal::DeviceIndex d = 0; d < devices.size(); ++d)
      if (!devices[d].bindings.empty() && begins_with(table.device(d).id, words)) found.push_back(d);
  if (found.empty()) {
    if (const auto owner = person(words))
      for (const auto& binding : holding_.state().persons[*owner].devices)
        if (std::ranges::find(found, binding.device) == found.end()) found.push_back(binding.device);
  }
  if (found.empty()) return not_found("device", words);
  if (found.size() == 1) return found.front();
  std::vector<Candidate> candidates;
  for (const auto d : found) candidates.push_back({table.device(d).id.hex(), {}});
  std::ranges::sort(candidates, {}, &Candidate::id);
  return ambiguous("device", words, candidates);
}

std::vector<journal::EventIndex> Lookup::events_with(const std::string& prefix) const {
  const journal::Table& table = holding_.journal().table();
  std::vector<journal::EventIndex> out;
  const auto first_bytes = from_hex(std::string_view(prefix).substr(0, kPrefixMin));
  for (journal::EventIndex e = 0; e < table.size(); ++e)
    if (equal(table.id(e).view().first(kPrefixMin / 2), *first_bytes) && holding_.journal().is_kept(e) &&
        begins_with(table.id(e), prefix))
      out.push_back(e);
  return out;
}

/// A meeting of this title, or a theme of one, where there is one only.
std::optional<journal::EventIndex> Lookup::titled_meeting_part(const std::string& words) {
  std::optional<journal::EventIndex> found;
  bool several = false;
  const auto look = [&](journal::EventIndex e) {
    const auto body = holding_.read(e);
    if (!body || event::title_of(body->content) != words) return;
    several = several || found.has_value();
    found = e;
  };
  for (const assembly::Meeting& meeting : holding_.state().meetings) look(meeting.event);
  if (found || several) return several ? std::nullopt : found;
  for (const assembly::Meeting& meeting : holding_.state().meetings)
    for (const assembly::Meeting::Theme& theme : meeting.themes) look(theme.event);
  return several ? std::nullopt : found;
}

Allowed<journal::EventIndex> Lookup::event(const std::string& words) {
  if (looks_like_id(words)) {
    const auto found = events_with(words);
    if (found.size() == 1) return found.front();
    if (!found.empty()) {
      std::vector<Candidate> candidates;
      for (const auto e : found) candidates.push_back({holding_.journal().table().id(e).hex(), {}});
      std::ranges::sort(candidates, {}, &Candidate::id);
      return ambiguous("event", words, candidates);
    }
  }
  const auto there = proposal(words);
  if (there) return holding_.state().proposals[*there].event;
  if (const auto titled = titled_meeting_part(words)) return *titled;
  if (const auto asked = vote(words)) return holding_.state().votes[*asked].event;
  if (const auto todo = task(words)) return *todo;
  return there.error().error.code == errc::kAmbiguous ? Allowed<journal::EventIndex>(tl::unexpected(there.error()))
                                                      : Allowed<journal::EventIndex>(not_found("event", words));
}

}  // namespace folkmoot::node
