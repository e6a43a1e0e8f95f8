#pragma once
// The fields of encrypted votes, as content_fields.h has those of the other kinds. Not for others: that file includes
// it.
#include "event/content.h"
#include "event/limits.h"

namespace folkmoot::event {

/// A ceremony's acts begin with the vote, and with which attempt it is.
template <class F, class Act>
void of_attempt(F& f, Act& c) {
  f.id(2, "vote", c.vote), f.number(3, "attempt", c.attempt, kMaxCount);
}
template <class F>
void fields(F& f, TrusteeKey& c) {
  of_attempt(f, c);
  f.id(4, "verification", c.verification), f.id(5, "encryption", c.encryption), f.id(6, "signature", c.signature);
  f.id(7, "commitment", c.commitment);
}
template <class F>
void fields(F& f, TrusteeDeal& c) {
  of_attempt(f, c);
  f.ids(4, "coefficients", c.coefficients), f.id(5, "signature", c.signature);
  f.id(6, "over_certificates", c.over_certificates), f.ids(7, "shares", c.shares);
}
template <class F>
void fields(F& f, TrusteeConfirm& c) {
  of_attempt(f, c);
  f.id(4, "key", c.key), f.id(5, "proof", c.proof), f.id(6, "signature", c.signature);
}
template <class F>
void fields(F& f, TrusteeComplain& c) {
  of_attempt(f, c);
  f.id(4, "dealer", c.dealer);
}
template <class F>
void fields(F& f, TrusteeAnswer& c) {
  of_attempt(f, c);
  f.id(4, "to", c.to), f.id(5, "share", c.share);
}
template <class F>
void fields(F& f, TrusteeDrill& c) {
  of_attempt(f, c);
  f.id(4, "factor", c.factor), f.id(5, "proof", c.proof);
}
template <class F>
void fields(F& f, RegisterVoter& c) {
  f.id(2, "vote", c.vote), f.id(3, "credential", c.credential), f.id(4, "proof", c.proof);
}
template <class F>
void fields(F& f, Cast& c) {
  f.id(2, "vote", c.vote), f.id(3, "credential", c.credential), f.number(4, "revision", c.revision, kMaxRevision);
  f.id(5, "proof", c.proof), f.bytes(6, "ballot", c.ballot, kMaxBallot);
}
template <class F>
void fields(F& f, Decrypt& c) {
  f.id(2, "vote", c.vote), f.ids(3, "factors", c.factors), f.ids(4, "proofs", c.proofs);
  f.number(5, "part", c.part, kMaxMixParts);
  f.require(c.part != 0U, "the first part has no number");
}
template <class F>
void fields(F& f, Mix& c) {
  f.id(2, "vote", c.vote), f.number(3, "turn", c.turn, kMaxCount), f.number(4, "part", c.part, kMaxMixParts);
  f.bytes(5, "bytes", c.bytes, kMaxMixPart);
}
template <class F>
void fields(F& f, RegisterMixed& c) {
  f.id(2, "vote", c.vote), f.id(3, "alpha", c.alpha), f.id(4, "beta", c.beta), f.id(5, "proof", c.proof);
}

}  // namespace folkmoot::event
