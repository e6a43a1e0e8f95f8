// A proof from anywhere: what is read is written back to the same bytes; nothing is proved from a seal that nobody
// remembers, and what is proved names its assembly.
#include "base/check.h"
#include "crypto/tags.h"
#include "proof/errc.h"
#include "proof/report.h"

using namespace folkmoot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const BytesView bytes(data, size);
  const auto decoded = proof::decode_proof(bytes);
  if (decoded) {
    FM_CHECK(equal(proof::encode_proof(*decoded), bytes));
  } else {
    // The check against damage stops whoever changes bits: put the right one, and look what is behind it.
    Bytes whole(bytes.begin(), bytes.end());
    if (whole.size() > 8) {
      whole.resize(whole.size() - 8);  // what is left ends with the head of a byte string of eight
      const Hash check = crypto::hash(crypto::tag::kProof, BytesView(whole).first(whole.size() - 1));
      append(whole, check.view().first(8));
      if (const auto again = proof::decode_proof(whole)) FM_CHECK(equal(proof::encode_proof(*again), whole));
      const auto verified = proof::verify(whole, {});
      FM_CHECK(!proof::json_of(verified, size).empty());
    }
  }
  for (const bool remembers : {false, true}) {
    proof::Remembered remembered;
    if (remembers && size >= Hash::kSize) remembered.id = Hash::from(bytes.first(Hash::kSize));
    const auto verified = proof::verify(bytes, remembered);
    FM_CHECK(!proof::json_of(verified, size).empty());
    if (!verified) continue;
    FM_CHECK(decoded && verified->assembly == decoded->assembly);
    FM_CHECK(verified->from || std::holds_alternative<proof::FoundingEvidence>(decoded->start));
  }
  return 0;
}
