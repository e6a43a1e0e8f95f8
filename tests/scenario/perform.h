#pragma once
// What the acts of a story share, and the acts that open votes or answer them. Of commands.cpp and commands_votes.cpp
// only.
#include "tests/scenario/language.h"

namespace folkmoot::scenario {

/// A word of the line by its text, so that a fault can say where it stands.
Word word_of(const Author& author, const std::string& text);
Parsed<PersonId> person(const Author& author, const std::string& name);
Parsed<EventId> event_of(const Author& author, const std::string& name);
Parsed<Done> write(const Author& author, event::Content content);
Parsed<std::vector<PersonId>> persons(const Author& author, const std::vector<std::string>& names);

/// The last vote on a lot that was opened.
Parsed<EventId> last_lot(const Author& author);

// Votes, and what rests on them.
Parsed<Done> perform_act(const Author& author, const node::act::Open& act);
Parsed<Done> perform_act(const Author& author, const node::act::ProposeCharter& act);
Parsed<Done> perform_act(const Author& author, const node::act::Emergency& act);
Parsed<Done> perform_act(const Author& author, const node::act::Vote& act);
Parsed<Done> perform_act(const Author& author, const node::act::Remove& act);
Parsed<Done> perform_act(const Author& author, const node::act::GiveMandate& act);
Parsed<Done> perform_act(const Author& author, const node::act::Recall& act);
Parsed<Done> perform_act(const Author& author, const node::act::OpenLot& act);
Parsed<Done> perform_act(const Author& author, const node::act::TellLot& act);
Parsed<Done> perform_act(const Author& author, const node::act::State& act);

// Encrypted votes (commands_encrypted.cpp).
Parsed<Done> perform_act(const Author& author, const node::act::Encrypted& act);
/// "trustee-part VOTE": what the stage asks of the author as a trustee.
Parsed<Done> say_trustee_part(const Author& author);
/// "trustee-complain VOTE TRUSTEE", "trustee-answer VOTE TRUSTEE".
Parsed<Done> say_complaint(const Author& author);
Parsed<Done> say_answer(const Author& author);
/// "carry-ballot VOTE PERSON CHOICE [REVISION]": somebody's encrypted ballot, handed in by the author.
Parsed<Done> carry_ballot(const Author& author);
/// "register-plainly VOTE", "register-mixed VOTE": the author's credential as it is, or encrypted, whatever the vote
/// asks for.
Parsed<Done> register_plainly(const Author& author);
Parsed<Done> register_mixed(const Author& author);

}  // namespace folkmoot::scenario
