#pragma once
// An archive as events with what belongs to each.
#include "ballot/verify.h"

namespace folkmoot::ballot {

/// An event, and the data before it, whose last record is its payload.
struct EventRecords {
  Event event;
  Record record;
  std::vector<Record> data;
};

class EventFeed {
 public:
  explicit EventFeed(ReadAt read) : archive_(std::move(read)) {}
  /// Checks the chain: parents, heights, and that the payload is the last record before. Nothing at the end.
  Result<std::optional<EventRecords>> next();
  [[nodiscard]] ArchiveReader& archive() { return archive_; }

  /// Goes on behind the last event that was read.
  [[nodiscard]] ArchiveWriter writer() const { return {archive_.timestamp(), height_, parent_}; }

  /// What an error is about, unless somebody says otherwise: the record read last, or the one to come.
  void about(const Record& record) { about_ = {{}, record.name, record.offset, {}}; }
  /// Of a finding that was made before.
  void about_again(Finding finding) { about_ = std::move(finding); }
  [[nodiscard]] Finding finding(Error error) const;

 private:
  ArchiveReader archive_;
  Finding about_;
  std::string parent_;
  std::uint64_t height_ = 0;
  bool started_ = false;
};

}  // namespace folkmoot::ballot
