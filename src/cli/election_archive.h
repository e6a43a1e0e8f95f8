#pragma once
// The archive of an election that a command names.
#include "ballot/archive.h"
#include "cli/random_file.h"
#include "cli/runners.h"

namespace folkmoot::cli {

/// What comes from the standard input passes through a file, since an archive is read at any place.
struct ElectionArchive {
  std::unique_ptr<net::TemporaryFolder> folder;
  std::unique_ptr<RandomFile> file;

  static Result<ElectionArchive> open(const std::string& name);
  /// The archive must outlive it.
  [[nodiscard]] ballot::ReadAt reader() const;
};

}  // namespace folkmoot::cli
