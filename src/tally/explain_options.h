#pragma once
// Counts of several options in sentences. Names are those of the options, in their order.
#include <string>

#include "tally/judgment.h"
#include "tally/meek.h"
#include "tally/schulze.h"
#include "tally/scored.h"
#include "tally/stv.h"

namespace folkmoot::tally {

using Names = std::vector<std::string>;

std::string explain(const StvResult& result, const Names& names);
std::string explain(const MeekResult& result, const Names& names);
std::string explain(const SchulzeResult& result, const Names& names);
std::string explain_approval(const ScoredResult& result, const Names& names);
std::string explain_score(const ScoredResult& result, const Names& names);
std::string explain(const StarResult& result, const Names& names);
std::string explain(const JudgmentResult& result, const Names& names);

/// A number of parts as a decimal fraction: 34123456 of 100000 is "341.23456". `one` is a power of ten.
std::string decimal(std::uint64_t parts, std::uint64_t one);

}  // namespace folkmoot::tally
