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

/// The version that the name stands for: a revision itself, the last one of a proposal.
Parsed<assembly::VersionIndex> version_in(const Scene& scene, const Word& name);

/// Those about proposals that close at a seal (thens_procedures.cpp).
std::span<const ThenSentence> procedure_sentences();
/// Those about votes (thens_votes.cpp).
std::span<const ThenSentence> vote_sentences();
/// Those about elections and mandates (thens_mandates.cpp).
std::span<const ThenSentence> mandate_sentences();
/// Those about second thoughts (thens_second.cpp).
std::span<const ThenSentence> second_sentences();
/// Those about meetings (thens_meetings.cpp).
std::span<const ThenSentence> meeting_sentences();
/// Those about working together (thens_work.cpp).
std::span<const ThenSentence> work_sentences();

}  // namespace folkmoot::scenario
