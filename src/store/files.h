#pragma once
// The few things the store asks of the file system directly. Everything a home holds is for its owner only.
#include <string>

#include "base/result.h"

namespace folkmoot::store {

/// The error of the system call that just failed, as a code of the store.
Error file_error(int number, std::string_view doing, const std::string& path);

[[nodiscard]] bool exists(const std::string& path);
[[nodiscard]] bool is_empty_or_absent(const std::string& path);
/// With those above it; takes the rights of others away from the last one, where that is possible.
Result<Ok> make_private_directory(const std::string& path);
/// An empty file with mode 0600. `store.exists` if something is there.
Result<Ok> make_private_file(const std::string& path);
/// Makes what was written to a file, or the names in a directory, durable.
Result<Ok> sync_path(const std::string& path);
[[nodiscard]] std::string directory_of(const std::string& path);
/// Gives a finished file its name, durably, unless something has that name already.
Result<Ok> publish(const std::string& from, const std::string& to);
void remove_quietly(const std::string& path);
/// Removes a directory that holds nothing but the files of a home, if it is there.
void remove_home(const std::string& directory);

/// The right to a home: an advisory lock on the file `lock` in it, which holds the pid of its owner. The system lets go
/// of it when the process ends, however it ends.
class HomeLock {
 public:
  /// `store.in_use` with the owner's pid, if another process, or another part of this one, holds it. Who only reads
  /// shares it with other readers.
  static Result<HomeLock> take(const std::string& directory, bool read_only);
  HomeLock(HomeLock&& other) noexcept;
  HomeLock& operator=(HomeLock&& other) noexcept;
  HomeLock(const HomeLock&) = delete;
  HomeLock& operator=(const HomeLock&) = delete;
  ~HomeLock();

 private:
  explicit HomeLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace folkmoot::store
