// Proposals that close at a seal: how they are put, and what is said of them beside positions, as words.
#include <algorithm>
#include <array>

#include "node/acts_words.h"
#include "node/errc.h"

namespace folkmoot::node {

event::Deliberation deliberation_of(const act::Deliberation& act, const event::Charter& charter, Instant now) {
  event::Deliberation out;
  out.terms = {{now.ms + act.terms.cast_in_ms},
               act.terms.window_ms.value_or(charter.vote_window_ms),
               act.terms.early,
               act.terms.urgent};
  out.procedure = act.how.value_or(charter.procedure);
  if (act.review_in_ms) out.review = Instant{now.ms + *act.review_in_ms};
  out.topic = act.topic;
  out.amount = act.amount;
  return out;
}

Result<std::optional<act::Deliberation>> parse_deliberation(const Arguments& arguments) {
  constexpr std::array kNames = {"how", "for", "window", "review", "topic", "amount", "early", "urgent"};
  if (std::none_of(kNames.begin(), kNames.end(), [&](const char* name) { return arguments.has(name); }))
    return std::nullopt;
  act::Deliberation out;
  if (const auto how = arguments.find("how")) {
    out.how = event::procedure_from(*how);
    if (!out.how) return fail(errc::kUsage, "a procedure is majority, consensus, consent or lazy, not: " + *how);
  }
  if (const auto cast = arguments.find("for")) {
    FM_ASSIGN(out.terms.cast_in_ms, parse_time(*cast));
  }
  if (const auto window = arguments.find("window")) {
    FM_ASSIGN(out.terms.window_ms, parse_time(*window));
  }
  out.terms.early = arguments.has("early");
  out.terms.urgent = arguments.has("urgent");
  if (const auto review = arguments.find("review")) {
    FM_ASSIGN(out.review_in_ms, parse_time(*review));
  }
  out.topic = arguments.get("topic");
  if (const auto amount = arguments.find("amount")) {
    FM_ASSIGN(out.amount, parse_number(*amount, "amount"));
  }
  return out;
}

std::vector<OptionRow> with_deliberation(std::vector<OptionRow> options) {
  options.push_back(
      {"how", "majority|consensus|consent|lazy", "it closes at a seal by this procedure [as the charter says]"});
  options.push_back({"for", "TIME", "how long positions are asked for [7d]; it then closes at a seal"});
  options.push_back({"window", "TIME", "how long they are collected after that [as the charter says]"});
  options.push_back({"review", "TIME", "when it lapses unless it is renewed, from now"});
  options.push_back({"topic", "NAME", "of lazy consent: the class of matters, as the charter lists it"});
  options.push_back({"amount", "N", "what it costs, in the smallest coin"});
  options.push_back({"early", "", "it may close before, once everybody has answered and nobody blocks"});
  options.push_back({"urgent", "", "sooner than the charter's least time, by its rule for what is urgent"});
  return options;
}

namespace {
Result<event::Content> compose_review(const Arguments& arguments, Names& names) {
  event::ReviewBlock out;
  FM_ASSIGN(const std::string position, needed(arguments, "block"));
  FM_ASSIGN(out.position, names.event(position));
  FM_ASSIGN(const std::string finding, needed(arguments, "finding"));
  if (finding != "stands" && finding != "unfounded")
    return fail(errc::kUsage, "a block stands or is unfounded, not: " + finding);
  out.stands = finding == "stands";
  out.reason = arguments.get("reason");
  return out;
}

}  // namespace

std::vector<ActRow> rows_of_procedures() {
  return {
      {"block review",
       "say whether somebody's block rests on a shared principle or a serious harm",
       "moot block review 5b2e91aa unfounded --reason \"it is about taste\"",
       {{"block", "the position that blocks"}, {"finding", "stands or unfounded"}},
       {{"reason", "TEXT", "why"}},
       nullptr,
       compose_review},
  };
}

}  // namespace folkmoot::node
