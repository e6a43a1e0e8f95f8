#include "codec/json.h"

namespace folkmoot::codec {

namespace {
constexpr std::size_t kMaxJsonDepth = 16;

void append_escaped(std::string& out, char c) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (byte >= 0x20 && byte != 0x7F) {
    out += c;
    return;
  }
  out += "\\u00";
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

/// What an escape at the start of `rest` stands for, and how long it is; 0 where it is none.
struct Escape {
  char character = 0;
  std::size_t size = 0;
};
Escape read_escape(std::string_view rest) {
  for (std::size_t code = 0; code < 0x80; ++code) {
    const char c = static_cast<char>(code);
    std::string written;
    append_escaped(written, c);
    if (written.size() > 1 && rest.starts_with(written)) return {c, written.size()};
  }
  return {};
}
}  // namespace

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) append_escaped(out, c);
  return out + '"';
}

void JsonReader::fault(std::string_view detail) {
  if (error_) return;
  error_ = Error{errc::kJson, std::string(detail) + " at byte " + std::to_string(offset_)};
}

void JsonReader::expect(std::string_view literal) {
  if (!accept(literal)) fault("not " + std::string(literal));
}

bool JsonReader::accept(std::string_view literal) {
  if (error_ || !input_.substr(offset_).starts_with(literal)) return false;
  offset_ += literal.size();
  return true;
}

std::string JsonReader::text(std::size_t max) {
  expect("\"");
  std::string out;
  while (ok()) {
    if (offset_ == input_.size()) {
      fault("a text without an end");
      break;
    }
    const char c = input_[offset_];
    if (c == '"') break;
    if (c == '\\') {
      const Escape escape = read_escape(input_.substr(offset_, 6));
      if (escape.size == 0) fault("an escape that is not the one form");
      out += escape.character;
      offset_ += escape.size;
    } else {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) fault("a control character");
      out += c;
      ++offset_;
    }
    if (out.size() > max) fault("a text that is too long");
  }
  expect("\"");
  if (ok() && !is_utf8(as_bytes(out))) fault("not UTF-8");
  return ok() ? out : std::string();
}

std::string_view JsonReader::plain(std::size_t max) {
  expect("\"");
  if (!ok()) return {};
  const std::size_t start = offset_;
  while (offset_ < input_.size()) {
    const char c = input_[offset_];
    if (c == '"') break;
    if (c < 0x20 || c == 0x7F || c == '\\') {
      fault("not a plain text");
      return {};
    }
    ++offset_;
  }
  const std::string_view out = since(start);
  if (out.size() > max) fault("a text that is too long");
  expect("\"");
  return ok() ? out : std::string_view();
}

std::uint64_t JsonReader::integer(std::uint64_t max) {
  const std::size_t start = offset_;
  std::uint64_t out = 0;
  while (ok() && offset_ < input_.size() && input_[offset_] >= '0' && input_[offset_] <= '9') {
    const auto digit = static_cast<std::uint64_t>(input_[offset_] - '0');
    if (out > (UINT64_MAX - digit) / 10) fault("a number that is too large");
    out = out * 10 + digit;
    ++offset_;
  }
  const std::string_view digits = since(start);
  if (digits.empty() || (digits.size() > 1 && digits[0] == '0')) fault("not a whole number");
  if (out > max) fault("a number that is too large");
  return ok() ? out : 0;
}

bool JsonReader::boolean() {
  if (accept("true")) return true;
  expect("false");
  return false;
}

void JsonReader::any_value(std::size_t depth) {
  if (depth == 0) return fault("nested too deeply");
  if (offset_ == input_.size()) return fault("nothing more");
  switch (input_[offset_]) {
    case '"':
      text();
      return;
    case '[':
      return json_array(*this, SIZE_MAX, [&] { any_value(depth - 1); });
    case '{':
      expect("{");
      if (accept("}")) return;
      do {
        text();
        expect(":");
        any_value(depth - 1);
      } while (accept(","));
      return expect("}");
    default:
      break;
  }
  if (accept("true") || accept("false") || accept("null")) return;
  accept("-");
  integer(UINT64_MAX);
}

std::string_view JsonReader::any() {
  const std::size_t start = offset_;
  any_value(kMaxJsonDepth);
  return since(start);
}

Result<Ok> JsonReader::finish() {
  if (!error_ && offset_ != input_.size()) fault("something is left over");
  if (error_) return tl::unexpected(*error_);
  return Ok{};
}

}  // namespace folkmoot::codec
