#pragma once

// What the files of `then` sentences share.

#include "tests/scenario/language.h"

namespace folkmoot::scenario {

/// Empty if the two are equal, else what is the case.
std::string differs(const std::string& is, const std::string& must);
std::string differs(std::size_t is, std::uint64_t must);
std::string unless(bool so, std::string otherwise);
Parsed<std::optional<assembly::PersonIndex>> person_in(const Scene& scene, const Word& name);
/// "3 yes, 1 no" of what is counted. What is not named may be anything, or with `all` nothing.
Parsed<std::string> compare(const std::map<std::string, std::uint64_t>& is, const Slot& must, bool all);
/// The figures of a count, as the second slot names them.
Parsed<std::string> count_matches(const assembly::Decision* d, const Slots& slots);

/// Those about votes (thens_votes.cpp).
std::span<const ThenSentence> vote_sentences();

}  // namespace folkmoot::scenario
