#include "tests/vectors/describe.h"

#include <variant>

#include "event/charter_table.h"
#include "event/content_fields.h"

namespace folkmoot::vectors {

namespace {
using namespace event;

template <class Id>
Json hex_or_null(const std::optional<Id>& id) {
  return id ? hex(*id) : null();
}
Json majority(const tally::Majority& m) {
  return list({json(std::uint64_t{m.share.numerator}), json(std::uint64_t{m.share.denominator}),
               json(static_cast<std::uint64_t>(m.base)), json(std::uint64_t{m.more ? 1U : 0U})});
}
Json rule_json(const DecisionRule& rule) {
  std::vector<Json> majorities;
  for (const tally::Majority& one : rule.majorities) majorities.push_back(majority(one));
  Json quorum = null();
  if (rule.quorum)
    quorum =
        list({json(static_cast<std::uint64_t>(rule.quorum->kind)), json(std::uint64_t{rule.quorum->share.numerator}),
              json(std::uint64_t{rule.quorum->share.denominator})});
  return list({list(majorities), quorum});
}

/// The fields that are there, by name; of a part all of them, in their order.
class Describer {
 public:
  explicit Describer(Members* members) : members_(members) {}
  std::vector<Json> items;

  void text(std::uint64_t, std::string_view name, const std::string& value, std::size_t) { put(name, json(value)); }
  void words(std::uint64_t, std::string_view name, const std::string& value, std::size_t) {
    if (members_ == nullptr || !value.empty()) put(name, json(value));
  }
  void number(std::uint64_t, std::string_view name, std::uint64_t value, std::uint64_t) { put(name, json(value)); }
  void number(std::uint64_t, std::string_view name, const std::optional<std::uint64_t>& value, std::uint64_t) {
    maybe(name, value, [](std::uint64_t one) { return json(one); });
  }
  void time(std::uint64_t, std::string_view name, Instant value) { put(name, json(value.ms)); }
  void time(std::uint64_t, std::string_view name, const std::optional<Instant>& value) {
    maybe(name, value, [](Instant one) { return json(one.ms); });
  }
  template <std::size_t N>
  void bits(std::uint64_t, std::string_view name, std::array<bool*, N> flags) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < N; ++i) value |= std::uint64_t{*flags[i] ? 1U : 0U} << i;
    put(name, json(value));
  }
  void mark(std::uint64_t, std::string_view name, bool value) {
    if (value) put(name, json(std::uint64_t{1}));
  }
  template <class Enum>
  void choice(std::uint64_t, std::string_view name, Enum value, std::size_t) {
    put(name, json(static_cast<std::uint64_t>(value)));
  }
  template <class Id>
  void id(std::uint64_t, std::string_view name, const Id& value) {
    put(name, hex(value));
  }
  template <class Id>
  void id(std::uint64_t, std::string_view name, const std::optional<Id>& value) {
    maybe(name, value, [](const Id& one) { return hex(one); });
  }
  template <class Id>
  void ids(std::uint64_t, std::string_view name, const std::vector<Id>& value) {
    put(name, hex_list(value));
  }
  template <class Id>
  void maybe_ids(std::uint64_t, std::string_view name, const std::vector<Id>& value) {
    if (members_ == nullptr || !value.empty()) put(name, hex_list(value));
  }
  void texts(std::uint64_t, std::string_view name, const std::vector<std::string>& value, std::size_t, std::size_t) {
    std::vector<Json> all;
    all.reserve(value.size());
    for (const std::string& one : value) all.push_back(json(one));
    put(name, list(all));
  }
  void bytes(std::uint64_t, std::string_view name, const Bytes& value, std::size_t) {
    put(name, hex(BytesView(value)));
  }
  void maybe_bytes(std::uint64_t key, std::string_view name, const Bytes& value, std::size_t max) {
    if (!value.empty()) bytes(key, name, value, max);
  }
  template <class Part>
  void part(std::uint64_t, std::string_view name, Part& value) {
    put(name, part_json(value));
  }
  template <class Part>
  void part(std::uint64_t, std::string_view name, std::optional<Part>& value) {
    maybe(name, value, [](Part& one) { return part_json(one); });
  }
  template <class Part>
  void parts(std::uint64_t, std::string_view name, std::vector<Part>& value) {
    std::vector<Json> all;
    for (Part& one : value) all.push_back(part_json(one));
    put(name, list(all));
  }
  template <class Part>
  void maybe_parts(std::uint64_t key, std::string_view name, std::vector<Part>& value) {
    if (members_ == nullptr || !value.empty()) parts(key, name, value);
  }
  static void require(bool, std::string_view) {}

 private:
  static Json part_json(Record& record) { return describe(record).take(); }
  static Json part_json(tally::Majority& one) { return majority(one); }
  static Json part_json(DecisionRule& rule) { return rule_json(rule); }
  template <class Part>
  static Json part_json(Part& part) {
    Describer inner(nullptr);
    fields(inner, part);
    return list(inner.items);
  }
  template <class Value, class Show>
  void maybe(std::string_view name, Value& value, Show show) {
    if (value)
      put(name, show(*value));
    else if (members_ == nullptr)
      put(name, null());
  }
  void put(std::string_view name, const Json& value) {
    if (members_ != nullptr)
      members_->put(name, value);
    else
      items.push_back(value);
  }
  Members* members_;
};
}  // namespace

Members describe(const Header& header) {
  Members out;
  out.put("assembly", hex(header.assembly)).put("class", json(static_cast<std::uint64_t>(header.cls)));
  out.put("device", hex(header.device)).put("seq", json(header.seq)).put("prev", hex_or_null(header.prev));
  out.put("after", json(header.after)).put("space", hex(header.space)).put("parents", hex_list(header.parents));
  out.put("key_epoch", hex_or_null(header.key_epoch)).put("body_hash", hex(header.body_hash));
  return out.put("body_len", json(std::uint64_t{header.body_len}));
}

Members describe(const Body& body) {
  Members out;
  out.put("salt", hex(body.salt))
      .put("kind", json(kind_name(kind_of(body.content))))
      .put("claimed", json(body.claimed.ms));
  Content content = body.content;
  Describer describer(&out);
  std::visit([&](auto& one) { fields(describer, one); }, content);
  return out;
}

Members describe(const Record& record) {
  Members out;
  out.put("id", hex(record_id(record)));
  if (const auto* person = std::get_if<PersonRecord>(&record.fields)) {
    out.put("kind", json(person->is_accept ? "accept" : "application")).put("assembly", hex(person->assembly));
    out.put("person", hex(person->person)).put("device", hex(person->device)).put("prekey", hex(person->prekey));
    out.put("seal_key", hex(person->seal_key)).put("name", json(person->name));
    out.put("invitation", hex_or_null(person->invitation));
  } else {
    const auto& device = std::get<DeviceRecord>(record.fields);
    out.put("kind", json("device"))
        .put("assembly", hex_or_null(device.assembly))
        .put("person", hex_or_null(device.person));
    out.put("device", hex(device.device)).put("prekey", hex(device.prekey));
  }
  return out.put("signatures", hex_list(record.signatures));
}

namespace {
/// The value of one parameter.
struct ParameterValue {
  const Charter& charter;

  Json operator()(const NumberParameter& form) const { return json(field_of(form.field, charter)); }
  Json operator()(const TimeParameter& form) const { return json(field_of(form.field, charter)); }
  Json operator()(const WordsParameter& form) const { return json(field_of(form.field, charter)); }
  Json operator()(const GuardsParameter&) const {
    return json(std::uint64_t{(charter.guards_keys ? 1U : 0U) | (charter.guards_admissions ? 2U : 0U)});
  }
  Json operator()(const RuleParameter& form) const { return rule_json(field_of(form.field, charter)); }
  Json operator()(const ShareParameter& form) const {
    const Fraction& share = field_of(form.field, charter);
    return list({json(std::uint64_t{share.numerator}), json(std::uint64_t{share.denominator})});
  }
  Json operator()(const ProcedureParameter& form) const {
    return json(static_cast<std::uint64_t>(field_of(form.field, charter)));
  }
  Json operator()(const NamesParameter& form) const { return names(field_of(form.field, charter)); }
  Json operator()(const OfficesParameter& form) const {
    std::vector<Json> offices;
    for (const Office& office : field_of(form.field, charter))
      offices.push_back(list({json(office.name), json(office.term_ms), json(office.in_a_row), names(office.not_with)}));
    return list(offices);
  }

 private:
  static Json names(const std::vector<std::string>& all) {
    std::vector<Json> out;
    out.reserve(all.size());
    for (const std::string& name : all) out.push_back(json(name));
    return list(out);
  }
};
}  // namespace

Members describe(const Charter& charter) {
  Members out;
  for (const CharterParameter& parameter : charter_parameters())
    if (is_written(parameter, charter))
      out.put(std::string(parameter.name), std::visit(ParameterValue{charter}, parameter.form));
  return out;
}

}  // namespace folkmoot::vectors
