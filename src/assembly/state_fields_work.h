#pragma once
// What is kept of commissions and their work, of hidden texts and of records from before: as in state_fields.h.
#include "assembly/state_fields.h"

namespace folkmoot::assembly {

template <class A>
void fields(A& a, Commission& x) {
  a.event(x.event), a.ref(x.vote, Ref::vote), a.seal(x.since_seal), a.seal(x.dissolved_seal);
  refs(a, x.joinings, Ref::joining), each(a, x.reports), fields(a, x.entry);
}
template <class A>
void fields(A& a, Joining& x) {
  a.event(x.event), a.ref(x.commission, Ref::commission), a.ref(x.person, Ref::person), each(a, x.confirms);
  events(a, x.left_by), a.seal(x.seal);
}
template <class A>
void fields(A& a, Task::Taking& x) {
  a.event(x.event), a.ref(x.person, Ref::person), events(a, x.given_back_by);
}
template <class A>
void fields(A& a, Task& x) {
  a.event(x.event), a.ref(x.author, Ref::person), a.ref_or_none(x.commission, Ref::commission);
  optional_fields(a, x.due), each(a, x.takings), each(a, x.finishings), fields(a, x.entry);
}
template <class A>
void fields(A& a, Budget& x) {
  a.event(x.event), a.ref(x.vote, Ref::vote), a.seal(x.since_seal), a(x.paid), fields(a, x.entry);
}
template <class A>
void fields(A& a, Spending& x) {
  a.event(x.event), a.ref(x.budget, Ref::budget), a.ref(x.author, Ref::person), a(x.amount);
  refs(a, x.before, Ref::spending), a(x.state), a.seal(x.seal), a(x.after_expiry), a.seal(x.let_stand_seal);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, Hiding& x) {
  a.event(x.event), a.event(x.target), a.ref(x.author, Ref::person), a(x.author_signs), each(a, x.confirms);
  refs(a, x.drawn, Ref::person), a.seal(x.drawn_seal), each(a, x.opposed), a.seal(x.shown_seal);
  fields(a, x.entry);
}
template <class A>
void fields(A& a, PastRecord& x) {
  a.event(x.event), a.ref(x.author, Ref::person), a(x.date.ms), a(x.title), a(x.text), fields(a, x.entry);
}
template <class A>
void fields(A& a, Dissolution& x) {
  a.seal(x.seal), a.ref_or_none(x.vote, Ref::vote), fields(a, x.entry);
}

}  // namespace folkmoot::assembly
