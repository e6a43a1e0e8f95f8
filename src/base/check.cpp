#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace folkmoot {

void check_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "folkmoot: internal check failed: %s (%s:%d)\n", expression, file, line);
  std::abort();
}

}  // namespace folkmoot
