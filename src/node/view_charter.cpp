// The charter: its text, its versions, and what changed from one to the next.
#include "base/duration.h"
#include "base/text.h"
#include "event/charter_table.h"
#include "event/charter_text.h"
#include "node/errc.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
/// By number, or by the first digits of its id.
std::optional<assembly::CharterIndex> find_version(const assembly::State& state, const std::string& word) {
  if (word.empty()) return state.charter_index();
  const auto number = folkmoot::parse_number(word);
  if (number && *number < state.charters.size()) return static_cast<assembly::CharterIndex>(*number);
  for (assembly::CharterIndex c = 0; c < state.charters.size(); ++c)
    if (word.size() >= 8 && state.charters[c].id.hex().starts_with(word)) return c;
  return std::nullopt;
}
}  // namespace

Value charter_changes(const event::Charter& before, const event::Charter& after) {
  Value::Array out;
  for (const event::CharterChange& change : event::changes_between(before, after))
    out.emplace_back(Value::Object{{"parameter", std::string(change.parameter)},
                                   {"meaning", std::string(change.meaning)},
                                   {"before", change.before},
                                   {"after", change.after}});
  return out;
}

Reply charter_view(Holding& holding, const std::string& version) {
  const assembly::State& state = holding.state();
  const auto found = find_version(state, version);
  if (!found) return failure({{errc::kNotFound, "no version of the charter is named " + version}, {}, {}, {}});
  const assembly::CharterVersion& shown = state.charters[*found];
  const event::Charter before = *found == 0 ? event::Charter{} : state.charters[shown.base].charter;
  Value::Array versions;
  for (assembly::CharterIndex c = 0; c < state.charters.size(); ++c)
    versions.emplace_back(
        Value::Object{{"number", std::uint64_t{c}},
                      {"id", state.charters[c].id.hex()},
                      {"event", holding.journal().table().id(state.charters[c].event).hex()},
                      {"since_page", state.charters[c].since_seal + 1},
                      {"until", state.charters[c].is_for_a_time() ? Value(rfc3339(state.charters[c].until)) : Value()},
                      {"in_force", c == state.charter_index()}});
  Reply out;
  out.json = Value::Object{{"number", std::uint64_t{*found}},
                           {"id", shown.id.hex()},
                           {"in_force", *found == state.charter_index()},
                           {"text", event::charter_text(shown.charter)}};
  out.json.set("changes", charter_changes(before, shown.charter)).set("versions", std::move(versions));
  return out;
}

}  // namespace folkmoot::node
