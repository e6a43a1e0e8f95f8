// Power made visible, as it is shown: figures of each member with the formulas, and what the charter wants to be told.
#include "assembly/power.h"

#include "assembly/pages.h"
#include "base/text.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
std::string share_text(const tally::Share& share) {
  return std::to_string(share.part) + "/" + std::to_string(share.whole);
}

/// The first seal that is not older than that; 0: all there is.
std::uint64_t first_seal(const assembly::State& state, const ask::Power& power, Instant now) {
  if (!power.since_ms || *power.since_ms >= now.ms) return 0;
  const Instant since{now.ms - *power.since_ms};
  std::uint64_t seal = 1;
  while (seal <= state.page.seals.size() && assembly::seal_time(state, seal) < since) ++seal;
  // Before any seal that is older nothing is: the assembly itself is younger, as far as anybody can date it.
  return seal == 1 ? 0 : seal;
}

Value person_shape(const assembly::State& state, const assembly::PowerOf& one) {
  const assembly::Person& person = state.persons[one.person];
  return Value::Object{
      {"member", person.id.hex()},      {"name", safe_text(person.name)}, {"proposals", one.proposals},
      {"adopted", one.adopted},         {"speeches", one.speeches},       {"seconds", one.seconds},
      {"agenda_items", one.items},      {"departures", one.departures},   {"mandates", one.mandates},
      {"terms_in_a_row", one.in_a_row}, {"proxies", one.proxies},         {"delegated_votes", one.delegated},
      {"followed", one.followed},       {"blocks", one.blocks},           {"spent", one.spent},
      {"hidden_texts", one.hidden}};
}
}  // namespace

Reply power_view(Holding& holding, const ask::Power& power, Instant now) {
  const assembly::State& state = holding.state();
  const std::uint64_t since = first_seal(state, power, now);
  const assembly::Power found = assembly::power_in(state, holding.journal().table(), since);
  Value out = Value::Object{{"complete", holding.complete()},
                            {"since_seal", since},
                            {"people", std::uint64_t{found.people.size()}},
                            {"shown_from", std::uint64_t{assembly::kShowsPower}},
                            {"hidden", found.people.size() < assembly::kShowsPower}};
  if (found.people.size() < assembly::kShowsPower) return success(std::move(out));
  Value::Array members;
  for (const assembly::PowerOf& one : found.people) members.push_back(person_shape(state, one));
  Value::Array alarms;
  const event::Charter& charter = state.charter();
  const auto alarm = [&](std::string_view what, const tally::Share& share, const Fraction& bound) {
    if (assembly::is_alarm(share, bound))
      alarms.emplace_back(
          Value::Object{{"what", std::string(what)}, {"share", share_text(share)}, {"bound", bound.text()}});
  };
  alarm("agenda", found.greatest_agenda, charter.alarm_agenda);
  alarm("speech", found.greatest_speech, charter.alarm_speech);
  out.set("members", std::move(members)).set("alarms", std::move(alarms));
  out.set("gini_speech", share_text(found.gini_speech)).set("gini_proposals", share_text(found.gini_proposals));
  out.set("greatest_speech", share_text(found.greatest_speech));
  out.set("greatest_agenda", share_text(found.greatest_agenda));
  out.set("greatest_adopted", share_text(found.greatest_adopted));
  return success(std::move(out));
}

}  // namespace folkmoot::node
