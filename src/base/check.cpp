#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace folkmoot {

#ifdef __wasm__
// The verifier for browsers imports nothing, so it cannot print; whoever runs it sees a trap.
void check_failed(const char*, const char*, int) { __builtin_trap(); }
#else
void check_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "folkmoot: internal check failed: %s (%s:%d)\n", expression, file, line);
  std::abort();
}
#endif

}  // namespace folkmoot
