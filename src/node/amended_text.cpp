#include "node/amended_text.h"

#include <algorithm>

namespace folkmoot::node {

namespace {
using assembly::Amendment;
using assembly::VersionIndex;
using assembly::VoteIndex;

std::optional<event::Content> content_of(const Bodies& bodies, journal::EventIndex e) {
  auto body = bodies.read(bodies.table.id(e));
  return body ? std::optional(std::move(body->content)) : std::nullopt;
}

/// The text with these spans changed. They do not overlap; those at one place come one after the other.
std::optional<std::string> changed(const Bodies& bodies, const std::string& text, std::vector<VoteIndex> amendments) {
  const auto there = [&](VoteIndex v) -> const Amendment& { return *bodies.state.votes[v].amendment; };
  std::ranges::stable_sort(amendments, [&](VoteIndex a, VoteIndex b) {
    // What is put in before a span stands before what comes in its place.
    return there(a).from != there(b).from ? there(a).from < there(b).from : there(a).length < there(b).length;
  });
  std::string out;
  std::size_t at = 0;
  for (const VoteIndex v : amendments) {
    const Amendment& amendment = there(v);
    const auto put_in = text_of_amendment(bodies, v);
    if (!put_in || amendment.from < at || std::uint64_t{amendment.from} + amendment.length > text.size())
      return std::nullopt;
    out.append(text, at, amendment.from - at).append(*put_in);
    at = std::size_t{amendment.from} + amendment.length;
  }
  return out.append(text, at);
}
}  // namespace

std::optional<std::string> text_of(const Bodies& bodies, VersionIndex version) {
  const auto said = content_of(bodies, bodies.state.versions[version].event);
  if (!said) return std::nullopt;
  if (const auto* first = std::get_if<event::Propose>(&*said)) return first->text;
  if (const auto* next = std::get_if<event::Revise>(&*said)) return next->text;
  return std::nullopt;
}

std::optional<std::string> title_of(const Bodies& bodies, VersionIndex version) {
  const auto said = content_of(bodies, bodies.state.versions[version].event);
  return said ? std::optional(event::title_of(*said)) : std::nullopt;
}

std::optional<std::string> text_of_amendment(const Bodies& bodies, VoteIndex amendment) {
  const assembly::Vote& vote = bodies.state.votes[amendment];
  const auto said = content_of(bodies, vote.event);
  const auto* const amend = said ? std::get_if<event::Amend>(&*said) : nullptr;
  return amend != nullptr ? changed(bodies, amend->text, vote.amendment->adopted) : std::nullopt;
}

std::optional<std::string> text_changed_by(const Bodies& bodies, VoteIndex amendment) {
  const Amendment& there = *bodies.state.votes[amendment].amendment;
  if (there.amends == assembly::kNone) return text_of(bodies, there.version);
  const auto said = content_of(bodies, bodies.state.votes[there.amends].event);
  const auto* const amend = said ? std::get_if<event::Amend>(&*said) : nullptr;
  return amend != nullptr ? std::optional(amend->text) : std::nullopt;
}

std::optional<std::string> amended(const Bodies& bodies, VersionIndex version,
                                   const std::vector<VoteIndex>& amendments) {
  const auto text = text_of(bodies, version);
  return text ? changed(bodies, *text, amendments) : std::nullopt;
}

std::optional<VersionIndex> version_before(const assembly::State& state, VersionIndex version) {
  const std::vector<VoteIndex>& taken = state.versions[version].takes_up;
  if (taken.empty()) return std::nullopt;
  return state.votes[taken.front()].amendment->version;
}

std::optional<bool> text_matches(const Bodies& bodies, VersionIndex version) {
  const auto before = version_before(bodies.state, version);
  if (!before) return std::nullopt;
  std::vector<VoteIndex> amendments = bodies.state.versions[version].takes_up;
  // Those that were voted on go in that order; what the mover took up alone comes behind.
  const auto& voted = bodies.state.versions[*before].adopted;
  std::ranges::stable_sort(amendments, {}, [&](VoteIndex v) { return std::ranges::find(voted, v) - voted.begin(); });
  const auto must = amended(bodies, *before, amendments);
  const auto is = text_of(bodies, version);
  const auto title_before = title_of(bodies, *before);
  const auto title = title_of(bodies, version);
  if (!must || !is || !title_before || !title) return std::nullopt;
  return *must == *is && *title_before == *title;
}

}  // namespace folkmoot::node
