// Amendments, minority reports and second votes, for people.
#include <fmt/format.h>

#include "cli/print.h"

namespace folkmoot::cli {

std::string print_second_thoughts(const node::Value& decision) {
  std::string out;
  for (const node::Value& again : decision["again"].items())
    out += fmt::format("  thought over: {} ({}), vote {}\n", again["purpose"].text(), again["state"].text(),
                       short_id(again["vote"].text()));
  if (!decision["superseded_by"].is_null())
    out +=
        fmt::format("  {} BY NOW, by the vote {}\n", decision["stands"].text() == "adopted" ? "ADOPTED" : "NOT ADOPTED",
                    short_id(decision["superseded_by"].text()));
  for (const node::Value& report : decision["reports"].items())
    out +=
        fmt::format("  MINORITY REPORT{} {}, signed by {}\n{}", report["complete"].truth() ? "" : " (lacks signatures)",
                    short_id(report["id"].text()), report["signers"].items().size(), set_in(report["text"].text()));
  return out;
}

std::string print_version_match(const node::Value& version) {
  if (version["adopts"].items().empty()) return {};
  std::string out =
      fmt::format("  takes up {} amendments: {}\n", version["adopts"].items().size(), shown(version["diff"].text()));
  if (version["text_matches"].is_null())
    out += "  NOT CHECKED: a text that it rests on is not held here\n";
  else if (!version["text_matches"].truth())
    out += "  WRONG TEXT: this is not what the adopted amendments make of the version before. Do not decide on it.\n";
  return out;
}

std::string print_amendment(const node::Value& amendment) {
  std::string out = fmt::format("  at {}, {} bytes: {}\n", amendment["from"].number(), amendment["length"].number(),
                                shown(amendment["diff"].text()));
  if (amendment["cuts_a_letter"].truth()) out += "  WRONG PLACE: it would cut a letter in two\n";
  if (!amendment["obsolete_by"].is_null())
    out += fmt::format("  obsolete, by {}\n", short_id(amendment["obsolete_by"].text()));
  if (amendment["standing"].text() == "needs_rebase")
    out += "  needs rebase: there is another version; its author carries it over with moot amend rebase\n";
  return out;
}

std::string print_asked_for(const node::Value& asked_for) {
  if (asked_for.is_null()) return {};
  return fmt::format("  {} of {} have asked for it{}\n", asked_for["signed"].number(), asked_for["needed"].number(),
                     asked_for["opened"].truth() ? "" : ": it opens at a seal, others ask for it with moot confirm");
}

}  // namespace folkmoot::cli
