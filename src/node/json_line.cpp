#include "node/json_line.h"

#include <utility>

#include "base/bytes.h"

namespace folkmoot::node {

namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

// RFC 8259. What is not UTF-8 cannot stand in JSON: each such byte becomes U+FFFD.
void write_text(std::string& out, std::string_view text) {
  const bool valid = is_utf8(as_bytes(text));
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
    } else if (!valid && byte >= 0x80) {
      out += "\xEF\xBF\xBD";
    } else {
      out += c;
    }
  }
  out += '"';
}

// Views nest a handful of levels; the depth is the writer's own, never a stranger's.
void write(std::string& out, const Value& value) {
  const Value::Data& data = value.data();
  if (const auto* truth = std::get_if<bool>(&data)) {
    out += *truth ? "true" : "false";
  } else if (const auto* number = std::get_if<std::uint64_t>(&data)) {
    out += std::to_string(*number);
  } else if (const auto* whole = std::get_if<std::int64_t>(&data)) {
    out += std::to_string(*whole);
  } else if (const auto* text = std::get_if<std::string>(&data)) {
    write_text(out, *text);
  } else if (const auto* array = std::get_if<Value::Array>(&data)) {
    out += '[';
    bool first = true;
    for (const Value& item : *array) {
      if (!std::exchange(first, false)) out += ',';
      write(out, item);
    }
    out += ']';
  } else if (const auto* object = std::get_if<Value::Object>(&data)) {
    out += '{';
    bool first = true;
    for (const auto& [name, item] : *object) {
      if (!std::exchange(first, false)) out += ',';
      write_text(out, name);
      out += ':';
      write(out, item);
    }
    out += '}';
  } else {
    out += "null";
  }
}

}  // namespace

std::string json_line(const Value& value) {
  std::string out;
  write(out, value);
  return out;
}

}  // namespace folkmoot::node
