#pragma once
// Files of ballots, read part by part as they come in, in bounded memory: equal ballots are held once. Each fault has
// its line and column. The formats: docs/counting.md section 9.
//
// Accepted everywhere: line ends of Windows, a mark of byte order, empty lines. Text is UTF-8.
#include <memory>
#include <string>

#include "tally/ballots.h"
#include "tally/counts.h"

namespace folkmoot::tally {

/// What the ballots are to say.
enum class BallotKind : std::uint8_t {
  /// Rankings in which no two are equal.
  rankings,
  /// Rankings in which some may be equal.
  weak_rankings,
  approvals,
  grades,
};

struct BallotFile {
  std::string title;
  /// As the file says; 0 where it does not.
  std::size_t seats = 0;
  std::vector<std::string> names;
  std::vector<Option> withdrawn;
  Ballots ballots;
};

/// Both begin at 1; columns are bytes.
struct FilePlace {
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  bool operator==(const FilePlace&) const = default;
};
struct FileFault {
  Error error;
  FilePlace at;
};
template <class T>
using FileResult = tl::expected<T, FileFault>;

/// No line is longer than this.
inline constexpr std::size_t kMaxLine = std::size_t{1} << 20;

class FileFormat;

class BallotReader {
 public:
  explicit BallotReader(BallotKind kind);
  ~BallotReader();
  BallotReader(const BallotReader&) = delete;
  BallotReader& operator=(const BallotReader&) = delete;

  /// The next part of the file. After a fault nothing more is read.
  FileResult<Ok> read(BytesView part);
  /// The file is at its end.
  FileResult<BallotFile> finish();

 private:
  FileResult<Ok> take_line(std::string_view line);

  BallotKind kind_;
  std::unique_ptr<FileFormat> format_;
  std::string rest_;  // a line of which only the beginning has come
  std::uint64_t line_ = 0;
};

/// A file of yes/no votes: the line `vote`, then on each line yes, no, abstain, blank or invalid, in either case.
class VoteReader {
 public:
  FileResult<Ok> read(BytesView part);
  FileResult<Counts> finish();

 private:
  FileResult<Ok> take_line(std::string_view line);

  Counts counts_;
  std::string rest_;
  std::uint64_t line_ = 0;
  bool has_head_ = false;
};

}  // namespace folkmoot::tally
