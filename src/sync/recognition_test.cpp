#include "sync/recognition.h"

#include <doctest/doctest.h>

#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/seal.h"
#include "crypto/tags.h"

namespace recognition_test {
using namespace folkmoot;
using namespace folkmoot::sync;

namespace {

crypto::Secret32 secret_of(std::uint8_t fill) {
  std::array<std::uint8_t, 32> bytes;
  bytes.fill(fill);
  return crypto::Secret32(bytes);
}
crypto::SigningKey device_of(std::uint8_t fill) { return crypto::SigningKey::from_seed(secret_of(fill)); }
DeviceId id_of(const crypto::SigningKey& key) { return reinterpret_id<DeviceId>(key.public_key()); }

Exporter exporter_of(std::uint8_t first) {
  Exporter out;
  for (std::size_t i = 0; i < out.bytes.size(); ++i) out.bytes[i] = static_cast<std::uint8_t>(first + i);
  return out;
}

const Bytes kInvitation(16, 0x22);
const Bytes kEpochKey(32, 0x11);

// One channel of the vectors: exporter 00..1f, the initiator's device from seed 01.., the responder's from 02...
struct Pair {
  explicit Pair(SecretKind kind_of_secret = SecretKind::assembly, std::optional<Bytes> application = std::nullopt)
      : kind(kind_of_secret),
        key(discovery_key(kind == SecretKind::assembly ? BytesView(kEpochKey) : BytesView(kInvitation))),
        other_key(discovery_key(Bytes(32, 0x77))),
        alice(device_of(1)),
        bob(device_of(2)),
        initiator({exporter_of(0), kind, key.view(), std::move(application)}),
        responder(exporter_of(0)) {}

  [[nodiscard]] std::vector<Candidate> known() const {
    return {{7, SecretKind::assembly, other_key.view()}, {42, kind, key.view()}};
  }
  Bytes proof() { return std::get<Send>(responder.receive(initiator.hello(), known())).message; }
  Bytes name() { return std::get<Send>(initiator.receive(proof(), alice)).message; }
  Visitor visitor() { return std::get<Visitor>(responder.receive(name(), {})); }

  SecretKind kind;
  crypto::Secret32 key;
  crypto::Secret32 other_key;
  crypto::SigningKey alice;
  crypto::SigningKey bob;
  Initiator initiator;
  Responder responder;
};

Code silence(const ResponderStep& step) {
  const auto* silent = std::get_if<StaySilent>(&step);
  return silent == nullptr ? Code("not silent") : silent->reason.code;
}
Code gave_up(const InitiatorStep& step) {
  const auto* end = std::get_if<GiveUp>(&step);
  return end == nullptr ? Code("went on") : end->reason.code;
}

// What somebody who holds the secret, though not the device's key, could send in place of message 3 or 4.
Bytes sealed_by_insider(const Pair& pair, std::string_view letter, BytesView plain) {
  const auto key = crypto::derive(pair.key.view(), as_text(exporter_of(0).view()), as_bytes(letter));
  return crypto::aead_seal(key, {}, {}, plain);
}
Bytes plain_name(const DeviceId& device, const Signature& signature) {
  return codec::Writer().array(3).id(device).id(signature).null().take();
}
Signature channel_signature(const crypto::SigningKey& key, const Exporter& exporter, std::string_view letter) {
  Bytes message = to_bytes(exporter.view());
  append(message, as_bytes(letter));
  append(message, key.public_key().view());
  return key.sign(crypto::tag::kChannel, message);
}

}  // namespace

TEST_CASE("two devices of one assembly recognise each other; the responder finds the secret among several") {
  Pair pair;
  const Visitor visitor = pair.visitor();
  CHECK(visitor.label == 42);
  CHECK(visitor.kind == SecretKind::assembly);
  CHECK(visitor.device == id_of(pair.alice));
  CHECK(!visitor.application);
  const auto answer = std::get<Recognised>(pair.responder.accept(pair.bob));
  CHECK(answer.device == id_of(pair.alice));
  const auto end = std::get<Recognised>(pair.initiator.receive(answer.message, pair.alice));
  CHECK(end.device == id_of(pair.bob));
  CHECK(end.message.empty());
  CHECK(!end.receipt);
}

TEST_CASE("recognition: the vectors of docs/protocol/transport.md, made by another implementation") {
  SUBCASE("an assembly's secret") {
    Pair pair;
    CHECK(to_hex(pair.key.view()) == "481e39e39e8c8174db2d098a16de8addb95b1ffaae843f67caf2c2d4524aca35");
    CHECK(to_hex(pair.initiator.hello()) == "7ebda36e9e7b76b8b284a088a68da21d233817c756f3d9cd29c9ae804c97e025");
    const Bytes proof = pair.proof();
    CHECK(to_hex(proof) == "e381934dd0d11487d8c3afc6d34998cf6269d400e8be59c7eff220e3952cecc6");
    const Bytes name = std::get<Send>(pair.initiator.receive(proof, pair.alice)).message;
    CHECK(to_hex(name) ==
          "dbd88c3b7728c5e71cee74317155f5fb9be4b3a089fafc0faae69697b7251600e024647e6f67dbc851fba59019bdbcd3a1f4d6280742"
          "af6c750ddc58fbea87163fa1ebe2e9abc0f3947a0c0c522454417bb9c855f3c01be877909b9de81b74b34d0ab7aa660fc8f962faab75"
          "3d268acf55ed9212f725");
    CHECK(std::holds_alternative<Visitor>(pair.responder.receive(name, {})));
    CHECK(to_hex(std::get<Recognised>(pair.responder.accept(pair.bob)).message) ==
          "5e9d448723be172ce94f0541d369c1dbdc02c63dd4085b6c2299e2bcbf72620a4f1d973f73172584b1f8f2991a1e4be209ebd999d6db"
          "ba66158438aff9cb38a77c1c596a2d4090fcc1206a42d77a65f5cdae22e737fa633c96c8e8d5e3bdfd2166222e233ee313a73dcf8095"
          "df6fea33cb0602e88aeb");
  }
  SUBCASE("an invitation's secret") {
    Pair pair(SecretKind::invitation, to_bytes(as_bytes("abc")));
    CHECK(to_hex(pair.name()) ==
          "0862320b2b15df7e9a79661f7b62f791a2ac09def9151deba2e33a76f2c3eea4800fd7ffd730b45a9e1a9344f8481027ddbbfa573094"
          "66e4572823f9b0d71a431691dea8639f08ed3a7e738696f502ae9532e3e4ed7be6dd7fdf86ef5dd6bf97f0d279761b85a7ec0abf6b18"
          "1d561e9c1468176d6aaaeb7f2b");
  }
}

TEST_CASE("an applicant hands over its record under the invitation and gets a receipt") {
  Pair pair(SecretKind::invitation, to_bytes(as_bytes("abc")));
  const Visitor visitor = pair.visitor();
  CHECK(visitor.kind == SecretKind::invitation);
  CHECK(visitor.application == to_bytes(as_bytes("abc")));
  Receipt receipt;
  receipt.record.bytes.fill(0x33);
  const auto answer = std::get<Recognised>(pair.responder.accept(pair.bob, receipt));
  CHECK(
      to_hex(answer.message) ==
      "fef398863e7a753e156f5147feaa70eb3cb4659841da4964f97604c1ffa1e2e682f097e58a1e53f6df6bb7563e80c350216773394cd79fb"
      "38b3d05935f65499578866f3ca37cb0e7e77cc79bd5fed4a8468822456c482787c20ca12c7e612c4087fb5c6f13067e882ca631ac5aa87f"
      "7de9a57236b6e321f39b14fceaa69baab14e7401739bb76eeef6e348c7874f8a7e58380cc79fb6865c45");
  const auto end = std::get<Recognised>(pair.initiator.receive(answer.message, pair.alice));
  CHECK(end.device == id_of(pair.bob));
  CHECK(end.receipt == receipt);
}

TEST_CASE("after the admission the invitation's secret works without a record, too") {
  Pair pair(SecretKind::invitation);
  CHECK(!pair.visitor().application);
  const auto answer = std::get<Recognised>(pair.responder.accept(pair.bob));
  CHECK(std::holds_alternative<Recognised>(pair.initiator.receive(answer.message, pair.alice)));
}

TEST_CASE("the largest application passes, one byte more is refused") {
  Pair pair(SecretKind::invitation, Bytes(kMaxApplication, 0xAB));
  const Bytes message = pair.name();
  CHECK(message.size() == kMaxRecognitionMessage);
  CHECK(std::get<Visitor>(pair.responder.receive(message, {})).application->size() == kMaxApplication);

  Pair other(SecretKind::invitation);
  CHECK(!other.proof().empty());
  CHECK(silence(other.responder.receive(Bytes(kMaxRecognitionMessage + 1, 0), {})) == errc::kWrongLength);
}

TEST_CASE("a stranger's first message is met with silence, for ever") {
  const auto wrong = discovery_key(Bytes(32, 0x55));
  Initiator stranger({exporter_of(0), SecretKind::assembly, wrong.view(), std::nullopt});
  Pair pair;
  CHECK(silence(pair.responder.receive(stranger.hello(), pair.known())) == errc::kUnknownSecret);
  // Not even the right message helps afterwards: there is one try for each channel.
  CHECK(silence(pair.responder.receive(pair.initiator.hello(), pair.known())) == errc::kOutOfTurn);
  Pair empty;
  CHECK(silence(empty.responder.receive(empty.initiator.hello(), {})) == errc::kUnknownSecret);
}

TEST_CASE("a responder without the secret gets neither name nor application") {
  Pair pair(SecretKind::invitation, to_bytes(as_bytes("abc")));
  CHECK(gave_up(pair.initiator.receive(Bytes(32, 0), pair.alice)) == errc::kNotRecognised);
  CHECK(gave_up(pair.initiator.receive(pair.proof(), pair.alice)) == errc::kOutOfTurn);
}

TEST_CASE("reflection: no message of one direction is one of the other") {
  SUBCASE("the initiator's proof comes back") {
    Pair pair;
    CHECK(gave_up(pair.initiator.receive(pair.initiator.hello(), pair.alice)) == errc::kNotRecognised);
  }
  SUBCASE("the initiator's name comes back") {
    Pair pair;
    const Bytes name = pair.name();
    CHECK(gave_up(pair.initiator.receive(name, pair.bob)) == errc::kNotOpened);
  }
  SUBCASE("the responder's proof is no hello") {
    Pair pair;
    const Bytes proof = pair.proof();
    Responder other(exporter_of(0));
    CHECK(silence(other.receive(proof, pair.known())) == errc::kUnknownSecret);
  }
  SUBCASE("an insider seals the initiator's signature again, for the other direction") {
    Pair pair;
    CHECK(!pair.name().empty());
    const auto plain = plain_name(id_of(pair.alice), channel_signature(pair.alice, exporter_of(0), "I"));
    CHECK(gave_up(pair.initiator.receive(sealed_by_insider(pair, "r", plain), pair.bob)) == errc::kWrongSignature);
  }
}

TEST_CASE("a man in the middle has two channels, and nothing of one works in the other") {
  SUBCASE("an outsider passes the messages on") {
    Pair near;
    Responder far(exporter_of(100));
    CHECK(silence(far.receive(near.initiator.hello(), near.known())) == errc::kUnknownSecret);
  }
  SUBCASE("somebody who holds the secret, a former member, cannot pass on a name") {
    Pair near;  // the victim and the man in the middle share channel 0; channel 100 leads to the responder
    const Bytes name = near.name();
    const auto opening = crypto::derive(near.key.view(), as_text(exporter_of(0).view()), as_bytes("i"));
    const Bytes plain = crypto::aead_open(opening, {}, {}, name).value();

    Responder far(exporter_of(100));
    const Initiator liar({exporter_of(100), SecretKind::assembly, near.key.view(), std::nullopt});
    CHECK(std::holds_alternative<Send>(far.receive(liar.hello(), near.known())));
    const auto sealing = crypto::derive(near.key.view(), as_text(exporter_of(100).view()), as_bytes("i"));
    CHECK(silence(far.receive(crypto::aead_seal(sealing, {}, {}, plain), {})) == errc::kWrongSignature);
  }
}

TEST_CASE("every cut and every changed bit of every message is refused") {
  const Bytes hello = Pair().initiator.hello();
  const Bytes proof = Pair().proof();
  const Bytes name = Pair().name();
  Pair whole;
  CHECK(whole.visitor().label == 42);
  const Bytes answer = std::get<Recognised>(whole.responder.accept(whole.bob)).message;

  const auto to_responder = [&](BytesView first, BytesView third) {
    Pair pair;
    const auto step = pair.responder.receive(first, pair.known());
    if (!std::holds_alternative<Send>(step)) return !std::holds_alternative<StaySilent>(step);
    return !std::holds_alternative<StaySilent>(pair.responder.receive(third, {}));
  };
  const auto to_initiator = [&](BytesView second, BytesView fourth) {
    Pair pair;
    const auto step = pair.initiator.receive(second, pair.alice);
    if (!std::holds_alternative<Send>(step)) return !std::holds_alternative<GiveUp>(step);
    return !std::holds_alternative<GiveUp>(pair.initiator.receive(fourth, pair.alice));
  };
  CHECK(to_responder(hello, name));
  CHECK(to_initiator(proof, answer));

  const auto each_damage = [](const Bytes& message, const auto& passes) {
    std::size_t passed = 0;
    for (std::size_t size = 0; size < message.size(); ++size)
      if (passes(BytesView(message).first(size))) ++passed;
    Bytes longer = message;
    longer.push_back(0);
    if (passes(BytesView(longer))) ++passed;
    for (std::size_t bit = 0; bit < message.size() * 8; bit += 5) {
      Bytes changed = message;
      changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
      if (passes(BytesView(changed))) ++passed;
    }
    return passed;
  };
  CHECK(each_damage(hello, [&](BytesView bytes) { return to_responder(bytes, name); }) == 0);
  CHECK(each_damage(name, [&](BytesView bytes) { return to_responder(hello, bytes); }) == 0);
  CHECK(each_damage(proof, [&](BytesView bytes) { return to_initiator(bytes, answer); }) == 0);
  CHECK(each_damage(answer, [&](BytesView bytes) { return to_initiator(proof, bytes); }) == 0);
}

TEST_CASE("a device is not impersonated by somebody who holds the secret") {
  const auto mallory = device_of(9);
  const DeviceId victim = id_of(device_of(3));
  const auto to_responder = [&](BytesView plain) {
    Pair pair;
    CHECK(!pair.proof().empty());
    return silence(pair.responder.receive(sealed_by_insider(pair, "i", plain), {}));
  };
  const auto to_initiator = [&](BytesView plain) {
    Pair pair;
    CHECK(!pair.name().empty());
    return gave_up(pair.initiator.receive(sealed_by_insider(pair, "r", plain), pair.alice));
  };
  // The victim's id with another's signature, with the victim's of another channel, with one of the other direction.
  CHECK(to_responder(plain_name(victim, channel_signature(mallory, exporter_of(0), "I"))) == errc::kWrongSignature);
  CHECK(to_responder(plain_name(victim, channel_signature(device_of(3), exporter_of(1), "I"))) ==
        errc::kWrongSignature);
  CHECK(to_responder(plain_name(victim, channel_signature(device_of(3), exporter_of(0), "R"))) ==
        errc::kWrongSignature);
  CHECK(to_initiator(plain_name(victim, channel_signature(mallory, exporter_of(0), "R"))) == errc::kWrongSignature);
  // The same bytes signed under another tag of the protocol.
  Bytes message = to_bytes(exporter_of(0).view());
  append(message, as_bytes("I"));
  append(message, victim.view());
  CHECK(to_responder(plain_name(victim, device_of(3).sign(crypto::tag::kEventSignature, message))) ==
        errc::kWrongSignature);
  // A key of small order, for which lax verifiers accept a signature without a secret.
  DeviceId identity;
  identity.bytes[0] = 1;
  Signature trivial;
  trivial.bytes[0] = 1;
  CHECK(to_responder(plain_name(identity, trivial)) == errc::kWrongSignature);
}

TEST_CASE("a copy of this very device is noticed on both sides") {
  Pair pair;
  CHECK(pair.visitor().device == id_of(pair.alice));
  CHECK(silence(pair.responder.accept(device_of(1))) == errc::kOwnDevice);

  Pair other;
  CHECK(!other.name().empty());
  const auto plain = plain_name(id_of(other.alice), channel_signature(other.alice, exporter_of(0), "R"));
  CHECK(gave_up(other.initiator.receive(sealed_by_insider(other, "r", plain), other.alice)) == errc::kOwnDevice);
}

TEST_CASE("a device that the caller does not accept hears nothing") {
  Pair pair;
  CHECK(pair.visitor().label == 42);
  CHECK(silence(pair.responder.refuse()) == errc::kRefused);
  CHECK(silence(pair.responder.accept(pair.bob)) == errc::kOutOfTurn);
}

TEST_CASE("nothing is said out of turn") {
  Pair pair;
  CHECK(pair.visitor().label == 42);
  // The initiator cannot go on before it was accepted, and spoils its own chance by trying.
  CHECK(silence(pair.responder.receive(Bytes(32, 0), {})) == errc::kOutOfTurn);
  CHECK(silence(pair.responder.accept(pair.bob)) == errc::kOutOfTurn);
}

TEST_CASE("what is sealed must be the one form that may stand there") {
  const auto signature = channel_signature(device_of(1), exporter_of(0), "I");
  const auto device = id_of(device_of(1));
  const auto outcome = [&](SecretKind kind, BytesView plain) {
    Pair pair(kind);
    CHECK(!pair.proof().empty());
    return silence(pair.responder.receive(sealed_by_insider(pair, "i", plain), {}));
  };
  const Bytes with_record = codec::Writer().array(3).id(device).id(signature).bytes(as_bytes("abc")).take();
  // A record needs an invitation.
  CHECK(outcome(SecretKind::assembly, with_record) == errc::kMalformed);
  CHECK(outcome(SecretKind::invitation, with_record) == "not silent");
  Bytes trailing = plain_name(device, signature);
  trailing.push_back(0);
  CHECK(outcome(SecretKind::assembly, trailing) == errc::kMalformed);
  CHECK(outcome(SecretKind::assembly, codec::Writer().array(2).id(device).id(signature).take()) == errc::kMalformed);

  // An applicant insists on its receipt, and takes none that it did not ask for.
  const auto answer_signature = channel_signature(device_of(2), exporter_of(0), "R");
  const auto answered = [&](bool applied, BytesView plain) {
    Pair pair(SecretKind::invitation, applied ? std::optional<Bytes>(Bytes(3, 1)) : std::nullopt);
    CHECK(!pair.name().empty());
    return gave_up(pair.initiator.receive(sealed_by_insider(pair, "r", plain), pair.alice));
  };
  const auto receipt = [&](std::uint64_t state) {
    codec::Writer writer;
    writer.array(3).id(id_of(device_of(2))).id(answer_signature).array(2).id(RecordId{}).uint(state);
    return writer.take();
  };
  CHECK(answered(true, plain_name(id_of(device_of(2)), answer_signature)) == errc::kMalformed);
  CHECK(answered(false, receipt(0)) == errc::kMalformed);
  CHECK(answered(true, receipt(4)) == errc::kMalformed);
  CHECK(answered(true, receipt(3)) == "went on");
}
}  // namespace recognition_test
