#pragma once
// Amendments: votes on changing a span of a version's text, or of an amendment's (docs/rules/second-thoughts.md). The
// state has no texts: it says which changes stand, and how long a text becomes by them; nodes, who hold the bodies,
// compose the text and check it.
//
// What closes at one seal is settled in the order of voting: changes of amendments before the amendments; of one text
// what reaches farthest first. What stands then makes all others obsolete that it excludes.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// How far an amendment reaches, the farthest first.
enum class Extent : std::uint8_t { whole = 0, deletes = 1, replaces = 2, inserts = 3, editorial = 4 };
Extent extent_of(const Amendment& amendment, std::uint64_t text_length);

/// Whether only one of them can stand. Insertions at one place go one after the other, in the order of voting.
bool exclude_each_other(const Amendment& one, const Amendment& other, std::uint64_t text_length);

/// Bytes of the text that an amendment changes.
std::uint64_t base_length(const State& state, const Amendment& amendment);
/// Bytes of its own text, with the changes to it that stand.
std::uint64_t length_with_changes(const State& state, const Amendment& amendment);
/// Bytes of what a version's text becomes by these amendments.
std::uint64_t length_with(const State& state, VersionIndex version, const std::vector<VoteIndex>& amendments);

/// The mover of a draft may take it up without a vote, as the view sees it: nobody has opposed it for long enough.
bool is_unopposed(const View& view, const Amendment& amendment, const Vote& vote);
/// A later version's text has it.
bool is_taken_up(const State& state, VoteIndex vote);

/// What a new version of the proposal takes up; or the verdict on it.
struct TakenUp {
  Verdict verdict = Verdict::applied;
  std::vector<VoteIndex> amendments = {};
  /// All of them were adopted by the assembly: then anybody may write the version.
  bool by_assembly = false;
};
TakenUp check_taken_up(const Context& context, ProposalIndex proposal, const event::Revise& revise);

/// At a seal: what becomes of the amendments that it closed, and of those that are overtaken. `seed` is what orders the
/// page, as in count_votes.
void settle_amendments(State& state, std::uint64_t number, const Hash& seed);

/// Says no to what the mover of a draft could take up alone.
Verdict oppose_amendment(Context& context, VoteIndex v);

}  // namespace folkmoot::assembly
