// What entries of versions, votes and decisions say of procedures (docs/protocol/state.md).
#include <map>

#include "assembly/entry_source.h"

namespace folkmoot::assembly {

namespace {
/// The Merkle list of [person id, [[event id, stands], ... by event id]] for each person who has blocked: what the
/// others find of it, all that stands, those findings included that contradict each other.
Hash blocks_root(const Source& from, VersionIndex version) {
  std::map<PersonId, const Block*> by_id;
  for (const std::uint32_t b : from.state.versions[version].blocks)
    by_id.emplace(from.person(from.state.blocks[b].person), &from.state.blocks[b]);
  std::vector<Bytes> items;
  for (const auto& [person, block] : by_id) {
    std::map<EventId, bool> standing;
    for (const Block::Review& review : block->reviews)
      if (!review.replaced) standing.emplace(from.id(review.event), review.stands);
    Writer out;
    out.array(2).id(person).array(standing.size());
    for (const auto& [event, stands] : standing) out.array(2).id(event).boolean(stands);
    items.push_back(out.take());
  }
  return crypto::merkle_list_root(items);
}

void write_decided(Writer& out, const Source& from, DecisionIndex decision) {
  if (decision == kNone)
    out.null();
  else
    out.uint(static_cast<std::uint64_t>(from.state.decisions[decision].outcome));
}
}  // namespace

void write_reach(Writer& out, const Reach& reach) {
  out.array(3).uint(reach.needed).uint(reach.seal).uint(reach.missed_seal);
}

void write_round(Writer& out, const Source& from, VersionIndex index) {
  const Version& version = from.state.versions[index];
  if (!version.deliberated) {
    out.null();
    return;
  }
  const Deliberated& round = *version.deliberated;
  out.array(round.extension ? 16 : 15)
      .uint(static_cast<std::uint64_t>(round.procedure))
      .uint(round.terms.cast_until.ms);
  out.uint(round.terms.window_ms).boolean(round.terms.early).boolean(round.terms.urgent).uint(round.review.ms);
  write_reach(out, round.reach);
  out.uint(round.opened_seal).uint(round.ordinary_seal).uint(round.resolution_seal).uint(round.closed_seal);
  write_decided(out, from, round.decision);
  Source::list(out, ids_of(round.listeners, [&](PersonIndex p) { return from.person(p); }));
  from.people(out, round.opposed);
  out.id(blocks_root(from, index));
  if (round.extension) write_extension(out, from, round.extension);
}

void write_extension(Writer& out, const Source& from, const std::optional<Extension>& extension) {
  if (!extension) {
    out.null();
    return;
  }
  out.array(4).id(from.id(extension->event)).uint(extension->seal).uint(extension->closed_seal);
  out.uint(extension->cast_until.ms);
}

void write_term(Writer& out, const Decision& decision) {
  out.array(5).uint(decision.ratify_until.ms).uint(decision.ratified_seal);
  out.uint(decision.review.ms).uint(decision.renewed_seal).uint(decision.lapsed_seal);
}

void write_working(Writer& out, const Decision& decision) {
  if (!decision.working) {
    out.null();
    return;
  }
  const Working& working = *decision.working;
  out.array(9).uint(static_cast<std::uint64_t>(working.procedure)).array(working.positions.size());
  for (const std::uint32_t count : working.positions) out.uint(count);
  for (const std::uint32_t number : {working.set_aside, working.upheld, working.blocks_allowed,
                                     working.stand_asides_allowed, working.objections, working.round})
    out.uint(number);
  out.boolean(working.unanimity);
}

}  // namespace folkmoot::assembly
