#pragma once
// Commissions (docs/rules/working-together.md): the assembly founds one by a vote, members join it, and from the next
// page on they decide questions of its own among themselves. Nothing that is the assembly's can be decided there.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// What votes that a seal adopted bring about.
void found_commission(State& state, VoteIndex vote, std::uint64_t seal);
/// Of a commission, or of the assembly.
void dissolve(State& state, VoteIndex vote, std::uint64_t seal);
/// Who joined in the page is of the commission from the next one on.
void settle_joinings(State& state, std::uint64_t seal);

inline bool is_dissolved(const State& state) { return state.dissolution.seal != 0; }
/// Whether an act of this class and content is anything after the end of the assembly: people still talk, leave, and
/// look after their keys.
bool outlives_assembly(event::Class cls, const event::Content& content);

/// The commission that an act names, founded by a seal and not dissolved; or the verdict on the act.
Named named_commission(const Context& context, const EventId& id);
/// The same, and the author is of it.
Named own_commission(const Context& context, const EventId& id);
/// Taken in by a seal up to this one, and not seen to leave.
bool is_of_commission(const View& view, CommissionIndex commission, PersonIndex person, std::uint64_t seal);
/// As of the open page.
bool is_of_commission(const View& view, CommissionIndex commission, PersonIndex person);
/// Whom seals have taken in and who has not left it, whatever became of them in the assembly; each once.
std::vector<PersonIndex> joined_in(const State& state, CommissionIndex commission);
/// Those of them who are on the roll, ascending by id.
std::vector<PersonIndex> members_of(const State& state, CommissionIndex commission);
/// Those who wait to be signed for, or for the seal.
std::vector<JoiningIndex> waiting_joinings(const State& state, CommissionIndex commission);

/// How the commission decides under this charter: by its own rule as long as that is the stricter one. kNone: the
/// assembly.
const event::DecisionRule& rule_of(const State& state, CommissionIndex commission, const event::Charter& charter);

/// Commissions that this person is still asked to join, as the charter has it; none where there is none to join.
std::uint64_t commissions_wanting(const State& state, PersonIndex person);

/// A signature of somebody of a closed group for who wants to be of it.
Verdict confirm_joining(Context& context, JoiningIndex joining);

}  // namespace folkmoot::assembly
