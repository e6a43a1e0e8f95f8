#pragma once
// Who can open the result: trustees with a key each ("Single"), and groups of which some are enough ("Pedersen").
#include <variant>

#include "ballot/proof.h"

namespace folkmoot::ballot {

inline constexpr std::size_t kMaxTrustees = 256;

/// g^secret with the proof that somebody knows the secret.
template <class G>
struct TrusteeKey {
  Proof<G> proof;
  typename G::Element key;
  std::optional<Proof<G>> signature;
  std::optional<std::string> name;
};

/// A text that a trustee of a group signed.
template <class G>
struct SignedMessage {
  std::string message;
  Proof<G> signature;
};

template <class G>
struct Single {
  TrusteeKey<G> key;
};
template <class G>
struct Pedersen {
  std::size_t threshold = 0;
  std::vector<SignedMessage<G>> certs;
  std::vector<SignedMessage<G>> coefexps;
  /// Empty in archives of belenios-tool 2.0, which do not have them.
  std::vector<Proof<G>> signatures;
  std::vector<TrusteeKey<G>> verification_keys;
};
template <class G>
using TrusteeItem = std::variant<Single<G>, Pedersen<G>>;

template <class G>
std::string json_of(const G& group, const std::vector<TrusteeItem<G>>& trustees);
template <class G>
Result<std::vector<TrusteeItem<G>>> read_trustees(const G& group, std::string_view json);

/// What is left of the trustees once all they prove has been checked.
template <class G>
struct Openers {
  struct Item {
    std::size_t threshold = 1;  // how many of `keys` must open
    std::vector<typename G::Element> keys;
  };
  std::vector<Item> items;
  typename G::Element product;  // the election's key
  /// Groups that belenios-tool 2.0 made: without contexts and signatures.
  bool unsigned_groups = false;

  [[nodiscard]] std::size_t count() const;
  /// The item and the place in it of a trustee by its number, from 1; nothing for others.
  struct Place {
    std::size_t item, at;
  };
  [[nodiscard]] std::optional<Place> place(std::size_t owner) const;
};
template <class G>
Result<Openers<G>> check_trustees(const G& group, const std::vector<TrusteeItem<G>>& trustees);

/// What a certificate says: a trustee's key for signing and one to which shares are sealed.
template <class G>
struct Certificate {
  bool with_context = true;
  std::size_t size = 0, threshold = 0, index = 0;  // index from 1
  typename G::Element verification, encryption;
};
template <class G>
std::string json_of(const G& group, const Certificate<G>& certificate);
template <class G>
Result<Certificate<G>> read_certificate(const G& group, std::string_view json);
template <class G>
std::string json_of_coefexps(const G& group, std::span<const typename G::Element> coefexps);
template <class G>
Result<std::vector<typename G::Element>> read_coefexps(const G& group, std::string_view json, std::size_t count);
/// What the signatures over all certificates are about.
template <class G>
std::string certs_message(const std::vector<SignedMessage<G>>& certs, std::string_view coefexps_message);
template <class G>
std::string json_of(const SignedMessage<G>& message);

/// The public key of the share that trustee `index` (from 1) gets: the product over all polynomials.
template <class G>
typename G::Element share_key(const G& group, std::span<const std::vector<typename G::Element>> polynomials,
                              std::size_t index);

/// H(prefix, g^response key^challenge) = challenge.
template <class G>
bool check_knowledge(const G& group, std::string_view prefix, const Proof<G>& proof, const typename G::Element& key);
template <class G>
std::string key_prefix(const G& group, const typename G::Element& key);
inline std::string message_prefix(std::string_view message) { return "sigmsg|" + std::string(message) + "|"; }

}  // namespace folkmoot::ballot
