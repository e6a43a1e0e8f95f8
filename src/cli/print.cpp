#include "cli/print.h"

#include <fmt/format.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>

#include "base/ids.h"
#include "cli/qr.h"

namespace folkmoot::cli {

namespace {

// Embeddings and overrides; isolates end with the text that they are around, and node makes them.
bool turns_direction(utf8proc_int32_t c) { return c >= 0x202A && c <= 0x202E; }
bool is_control(utf8proc_int32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F); }

// Columns that a text takes on a terminal.
std::size_t width_of(std::string_view text) {
  std::size_t out = 0;
  while (!text.empty()) {
    utf8proc_int32_t c = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &c);
    if (size <= 0) return out + text.size();
    out += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(c)));
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return out;
}

std::string with_qr(std::string out, const std::string& code) {
  if (isatty(STDOUT_FILENO) == 0) return out;
  if (const auto qr = qr_text(code)) out += "\n" + *qr;
  return out;
}

std::string finality_words(const node::Value& finality) {
  if (finality.is_null()) return {};
  const std::string grade = finality["grade"].text();
  if (grade == "sealed") return fmt::format("sealed in page {}", finality["page"].number());
  if (grade == "majority") return "committed by a majority of the witnesses";
  return "seen here, provisional until a seal";
}

}  // namespace

std::string set_in(const std::string& text) {
  std::string out = "    ";
  for (const char c : shown(text)) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out + "\n";
}

std::string shown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    utf8proc_int32_t c = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &c);
    const std::size_t taken = size <= 0 ? 1 : static_cast<std::size_t>(size);
    if (size <= 0) {
      out += "\xEF\xBF\xBD";
    } else if (is_control(c) || turns_direction(c)) {
      out += fmt::format("\\u{{{:X}}}", static_cast<unsigned>(c));
    } else {
      out += text.substr(0, taken);
    }
    text.remove_prefix(taken);
  }
  return out;
}

std::string short_id(const std::string& id) { return shown(id.substr(0, 10)); }

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string out;
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - width_of(row[i]) + 2, ' ');
    }
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  }
  return out;
}

std::string print_error(const node::Value& error) {
  const std::string message = error["message"].text();
  std::string out = fmt::format("moot: {}", shown(message.empty() ? error["code"].text() : message));
  out += fmt::format(" [{}]\n", error["code"].text());
  const node::Value& at = error["at"];
  if (!at.is_null())
    out += fmt::format("  at {}:{}:{}\n", shown(at["file"].text()), at["line"].number(), at["column"].number());
  if (!error["hint"].text().empty()) out += fmt::format("  {}\n", shown(error["hint"].text()));
  return out;
}

std::string marks_in_words(const node::Value& marks) {
  std::string out;
  for (const node::Value& mark : marks.items()) {
    if (!out.empty()) out += "; ";
    if (mark.text() == "admission_pending")
      out += "rests on an admission that is pending";
    else if (mark.text() == "awaits_ratification")
      out += "waits for ratification";
    else
      out += shown(mark.text());
  }
  return out;
}

std::string print_act(const node::Value& value) {
  if (value["event"].is_null()) return "done\n";
  std::string out = fmt::format("{}  {}", value["kind"].text(), value["event"].text());
  if (!value["applied"].truth()) out += fmt::format("  void: {}", value["code"].text());
  const std::string finality = finality_words(value["finality"]);
  if (!finality.empty()) out += fmt::format("\n  {}", finality);
  return out + "\n";
}

std::string print_found(const node::Value& value) {
  std::string out = fmt::format("founded  {}\n", value["assembly"].text());
  out += fmt::format("  {} of {} founders have signed; state: {}\n", value["signed"].number(), value["needed"].number(),
                     value["state"].text());
  const std::string invitation = value["invitation"].text();
  if (invitation.empty()) return out;
  out += fmt::format("  For the next founder, once; hand it over in person or over a channel that you trust:\n\n{}\n\n",
                     invitation);
  out +=
      "  They type: moot join FM1:... --name THEIRNAME\n  Then serve this home (moot serve) so that they can sync, or "
      "exchange bundles.\n";
  return with_qr(out, invitation);
}

std::string print_invite(const node::Value& value) {
  const std::string invitation = value["invitation"].text();
  std::string out =
      fmt::format("{}\n\n  For one {}, until {}. Whoever has it can use it: hand it over as you would a key.\n",
                  invitation, value["founder"].truth() ? "founder" : "person", value["expires"].text());
  return with_qr(out, invitation);
}

std::string print_join(const node::Value& value) {
  std::string out = fmt::format("applied to {} as {}\n", short_id(value["assembly"].text()), value["state"].text());
  if (const node::Value& seal = value["remembers"]; !seal.is_null())
    out += fmt::format("  The invitation names seal {} of page {}: this home follows no history without it.\n",
                       short_id(seal["hash"].text()), seal["page"].number());
  if (!value["sync"].is_null()) return out + print_sync(value["sync"]);
  if (!value["file"].is_null())
    return out +
           fmt::format("  The application is in {}: bring it to whoever invited you.\n", shown(value["file"].text()));
  return out + "  Bring it to whoever invited you: moot sync HOST:PORT, or moot bundle export FILE.\n";
}

std::string print_device_request(const node::Value& value) {
  const std::string code = value["code"].text();
  std::string out = fmt::format(
      "{}\n\n  On your old device: moot device add {}...\n  Then here: moot sync HOST:PORT, or moot bundle import "
      "FILE.\n",
      code, code.substr(0, 12));
  return with_qr(out, code);
}

std::string print_decision(const node::Value& decision) {
  if (decision.is_null()) return {};
  std::string out = fmt::format("  {}: {} yes, {} no, {} abstain; {} of {} did not vote; {} needed",
                                decision["adopted"].truth() ? "ADOPTED" : "NOT ADOPTED", decision["yes"].number(),
                                decision["no"].number(), decision["abstain"].number(), decision["not_voted"].number(),
                                decision["electorate"].number(), decision["required"].number());
  if (decision["missing"].number() > 0) out += fmt::format(", {} missing", decision["missing"].number());
  const node::Value& quorum = decision["quorum"];
  out += fmt::format("\n  quorum: {} of {}; counted from {}\n", quorum["reached"].number(), quorum["needed"].number(),
                     decision["counted"].text());
  if (const std::string marks = marks_in_words(decision["marks"]); !marks.empty()) out += "  MARKED: " + marks + "\n";
  return out + print_second_thoughts(decision);
}

std::string print_decide(const node::Value& value) {
  std::string out = print_act(value) + print_decision(value["decision"]);
  if (value["decision"].is_null() && value["needed"].number() > 0)
    out += fmt::format("  {} of {} signatures; others sign with moot confirm {}\n", value["signed"].number(),
                       value["needed"].number(), short_id(value["event"].text()));
  return out;
}

std::string print_sync(const node::Value& value) {
  return fmt::format("{} with {}: {} sent, {} received, {} and {} bytes, {} round trips\n  state {}\n",
                     value["equal"].truth() ? "equal" : "NOT equal", short_id(value["peer"].text()),
                     value["sent"].number(), value["received"].number(), value["bytes_out"].number(),
                     value["bytes_in"].number(), value["round_trips"].number(), short_id(value["state_hash"].text()));
}

std::string print_bundle_export(const node::Value& value) {
  return fmt::format("{}: {} events, {} bytes, for {}\n", shown(value["file"].text()), value["events"].number(),
                     value["bytes"].number(), shown(value["for"].text()));
}

std::string print_bundle_import(const node::Value& value) {
  std::string out = fmt::format("{} events, {} of them new", value["events"].number(), value["new"].number());
  if (value["parked"].number() > 0) out += fmt::format(", {} waiting for what is missing", value["parked"].number());
  if (value["applications"].number() > 0) out += fmt::format(", {} handed in", value["applications"].number());
  return out + fmt::format("\n  state {}\n", short_id(value["state_hash"].text()));
}

std::string print_check(const node::Value& value) {
  std::string out =
      fmt::format("{}: {} events, {} signatures\n  state {}\n", value["ok"].truth() ? "all whole" : "DAMAGED",
                  value["events"].number(), value["signatures"].number(), value["state_hash"].text());
  if (const std::uint64_t dropped = value["dropped_texts"].number(); dropped > 0)
    out += fmt::format(
        "  {} texts were dropped, as the term of retention allows. Checked of them: signature, and that a seal names\n"
        "  them. Not checked: what they said, and the quotas of their pages.\n",
        dropped);
  for (const node::Value& problem : value["problems"].items())
    out += fmt::format("  {}  {}\n", problem["code"].text(), shown(problem["where"].text()));
  return out;
}

std::string print_texts(const node::Value& value) {
  const node::Value& texts = value["texts"];
  std::string out = texts["keeps_all"].truth() ? "This home keeps all texts, whatever the term.\n"
                    : texts["term_ms"].number() == 0
                        ? "The assembly keeps texts for ever.\n"
                        : fmt::format("Texts of talk are dropped {} days below a seal, as the assembly decided.\n",
                                      texts["term_ms"].number() / kDayMs);
  if (texts["below"].number() > 0)
    out += fmt::format("  up to page {}: {} dropped here\n", texts["below"].number(), texts["dropped"].number());
  if (texts["missing"].number() > 0)
    out += fmt::format("  {} are not here: moot sync with others, or a bundle of a home that keeps all\n",
                       texts["missing"].number());
  return out;
}

std::string print_file(const node::Value& value) {
  return fmt::format("{}: {} bytes\n", shown(value["file"].text()), value["bytes"].number());
}

std::string print_proof(const node::Value& value) {
  const std::string seal = value["from"].is_null() ? "" : " --remember " + value["from"]["seal"].text();
  const std::string file = shown(value["file"].text());
  return fmt::format("{}\n{}: {} bytes; to check it anywhere: moot verify {}{}\n", value["sentence"].text(), file,
                     value["bytes"].number(), file, seal);
}

std::string print_restore(const node::Value& value) {
  std::string out = fmt::format("restored from {}\n", shown(value["file"].text()));
  if (!value["device"].is_null())
    out += fmt::format("  new device {}: bring it to any member with moot sync HOST:PORT or moot bundle export FILE\n",
                       short_id(value["device"].text()));
  return out;
}

std::string print_doctor(const node::Value& value) {
  Table table({"CHECK", "", "WHAT WAS FOUND"});
  for (const node::Value& check : value["checks"].items())
    table.add({check["name"].text(), check["ok"].truth() ? "ok" : "BAD", shown(check["message"].text())});
  return table.text();
}

}  // namespace folkmoot::cli
