// Personal proxies: who gave one to whom, and what was counted by them. Everybody in the assembly sees all of it.
#include "assembly/proxies.h"

#include "base/text.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
using assembly::ByProxy;
using assembly::Proxy;

Value party_shape(const assembly::State& state, assembly::PersonIndex p) {
  return Value::Object{{"member", state.persons[p].id.hex()}, {"name", safe_text(state.persons[p].name)}};
}

std::string standing_word(const assembly::State& state, const Proxy& proxy) {
  if (!assembly::stands(assembly::View(state), proxy)) return "ended";
  return proxy.since_seal == 0 ? "waits" : "in_force";
}

Value proxy_shape(Holding& holding, const Proxy& proxy) {
  const assembly::State& state = holding.state();
  Value by = proxy.ends.empty() ? Value() : party_shape(state, proxy.ends.front().person);
  Value vote = proxy.vote == assembly::kNone ? Value() : Value(event_hex(holding, state.votes[proxy.vote].event));
  return Value::Object{{"id", event_hex(holding, proxy.event)},
                       {"giver", party_shape(state, proxy.giver)},
                       {"holder", party_shape(state, proxy.holder)},
                       {"until", rfc3339(proxy.until)},
                       {"vote", std::move(vote)},
                       {"standing", standing_word(state, proxy)},
                       {"since_seal", proxy.since_seal},
                       {"ended_by", std::move(by)},
                       {"finality", finality(holding, proxy.event)}};
}
}  // namespace

Value by_proxy_shape(const Holding& holding, std::span<const ByProxy> proxies) {
  std::map<std::string, Value> by_giver;
  for (const ByProxy& one : proxies)
    by_giver[person_hex(holding, one.giver)] = Value::Object{{"giver", party_shape(holding.state(), one.giver)},
                                                             {"holder", party_shape(holding.state(), one.holder)},
                                                             {"proxy", event_hex(holding, one.event)}};
  Value::Array out;
  for (auto& [giver, value] : by_giver) out.push_back(std::move(value));
  return out;
}

Reply proxies_view(Holding& holding) {
  std::map<std::size_t, Value> in_order;
  for (const Proxy& proxy : holding.state().proxies)
    in_order.emplace(place_in_order(holding, proxy.event), proxy_shape(holding, proxy));
  Value::Array out;
  for (auto& [place, value] : in_order) out.push_back(std::move(value));
  return success(Value::Object{
      {"complete", holding.complete()}, {"each", holding.state().charter().proxies}, {"proxies", std::move(out)}});
}

}  // namespace folkmoot::node
