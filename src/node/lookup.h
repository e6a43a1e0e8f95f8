#pragma once
// Words that name things, looked up in one assembly: a full id, a prefix of it of eight digits or more that is unique,
// or a name where it is unique. Ids come first: nobody can take a name that hides one.
#include "node/holding.h"

namespace folkmoot::node {

/// "3f9a6c10..." as far as it is written with the digits of an id, eight at least.
bool looks_like_id(std::string_view words);

class Lookup {
 public:
  explicit Lookup(Holding& holding) : holding_(holding) {}

  /// A proposal by the id of the proposal or of a version, or by the title of its last version.
  [[nodiscard]] Allowed<assembly::ProposalIndex> proposal(const std::string& words);
  /// A vote by the id of what opened it, or by its question.
  [[nodiscard]] Allowed<assembly::VoteIndex> vote(const std::string& words);
  [[nodiscard]] Allowed<assembly::PersonIndex> person(const std::string& words);
  /// A device, or the only one of the person who is named.
  [[nodiscard]] Allowed<journal::DeviceIndex> device(const std::string& words);
  /// Any kept event; a proposal's title names its event.
  [[nodiscard]] Allowed<journal::EventIndex> event(const std::string& words);

  [[nodiscard]] std::string title(assembly::VersionIndex version);
  /// A question; a commission's name, a mandate's scope; empty for votes that have none.
  [[nodiscard]] std::string question(assembly::VoteIndex vote);

 private:
  [[nodiscard]] std::optional<journal::EventIndex> titled_meeting_part(const std::string& words);
  /// The only task of this title.
  [[nodiscard]] std::optional<journal::EventIndex> task(const std::string& words);
  [[nodiscard]] std::vector<journal::EventIndex> events_with(const std::string& prefix) const;
  Holding& holding_;
};

/// "not found", and "which of these" with all that it could be.
tl::unexpected<Refusal> not_found(std::string_view what, const std::string& words);
struct Candidate {
  std::string id;
  std::string name;
};
tl::unexpected<Refusal> ambiguous(std::string_view what, const std::string& words,
                                  const std::vector<Candidate>& candidates);

}  // namespace folkmoot::node
