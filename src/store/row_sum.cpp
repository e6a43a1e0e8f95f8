#include "store/row_sum.h"

#include "base/checksum.h"

namespace folkmoot::store {

std::uint64_t row_sum(std::initializer_list<std::uint64_t> numbers, std::initializer_list<BytesView> parts) {
  std::uint64_t sum = 0;
  for (const std::uint64_t number : numbers) {
    Bytes bytes;
    append_little_endian(bytes, number);
    sum = checksum64(bytes, sum);
  }
  for (const BytesView part : parts) sum = checksum64(part, sum);
  return sum >> 1;
}

}  // namespace folkmoot::store
