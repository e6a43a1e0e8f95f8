#pragma once

// Where a benchmark writes, and what that disk does by itself. FOLKMOOT_BENCH_DIRECTORY names the disk to measure,
// since disks differ more than programs; without it, it is that of temporary files.

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/bytes.h"
#include "base/check.h"
#include "bench/support/rows.h"

namespace folkmoot::bench {

/// A directory that is gone afterwards.
class Place {
 public:
  Place() {
    const char* wanted = std::getenv("FOLKMOOT_BENCH_DIRECTORY");
    const auto above = wanted == nullptr ? std::filesystem::temp_directory_path() : std::filesystem::path(wanted);
    path_ = above / ("folkmoot-bench-" + std::to_string(::getpid()));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Place() { std::filesystem::remove_all(path_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// Appends of an event's size a second, each on the disk before the next: what no durable act can pass.
inline double raw_durable_rate(const Place& place, std::size_t count) {
  const int file = ::open(place.file("raw").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
  const Bytes bytes(280, 1);
  const double took = seconds([&] {
    for (std::size_t i = 0; i < count; ++i)
      FM_CHECK(::write(file, bytes.data(), bytes.size()) == 280 && ::fdatasync(file) == 0);
  });
  ::close(file);
  return static_cast<double>(count) / took;
}

}  // namespace folkmoot::bench
