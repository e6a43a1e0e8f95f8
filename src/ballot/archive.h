#pragma once
// The archive of an election: records of a tar of the oldest kind, byte for byte, and the events that chain them.
#include <functional>
#include <utility>

#include "ballot/rules.h"
#include "base/ids.h"

namespace folkmoot::ballot {

/// Where bytes come from: at most as many as there is room for, from an offset; 0 only at the end.
using ReadAt = std::function<Result<std::size_t>(std::uint64_t offset, std::span<std::uint8_t> into)>;
/// The bytes themselves, which must outlive it.
ReadAt read_from(BytesView bytes);

/// No honest record is near it: a shuffle of 400,000 votes.
inline constexpr std::uint64_t kMaxRecord = std::uint64_t{1} << 28;

struct Record {
  std::string name;
  std::string body;
  std::uint64_t offset = 0;  // of its header

  [[nodiscard]] bool is_event() const { return name.ends_with(".event.json"); }
};

/// Gives record after record; the first says when the archive was made, and all others must say the same.
class ArchiveReader {
 public:
  explicit ArchiveReader(ReadAt read) : read_(std::move(read)) {}
  /// Nothing at the end. A name is the hash of the body, which is checked.
  Result<std::optional<Record>> next();
  /// Where the next record starts, or the faulty one.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] std::uint64_t timestamp() const { return timestamp_; }
  /// A record that was read before.
  Result<Record> again(std::uint64_t offset);

 private:
  Result<std::size_t> fill(std::uint64_t offset, std::span<std::uint8_t> into);
  Result<std::optional<Record>> read_record(std::uint64_t offset, bool first);

  ReadAt read_;
  std::uint64_t offset_ = 0;
  std::uint64_t timestamp_ = 0;
};

/// Builds an archive from its start.
class ArchiveWriter {
 public:
  /// Seconds since 1970.
  explicit ArchiveWriter(std::uint64_t timestamp);
  /// Goes on with an archive, after its last event; `bytes` are then those that are added.
  ArchiveWriter(std::uint64_t timestamp, std::uint64_t height, std::string parent)
      : timestamp_(timestamp), height_(height), parent_(std::move(parent)) {}
  /// Gives the hash of the body, which is its name.
  std::string add_data(std::string_view body);
  /// An event after those before; without a payload where it has none.
  void add_event(std::string_view type, std::string_view payload_hash = {});
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }
  [[nodiscard]] Bytes take() { return std::exchange(bytes_, {}); }

 private:
  std::uint64_t timestamp_;
  std::uint64_t height_ = 0;
  std::string parent_;
  Bytes bytes_;
};

struct Event {
  std::string parent;  // empty for the first
  std::uint64_t height = 0;
  std::string type;
  std::string payload;  // empty where it has none
  bool operator==(const Event&) const = default;
};
std::string json_of(const Event& event);
Result<Event> read_event(std::string_view json);

/// 64 lower-case digits.
std::string hash_of(std::string_view body);

}  // namespace folkmoot::ballot
