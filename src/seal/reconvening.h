#pragma once
// When too many witnesses are gone for good, members name new ones; when two seals are known, they name the one that
// goes on (docs/protocol/seal.md section 9). And the ask: a member wants a seal soon. Both are signed by devices and
// are no events, as seal records.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "crypto/sign.h"
#include "seal/core.h"
#include "seal/witnesses.h"

namespace folkmoot::seal {

using ReconveningId = FixedBytes<struct ReconveningIdTag>;

/// What is to be chosen. A person speaks once for each choice between two cores of a page; `goes_on` is the answer.
struct Choice {
  AssemblyId assembly;
  /// The page that new witnesses close, and the core that it follows: H(core) of the last seal, in page 1 the
  /// assembly's id.
  std::uint64_t page = 1;
  Hash goes_on;
  /// The other core of that page, if two seals are known.
  std::optional<CoreId> other;
  /// The reconvening of the same page that this one replaces, whose witnesses are gone too.
  std::optional<ReconveningId> replaces;

  bool operator==(const Choice&) const = default;
};

/// What a reconvening says. Its id is what the new witnesses' records name as their page's opening.
struct Reconvening {
  Choice choice;
  /// Seal keys, ascending.
  std::vector<SignKey> witnesses;
  std::string reason;
  /// In page 1, which has no seal before it: events, ascending, in whose past the roll is read. Else empty.
  std::vector<EventId> past;

  bool operator==(const Reconvening&) const = default;
};

Bytes encode_reconvening(const Reconvening& reconvening);
Result<Reconvening> decode_reconvening(BytesView bytes);
ReconveningId reconvening_id(const Reconvening& reconvening);

/// A person's signature under a reconvening.
struct Voice {
  Choice choice;
  ReconveningId reconvening;
  PersonId person;
  DeviceId device;
  Signature signature;

  bool operator==(const Voice&) const = default;
};

Bytes encode_voice(const Voice& voice);
Result<Voice> decode_voice(BytesView bytes);
Voice sign_voice(const Reconvening& reconvening, const PersonId& person, const crypto::SigningKey& device);
bool voice_verifies(const Voice& voice);

/// The devices of the roll of the last seal (in page 1: of the roll in the reconvening's own past), by person. Listed
/// persons have none and are left out.
using RollDevices = std::map<PersonId, std::vector<DeviceId>>;

/// More than half of the persons with a device said this: their voices verify, are of this reconvening, and each device
/// is its person's. Persons who have spoken for another reconvening of the same choice count for none.
Result<Ok> check_reconvening(const Reconvening& reconvening, const std::vector<Voice>& voices, const RollDevices& roll);

/// The same question, whichever of two cores is the answer.
bool same_choice(const Choice& a, const Choice& b);

/// Two verified voices of one person for one choice and two reconvenings prove a cheat. The same reconvening twice,
/// from two devices, does not.
bool voices_contradict(const Voice& a, const Voice& b);

/// A member asks for a seal.
struct Ask {
  AssemblyId assembly;
  std::uint64_t page = 1;
  DeviceId device;
  Instant clock;
  Signature signature;
  bool operator==(const Ask&) const = default;
};

Bytes encode_ask(const Ask& ask);
Result<Ask> decode_ask(BytesView bytes);
Ask sign_ask(const AssemblyId& assembly, std::uint64_t page, Instant clock, const crypto::SigningKey& device);
bool ask_verifies(const Ask& ask);

/// The asks of one page that are taken: at most `kAsksAnHour` of one person for each hour of this node's clock.
class Asks {
 public:
  static constexpr std::size_t kAsksAnHour = 6;

  /// Whether it is taken. `person` is whose device it is, by the last sealed roll.
  Result<Ok> take(const Ask& ask, const PersonId& person, Instant now);
  [[nodiscard]] bool any() const { return !taken_.empty(); }

 private:
  std::map<PersonId, std::vector<std::pair<Instant, Signature>>> taken_;  // by when they came here
};

}  // namespace folkmoot::seal
