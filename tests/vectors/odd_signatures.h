#pragma once
// Signatures that verifiers disagree about, made by hand: no honest program makes them, so a library has no function
// for it. Seeds are the bytes that fill them, as everywhere in the vectors.

#include "crypto/sign.h"

namespace folkmoot::vectors {

/// A point with a part of order eight, whose maker can sign. It is no valid key, yet its signatures may verify.
SignKey mixed_order_key();
/// A signature under that key over message, searched for until it verifies without the cofactor.
Signature sign_with_mixed_order_key(BytesView message);

/// A signature whose R is the identity: it solves the equation, and strict verification refuses it.
Signature sign_with_identity_r(std::uint8_t seed, BytesView message);

}  // namespace folkmoot::vectors
