#pragma once
// Moderation (docs/rules/working-together.md): two who hold the office together hide a text from screens. Nothing is
// deleted, everybody sees that something is hidden, by whom and why, may look at it all the same, and can appeal to the
// assembly.
//
// Which two, a lot says, for each text anew: any holder of the office asks, and the seal that holds this puts all
// holders but the text's author in an order that nobody could know or choose before. The first two are asked; one more
// for each of them who would leave the text in sight, and one more for each `vote_window` that passes without two who
// agree. Two who sign hide it, two who say no end it. Where only two hold the office there is nothing to draw.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Offices of a charter that the software knows by their names.
inline constexpr std::string_view kModeration = "moderation";
inline constexpr std::string_view kTreasury = "treasury";

/// What hides the event's text now; the first of several.
std::optional<HidingIndex> hiding_of(const State& state, EventIndex e);
/// The assembly has decided to show the event's text; nobody hides it again.
void show_again(State& state, EventIndex e, std::uint64_t seal);

/// Different people whose signature hides the text, and of those drawn who would leave it in sight.
std::vector<PersonIndex> signers_of(const View& view, const Hiding& hiding);
std::vector<PersonIndex> opposers_of(const View& view, const Hiding& hiding);
/// Nobody has to say anything more: it hides the text, two would not, or the assembly has shown it.
bool is_settled(const View& view, const Hiding& hiding);
/// Who may sign or say no: of those drawn who hold the office still, so many as the view has reason to ask.
std::vector<PersonIndex> asked_of(const View& view, const Hiding& hiding);
/// When the next one is asked, if nobody says more before.
std::optional<Instant> next_asked_at(const State& state, const Hiding& hiding);

/// A moderator's signature under what another one asked for, and their no.
Verdict confirm_hiding(Context& context, HidingIndex hiding);
Verdict oppose_hiding(Context& context, HidingIndex hiding);

/// At a seal, when the next page is open: draws for what waits, of those who hold the office then.
/// `seed` is what orders the page that was closed.
void settle_hidings(State& state, const journal::Table& table, std::uint64_t number, const Hash& seed);

}  // namespace folkmoot::assembly
