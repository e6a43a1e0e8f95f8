// What a content says of itself, found by walking its fields.
#include <algorithm>
#include <array>

#include "event/content_fields.h"
#include "event/words.h"

namespace folkmoot::event {

namespace {
/// What neither visitor looks at.
class PassesOver {
 public:
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

/// A visitor that looks at texts and ids, and at nothing else.
class Look : public PassesOver {
 public:
  std::string title;
  std::vector<std::string> texts_found;
  std::vector<EventId> events;
  std::vector<PersonId> people;

  void text(std::uint64_t, std::string_view name, const std::string& value, std::size_t) {
    constexpr std::array<std::string_view, 4> kTitles{"title", "question", "name", "scope"};
    if (title.empty() && std::find(kTitles.begin(), kTitles.end(), name) != kTitles.end()) title = value;
    if (!value.empty()) texts_found.push_back(value);
  }
  void words(std::uint64_t, std::string_view, const std::string& value, std::size_t) {
    if (!value.empty()) texts_found.push_back(value);
  }
  void texts(std::uint64_t, std::string_view, const std::vector<std::string>& values, std::size_t, std::size_t) {
    texts_found.insert(texts_found.end(), values.begin(), values.end());
  }
  void id(std::uint64_t, std::string_view, const EventId& value) { events.push_back(value); }
  void id(std::uint64_t, std::string_view, const PersonId& value) { people.push_back(value); }
  template <class Id>
  void id(std::uint64_t, std::string_view, const Id&) {}
  template <class Id>
  void id(std::uint64_t key, std::string_view name, const std::optional<Id>& value) {
    if (value) id(key, name, *value);
  }
  template <class Id>
  void ids(std::uint64_t key, std::string_view name, const std::vector<Id>& value) {
    for (const Id& one : value) id(key, name, one);
  }
  template <class Id>
  void maybe_ids(std::uint64_t key, std::string_view name, const std::vector<Id>& value) {
    ids(key, name, value);
  }
  /// Not into enclosures and rules, which have no fields of this kind.
  template <class Part>
  void part(std::uint64_t, std::string_view, Part& value) {
    if constexpr (requires(Look& f) { fields(f, value); }) look_into(value);
  }
  template <class Part>
  void part(std::uint64_t key, std::string_view name, std::optional<Part>& value) {
    if (value) part(key, name, *value);
  }
  template <class Part>
  void parts(std::uint64_t, std::string_view, std::vector<Part>& values) {
    for (Part& value : values) look_into(value);
  }
  template <class Part>
  void maybe_parts(std::uint64_t key, std::string_view name, std::vector<Part>& values) {
    parts(key, name, values);
  }

 private:
  /// The title of a part is not that of the whole.
  template <class Part>
  void look_into(Part& part) {
    Look inner;
    fields(inner, part);
    texts_found.insert(texts_found.end(), inner.texts_found.begin(), inner.texts_found.end());
    events.insert(events.end(), inner.events.begin(), inner.events.end());
    people.insert(people.end(), inner.people.begin(), inner.people.end());
  }
};

/// A visitor that looks for fields of words, whether anything stands in them or not.
class LookForWords : public PassesOver {
 public:
  bool found = false;
  template <class... Any>
  void text(Any&&...) {
    found = true;
  }
  template <class... Any>
  void words(Any&&...) {
    found = true;
  }
  template <class... Any>
  void texts(Any&&...) {
    found = true;
  }
  template <class Part>
  void part(std::uint64_t, std::string_view, Part& value) {
    if constexpr (requires(LookForWords& f) { fields(f, value); }) fields(*this, value);
  }
  template <class Part>
  void part(std::uint64_t key, std::string_view name, std::optional<Part>&) {
    Part one{};
    part(key, name, one);
  }
  template <class Part>
  void parts(std::uint64_t, std::string_view, std::vector<Part>&) {
    Part one{};
    fields(*this, one);
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
};

Look look_at(const Content& content) {
  Look out;
  std::visit([&](auto copy) { fields(out, copy); }, content);
  return out;
}
}  // namespace

std::string title_of(const Content& content) { return look_at(content).title; }
std::vector<std::string> texts_in(const Content& content) { return look_at(content).texts_found; }
bool has_texts(Kind kind) {
  LookForWords out;
  std::visit([&](auto content) { fields(out, content); }, empty_content(kind));
  return out.found;
}
std::vector<EventId> events_in(const Content& content) { return look_at(content).events; }
std::vector<PersonId> people_in(const Content& content) { return look_at(content).people; }

}  // namespace folkmoot::event
