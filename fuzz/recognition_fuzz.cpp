// Holds recognition to its promises against bytes that somebody made up. The first byte chooses who made them up:
//   0  a stranger, in place of message 1     1  a stranger, in place of message 2
//   2  a stranger, in place of message 3     3  a stranger, in place of message 4
//   4  a holder of the secret, who seals the bytes as the content of message 3; 5 the same of message 4
// Nobody of these has the key of a device; so no one may be recognised, unless it is by the very message of the honest
// run, which a fuzzer that copies can find.
#include <array>

#include "base/check.h"
#include "crypto/hash.h"
#include "crypto/seal.h"
#include "sync/recognition.h"

using namespace folkmoot;
using namespace folkmoot::sync;

namespace {

crypto::SigningKey device_of(std::uint8_t fill) {
  std::array<std::uint8_t, 32> seed;
  seed.fill(fill);
  return crypto::SigningKey::from_seed(crypto::Secret32(seed));
}

struct Honest {
  Exporter exporter;
  crypto::Secret32 key = discovery_key(Bytes(16, 0x22));
  crypto::SigningKey alice = device_of(1);
  crypto::SigningKey bob = device_of(2);
  Bytes messages[4];

  Honest() {
    Initiator initiator = make_initiator();
    Responder responder(exporter);
    messages[0] = initiator.hello();
    messages[1] = std::get<Send>(responder.receive(messages[0], known())).message;
    messages[2] = std::get<Send>(initiator.receive(messages[1], alice)).message;
    const auto visitor = std::get<Visitor>(responder.receive(messages[2], {}));
    FM_CHECK(visitor.application.has_value());
    messages[3] = std::get<Recognised>(responder.accept(bob, Receipt{})).message;
    FM_CHECK(std::holds_alternative<Recognised>(initiator.receive(messages[3], alice)));
  }
  [[nodiscard]] std::array<Candidate, 1> known() const { return {Candidate{1, SecretKind::invitation, key.view()}}; }
  [[nodiscard]] Initiator make_initiator() const {
    return Initiator({exporter, SecretKind::invitation, key.view(), Bytes(3, 7)});
  }
  [[nodiscard]] Bytes sealed(std::string_view letter, BytesView plain) const {
    return crypto::aead_seal(crypto::derive(key.view(), as_text(exporter.view()), as_bytes(letter)), {}, {}, plain);
  }
};

void play_to_responder(const Honest& honest, BytesView first, BytesView third) {
  Responder responder(honest.exporter);
  const auto step = responder.receive(first, honest.known());
  if (!equal(first, honest.messages[0])) {
    FM_CHECK(std::holds_alternative<StaySilent>(step));
    return;
  }
  const auto end = responder.receive(third, {});
  if (std::holds_alternative<StaySilent>(end)) return;
  // AEAD and signatures are deterministic here: whoever is let in said, byte for byte, what Alice's key signed, though
  // a holder of the secret may have put another record beside it.
  FM_CHECK(std::get<Visitor>(end).device == reinterpret_id<DeviceId>(honest.alice.public_key()));
}

void play_to_initiator(const Honest& honest, BytesView second, BytesView fourth) {
  Initiator initiator = honest.make_initiator();
  const auto step = initiator.receive(second, honest.alice);
  if (!equal(second, honest.messages[1])) {
    FM_CHECK(std::holds_alternative<GiveUp>(step));
    return;
  }
  const auto end = initiator.receive(fourth, honest.alice);
  if (std::holds_alternative<GiveUp>(end)) return;
  FM_CHECK(std::get<Recognised>(end).device == reinterpret_id<DeviceId>(honest.bob.public_key()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Honest kHonest;
  const Honest& honest = kHonest;
  if (size == 0) return 0;
  const BytesView bytes(data + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      play_to_responder(honest, bytes, honest.messages[2]);
      break;
    case 1:
      play_to_initiator(honest, bytes, honest.messages[3]);
      break;
    case 2:
      play_to_responder(honest, honest.messages[0], bytes);
      break;
    case 3:
      play_to_initiator(honest, honest.messages[1], bytes);
      break;
    case 4:
      play_to_responder(honest, honest.messages[0], honest.sealed("i", bytes));
      break;
    default:
      play_to_initiator(honest, honest.messages[1], honest.sealed("r", bytes));
      break;
  }
  return 0;
}
