#include "event/content_texts.h"

#include "event/content_fields.h"

namespace folkmoot::event {

namespace {
/// A visitor that gathers texts.
class Texts {
 public:
  std::vector<std::string> found;

  void text(std::uint64_t, std::string_view, const std::string& value, std::size_t) {
    if (!value.empty()) found.push_back(value);
  }
  void words(std::uint64_t, std::string_view, const std::string& value, std::size_t) {
    if (!value.empty()) found.push_back(value);
  }
  void texts(std::uint64_t, std::string_view, const std::vector<std::string>& values, std::size_t, std::size_t) {
    for (const std::string& value : values) found.push_back(value);
  }
  template <class Part>
  void part(std::uint64_t, std::string_view, Part& value) {
    if constexpr (requires(Texts& f) { fields(f, value); }) fields(*this, value);
  }
  template <class Part>
  void part(std::uint64_t, std::string_view, std::optional<Part>& value) {
    if (value) part(0, {}, *value);
  }
  template <class Part>
  void parts(std::uint64_t, std::string_view, std::vector<Part>& values) {
    for (Part& value : values) part(0, {}, value);
  }
  template <class Part>
  void maybe_parts(std::uint64_t key, std::string_view name, std::vector<Part>& values) {
    parts(key, name, values);
  }
  template <class... Any>
  void id(Any&&...) {}
  template <class... Any>
  void ids(Any&&...) {}
  template <class... Any>
  void maybe_ids(Any&&...) {}
  template <class... Any>
  void number(Any&&...) {}
  template <class... Any>
  void time(Any&&...) {}
  template <class... Any>
  void bits(Any&&...) {}
  template <class... Any>
  void mark(Any&&...) {}
  template <class... Any>
  void choice(Any&&...) {}
  template <class... Any>
  void bytes(Any&&...) {}
  template <class... Any>
  void maybe_bytes(Any&&...) {}
  static void require(bool, std::string_view) {}
};
}  // namespace

std::vector<std::string> texts_in(const Content& content) {
  Texts out;
  std::visit([&](auto copy) { fields(out, copy); }, content);
  return std::move(out.found);
}

}  // namespace folkmoot::event
