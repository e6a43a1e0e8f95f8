#pragma once

// A directory that goes away with the test, whatever is in it.

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace folkmoot::test {

class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    // mkdtemp puts letters of its own in the place of the last six.
    std::string pattern = (std::filesystem::temp_directory_path() / ("folkmoot-" + std::string(6, 'X'))).string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace folkmoot::test
