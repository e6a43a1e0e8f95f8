#pragma once
// Image files: sections of bytes that lie beside the database and are used where they lie, mapped into memory
// (docs/protocol/store.md section 7). An image is never the truth: it can be made again from the database, and is
// believed only when the database names it and every byte of it is what was written.
//
// A file is replaced as a whole and never changed, so what is mapped stays as it was found. Only a disk that fails to
// give a page back, or a stranger who cuts the file short meanwhile, ends the process: as with its own program file.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"

namespace folkmoot::store {

/// Each section in the pieces that it is put together from.
using ImageSections = std::vector<std::vector<BytesView>>;

/// What an image is of.
struct ImageName {
  AssemblyId assembly;
  std::uint64_t kind = 0;
  /// Of the content's form: another version is no damage, and not read.
  std::uint64_t version = 0;
  bool operator==(const ImageName&) const = default;
};

/// A mapped image, all of whose bytes were checked. Its sections are aligned to 64 bytes, and last as long as it.
class Image {
 public:
  /// Nothing where the file is absent, of something else, or damaged: then it is to be made again.
  static std::optional<Image> open(const std::string& path, const ImageName& name, std::uint64_t seal);
  /// Writes the file durably in the place of what is there, and gives the number that `open` asks for: it differs for
  /// each content. Until it returns well, what was there is.
  static Result<std::uint64_t> write(const std::string& path, const ImageName& name, const ImageSections& sections);

  Image(Image&& other) noexcept;
  Image& operator=(Image&& other) noexcept;
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;
  ~Image();
  [[nodiscard]] std::span<const BytesView> sections() const { return sections_; }

 private:
  Image(void* start, std::size_t size) : start_(start), size_(size) {}
  bool check(const ImageName& name, std::uint64_t seal);

  void* start_;
  std::size_t size_;
  std::vector<BytesView> sections_;
};

}  // namespace folkmoot::store
