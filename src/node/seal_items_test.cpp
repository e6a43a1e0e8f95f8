// What is said about seals: what can be told from its first bytes, and what somebody says to hold.
#include "node/seal_items.h"

#include <doctest/doctest.h>

#include "crypto/hash.h"
#include "seal/limits.h"

namespace seal_items_test {
using namespace folkmoot;
using namespace folkmoot::node;

namespace {
seal::SealRecord record_of(std::uint64_t page) {
  seal::SealRecord out;
  out.place.page = page;
  out.says = seal::Ready{Hash{}, {1'700'000'000'000}, std::nullopt};
  return out;
}
}  // namespace

TEST_CASE("the first bytes of an item say that its page is settled") {
  const Bytes record = encode_item(record_of(7));
  // The page that was closed last may still be asked about.
  CHECK_FALSE(is_of_page_before(record, 7));
  CHECK_FALSE(is_of_page_before(record, 8));
  CHECK(is_of_page_before(record, 9));
  CHECK_FALSE(is_of_page_before(record, 1));
  const Bytes frontier = encode_item(PageFrontier{7, {}});
  CHECK_FALSE(is_of_page_before(frontier, 7));
  CHECK(is_of_page_before(frontier, 8));
  // All others are read whole.
  seal::Seal seal;
  seal.core.page = 7;
  CHECK_FALSE(is_of_page_before(encode_item(seal), 9));
  // What is cut off before its page says nothing.
  constexpr std::size_t kUpToPage = 38;  // kind; heads and kind of the record; the assembly
  CHECK_FALSE(is_of_page_before({}, 9));
  for (std::size_t size = 0; size <= kUpToPage; ++size)
    CHECK_FALSE(is_of_page_before(BytesView(record).first(size), 9));
}

TEST_CASE("what somebody holds is found among its names in any order") {
  Bytes names;
  std::vector<ItemName> all;
  for (std::uint8_t i = 0; i < 50; ++i) {
    all.push_back(*ItemName::from(crypto::hash_untagged(Bytes{i}).view().first(ItemName::kSize)));
    append(names, all.back().view());
  }
  const HeldNames held(names);
  for (const ItemName& name : all) CHECK(held.contains(name));
  CHECK_FALSE(held.contains(ItemName{}));
  CHECK_FALSE(HeldNames({}).contains(all.front()));
  // Bytes that are no whole name at the end say nothing.
  names.push_back(1);
  CHECK(HeldNames(names).contains(all.back()));
}
}  // namespace seal_items_test
