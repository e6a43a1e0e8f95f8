// What it costs to check seals: one of 40 witnesses, and a chain of 1,000, decoded, each following the one before. The
// signatures are nearly all of it: the rate of verifying is measured in the same run.
#include <thread>

#include "base/check.h"

#include "bench/support/rows.h"
#include "tests/support/seal_keys.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr std::size_t kWitnesses = 40;
constexpr std::size_t kSeals = 1'000;
constexpr int kRuns = 5;

std::vector<Bytes> chain_of(const test::SealMaker& maker) {
  std::vector<Bytes> out;
  seal::Core core = maker.core(1);
  for (std::size_t i = 0; i < kSeals; ++i) {
    out.push_back(seal::encode_seal(maker.seal_of(core, 0)));
    core.previous = reinterpret_id<Hash>(seal::core_id(core));
    core.page += 1;
    core.time.ms += 600'000;
  }
  return out;
}

/// Each thread checks a stretch, and that it follows the last one before it.
void check(const std::vector<Bytes>& chain, const seal::WitnessSet& witnesses, std::size_t from, std::size_t to) {
  std::optional<seal::Core> previous;
  if (from > 0) previous = seal::decode_seal(chain[from - 1])->core;
  for (std::size_t i = from; i < to; ++i) {
    const auto sealed = seal::decode_seal(chain[i]);
    FM_CHECK(sealed.has_value());
    FM_CHECK(previous ? seal::verify_next(*previous, *sealed, witnesses).has_value()
                      : seal::verify_seal(*sealed, witnesses).has_value());
    previous = sealed->core;
  }
}
}  // namespace

int main() {
  const test::SealMaker maker(kWitnesses);
  const std::vector<Bytes> chain = chain_of(maker);
  const seal::WitnessSet& witnesses = maker.witnesses();
  const Signature signature = maker.key(0).sign("x", chain[0]);

  Row one{"seal_check_40_witnesses", "ms", {}, 0, 2, Better::lower};
  Row thousand{"seal_chain_1000_two_cores", "s", {}, 0, 2, Better::lower};
  Row signatures{"seal_signatures_checked", "sig/s", {}, 0, 0.9, Better::higher};
  Row size{"seal_size_40_witnesses", "B", {}, 0, 2'048, Better::lower};
  Samples verify;
  size.value.add(static_cast<double>(chain[0].size()));
  for (int run = 0; run < kRuns; ++run) {
    constexpr int kVerified = 2'000;
    verify.add(kVerified / seconds([&] {
                 for (int i = 0; i < kVerified; ++i)
                   FM_CHECK(crypto::verify(maker.key(0).public_key(), "x", chain[0], signature));
               }));
    constexpr std::size_t kChecked = 100;
    const double took = seconds([&] { check(chain, witnesses, 0, kChecked); });
    one.value.add(1'000 * took / kChecked);
    signatures.value.add(kChecked * static_cast<double>(witnesses.quorum()) / took);
    thousand.value.add(seconds([&] {
      std::thread other([&] { check(chain, witnesses, 0, kSeals / 2); });
      check(chain, witnesses, kSeals / 2, kSeals);
      other.join();
    }));
  }
  signatures.limit = verify.median();
  report({one, thousand, signatures, size});
  return 0;
}
