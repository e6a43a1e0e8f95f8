#include "node/hidden.h"

#include "assembly/moderation.h"
#include "base/text.h"
#include "event/content.h"

namespace folkmoot::node {

bool is_hidden(const Holding& holding, journal::EventIndex e) {
  return assembly::hiding_of(holding.state(), e).has_value();
}

namespace {
std::string reason_of(Holding& holding, const assembly::Hiding& hiding) {
  const auto said = holding.read(hiding.event);
  const auto* hide = said ? std::get_if<event::Hide>(&said->content) : nullptr;
  return hide != nullptr ? hide->reason : std::string();
}
}  // namespace

Value hidden_shape(Holding& holding, journal::EventIndex e) {
  const assembly::State& state = holding.state();
  const auto index = assembly::hiding_of(state, e);
  if (!index) return {};
  const assembly::Hiding& hiding = state.hidings[*index];
  std::set<std::string> by{state.persons[hiding.author].id.hex()};
  for (const assembly::Signed& confirm : hiding.confirms) by.insert(state.persons[confirm.person].id.hex());
  return Value::Object{{"event", holding.journal().table().id(hiding.event).hex()},
                       {"by", Value::Array(by.begin(), by.end())},
                       {"reason", reason_of(holding, hiding)}};
}

std::string hidden_words(Holding& holding, journal::EventIndex e) {
  const auto index = assembly::hiding_of(holding.state(), e);
  return index ? "(hidden: " + safe_text(reason_of(holding, holding.state().hidings[*index])) + ")" : std::string();
}

void for_each_text(Holding& holding, const std::function<void(const HeldText&)>& each) {
  const journal::Journal& journal = holding.journal();
  for (journal::EventIndex e = 0; e < journal.table().size(); ++e) {
    if (!journal.is_kept(e) || is_hidden(holding, e)) continue;
    const auto said = holding.read(e);
    if (!said) continue;
    HeldText text{e, event::title_of(said->content), {}};
    for (const std::string& one : event::texts_in(said->content)) text.text += (text.text.empty() ? "" : "\n") + one;
    if (!text.text.empty()) each(text);
  }
}

}  // namespace folkmoot::node
