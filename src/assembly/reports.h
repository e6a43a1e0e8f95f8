#pragma once
// Minority reports: what those who lost want to be read beside the decision. Bound to it by its id: no later act can
// change one, or take it away, and whoever proves the decision shows how many there are.
#include "assembly/view.h"

namespace folkmoot::assembly {

inline constexpr std::size_t kReportWords = 1000;
/// Words between spaces and line ends.
std::size_t words_in(std::string_view text);

/// Enough have signed it, as the view sees it.
bool is_complete(const View& view, const Report& report);
/// The complete ones of a decision, in the order of the page.
std::vector<ReportIndex> reports_of(const State& state, const Decision& decision);

/// One more who signs it.
Verdict confirm_report(Context& context, ReportIndex index);

}  // namespace folkmoot::assembly
