#pragma once
// Ciphertexts and proofs as values, their JSON, and the machine that checks proofs.
#include "ballot/draws.h"
#include "ballot/group.h"
#include "ballot/rules.h"
#include "codec/json.h"

namespace folkmoot::ballot {

/// Of ElGamal: alpha = g^r, beta = y^r * message.
template <class G>
struct Ciphertext {
  typename G::Element alpha, beta;
};

/// A challenge and what answers it.
template <class G>
struct Proof {
  typename G::Scalar challenge, response;
};

/// A product of ciphertexts, answer by answer.
template <class G>
Ciphertext<G> product(const G& group, const Ciphertext<G>& a, const Ciphertext<G>& b) {
  return {group.product(a.alpha, b.alpha), group.product(a.beta, b.beta)};
}

/// Reads values of a group out of JSON. Elements are read without asking whether they belong to the group, unless the
/// name says so.
template <class G>
class ValueReader {
 public:
  ValueReader(codec::JsonReader& from, const G& in) : json(from), group(in) {}
  /// Elements that are known already, with their texts, in the order in which they are read: no other is taken.
  struct Known {
    std::span<const typename G::Element> elements;
    std::span<const std::string> texts;
  };
  ValueReader(codec::JsonReader& from, const G& in, const Known& known) : json(from), group(in), known_(known) {}

  typename G::Element element() {
    if (known_) return next_known();
    const auto out = group.read(json.plain());
    if (!out) wrong_text("not the text of an element");
    return out.value_or(group.neutral());
  }
  typename G::Element member() {
    const auto out = element();
    if (!error && json.ok() && !group.belongs(out)) error = Error{rule::kSubgroup, "an element outside the group"};
    return out;
  }
  /// A member that is not neutral.
  typename G::Element key() {
    const auto out = member();
    if (!error && json.ok() && group.is_neutral(out)) error = Error{rule::kSubgroup, "a neutral key"};
    return out;
  }
  typename G::Scalar scalar() {
    const auto out = read_scalar(group, json.plain());
    if (!out) wrong_text("not a number below the order");
    return out.value_or(typename G::Scalar());
  }
  Proof<G> proof() {
    Proof<G> out;
    json.expect("{\"challenge\":");
    out.challenge = scalar();
    json.expect(",\"response\":");
    out.response = scalar();
    json.expect("}");
    return out;
  }
  Ciphertext<G> ciphertext() {
    json.expect("{\"alpha\":");
    const auto alpha = element();
    json.expect(",\"beta\":");
    const auto beta = element();
    json.expect("}");
    return {alpha, beta};
  }
  /// `count` items, by `item`.
  template <class Item>
  auto exactly(std::size_t count, const Item& item) {
    std::vector<decltype(item())> out;
    codec::json_array(json, count, [&] { out.push_back(item()); });
    if (json.ok() && out.size() != count) json.fault("too few");
    return out;
  }
  /// Up to `max` items.
  template <class Item>
  auto many(std::size_t max, const Item& item) {
    std::vector<decltype(item())> out;
    codec::json_array(json, max, [&] { out.push_back(item()); });
    return out;
  }
  /// The first thing that was wrong, or an error also where something is left over.
  Result<Ok> finish() {
    if (error) return tl::unexpected(*error);
    if (auto done = json.finish(); !done) return fail(rule::kForm, done.error().detail);
    return Ok{};
  }

  codec::JsonReader& json;
  const G& group;
  std::optional<Error> error;

 private:
  typename G::Element next_known() {
    const std::string_view text = json.plain();
    if (at_ < known_->elements.size() && known_->texts[at_] == text) return known_->elements[at_++];
    wrong_text("not the element that was known");
    return group.neutral();
  }
  std::optional<Known> known_;
  std::size_t at_ = 0;

  void wrong_text(std::string_view what) {
    if (!error && json.ok())
      error = Error{rule::kEncoding, std::string(what) + " before byte " + std::to_string(json.offset())};
  }
};

template <class G>
std::string json_of(const Proof<G>& proof) {
  return "{\"challenge\":\"" + to_decimal(proof.challenge) + "\",\"response\":\"" + to_decimal(proof.response) + "\"}";
}
/// "[item,item]".
template <class Items, class Item>
std::string json_list(const Items& items, const Item& item) {
  std::string out = "[";
  bool first = true;
  for (const auto& each : items) {
    if (!first) out += ",";
    first = false;
    out += item(each);
  }
  return out + "]";
}
std::string json_of_ciphertext(const std::string& alpha, const std::string& beta);
/// alpha and beta of each, in turn.
template <class G>
std::vector<std::string> texts_of(const G& group, std::span<const Ciphertext<G>> ciphertexts) {
  std::vector<typename G::Element> elements;
  elements.reserve(2 * ciphertexts.size());
  for (const Ciphertext<G>& each : ciphertexts) {
    elements.push_back(each.alpha);
    elements.push_back(each.beta);
  }
  return group.texts(elements);
}
template <class G>
std::string json_of(const G& group, std::span<const Ciphertext<G>> ciphertexts) {
  const std::vector<std::string> texts = texts_of(group, ciphertexts);
  std::string out = "[";
  for (std::size_t i = 0; i < texts.size(); i += 2)
    out += (i > 0 ? "," : "") + json_of_ciphertext(texts[i], texts[i + 1]);
  return out + "]";
}
/// "a,b,c".
std::string joined(std::span<const std::string> texts);

/// Checks many claims about a few bases at once: that a hash over recomputed commitments is the sum of the challenges.
/// Each commitment is g^a y^b base^c; a base's powers share their squarings, and so does the question whether it
/// belongs to the group.
template <class G>
class Claims {
 public:
  using Element = typename G::Element;
  using Scalar = typename G::Scalar;

  /// `y` is the table of the election's key, or null where no commitment has a power of it.
  explicit Claims(const G& group, const typename G::Table* y = nullptr) : group_(group), y_(y) {}

  enum class Member : std::uint8_t { known, asked };
  std::size_t base(const Element& element, Member member);
  /// base^c g^a y^b.
  void commit(std::size_t base, const Scalar& c, const Scalar& a, const Scalar& b);
  /// And a second base: base^c other^d y^b.
  void commit_two(std::size_t base, const Scalar& c, std::size_t other, const Scalar& d, const Scalar& b = {});
  /// About the commitments since the last claim: H(prefix, their texts with commas) = sum. `what` names it for people.
  void claim(std::string prefix, const Scalar& sum, std::string what, Code rule = rule::kProof);

  [[nodiscard]] Result<Ok> check() const;

  /// All commitments, in their order; an error where a base that is asked about is outside the group.
  [[nodiscard]] Result<std::vector<Element>> recompute() const;
  /// The claims, if these are the commitments, and these their texts.
  [[nodiscard]] Result<Ok> check_hashes(std::span<const std::string> texts) const;
  /// And for each claim its hash less the sum: the challenge that is missing where one was left at zero.
  [[nodiscard]] std::vector<Scalar> left_over(std::span<const std::string> texts) const;
  /// One weighted sum of the equations that make them so: adds to the powers of g and y and to the list of others,
  /// whose product is neutral if they hold.
  struct Combined {
    Scalar g, y;
    std::vector<Element> bases;
    std::vector<Scalar> exponents;
  };
  void combine(std::span<const Element> commitments, Draws& draws, Combined& into) const;
  [[nodiscard]] std::size_t commitments() const { return fixed_.size(); }
  /// How many others `combine` adds, at most.
  [[nodiscard]] std::size_t terms() const { return fixed_.size() + bases_.size(); }

 private:
  struct Power {
    std::size_t base;
    std::size_t commitment;
    Scalar exponent;
  };
  struct Base {
    Element element;
    bool asked;
    std::vector<Power> powers;
  };
  struct Fixed {
    Scalar g, y;
  };
  struct Claim {
    std::string prefix;
    std::string what;
    Code rule;
    std::size_t end;
    Scalar sum;
  };

  const G& group_;
  const typename G::Table* y_;
  std::vector<Base> bases_;
  std::vector<Fixed> fixed_;
  std::vector<Claim> claims_;
};

}  // namespace folkmoot::ballot
