// Admission after the founding: vouches and objections, people without a device, and leaving. Nobody admits: whether
// someone is on the roll follows from these (roll.h).
#include <algorithm>

#include "assembly/pages.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
/// The applicants that an act names, all of them known to its author; or the verdict on the act.
struct Applicants {
  Verdict verdict = Verdict::applied;
  std::vector<PersonIndex> persons;  // each once
};

Applicants applicants_in(const Context& context, const std::vector<PersonId>& ids) {
  Applicants out;
  for (const PersonId& id : ids) {
    const auto person = context.state.person(id);
    if (!person || !is_known(context.view, context.state.persons[*person])) return {Verdict::act_unknown_reference, {}};
    if (std::find(out.persons.begin(), out.persons.end(), *person) == out.persons.end()) out.persons.push_back(*person);
  }
  return out;
}

/// Keeps the applicants for whom the act changes something. If there are none, the first one's reason is the verdict.
template <class Check>
void keep_where_it_counts(Applicants& applicants, Check check) {
  Verdict first = Verdict::applied;
  std::erase_if(applicants.persons, [&](PersonIndex p) {
    const Verdict verdict = check(p);
    if (is_void(verdict) && first == Verdict::applied) first = verdict;
    return is_void(verdict);
  });
  if (applicants.persons.empty()) applicants.verdict = first;
}

Verdict check_vouch(const Context& context, PersonIndex p) {
  const Person& person = context.state.persons[p];
  if (is_gone(context.view, person)) return Verdict::application_taken_back;
  if (is_on_roll(context.view, person)) return Verdict::vouch_admitted;
  return context.view.has_by(person.vouches, context.author) ? Verdict::vouch_repeated : Verdict::applied;
}

Verdict check_objection(const Context& context, PersonIndex p) {
  const Person& person = context.state.persons[p];
  if (is_gone(context.view, person)) return Verdict::application_taken_back;
  if (context.view.has_by(person.objections, context.author)) return Verdict::objection_repeated;
  // In the founding page whoever saw the vouches saw the admission, pending or not.
  const bool too_late =
      is_on_roll(context.view, person) || (in_founding_page(context.state) && is_vouched(context.view, person));
  return too_late ? Verdict::objection_too_late : Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::Vouch& vouch) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (const Verdict verdict = check_voucher(context); is_void(verdict)) return verdict;
  Applicants applicants = applicants_in(context, vouch.applicants);
  if (is_void(applicants.verdict)) return applicants.verdict;
  keep_where_it_counts(applicants, [&](PersonIndex p) { return check_vouch(context, p); });
  if (is_void(applicants.verdict)) return applicants.verdict;
  if (applicants.persons.size() > vouches_left(context)) return Verdict::vouch_too_often;
  if (context.dry_run) return Verdict::applied;
  for (const PersonIndex p : applicants.persons) {
    Person& person = state.persons[p];
    person.vouches.push_back(context.act());
    state.persons[context.author].vouches_given.push_back({context.event, state.page.number});
    context.touch(Subject::person, person.entry, p);
  }
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Object& object) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  Applicants applicants = applicants_in(context, object.applicants);
  if (is_void(applicants.verdict)) return applicants.verdict;
  keep_where_it_counts(applicants, [&](PersonIndex p) { return check_objection(context, p); });
  if (is_void(applicants.verdict)) return applicants.verdict;
  if (context.dry_run) return Verdict::applied;
  for (const PersonIndex p : applicants.persons) {
    state.persons[p].objections.push_back(context.act());
    context.touch(Subject::person, state.persons[p].entry, p);
  }
  return Verdict::applied;
}

Verdict judge(Context& context, const event::ListPersons& list) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (context.dry_run) return Verdict::applied;
  for (std::uint32_t i = 0; i < list.names.size(); ++i) {
    const PersonIndex p = find_or_add_person(context, event::listed_person(context.id(), i));
    Person& person = state.persons[p];
    person.listed = true;
    person.steward = context.author;
    person.applications.push_back({context.event, {}});
    name_person(context, person, list.names[i]);
    context.touch(Subject::person, person.entry, p);
  }
  return Verdict::applied;
}

/// To leave is always possible, for an applicant too.
Verdict judge(Context& context, const event::Leave&) {
  if (context.author == kNoPerson) return Verdict::act_not_member;
  Person& person = context.state.persons[context.author];
  if (!is_known(context.view, person) || has_left(context.view, person)) return Verdict::act_not_member;
  if (context.dry_run) return Verdict::applied;
  person.leaves.push_back(context.event);
  context.touch(Subject::person, person.entry, context.author);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly
