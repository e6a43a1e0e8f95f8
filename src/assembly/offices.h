#pragma once
// Offices of the charter, and who may hold what (docs/rules/mandates.md): terms in a row, mandates at a time, offices
// that exclude each other. Asked when somebody stands or is named, and again at the seal that would give the mandate.
#include <string_view>

#include "assembly/view.h"

namespace folkmoot::assembly {

/// What names an office, a matter, a scope in the state: the hash of its words.
Hash words_hash(std::string_view words);
/// The office whose name has this hash, or null.
const event::Office* find_office(const event::Charter& charter, const Hash& name);
/// Of the vote's mandates; zero for none.
Hash office_of(const Vote& vote);

/// What somebody would hold.
struct Seat {
  PersonIndex person = kNoPerson;
  Hash office;
  /// The limit of terms one after the other is waived, once.
  bool waiver = false;
};
/// Which of the person's terms one after the other it would be, if it began now. A term counts whole, also one that
/// was served in part; after a term's length without the office the row begins again.
std::uint64_t term_in_a_row(const State& state, const Seat& seat);
/// Whether the person may hold it, as of the page's opening.
Verdict check_seat(const View& view, const Seat& seat);
/// The verdict on what a mandate would be: its office is one of the charter's, and its end lies in the term.
Verdict check_office(const event::Charter& charter, const MandateDetails& details, Instant from, Instant until);
MandateDetails details_of(const event::MandateTerms& terms, bool waiver);

/// When it ended or will end: by its term, by a recall, or because its holder is gone.
Instant ended_at(const State& state, const Mandate& mandate);
/// Its term is over, not long ago, and nobody has followed in its office.
bool is_caretaker(const State& state, const Mandate& mandate);

/// Whether the person holds the charter's office of this name in the open page.
bool holds_office(const State& state, PersonIndex person, std::string_view office);
/// All who do, ascending by id.
std::vector<PersonIndex> office_holders(const State& state, std::string_view office);

}  // namespace folkmoot::assembly
