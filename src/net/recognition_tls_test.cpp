// Recognition over real channels: what its own tests show with made-up exporters, here with those of TLS.
#include <doctest/doctest.h>

#include "net/errc.h"
#include "net/scripted_driver.h"
#include "net/server.h"
#include "sync/recognition.h"

namespace recognition_tls_test {
using namespace folkmoot;
using namespace folkmoot::net;

namespace {

crypto::SigningKey device_of(std::uint8_t fill) {
  std::array<std::uint8_t, 32> seed;
  seed.fill(fill);
  return crypto::SigningKey::from_seed(crypto::Secret32(seed));
}

// What a node's driver will do, in small. `who` hears the device that was recognised.
Script initiator(std::uint8_t device, const Bytes& secret, const Ear& who) {
  const auto key = std::make_shared<const crypto::Secret32>(sync::discovery_key(secret));
  const auto own = std::make_shared<const crypto::SigningKey>(device_of(device));
  const auto state = std::make_shared<std::optional<sync::Initiator>>();
  return {[key, state](const Connected& connected) {
            state->emplace(sync::Initiator::Options{connected.exporter, sync::SecretKind::assembly, key->view(), {}});
            return Answer{{(*state)->hello()}};
          },
          [own, state, who](BytesView frame) {
            auto step = (*state)->receive(frame, *own);
            if (auto* send = std::get_if<sync::Send>(&step)) return Answer{{std::move(send->message)}};
            if (const auto* peer = std::get_if<sync::Recognised>(&step)) {
              CHECK(who->push({Heard::What::frame, to_bytes(peer->device.view())}));
              return admit();
            }
            return Answer{{}, Next::close};
          }};
}

std::unique_ptr<PeerDriver> responder(std::uint8_t device, const Bytes& secret, const Ear& ear, const Ear& who) {
  const auto key = std::make_shared<const crypto::Secret32>(sync::discovery_key(secret));
  const auto own = std::make_shared<const crypto::SigningKey>(device_of(device));
  const auto state = std::make_shared<std::optional<sync::Responder>>();
  return scripted(ear, {[state](const Connected& connected) {
                          state->emplace(connected.exporter);
                          return Answer{};
                        },
                        [key, own, state, who](BytesView frame) {
                          const std::array<sync::Candidate, 1> known{{{1, sync::SecretKind::assembly, key->view()}}};
                          auto step = (*state)->receive(frame, known);
                          if (auto* send = std::get_if<sync::Send>(&step)) return Answer{{std::move(send->message)}};
                          if (const auto* visitor = std::get_if<sync::Visitor>(&step)) {
                            CHECK(who->push({Heard::What::frame, to_bytes(visitor->device.view())}));
                            auto end = (*state)->accept(*own);
                            return admit({std::get<sync::Recognised>(end).message});
                          }
                          return Answer{{}, Next::linger};
                        }});
}

struct Meeting {
  explicit Meeting(Bytes secret_of_bob) : secret(std::move(secret_of_bob)), tls(Tls::make().value()) {
    ServerOptions options;
    options.deadlines.recognition = std::chrono::milliseconds(200);
    server.emplace(
        Server::listen(loop, tls, options, [this] { return responder(2, secret, ear_bob, who_bob); }).value());
  }
  void alice_calls(std::uint16_t port) {
    connect(loop, tls, {"127.0.0.1", port}, {}, scripted(ear_alice, initiator(1, kSecret, who_alice)));
  }

  static inline const Bytes kSecret = Bytes(32, 0x11);
  Bytes secret;
  Ear ear_alice = make_ear();
  Ear ear_bob = make_ear();
  Ear who_alice = make_ear();
  Ear who_bob = make_ear();
  Loop loop;
  Tls tls;
  std::optional<Server> server;
};

}  // namespace

TEST_CASE("two nodes of an assembly recognise each other over TLS") {
  Meeting meeting(Meeting::kSecret);
  meeting.alice_calls(meeting.server->port());
  CHECK(wait_for_frame(meeting.who_alice) == to_bytes(device_of(2).public_key().view()));
  CHECK(wait_for_frame(meeting.who_bob) == to_bytes(device_of(1).public_key().view()));
}

TEST_CASE("a node of another assembly gets nothing but the end") {
  Meeting meeting(Bytes(32, 0x99));
  meeting.alice_calls(meeting.server->port());
  const auto first = wait_for(meeting.ear_alice, Heard::What::connected);
  REQUIRE(first.has_value());
  const auto second = meeting.ear_alice->pop_within(std::chrono::seconds(20));
  REQUIRE(second.has_value());
  CHECK(second->what == Heard::What::closed);
  CHECK(!meeting.who_alice->pop());
  CHECK(!meeting.who_bob->pop());
}

TEST_CASE("whoever sits in the middle with two channels and passes everything on is not recognised as anybody") {
  Meeting meeting(Meeting::kSecret);
  // One connection of Alice's; its frames go to Bob over a second channel, and Bob's back.
  const auto to_alice = std::make_shared<PeerLink>();
  const auto to_bob = std::make_shared<PeerLink>();
  const Script near = {[&meeting, to_alice, to_bob](const Connected& connected) {
                         *to_alice = connected.link;
                         const Script far = {[](const Connected&) { return Answer{}; },
                                             [to_alice](BytesView frame) {
                                               CHECK(to_alice->post({{to_bytes(frame)}}).has_value());
                                               return Answer{};
                                             }};
                         *to_bob = connect(meeting.loop, meeting.tls, {"127.0.0.1", meeting.server->port()}, {},
                                           scripted(make_ear(), far));
                         return Answer{{}, Next::as_is, true};
                       },
                       [to_bob](BytesView frame) {
                         CHECK(to_bob->post({{to_bytes(frame)}}).has_value());
                         return Answer{};
                       }};
  const auto middle = Server::listen(meeting.loop, meeting.tls, {}, [near] { return scripted(make_ear(), near); });
  REQUIRE(middle.has_value());
  meeting.alice_calls(middle->port());
  CHECK(wait_for_frame(meeting.ear_bob).size() == 32);  // Alice's first message did get through
  CHECK(wait_for_end(meeting.ear_bob).code == errc::kTimeout);
  CHECK(!meeting.ear_alice->pop_within(std::chrono::milliseconds(0))->bytes.empty());  // that she was connected
  CHECK(!meeting.ear_alice->pop());
  CHECK(!meeting.who_alice->pop());
  CHECK(!meeting.who_bob->pop());
}
}  // namespace recognition_tls_test
