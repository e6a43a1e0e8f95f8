#include "store/image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "base/checksum.h"
#include "store/files.h"

namespace folkmoot::store {

namespace {
constexpr std::string_view kImageMark = "fmimage1";
constexpr std::size_t kAlign = 64;
constexpr std::size_t kWriteAtOnce = std::size_t{1} << 20;
constexpr std::size_t kSectionsMax = 64;
/// Mark, assembly, kind, version, number of sections; each section's place, size and sum; the sum of all that.
constexpr std::size_t kFixedSize = kImageMark.size() + AssemblyId::kSize + 3 * sizeof(std::uint64_t);
constexpr std::size_t kSectionSize = 3 * sizeof(std::uint64_t);
constexpr std::size_t kSealSize = 8;

constexpr std::size_t aligned(std::size_t size) { return (size + kAlign - 1) / kAlign * kAlign; }
constexpr std::size_t head_size(std::size_t sections) {
  return aligned(kFixedSize + sections * kSectionSize + kSealSize);
}

std::uint64_t sum_of(BytesView bytes) { return checksum_of(std::span(&bytes, 1)); }

struct Head {
  Bytes bytes;
  std::uint64_t seal = 0;
};

Head make_head(const ImageName& name, const ImageSections& sections) {
  Head out;
  append(out.bytes, as_bytes(kImageMark));
  append(out.bytes, name.assembly.view());
  for (const std::uint64_t number : {name.kind, name.version, std::uint64_t{sections.size()}})
    append_little_endian(out.bytes, number);
  std::size_t place = head_size(sections.size());
  for (const auto& parts : sections) {
    std::size_t size = 0;
    for (const BytesView part : parts) size += part.size();
    for (const std::uint64_t number : {std::uint64_t{place}, std::uint64_t{size}, checksum_of(parts)})
      append_little_endian(out.bytes, number);
    place = aligned(place + size);
  }
  out.seal = sum_of(out.bytes);
  append_little_endian(out.bytes, out.seal);
  out.bytes.resize(head_size(sections.size()), 0);
  return out;
}

/// A new private file that is gone again unless it was finished.
class NewFile {
 public:
  explicit NewFile(std::string path) : path_(std::move(path)) {
    remove_quietly(path_);
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    remove_quietly(path_);
  }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

  Result<Ok> add(BytesView part) {
    written_ += part.size();
    if (part.size() < kWriteAtOnce) {
      append(waiting_, part);
      return waiting_.size() < kWriteAtOnce ? Ok{} : flush();
    }
    FM_TRY(flush());
    return put(part);
  }
  Result<Ok> pad() { return add(Bytes(aligned(written_) - written_, 0)); }
  Result<Ok> finish(const std::string& name) {
    FM_TRY(flush());
    if (::fsync(descriptor_) != 0) return tl::unexpected(file_error(errno, "syncing", path_));
    if (std::rename(path_.c_str(), name.c_str()) != 0) return tl::unexpected(file_error(errno, "naming", name));
    ::close(std::exchange(descriptor_, -1));
    return sync_path(directory_of(name));
  }

 private:
  Result<Ok> put(BytesView part) {
    while (!part.empty()) {
      const ssize_t done = ::write(descriptor_, part.data(), part.size());
      if (done < 0 && errno == EINTR) continue;
      if (done < 0) return tl::unexpected(file_error(errno, "writing", path_));
      part = part.subspan(static_cast<std::size_t>(done));
    }
    return Ok{};
  }
  Result<Ok> flush() {
    FM_TRY(put(waiting_));
    waiting_.clear();
    return Ok{};
  }

  std::string path_;
  int descriptor_ = -1;
  Bytes waiting_;
  std::size_t written_ = 0;
};
}  // namespace

Result<std::uint64_t> Image::write(const std::string& path, const ImageName& name, const ImageSections& sections) {
  NewFile file(path + ".unfinished");
  if (!file.is_open()) return tl::unexpected(file_error(errno, "making", path));
  const Head head = make_head(name, sections);
  FM_TRY(file.add(head.bytes));
  for (const auto& parts : sections) {
    for (const BytesView part : parts) FM_TRY(file.add(part));
    FM_TRY(file.pad());
  }
  FM_TRY(file.finish(path));
  return head.seal;
}

std::optional<Image> Image::open(const std::string& path, const ImageName& name, std::uint64_t seal) {
  // The sections are used as this machine's numbers.
  if constexpr (std::endian::native != std::endian::little) return std::nullopt;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  struct stat found{};
  void* start = MAP_FAILED;
  const bool fits = ::fstat(file, &found) == 0 && S_ISREG(found.st_mode) && found.st_size > 0;
  // All of it is read at once, to be checked: so its pages are better set up together than one fault after the other.
  if (fits)
    start = ::mmap(nullptr, static_cast<std::size_t>(found.st_size), PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0);
  ::close(file);
  if (start == MAP_FAILED) return std::nullopt;
  Image out(start, static_cast<std::size_t>(found.st_size));
  return out.check(name, seal) ? std::optional(std::move(out)) : std::nullopt;
}

bool Image::check(const ImageName& name, std::uint64_t seal) {
  const BytesView all(static_cast<const std::uint8_t*>(start_), size_);
  if (size_ < head_size(0) || as_text(all.first(kImageMark.size())) != kImageMark) return false;
  const auto number = [&](std::size_t at) { return little_endian<std::uint64_t>(all.data() + at); };
  const std::size_t numbers_at = kImageMark.size() + AssemblyId::kSize;
  const ImageName found{*AssemblyId::from(all.subspan(kImageMark.size(), AssemblyId::kSize)), number(numbers_at),
                        number(numbers_at + 8)};
  const std::uint64_t count = number(numbers_at + 16);
  if (found != name || count > kSectionsMax || size_ < head_size(count)) return false;
  const std::size_t head_end = kFixedSize + count * kSectionSize;
  if (number(head_end) != seal || sum_of(all.first(head_end)) != seal) return false;
  std::size_t place = head_size(count);
  for (std::size_t at = kFixedSize; at < head_end; at += kSectionSize) {
    const std::uint64_t size = number(at + 8);
    if (number(at) != place || place > size_ || size > size_ - place) return false;
    const BytesView section = all.subspan(place, size);
    if (sum_of(section) != number(at + 16)) return false;
    sections_.push_back(section);
    place = aligned(place + size);
  }
  return place == size_;
}

Image::Image(Image&& other) noexcept
    : start_(std::exchange(other.start_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      sections_(std::move(other.sections_)) {}

Image& Image::operator=(Image&& other) noexcept {
  std::swap(start_, other.start_);
  std::swap(size_, other.size_);
  std::swap(sections_, other.sections_);
  return *this;
}

Image::~Image() {
  if (start_ != nullptr) ::munmap(start_, size_);
}

}  // namespace folkmoot::store
