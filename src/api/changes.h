#pragma once
// Server-sent events: what changed, told to every page that listens. A page that was away a while names the last event
// that it heard of, and hears what came since, or that it has to ask for everything anew.
#include <deque>
#include <optional>
#include <string>

#include "node/change.h"

namespace folkmoot::api {

/// Of the last ones. A phone that slept longer asks for everything anew, which is what it would do anyway.
inline constexpr std::size_t kChangesKept = 256;
/// A comment: proxies and sleeping networks end what says nothing.
inline constexpr std::uint64_t kHeartbeatMs = 15 * kSecondMs;
inline constexpr std::string_view kHeartbeat = ": still here\n\n";

class Changes {
 public:
  /// `run`: a name that no other run of the node has, so that numbers of another one are told apart.
  explicit Changes(std::string run) : run_(std::move(run)) {}

  /// The text of the event, for everybody who listens.
  const std::string& add(const node::Change& change);
  /// What somebody hears who begins to listen.
  [[nodiscard]] std::string since(std::optional<std::string_view> last_event_id) const;

 private:
  [[nodiscard]] std::string name_of(std::uint64_t number) const { return run_ + "-" + std::to_string(number); }

  std::string run_;
  std::deque<std::string> kept_;
  /// Of the last one in `kept_`; 0 before the first.
  std::uint64_t last_ = 0;
};

}  // namespace folkmoot::api
