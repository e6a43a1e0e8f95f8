#include "seal/lot.h"

#include <algorithm>
#include <limits>

#include "crypto/hash.h"
#include "crypto/merkle_list.h"
#include "crypto/tags.h"

namespace folkmoot::seal {

namespace {
void append_number(Bytes& out, std::uint64_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

class Stream {
 public:
  explicit Stream(const Hash& seed) : seed_(seed) {}
  /// Evenly below `bound`, which is not 0.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t surplus = (std::numeric_limits<std::uint64_t>::max() % bound + 1) % bound;
    for (;;) {
      const std::uint64_t number = next();
      if (number <= std::numeric_limits<std::uint64_t>::max() - surplus) return number % bound;
    }
  }

 private:
  std::uint64_t next() {
    Bytes counter;
    append_number(counter, counter_++, 8);
    const Hash block = crypto::hmac_sha256(seed_, counter);
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < 8; ++i) out = out << 8 | block.bytes[i];
    return out;
  }
  Hash seed_;
  std::uint64_t counter_ = 0;
};
}  // namespace

Hash lot_commitment(const Hash& draw, const PersonId& person, const Hash& secret) {
  return crypto::hash(crypto::tag::kLotCommitment, {draw.view(), person.view(), secret.view()});
}

Hash lot_seed(const LotInput& input) {
  std::vector<Hash> reveals = input.reveals;
  std::ranges::sort(reveals);
  Bytes all = to_bytes(as_bytes(crypto::tag::kLot));
  append(all, input.pool_root.view());
  append(all, input.draw.view());
  append_number(all, input.entropy.size(), 4);
  append(all, input.entropy);
  for (const Hash& reveal : reveals) append(all, reveal.view());
  return crypto::sha256(all);
}

std::vector<std::uint32_t> lot_permutation(const Hash& seed, std::uint32_t count) {
  std::vector<std::uint32_t> out(count);
  for (std::uint32_t i = 0; i < count; ++i) out[i] = i;
  Stream stream(seed);
  for (std::uint32_t i = count; i > 1; --i) std::swap(out[i - 1], out[stream.below(i)]);
  return out;
}

std::vector<PersonId> draw_lot(const LotInput& input, const std::vector<PersonId>& pool) {
  std::vector<PersonId> out;
  out.reserve(pool.size());
  for (const std::uint32_t place : lot_permutation(lot_seed(input), static_cast<std::uint32_t>(pool.size())))
    out.push_back(pool[place]);
  return out;
}

Hash pool_root(const std::vector<PersonId>& pool) {
  std::vector<Bytes> items;
  items.reserve(pool.size());
  for (const PersonId& person : pool) items.push_back(to_bytes(person.view()));
  return crypto::merkle_list_root(items);
}

}  // namespace folkmoot::seal
