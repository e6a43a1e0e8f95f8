#pragma once
// What the readers of entries share; of items.cpp, items_decisions.cpp and items_votes.cpp only.
#include "codec/reader.h"
#include "event/limits.h"
#include "proof/errc.h"
#include "proof/items.h"

namespace folkmoot::proof {

using codec::Reader;

inline tl::unexpected<Error> refuse_item(std::string why) { return fail(errc::kItem, std::move(why)); }

/// The value that an entry has, or nothing where it proves that there is none.
inline const Bytes* value_of(const Entry& entry) {
  const auto* present = std::get_if<Entry::Present>(&entry.found);
  return present == nullptr ? nullptr : &present->value;
}

template <class Id>
std::vector<Id> read_id_list(Reader& in) {
  std::vector<Id> out(in.array(kMaxEntrySize / Id::kSize));
  for (Id& id : out) id = in.id<Id>();
  return out;
}

template <class Id>
Result<Id> read_key(const Entry& entry) {
  Reader in(entry.key);
  const auto out = in.id<Id>();
  if (!in.finish()) return refuse_item("a key that is no id");
  return out;
}

/// What the event says, which must be the one that is spoken of.
Result<event::Content> content_of(const Shown& text, const EventId& of);

/// The entry of a person.
struct PersonEntry {
  std::uint64_t standing = 0;
  bool listed = false;
  std::uint64_t since = 0;
  std::uint64_t vouched = 0;
  std::uint64_t left = 0;
  std::optional<PersonId> steward;
  std::vector<PersonId> vouches;
  std::vector<PersonId> objections;
  std::uint64_t removed = 0;

  [[nodiscard]] bool on_roll() const { return standing == 1 || standing == 2; }
};
Result<PersonEntry> read_person(const Bytes& value);

/// Fields one after the other.
class Fields {
 public:
  explicit Fields(Statement& statement) : out_(statement.fields) {}
  Fields& add(std::string_view name, FieldValue value) {
    out_.push_back({name, std::move(value)});
    return *this;
  }
  template <class Value>
  Fields& add_if(std::string_view name, bool there, const Value& value) {
    return add(name, there ? FieldValue(value) : FieldValue(nullptr));
  }

 private:
  std::vector<Field>& out_;
};

// items_decisions.cpp
Result<Statement> read_decided(std::span<const Entry> entries, const std::optional<Shown>& text);
Result<Statement> read_voted(std::span<const Entry> entries, const std::optional<Shown>& text);

}  // namespace folkmoot::proof
