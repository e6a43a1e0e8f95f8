#include "ballot/trustees.h"

namespace folkmoot::ballot {

namespace {

template <class G>
TrusteeKey<G> read_key(ValueReader<G>& reader) {
  TrusteeKey<G> out;
  reader.json.expect("{\"pok\":");
  out.proof = reader.proof();
  reader.json.expect(",\"public_key\":");
  out.key = reader.key();
  if (reader.json.accept(",\"signature\":")) out.signature = reader.proof();
  if (reader.json.accept(",\"name\":")) out.name = reader.json.text();
  reader.json.expect("}");
  return out;
}

template <class G>
SignedMessage<G> read_message(ValueReader<G>& reader) {
  SignedMessage<G> out;
  reader.json.expect("{\"message\":");
  out.message = reader.json.text();
  reader.json.expect(",\"signature\":");
  out.signature = reader.proof();
  reader.json.expect("}");
  return out;
}

template <class G>
Pedersen<G> read_pedersen(ValueReader<G>& reader) {
  Pedersen<G> out;
  const auto message = [&] { return read_message(reader); };
  reader.json.expect("{\"threshold\":");
  out.threshold = reader.json.integer(kMaxTrustees);
  reader.json.expect(",\"certs\":");
  out.certs = reader.many(kMaxTrustees, message);
  reader.json.expect(",\"coefexps\":");
  out.coefexps = reader.many(kMaxTrustees, message);
  if (reader.json.accept(",\"signatures\":"))
    out.signatures = reader.many(kMaxTrustees, [&] { return reader.proof(); });
  reader.json.expect(",\"verification_keys\":");
  out.verification_keys = reader.many(kMaxTrustees, [&] { return read_key(reader); });
  reader.json.expect("}");
  return out;
}

template <class G>
std::string json_of_key(const G& group, const TrusteeKey<G>& key) {
  std::string out = "{\"pok\":" + json_of(key.proof) + ",\"public_key\":\"" + text_of(group, key.key) + "\"";
  if (key.signature) out += ",\"signature\":" + json_of(*key.signature);
  if (key.name) out += ",\"name\":" + codec::json_text(*key.name);
  return out + "}";
}

tl::unexpected<Error> wrong(std::size_t trustee, std::string_view what) {
  return fail(rule::kTrustees, "trustee " + std::to_string(trustee) + ": " + std::string(what));
}

/// One group; its keys go to `out`.
template <class G>
class PedersenCheck {
 public:
  PedersenCheck(const G& group, const Pedersen<G>& of) : group_(group), of_(of), count_(of.certs.size()) {}

  Result<Ok> check(Openers<G>& out) {
    if (of_.threshold == 0 || of_.threshold >= count_) return fail(rule::kTrustees, "a threshold that cannot be");
    if (of_.coefexps.size() != count_ || of_.verification_keys.size() != count_)
      return fail(rule::kTrustees, "not as many of each record as trustees");
    FM_TRY(check_certificates());
    FM_TRY(check_polynomials());
    FM_TRY(check_signatures());
    FM_TRY(check_keys(out));
    out.unsigned_groups = out.unsigned_groups || old_form_;
    return Ok{};
  }

 private:
  bool is_signed(const SignedMessage<G>& message, std::size_t by) {
    return check_knowledge(group_, message_prefix(message.message), message.signature, certificates_[by].verification);
  }

  Result<Ok> check_certificates() {
    for (std::size_t i = 0; i < count_; ++i) {
      FM_ASSIGN(const Certificate<G> certificate, read_certificate(group_, of_.certs[i].message));
      if (i > 0 && certificate.with_context == old_form_) return wrong(i + 1, "some certificates lack their context");
      old_form_ = !certificate.with_context;
      certificates_.push_back(certificate);
      if (!old_form_ &&
          (certificate.size != count_ || certificate.threshold != of_.threshold || certificate.index != i + 1))
        return wrong(i + 1, "a certificate for another place");
      if (!is_signed(of_.certs[i], i)) return wrong(i + 1, "the signature of its certificate");
    }
    return Ok{};
  }

  Result<Ok> check_polynomials() {
    for (std::size_t i = 0; i < count_; ++i) {
      FM_ASSIGN(auto polynomial, read_coefexps(group_, of_.coefexps[i].message, of_.threshold));
      if (group_.is_neutral(polynomial[0])) return wrong(i + 1, "a neutral share of the key");
      if (!is_signed(of_.coefexps[i], i)) return wrong(i + 1, "the signature of its polynomial");
      polynomials_.push_back(std::move(polynomial));
    }
    return Ok{};
  }

  Result<Ok> check_signatures() {
    if (old_form_) {
      if (!of_.signatures.empty()) return fail(rule::kTrustees, "signatures over certificates without contexts");
      return Ok{};
    }
    if (of_.signatures.size() != count_) return fail(rule::kTrustees, "signatures over the certificates are missing");
    for (std::size_t i = 0; i < count_; ++i) {
      const std::string message = certs_message(of_.certs, of_.coefexps[i].message);
      if (!check_knowledge(group_, message_prefix(message), of_.signatures[i], certificates_[i].verification))
        return wrong(i + 1, "its signature over all certificates");
    }
    return Ok{};
  }

  Result<Ok> check_keys(Openers<G>& out) {
    typename Openers<G>::Item item;
    item.threshold = of_.threshold;
    for (std::size_t i = 0; i < count_; ++i) {
      const TrusteeKey<G>& key = of_.verification_keys[i];
      if (!group_.same(key.key, share_key<G>(group_, polynomials_, i + 1)))
        return wrong(i + 1, "its key is not what the polynomials give");
      if (!check_knowledge(group_, key_prefix(group_, key.key), key.proof, key.key))
        return wrong(i + 1, "the proof of its key");
      if (key.signature.has_value() == old_form_) return wrong(i + 1, "a signature of its key that should (not) be");
      if (key.signature && !check_knowledge(group_, message_prefix(text_of(group_, key.key)), *key.signature,
                                            certificates_[i].verification))
        return wrong(i + 1, "the signature of its key");
      item.keys.push_back(key.key);
      out.product = group_.product(out.product, polynomials_[i][0]);
    }
    out.items.push_back(std::move(item));
    return Ok{};
  }

  const G& group_;
  const Pedersen<G>& of_;
  std::size_t count_;
  bool old_form_ = false;
  std::vector<Certificate<G>> certificates_;
  std::vector<std::vector<typename G::Element>> polynomials_;
};

}  // namespace

template <class G>
std::string json_of(const SignedMessage<G>& message) {
  return "{\"message\":" + codec::json_text(message.message) + ",\"signature\":" + json_of(message.signature) + "}";
}

template <class G>
std::string json_of(const G& group, const std::vector<TrusteeItem<G>>& trustees) {
  const auto of_message = [](const SignedMessage<G>& message) { return json_of(message); };
  const auto of_key = [&](const TrusteeKey<G>& key) { return json_of_key(group, key); };
  return json_list(trustees, [&](const TrusteeItem<G>& item) {
    if (const auto* single = std::get_if<Single<G>>(&item)) return "[\"Single\"," + of_key(single->key) + "]";
    const auto& of = std::get<Pedersen<G>>(item);
    std::string out = "[\"Pedersen\",{\"threshold\":" + std::to_string(of.threshold) +
                      ",\"certs\":" + json_list(of.certs, of_message) +
                      ",\"coefexps\":" + json_list(of.coefexps, of_message);
    if (!of.signatures.empty())
      out += ",\"signatures\":" + json_list(of.signatures, [](const Proof<G>& proof) { return json_of(proof); });
    return out + ",\"verification_keys\":" + json_list(of.verification_keys, of_key) + "}]";
  });
}

template <class G>
Result<std::vector<TrusteeItem<G>>> read_trustees(const G& group, std::string_view json) {
  codec::JsonReader text(json);
  ValueReader<G> reader(text, group);
  auto out = reader.many(kMaxTrustees, [&]() -> TrusteeItem<G> {
    TrusteeItem<G> item;
    if (text.accept("[\"Single\",")) {
      item = Single<G>{read_key(reader)};
    } else {
      text.expect("[\"Pedersen\",");
      item = read_pedersen(reader);
    }
    text.expect("]");
    return item;
  });
  FM_TRY(reader.finish());
  return out;
}

template <class G>
std::size_t Openers<G>::count() const {
  std::size_t out = 0;
  for (const Item& item : items) out += item.keys.size();
  return out;
}

template <class G>
std::optional<typename Openers<G>::Place> Openers<G>::place(std::size_t owner) const {
  if (owner == 0) return std::nullopt;
  std::size_t at = owner - 1;
  for (std::size_t item = 0; item < items.size(); ++item) {
    if (at < items[item].keys.size()) return Place{item, at};
    at -= items[item].keys.size();
  }
  return std::nullopt;
}

template <class G>
Result<Openers<G>> check_trustees(const G& group, const std::vector<TrusteeItem<G>>& trustees) {
  Openers<G> out;
  out.product = group.neutral();
  for (const TrusteeItem<G>& item : trustees) {
    if (const auto* single = std::get_if<Single<G>>(&item)) {
      const TrusteeKey<G>& key = single->key;
      if (!check_knowledge(group, key_prefix(group, key.key), key.proof, key.key))
        return wrong(out.count() + 1, "the proof of its key");
      if (key.signature) return wrong(out.count() + 1, "a signature that nobody asked for");
      out.product = group.product(out.product, key.key);
      out.items.push_back({1, {key.key}});
    } else {
      FM_TRY(PedersenCheck<G>(group, std::get<Pedersen<G>>(item)).check(out));
    }
  }
  if (out.count() == 0) return fail(rule::kTrustees, "no trustees");
  if (out.count() > kMaxTrustees) return fail(rule::kLimits, "too many trustees");
  return out;
}

template <class G>
std::string json_of(const G& group, const Certificate<G>& certificate) {
  std::string out = "{";
  if (certificate.with_context)
    out += "\"context\":{\"group\":\"" + std::string(group.name()) + "\",\"size\":" + std::to_string(certificate.size) +
           ",\"threshold\":" + std::to_string(certificate.threshold) +
           ",\"index\":" + std::to_string(certificate.index) + "},";
  return out + "\"verification\":\"" + text_of(group, certificate.verification) + "\",\"encryption\":\"" +
         text_of(group, certificate.encryption) + "\"}";
}

template <class G>
Result<Certificate<G>> read_certificate(const G& group, std::string_view json) {
  codec::JsonReader text(json);
  ValueReader<G> reader(text, group);
  Certificate<G> out;
  text.expect("{");
  out.with_context = text.accept("\"context\":{\"group\":\"");
  if (out.with_context) {
    text.expect(group.name());
    text.expect("\",\"size\":");
    out.size = text.integer(kMaxTrustees);
    text.expect(",\"threshold\":");
    out.threshold = text.integer(kMaxTrustees);
    text.expect(",\"index\":");
    out.index = text.integer(kMaxTrustees);
    text.expect("},");
  }
  text.expect("\"verification\":");
  out.verification = reader.key();
  text.expect(",\"encryption\":");
  out.encryption = reader.key();
  text.expect("}");
  FM_TRY(reader.finish());
  return out;
}

template <class G>
std::string json_of_coefexps(const G& group, std::span<const typename G::Element> coefexps) {
  return "{\"coefexps\":" +
         json_list(group.texts(coefexps), [](const std::string& text) { return "\"" + text + "\""; }) + "}";
}

template <class G>
Result<std::vector<typename G::Element>> read_coefexps(const G& group, std::string_view json, std::size_t count) {
  codec::JsonReader text(json);
  ValueReader<G> reader(text, group);
  text.expect("{\"coefexps\":");
  auto out = reader.exactly(count, [&] { return reader.member(); });
  text.expect("}");
  FM_TRY(reader.finish());
  return out;
}

template <class G>
std::string certs_message(const std::vector<SignedMessage<G>>& certs, std::string_view coefexps_message) {
  // The list of coefficients is the part of the message after its opening brace.
  return "certs_sig|{\"certs\":" + json_list(certs, [](const SignedMessage<G>& cert) { return json_of(cert); }) + "," +
         std::string(coefexps_message.substr(1));
}

template <class G>
typename G::Element share_key(const G& group, std::span<const std::vector<typename G::Element>> polynomials,
                              std::size_t index) {
  using Scalar = typename G::Scalar;
  std::vector<typename G::Element> bases;
  std::vector<Scalar> exponents;
  for (const auto& polynomial : polynomials) {
    Scalar power(1);
    for (const auto& coefficient : polynomial) {
      bases.push_back(coefficient);
      exponents.push_back(power);
      power = group.order().multiply(power, Scalar(index));
    }
  }
  return group.power_product(bases, exponents);
}

template <class G>
bool check_knowledge(const G& group, std::string_view prefix, const Proof<G>& proof, const typename G::Element& key) {
  Claims<G> claims(group);
  const std::size_t base = claims.base(key, Claims<G>::Member::known);
  claims.commit(base, proof.challenge, proof.response, {});
  claims.claim(std::string(prefix), proof.challenge, "");
  return claims.check().has_value();
}

template <class G>
std::string key_prefix(const G& group, const typename G::Element& key) {
  return "pok|" + std::string(group.name()) + "|" + text_of(group, key) + "|";
}

#define FM_TRUSTEES(G)                                                                             \
  template std::string json_of(const G&, const std::vector<TrusteeItem<G>>&);                      \
  template Result<std::vector<TrusteeItem<G>>> read_trustees(const G&, std::string_view);          \
  template struct Openers<G>;                                                                      \
  template Result<Openers<G>> check_trustees(const G&, const std::vector<TrusteeItem<G>>&);        \
  template std::string json_of(const G&, const Certificate<G>&);                                   \
  template Result<Certificate<G>> read_certificate(const G&, std::string_view);                    \
  template std::string json_of_coefexps(const G&, std::span<const G::Element>);                    \
  template Result<std::vector<G::Element>> read_coefexps(const G&, std::string_view, std::size_t); \
  template std::string certs_message(const std::vector<SignedMessage<G>>&, std::string_view);      \
  template std::string json_of(const SignedMessage<G>&);                                           \
  template G::Element share_key(const G&, std::span<const std::vector<G::Element>>, std::size_t);  \
  template bool check_knowledge(const G&, std::string_view, const Proof<G>&, const G::Element&);   \
  template std::string key_prefix(const G&, const G::Element&);
FM_TRUSTEES(Ed25519)
FM_TRUSTEES(ShortFieldGroup)
FM_TRUSTEES(LongFieldGroup)
#undef FM_TRUSTEES

}  // namespace folkmoot::ballot
