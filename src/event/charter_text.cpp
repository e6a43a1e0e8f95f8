#include "event/charter_text.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/bytes.h"
#include "base/duration.h"
#include "base/text.h"
#include "event/charter_table.h"
#include "event/errc.h"
#include "event/header.h"

namespace folkmoot::event {

namespace {

bool take(std::string_view& text, std::string_view front) {
  if (!text.starts_with(front)) return false;
  text = trimmed(text.substr(front.size()));
  return true;
}

/// "1048576", "512 KiB", "1 MiB".
constexpr std::array kSizes{std::pair<std::string_view, std::uint64_t>{"GiB", std::uint64_t{1} << 30},
                            std::pair<std::string_view, std::uint64_t>{"MiB", std::uint64_t{1} << 20},
                            std::pair<std::string_view, std::uint64_t>{"KiB", std::uint64_t{1} << 10}};
std::optional<std::uint64_t> parse_size(std::string_view text) {
  for (const auto& [unit, bytes] : kSizes) {
    if (!text.ends_with(unit)) continue;
    const auto number = parse_number(trimmed(text.substr(0, text.size() - unit.size())));
    if (!number || *number > (std::uint64_t{1} << 48) / bytes) return std::nullopt;
    return *number * bytes;
  }
  return parse_number(text);
}
std::string size_text(std::uint64_t size) {
  for (const auto& [unit, bytes] : kSizes)
    if (size >= bytes && size % bytes == 0) return std::to_string(size / bytes) + " " + std::string(unit);
  return std::to_string(size);
}

/// By tally::Base; who is present is known in meetings only.
constexpr std::array<std::string_view, 4> kBases{"yes and no", "yes, no and abstentions", "those who take part",
                                                 "the members"};
constexpr std::string_view kSayYes = "of the members say yes";
constexpr std::string_view kTakePart = "of the members take part";

/// "2/3", from the front.
std::optional<Fraction> take_share(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const auto out = Fraction::parse(text.substr(0, end));
  if (!out || out->numerator == 0 || out->numerator > out->denominator) return std::nullopt;
  text = trimmed(text.substr(end));
  return out;
}

/// "more than 1/2 of yes and no".
std::optional<tally::Majority> parse_majority(std::string_view text) {
  tally::Majority out;
  out.more = take(text, "more than ");
  if (!out.more && !take(text, "at least ")) return std::nullopt;
  const auto share = take_share(text);
  if (!share || !take(text, "of ")) return std::nullopt;
  out.share = *share;
  std::size_t base = 0;
  while (base < kBases.size() && kBases.at(base) != text) ++base;
  if (base == kBases.size()) return std::nullopt;
  out.base = static_cast<tally::Base>(base);
  return tally::check(out) ? std::optional(out) : std::nullopt;
}

/// "at least 1/5 of the members say yes".
std::optional<tally::Quorum> parse_quorum(std::string_view text) {
  if (!take(text, "at least ")) return std::nullopt;
  const auto share = take_share(text);
  if (!share || (text != kSayYes && text != kTakePart)) return std::nullopt;
  return tally::Quorum{text == kSayYes ? tally::QuorumKind::approval : tally::QuorumKind::participation, *share};
}

/// Clauses with semicolons between them.
std::optional<DecisionRule> parse_rule(std::string_view text) {
  DecisionRule out{{}, std::nullopt};
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    const std::string_view clause = trimmed(text.substr(at, end - at));
    at = end + 1;
    if (const auto majority = parse_majority(clause)) {
      if (out.quorum || out.majorities.size() == kMaxMajorities) return std::nullopt;
      out.majorities.push_back(*majority);
    } else {
      const auto quorum = parse_quorum(clause);
      if (out.quorum || !quorum) return std::nullopt;
      out.quorum = quorum;
    }
  }
  return out.majorities.empty() ? std::nullopt : std::optional(std::move(out));
}

std::vector<std::string> parts_of(std::string_view text, char between) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(between, at), text.size());
    out.emplace_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

constexpr std::uint64_t kMaxInARow = 1'000;
constexpr std::string_view kFor = " for ";
constexpr std::string_view kInARow = " in a row";
constexpr std::string_view kNotWith = "not with ";
/// "treasury for 365d, 2 in a row, not with audit".
std::optional<Office> parse_office(std::string_view text) {
  const auto clauses = parts_of(text, ',');
  const std::size_t at = clauses.front().find(kFor);
  if (clauses.size() < 2 || at == std::string::npos || !clauses[1].ends_with(kInARow)) return std::nullopt;
  Office out;
  out.name = std::string(trimmed(std::string_view(clauses.front()).substr(0, at)));
  const auto term = parse_duration(trimmed(std::string_view(clauses.front()).substr(at + kFor.size())));
  const auto in_a_row = parse_number(std::string_view(clauses[1]).substr(0, clauses[1].size() - kInARow.size()));
  if (!term || *term > kMaxTime || !in_a_row || *in_a_row > kMaxInARow) return std::nullopt;
  out.term_ms = *term;
  out.in_a_row = *in_a_row;
  for (std::size_t i = 2; i < clauses.size(); ++i) {
    if (!clauses[i].starts_with(kNotWith)) return std::nullopt;
    out.not_with.push_back(clauses[i].substr(kNotWith.size()));
  }
  return out;
}
std::string office_text(const Office& office) {
  std::string out = office.name + std::string(kFor) + duration_text(office.term_ms) + ", " +
                    std::to_string(office.in_a_row) + std::string(kInARow);
  for (const std::string& other : office.not_with) out += ", " + std::string(kNotWith) + other;
  return out;
}

/// Sets the value of one parameter from its text; false where it has another form.
struct Parse {
  Charter& charter;
  std::string_view text;

  bool operator()(const NumberParameter& form) const {
    const auto number = form.is_size ? parse_size(text) : parse_number(text);
    if (number) form.field(charter) = *number;
    return number.has_value();
  }
  bool operator()(const TimeParameter& form) const {
    const auto time = parse_duration(text);
    if (time) form.field(charter) = *time;
    return time && *time <= kMaxTime;
  }
  bool operator()(const RuleParameter& form) const {
    auto rule = parse_rule(text);
    if (!rule) return false;
    form.field(charter) = *std::move(rule);
    return true;
  }
  bool operator()(const GuardsParameter&) const {
    if (text != "keys" && text != "admissions" && text != "both" && text != "none") return false;
    charter.guards_keys = text == "keys" || text == "both";
    charter.guards_admissions = text == "admissions" || text == "both";
    return true;
  }
  bool operator()(const WordsParameter&) const { return false; }
  bool operator()(const ShareParameter& form) const {
    Fraction& share = form.field(charter);
    share = {};
    if (form.may_be_none && text == "none") return true;
    std::string_view rest = text;
    const auto read = take_share(rest);
    if (read) share = *read;
    return read && rest.empty();
  }
  bool operator()(const ProcedureParameter& form) const {
    const auto procedure = procedure_from(text);
    if (!procedure || *procedure == Procedure::lazy) return false;
    form.field(charter) = *procedure;
    return true;
  }
  bool operator()(const NamesParameter& form) const {
    auto names = parts_of(text, ';');
    if (names.size() > kMaxNames) return false;
    form.field(charter) = text == "none" ? std::vector<std::string>() : std::move(names);
    return true;
  }
  bool operator()(const OfficesParameter& form) const {
    std::vector<Office> offices;
    if (text != "none")
      for (const std::string& one : parts_of(text, ';')) {
        auto office = parse_office(one);
        if (!office) return false;
        offices.push_back(*std::move(office));
      }
    if (offices.size() > kMaxOffices) return false;
    form.field(charter) = std::move(offices);
    return true;
  }
};

struct Print {
  const Charter& charter;

  std::string operator()(const NumberParameter& form) const {
    const std::uint64_t value = field_of(form.field, charter);
    return form.is_size ? size_text(value) : std::to_string(value);
  }
  std::string operator()(const TimeParameter& form) const { return duration_text(field_of(form.field, charter)); }
  std::string operator()(const RuleParameter& form) const { return rule_text(field_of(form.field, charter)); }
  std::string operator()(const GuardsParameter&) const {
    if (charter.guards_keys) return charter.guards_admissions ? "both" : "keys";
    return charter.guards_admissions ? "admissions" : "none";
  }
  std::string operator()(const WordsParameter& form) const { return field_of(form.field, charter); }
  std::string operator()(const ShareParameter& form) const {
    const Fraction& share = field_of(form.field, charter);
    return share.numerator == 0 ? "none" : share.text();
  }
  std::string operator()(const ProcedureParameter& form) const {
    return std::string(procedure_name(field_of(form.field, charter)));
  }
  std::string operator()(const NamesParameter& form) const {
    std::string out;
    for (const std::string& name : field_of(form.field, charter)) out += (out.empty() ? "" : "; ") + name;
    return out.empty() ? "none" : out;
  }
  std::string operator()(const OfficesParameter& form) const {
    std::string out;
    for (const Office& office : field_of(form.field, charter)) out += (out.empty() ? "" : "; ") + office_text(office);
    return out.empty() ? "none" : out;
  }
};

struct Form {
  std::string operator()(const NumberParameter& form) const {
    return form.is_size ? "a number of bytes such as 1 MiB" : "a number";
  }
  std::string operator()(const TimeParameter&) const { return "a time such as 48h or 30d"; }
  std::string operator()(const RuleParameter&) const {
    return "a rule such as: more than 1/2 of yes and no; at least 1/5 of the members say yes";
  }
  std::string operator()(const GuardsParameter&) const { return "keys, admissions, both or none"; }
  std::string operator()(const WordsParameter&) const { return "written below a line of dashes"; }
  std::string operator()(const ShareParameter& form) const {
    return form.may_be_none ? "a share such as 1/10, or none" : "a share such as 1/10";
  }
  std::string operator()(const ProcedureParameter&) const { return "majority, consensus or consent"; }
  std::string operator()(const NamesParameter&) const { return "names with semicolons between them, or none"; }
  std::string operator()(const OfficesParameter&) const {
    return "offices such as: treasury for 365d, 2 in a row, not with audit; audit for 365d, 2 in a row";
  }
};

using Places = std::map<std::string_view, TextPlace>;

class Line {
 public:
  Line(std::string_view text, std::size_t number) : text_(text), number_(number) {}

  [[nodiscard]] CharterTextFault fault(std::string_view at, std::string detail) const {
    const auto column = static_cast<std::size_t>(at.data() - text_.data()) + 1;
    return {{errc::kCharter, std::move(detail)}, {number_, column}};
  }

  tl::expected<Ok, CharterTextFault> read(Charter& charter, Places& seen) const {
    const std::string_view content = trimmed(text_.substr(0, std::min(text_.find('#'), text_.size())));
    if (content.empty()) return Ok{};
    const std::size_t equals = content.find('=');
    if (equals == std::string_view::npos) return tl::unexpected(fault(content, "a line has the form name = value"));
    const std::string_view name = trimmed(content.substr(0, equals));
    const std::string_view value = trimmed(content.substr(equals + 1));
    const auto parameters = charter_parameters();
    const auto parameter = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const CharterParameter& each) { return each.name == name; });
    if (parameter == parameters.end())
      return tl::unexpected(fault(content, "no charter has a \"" + std::string(name) + "\""));
    if (!seen.emplace(parameter->name, fault(content, {}).at).second)
      return tl::unexpected(fault(content, std::string(name) + " was given before"));
    if (!std::visit(Parse{charter, value}, parameter->form)) {
      const std::string_view at = value.empty() ? content.substr(equals) : value;
      return tl::unexpected(fault(at, std::string(name) + " is " + std::visit(Form{}, parameter->form)));
    }
    return Ok{};
  }

 private:
  std::string_view text_;
  std::size_t number_;
};

bool is_dashes(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 3 && line.find_first_not_of('-') == std::string_view::npos;
}

/// Blank lines at either end are nobody's words.
std::string words_of(std::string_view text) {
  const auto blank = [](char c) { return c == '\n' || c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}
}  // namespace

std::string rule_text(const DecisionRule& rule) {
  std::string out;
  for (const tally::Majority& majority : rule.majorities) {
    if (!out.empty()) out += "; ";
    out += (majority.more ? "more than " : "at least ") + majority.share.text() + " of " +
           std::string(kBases.at(static_cast<std::size_t>(majority.base)));
  }
  if (rule.quorum)
    out += "; at least " + rule.quorum->share.text() + " " +
           std::string(rule.quorum->kind == tally::QuorumKind::approval ? kSayYes : kTakePart);
  return out;
}

tl::expected<Charter, CharterTextFault> read_charter(std::string_view text, const Charter& otherwise) {
  Charter charter = otherwise;
  Places seen;
  std::size_t number = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view content = text.substr(at, end - at);
    ++number;
    if (!is_utf8(as_bytes(content)))
      return tl::unexpected(CharterTextFault{{errc::kCharter, "not UTF-8 text"}, {number, 1}});
    at = end + 1;
    if (is_dashes(content)) {
      charter.principles = words_of(text.substr(std::min(at, text.size())));
      if (charter.principles.size() > kMaxPrinciples || !is_utf8(as_bytes(charter.principles)))
        return tl::unexpected(CharterTextFault{
            {errc::kCharter, "below the dashes stand at most " + std::to_string(kMaxPrinciples) + " bytes of UTF-8"},
            {number + 1, 1}});
      break;
    }
    if (auto read = Line(content, number).read(charter, seen); !read) return tl::unexpected(std::move(read).error());
  }
  for (const CharterFault& fault : faults_of(charter)) {
    const auto place = seen.find(fault.parameter);
    return tl::unexpected(CharterTextFault{{errc::kCharter, std::string(fault.parameter) + ": " + fault.reason},
                                           place == seen.end() ? TextPlace{number, 1} : place->second});
  }
  return charter;
}

std::string charter_text(const Charter& charter) {
  std::string out;
  std::string_view group;
  for (const CharterParameter& parameter : charter_parameters()) {
    if (std::holds_alternative<WordsParameter>(parameter.form)) continue;
    if (parameter.group != group) {
      out += (group.empty() ? "# " : "\n# ") + std::string(parameter.group) + "\n";
      group = parameter.group;
    }
    out += std::string(parameter.name) + " = " + std::visit(Print{charter}, parameter.form) + "  # " +
           std::string(parameter.meaning) + "\n";
  }
  if (!charter.principles.empty()) out += "\n---\n" + charter.principles + "\n";
  return out;
}

std::vector<CharterChange> changes_between(const Charter& before, const Charter& after) {
  std::vector<CharterChange> out;
  for (const CharterParameter& parameter : charter_parameters())
    if (!is_same(parameter, before, after))
      out.push_back({parameter.name, parameter.meaning, std::visit(Print{before}, parameter.form),
                     std::visit(Print{after}, parameter.form)});
  return out;
}

}  // namespace folkmoot::event
