#include "cli/election_archive.h"

namespace folkmoot::cli {

Result<ElectionArchive> ElectionArchive::open(const std::string& name) {
  ElectionArchive out;
  if (name == "-") {
    FM_ASSIGN(out.folder, pass_input());
  }
  FM_ASSIGN(out.file, RandomFile::open(out.folder ? *out.folder / kPassing : name));
  return out;
}

ballot::ReadAt ElectionArchive::reader() const {
  return [this](std::uint64_t offset, std::span<std::uint8_t> into) { return file->read_at(offset, into); };
}

}  // namespace folkmoot::cli
