#pragma once
// A running hash over all that happened: two runs with one trace did the same, byte by byte.
#include "crypto/hash.h"

namespace folkmoot::sim {

class Trace {
 public:
  void number(std::uint64_t value) {
    append_little_endian(waiting_, value);
    flush_if_long();
  }
  void bytes(BytesView bytes) {
    append_little_endian(waiting_, std::uint64_t{bytes.size()});
    append(waiting_, bytes);
    flush_if_long();
  }
  [[nodiscard]] Hash hash() {
    flush();
    return hash_;
  }

 private:
  static constexpr std::size_t kAtOnce = 32'768;
  void flush_if_long() {
    if (waiting_.size() >= kAtOnce) flush();
  }
  void flush() {
    Bytes both = to_bytes(hash_.view());
    append(both, waiting_);
    hash_ = crypto::hash_untagged(both);
    waiting_.clear();
  }

  Hash hash_;
  Bytes waiting_;
};

}  // namespace folkmoot::sim
