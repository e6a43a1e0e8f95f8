#pragma once
// Errors are values. An error has a stable code, which programs and tests hold on to, and a detail for people.
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace folkmoot {

/// A stable, dotted, lower-case name of a reason, such as "event.seq_gap". The text must outlive everything: a literal.
using Code = std::string_view;

struct [[nodiscard]] Error {
  Code code;
  std::string detail;
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// For functions that succeed with nothing to say.
struct Ok {
  bool operator==(const Ok&) const = default;
};

inline tl::unexpected<Error> fail(Code code, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, std::move(detail)});
}

}  // namespace folkmoot

#define FM_CONCAT_INNER(a, b) a##b
#define FM_CONCAT(a, b) FM_CONCAT_INNER(a, b)
/// Leaves the function with the error of `expression`, if it is one.
#define FM_TRY(expression)                                                                   \
  do {                                                                                       \
    if (auto fm_result = (expression); !fm_result) return tl::unexpected(fm_result.error()); \
  } while (false)
/// `FM_ASSIGN(auto value, expression)`: the value, or leaves the function with the error.
#define FM_ASSIGN(declaration, expression) FM_ASSIGN_INNER(FM_CONCAT(fm_assigned_, __LINE__), declaration, expression)
#define FM_ASSIGN_INNER(name, declaration, expression)       \
  auto name = (expression);                                  \
  if (!name) return tl::unexpected(std::move(name).error()); \
  declaration = *std::move(name)
