#include "print/drawing.h"

#include <dlfcn.h>

namespace folkmoot::print {

namespace {
/// The others are loaded by this one, and their functions found through it.
constexpr const char* kLibrary = "libpangocairo-1.0.so.0";

template <class Function>
bool find(void* library, const char* name, Function& out) {
  out = reinterpret_cast<Function>(::dlsym(library, name));
  return out != nullptr;
}

bool load_all() {
  // Never closed: some of what it needs keeps things of its own as long as a program runs.
  void* const library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return false;
  bool found = true;
#define FM_FIND(name) found = find(library, #name, name) && found;
  FM_DRAWING(FM_FIND)
#undef FM_FIND
  return found;
}
}  // namespace

#define FM_DEFINE(name) decltype(&::name) name = nullptr;
FM_DRAWING(FM_DEFINE)
#undef FM_DEFINE

bool load_drawing() {
  static const bool kLoaded = load_all();
  return kLoaded;
}

}  // namespace folkmoot::print
