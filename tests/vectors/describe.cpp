#include "tests/vectors/describe.h"

#include <variant>

#include "event/charter_table.h"

namespace folkmoot::vectors {

namespace {
using namespace event;

template <class Id>
Json hex_or_null(const std::optional<Id>& id) {
  return id ? hex(*id) : null();
}
template <class Id>
void put_if(Members& out, std::string_view name, const std::optional<Id>& id) {
  if (id) out.put(name, hex(*id));
}
void put_if(Members& out, std::string_view name, const std::string& text) {
  if (!text.empty()) out.put(name, json(text));
}

void put(Members& out, const Found& c) {
  out.put("name", json(c.name))
      .put("founders", json(c.founders))
      .put("charter", hex(BytesView(c.charter)))
      .put("epoch", hex(c.epoch));
}
void put(Members& out, const Invite& c) { out.put("key", hex(c.key)).put("expires", json(c.expires.ms)); }
void put(Members& out, const HandIn& c) { out.put("record", describe(c.record).take()); }
void put(Members& out, const GrantKey& c) {
  std::vector<Json> grants;
  grants.reserve(c.grants.size());
  for (const auto& grant : c.grants)
    grants.push_back(Members().put("device", hex(grant.device)).put("key", hex(grant.key)).take());
  out.put("epoch", hex(c.epoch)).put("grants", list(grants));
}
void put(Members& out, const Witness& c) {
  out.put("device", hex(c.device));
  if (c.key) out.put("key", Members().put("seal_key", hex(c.key->seal_key)).put("proof", hex(c.key->proof)).take());
}
void put(Members& out, const Constitute& c) { out.put("accepts", hex_list(c.accepts)); }
void put(Members& out, const Vouch& c) {
  out.put("applicants", hex_list(c.applicants)).put("basis", json(static_cast<std::uint64_t>(c.basis)));
  put_if(out, "note", c.note);
}
void put(Members& out, const event::Object& c) {
  out.put("applicants", hex_list(c.applicants));
  put_if(out, "reason", c.reason);
}
void put(Members&, const Leave&) {}
void put(Members& out, const SuspendDevice& c) {
  out.put("device", hex(c.device));
  put_if(out, "tip", c.tip);
  put_if(out, "first", c.first);
}
void put(Members& out, const Withdraw& c) { out.put("target", hex(c.target)); }
void put(Members& out, const Note& c) { out.put("target", hex(c.target)).put("text", json(c.text)); }
void put(Members& out, const ListPersons& c) {
  std::vector<Json> names;
  names.reserve(c.names.size());
  for (const std::string& name : c.names) names.push_back(json(name));
  out.put("names", list(names));
}
void put(Members& out, const Propose& c) {
  out.put("title", json(c.title)).put("text", json(c.text));
  put_if(out, "admit", c.admit);
}
void put(Members& out, const Revise& c) {
  out.put("proposal", hex(c.proposal)).put("title", json(c.title)).put("text", json(c.text));
}
void put(Members& out, const Position& c) {
  out.put("version", hex(c.version)).put("stance", json(stance_name(c.stance)));
  put_if(out, "reason", c.reason);
}
void put(Members& out, const Enter& c) {
  out.put("version", hex(c.version)).put("person", hex(c.person)).put("stance", json(stance_name(c.stance)));
}
void put(Members& out, const Confirm& c) { out.put("target", hex(c.target)); }
void put(Members& out, const Decide& c) { out.put("version", hex(c.version)); }
void put(Members& out, const HandCount& c) {
  out.put("version", hex(c.version)).put("yes", json(c.yes)).put("no", json(c.no));
  out.put("abstain", json(c.abstain)).put("present", json(c.present));
  put_if(out, "note", c.note);
}
void put_terms(Members& out, const Terms& terms) {
  out.put("cast_until", json(terms.cast_until.ms)).put("window_ms", json(terms.window_ms));
  out.put("early", json(std::uint64_t{terms.early ? 1U : 0U}));
}
Json majority(const tally::Majority& m) {
  return list({json(std::uint64_t{m.share.numerator}), json(std::uint64_t{m.share.denominator}),
               json(static_cast<std::uint64_t>(m.base)), json(std::uint64_t{m.more ? 1U : 0U})});
}
void put(Members& out, const Open& c) {
  put_terms(out, c.terms);
  out.put("question", json(c.question));
  put_if(out, "text", c.text);
  if (c.threshold) out.put("threshold", majority(*c.threshold));
  if (c.retention_ms) out.put("retention_ms", json(*c.retention_ms));
  if (c.options) {
    std::vector<Json> texts;
    for (const std::string& text : c.options->texts) texts.push_back(json(text));
    out.put("options",
            list({json(static_cast<std::uint64_t>(c.options->method)), json(c.options->seats), list(texts)}));
  }
}
void put(Members& out, const Vote& c) {
  out.put("vote", hex(c.vote)).put("choice", json(static_cast<std::uint64_t>(c.choice)));
  out.put("final", json(std::uint64_t{c.final ? 1U : 0U}));
  if (!c.marks.empty()) out.put("marks", hex(BytesView(c.marks)));
}
void put(Members& out, const Remove& c) {
  put_terms(out, c.terms);
  out.put("person", hex(c.person)).put("as_infiltrator", json(std::uint64_t{c.as_infiltrator ? 1U : 0U}));
  put_if(out, "reason", c.reason);
}
void put(Members& out, const Mandate& c) {
  put_terms(out, c.terms);
  out.put("holder", hex(c.holder)).put("scope", json(c.scope)).put("of", json(static_cast<std::uint64_t>(c.kind)));
  out.put("until", json(c.until.ms));
  put_if(out, "instructions", c.instructions);
}
void put(Members& out, const Recall& c) {
  put_terms(out, c.terms);
  out.put("mandate", hex(c.mandate));
  put_if(out, "reason", c.reason);
}
void put(Members& out, const Statement& c) { out.put("mandate", hex(c.mandate)).put("text", json(c.text)); }
void put(Members& out, const DrawLot& c) {
  put_terms(out, c.terms);
  out.put("tellers", hex_list(c.tellers)).put("entropy", json(c.entropy));
}
void put(Members& out, const LotCommit& c) { out.put("lot", hex(c.lot)).put("commitment", hex(c.commitment)); }
void put(Members& out, const LotReveal& c) { out.put("lot", hex(c.lot)).put("secret", hex(c.secret)); }
void put(Members& out, const Emergency& c) {
  put_terms(out, c.terms);
  out.put("charter", hex(BytesView(c.charter))).put("base", hex(c.base)).put("until", json(c.until.ms));
  put_if(out, "reason", c.reason);
}
void put(Members& out, const ProposeCharter& c) {
  put_terms(out, c.terms);
  out.put("charter", hex(BytesView(c.charter))).put("base", hex(c.base));
  if (c.earlier) out.put("earlier", hex(*c.earlier));
}
void put(Members& out, const LotEntropy& c) { out.put("lot", hex(c.lot)).put("entropy", json(c.entropy)); }
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
  std::visit([&](const auto& content) { put(out, content); }, body.content);
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
  Json operator()(const RuleParameter& form) const {
    const DecisionRule& rule = field_of(form.field, charter);
    std::vector<Json> majorities;
    for (const tally::Majority& one : rule.majorities) majorities.push_back(majority(one));
    Json quorum = null();
    if (rule.quorum)
      quorum =
          list({json(static_cast<std::uint64_t>(rule.quorum->kind)), json(std::uint64_t{rule.quorum->share.numerator}),
                json(std::uint64_t{rule.quorum->share.denominator})});
    return list({list(majorities), quorum});
  }
};
}  // namespace

Members describe(const Charter& charter) {
  Members out;
  for (const CharterParameter& parameter : charter_parameters())
    out.put(std::string(parameter.name), std::visit(ParameterValue{charter}, parameter.form));
  return out;
}

}  // namespace folkmoot::vectors
