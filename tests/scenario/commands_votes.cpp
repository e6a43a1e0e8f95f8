// Acts that open votes or answer them, in the words of the command line.
#include <ranges>

#include "event/charter_presets.h"
#include "tests/scenario/perform.h"

namespace folkmoot::scenario {

using assembly::Object;
namespace act = node::act;

namespace {
event::Terms terms(const Author& author, const act::Terms& terms) {
  const event::Charter& charter = author.world.replica().state().charter();
  return {{author.world.time().ms + terms.cast_in_ms},
          terms.window_ms.value_or(charter.vote_window_ms),
          terms.early,
          terms.urgent};
}
}  // namespace

Parsed<EventId> last_lot(const Author& author) {
  Replica& replica = author.world.replica();
  for (const assembly::Vote& vote : std::views::reverse(replica.state().votes))
    if (vote.matter == assembly::Matter::lot) return replica.journal().table().id(vote.event);
  return fault(author.line.place, "no vote on a lot was opened");
}

Parsed<Done> perform_act(const Author& author, const act::Open& open) {
  event::Open content{terms(author, open.terms), open.question, open.text, open.threshold,
                      open.retention_ms,         open.options};
  if (open.fallback_of) {
    FM_ASSIGN(content.fallback_of, event_of(author, *open.fallback_of));
  }
  if (open.commission) {
    FM_ASSIGN(content.commission, event_of(author, *open.commission));
  }
  if (open.anew) {
    FM_ASSIGN(content.anew, event_of(author, *open.anew));
  }
  FM_ASSIGN(Done done, write(author, std::move(content)));
  done.called = open.question;
  return done;
}

Parsed<Done> perform_act(const Author& author, const act::ProposeCharter& propose) {
  const assembly::State& state = author.world.replica().state();
  event::ProposeCharter content{terms(author, propose.terms), {}, state.charters[state.standing_charter()].id, {}};
  if (author.manner.of_founding) content.base = state.charters.front().id;
  if (propose.earlier) {
    FM_ASSIGN(content.earlier, event_of(author, *propose.earlier));
    const auto vote = state.made(Object::vote, *author.world.replica().journal().find(*content.earlier));
    if (vote && state.votes[*vote].proposed)
      content.charter = event::encode_charter(state.votes[*vote].proposed->charter);
  }
  if (!propose.charter.empty()) {
    const event::CharterPreset* const preset = event::find_charter_preset(propose.charter);
    auto charter = event::read_charter(preset != nullptr ? preset->text : propose.charter,
                                       state.charters[state.standing_charter()].charter);
    if (!charter) return fault(author.line.place, charter.error().error.detail);
    content.charter = event::encode_charter(*charter);
  }
  if (author.manner.forged.contains("charter")) content.charter.pop_back();
  return write(author, std::move(content));
}

Parsed<Done> perform_act(const Author& author, const act::Emergency& emergency) {
  const assembly::State& state = author.world.replica().state();
  const auto charter = event::read_charter(emergency.charter, state.charter());
  if (!charter) return fault(author.line.place, charter.error().error.detail);
  return write(author, event::Emergency{terms(author, emergency.terms),
                                        event::encode_charter(*charter),
                                        state.charters[state.standing_charter()].id,
                                        {author.world.time().ms + emergency.until_in_ms},
                                        emergency.reason});
}

Parsed<Done> perform_act(const Author& author, const act::Vote& vote) {
  FM_ASSIGN(const EventId id, event_of(author, vote.vote));
  event::Vote content{id, event::Choice::yes, vote.final, {}};
  if (const auto choice = event::choice_from(vote.ballot)) {
    content.choice = *choice;
    return write(author, std::move(content));
  }
  const assembly::State& state = author.world.replica().state();
  const auto e = author.world.replica().journal().find(id);
  const auto there = e ? state.made(Object::vote, *e) : std::nullopt;
  // A ballot of another kind than the vote's is void, and a story can say so.
  const auto& choices = there ? state.votes[*there].choices : std::nullopt;
  auto marks = choices ? event::parse_marks(vote.ballot, choices->method, choices->options) : event::Marks{1, 2};
  if (!marks) return fault(author.line.place, "expected a ballot on these options");
  content.marks = *std::move(marks);
  return write(author, std::move(content));
}

Parsed<Done> perform_act(const Author& author, const act::Remove& remove) {
  FM_ASSIGN(const PersonId who, person(author, remove.person));
  return write(author, event::Remove{terms(author, remove.terms), who, remove.as_infiltrator, remove.reason});
}

Parsed<Done> perform_act(const Author& author, const act::GiveMandate& mandate) {
  FM_ASSIGN(const PersonId who, person(author, mandate.holder));
  const Instant until{author.world.time().ms + mandate.until_in_ms};
  return write(author, event::Mandate{terms(author, mandate.terms), who, mandate.scope, mandate.kind, until,
                                      mandate.instructions, mandate.more, mandate.waiver});
}

Parsed<Done> perform_act(const Author& author, const act::Recall& recall) {
  FM_ASSIGN(const EventId id, event_of(author, recall.mandate));
  event::Recall content{terms(author, recall.terms), id, recall.reason, std::nullopt};
  if (recall.holder) {
    FM_ASSIGN(content.holder, person(author, *recall.holder));
  }
  return write(author, content);
}

Parsed<Done> perform_act(const Author& author, const act::OpenLot& lot) {
  FM_ASSIGN(std::vector<PersonId> tellers, persons(author, lot.tellers));
  event::DrawLot content{terms(author, lot.terms), std::move(tellers), lot.entropy, std::nullopt};
  if (lot.election) {
    FM_ASSIGN(content.election, event_of(author, *lot.election));
  }
  return write(author, content);
}

Parsed<Done> perform_act(const Author& author, const act::TellLot& tell) {
  FM_ASSIGN(const EventId lot, last_lot(author));
  return write(author, event::LotEntropy{lot, tell.entropy});
}

Parsed<Done> perform_act(const Author& author, const act::State& statement) {
  FM_ASSIGN(const EventId id, event_of(author, statement.mandate));
  return write(author, event::Statement{id, statement.text});
}

}  // namespace folkmoot::scenario
