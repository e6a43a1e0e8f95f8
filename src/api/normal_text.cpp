#include "api/normal_text.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "base/bytes.h"

namespace folkmoot::api {

namespace {
struct Freed {
  void operator()(utf8proc_uint8_t* text) const { std::free(text); }  // NOLINT: utf8proc allocates so
};
}  // namespace

Result<std::string> normal_text(std::string_view typed) {
  if (!is_utf8(as_bytes(typed))) return fail(errc::kNotUtf8, "not valid UTF-8");
  // A zero byte ends nothing here and says nothing: it is refused.
  if (typed.find('\0') != std::string_view::npos) return fail(errc::kNotUtf8, "a zero byte in a text");
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(typed.data()), static_cast<utf8proc_ssize_t>(typed.size()),
                   &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, Freed> owner(composed);
  if (size < 0) return fail(errc::kNotUtf8, utf8proc_errmsg(size));
  return std::string(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size));
}

}  // namespace folkmoot::api
