// The acts of working together, as words: commissions, tasks, money, moderation, what was before, and the end.
#include "assembly/state.h"
#include "base/duration.h"
#include "event/charter_text.h"
#include "event/content_fields.h"
#include "node/acts_words.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
Result<EventId> event_named(const Arguments& arguments, Names& names, const std::string& name) {
  return names.event(arguments.get(name));
}
Result<std::optional<EventId>> event_if_named(const Arguments& arguments, Names& names, const std::string& name) {
  const auto words = arguments.find(name);
  if (!words) return std::nullopt;
  FM_ASSIGN(const EventId id, names.event(*words));
  return id;
}

/// A day such as 2026-05-04, or how far from now.
Result<Instant> moment(const std::string& words, const Names& names) {
  if (const auto day = parse_day(words)) return *day;
  FM_ASSIGN(const std::uint64_t from_now, parse_time(words));
  return Instant{names.now().ms + from_now};
}

Result<event::Content> found(const Arguments& arguments, Names& names) {
  event::FoundCommission out;
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  out.name = arguments.get("name");
  out.purpose = arguments.get("purpose");
  out.closed = arguments.has("closed");
  if (const auto rule = arguments.find("rule")) {
    // As a charter has its rules; whether it is strict enough for this assembly's, the fold says.
    event::Charter any;
    any.ordinary = {{tally::kSimple}, std::nullopt};
    const auto read = event::read_charter("urgent = " + *rule, any);
    if (!read) return fail(errc::kUsage, "rule: " + read.error().error.detail);
    out.rule = read->urgent;
  }
  return out;
}
Result<event::Content> join(const Arguments& arguments, Names& names) {
  FM_ASSIGN(const EventId commission, event_named(arguments, names, "commission"));
  return event::JoinCommission{commission, false};
}
Result<event::Content> leave(const Arguments& arguments, Names& names) {
  FM_ASSIGN(const EventId commission, event_named(arguments, names, "commission"));
  return event::JoinCommission{commission, true};
}
Result<event::Content> report(const Arguments& arguments, Names& names) {
  FM_ASSIGN(const EventId commission, event_named(arguments, names, "commission"));
  return event::CommissionReport{commission, arguments.get("text")};
}
Result<event::Content> dissolve(const Arguments& arguments, Names& names) {
  event::Dissolve out;
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  FM_ASSIGN(out.commission, event_if_named(arguments, names, "commission"));
  if (const auto into = arguments.find("into")) {
    out.into = AssemblyId::from_hex_text(*into);
    if (!out.into) return fail(errc::kUsage, "into: the other assembly's whole id, not: " + *into);
    if (out.commission) return fail(errc::kUsage, "--into says where an assembly goes on, not a commission");
  }
  out.reason = arguments.get("reason");
  return out;
}

Result<event::Content> add_task(const Arguments& arguments, Names& names) {
  event::Task out;
  out.title = arguments.get("title");
  FM_ASSIGN(out.commission, event_if_named(arguments, names, "commission"));
  if (const auto due = arguments.find("due")) {
    FM_ASSIGN(out.due, moment(*due, names));
  }
  return out;
}
Result<event::Content> take_task(const Arguments& arguments, Names& names) {
  FM_ASSIGN(const EventId task, event_named(arguments, names, "task"));
  return event::TakeTask{task, false};
}
Result<event::Content> give_back_task(const Arguments& arguments, Names& names) {
  FM_ASSIGN(const EventId task, event_named(arguments, names, "task"));
  return event::TakeTask{task, true};
}
Result<event::Content> finish_task(const Arguments& arguments, Names& names) {
  FM_ASSIGN(const EventId task, event_named(arguments, names, "task"));
  return event::FinishTask{task, arguments.get("note")};
}

Result<std::uint64_t> amount(const Arguments& arguments) {
  FM_ASSIGN(const std::uint64_t out, parse_number(arguments.get("amount"), "amount"));
  if (out == 0 || out > event::kMaxAmount) return fail(errc::kUsage, "amount: a whole number, in the smallest coin");
  return out;
}
Result<event::Content> grant(const Arguments& arguments, Names& names) {
  event::GrantBudget out;
  FM_ASSIGN(out.terms, composed_terms(arguments, names));
  FM_ASSIGN(out.commission, event_named(arguments, names, "commission"));
  FM_ASSIGN(out.amount, amount(arguments));
  out.unit = arguments.get("unit");
  FM_ASSIGN(out.until, moment(arguments.get("until"), names));
  out.reason = arguments.get("reason");
  return out;
}
Result<event::Content> spend(const Arguments& arguments, Names& names) {
  event::Spend out;
  FM_ASSIGN(out.budget, event_named(arguments, names, "budget"));
  FM_ASSIGN(out.amount, amount(arguments));
  out.what = arguments.get("what");
  return out;
}

Result<event::Content> hide(const Arguments& arguments, Names& names) {
  FM_ASSIGN(const EventId target, event_named(arguments, names, "target"));
  return event::Hide{target, arguments.get("reason")};
}
Result<event::Content> record_past(const Arguments& arguments, Names&) {
  const auto day = parse_day(arguments.get("date"));
  if (!day) return fail(errc::kUsage, "a day is written as 2019-05-04, not: " + arguments.get("date"));
  return event::PastDecision{*day, arguments.get("title"), arguments.get("text")};
}

std::vector<ActRow> rows_of_commissions() {
  return {
      {"commission found",
       "open the vote on founding a commission, of which you would be the first member",
       "moot commission found \"The well\" --purpose \"Plans the well, and looks after it.\"",
       {{"name", "what it is called"}},
       with_terms({{"purpose", "TEXT", "what it is for", true, true},
                   {"rule", "RULE", "how it decides, as charters have it, where that is stricter than theirs"},
                   {"closed", "", "members come in when one of the group signs for them"}}),
       nullptr,
       found},
      {"commission join",
       "join a commission; in a closed group somebody of it must sign",
       "moot commission join \"The well\"",
       {{"commission", "the commission"}},
       {},
       nullptr,
       join},
      {"commission leave",
       "leave a commission",
       "moot commission leave \"The well\"",
       {{"commission", "the commission"}},
       {},
       nullptr,
       leave},
      {"commission report",
       "report to the assembly what a commission of yours has done",
       "moot commission report \"The well\" \"Two places were looked at.\"",
       {{"commission", "the commission"}, {"text", "the report"}},
       {},
       nullptr,
       report},
      {"dissolve",
       "open the vote on ending a commission, or the assembly",
       "moot dissolve --commission \"The well\" --reason \"it is dug\"",
       {},
       with_terms({{"commission", "COMMISSION", "the one that would end [the assembly]"},
                   {"into", "ASSEMBLY", "the other assembly into which this one goes"},
                   {"reason", "TEXT", "why", false, true}}),
       nullptr,
       dissolve},
  };
}

std::vector<ActRow> rows_of_tasks() {
  return {
      {"task add",
       "put something that is to be done",
       "moot task add \"Ask for three offers\" --due 14d",
       {{"title", "what is to be done"}},
       {{"commission", "COMMISSION", "a commission of yours whose task it is"},
        {"due", "TIME", "until when: a day such as 2026-05-04, or a time from now"}},
       nullptr,
       add_task},
      {"task take",
       "take a task on",
       "moot task take \"Ask for three offers\"",
       {{"task", "the task"}},
       {},
       nullptr,
       take_task},
      {"task give-back",
       "say that you can no longer do a task that you took",
       "moot task give-back \"Ask for three offers\"",
       {{"task", "the task"}},
       {},
       nullptr,
       give_back_task},
      {"task finish",
       "say that a task of yours is done",
       "moot task finish \"Ask for three offers\" --note \"two came\"",
       {{"task", "the task"}},
       {{"note", "TEXT", "what came of it"}},
       nullptr,
       finish_task},
  };
}

std::vector<ActRow> rows_of_money() {
  return {
      {"budget grant",
       "open the vote on what a commission may spend until a day",
       "moot budget grant \"The well\" --amount 40000 --unit cent --until 90d",
       {{"commission", "the commission"}},
       with_terms({{"amount", "N", "how much, in the smallest coin", true},
                   {"unit", "TEXT", "what the coin is called", true},
                   {"until", "TIME", "the last day: such as 2026-05-04, or a time from now", true},
                   {"reason", "TEXT", "what it is for", false, true}}),
       nullptr,
       grant},
      {"budget spend",
       "spend out of the budget of a commission of yours",
       "moot budget spend 5b2e91aa 1200 \"a pump\"",
       {{"budget", "the budget, by its id"}, {"amount", "how much, in the budget's coin"}, {"what", "what for"}},
       {},
       nullptr,
       spend},
  };
}

std::vector<ActRow> rows_of_moderation() {
  return {
      {"hide",
       "hide a text from screens, as one of two who hold the office of moderation; nothing is deleted",
       "moot hide 5b2e91aa --reason \"it names somebody's address\"",
       {{"target", "what says it"}},
       {{"reason", "TEXT", "why, for everybody to read", true}},
       nullptr,
       hide},
      {"past-decision",
       "record something that was decided before the assembly had a journal",
       "moot past-decision \"A well\" --date 2019-05-04 --text \"We dig a well.\"",
       {{"title", "its title"}},
       {{"date", "DAY", "when it was decided", true}, {"text", "TEXT", "what was decided", false, true}},
       nullptr,
       record_past},
  };
}
}  // namespace

std::vector<ActRow> rows_of_work() {
  std::vector<ActRow> out = rows_of_commissions();
  for (const auto& more : {rows_of_tasks(), rows_of_money(), rows_of_moderation()})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace folkmoot::node
