#pragma once
// A lot in strata (docs/counting.md): of the people of a pool, in the order of the lot, some seats are for each
// stratum, and the others for everybody. The order of all, read within one stratum, is a lot among its people by
// itself.
//
// A seat of a stratum that has too few people stays vacant. Given to others it would be worth more to them the fewer of
// the stratum come forward, and a quota that others fill when it is not met is none.
#include <cstdint>
#include <vector>

namespace folkmoot::tally {

inline constexpr std::uint32_t kNoStratum = 0xFFFF'FFFF;

struct StrataDraw {
  /// Places in the order: those of the first stratum, of the others in turn, then for the seats that are everybody's.
  std::vector<std::size_t> drawn;
  /// Those left, in the order.
  std::vector<std::size_t> next;
  /// Of each stratum the seats that nobody fills.
  std::vector<std::uint64_t> vacant;
};

/// `order` has, in the order of the lot, whose of `strata` each person is, or kNoStratum; `strata` the seats of each.
StrataDraw draw_strata(const std::vector<std::uint32_t>& order, const std::vector<std::uint64_t>& strata,
                       std::uint64_t open_seats);

}  // namespace folkmoot::tally
