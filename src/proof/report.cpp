#include "proof/report.h"

#include "base/text.h"

namespace folkmoot::proof {

namespace {
/// Members of an object, one after the other.
class Object {
 public:
  Object& text(std::string_view name, std::string_view value) {
    key(name);
    quote(value);
    return *this;
  }
  /// Of what is JSON already.
  Object& raw(std::string_view name, std::string_view json) {
    key(name);
    out_ += json;
    return *this;
  }
  Object& field(const Field& field) {
    if (std::holds_alternative<std::nullptr_t>(field.value)) return raw(field.name, "null");
    if (const auto* truth = std::get_if<bool>(&field.value)) return raw(field.name, *truth ? "true" : "false");
    if (const auto* number = std::get_if<std::uint64_t>(&field.value)) return raw(field.name, std::to_string(*number));
    const auto* value = std::get_if<std::string>(&field.value);
    return text(field.name, value != nullptr ? *value : std::string());
  }
  [[nodiscard]] std::string json() const { return out_ + "}"; }

 private:
  void key(std::string_view name) {
    if (out_.size() > 1) out_ += ',';
    quote(name);
    out_ += ':';
  }
  // Names and titles are safe texts already: no control character is left in them but what is escaped here anyway.
  void quote(std::string_view value) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out_ += '"';
    for (const char letter : value) {
      const auto byte = static_cast<std::uint8_t>(letter);
      if (letter == '"' || letter == '\\') {
        out_ += '\\';
        out_ += letter;
      } else if (byte < 0x20) {
        out_ += "\\u00";
        out_ += kDigits[byte >> 4];
        out_ += kDigits[byte & 15];
      } else {
        out_ += letter;
      }
    }
    out_ += '"';
  }

  std::string out_ = "{";
};
}  // namespace

std::string json_of(const Result<Verified>& verified, std::size_t bytes) {
  Object out;
  if (!verified) {
    out.raw("valid", "false").raw("kind", "null").raw("assembly", "null").raw("name", "null");
    out.text("sentence", verified.error().detail).raw("as_of", "null").raw("from", "null").raw("item", "null");
    out.raw("bytes", std::to_string(bytes)).text("code", verified.error().code);
    return out.json();
  }
  const Verified& what = *verified;
  out.raw("valid", "true").text("kind", what.statement.kind).text("assembly", what.assembly.hex());
  if (what.name)
    out.text("name", *what.name);
  else
    out.raw("name", "null");
  out.text("sentence", what.sentence);
  Object as_of;
  as_of.raw("page", std::to_string(what.page)).text("time", rfc3339(what.time)).text("seal", what.seal.hex());
  out.raw("as_of", as_of.json());
  Object from;
  if (what.from) from.raw("page", std::to_string(what.from_page)).text("seal", what.from->hex());
  out.raw("from", what.from ? from.json() : "null");
  Object item;
  for (const Field& field : what.statement.fields) item.field(field);
  if (what.fresh_until) out.text("fresh_until", rfc3339(*what.fresh_until));
  out.raw("item", item.json()).raw("bytes", std::to_string(bytes)).raw("code", "null");
  return out.json();
}

}  // namespace folkmoot::proof
