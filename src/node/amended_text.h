#pragma once
// Texts with the amendments that stand: the state has only places and lengths, the texts are in the bodies.
#include <functional>
#include <optional>
#include <string>

#include "assembly/state.h"
#include "event/content.h"

namespace folkmoot::node {

/// The events of an assembly, as far as their bodies are held.
struct Bodies {
  const assembly::State& state;
  const journal::Table& table;
  std::function<std::optional<event::Body>(const EventId& id)> read;
};

// Nothing where a body that it rests on is not held, or where its places do not fit.

/// As its author wrote it.
std::optional<std::string> text_of(const Bodies& bodies, assembly::VersionIndex version);
std::optional<std::string> title_of(const Bodies& bodies, assembly::VersionIndex version);
/// What an amendment puts into its place, with the changes to it that stand.
std::optional<std::string> text_of_amendment(const Bodies& bodies, assembly::VoteIndex amendment);
/// The text that an amendment changes.
std::optional<std::string> text_changed_by(const Bodies& bodies, assembly::VoteIndex amendment);
/// What a version's text becomes by these amendments, which come in the order of voting.
std::optional<std::string> amended(const Bodies& bodies, assembly::VersionIndex version,
                                   const std::vector<assembly::VoteIndex>& amendments);

/// The version whose amendments this one takes up; nothing where it takes up none.
std::optional<assembly::VersionIndex> version_before(const assembly::State& state, assembly::VersionIndex version);
/// Whether title and text are what the amendments make of the version before; nothing where that cannot be said.
std::optional<bool> text_matches(const Bodies& bodies, assembly::VersionIndex version);

}  // namespace folkmoot::node
