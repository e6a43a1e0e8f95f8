#pragma once
// What all homes of a simulation share: each event once, however many homes hold it, and the knowledge that its
// signature was verified; each record of a witness once. Events do not change, so nobody can tell; without it a
// simulation would verify and hold each event as often as there are homes. What a home decides - admission, fold,
// digest - it decides for itself.
#include <memory>
#include <unordered_map>

#include "node/node.h"

namespace folkmoot::sim {

using SharedEvent = std::shared_ptr<const journal::CheckedEvent>;
using SharedBytes = std::shared_ptr<const Bytes>;

class EventPool {
 public:
  /// As it was stored by a node, which checked it.
  SharedEvent share(event::Event event);
  /// What witnesses say is stored by all homes, too, byte by byte the same.
  SharedBytes share(Bytes bytes);
  /// The way in which nodes check signatures here: once for all. With `check` false nobody checks anything, to show
  /// what then becomes of an assembly.
  [[nodiscard]] node::CheckEvents checker(bool check);
  /// Signatures verified, and asked about.
  [[nodiscard]] std::uint64_t verified() const { return verified_; }

 private:
  std::vector<Result<journal::CheckedEvent>> check_all(std::vector<event::Event> events, bool check);

  // By id; two signatures under one id are rare and stand beside it. An event without its body is not kept here.
  std::unordered_map<EventId, std::vector<SharedEvent>, IdHash> events_;
  /// By their text, which the bytes own.
  std::unordered_map<std::string_view, SharedBytes> bytes_;
  std::uint64_t verified_ = 0;
};

}  // namespace folkmoot::sim
