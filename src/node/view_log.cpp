// The journal as people read it, in the order of its page, and as a file for other programs.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "node/hidden.h"
#include "node/lookup.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
constexpr std::uint64_t kLogMax = 1'000;

std::string name_of(Holding& holding, const PersonId& id) {
  const auto person = holding.state().person(id);
  const std::string name = person ? holding.state().persons[*person].name : std::string();
  return name.empty() ? id.hex().substr(0, 8) : safe_text(name);
}

std::string names_of(Holding& holding, const std::vector<PersonId>& ids) {
  std::string out;
  for (std::size_t i = 0; i < ids.size() && i < 3; ++i) out += (i == 0 ? "" : ", ") + name_of(holding, ids[i]);
  return ids.size() > 3 ? out + " and " + std::to_string(ids.size() - 3) + " more" : out;
}

std::string title_of(Holding& holding, const EventId& version) {
  const auto e = holding.journal().find(version);
  const auto v = e ? holding.state().made(assembly::Object::version, *e) : std::nullopt;
  const bool hidden = v && is_hidden(holding, *e);
  const std::string title = v && !hidden ? Lookup(holding).title(*v) : std::string();
  return title.empty() ? version.hex().substr(0, 8) : safe_text(title);
}

std::string vote_of(Holding& holding, const EventId& vote) {
  const auto e = holding.journal().find(vote);
  const auto v = e ? holding.state().made(assembly::Object::vote, *e) : std::nullopt;
  const bool hidden = v && is_hidden(holding, *e);
  const std::string question = v && !hidden ? Lookup(holding).question(*v) : std::string();
  return question.empty() ? vote.hex().substr(0, 8) : safe_text(question);
}

/// One line for each kind.
class Summary {
 public:
  explicit Summary(Holding& holding) : holding_(holding) {}
  std::string operator()(const event::Found& c) { return "founds " + safe_text(c.name); }
  std::string operator()(const event::Invite&) { return "makes an invitation"; }
  std::string operator()(const event::HandIn& c) {
    if (const auto* person = std::get_if<event::PersonRecord>(&c.record.fields))
      return (person->is_accept ? "hands in the accept of " : "hands in the application of ") + safe_text(person->name);
    return "adds the device " + c.record.device().hex().substr(0, 8);
  }
  std::string operator()(const event::GrantKey& c) {
    return "grants the key to " + std::to_string(c.grants.size()) + " devices";
  }
  std::string operator()(const event::Witness& c) {
    const std::string device = c.device.hex().substr(0, 8);
    return c.key ? "names a new seal key, on the device " + device : "wishes that the device " + device + " seals";
  }
  std::string operator()(const event::Constitute&) { return "constitutes the assembly"; }
  std::string operator()(const event::Vouch& c) { return "vouches for " + names_of(holding_, c.applicants); }
  std::string operator()(const event::Object& c) {
    return "objects to the admission of " + names_of(holding_, c.applicants);
  }
  std::string operator()(const event::Leave&) { return "leaves"; }
  std::string operator()(const event::SuspendDevice& c) { return "suspends the device " + c.device.hex().substr(0, 8); }
  std::string operator()(const event::Withdraw& c) { return "withdraws " + title_of(holding_, c.target); }
  std::string operator()(const event::Note& c) { return "writes a note on " + title_of(holding_, c.target); }
  std::string operator()(const event::ListPersons& c) {
    return "lists " + std::to_string(c.names.size()) + " people without a device";
  }
  std::string operator()(const event::Propose& c) { return "proposes " + safe_text(c.title); }
  std::string operator()(const event::Revise& c) { return "puts a new version: " + safe_text(c.title); }
  std::string operator()(const event::Position& c) {
    return std::string(event::stance_name(c.stance)) + " on " + title_of(holding_, c.version);
  }
  std::string operator()(const event::Enter& c) {
    return "enters " + std::string(event::stance_name(c.stance)) + " of " + name_of(holding_, c.person) + " on " +
           title_of(holding_, c.version);
  }
  std::string operator()(const event::Confirm& c) {
    if (c.targets.size() > 1) return "confirms " + std::to_string(c.targets.size()) + " entries";
    return "confirms " + c.targets.front().hex().substr(0, 8);
  }
  std::string operator()(const event::Decide& c) { return "counts " + title_of(holding_, c.version); }
  std::string operator()(const event::HandCount& c) {
    return "counts hands on " + title_of(holding_, c.version) + ": " + std::to_string(c.yes) + " yes, " +
           std::to_string(c.no) + " no, " + std::to_string(c.abstain) + " abstain";
  }
  std::string operator()(const event::Open& c) { return "opens a vote: " + safe_text(c.question); }
  std::string operator()(const event::Vote& c) { return "casts a ballot on " + vote_of(holding_, c.vote); }
  std::string operator()(const event::Remove& c) { return "opens the vote on removing " + name_of(holding_, c.person); }
  std::string operator()(const event::Mandate& c) {
    return "opens the vote on a mandate for " + name_of(holding_, c.holder) + ": " + safe_text(c.scope);
  }
  std::string operator()(const event::Recall& c) {
    return "opens the vote on recalling " + vote_of(holding_, c.mandate);
  }
  std::string operator()(const event::Elect& c) { return "opens an election: " + safe_text(c.scope); }
  std::string operator()(const event::Stand& c) {
    return (c.withdraws ? "no longer stands in " : "stands in ") + vote_of(holding_, c.election);
  }
  std::string operator()(const event::Nominate& c) {
    return "asks " + name_of(holding_, c.person) + " to stand in " + vote_of(holding_, c.election);
  }
  std::string operator()(const event::EnterBallot& c) {
    return "enters a ballot for " + name_of(holding_, c.person) + " on " + vote_of(holding_, c.vote);
  }
  std::string operator()(const event::MandateVote& c) {
    return "voted " + std::string(event::choice_name(c.choice)) + " on " + safe_text(c.matter) + " under " +
           vote_of(holding_, c.mandate);
  }
  std::string operator()(const event::GiveProxy& c) {
    return "gives a proxy to " + name_of(holding_, c.holder) + " until " + rfc3339(c.until) +
           (c.vote ? ", for " + vote_of(holding_, *c.vote) : std::string());
  }
  std::string operator()(const event::EndProxy& c) { return "ends the proxy " + c.proxy.hex().substr(0, 8); }
  std::string operator()(const event::MandateReport& c) { return "reports on " + vote_of(holding_, c.mandate); }
  std::string operator()(const event::DrawLot& c) {
    if (c.election)
      return "opens the vote on deciding " + vote_of(holding_, *c.election) + " by lot, by " + safe_text(c.entropy);
    return "opens the vote on drawing the witnesses by lot, by " + safe_text(c.entropy);
  }
  std::string operator()(const event::LotCommit&) { return "commits to a secret for the lot"; }
  std::string operator()(const event::LotReveal&) { return "reveals the secret for the lot"; }
  std::string operator()(const event::LotEntropy& c) { return "tells for the lot: " + safe_text(c.entropy); }
  std::string operator()(const event::FoundCommission& c) {
    return "opens the vote on founding the commission " + safe_text(c.name);
  }
  std::string operator()(const event::JoinCommission& c) {
    return (c.leaves ? "leaves the commission " : "wants to be of the commission ") + vote_of(holding_, c.commission);
  }
  std::string operator()(const event::CommissionReport& c) {
    return "reports for the commission " + vote_of(holding_, c.commission) + ": " + safe_text(c.text);
  }
  std::string operator()(const event::TakeTask& c) {
    return (c.gives_back ? "gives back the task " : "takes the task ") + c.task.hex().substr(0, 8);
  }
  std::string operator()(const event::FinishTask& c) { return "finishes the task " + c.task.hex().substr(0, 8); }
  std::string operator()(const event::GrantBudget& c) {
    return "opens the vote on " + std::to_string(c.amount) + " " + safe_text(c.unit) + " for the commission " +
           vote_of(holding_, c.commission);
  }
  std::string operator()(const event::Spend& c) {
    return "spends " + std::to_string(c.amount) + ": " + safe_text(c.what);
  }
  std::string operator()(const event::Dissolve& c) {
    return c.commission ? "opens the vote on ending the commission " + vote_of(holding_, *c.commission)
                        : "opens the vote on ending the assembly";
  }
  std::string operator()(const event::Hide& c) {
    return "hides " + c.target.hex().substr(0, 8) + ": " + safe_text(c.reason);
  }
  std::string operator()(const event::Oppose& c) { return "opposes " + c.target.hex().substr(0, 8); }
  std::string operator()(const event::PastDecision& c) {
    return "records what was decided on " + rfc3339(c.date).substr(0, 10) + ": " + safe_text(c.title);
  }
  std::string operator()(const event::Emergency& c) {
    return "opens the vote on other rules until " + rfc3339(c.until);
  }
  std::string operator()(const event::Extend& c) { return "gives once more time to " + title_of(holding_, c.target); }
  std::string operator()(const event::Cancel& c) {
    return "asks to cancel " + vote_of(holding_, c.vote) + ": " + safe_text(c.reason);
  }
  std::string operator()(const event::CutOff& c) {
    return "opens the vote on saying that the assembly is cut off until " + rfc3339(c.until);
  }
  std::string operator()(const event::ProposeCharter& c) {
    return c.earlier ? "opens another reading of " + vote_of(holding_, *c.earlier)
                     : "opens a reading of another charter";
  }
  // Of the rest the kind and the title say enough.
  template <class Content>
  std::string operator()(const Content& c) {
    const std::string title = safe_text(event::title_of(c));
    std::string said(event::kind_name(event::kind_of(c)));
    std::ranges::replace(said, '_', ' ');
    return title.empty() ? said : said + ": " + title;
  }
  std::string operator()(const event::Statement& c) { return "states, for the assembly: " + safe_text(c.text); }

 private:
  Holding& holding_;
};

std::vector<PersonId> people_named(const event::Content& content) {
  const auto* c = std::get_if<event::HandIn>(&content);
  const auto* person = c == nullptr ? nullptr : std::get_if<event::PersonRecord>(&c->record.fields);
  return person != nullptr ? std::vector{person->person} : event::people_in(content);
}

/// Which events `--about` shows.
class About {
 public:
  static Allowed<About> of(Holding& holding, const std::string& words) {
    About out;
    if (words.empty()) return out;
    out.all_ = false;
    Lookup lookup(holding);
    const journal::Table& table = holding.journal().table();
    if (const auto proposal = lookup.proposal(words)) {
      for (const auto v : holding.state().proposals[*proposal].versions)
        out.events_.insert(table.id(holding.state().versions[v].event));
      for (const auto d : holding.state().proposals[*proposal].decisions)
        out.events_.insert(table.id(holding.state().decisions[d].event));
      return out;
    }
    if (const auto event = lookup.event(words)) {
      out.events_.insert(table.id(*event));
      return out;
    }
    const auto person = lookup.person(words);
    if (!person) return tl::unexpected(person.error());
    out.person_ = holding.state().persons[*person].id;
    out.person_index_ = *person;
    return out;
  }
  [[nodiscard]] bool shows(Holding& holding, journal::EventIndex e) const {
    if (all_ || events_.contains(holding.journal().table().id(e))) return true;
    if (person_ && holding.state().owner(holding.journal().table().device_of(e)) == person_index_) return true;
    const auto said = holding.read(e);
    if (!said) return false;
    const auto names = event::events_in(said->content);
    const auto people = people_named(said->content);
    return std::ranges::any_of(names, [&](const EventId& name) { return events_.contains(name); }) ||
           (person_ && std::ranges::find(people, *person_) != people.end());
  }

 private:
  bool all_ = true;
  std::set<EventId> events_;
  std::optional<PersonId> person_;
  assembly::PersonIndex person_index_ = assembly::kNoPerson;
};

/// All kept events: sealed ones as they came, then the open page in its order.
std::vector<journal::EventIndex> in_order(Holding& holding) {
  journal::Journal& journal = holding.journal();
  std::vector<journal::EventIndex> out;
  for (journal::EventIndex e = 0; e < journal.table().size(); ++e)
    if (journal.is_kept(e) && journal.page_of(e) < journal.page()) out.push_back(e);
  const auto& open = journal.order().events();
  out.insert(out.end(), open.begin(), open.end());
  return out;
}

Value log_line(Holding& holding, journal::EventIndex e, bool with_hidden) {
  const auto said = holding.read(e);
  return Value::Object{{"id", holding.journal().table().id(e).hex()},
                       {"kind", kind_of(holding, e)},
                       {"author", author_of(holding, e)},
                       {"device", holding.journal().table().device(holding.journal().table().device_of(e)).id.hex()},
                       {"claimed", said ? Value(rfc3339(said->claimed)) : Value()},
                       {"page", holding.journal().page_of(e)},
                       {"applied", is_applied(holding, e)},
                       {"code", code_of(holding, e)},
                       {"marks", marks_of(holding, e)},
                       {"summary", summary_of(holding, e, with_hidden)}};
}

/// One of the two acts of a fork. What stands outside the journal is held as evidence without its words: header and
/// signature prove enough.
Value forked_act(Holding& holding, const EventId& id) {
  const auto e = holding.journal().find(id);
  const bool kept = e && holding.journal().is_kept(*e);
  const auto event = e ? holding.fetch(*e) : holding.evidence(id);
  Value out = Value::Object{{"id", id.hex()}, {"kept", kept}, {"kind", nullptr}, {"claimed", nullptr}};
  out.set("summary", nullptr);
  if (!event || !event->body) return out;
  const auto read = event::decode_body(*event->body);
  if (!read) return out;
  out.set("kind", event::kind_name(event::kind_of(read->content))).set("claimed", rfc3339(read->claimed));
  const bool hidden = kept && is_hidden(holding, *e);
  return out.set("summary", hidden ? hidden_words(holding, *e) : std::visit(Summary(holding), read->content));
}
}  // namespace

Reply forks_view(Holding& holding) {
  const assembly::State& state = holding.state();
  std::map<std::string, Value> by_device;
  for (const auto& [device, proof] : holding.journal().forks()) {
    const auto owner = state.owner(device);
    const bool known = owner != assembly::kNoPerson;
    by_device[proof.device.hex()] =
        Value::Object{{"device", proof.device.hex()},
                      {"member", known ? Value(state.persons[owner].id.hex()) : Value()},
                      {"name", known ? Value(safe_text(state.persons[owner].name)) : Value()},
                      {"place", proof.seq},
                      {"acts", Value::Array{forked_act(holding, proof.first), forked_act(holding, proof.second)}}};
  }
  Value::Array out;
  for (auto& [id, fork] : by_device) out.push_back(std::move(fork));
  return success(Value::Object{{"complete", holding.complete()}, {"forks", std::move(out)}});
}

std::string summary_of(Holding& holding, journal::EventIndex e, bool with_hidden) {
  if (!with_hidden && is_hidden(holding, e)) return hidden_words(holding, e);
  const auto said = holding.read(e);
  return said ? std::visit(Summary(holding), said->content) : std::string("cannot be read");
}

Reply log_view(Holding& holding, const ask::Log& log) {
  const auto about = About::of(holding, log.about);
  if (!about) return failure(about.error());
  std::vector<journal::EventIndex> order = in_order(holding);
  if (log.newest) std::ranges::reverse(order);
  std::size_t from = 0;
  if (!log.after.empty()) {
    const auto cursor = EventId::from_hex_text(log.after);
    const auto e = cursor ? holding.journal().find(*cursor) : std::nullopt;
    const auto at = e ? std::ranges::find(order, *e) : order.end();
    if (at == order.end()) return failure(not_found("cursor", log.after).value());
    from = static_cast<std::size_t>(at - order.begin()) + 1;
  }
  const std::uint64_t limit = std::clamp<std::uint64_t>(log.limit, 1, kLogMax);
  Value::Array events;
  Value next;
  for (std::size_t i = from; i < order.size(); ++i) {
    if (!about->shows(holding, order[i])) continue;
    if (events.size() == limit) {
      next = events.back()["id"];
      break;
    }
    events.push_back(log_line(holding, order[i], log.hidden));
  }
  return success(
      Value::Object{{"complete", holding.complete()}, {"next", std::move(next)}, {"events", std::move(events)}});
}

Reply export_lines(Holding& holding, const std::function<bool(const Value&)>& sink) {
  if (!holding.has_journal())
    return failure({{errc::kNotMember, "this home holds nothing of the assembly yet"}, {}, {}, {}});
  const std::vector<journal::EventIndex> order = in_order(holding);
  const auto count = std::uint64_t{order.size()};
  const Value head = Value::Object{{"format", "folkmoot-export/1"}, {"assembly", holding.id.hex()}, {"events", count}};
  if (!sink(head)) return success(head);
  for (const journal::EventIndex e : order) {
    const auto event = holding.fetch(e);
    if (!event)
      return failure(
          {{errc::kDamagedHome, "an event could not be read: " + holding.journal().table().id(e).hex()}, {}, {}, {}});
    const bool go_on = sink(Value::Object{{"id", event->id.hex()},
                                          {"header", to_hex(event::encode_header(event->header))},
                                          {"body", event->body ? Value(to_hex(*event->body)) : Value()},
                                          {"signature", event->signature.hex()},
                                          {"kind", kind_of(holding, e)},
                                          {"applied", is_applied(holding, e)},
                                          {"code", code_of(holding, e)}});
    if (!go_on) break;
  }
  return success(Value::Object{{"assembly", holding.id.hex()}, {"events", count}});
}

}  // namespace folkmoot::node
