#pragma once
// Just enough JSON to write down what a decoder saw: members keep their order, so the same input gives the same bytes.

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace folkmoot::vectors {

/// An encoded JSON value.
struct Json {
  std::string text;
};

inline Json json(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
      out += escaped;
    } else {
      out += c;
    }
  }
  return {out + "\""};
}
inline Json json(const char* value) { return json(std::string_view(value)); }
inline Json json(const std::string& value) { return json(std::string_view(value)); }
inline Json json(std::uint64_t value) { return {std::to_string(value)}; }
inline Json json(bool value) { return {value ? "true" : "false"}; }
inline Json null() { return {"null"}; }
inline Json hex(BytesView value) { return json(to_hex(value)); }
template <class Id>
Json hex(const Id& id) {
  return hex(id.view());
}

class Members {
 public:
  Members& put(std::string_view name, const Json& value) {
    members_ += members_.empty() ? "" : ", ";
    members_ += json(name).text + ": " + value.text;
    return *this;
  }
  Members& put_all(const Members& other) {
    if (!other.members_.empty()) members_ += (members_.empty() ? "" : ", ") + other.members_;
    return *this;
  }
  [[nodiscard]] Json take() const { return {"{" + members_ + "}"}; }

 private:
  std::string members_;
};

/// `separator` stands between the elements: ", " or, for a long list, a line break too.
inline Json list(const std::vector<Json>& values, std::string_view separator = ", ") {
  std::string out = "[";
  for (std::size_t i = 0; i < values.size(); ++i) out.append(i == 0 ? "" : separator).append(values[i].text);
  return {out + "]"};
}

template <class Id>
Json hex_list(const std::vector<Id>& ids) {
  std::vector<Json> out;
  out.reserve(ids.size());
  for (const Id& id : ids) out.push_back(hex(id));
  return list(out);
}

}  // namespace folkmoot::vectors
