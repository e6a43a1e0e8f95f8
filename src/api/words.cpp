#include "api/words.h"

#include <boost/json.hpp>

#include <algorithm>

#include "api/errc.h"
#include "api/normal_text.h"

namespace folkmoot::api {

namespace {
constexpr std::size_t kDepthMax = 8;
constexpr std::size_t kMembersMax = 64;

// As deep as the parser let it be.
Result<node::Value> value_of(const boost::json::value& from) {
  switch (from.kind()) {
    case boost::json::kind::null:
      return node::Value();
    case boost::json::kind::bool_:
      return node::Value(from.get_bool());
    case boost::json::kind::int64:
      return node::Value(std::int64_t{from.get_int64()});
    case boost::json::kind::uint64:
      return node::Value(std::uint64_t{from.get_uint64()});
    case boost::json::kind::double_:
      return bad_words("numbers are whole");
    case boost::json::kind::string:
      return node::Value(std::string_view(from.get_string().data(), from.get_string().size()));
    case boost::json::kind::array: {
      node::Value::Array out;
      for (const boost::json::value& item : from.get_array()) {
        FM_ASSIGN(auto value, value_of(item));
        out.push_back(std::move(value));
      }
      return node::Value(std::move(out));
    }
    case boost::json::kind::object: {
      if (from.get_object().size() > kMembersMax) return bad_words("an object with too many members");
      node::Value::Object out;
      for (const auto& member : from.get_object()) {
        FM_ASSIGN(auto value, value_of(member.value()));
        out.emplace_back(std::string(member.key().data(), member.key().size()), std::move(value));
      }
      return node::Value(std::move(out));
    }
  }
  return node::Value();
}

std::string json_name(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '-', '_');
  return out;
}

/// One word of a row, as an argument or an option.
struct Word {
  std::string_view name;
  bool many = false;
  bool is_mark = false;
};
std::optional<Word> find_word(const node::ActRow& row, std::string_view name) {
  for (const node::ArgumentRow& argument : row.arguments)
    if (json_name(argument.name) == name) return Word{argument.name, argument.many, false};
  for (const node::OptionRow& option : row.options)
    if (json_name(option.name) == name) return Word{option.name, option.many, option.value.empty()};
  return std::nullopt;
}

Result<std::string> word_text(std::string_view name, const node::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.data())) return normal_text(*text);
  if (const auto* number = std::get_if<std::uint64_t>(&value.data())) return std::to_string(*number);
  if (const auto* whole = std::get_if<std::int64_t>(&value.data()); whole != nullptr && *whole >= 0)
    return std::to_string(*whole);
  return bad_words(std::string(name) + ": a text, or a number that is not negative");
}

node::Value word_shape(std::string_view name, std::string_view help, node::Value value, bool required, bool many,
                       bool is_text) {
  return node::Value::Object{{"name", name},         {"help", help}, {"value", std::move(value)},
                             {"required", required}, {"many", many}, {"text", is_text}};
}
}  // namespace

tl::unexpected<Error> bad_words(std::string detail) { return fail(errc::kWords, std::move(detail)); }

Result<node::Value> parse_json(BytesView text) {
  boost::json::parse_options options;
  options.max_depth = kDepthMax;
  boost::system::error_code error;
  const boost::json::value value = boost::json::parse(boost::json::string_view(as_text(text)), error, {}, options);
  if (error) return bad_words("the body is no JSON: " + error.message());
  return value_of(value);
}

std::string act_name(const node::ActRow& row) {
  std::string out(row.words);
  std::ranges::replace(out, ' ', '-');
  return out;
}

const node::ActRow* find_act(std::string_view name) {
  for (const node::ActRow& row : node::act_rows())
    if (act_name(row) == name) return &row;
  return nullptr;
}

Result<Words> act_words(const node::ActRow& row, const node::Value& said) {
  const auto* members = std::get_if<node::Value::Object>(&said.data());
  if (members == nullptr) return bad_words("an object with the words of the act");
  Words out;
  for (const auto& [name, value] : *members) {
    const auto word = find_word(row, name);
    if (!word) return bad_words("no word of this act: " + name);
    std::vector<std::string> values;
    if (word->is_mark) {
      const auto* mark = std::get_if<bool>(&value.data());
      if (mark == nullptr) return bad_words(name + ": true or false");
      if (!*mark) continue;
      values.emplace_back();
    } else if (word->many) {
      const auto* list = std::get_if<node::Value::Array>(&value.data());
      if (list == nullptr || list->size() > kValuesMax) return bad_words(name + ": a list of at most 200");
      // As if it were not there: a list without anything in it says nothing.
      if (list->empty()) continue;
      for (const node::Value& one : *list) {
        FM_ASSIGN(auto text, word_text(name, one));
        values.push_back(std::move(text));
      }
    } else {
      FM_ASSIGN(auto text, word_text(name, value));
      values.push_back(std::move(text));
    }
    out.emplace_back(std::string(word->name), std::move(values));
  }
  return out;
}

Result<std::string> text_of(const node::Value& said, std::string_view name,
                            std::initializer_list<std::string_view> names) {
  const auto* members = std::get_if<node::Value::Object>(&said.data());
  if (members == nullptr) return bad_words("an object");
  for (const auto& member : *members)
    if (std::ranges::find(names, std::string_view(member.first)) == names.end())
      return bad_words("no word: " + member.first);
  const auto* text = std::get_if<std::string>(&said[name].data());
  if (text == nullptr) return bad_words(std::string(name) + ": a text");
  return normal_text(*text);
}

node::Value act_table() {
  node::Value::Array acts;
  for (const node::ActRow& row : node::act_rows()) {
    node::Value::Array arguments;
    for (const node::ArgumentRow& one : row.arguments)
      arguments.push_back(word_shape(one.name, one.help, nullptr, !one.optional, one.many, false));
    node::Value::Array options;
    for (const node::OptionRow& one : row.options)
      options.push_back(word_shape(one.name, one.help, one.value.empty() ? node::Value() : node::Value(one.value),
                                   one.required, one.many, one.is_text));
    acts.emplace_back(node::Value::Object{{"name", act_name(row)},
                                          {"words", row.words},
                                          {"summary", row.summary},
                                          {"example", row.example},
                                          {"arguments", std::move(arguments)},
                                          {"options", std::move(options)}});
  }
  return node::Value::Object{{"acts", std::move(acts)}};
}

}  // namespace folkmoot::api
