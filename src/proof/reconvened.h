#pragma once
// How a proof passes a reconvening: by the voices of more than half of the roll that the core before commits to, and
// by that whole roll, since a Merkle map does not say how many entries it has (docs/protocol/proof.md section 3.1).
#include <optional>
#include <string>
#include <vector>

#include "seal/reconvening.h"

namespace folkmoot::proof {

inline constexpr std::size_t kMaxRows = 4'096;
inline constexpr std::size_t kMaxSubjects = 64;

struct Trusted;

/// What made others than those named the witnesses of the next page.
struct Reconvened {
  struct Voice {
    PersonId person;
    DeviceId device;
    Signature signature;
    bool operator==(const Voice&) const = default;
  };
  /// An entry of a subject, all of it; key and value in canonical CBOR.
  struct Row {
    Bytes key;
    Bytes value;
    EventId last;
    bool operator==(const Row&) const = default;
  };
  struct Subject {
    std::string name;
    Hash root;
    bool operator==(const Subject&) const = default;
  };
  seal::Reconvening reconvening;
  std::vector<Voice> voices;
  /// All entries of the subjects `person` and `device` in the state of the core before, each ascending by key.
  std::vector<Row> persons;
  std::vector<Row> devices;
  /// The other subjects of that state, ascending by name.
  std::vector<Subject> others;
  bool operator==(const Reconvened&) const = default;
};

/// Of how many persons with a device on the roll how many spoke for it.
struct Spoken {
  std::uint64_t page = 0;
  seal::ReconveningId id;
  std::size_t signed_by = 0;
  std::size_t persons = 0;
  bool operator==(const Spoken&) const = default;
};

/// It is about the page after the trusted core, that core's state has this roll, and more than half of it spoke.
Result<Spoken> check_reconvened(const Trusted& trusted, const Reconvened& reconvened);

/// The same core, and the witnesses whom the reconvening names for the page after it.
Trusted trusted_after(const Trusted& trusted, const Reconvened& reconvened);

}  // namespace folkmoot::proof
