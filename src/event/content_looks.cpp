// What a content says of itself, found by walking its fields.
#include <algorithm>
#include <array>

#include "event/content_fields.h"

namespace folkmoot::event {

namespace {
/// A visitor that looks at texts and ids, and at nothing else.
class Look {
 public:
  std::string title;
  std::vector<EventId> events;
  std::vector<PersonId> people;

  void text(std::uint64_t, std::string_view name, const std::string& value, std::size_t) {
    constexpr std::array<std::string_view, 4> kTitles{"title", "question", "name", "scope"};
    if (title.empty() && std::find(kTitles.begin(), kTitles.end(), name) != kTitles.end()) title = value;
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
  template <class Part>
  void parts(std::uint64_t, std::string_view, std::vector<Part>& value) {
    for (Part& one : value) {
      Look inner;
      fields(inner, one);
      events.insert(events.end(), inner.events.begin(), inner.events.end());
      people.insert(people.end(), inner.people.begin(), inner.people.end());
    }
  }
  template <class Part>
  void maybe_parts(std::uint64_t key, std::string_view name, std::vector<Part>& value) {
    parts(key, name, value);
  }
  template <class... Any>
  void words(Any&&...) {}
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
  void texts(Any&&...) {}
  template <class... Any>
  void bytes(Any&&...) {}
  template <class... Any>
  void maybe_bytes(Any&&...) {}
  template <class... Any>
  void part(Any&&...) {}
  static void require(bool, std::string_view) {}
};

Look look_at(const Content& content) {
  Look out;
  std::visit([&](auto copy) { fields(out, copy); }, content);
  return out;
}
}  // namespace

std::string title_of(const Content& content) { return look_at(content).title; }
std::vector<EventId> events_in(const Content& content) { return look_at(content).events; }
std::vector<PersonId> people_in(const Content& content) { return look_at(content).people; }

}  // namespace folkmoot::event
