#include "net/verify.h"

#include <algorithm>
#include <optional>

#include "net/workers.h"

namespace folkmoot::net {

std::vector<Result<journal::CheckedEvent>> check_all(std::vector<event::Event> events) {
  std::vector<std::optional<Result<journal::CheckedEvent>>> outcomes(events.size());
  const std::size_t pieces = (events.size() + kVerifyPiece - 1) / kVerifyPiece;
  on_cores(pieces, [&](std::size_t piece) {
    const std::size_t end = std::min(events.size(), (piece + 1) * kVerifyPiece);
    for (std::size_t i = piece * kVerifyPiece; i < end; ++i)
      outcomes[i].emplace(journal::CheckedEvent::check(std::move(events[i])));
  });
  std::vector<Result<journal::CheckedEvent>> out;
  out.reserve(outcomes.size());
  for (auto& outcome : outcomes) out.push_back(*std::move(outcome));
  return out;
}

}  // namespace folkmoot::net
