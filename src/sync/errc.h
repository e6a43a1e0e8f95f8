#pragma once
// Why a session ended without equal journals, or a bundle file was not taken in. Stable codes. Recognition has its own
// in recognition.h.
#include "base/result.h"

namespace folkmoot::sync::errc {

// Sessions.
inline constexpr Code kProtocol = "sync.protocol";         // the peer sent what cannot stand there
inline constexpr Code kTooLarge = "sync.too_large";        // a message, count or turn above its limit
inline constexpr Code kStalled = "sync.stalled_progress";  // digests differ, and a whole thorough round changed nothing
inline constexpr Code kTextsMissing = "sync.texts_missing";  // texts that the term of retention asks for are not here
inline constexpr Code kTooManyRounds = "sync.too_many_rounds";  // no end although something moved each time
inline constexpr Code kStore = "sync.store";                    // an event that the journal holds could not be fetched

// Bundles.
inline constexpr Code kBundleForeign =
    "bundle.foreign";  // no key here opens it: for others, damaged at its start, or no bundle
inline constexpr Code kBundleDamaged = "bundle.damaged";      // opened, and a later part is not what was written
inline constexpr Code kBundleTruncated = "bundle.truncated";  // it ends before its end
inline constexpr Code kBundleVersion = "bundle.version";      // made by newer software
inline constexpr Code kBundleAssembly = "bundle.assembly";    // of another assembly than expected
inline constexpr Code kBundleTooMany = "bundle.too_many";     // addressed to more devices than a file has slots

}  // namespace folkmoot::sync::errc
