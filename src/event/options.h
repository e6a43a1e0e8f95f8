#pragma once
// Votes among several options: what may be asked, and what a ballot says of it (docs/protocol/event.md section 5.2).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::event {

/// How options are counted (src/tally).
enum class Method : std::uint8_t { approval = 0, score = 1, star = 2, schulze = 3, stv = 4, irv = 5, judgment = 6 };
inline constexpr std::size_t kMethodCount = 7;
/// As `moot count` has it: "approval", "score", "star", "schulze", "stv-scottish", "irv", "majority-judgment".
std::string_view method_name(Method method);
std::optional<Method> method_from(std::string_view name);
/// Whether it can fill more than one seat.
bool has_seats(Method method);
/// What every vote by this method asks, too, as its last option: "none of these", "all stays as it is", "open the
/// nominations again". Empty where there is no such thing.
std::string_view standing_option(Method method);

inline constexpr std::size_t kMinOptions = 2;
/// With the standing one sixty-four.
inline constexpr std::size_t kMaxOptions = 63;

struct Options {
  Method method = Method::approval;
  std::uint64_t seats = 1;
  std::vector<std::string> texts;
  bool operator==(const Options&) const = default;
};

/// What a ballot says of each option, in their order, the standing one included: 1 for approved, a grade from 0 to 5,
/// or a rank from 1 on, 0 for unranked.
using Marks = std::vector<std::uint8_t>;
/// Whether these can be a ballot on so many options, the standing one included: the numbers are those of the method,
/// something is said, and ranks begin with 1 and leave none out. Two options of one rank are for Schulze's method
/// alone.
bool are_marks(const Marks& marks, Method method, std::size_t options);

/// Marks as people write them: "1,3" for those approved, "5,0,3" for grades in order, "2>1=3" for a ranking. Nothing
/// where they are none.
std::optional<Marks> parse_marks(std::string_view text, Method method, std::size_t options);
/// The same way round.
std::string marks_text(const Marks& marks, Method method);

}  // namespace folkmoot::event
