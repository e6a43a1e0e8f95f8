#pragma once
// What the entries of a proof say: one row for each kind of proof (docs/protocol/proof.md section 5). The values are
// those of docs/protocol/state.md section 3.
#include <span>

#include "proof/format.h"

namespace folkmoot::proof {

/// A value as views show it.
using FieldValue = std::variant<std::nullptr_t, bool, std::uint64_t, std::string>;
struct Field {
  std::string_view name;
  FieldValue value;
  bool operator==(const Field&) const = default;
};

/// What is proved of the state, in fields for programs and in words that go on after the assembly's name.
struct Statement {
  std::string_view kind;
  std::vector<Field> fields;
  std::string words;
  /// The words end with what has not happened by that seal: the sentence goes straight on to it.
  bool holds_until = false;
  /// A power that can be taken back: what is proved of it is to be fresh.
  bool is_power = false;
  bool operator==(const Statement&) const = default;
};

/// The entries lead to the sealed state already; here it is read what they mean together.
Result<Statement> read_entries(std::span<const Entry> entries, const std::optional<Shown>& text);

/// The kinds there are, with the subject whose entry comes first.
struct KindRow {
  std::string_view kind;
  std::string_view subject;
  Result<Statement> (*read)(std::span<const Entry> entries, const std::optional<Shown>& text);
};
std::span<const KindRow> kinds();

}  // namespace folkmoot::proof
