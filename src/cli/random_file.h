#pragma once
// A file that is read at any place.
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace folkmoot::cli {

class RandomFile {
 public:
  static Result<std::unique_ptr<RandomFile>> open(const std::string& name);
  ~RandomFile();
  RandomFile(const RandomFile&) = delete;
  RandomFile& operator=(const RandomFile&) = delete;
  /// How many bytes were read; 0 only at the end.
  Result<std::size_t> read_at(std::uint64_t offset, std::span<std::uint8_t> into) const;
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  RandomFile(int handle, std::uint64_t size) : handle_(handle), size_(size) {}
  int handle_;
  std::uint64_t size_;
};

}  // namespace folkmoot::cli
