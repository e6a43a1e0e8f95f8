#pragma once
// FM_CHECK guards against errors of the programmer, in every build. Never on input: what comes from outside is refused
// with an Error instead.

namespace folkmoot {
/// Prints the expression and place on the standard error output, then aborts.
[[noreturn]] void check_failed(const char* expression, const char* file, int line);
}  // namespace folkmoot

#define FM_CHECK(condition)                                                   \
  do {                                                                        \
    if (!(condition)) folkmoot::check_failed(#condition, __FILE__, __LINE__); \
  } while (false)
