#pragma once
// One row for each parameter of the charter: its number in the bytes, its name and form in the text, its bounds.
// Whoever writes, reads, compares or explains charters goes through this table; a new parameter is one field and one
// row.
#include <span>
#include <variant>

#include "event/charter.h"

namespace folkmoot::event {

template <class T>
using FieldOf = T& (*)(Charter& charter);

struct NumberParameter {
  FieldOf<std::uint64_t> field;
  std::uint64_t least = 0;
  std::uint64_t most = 0;
  /// Written as a size in bytes.
  bool is_size = false;
};
/// Milliseconds.
struct TimeParameter {
  FieldOf<std::uint64_t> field;
};
struct RuleParameter {
  FieldOf<DecisionRule> field;
};
/// Which acts of the last hour a removal voids.
struct GuardsParameter {};
/// A share of a whole; 0 stands for none where that is possible.
struct ShareParameter {
  FieldOf<Fraction> field;
  bool may_be_none = false;
};
struct ProcedureParameter {
  FieldOf<Procedure> field;
};
/// Names, with semicolons between them.
struct NamesParameter {
  FieldOf<std::vector<std::string>> field;
};
struct OfficesParameter {
  FieldOf<std::vector<Office>> field;
};
inline constexpr std::size_t kMaxNames = 32;
inline constexpr std::size_t kMaxCharterName = 100;
/// Stands at the end of the text, below a line of dashes.
struct WordsParameter {
  FieldOf<std::string> field;
  std::size_t most = 0;
};

struct CharterParameter {
  /// Keys of the map, from 0 without a gap.
  std::uint64_t number = 0;
  std::string_view name;
  std::string_view group;
  /// What it says, to people.
  std::string_view meaning;
  enum class Change : std::uint8_t {
    /// By another charter, or for a time.
    any,
    /// Never for a time: what protects members from those who would rule by emergency.
    charter_only,
    /// Never: nodes that have not heard of a change admit events by it.
    never,
  };
  Change change = Change::any;
  std::variant<NumberParameter, TimeParameter, RuleParameter, GuardsParameter, WordsParameter, ShareParameter,
               ProcedureParameter, NamesParameter, OfficesParameter>
      form;
  /// Came after the first charters were written: it stands in the bytes only where it is not as built in, so that each
  /// of those keeps its name.
  bool came_later = false;
};
/// Whether it stands in the bytes of the charter.
bool is_written(const CharterParameter& parameter, const Charter& charter);

std::span<const CharterParameter> charter_parameters();

/// The field of a charter that is only read.
template <class T>
const T& field_of(FieldOf<T> field, const Charter& charter) {
  return field(const_cast<Charter&>(charter));  // NOLINT(cppcoreguidelines-pro-type-const-cast): it changes nothing
}
/// Whether both say the same there.
bool is_same(const CharterParameter& parameter, const Charter& a, const Charter& b);

}  // namespace folkmoot::event
