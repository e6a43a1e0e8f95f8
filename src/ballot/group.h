#pragma once
// The groups that elections are held in: Ed25519, and two subgroups of the integers modulo a prime of 2048 bits. They
// have the same members, so everything above them is written once, for any `Group`:
//
//   Element, Scalar        values; a Scalar is below the group's order
//   Table, Chain           what makes powers of one base fast: many of them (Table), or a few (Chain)
//   name, order            the order is a prime, and `order()` the residues of it
//   read, texts            the one text of an element; `read` does not ask whether it is in the group, `belongs` does
//   product ... power      public data only, in whatever time it takes
//   ... secretly           in constant time, as `product` and `quotient` are
//   embed, extract         a vote of small numbers as an element; any element is some vote, whoever made it
//   shuffle_base           elements whose logarithms nobody knows (docs/protocol/ballots.md, shuffles)
//   less                   the order in which encrypted votes are listed before they are shuffled
#include <map>

#include "ballot/curve.h"
#include "base/ids.h"

namespace folkmoot::ballot {

/// What a voter may write beside one answer of a question whose votes are embedded, and how many answers it may have.
inline constexpr std::uint32_t kMaxEmbedded = 255;
inline constexpr std::size_t kMaxEmbeddedAnswers = 30;

class Ed25519 {
 public:
  using Element = Point;
  using Scalar = Number<4>;
  using Table = curve::FixedBase;
  using Chain = curve::Chain;

  Ed25519() : generator_(curve::generator()) {}
  [[nodiscard]] static std::string_view name() { return "Ed25519"; }
  [[nodiscard]] static const Modulus<4>& order() { return curve::order(); }
  [[nodiscard]] static Element neutral() { return curve::neutral(); }
  [[nodiscard]] Element generator() const { return generator_.point(); }
  [[nodiscard]] const Table& generator_table() const { return generator_; }
  [[nodiscard]] static Table table(const Element& base) { return Table(base); }
  [[nodiscard]] static Chain chain(const Element& base) { return Chain(base); }

  [[nodiscard]] static std::optional<Element> read(std::string_view text);
  [[nodiscard]] static std::vector<std::string> texts(std::span<const Element> elements);
  [[nodiscard]] static bool belongs(const Element& a) { return curve::in_subgroup(a); }
  [[nodiscard]] static bool belongs(const Chain& a) { return a.in_subgroup(); }

  [[nodiscard]] static Element product(const Element& a, const Element& b) { return curve::add(a, b); }
  [[nodiscard]] static Element quotient(const Element& a, const Element& b) { return curve::subtract(a, b); }
  [[nodiscard]] static bool same(const Element& a, const Element& b) { return curve::same(a, b); }
  [[nodiscard]] static bool is_neutral(const Element& a) { return curve::is_neutral(a); }
  [[nodiscard]] static Element power(const Element& base, const Scalar& e) { return curve::multiply(base, e); }
  [[nodiscard]] static Element power(const Table& base, const Scalar& e) { return base.multiply(e); }
  [[nodiscard]] static Element power(const Chain& base, const Scalar& e) { return base.multiply(e); }
  [[nodiscard]] static Element power_product(std::span<const Element> bases, std::span<const Scalar> exponents) {
    return curve::multiply_sum(bases, exponents);
  }
  [[nodiscard]] static Element power_secretly(const Element& base, const Scalar& e) {
    return curve::multiply_secretly(base, e);
  }
  [[nodiscard]] static Element power_secretly(const Table& base, const Scalar& e) { return base.multiply_secretly(e); }
  [[nodiscard]] static Element power_product_secretly(std::span<const Element> bases,
                                                      std::span<const Scalar> exponents) {
    return curve::multiply_sum_secretly(bases, exponents);
  }

  [[nodiscard]] static Element embed(std::span<const std::uint32_t> votes);
  [[nodiscard]] static std::vector<std::uint32_t> extract(const Element& a, std::size_t count);
  [[nodiscard]] static std::optional<Element> shuffle_base(std::int64_t index);
  [[nodiscard]] static bool less(const Element& a, const Element& b);

 private:
  Table generator_;
};

/// The subgroup of prime order q of the integers modulo a prime p of 2048 bits; q fits `Q` limbs.
template <std::size_t Q>
class FieldGroup {
 public:
  using Element = Number<32>;  // in Montgomery's form
  using Scalar = Number<Q>;

  /// base^(digit * 16^i) for all digits and places.
  class Table {
   public:
    Table(const Modulus<32>& field, const Element& base);
    [[nodiscard]] Element power(const Modulus<32>& field, const Scalar& e, bool secretly) const;

   private:
    std::vector<Element> powers_;
  };
  /// base^(16^i).
  class Chain {
   public:
    Chain(const Modulus<32>& field, const Element& base);
    [[nodiscard]] Element power(const Modulus<32>& field, const Scalar& e) const;

   private:
    std::vector<Element> powers_;
  };

  FieldGroup(std::string_view name, const Number<32>& p, const Scalar& q, const Number<32>& g)
      : name_(name), field_(p), order_(q), generator_(field_.enter(g)), generator_table_(field_, generator_) {}
  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] const Modulus<Q>& order() const { return order_; }
  [[nodiscard]] Element neutral() const { return field_.one(); }
  [[nodiscard]] Element generator() const { return generator_; }
  [[nodiscard]] const Table& generator_table() const { return generator_table_; }
  [[nodiscard]] Table table(const Element& base) const { return Table(field_, base); }
  [[nodiscard]] Chain chain(const Element& base) const { return Chain(field_, base); }

  [[nodiscard]] std::optional<Element> read(std::string_view text) const;
  [[nodiscard]] std::vector<std::string> texts(std::span<const Element> elements) const;
  [[nodiscard]] bool belongs(const Element& a) const { return belongs(chain(a)); }
  [[nodiscard]] bool belongs(const Chain& a) const { return is_neutral(power(a, order_.modulus())); }

  [[nodiscard]] Element product(const Element& a, const Element& b) const { return field_.product(a, b); }
  [[nodiscard]] Element quotient(const Element& a, const Element& b) const;
  [[nodiscard]] bool same(const Element& a, const Element& b) const { return a == b; }
  [[nodiscard]] bool is_neutral(const Element& a) const { return a == field_.one(); }
  [[nodiscard]] Element power(const Element& base, const Scalar& e) const { return field_.power(base, e); }
  [[nodiscard]] Element power(const Table& base, const Scalar& e) const { return base.power(field_, e, false); }
  [[nodiscard]] Element power(const Chain& base, const Scalar& e) const { return base.power(field_, e); }
  [[nodiscard]] Element power_product(std::span<const Element> bases, std::span<const Scalar> exponents) const;
  [[nodiscard]] Element power_secretly(const Element& base, const Scalar& e) const { return field_.power(base, e); }
  [[nodiscard]] Element power_secretly(const Table& base, const Scalar& e) const { return base.power(field_, e, true); }
  [[nodiscard]] Element power_product_secretly(std::span<const Element> bases, std::span<const Scalar> exponents) const;

  [[nodiscard]] Element embed(std::span<const std::uint32_t> votes) const;
  [[nodiscard]] std::vector<std::uint32_t> extract(const Element& a, std::size_t count) const;
  [[nodiscard]] std::optional<Element> shuffle_base(std::int64_t index) const;
  [[nodiscard]] bool less(const Element& a, const Element& b) const;

 private:
  std::string_view name_;
  Modulus<32> field_;
  Modulus<Q> order_;
  Element generator_;
  Table generator_table_;
};

using ShortFieldGroup = FieldGroup<4>;  // BELENIOS-2048: an order of 256 bits
using LongFieldGroup = FieldGroup<32>;  // RFC-3526-2048: p = 2q + 1

/// Made on first use: their tables take a while.
const Ed25519& ed25519();
const ShortFieldGroup& belenios_2048();
const LongFieldGroup& rfc_3526_2048();

/// Whether a group is known by this name, and then whether votes can be embedded in it.
bool is_known_group(std::string_view name);
bool can_embed(std::string_view name);

/// Calls `use` with the group of this name, which must be known.
template <class Use>
auto with_group(std::string_view name, const Use& use) {
  if (name == "BELENIOS-2048") return use(belenios_2048());
  if (name == "RFC-3526-2048") return use(rfc_3526_2048());
  return use(ed25519());
}

/// SHA-256 of the text as a number, modulo the order.
template <class G>
typename G::Scalar hash_to_scalar(const G& group, std::string_view text);

template <class G>
std::string text_of(const G& group, const typename G::Element& element) {
  return group.texts({&element, 1})[0];
}
/// An element that belongs to the group, from its text.
template <class G>
std::optional<typename G::Element> read_member(const G& group, std::string_view text) {
  const auto element = group.read(text);
  return element && group.belongs(*element) ? element : std::nullopt;
}
template <class G>
std::optional<typename G::Scalar> read_scalar(const G& group, std::string_view text) {
  const auto scalar = from_decimal<G::Scalar::kLimbs>(text);
  return scalar && group.order().contains(*scalar) ? scalar : std::nullopt;
}

}  // namespace folkmoot::ballot
