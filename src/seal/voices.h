#pragma once
// What was said about reconvenings, as far as it is kept (docs/protocol/seal.md section 9): of each person and choice
// one voice, and one that contradicts it, as proof. So liars fill a bounded space, and each node counts for itself.
#include <map>
#include <vector>

#include "seal/reconvening.h"

namespace folkmoot::seal {

class Voices {
 public:
  /// A reconvening, and what was said for it.
  struct Said {
    Reconvening reconvening;
    /// Persons with a device on the roll that its choice asks for.
    std::size_t persons = 0;
    /// In the order in which they came; some may count no more (`contradicted`).
    std::vector<Voice> voices;
  };
  /// Two voices of one person for two reconvenings of one choice.
  struct Contradiction {
    Voice first;
    Voice second;
  };

  enum class Fate : std::uint8_t {
    kept,
    known,    // of that person and reconvening one is kept
    refused,  // by nobody of the roll, with a wrong signature, for another choice than its reconvening's, or a third
              // one
  };
  /// `roll`: who may speak about the reconvening's choice.
  Fate take(const Reconvening& reconvening, const Voice& voice, const RollDevices& roll);

  [[nodiscard]] const std::map<ReconveningId, Said>& all() const { return said_; }
  [[nodiscard]] const Said* find(const ReconveningId& id) const;
  /// Different persons who spoke for it, and for no other of its choice.
  [[nodiscard]] std::size_t count(const ReconveningId& id) const;
  /// More than half of the persons said it.
  [[nodiscard]] bool holds(const ReconveningId& id) const;
  /// What that person said first in this choice.
  [[nodiscard]] const Voice* of(const PersonId& person, const Choice& choice) const;
  [[nodiscard]] const std::vector<Contradiction>& contradictions() const { return contradictions_; }
  /// Names what is known of that page's choices, for comparing: the same wherever the same persons said the same. Of
  /// who contradicts themselves it says just that: which two of three voices a node keeps depends on the order in which
  /// they came.
  [[nodiscard]] Bytes digest(std::uint64_t page) const;
  [[nodiscard]] bool empty() const { return said_.empty(); }

 private:
  [[nodiscard]] bool is_contradicted(const Voice& voice) const;

  std::map<ReconveningId, Said> said_;
  std::vector<Contradiction> contradictions_;
};

}  // namespace folkmoot::seal
