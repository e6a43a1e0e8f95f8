#include "tally/ballots.h"

#include <algorithm>

#include "base/checksum.h"
#include "tally/errc.h"

namespace folkmoot::tally {

namespace {
std::uint32_t hash_of(std::span<const Mark> marks) {
  const BytesView bytes(reinterpret_cast<const std::uint8_t*>(marks.data()), marks.size_bytes());
  return static_cast<std::uint32_t>(checksum64(bytes, 0));
}
}  // namespace

Result<Ok> check_ranking(std::span<const Mark> marks, std::size_t options) {
  std::vector<bool> named(options, false);
  for (const Mark mark : marks) {
    const Option option = option_of(mark);
    if (option >= options) return fail(errc::kOptions, "A ballot names an option that is not there.");
    if (named[option]) return fail(errc::kOptions, "A ballot names an option twice.");
    named[option] = true;
  }
  if (!marks.empty() && is_tied(marks.front())) return fail(errc::kOptions, "The first of a ballot is equal to none.");
  return Ok{};
}

Result<Ok> check_grades(std::span<const Mark> marks, std::size_t options, Mark best) {
  if (marks.size() != options) return fail(errc::kOptions, "A ballot grades each option.");
  if (std::ranges::any_of(marks, [best](Mark mark) { return mark > best; }))
    return fail(errc::kGrade, "A grade is above the best.");
  return Ok{};
}

bool Ballots::equals(const Kept& kept, std::uint32_t hash, std::span<const Mark> marks) const {
  return kept.hash == hash && kept.length == marks.size() &&
         std::equal(marks.begin(), marks.end(), &marks_[kept.first]);
}

void Ballots::grow() {
  index_.assign(std::max<std::size_t>(64, index_.size() * 2), 0);
  for (std::uint32_t i = 0; i < kept_.size(); ++i) {
    std::size_t place = kept_[i].hash & (index_.size() - 1);
    while (index_[place] != 0) place = (place + 1) & (index_.size() - 1);
    index_[place] = i + 1;
  }
}

Result<Ok> Ballots::add(std::span<const Mark> marks, std::uint64_t weight) {
  if (weight == 0) return fail(errc::kWeight, "A ballot that counts zero times is none.");
  if (weight > kMaxBallots || total_ + empty_ + weight > kMaxBallots)
    return fail(errc::kTooMany, "More than a billion ballots are not counted together.");
  if (marks.empty()) {
    empty_ += weight;
    return Ok{};
  }
  if (2 * kept_.size() >= index_.size()) grow();
  const std::uint32_t hash = hash_of(marks);
  std::size_t place = hash & (index_.size() - 1);
  while (index_[place] != 0 && !equals(kept_[index_[place] - 1], hash, marks))
    place = (place + 1) & (index_.size() - 1);
  if (index_[place] != 0) {
    kept_[index_[place] - 1].weight += static_cast<std::uint32_t>(weight);
  } else {
    if (kept_.size() >= kMaxDifferent || marks_.size() + marks.size() > kMaxMarks)
      return fail(errc::kTooMany, "There are too many different ballots to hold.");
    kept_.push_back({static_cast<std::uint32_t>(marks_.size()), static_cast<std::uint32_t>(weight), hash,
                     static_cast<std::uint16_t>(marks.size())});
    marks_.insert(marks_.end(), marks.begin(), marks.end());
    index_[place] = static_cast<std::uint32_t>(kept_.size());
    has_ties_ = has_ties_ || std::ranges::any_of(marks, is_tied);
  }
  total_ += weight;
  return Ok{};
}

void Ballots::renumber(const std::vector<Option>& number) {
  for (Mark& mark : marks_) mark = static_cast<Mark>(number[option_of(mark)] | (mark & kTied));
}

}  // namespace folkmoot::tally
