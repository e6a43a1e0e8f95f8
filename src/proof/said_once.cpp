#include "proof/said_once.h"

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "base/ids.h"

namespace folkmoot::proof {

namespace {
constexpr std::uint8_t kBytes = 2, kText = 3, kSimple = 7;  // major types

/// One head, and the bytes or the text behind it. CBOR needs no more to be walked through: what an array holds comes
/// behind its head.
struct Token {
  std::uint8_t major = 0;
  std::uint64_t number = 0;
  BytesView head;
  BytesView content;
};

std::optional<Token> next_token(BytesView& in) {
  if (in.empty()) return std::nullopt;
  Token out;
  out.major = in[0] >> 5;
  const std::uint8_t info = in[0] & 31;
  std::size_t size = 1;
  out.number = info;
  if (info >= 24) {
    if (info > 27) return std::nullopt;
    size += std::size_t{1} << (info - 24);
    if (in.size() < size) return std::nullopt;
    out.number = 0;
    for (std::size_t i = 1; i < size; ++i) out.number = out.number << 8 | in[i];
  }
  out.head = in.first(size);
  in = in.subspan(size);
  if (out.major != kBytes && out.major != kText) return out;
  if (out.number > in.size()) return std::nullopt;
  out.content = in.first(static_cast<std::size_t>(out.number));
  in = in.subspan(out.content.size());
  return out;
}

class Numbered {
 public:
  [[nodiscard]] std::optional<std::size_t> number_of(const Hash& id) const {
    const auto at = std::ranges::find(ids_, id);
    return at == ids_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - ids_.begin()));
  }
  void add(const Hash& id) {
    if (ids_.size() < kNumberedIds) ids_.push_back(id);
  }
  [[nodiscard]] const Hash* find(std::uint64_t number) const {
    return number < ids_.size() ? &ids_[static_cast<std::size_t>(number)] : nullptr;
  }

 private:
  std::vector<Hash> ids_;
};

/// The id that the token is, if it is one.
std::optional<Hash> id_of(const Token& token) {
  return token.major == kBytes ? Hash::from(token.content) : std::nullopt;
}
}  // namespace

Bytes say_once(BytesView cbor) {
  Bytes out;
  Numbered ids;
  while (!cbor.empty()) {
    const auto token = next_token(cbor);
    FM_CHECK(token.has_value());
    const auto id = id_of(*token);
    if (const auto number = id ? ids.number_of(*id) : std::nullopt) {
      out.push_back(static_cast<std::uint8_t>(kSimple << 5 | *number));
      continue;
    }
    if (id) ids.add(*id);
    append(out, token->head), append(out, token->content);
  }
  return out;
}

std::optional<Bytes> say_again(BytesView once, std::size_t max) {
  Bytes out;
  Numbered ids;
  while (!once.empty()) {
    const auto token = next_token(once);
    if (!token) return std::nullopt;
    if (token->major == kSimple && token->head.size() == 1 && token->number < kNumberedIds) {
      const Hash* const id = ids.find(token->number);
      if (id == nullptr) return std::nullopt;
      out.push_back(kBytes << 5 | 24);
      out.push_back(Hash::kSize);
      append(out, id->view());
    } else {
      const auto id = id_of(*token);
      if (id && ids.number_of(*id)) return std::nullopt;
      if (id) ids.add(*id);
      append(out, token->head), append(out, token->content);
    }
    if (out.size() > max) return std::nullopt;
  }
  return out;
}

}  // namespace folkmoot::proof
