#pragma once
// Files that people name: read in parts, and written so that a name stands only for a whole file.
#include <functional>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "sync/bundle.h"

namespace folkmoot::net {

namespace errc {
inline constexpr Code kFileNotFound = "file.not_found";
inline constexpr Code kFileFailed = "file.failed";
inline constexpr Code kFileExists = "file.exists";  // a file of that name is there, and is not to be replaced
}  // namespace errc

/// Hands out the file in parts until the callback fails. "-" is not known here.
Result<Ok> read_parts(const std::string& name, const std::function<Result<Ok>(BytesView)>& part);

/// A folder for what must not outlive this object, which only its owner can enter.
class TemporaryFolder {
 public:
  static Result<std::unique_ptr<TemporaryFolder>> make();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::string operator/(std::string_view name) const { return path_ + "/" + std::string(name); }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

/// A file under a temporary name in the same folder, until it is whole. Only its owner can read it.
class NewFile final : public sync::BundleSink {
 public:
  /// What becomes of an older file of that name.
  enum class Older : std::uint8_t { replaced, kept };
  static Result<std::unique_ptr<NewFile>> create(const std::string& name, Older older = Older::replaced);
  ~NewFile() override;
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  Result<Ok> write(BytesView bytes) override;
  /// Durable, and under its name, when this returns well.
  Result<Ok> finish();
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  NewFile(std::string name, std::string temporary, int handle, Older older);
  Result<Ok> flush();
  Result<Ok> give_name();

  std::string name_;
  std::string temporary_;
  int handle_;
  Older older_;
  std::uint64_t bytes_ = 0;
  Bytes waiting_;
};

}  // namespace folkmoot::net
