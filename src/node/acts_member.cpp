#include "node/acts_member.h"

#include <algorithm>

#include "assembly/lot.h"
#include "assembly/view.h"
#include "assembly/votes.h"
#include "assembly/witnesses.h"
#include "base/text.h"
#include "event/charter_text.h"
#include "node/acts_member_parts.h"
#include "node/acts_words.h"
#include "node/core.h"
#include "node/duties.h"
#include "node/encrypted_acts.h"
#include "node/links.h"
#include "node/lookup.h"
#include "node/shapes.h"

namespace folkmoot::node {

namespace {
/// Performs acts in one assembly: a function for each.
class Performer {
 public:
  Performer(Holding& holding, Call& call) : holding_(holding), call_(call), lookup_(holding) {}

  // Not acts of a member: the node does these itself.
  Allowed<Value> operator()(const act::Found&) { return refuse(errc::kUsage, "not in an assembly"); }
  Allowed<Value> operator()(const act::Join&) { return refuse(errc::kUsage, "not in an assembly"); }
  Allowed<Value> operator()(const act::RequestDevice&) { return refuse(errc::kUsage, "not in an assembly"); }

  Allowed<Value> operator()(const act::Composed& act) {
    KnownNames names(holding_, call_.now);
    const auto content = act.row->compose(act.arguments, names);
    if (!content) return names.refusal ? tl::unexpected(*std::move(names.refusal)) : refuse(content.error());
    return opened(write(*content, names.rests_on));
  }

  Allowed<Value> operator()(const act::Encrypted& act) { return perform_encrypted(holding_, act, call_); }

  Allowed<Value> operator()(const act::Invite& act) {
    const auto made = make_invitation(holding_, act.expires_in_ms, call_);
    if (!made) return tl::unexpected(made.error());
    Value out = act_shape(holding_, made->event);
    return out.set("invitation", made->text).set("expires", rfc3339(made->expires)).set("founder", made->founder);
  }

  Allowed<Value> operator()(const act::Vouch& act) {
    auto people = persons(act.applicants);
    if (!people) return tl::unexpected(people.error());
    return write(event::Vouch{std::move(people->ids), act.basis, act.note}, people->rests_on);
  }

  Allowed<Value> operator()(const act::Object& act) {
    auto people = persons(act.applicants);
    if (!people) return tl::unexpected(people.error());
    return write(event::Object{std::move(people->ids), act.reason}, people->rests_on);
  }

  Allowed<Value> operator()(const act::AskForSeal&) {
    if (auto asked = holding_.sealing().ask(call_.now); !asked) return refuse(std::move(asked).error());
    return seal_shape(holding_, call_.now);
  }
  Allowed<Value> operator()(const act::KeepTexts& act) {
    holding_.texts().keep_all(act.keeps);
    holding_.texts().drop_due();
    return Value::Object{{"texts", texts_shape(holding_)}};
  }
  Allowed<Value> operator()(const act::Reconvene& act) {
    auto witnesses = new_witnesses(act.persons);
    if (!witnesses) return tl::unexpected(witnesses.error());
    ReconveneWish wish{*std::move(witnesses), act.reason, {}};
    if (act.goes_on) {
      const auto& dispute = holding_.sealing().dispute();
      if (!dispute || !looks_like_id(*act.goes_on)) return not_found("seal", *act.goes_on);
      for (const seal::CoreId& core : {dispute->ours.core(), dispute->other.core()})
        if (core.hex().starts_with(*act.goes_on)) wish.goes_on = core;
      if (!wish.goes_on) return not_found("seal", *act.goes_on);
    }
    const auto made = holding_.sealing().reconvene(wish, call_.now);
    if (!made) return refuse(made.error());
    Value out = seal_shape(holding_, call_.now);
    return out.set("reconvening", made->hex());
  }

  Allowed<Value> operator()(const act::SignReconvening& act) {
    std::vector<Candidate> found;
    std::optional<seal::ReconveningId> id;
    for (const auto& [each, said] : holding_.sealing().voices().all())
      if (looks_like_id(act.id) && each.hex().starts_with(act.id)) {
        found.push_back({each.hex(), said.reconvening.reason});
        id = each;
      }
    if (found.size() > 1) return ambiguous("reconvening", act.id, found);
    if (!id) return not_found("reconvening", act.id);
    if (auto said = holding_.sealing().speak_for(*id, call_.now); !said) return refuse(said.error());
    Value out = seal_shape(holding_, call_.now);
    return out.set("reconvening", id->hex());
  }

  Allowed<Value> operator()(const act::Leave&) { return write(event::Leave{}, {}); }

  Allowed<Value> operator()(const act::AddDevice& act) {
    auto link = decode_device_code(act.code);
    if (!link) return refuse(std::move(link).error());
    const DeviceId device = link->record.device();
    const auto written = holding_.write(call_, event::HandIn{link->record});
    if (!written) return tl::unexpected(written.error());
    std::vector<DeviceCode> codes;
    codes.reserve(holding_.codes.size() + 1);
    for (const DeviceCode& other : holding_.codes) codes.push_back({other.device, other.secret.clone()});
    codes.push_back({device, link->secret.clone()});
    holding_.set_codes(std::move(codes));
    Value out = act_shape(holding_, *written);
    return out.set("device", device.hex());
  }

  Allowed<Value> operator()(const act::SuspendDevice& act) {
    const auto device = lookup_.device(act.device);
    if (!device) return tl::unexpected(device.error());
    event::SuspendDevice content{holding_.journal().table().device(*device).id, {}, {}};
    content.first = suspension_to_join(holding_, *device);
    std::vector<EventId> rests_on;
    if (content.first) {
      rests_on.push_back(*content.first);
    } else if (const auto tips = holding_.journal().tips(*device); !tips.empty()) {
      content.tip = holding_.journal().table().id(tips.back());
      rests_on.push_back(*content.tip);
    }
    auto out = write(content, rests_on);
    if (out) out->set("device", content.device.hex()).set("suspended", holding_.state().suspended(*device));
    return out;
  }

  Allowed<Value> operator()(const act::WitnessDevice& act) {
    const auto device = lookup_.device(act.device);
    if (!device) return tl::unexpected(device.error());
    const DeviceId id = holding_.journal().table().device(*device).id;
    const auto written =
        id == holding_.own_device() ? renew_seal_key(holding_, call_) : holding_.write(call_, event::Witness{id, {}});
    if (!written) return tl::unexpected(written.error());
    Value out = act_shape(holding_, *written);
    return out.set("device", id.hex());
  }

  Allowed<Value> operator()(const act::ListPersons& act) {
    if (act.names.size() > event::kMaxListed) return refuse(errc::kUsage, "200 people at a time");
    auto out = write(event::ListPersons{act.names}, {});
    if (!out) return out;
    const auto event = *EventId::from_hex_text((*out)["event"].text());
    Value::Array members;
    for (std::uint32_t i = 0; i < act.names.size(); ++i) members.emplace_back(event::listed_person(event, i).hex());
    out->set("members", std::move(members));
    return out;
  }

  Allowed<Value> operator()(const act::Propose& act) {
    if (act.revise) {
      const auto proposal = lookup_.proposal(*act.revise);
      if (!proposal) return tl::unexpected(proposal.error());
      const EventId id = id_of(holding_.state().proposals[*proposal].event);
      auto out = write(event::Revise{id, act.title, act.text, deliberation(act)}, {id, last_version(*proposal)});
      if (out) out->set("proposal", id.hex());
      return out;
    }
    event::Propose content{act.title, act.text, {}, deliberation(act)};
    std::vector<EventId> rests_on;
    if (act.commission) {
      const auto commission = lookup_.vote(*act.commission);
      if (!commission) return tl::unexpected(commission.error());
      content.commission = id_of(holding_.state().votes[*commission].event);
      rests_on.push_back(*content.commission);
    }
    if (act.admit) {
      auto people = persons({*act.admit});
      if (!people) return tl::unexpected(people.error());
      content.admit = people->ids.front();
      rests_on.insert(rests_on.end(), people->rests_on.begin(), people->rests_on.end());
    }
    auto out = write(content, rests_on);
    if (out) out->set("proposal", (*out)["event"]);
    return out;
  }

  Allowed<Value> operator()(const act::Note& act) {
    const auto target = lookup_.event(act.target);
    if (!target) return tl::unexpected(target.error());
    return write(event::Note{id_of(*target), act.text}, {id_of(*target)});
  }

  Allowed<Value> operator()(const act::TakePosition& act) {
    const auto proposal = lookup_.proposal(act.proposal);
    if (!proposal) return tl::unexpected(proposal.error());
    const EventId version = last_version(*proposal);
    return write(event::Position{version, act.stance, act.reason}, {version});
  }

  Allowed<Value> operator()(const act::Enter& act) {
    const auto proposal = lookup_.proposal(act.proposal);
    if (!proposal) return tl::unexpected(proposal.error());
    const auto person = lookup_.person(act.person);
    if (!person) return tl::unexpected(person.error());
    const EventId version = last_version(*proposal);
    const assembly::Person& there = holding_.state().persons[*person];
    std::vector<EventId> rests_on{version};
    if (!there.applications.empty()) rests_on.push_back(id_of(there.applications.front().event));
    return write(event::Enter{version, there.id, act.stance}, rests_on);
  }

  Allowed<Value> operator()(const act::Decide& act) {
    const auto proposal = lookup_.proposal(act.proposal);
    if (!proposal) return tl::unexpected(proposal.error());
    const EventId version = last_version(*proposal);
    event::Content content = event::Decide{version};
    if (act.hands)
      content =
          event::HandCount{version, act.hands->yes, act.hands->no, act.hands->abstain, act.hands->present, act.note};
    auto out = write(content, {version});
    if (!out && out.error().error.code == assembly::code_of(assembly::Verdict::decide_missing_positions))
      name_missing(holding_, *proposal, out.error());
    return out ? with_decision(holding_, *std::move(out)) : out;
  }

  Allowed<Value> operator()(const act::Confirm& act) {
    event::Confirm content;
    std::optional<journal::EventIndex> last;
    for (const std::string& words : act.targets) {
      const auto target = lookup_.event(words);
      if (!target) return tl::unexpected(target.error());
      content.targets.push_back(id_of(*target));
      last = *target;
    }
    std::ranges::sort(content.targets);
    const auto twice = std::ranges::unique(content.targets);
    content.targets.erase(twice.begin(), twice.end());
    const std::vector<EventId> rests_on = content.targets;
    auto out = write(std::move(content), rests_on);
    return out ? with_decision(holding_, *std::move(out), last) : out;
  }

  Allowed<Value> operator()(const act::Withdraw& act) {
    const auto proposal = lookup_.proposal(act.proposal);
    if (!proposal) return tl::unexpected(proposal.error());
    const EventId id = id_of(holding_.state().proposals[*proposal].event);
    return write(event::Withdraw{id}, {id});
  }

  Allowed<Value> operator()(const act::Open& act) {
    event::Open content{terms(act.terms), act.question, act.text, act.threshold, act.retention_ms, act.options};
    std::vector<EventId> rests_on;
    if (act.fallback_of) {
      const auto proposal = lookup_.proposal(*act.fallback_of);
      if (!proposal) return tl::unexpected(proposal.error());
      content.fallback_of = id_of(holding_.state().proposals[*proposal].event);
      rests_on = {*content.fallback_of, last_version(*proposal)};
    }
    if (act.commission) {
      const auto commission = lookup_.vote(*act.commission);
      if (!commission) return tl::unexpected(commission.error());
      content.commission = id_of(holding_.state().votes[*commission].event);
      rests_on.push_back(*content.commission);
    }
    if (act.anew) {
      const auto vote = lookup_.vote(*act.anew);
      if (!vote) return tl::unexpected(vote.error());
      content.anew = id_of(holding_.state().votes[*vote].event);
      rests_on.push_back(*content.anew);
    }
    return opened(write(std::move(content), rests_on));
  }

  Allowed<Value> operator()(const act::ProposeCharter& act) {
    const assembly::State& state = holding_.state();
    const assembly::CharterVersion& standing = state.charters[state.standing_charter()];
    event::ProposeCharter out{terms(act.terms), {}, standing.id, std::nullopt};
    std::vector<EventId> rests_on;
    if (act.earlier) {
      const auto vote = lookup_.vote(*act.earlier);
      if (!vote) return tl::unexpected(vote.error());
      const auto& earlier = state.votes[*vote];
      out.earlier = id_of(earlier.event);
      rests_on.push_back(*out.earlier);
      if (earlier.proposed) out.charter = event::encode_charter(earlier.proposed->charter);
    } else {
      auto charter = event::read_charter(act.charter, standing.charter);
      if (!charter) return refuse(charter.error().error);
      out.charter = event::encode_charter(*charter);
    }
    return opened(write(std::move(out), rests_on));
  }

  Allowed<Value> operator()(const act::Emergency& act) {
    const assembly::State& state = holding_.state();
    // What is changed for a time already stays so: otherwise a second measure would end the first.
    const auto charter = event::read_charter(act.charter, state.charter());
    if (!charter) return refuse(charter.error().error);
    return opened(write(event::Emergency{terms(act.terms),
                                         event::encode_charter(*charter),
                                         state.charters[state.standing_charter()].id,
                                         {call_.now.ms + act.until_in_ms},
                                         act.reason},
                        {}));
  }

  Allowed<Value> operator()(const act::Vote& act) {
    const auto vote = lookup_.vote(act.vote);
    if (!vote) return tl::unexpected(vote.error());
    const assembly::Vote& there = holding_.state().votes[*vote];
    const EventId id = id_of(there.event);
    event::Vote ballot{id, event::Choice::yes, act.final, {}};
    if (const auto choice = event::choice_from(act.ballot)) {
      ballot.choice = *choice;
    } else if (!there.choices) {
      return refuse(errc::kUsage, "a ballot is yes, no, abstain or blank, not: " + act.ballot);
    } else {
      auto marks = event::parse_marks(act.ballot, there.choices->method, there.choices->options);
      if (!marks)
        return refuse(errc::kUsage, "no ballot for " + std::string(event::method_name(there.choices->method)) +
                                        " among " + std::to_string(there.choices->options) + " options: " + act.ballot);
      ballot.marks = *std::move(marks);
    }
    auto out = write(std::move(ballot), {id});
    if (out) out->set("vote", id.hex());
    return out;
  }

  Allowed<Value> operator()(const act::Remove& act) {
    auto people = persons({act.person});
    if (!people) return tl::unexpected(people.error());
    return opened(
        write(event::Remove{terms(act.terms), people->ids.front(), act.as_infiltrator, act.reason}, people->rests_on));
  }

  Allowed<Value> operator()(const act::GiveMandate& act) {
    auto people = persons({act.holder});
    if (!people) return tl::unexpected(people.error());
    return opened(write(event::Mandate{terms(act.terms),
                                       people->ids.front(),
                                       act.scope,
                                       act.kind,
                                       {call_.now.ms + act.until_in_ms},
                                       act.instructions,
                                       act.more,
                                       act.waiver},
                        people->rests_on));
  }

  Allowed<Value> operator()(const act::Recall& act) {
    const auto vote = lookup_.vote(act.mandate);
    if (!vote) return tl::unexpected(vote.error());
    const EventId id = id_of(holding_.state().votes[*vote].event);
    event::Recall content{terms(act.terms), id, act.reason, std::nullopt};
    if (act.holder) {
      auto people = persons({*act.holder});
      if (!people) return tl::unexpected(people.error());
      content.holder = people->ids.front();
    }
    return opened(write(content, {id}));
  }

  Allowed<Value> operator()(const act::OpenLot& act) {
    auto people = persons(act.tellers);
    if (!people) return tl::unexpected(people.error());
    event::DrawLot content{terms(act.terms), people->ids, act.entropy, std::nullopt};
    if (act.election) {
      const auto vote = lookup_.vote(*act.election);
      if (!vote) return tl::unexpected(vote.error());
      content.election = id_of(holding_.state().votes[*vote].event);
      people->rests_on.push_back(*content.election);
    }
    return opened(write(content, people->rests_on));
  }

  Allowed<Value> operator()(const act::TellLot& act) {
    const assembly::Lot* lot = assembly::lot_under_way(holding_.state());
    if (lot == nullptr) return refuse(errc::kNotFound, "no lot is under way");
    const EventId id = id_of(lot->event);
    return write(event::LotEntropy{id, act.entropy}, {id});
  }

  Allowed<Value> operator()(const act::State& act) {
    const auto vote = lookup_.vote(act.mandate);
    if (!vote) return tl::unexpected(vote.error());
    const EventId id = id_of(holding_.state().votes[*vote].event);
    return write(event::Statement{id, act.text}, {id});
  }

 private:
  /// Seal keys of these people; of nobody: of all who gave a sign of life in the open page, and of this home's person.
  Allowed<std::vector<SignKey>> new_witnesses(const std::vector<std::string>& words) {
    const assembly::State& state = holding_.state();
    std::set<assembly::PersonIndex> people;
    for (const std::string& word : words) {
      const auto person = lookup_.person(word);
      if (!person) return tl::unexpected(person.error());
      people.insert(*person);
    }
    if (words.empty()) {
      people = holding_.sealing().alive_in_page();
      if (const auto me = holding_.me()) people.insert(*me);
    }
    std::vector<SignKey> out;
    for (const assembly::PersonIndex p : people) {
      const auto device = state.on_roll(p) ? assembly::witness_device(state, p) : std::nullopt;
      if (device)
        out.push_back(*state.devices[*device].seal_key);
      else if (!words.empty())
        return refuse(errc::kNotMember, safe_text(state.persons[p].name) + " is on the roll with no device that seals");
    }
    return out;
  }
  [[nodiscard]] std::optional<event::Deliberation> deliberation(const act::Propose& act) const {
    if (!act.deliberation) return std::nullopt;
    return deliberation_of(*act.deliberation, holding_.state().charter(), call_.now);
  }
  [[nodiscard]] event::Terms terms(const act::Terms& act) const {
    return {{call_.now.ms + act.cast_in_ms},
            act.window_ms.value_or(holding_.state().charter().vote_window_ms),
            act.early,
            act.urgent};
  }
  /// "vote", and when it closes as far as that is known.
  Allowed<Value> opened(Allowed<Value> out) const {
    if (!out) return out;
    const auto e = holding_.journal().find(*EventId::from_hex_text((*out)["event"].text()));
    const auto vote = holding_.state().made(assembly::Object::vote, *e);
    if (!vote) return out;
    out->set("vote", (*out)["event"]);
    out->set("closes_at", time_or_null(assembly::closes_at(holding_.state(), holding_.state().votes[*vote])));
    return out;
  }
  [[nodiscard]] EventId id_of(journal::EventIndex e) const { return holding_.journal().table().id(e); }
  [[nodiscard]] EventId last_version(assembly::ProposalIndex proposal) const {
    return id_of(holding_.state().versions[holding_.state().last_version(proposal)].event);
  }

  struct People {
    std::vector<PersonId> ids;
    /// What made them known.
    std::vector<EventId> rests_on;
  };
  Allowed<People> persons(const std::vector<std::string>& words) {
    if (words.size() > event::kMaxListed) return refuse(errc::kUsage, "200 people at a time");
    People out;
    for (const std::string& word : words) {
      const auto person = lookup_.person(word);
      if (!person) return tl::unexpected(person.error());
      const assembly::Person& there = holding_.state().persons[*person];
      out.ids.push_back(there.id);
      const auto& carriers = there.applications.empty() ? there.accepts : there.applications;
      if (!carriers.empty()) out.rests_on.push_back(id_of(carriers.front().event));
    }
    return out;
  }

  Allowed<Value> write(const event::Content& content, const std::vector<EventId>& rests_on) {
    const auto written = holding_.write(call_, content, rests_on);
    if (!written) return tl::unexpected(written.error());
    return act_shape(holding_, *written);
  }

  Holding& holding_;
  Call& call_;
  Lookup lookup_;
};
}  // namespace

Allowed<Value> perform_in(Holding& holding, const Act& act, Call& call) {
  if (!holding.has_journal())
    return refuse(errc::kNotMember, "this home has applied and holds nothing of the assembly yet",
                  "sync with whoever invited");
  if (auto reached = holding.reached_remembered_seal(); !reached) return tl::unexpected(reached.error());
  auto out = std::visit(Performer(holding, call), act);
  if (!out) return out;
  do_duties(holding, call);
  return out;
}

Reply Node::Core::perform(const Selector& selector, const Act& act, Call& call) {
  const auto answer = [](Allowed<Value> done) { return done ? success(*std::move(done)) : failure(done.error()); };
  if (const auto* found_act = std::get_if<act::Found>(&act)) return answer(found(*found_act, call));
  if (const auto* join_act = std::get_if<act::Join>(&act)) return answer(join(*join_act, call));
  if (std::holds_alternative<act::RequestDevice>(act)) return answer(request_device(call));
  const auto selected = select(selector);
  if (!selected) return failure(selected.error());
  return answer(perform_in(**selected, act, call));
}

}  // namespace folkmoot::node
