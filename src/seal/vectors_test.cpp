// The published bytes of seals, which an independent reader in Python (tests/vectors/check_seal.py) holds to the same.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "seal/reconvening.h"
#include "seal/record.h"

namespace vectors_test {
using namespace folkmoot;

namespace {
struct Vector {
  std::string kind;
  Bytes bytes;
  std::string id;
};

/// Whether the bytes are accepted, encode again to themselves, and bear that id.
bool is_right(const Vector& vector, const seal::WitnessSet& witnesses) {
  if (vector.kind == "core") {
    const auto core = seal::decode_core(vector.bytes);
    return core && seal::encode_core(*core) == vector.bytes && seal::core_id(*core).hex() == vector.id;
  }
  if (vector.kind == "seal") {
    const auto sealed = seal::decode_seal(vector.bytes);
    return sealed && seal::encode_seal(*sealed) == vector.bytes && seal::verify_seal(*sealed, witnesses) &&
           seal::core_id(sealed->core).hex() == vector.id;
  }
  if (vector.kind == "record") {
    const auto record = seal::decode_record(vector.bytes);
    return record && seal::encode_record(*record) == vector.bytes && seal::CheckedRecord::check(*record, witnesses) &&
           seal::record_id(*record).hex() == vector.id;
  }
  if (vector.kind == "reconvening") {
    const auto reconvening = seal::decode_reconvening(vector.bytes);
    return reconvening && seal::encode_reconvening(*reconvening) == vector.bytes &&
           seal::reconvening_id(*reconvening).hex() == vector.id;
  }
  if (vector.kind == "voice") {
    const auto voice = seal::decode_voice(vector.bytes);
    return voice && seal::encode_voice(*voice) == vector.bytes && seal::voice_verifies(*voice) &&
           voice->reconvening.hex() == vector.id;
  }
  const auto ask = seal::decode_ask(vector.bytes);
  return vector.kind == "ask" && ask && seal::encode_ask(*ask) == vector.bytes && seal::ask_verifies(*ask);
}
}  // namespace

TEST_CASE("the published vectors are accepted, and bear their ids") {
  std::ifstream file("tests/vectors/seal_vectors.txt");
  std::vector<SignKey> keys;
  std::string root;
  std::vector<Vector> vectors;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string kind;
    std::string bytes;
    std::string id;
    words >> kind >> bytes >> id;
    if (kind == "witness")
      keys.push_back(*SignKey::from_hex_text(bytes));
    else if (kind == "witnesses_root")
      root = bytes;
    else
      vectors.push_back({kind, *from_hex(bytes), id});
  }
  REQUIRE(vectors.size() >= 10);
  const auto witnesses = *seal::WitnessSet::of(keys);
  CHECK(witnesses.root().hex() == root);
  for (const Vector& vector : vectors) {
    CAPTURE(vector.kind);
    CHECK(is_right(vector, witnesses));
  }
}
}  // namespace vectors_test
