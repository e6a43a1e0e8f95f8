// Everything of seals that comes from outside: what a decoder accepts encodes again to the same bytes, and a machine
// that hears any accepted records stays within its bounds and never signs what proves it a cheat.
#include "base/check.h"
#include "seal/reconvening.h"
#include "tests/support/seal_chaos.h"

using namespace folkmoot;

namespace {
void decode(BytesView bytes) {
  if (const auto core = seal::decode_core(bytes)) FM_CHECK(equal(seal::encode_core(*core), bytes));
  if (const auto sealed = seal::decode_seal(bytes)) FM_CHECK(equal(seal::encode_seal(*sealed), bytes));
  if (const auto reconvening = seal::decode_reconvening(bytes))
    FM_CHECK(equal(seal::encode_reconvening(*reconvening), bytes));
  if (const auto voice = seal::decode_voice(bytes)) FM_CHECK(equal(seal::encode_voice(*voice), bytes));
  if (const auto ask = seal::decode_ask(bytes)) FM_CHECK(equal(seal::encode_ask(*ask), bytes));
  const auto record = seal::decode_record(bytes);
  if (!record) return;
  FM_CHECK(equal(seal::encode_record(*record), bytes));
  // Whatever it says, a machine of that page takes it or refuses it.
  seal::PageOpening page = test::toy_opening(4, 1);
  page.place = record->place;
  if (record->witness >= 4) return;
  seal::Rounds rounds(page);
  test::ToyView view;
  view.events = 1;
  test::NullSigner signer;
  rounds.hear({seal::CheckedRecord::trusted(*record)}, {view, signer, test::kToyStart});
  FM_CHECK(rounds.pool().records().size() <= 8);
}

/// The bytes as the decisions of a bad network with liars.
void play(BytesView bytes) {
  std::uint64_t seed = 0;
  for (const std::uint8_t byte : bytes.first(std::min<std::size_t>(bytes.size(), 8))) seed = seed << 8 | byte;
  const std::size_t witnesses = 1 + bytes[0] % 7U;
  test::SealChaos chaos({witnesses, bytes.size() % ((witnesses - 1) / 3 + 1), 8 * bytes.size()}, seed);
  chaos.run();
  FM_CHECK(chaos.world().sealed_cores().size() <= 1);
  chaos.world().run_well();
  FM_CHECK(chaos.world().all_sealed());
  FM_CHECK(chaos.world().sealed_cores().size() == 1);
  FM_CHECK(!chaos.world().somebody_honest_is_framed());
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const BytesView bytes(data, size);
  decode(bytes);
  if (size >= 9 && size <= 40) play(bytes);
  return 0;
}
