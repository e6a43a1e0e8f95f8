#include "event/charter.h"

#include <algorithm>
#include <set>

#include "codec/reader.h"
#include "codec/writer.h"
#include "event/charter_table.h"
#include "event/errc.h"
#include "event/header.h"

namespace folkmoot::event {

Charter::Charter() = default;
Charter::Charter(const Charter&) = default;
Charter::Charter(Charter&&) noexcept = default;
Charter& Charter::operator=(const Charter&) = default;
Charter& Charter::operator=(Charter&&) noexcept = default;
Charter::~Charter() = default;
bool Charter::operator==(const Charter&) const = default;

namespace {
// Bits of the field that says which acts a removal voids.
constexpr std::uint64_t kGuardsKeys = 1;
constexpr std::uint64_t kGuardsAdmissions = 2;
constexpr std::uint64_t kMaxPart = 0x7FFF'FFFF;

/// A share of a whole: some of it, up to all.
Fraction read_share(codec::Reader& in) {
  Fraction out;
  out.numerator = static_cast<std::uint32_t>(in.uint_max(kMaxPart));
  out.denominator = static_cast<std::uint32_t>(in.uint_max(kMaxPart));
  if (out.numerator == 0 || out.denominator == 0 || out.numerator > out.denominator)
    in.fault(codec::errc::kValue, "a share that is no part of a whole");
  return out;
}
}  // namespace

void write_majority(codec::Writer& out, const tally::Majority& majority) {
  out.array(4).uint(majority.share.numerator).uint(majority.share.denominator);
  out.uint(static_cast<std::uint64_t>(majority.base)).uint(majority.more ? 1 : 0);
}

tally::Majority read_majority(codec::Reader& in) {
  tally::Majority out;
  in.array_of(4);
  out.share = read_share(in);
  // Who is present is known in meetings only.
  out.base = static_cast<tally::Base>(in.uint_max(static_cast<std::uint64_t>(tally::Base::electorate)));
  out.more = in.uint_max(1) == 1;
  if (in.ok() && !tally::check(out)) in.fault(codec::errc::kValue, "a share that could never be reached");
  return out;
}

void write_rule(codec::Writer& out, const DecisionRule& rule) {
  out.array(2).array(rule.majorities.size());
  for (const tally::Majority& majority : rule.majorities) write_majority(out, majority);
  if (!rule.quorum) {
    out.null();
    return;
  }
  out.array(3).uint(static_cast<std::uint64_t>(rule.quorum->kind));
  out.uint(rule.quorum->share.numerator).uint(rule.quorum->share.denominator);
}

DecisionRule read_rule(codec::Reader& in) {
  DecisionRule rule{{}, std::nullopt};
  in.array_of(2);
  const std::size_t count = in.array(kMaxMajorities);
  for (std::size_t i = 0; i < count; ++i) rule.majorities.push_back(read_majority(in));
  if (rule.majorities.empty()) in.fault(codec::errc::kValue, "a rule without a majority");
  if (!in.null()) {
    in.array_of(3);
    tally::Quorum& quorum = rule.quorum.emplace();
    quorum.kind = static_cast<tally::QuorumKind>(in.uint_max(static_cast<std::uint64_t>(tally::QuorumKind::approval)));
    quorum.share = read_share(in);
    if (quorum.kind != tally::QuorumKind::participation && quorum.kind != tally::QuorumKind::approval)
      in.fault(codec::errc::kValue, "a quorum that belongs to meetings");
  }
  return rule;
}

namespace {
/// Writes the value of one parameter.
struct Write {
  codec::Writer& out;
  const Charter& charter;

  void operator()(const NumberParameter& form) const { out.uint(field_of(form.field, charter)); }
  void operator()(const TimeParameter& form) const { out.uint(field_of(form.field, charter)); }
  void operator()(const WordsParameter& form) const { out.text(field_of(form.field, charter)); }
  void operator()(const GuardsParameter&) const {
    out.uint((charter.guards_keys ? kGuardsKeys : 0) | (charter.guards_admissions ? kGuardsAdmissions : 0));
  }
  void operator()(const RuleParameter& form) const { write_rule(out, field_of(form.field, charter)); }
  void operator()(const ShareParameter& form) const {
    const Fraction& share = field_of(form.field, charter);
    out.array(2).uint(share.numerator).uint(share.denominator);
  }
  void operator()(const ProcedureParameter& form) const {
    out.uint(static_cast<std::uint64_t>(field_of(form.field, charter)));
  }
  void operator()(const NamesParameter& form) const { names(field_of(form.field, charter)); }
  void operator()(const OfficesParameter& form) const {
    const std::vector<Office>& offices = field_of(form.field, charter);
    out.array(offices.size());
    for (const Office& office : offices) {
      out.array(4).text(office.name).uint(office.term_ms).uint(office.in_a_row);
      names(office.not_with);
    }
  }

 private:
  void names(const std::vector<std::string>& all) const {
    out.array(all.size());
    for (const std::string& name : all) out.text(name);
  }
};

struct Read {
  codec::Reader& in;
  Charter& charter;

  void operator()(const NumberParameter& form) const {
    std::uint64_t& field = form.field(charter) = in.uint_max(form.most);
    if (field < form.least) in.fault(codec::errc::kValue, "a number below what makes sense");
  }
  void operator()(const TimeParameter& form) const { form.field(charter) = in.uint_max(kMaxTime); }
  void operator()(const WordsParameter& form) const { form.field(charter) = std::string(in.text(form.most)); }
  void operator()(const GuardsParameter&) const {
    const std::uint64_t guarded = in.uint_max(kGuardsKeys | kGuardsAdmissions);
    charter.guards_keys = (guarded & kGuardsKeys) != 0;
    charter.guards_admissions = (guarded & kGuardsAdmissions) != 0;
  }
  void operator()(const RuleParameter& form) const { form.field(charter) = read_rule(in); }
  void operator()(const ShareParameter& form) const {
    in.array_of(2);
    Fraction& share = form.field(charter);
    share.numerator = static_cast<std::uint32_t>(in.uint_max(kMaxPart));
    share.denominator = static_cast<std::uint32_t>(in.uint_max(kMaxPart));
    if (share.numerator == 0 && form.may_be_none && share.denominator == 1) return;
    if (share.numerator == 0 || share.numerator > share.denominator)
      in.fault(codec::errc::kValue, "a share that is no part of a whole");
  }
  void operator()(const ProcedureParameter& form) const {
    // Lazy consent is for the matters that the charter lists.
    form.field(charter) = static_cast<Procedure>(in.uint_max(static_cast<std::uint64_t>(Procedure::consent)));
  }
  void operator()(const NamesParameter& form) const { form.field(charter) = names(kMaxNames); }
  void operator()(const OfficesParameter& form) const {
    std::vector<Office>& offices = form.field(charter);
    offices.clear();
    const std::size_t count = in.array(kMaxOffices);
    for (std::size_t i = 0; i < count && in.ok(); ++i) {
      in.array_of(4);
      Office& office = offices.emplace_back();
      office.name = std::string(in.text(kMaxCharterName));
      office.term_ms = in.uint_max(kMaxTime);
      office.in_a_row = in.uint_max(kMaxPart);
      office.not_with = names(kMaxOffices);
    }
  }

 private:
  [[nodiscard]] std::vector<std::string> names(std::size_t most) const {
    std::vector<std::string> out;
    const std::size_t count = in.array(most);
    for (std::size_t i = 0; i < count && in.ok(); ++i) out.emplace_back(in.text(kMaxCharterName));
    return out;
  }
};

bool covers_share(const Fraction& more, const Fraction& less) {
  return std::uint64_t{more.numerator} * less.denominator >= std::uint64_t{less.numerator} * more.denominator;
}

class Faults {
 public:
  void add(bool wrong, std::string_view parameter, std::string reason) {
    if (wrong) found_.push_back({parameter, std::move(reason)});
  }
  void rule(std::string_view name, const DecisionRule& rule) {
    for (const tally::Majority& majority : rule.majorities) {
      const std::uint64_t twice = 2 * std::uint64_t{majority.share.numerator};
      const std::uint64_t whole = majority.share.denominator;
      add(majority.base == tally::Base::yes_no && (twice < whole || (twice == whole && !majority.more)), name,
          majority.share.text() + " of yes and no would change nothing: more than half of them must always say yes");
    }
  }
  void stricter(std::string_view name, const DecisionRule& rule, const DecisionRule& ordinary) {
    add(!covers(rule, ordinary), name, "an ordinary decision would need more than this one");
  }
  void beside(std::string_view name, const DecisionRule& rule, const DecisionRule& ordinary) {
    add(both(rule, ordinary).majorities.size() > kMaxMajorities, name,
        "with the ordinary rule it would have more than three majorities");
  }
  std::vector<CharterFault> take() { return std::move(found_); }

 private:
  std::vector<CharterFault> found_;
};
}  // namespace

bool covers(const tally::Majority& strict, const tally::Majority& majority) {
  // The bases grow in this order, whatever the ballots are.
  if (strict.base < majority.base) return false;
  const std::uint64_t mine = std::uint64_t{strict.share.numerator} * majority.share.denominator;
  const std::uint64_t other = std::uint64_t{majority.share.numerator} * strict.share.denominator;
  return mine > other || (mine == other && (strict.more || !majority.more));
}

bool covers(const DecisionRule& strict, const DecisionRule& rule) {
  const auto covered = [&](const tally::Majority& majority) {
    return std::any_of(strict.majorities.begin(), strict.majorities.end(),
                       [&](const tally::Majority& mine) { return covers(mine, majority); });
  };
  if (!std::all_of(rule.majorities.begin(), rule.majorities.end(), covered)) return false;
  if (!rule.quorum) return true;
  if (!strict.quorum) return false;
  // Whoever says yes takes part.
  const bool same_kind = strict.quorum->kind == rule.quorum->kind || strict.quorum->kind == tally::QuorumKind::approval;
  const auto [mine, whole] = strict.quorum->share;
  return same_kind &&
         std::uint64_t{mine} * rule.quorum->share.denominator >= std::uint64_t{rule.quorum->share.numerator} * whole;
}

DecisionRule both(const DecisionRule& rule, const DecisionRule& ordinary) {
  DecisionRule out = rule;
  for (const tally::Majority& majority : ordinary.majorities)
    if (std::none_of(out.majorities.begin(), out.majorities.end(),
                     [&](const tally::Majority& mine) { return covers(mine, majority); }))
      out.majorities.push_back(majority);
  if (!covers({ordinary.majorities, rule.quorum}, ordinary)) out.quorum = ordinary.quorum;
  return out;
}

namespace {
/// Names are written in a line, with other signs around them.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.size() <= kMaxCharterName && name.find_first_of("=;,#\n\r\t") == std::string::npos &&
         name.front() != ' ' && name.back() != ' ' && name.find("  ") == std::string::npos;
}

void check_offices(Faults& out, const std::vector<Office>& offices) {
  std::set<std::string> names;
  for (const Office& office : offices) {
    out.add(!is_plain_name(office.name) || office.name.find(" for ") != std::string::npos, "offices",
            "the name of an office is plain words");
    out.add(!names.insert(office.name).second, "offices", "two are called " + office.name);
    out.add(office.term_ms == 0, "offices", office.name + " has a term that ends as it begins");
    out.add(office.in_a_row == 0, "offices", "nobody could ever serve as " + office.name);
  }
  for (const Office& office : offices)
    for (const std::string& other : office.not_with) {
      out.add(other == office.name, "offices", office.name + " excludes itself");
      out.add(!names.contains(other), "offices", office.name + " excludes " + other + ", which is no office");
    }
}
}  // namespace

std::vector<CharterFault> faults_of(const Charter& charter) {
  Faults out;
  for (const CharterParameter& parameter : charter_parameters())
    if (const auto* number = std::get_if<NumberParameter>(&parameter.form)) {
      const std::uint64_t value = field_of(number->field, charter);
      out.add(value < number->least || value > number->most, parameter.name,
              "it is at least " + std::to_string(number->least) + " and at most " + std::to_string(number->most));
    }
  out.rule("ordinary", charter.ordinary);
  out.rule("grave", charter.grave);
  out.rule("constitutional", charter.constitutional);
  out.rule("emergency", charter.emergency);
  out.stricter("grave", charter.grave, charter.ordinary);
  out.stricter("constitutional", charter.constitutional, charter.ordinary);
  out.stricter("emergency", charter.emergency, charter.ordinary);
  out.rule("urgent", charter.urgent);
  out.rule("fallback", charter.fallback);
  out.beside("urgent", charter.urgent, charter.ordinary);
  out.beside("fallback", charter.fallback, charter.ordinary);
  out.add(2 * std::uint64_t{charter.block_review.numerator} <= charter.block_review.denominator, "block_review",
          "less than a majority could set a block aside");
  out.add(charter.suspension_ms == 0, "suspension", "it would end as it begins");
  out.add(charter.open_ms != 0 && charter.urgent_open_ms > charter.open_ms, "urgent_open_time",
          "what is urgent would take longer than what is not");
  out.add(charter.recall_least > charter.recall_most, "recall_least", "more would be needed than recall_most says");
  out.add(charter.proxy_ms == 0 || charter.proxy_ms > kMaxProxyMs, "proxy_time",
          "a proxy is given for some time, and for 90 days at most");
  out.add(charter.trial_ms > charter.review_ms, "trial_time", "a trial would last longer than a decision");
  out.add(
      covers_share(charter.second_quorum, charter.meeting_quorum) && charter.second_quorum != charter.meeting_quorum,
      "second_quorum", "a second call would need more than the first");
  std::set<std::string> topics;
  for (const std::string& topic : charter.lazy_topics) {
    out.add(!is_plain_name(topic) || topic == "none", "lazy_topics", "a topic is plain words");
    out.add(!topics.insert(topic).second, "lazy_topics", "two are called " + topic);
  }
  check_offices(out, charter.offices);
  const std::string& words = charter.principles;
  constexpr std::string_view kBlank = " \t\r\n";
  out.add(!words.empty() && (kBlank.find(words.front()) != kBlank.npos || kBlank.find(words.back()) != kBlank.npos),
          "principles", "they begin or end with a blank");
  return out.take();
}

std::vector<CharterFault> faults_in_group(const Charter& charter, std::uint64_t size) {
  Faults out;
  const std::string of = " of " + std::to_string(size) + (size == 1 ? " member" : " members");
  out.add(charter.vouches > size, "vouches", std::to_string(charter.vouches) + of + " could never vouch");
  out.add(charter.suspenders > size, "suspenders", std::to_string(charter.suspenders) + of + " could never suspend");
  out.add(charter.lazy_supports > size && !charter.lazy_topics.empty(), "lazy_supports",
          std::to_string(charter.lazy_supports) + of + " could never support");
  out.add(charter.recall.numerator != 0 && charter.recall_least > size, "recall_least",
          std::to_string(charter.recall_least) + of + " could never ask");
  out.add(charter.objections > size, "objections", std::to_string(charter.objections) + of + " could never object");
  return out.take();
}

Result<Charter> decode_charter(BytesView bytes) {
  codec::Reader in(bytes);
  Charter out;
  codec::MapReader map(in);
  for (const CharterParameter& parameter : charter_parameters()) {
    if (parameter.came_later ? !map.has(parameter.number) : !map.need(parameter.number)) continue;
    std::visit(Read{in, out}, parameter.form);
    if (!is_written(parameter, out)) in.fault(codec::errc::kValue, "said, and as built in");
  }
  map.finish();
  if (const auto read = in.finish(); !read)
    return fail(errc::kCharter, std::string(read.error().code) + " " + read.error().detail);
  for (const CharterFault& fault : faults_of(out))
    return fail(errc::kCharter, std::string(fault.parameter) + ": " + fault.reason);
  return out;
}

Bytes encode_charter(const Charter& charter) {
  codec::Writer out;
  const auto parameters = charter_parameters();
  const auto written = [&](const CharterParameter& parameter) { return is_written(parameter, charter); };
  out.map(static_cast<std::size_t>(std::ranges::count_if(parameters, written)));
  for (const CharterParameter& parameter : parameters) {
    if (!written(parameter)) continue;
    out.uint(parameter.number);
    std::visit(Write{out, charter}, parameter.form);
  }
  return out.take();
}

Hash charter_id(BytesView charter_bytes) { return body_hash(charter_bytes); }

}  // namespace folkmoot::event
