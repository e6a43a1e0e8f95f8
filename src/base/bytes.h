#pragma once
// Byte strings and their two text forms, hexadecimal (ids) and base32 (invitations, codes).
#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

using Bytes = std::vector<std::uint8_t>;
/// A parameter type only: never stored, since it does not own what it shows.
using BytesView = std::span<const std::uint8_t>;

inline BytesView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(BytesView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
inline Bytes to_bytes(BytesView bytes) { return {bytes.begin(), bytes.end()}; }
inline void append(Bytes& out, BytesView more) { out.insert(out.end(), more.begin(), more.end()); }
inline bool equal(BytesView a, BytesView b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

/// The unsigned number whose bytes stand there, least first; one instruction on most machines.
template <class Number>
Number little_endian(const std::uint8_t* from) {
  Number out = 0;
  if constexpr (std::endian::native == std::endian::little)
    std::memcpy(&out, from, sizeof out);
  else
    for (std::size_t i = 0; i < sizeof out; ++i)
      out = static_cast<Number>(out | static_cast<Number>(from[i]) << (8 * i));
  return out;
}

/// And the number as its bytes, least first.
template <class Number>
void append_little_endian(Bytes& out, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

std::string to_hex(BytesView bytes);
/// Lower-case digits only, even length; anything else is nullopt.
std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 base32 without padding, upper case.
std::string to_base32(BytesView bytes);
/// Accepts either case; refuses other characters, impossible lengths and non-zero trailing bits.
std::optional<Bytes> from_base32(std::string_view text);

/// True when the bytes are valid UTF-8 (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF).
bool is_utf8(BytesView bytes);

}  // namespace folkmoot
