#include "node/hidden.h"

#include <set>
#include <utility>

#include "assembly/moderation.h"
#include "base/text.h"
#include "event/content.h"
#include "event/words.h"
#include "node/shapes.h"

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
  std::set<std::string> by;
  for (const assembly::PersonIndex p : assembly::signers_of(assembly::View(state), hiding))
    by.insert(state.persons[p].id.hex());
  return Value::Object{{"event", holding.journal().table().id(hiding.event).hex()},
                       {"by", Value::Array(by.begin(), by.end())},
                       {"reason", reason_of(holding, hiding)}};
}

Value moderation_shape(Holding& holding, assembly::HidingIndex index) {
  const assembly::State& state = holding.state();
  const assembly::Hiding& hiding = state.hidings[index];
  const assembly::View all(state);
  const auto people = [&](const std::vector<assembly::PersonIndex>& list) {
    Value::Array out;
    for (const assembly::PersonIndex p : list) out.emplace_back(state.persons[p].id.hex());
    return out;
  };
  return Value::Object{{"drawn", people(hiding.drawn)},
                       {"asked", people(assembly::asked_of(all, hiding))},
                       {"signed", people(assembly::signers_of(all, hiding))},
                       {"opposed", people(assembly::opposers_of(all, hiding))},
                       {"settled", assembly::is_settled(all, hiding)},
                       {"next_asked_at", time_or_null(assembly::next_asked_at(state, hiding))}};
}

std::string hidden_words(Holding& holding, journal::EventIndex e) {
  const auto index = assembly::hiding_of(holding.state(), e);
  return index ? "(hidden: " + safe_text(reason_of(holding, holding.state().hidings[*index])) + ")" : std::string();
}

namespace {
TextsSeen seen_up_to(const Holding& holding, journal::EventIndex next) {
  TextsSeen out{holding.id, next, holding.texts().settings()};
  const journal::Journal& journal = holding.journal();
  std::set<journal::EventIndex> left_out;
  for (journal::EventIndex e = 0; e < next; ++e)
    if (!journal.is_kept(e)) left_out.insert(e);
  for (const assembly::Hiding& hiding : holding.state().hidings)
    if (hiding.target < next && is_hidden(holding, hiding.target)) left_out.insert(hiding.target);
  out.left_out.assign(left_out.begin(), left_out.end());
  return out;
}
}  // namespace

bool still_stands(const Holding& holding, const TextsSeen& seen) {
  return seen.next <= holding.journal().table().size() && seen == seen_up_to(holding, seen.next);
}

void for_each_text(Holding& holding, TextsSeen& seen, const std::function<void(const HeldText&)>& each) {
  const journal::Journal& journal = holding.journal();
  const auto& facts = holding.state().facts;
  const auto end = static_cast<journal::EventIndex>(journal.table().size());
  const journal::EventIndex begin = std::exchange(seen, seen_up_to(holding, end)).next;
  const std::set<journal::EventIndex> left_out(seen.left_out.begin(), seen.left_out.end());
  for (journal::EventIndex e = begin; e < end; ++e) {
    // Bodies are read from the disk: not those that can say nothing.
    const auto kind = e < facts.size() ? event::kind_from(facts[e].kind) : std::nullopt;
    if (left_out.contains(e) || (kind && !event::has_texts(*kind))) continue;
    const auto said = holding.read(e);
    if (!said) continue;
    HeldText text{e, event::title_of(said->content), {}};
    for (const std::string& one : event::texts_in(said->content)) text.text += (text.text.empty() ? "" : "\n") + one;
    if (!text.text.empty()) each(text);
  }
}

}  // namespace folkmoot::node
