#include "tally/read.h"

#include <algorithm>

#include "base/text.h"
#include "tally/errc.h"
#include "tally/read_parts.h"

namespace folkmoot::tally {

tl::unexpected<FileFault> fault(Code code, std::string detail, std::uint64_t line, std::size_t column) {
  return tl::unexpected<FileFault>(FileFault{{code, std::move(detail)}, {line, column}});
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::optional<std::size_t> not_utf8_at(std::string_view text) {
  if (is_utf8(as_bytes(text))) return std::nullopt;
  constexpr std::size_t kLongest = 4;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t length = 1;
    while (length <= kLongest && !is_utf8(as_bytes(text.substr(at, length)))) ++length;
    if (length > kLongest) break;
    at += length;
  }
  return at;
}

tl::unexpected<FileFault> weight_fault(std::uint64_t weight, std::uint64_t line, std::size_t column) {
  return fault(errc::kBallotWeight,
               weight == 0 ? "This ballot counts zero times." : "This ballot counts more often than a billion times.",
               line, column);
}

FileResult<Ok> add_ballots(Ballots& ballots, std::span<const Mark> marks, std::uint64_t weight, std::uint64_t line,
                           std::size_t column) {
  if (weight == 0 || weight > kMaxBallots) return weight_fault(weight, line, column);
  if (auto added = ballots.add(marks, weight); !added)
    return fault(errc::kBallotWeight, added.error().detail, line, column);
  return Ok{};
}

FileResult<Option> FoundNames::find(std::string_view name, std::uint64_t line, std::size_t column) {
  if (const auto found = options_.find(name); found != options_.end()) return found->second;
  if (const auto at = not_utf8_at(name)) return fault(errc::kNotUtf8, "This name is not UTF-8.", line, column + *at);
  if (options_.size() == kMaxOptions)
    return fault(errc::kCounts, "More than a thousand options are not counted.", line, column);
  const auto option = as_option(options_.size());
  options_.emplace(name, option);
  return option;
}

void FoundNames::finish(BallotFile& file) {
  std::vector<Option> number(options_.size());
  for (const auto& [name, option] : options_) {
    number[option] = as_option(file.names.size());
    file.names.push_back(name);
  }
  file.ballots.set_options(options_.size());
  file.ballots.renumber(number);
}

std::string_view bare_line(std::string_view line, std::uint64_t number) {
  constexpr std::string_view kByteOrder = "\xEF\xBB\xBF";
  if (number == 1 && line.starts_with(kByteOrder)) line.remove_prefix(kByteOrder.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

namespace {
bool looks_like_utf16(std::string_view line) { return line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF"); }

/// Which format it is, by its first line that says something.
std::unique_ptr<FileFormat> format_of(std::string_view line, BallotKind kind) {
  const bool numbers = std::ranges::all_of(line, [](char c) { return is_digit(c) || is_space(c) || c == '-'; });
  if (numbers) return make_blt(kind);
  const bool ranks = line.find('>') != std::string_view::npos;
  const bool cells = line.find_first_of(",;\t") != std::string_view::npos;
  return ranks || !cells ? make_lines(kind) : make_csv(kind);
}
}  // namespace

BallotReader::BallotReader(BallotKind kind) : kind_(kind) {}
BallotReader::~BallotReader() = default;

FileResult<Ok> BallotReader::take_line(std::string_view whole) {
  const std::string_view line = bare_line(whole, ++line_);
  if (line_ == 1 && looks_like_utf16(line)) return fault(errc::kNotUtf8, "The file is UTF-16, not UTF-8.", 1, 1);
  if (format_ == nullptr) {
    const std::string_view content = trimmed(line.substr(0, line.find('#')));
    if (content.empty()) return Ok{};
    format_ = format_of(content, kind_);
  }
  return format_->take(line, line_);
}

FileResult<Ok> BallotReader::read(BytesView part) {
  return for_each_line(part, rest_, line_, [this](std::string_view line) { return take_line(line); });
}

FileResult<BallotFile> BallotReader::finish() {
  if (!rest_.empty()) FM_TRY(take_line(rest_));
  if (format_ == nullptr)
    return fault(errc::kTruncated, "There is nothing in this file.", std::max<std::uint64_t>(line_, 1), 1);
  return format_->finish(line_);
}

FileResult<Ok> VoteReader::take_line(std::string_view whole) {
  const std::string_view line = bare_line(whole, ++line_);
  const std::string word = lower(trimmed(line));
  if (word.empty()) return Ok{};
  if (!has_head_) {
    if (word != "vote" && word != "\"vote\"") return fault(errc::kFormat, "The first line must be: vote", line_, 1);
    has_head_ = true;
    return Ok{};
  }
  std::string_view bare = word;
  if (bare.size() > 1 && bare.front() == '"' && bare.back() == '"') bare = bare.substr(1, bare.size() - 2);
  std::uint64_t* const count = bare == "yes"       ? &counts_.yes
                               : bare == "no"      ? &counts_.no
                               : bare == "abstain" ? &counts_.abstain
                               : bare == "blank"   ? &counts_.blank
                               : bare == "invalid" ? &counts_.invalid
                                                   : nullptr;
  if (count == nullptr)
    return fault(errc::kFormat, "A vote is yes, no, abstain, blank or invalid.", line_,
                 line.find_first_not_of(" \t") + 1);
  ++*count;
  return Ok{};
}

FileResult<Ok> VoteReader::read(BytesView part) {
  return for_each_line(part, rest_, line_, [this](std::string_view line) { return take_line(line); });
}

FileResult<Counts> VoteReader::finish() {
  if (!rest_.empty()) FM_TRY(take_line(rest_));
  if (!has_head_) return fault(errc::kTruncated, "The first line must be: vote", std::max<std::uint64_t>(line_, 1), 1);
  return counts_;
}

}  // namespace folkmoot::tally
