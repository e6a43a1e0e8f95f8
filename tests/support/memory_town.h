#pragma once

// A constituted assembly of homes in memory, for tests that begin where the founding ends.

#include <memory>

#include "tests/support/memory_home.h"

namespace folkmoot::test {

class MemoryTown {
 public:
  /// The first founder's home is m000; all have met it.
  explicit MemoryTown(std::size_t founders = 3, const std::string& name = "The square",
                      const std::string& charter = {});
  MemoryHome& at(std::size_t i) { return *homes_[i]; }
  [[nodiscard]] std::size_t size() const { return homes_.size(); }
  static std::string handle(std::size_t i);
  MemoryHome& add(const std::string& name);
  /// A new home with this invitation, which has met the first one.
  MemoryHome& join(const std::string& invitation);
  /// One admitted after the founding: invited by the first, vouched for by the first two.
  MemoryHome& member();
  /// Everybody with the first, twice: then all have all.
  void meet_all();
  bool same_state();
  bool all_check();

 private:
  std::vector<std::unique_ptr<MemoryHome>> homes_;
};

}  // namespace folkmoot::test
