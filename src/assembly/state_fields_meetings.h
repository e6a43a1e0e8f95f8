#pragma once
// What is kept of meetings (state_fields.h).
#include "assembly/state_fields.h"

namespace folkmoot::assembly {

template <class A>
void fields(A& a, RegularTimes& x) {
  a.ref_or_none(x.vote, Ref::vote), a.seal(x.seal), each(a, x.times), fields(a, x.entry);
}
template <class A>
void fields(A& a, AgendaEntry& x) {
  a(x.title), a.event_or_none(x.about), a(x.by_consent), a.ref(x.from, Ref::person);
}
template <class A>
void fields(A& a, FloorStep& x) {
  a.event(x.event), a(x.act), a.ref(x.author, Ref::person), a.ref_or_none(x.person, Ref::person), a.event(x.under);
  a(x.item), a.event_or_none(x.about), a(x.floor_class), a(x.list), a(x.rank), a(x.lot), events(a, x.answered_by);
  a(x.departs), a(x.seconds);
}
template <class A>
void fields(A& a, CourseCount& x) {
  a.event(x.event), a(x.of), a.event(x.under), a.event(x.opening), a(x.yes), a(x.no), a(x.abstain), a(x.present);
  each(a, x.signatures);
}
template <class A>
void fields(A& a, Quorate& x) {
  a(x.present), a(x.roll), a(x.needed);
}
template <class A>
void fields(A& a, Meeting::Agenda& x) {
  a.event(x.event), a.ref(x.author, Ref::person), each(a, x.items);
}
template <class A>
void fields(A& a, Meeting::Theme& x) {
  a.event(x.event), a(x.title), each(a, x.supports);
}
template <class A>
void fields(A& a, Meeting::Presence& x) {
  a.event(x.event), refs(a, x.persons, Ref::person), a(x.visitors), a(x.leaves), events(a, x.ended_by);
}
template <class A>
void fields(A& a, Meeting::Opening& x) {
  a.event(x.event), a.ref(x.facilitator, Ref::person), a.ref(x.minute_taker, Ref::person);
  refs(a, x.tellers, Ref::person), fields(a, x.quorum), each(a, x.signatures), events(a, x.ended_by);
}
template <class A>
void fields(A& a, Meeting::Challenge& x) {
  a.event(x.event), a.ref(x.author, Ref::person), a(x.of), a.event(x.under), fields(a, x.quorum);
}
template <class A>
void fields(A& a, Meeting::Opposed& x) {
  a.event(x.event), a.ref(x.author, Ref::person), a.event(x.about);
}
template <class A>
void fields(A& a, Meeting::Close& x) {
  a.event(x.event), a.ref(x.author, Ref::person), a(x.resumes.ms), a(x.is_over);
}
template <class A>
void fields(A& a, Meeting& x) {
  a.event(x.event), a.ref(x.caller, Ref::person), a(x.time.ms), a(x.title), a.ref_or_none(x.second_of, Ref::meeting);
  a.event_or_none(x.commission), a.ref(x.charter, Ref::charter), each(a, x.agendas), each(a, x.themes);
  each(a, x.presences), each(a, x.openings), each(a, x.floor), each(a, x.challenges), each(a, x.courses);
  each(a, x.opposed), each(a, x.closes), refs(a, x.counts, Ref::decision), refs(a, x.minutes, Ref::proposal);
  fields(a, x.entry);
}

}  // namespace folkmoot::assembly
