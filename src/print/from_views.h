#pragma once
// Sheets out of what a node answers (node/views.h): which words of an answer go where on paper.
#include "node/value.h"
#include "print/minutes.h"
#include "print/slips.h"
#include "print/tally_sheet.h"

namespace folkmoot::print {

namespace errc {
inline constexpr Code kNoVote = "print.no_vote";  // neither a vote nor a proposal
}  // namespace errc

/// `assembly`: its name. `meeting`: "meeting show". `minutes`: "minutes show".
Minutes minutes_from(const std::string& assembly, const node::Value& meeting, const node::Value& minutes,
                     const Words& words);

/// `shown`: "show" of a vote or a proposal. print.no_vote for anything else.
Result<TallySheet> tally_sheet_from(const std::string& assembly, const node::Value& shown, const Words& words);

/// Yes, no and abstain where the vote has no options of its own. `count`: 0 for as many as may vote; an empty `seed`
/// stands for the vote's id.
struct SlipsWish {
  std::size_t count = 0;
  std::string seed;
};
Result<Slips> slips_from(const std::string& assembly, const node::Value& shown, const SlipsWish& wish,
                         const Words& words);

}  // namespace folkmoot::print
