// The acts of voting, as words.
#include "node/acts_words.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
Result<act::Terms> terms(const Arguments& arguments) {
  act::Terms out;
  if (const auto cast = arguments.find("for")) {
    FM_ASSIGN(out.cast_in_ms, parse_duration(*cast));
  }
  if (const auto window = arguments.find("window")) {
    FM_ASSIGN(out.window_ms, parse_duration(*window));
  }
  out.early = arguments.has("early");
  return out;
}

Result<event::Threshold> threshold(const Arguments& arguments) {
  event::Threshold out;
  if (const auto share = arguments.find("threshold")) {
    const auto read = Fraction::parse(*share);
    if (!read) return fail(errc::kUsage, "a threshold is a fraction such as 2/3, not: " + *share);
    out.share = *read;
    out.more = arguments.has("more");
  }
  const std::string base = arguments.find("base").value_or("YN");
  if (base != "YN" && base != "YNA" && base != "E") return fail(errc::kUsage, "a base is YN, YNA or E, not: " + base);
  if (base == "YNA") out.base = event::Base::yes_no_abstain;
  if (base == "E") out.base = event::Base::electorate;
  const auto& [part, whole] = out.share;
  if (part > whole || (out.more && part == whole))
    return fail(errc::kUsage, "threshold: a share that could never be reached");
  return out;
}

Result<Act> build_open(const Arguments& arguments) {
  act::Open out;
  FM_ASSIGN(out.question, needed(arguments, "question"));
  FM_ASSIGN(out.terms, terms(arguments));
  out.text = arguments.get("text");
  FM_ASSIGN(out.threshold, threshold(arguments));
  if (const auto retention = arguments.find("retention")) {
    FM_ASSIGN(out.retention_ms, parse_duration(*retention));
    if (arguments.has("threshold")) return fail(errc::kUsage, "--retention has its own majority: two thirds");
    out.threshold = {{2, 3}, event::Base::yes_no, false};
  }
  return out;
}
Result<Act> build_vote(const Arguments& arguments) {
  act::Vote out;
  FM_ASSIGN(out.vote, needed(arguments, "vote"));
  const auto choice = event::choice_from(arguments.get("choice"));
  if (!choice) return fail(errc::kUsage, "a ballot is yes, no, abstain or blank, not: " + arguments.get("choice"));
  out.choice = *choice;
  out.final = arguments.has("final");
  return out;
}
Result<Act> build_remove(const Arguments& arguments) {
  act::Remove out;
  FM_ASSIGN(out.person, needed(arguments, "person"));
  FM_ASSIGN(out.terms, terms(arguments));
  out.as_infiltrator = arguments.has("infiltrator");
  out.reason = arguments.get("reason");
  return out;
}
Result<Act> build_mandate(const Arguments& arguments) {
  act::GiveMandate out;
  FM_ASSIGN(out.holder, needed(arguments, "holder"));
  FM_ASSIGN(out.terms, terms(arguments));
  FM_ASSIGN(out.scope, needed(arguments, "scope"));
  const std::string kind = arguments.find("kind").value_or("imperative");
  const auto read = event::mandate_kind_from(kind);
  if (!read) return fail(errc::kUsage, "a mandate is imperative, framed or free, not: " + kind);
  out.kind = *read;
  if (const auto until = arguments.find("until")) {
    FM_ASSIGN(out.until_in_ms, parse_duration(*until));
  }
  out.instructions = arguments.get("text");
  return out;
}
Result<Act> build_recall(const Arguments& arguments) {
  act::Recall out;
  FM_ASSIGN(out.mandate, needed(arguments, "mandate"));
  FM_ASSIGN(out.terms, terms(arguments));
  out.reason = arguments.get("reason");
  return out;
}
Result<Act> build_statement(const Arguments& arguments) {
  act::State out;
  FM_ASSIGN(out.mandate, needed(arguments, "mandate"));
  FM_ASSIGN(out.text, needed(arguments, "text"));
  return out;
}

Result<Act> build_open_lot(const Arguments& arguments) {
  act::OpenLot out;
  FM_ASSIGN(out.tellers, needed_list(arguments, "teller"));
  FM_ASSIGN(out.terms, terms(arguments));
  FM_ASSIGN(out.entropy, needed(arguments, "by"));
  return out;
}
Result<Act> build_tell_lot(const Arguments& arguments) {
  act::TellLot out;
  FM_ASSIGN(out.entropy, needed(arguments, "entropy"));
  return out;
}

std::vector<OptionRow> with_terms(std::vector<OptionRow> options) {
  options.push_back({"for", "TIME", "how long ballots are asked for [7d]"});
  options.push_back({"window", "TIME", "how long they are collected after that [as the charter says]"});
  options.push_back({"early", "", "close before, once everybody has given a final ballot"});
  return options;
}

}  // namespace

std::vector<ActRow> rows_of_voting() {
  return {
      {"open",
       "open a vote on a question",
       "moot open \"Shall we dig a well?\" --for 7d",
       {{"question", "what is asked"}},
       with_terms({{"text", "TEXT", "more about it", false, true},
                   {"threshold", "FRACTION", "the share that must say yes; without it, more than half"},
                   {"base", "YN|YNA|E", "of whom: yes and no, these and abstentions, the electorate [YN]"},
                   {"more", "", "yes must be more than the share, not only reach it"},
                   {"retention", "TIME", "decide how long texts are kept below a seal"}}),
       build_open},
      {"vote",
       "cast a ballot; a later one replaces it until the vote closes",
       "moot vote 5b2e91aa yes",
       {{"vote", "the vote"}, {"choice", "yes, no, abstain or blank"}},
       {{"final", "", "you will not change it: a vote may then close early"}},
       build_vote},
      {"remove",
       "open the vote on removing somebody",
       "moot remove m013 --reason \"threats\"",
       {{"person", "who would be removed"}},
       with_terms({{"reason", "TEXT", "why"}, {"infiltrator", "", "list those they vouched for, for review"}}),
       build_remove},
      {"mandate",
       "open the vote on giving somebody a mandate",
       "moot mandate m002 --scope \"speaks to the press\" --until 90d",
       {{"holder", "who would hold it"}},
       with_terms({{"scope", "TEXT", "what it is for", true},
                   {"kind", "imperative|framed|free", "how it binds the holder [imperative]"},
                   {"until", "TIME", "how long it lasts from now [365d]"},
                   {"text", "TEXT", "its instructions", false, true}}),
       build_mandate},
      {"recall",
       "open the vote on taking a mandate back",
       "moot recall 5b2e91aa --reason \"spoke against its instructions\"",
       {{"mandate", "the mandate"}},
       with_terms({{"reason", "TEXT", "why"}}),
       build_recall},
      {"lot open",
       "open the vote on drawing the witnesses by lot",
       "moot lot open m001 m002 m003 --by \"twelve dice in the meeting of 3 May\"",
       {{"teller", "three people who will tell together what came out", true}},
       with_terms({{"by", "TEXT", "what decides, and cannot be known before all secrets are out", true}}),
       build_open_lot},
      {"lot tell",
       "tell as one of the three what came out in the lot",
       "moot lot tell \"3 1 6 2 2 5 4 6 1 1 3 5\"",
       {{"entropy", "what came out, word for word as the other two tell it"}},
       {},
       build_tell_lot},
      {"statement",
       "say something in the assembly's name, under a mandate of yours",
       "moot statement 5b2e91aa \"The well is ours.\"",
       {{"mandate", "the mandate"}, {"text", "what is said"}},
       {},
       build_statement},
  };
}

}  // namespace folkmoot::node
