#include "net/workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace folkmoot::net {

void on_cores(std::size_t count, const std::function<void(std::size_t)>& piece) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) piece(i);
  };
  // Whoever reports no number of cores still has another thread to offer.
  const std::size_t threads = std::min<std::size_t>(count, std::max(2U, std::thread::hardware_concurrency()));
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

}  // namespace folkmoot::net
