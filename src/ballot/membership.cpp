#include "ballot/membership.h"

#include <algorithm>

namespace folkmoot::ballot {

namespace {
constexpr std::size_t kSubsets = 128;
constexpr std::size_t kAtOnce = 6;  // elements whose 64 products are made once for all subsets
}  // namespace

template <class G>
bool all_belong(const G& group, std::span<const typename G::Element> elements, const crypto::Secret32& seed) {
  using Element = typename G::Element;
  const auto belongs = [&group](const Element& element) { return group.belongs(element); };
  if (elements.size() <= kSubsets) return std::ranges::all_of(elements, belongs);
  Draws draws(seed);
  std::vector<Element> products(kSubsets, group.neutral());
  std::vector<Element> of_some(std::size_t{1} << kAtOnce, group.neutral());
  std::array<std::uint8_t, kSubsets> chosen;
  for (std::size_t at = 0; at < elements.size(); at += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, elements.size() - at);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t set = 0; set < std::size_t{1} << i; ++set)
        of_some[set + (std::size_t{1} << i)] = group.product(of_some[set], elements[at + i]);
    draws.fill(chosen);
    const std::size_t mask = (std::size_t{1} << count) - 1;
    for (std::size_t i = 0; i < kSubsets; ++i)
      if (const std::size_t set = chosen[i] & mask; set != 0) products[i] = group.product(products[i], of_some[set]);
  }
  return std::ranges::all_of(products, belongs);
}

template bool all_belong(const Ed25519&, std::span<const Ed25519::Element>, const crypto::Secret32&);
template bool all_belong(const ShortFieldGroup&, std::span<const ShortFieldGroup::Element>, const crypto::Secret32&);
template bool all_belong(const LongFieldGroup&, std::span<const LongFieldGroup::Element>, const crypto::Secret32&);

}  // namespace folkmoot::ballot
