// Entries of meetings, and of the times at which the assembly meets.
#include "assembly/entry_source.h"
#include "assembly/meetings.h"

namespace folkmoot::assembly {

namespace {
void id_or_null(const Source& from, Writer& out, EventIndex e) {
  if (e == kNoEvent)
    out.null();
  else
    out.id(from.id(e));
}

void write_agenda(const Source& from, Writer& out, const Meeting::Agenda& agenda) {
  out.array(2).id(from.id(agenda.event)).array(agenda.items.size());
  for (const AgendaEntry& item : agenda.items) {
    out.array(4).id(item.title);
    id_or_null(from, out, item.about);
    out.boolean(item.by_consent).id(from.person(item.from));
  }
}

void write_opening(const Source& from, Writer& out, const Meeting::Opening& opening) {
  out.array(7).id(from.id(opening.event)).id(from.person(opening.facilitator)).id(from.person(opening.minute_taker));
  Source::list(out, ids_of(opening.tellers, [&](PersonIndex p) { return from.person(p); }));
  out.uint(opening.quorum.present).uint(opening.quorum.roll).uint(opening.quorum.needed);
}
}  // namespace

EntryBytes write_meeting(const Source& from, std::uint32_t index) {
  const State& state = from.state;
  const Meeting& meeting = state.meetings[index];
  const View all(state);
  Writer out;
  out.array(12).id(from.person(meeting.caller)).uint(meeting.time.ms).id(meeting.title);
  id_or_null(from, out, meeting.second_of == kNone ? kNoEvent : state.meetings[meeting.second_of].event);
  id_or_null(from, out, meeting.commission);
  out.id(state.charters[meeting.charter].id).uint(static_cast<std::uint64_t>(phase_of(all, meeting)));
  write_agenda(from, out, agenda_of(all, meeting));
  std::vector<const Meeting::Opening*> openings;
  for (const Meeting::Opening& opening : meeting.openings)
    if (all.has_people(opening.signatures, kOpeningSigners + 1)) openings.push_back(&opening);
  out.array(openings.size());
  for (const Meeting::Opening* opening : openings) write_opening(from, out, *opening);
  const auto departures = std::ranges::count_if(meeting.floor, [](const FloorStep& step) { return step.departs; });
  out.uint(static_cast<std::uint64_t>(departures));
  Source::list(out, ids_of(meeting.counts, [&](DecisionIndex d) { return from.id(state.decisions[d].event); }));
  Source::list(out, ids_of(meeting.minutes, [&](ProposalIndex p) { return from.id(state.proposals[p].event); }));
  return {event_key(from, meeting.event), out.take()};
}

void write_regular(Writer& out, const std::vector<RegularTime>& times) {
  out.array(times.size());
  for (const RegularTime& time : times)
    out.array(5).id(time.title).uint(time.first.ms).uint(time.every_ms).uint(time.minutes).id(time.place);
}

EntryBytes write_times(const Source& from, std::uint32_t) {
  const RegularTimes& times = from.state.times;
  Writer out;
  out.uint(0);
  if (times.vote == kNone) return {out.take(), {}};
  Writer value;
  value.array(3).uint(times.seal).id(from.id(from.state.votes[times.vote].event));
  write_regular(value, times.times);
  return {out.take(), value.take()};
}

}  // namespace folkmoot::assembly
