#include "api/own_answers.h"

#include <algorithm>

#include "api/errc.h"
#include "api/normal_text.h"
#include "base/duration.h"
#include "event/charter_presets.h"
#include "node/shapes.h"

namespace folkmoot::api {

namespace {
const Parameter* find_parameter(const Route& route, std::string_view name) {
  const auto found = std::ranges::find(route.parameters, name, &Parameter::name);
  return found == route.parameters.end() ? nullptr : &*found;
}

Result<Ok> take_page(Page& page, const Parameter& parameter, const std::string& value) {
  if (parameter.name == "after") {
    page.after = value;
    return Ok{};
  }
  const auto limit = parse_number(value);
  if (!limit || *limit == 0 || *limit > kPageMax) return bad_words("limit: 1 to 1000");
  page.limit = static_cast<std::size_t>(*limit);
  return Ok{};
}

Result<Ok> take_parameter(Asking& out, const Route& route, const Parameter& parameter, const std::string& typed) {
  FM_ASSIGN(std::string value, normal_text(typed));
  if (parameter.is_mark) {
    if (value != "true" && value != "false") return bad_words(std::string(parameter.name) + ": true or false");
    if (value == "true") out.question.words.emplace_back(std::string(parameter.word), std::vector<std::string>{""});
    return Ok{};
  }
  if (parameter.name == "assembly") {
    out.question.assembly = std::move(value);
    return Ok{};
  }
  if (route.kind == Kind::list) return take_page(out.page, parameter, value);
  out.question.words.emplace_back(std::string(parameter.word), std::vector<std::string>{std::move(value)});
  return Ok{};
}

Result<Ok> take_query(Asking& out, const Route& route, const Head& head) {
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : head.query) {
    const Parameter* const parameter = find_parameter(route, name);
    if (parameter == nullptr) return bad_words("no parameter of this operation: " + name);
    if (std::ranges::find(seen, name) != seen.end()) return bad_words("twice: " + name);
    seen.emplace_back(name);
    FM_TRY(take_parameter(out, route, *parameter, value));
  }
  for (const Parameter& parameter : route.parameters)
    if (parameter.required && std::ranges::find(seen, parameter.name) == seen.end())
      return bad_words("missing: " + std::string(parameter.name));
  return Ok{};
}

Answer file_answer(const Route& route, Told told) {
  if (!told.reply.json["error"].is_null() || !told.file) return answer_of(told.reply);
  Answer out;
  out.type = route.type;
  out.long_body = std::move(told.file);
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(route.file_name) + "\"");
  return out;
}
}  // namespace

Result<Asking> question_of(const Head& head, const Asked& asked, BytesView body) {
  const Route& route = *asked.route;
  Asking out;
  out.question.verb = route.verb;
  FM_TRY(take_query(out, route, head));
  for (const auto& [name, value] : asked.words) {
    FM_ASSIGN(std::string text, normal_text(value));
    out.question.words.emplace_back(name, std::vector<std::string>{std::move(text)});
  }
  if (route.kind == Kind::file) out.question.wants_file = true;
  if (route.kind == Kind::text_file)
    out.question.words.emplace_back("form", std::vector<std::string>{std::string(route.list)});
  if (route.kind == Kind::upload) out.question.upload = to_bytes(body);
  if (route.kind == Kind::act) {
    FM_ASSIGN(const node::Value said, parse_json(body));
    FM_ASSIGN(out.question.words, act_words(*asked.act, said));
    out.question.verb = "act " + std::string(asked.act->words);
  }
  if (route.kind == Kind::told) {
    FM_ASSIGN(const node::Value said, parse_json(body));
    FM_ASSIGN(std::string word, text_of(said, route.list, {route.list}));
    out.question.words.emplace_back(std::string(route.list), std::vector<std::string>{std::move(word)});
  }
  return out;
}

Result<node::Value> paged(node::Value whole, const Route& route, const Page& page) {
  const node::Value::Array& all = whole[route.list].items();
  std::size_t from = 0;
  if (!page.after.empty()) {
    const auto found =
        std::ranges::find_if(all, [&](const node::Value& one) { return one[route.key].text() == page.after; });
    if (found == all.end()) return bad_words("after: none of these");
    from = static_cast<std::size_t>(found - all.begin()) + 1;
  }
  const std::size_t most = page.limit.value_or(all.size());
  const std::size_t to = from + std::min(most, all.size() - from);
  node::Value next;
  if (to < all.size() && to > from) next = all[to - 1][route.key];
  if (from > 0 || to < all.size()) {
    node::Value::Array part(all.begin() + static_cast<std::ptrdiff_t>(from),
                            all.begin() + static_cast<std::ptrdiff_t>(to));
    whole.set(std::string(route.list), std::move(part));
  }
  whole.set("next", std::move(next));
  return whole;
}

Answer answer_for(const Route& route, const Page& page, Told told) {
  if (route.kind == Kind::file) return file_answer(route, std::move(told));
  if (!told.reply.json["error"].is_null()) return answer_of(told.reply);
  if (route.kind == Kind::list) {
    const auto part = paged(std::move(told.reply.json), route, page);
    return part ? json_answer(*part) : problem(part.error());
  }
  if (route.kind != Kind::text_file) return json_answer(told.reply.json);
  Answer out;
  out.type = route.type;
  out.body = told.reply.json["text"].text();
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(route.file_name) + "\"");
  return out;
}

node::Value charter_presets() {
  node::Value::Array presets;
  for (const event::CharterPreset& preset : event::charter_presets()) {
    const auto charter = event::read_charter(preset.text);
    if (!charter) continue;
    presets.emplace_back(node::Value::Object{{"name", preset.name},
                                             {"summary", preset.summary},
                                             {"text", event::charter_text(*charter)},
                                             {"changes", node::charter_changes({}, *charter)}});
  }
  return node::Value::Object{{"presets", std::move(presets)}};
}

Answer charter_check(BytesView body) {
  const auto said = parse_json(body);
  if (!said) return problem(said.error());
  const auto text = text_of(*said, "text", {"text", "members"});
  if (!text) return problem(text.error());
  const auto charter = event::read_charter(*text);
  if (!charter) {
    const event::CharterTextFault& fault = charter.error();
    const auto at =
        node::Value::Object{{"line", std::uint64_t{fault.at.line}}, {"column", std::uint64_t{fault.at.column}}};
    node::Reply reply;
    reply.json.set("error",
                   node::Value::Object{{"code", fault.error.code}, {"message", fault.error.detail}, {"at", at}});
    return answer_of(reply);
  }
  node::Value::Array faults;
  if (const node::Value& members = (*said)["members"]; !members.is_null()) {
    const auto* whole = std::get_if<std::int64_t>(&members.data());
    if (whole == nullptr || *whole < 0) return problem({errc::kWords, "members: a whole number"});
    for (const event::CharterFault& fault : event::faults_in_group(*charter, static_cast<std::uint64_t>(*whole)))
      faults.emplace_back(node::Value::Object{{"parameter", fault.parameter}, {"reason", fault.reason}});
  }
  const bool ok = faults.empty();
  return json_answer(node::Value::Object{{"ok", ok},
                                         {"id", event::charter_id(event::encode_charter(*charter)).hex()},
                                         {"faults", std::move(faults)},
                                         {"changes", node::charter_changes({}, *charter)}});
}

}  // namespace folkmoot::api
