// Enclosures: founders' accepts, applications and new devices, in the event of whoever hands them in. They are judged
// by their own signatures and count once; the carrier adds nothing and can spoil nothing. Also the invitations they
// use.
#include <algorithm>

#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
SignKey person_key(const PersonId& person) { return reinterpret_id<SignKey>(person); }

/// The signatures beside the device's own, which the journal checked when it let the event introduce the key.
bool check_signatures(const event::Record& record, const std::optional<PersonId>& person,
                      const std::optional<SignKey>& invitation) {
  const RecordId id = event::record_id(record);
  if (person &&
      (!crypto::is_valid_key(person_key(*person)) || !event::record_signed_by(record, id, 1, person_key(*person))))
    return false;
  // An invitation's key is looked at where it is used, since most of what an invitation costs is this check.
  return !invitation || (crypto::is_valid_key(*invitation) && event::record_signed_by(record, id, 2, *invitation));
}

bool proves_itself(Context& context, const event::Record& record, const std::optional<PersonId>& person,
                   const std::optional<SignKey>& invitation) {
  if (context.dry_run)
    return event::introduces_device(record, event::record_id(record)) && check_signatures(record, person, invitation);
  if (!context.table().introduces(context.event)) return false;
  const auto known = context.proofs.known.find(context.id());
  if (known != context.proofs.known.end()) return known->second;
  // Under a seal its signers have vouched for it: looked at later (event/signed_parts.h).
  const bool valid = context.under_seal || check_signatures(record, person, invitation);
  context.proofs.known.emplace(context.id(), valid);
  return valid;
}

/// The device that the enclosure's event introduces. In a dry run it may be new to the journal: then an index that
/// nobody has.
journal::DeviceIndex introduced(const Context& context, const event::Record& record) {
  if (!context.dry_run) return *context.table().introduces(context.event);
  return context.table()
      .find_device(record.device())
      .value_or(static_cast<journal::DeviceIndex>(context.table().device_count()));
}

/// What was handed in for this person before, if anything.
Verdict check_new(const Context& context, PersonIndex person, const RecordId& record) {
  if (person >= context.state.persons.size()) return Verdict::applied;
  bool known = false;
  const Person& there = context.state.persons[person];
  for (const auto* carriers : {&there.accepts, &there.applications}) {
    for (const Person::Carrier& carrier : *carriers) {
      if (!context.view.has(carrier.event)) continue;
      if (carrier.record == record) return Verdict::hand_in_repeated;
      known = true;
    }
  }
  return known ? Verdict::application_repeated : Verdict::applied;
}

/// The founder who began comes without an invitation: on the device that founded, by the hand of that device, before
/// the assembly is constituted, and once.
bool is_first_founder(const Context& context, const event::PersonRecord& fields) {
  const Founding& founding = context.state.founding;
  if (!fields.is_accept || context.device != founding.device ||
      fields.device != context.table().device(founding.device).id)
    return false;
  return !constituted(context.view) && context.view.people(founding.firsts) == 0;
}

Verdict judge_person(Context& context, const event::Record& record, const event::PersonRecord& fields) {
  State& state = context.state;
  if (fields.assembly != context.journal.assembly()) return Verdict::hand_in_wrong_assembly;
  const RecordId id = event::record_id(record);
  Named invitation;
  if (fields.invitation) {
    invitation = named(context, Object::invitation, *fields.invitation);
    if (invitation.verdict != Verdict::applied) return Verdict::invitation_unknown;
  }
  const auto key = fields.invitation ? std::optional(state.invitations[invitation.index].key) : std::nullopt;
  const auto known = state.person(fields.person);
  const PersonIndex before = known.value_or(kNoPerson);
  if (const Verdict verdict = check_new(context, before, id); is_void(verdict)) return verdict;
  if (!proves_itself(context, record, fields.person, key)) return Verdict::hand_in_bad_proof;
  if (!fields.invitation && !is_first_founder(context, fields)) return Verdict::invitation_missing;
  if (fields.invitation)
    for (const Person::Carrier& use : state.invitations[invitation.index].uses)
      if (use.record != id && context.view.has(use.event)) return Verdict::invitation_used;
  const journal::DeviceIndex device = introduced(context, record);
  if (const Verdict verdict = check_binding(context, device, before); is_void(verdict)) return verdict;

  if (context.dry_run) return Verdict::applied;
  const PersonIndex p = find_or_add_person(context, fields.person);
  Person& person = state.persons[p];
  const bool founds = fields.is_accept && !constituted(context.view);
  (founds ? person.accepts : person.applications).push_back({context.event, id});
  name_person(context, person, fields.name);
  if (fields.invitation) {
    Invitation& used = state.invitations[invitation.index];
    used.uses.push_back({context.event, id});
    context.touch(Subject::invitation, used.entry, invitation.index);
  } else {
    state.founding.firsts.push_back({context.event, p});
  }
  bind_device(context, device, p, fields.prekey, fields.seal_key);
  context.touch(Subject::person, person.entry, p);
  if (founds) context.touch(Subject::founding, state.founding.entry, 0);
  return Verdict::applied;
}

Verdict judge_device(Context& context, const event::Record& record, const event::DeviceRecord& fields) {
  State& state = context.state;
  if (fields.assembly && *fields.assembly != context.journal.assembly()) return Verdict::hand_in_wrong_assembly;
  if (!proves_itself(context, record, fields.person, std::nullopt)) return Verdict::hand_in_bad_proof;
  // Signed by the person it is for, anybody may carry it; else it is for whoever carries it.
  PersonIndex p = context.author;
  if (fields.person) {
    const auto known = state.person(*fields.person);
    if (!known || !is_known(context.view, state.persons[*known])) return Verdict::act_unknown_reference;
    p = *known;
  }
  if (p == kNoPerson || has_left(context.view, state.persons[p])) return Verdict::act_not_member;
  const journal::DeviceIndex device = introduced(context, record);
  if (const Verdict verdict = check_binding(context, device, p); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  bind_device(context, device, p, fields.prekey, std::nullopt);
  return Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::HandIn& hand_in) {
  if (const auto* person = std::get_if<event::PersonRecord>(&hand_in.record.fields))
    return judge_person(context, hand_in.record, *person);
  return judge_device(context, hand_in.record, std::get<event::DeviceRecord>(hand_in.record.fields));
}

Verdict judge(Context& context, const event::Invite& invite) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  std::vector<InvitationIndex>& same_key = state.invitations_by_key[invite.key];
  for (const InvitationIndex other : same_key)
    if (context.view.has(state.invitations[other].event)) return Verdict::invitation_repeated;
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<InvitationIndex>(state.invitations.size());
  same_key.push_back(index);
  Invitation& made = state.invitations.emplace_back();
  made.event = context.event;
  made.key = invite.key;
  made.author = context.author;
  context.make(Object::invitation, index);
  context.touch(Subject::invitation, made.entry, index);
  return Verdict::applied;
}

/// Content keys concern those who read, not the state: it is enough that a member's device granted them.
Verdict judge(Context& context, const event::GrantKey&) {
  return is_on_roll(context.view, context.author) ? Verdict::applied : Verdict::act_not_member;
}

}  // namespace folkmoot::assembly
