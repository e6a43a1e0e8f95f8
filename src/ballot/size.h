#pragma once
// How large a ballot of some questions is, before there is one: what would fit nowhere is refused when it is asked, not
// when somebody votes.
#include "ballot/election.h"

namespace folkmoot::ballot {

/// How a ballot travels (wire.h).
struct WireForm {
  /// With the commitments that its check would recompute.
  bool hints = false;
  /// It replaces an earlier one of its voter.
  bool revised = false;
};

/// How a point of a hint is written (batch.h): 32 bytes, or 64 with both coordinates, which are read ten times faster.
enum class HintForm : std::uint8_t { compressed = 32, affine = 64 };
inline std::size_t point_size(HintForm form) { return static_cast<std::size_t>(form); }

/// Elements and commitments of the answer to a question, as hints have them.
std::size_t count_elements(const Question& question);
std::size_t count_commitments(const Question& question);
/// Of a whole ballot, with the commitment of its signature.
std::size_t count_hints(const std::vector<Question>& questions);

/// Exactly so many bytes; only ballots in Ed25519 travel so.
std::uint64_t wire_size(const std::vector<Question>& questions, const WireForm& form);

/// At most so many bytes in an archive.
std::uint64_t largest_json(const std::vector<Question>& questions, std::string_view group, std::size_t uuid_size);

/// An error that says the size where it is more than `room`.
Result<Ok> check_room(std::uint64_t size, std::uint64_t room);

}  // namespace folkmoot::ballot
