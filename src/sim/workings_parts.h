#pragma once
// What both files of workings read numbers with.
#include <cstdint>
#include <string>

namespace folkmoot::sim {

/// "2/3": of so many parts these.
struct Share {
  std::uint64_t of_these = 0;
  std::uint64_t parts = 1;
};
Share share_in(const std::string& text);
/// The least whole number of people that is such a share of all of them; all of them where none is.
inline std::uint64_t least_share(const Share& share, std::uint64_t people) {
  std::uint64_t out = 0;
  while (out < people && out * share.parts < people * share.of_these) ++out;
  return out;
}
/// The least yes, of at most one more than there are, that is such a share of the base, or more than it, and more than
/// half of yes and no: found by trying, the other way round than whoever counted it.
inline std::uint64_t least_yes(const Share& share, bool more, std::uint64_t base, std::uint64_t decided) {
  std::uint64_t out = 0;
  const auto reaches = [&](std::uint64_t yes) {
    const bool of_base = more ? yes * share.parts > base * share.of_these : yes * share.parts >= base * share.of_these;
    return of_base && 2 * yes > decided;
  };
  while (out <= base && !reaches(out)) ++out;
  return out;
}

}  // namespace folkmoot::sim
