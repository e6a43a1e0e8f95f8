#include "api/changes.h"

#include "base/duration.h"
#include "node/json_line.h"

namespace folkmoot::api {

namespace {
std::string event_text(std::string_view id, std::string_view name, std::string_view data) {
  std::string out = "id: ";
  return out.append(id).append("\nevent: ").append(name).append("\ndata: ").append(data).append("\n\n");
}

node::Value shape_of(const node::Change& change) {
  node::Value::Array acts;
  for (const node::Change::Act& act : change.acts) {
    node::Value::Array about;
    for (const EventId& id : act.about) about.emplace_back(id.hex());
    acts.emplace_back(node::Value::Object{{"id", act.id.hex()}, {"kind", act.kind}, {"about", std::move(about)}});
  }
  return node::Value::Object{{"assembly", change.assembly.hex()},
                             {"sealed", change.sealed ? node::Value(*change.sealed) : node::Value()},
                             {"acts", std::move(acts)},
                             {"more", change.more}};
}
}  // namespace

const std::string& Changes::add(const node::Change& change) {
  ++last_;
  kept_.push_back(event_text(name_of(last_), "change", node::json_line(shape_of(change))));
  if (kept_.size() > kChangesKept) kept_.pop_front();
  return kept_.back();
}

std::string Changes::since(std::optional<std::string_view> last_event_id) const {
  std::string reset = event_text(name_of(last_), "reset", "{}");
  if (!last_event_id) return reset;
  const std::string prefix = run_ + "-";
  if (!last_event_id->starts_with(prefix)) return reset;
  const auto number = parse_number(last_event_id->substr(prefix.size()));
  if (!number || *number > last_ || *number + kept_.size() < last_) return reset;
  std::string out;
  for (std::size_t i = kept_.size() - static_cast<std::size_t>(last_ - *number); i < kept_.size(); ++i) out += kept_[i];
  // Something, so that the page knows that it is heard.
  return out.empty() ? std::string(kHeartbeat) : out;
}

}  // namespace folkmoot::api
