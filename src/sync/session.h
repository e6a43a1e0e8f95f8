#pragma once
// What two replicas of one assembly say to each other: bytes in, bytes out (docs/protocol/sync.md).
//
//   both   digest                       equal: the end, after 32 bytes each way
//   R      salted tags of all chains
//   I      what differs: runs of events where I knows how far R's chain reaches, else (chain, height, 8 bytes of tip)
//   R      the runs that I lacks, its digest
//   I      its digest; equal: the end
//
// After the digests the two take turns, the responder first. A turn says all that its side can say by then; so ordinary
// differences are gone after two round trips. What is left - tags that collided, forks, events that rest on unknown
// ones - goes on in further turns, with full tips, samples of chains and ids, under a new salt. Only equal digests end
// a session well. Whatever was admitted before a cut stays, and the next session starts from there.
//
// How to drive it:
//   start() once; on_message() for each message from the peer, in order.
//   Each of these, and progress(), gives a Step. Send its messages in order; admit its events and proofs (verify first:
//   nothing is verified here beyond form and body hash); then call progress(). While `more` is set, call progress()
//   again when the messages before have been written. progress() may be called at any other time too; it then gives an
//   empty step. A session that has not ended asks for patience only: time limits are the caller's.
// A session holds on to its replica and must not outlive it. Others may admit events to the same journal meanwhile.
#include <deque>
#include <memory>

#include "sync/errc.h"
#include "sync/limits.h"
#include "sync/recognition.h"
#include "sync/replica.h"

namespace folkmoot::sync {

enum class SessionStatus : std::uint8_t {
  running,
  equal,   // both digests are the same; nothing more will be sent or expected
  failed,  // see `error`; the messages of this step may still be sent, then close
};

struct Step {
  std::vector<Bytes> messages;
  /// In the order in which to admit them.
  std::vector<event::Event> events;
  std::vector<ProofPair> proofs;
  /// What is said about seals: to be heard before the events, some of which wait for seals.
  std::vector<Bytes> seal_items;
  /// There are more messages of this turn: call progress() when these have been written.
  bool more = false;
  SessionStatus status = SessionStatus::running;
  std::optional<Error> error;
};

struct SessionCounters {
  std::uint64_t bytes_in = 0;  // of messages, without what the carrier puts around them
  std::uint64_t bytes_out = 0;
  std::uint64_t events_received = 0;  // handed out, known or not
  std::uint64_t events_sent = 0;
  /// Of these bytes, bodies and signatures.
  std::uint64_t payload_in = 0;
  std::uint64_t payload_out = 0;
  /// Until the last message that carried more than a digest.
  std::uint32_t round_trips = 0;
  /// Comparisons begun.
  std::uint32_t rounds = 0;
};

class Session {
 public:
  struct Options {
    Role role = Role::initiator;
    /// Fresh randomness: salts come from it.
    Hash seed;
  };
  Session(Replica& replica, const Options& options);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  [[nodiscard]] Step start();
  [[nodiscard]] Step on_message(BytesView message);
  /// What the earlier steps handed out has been admitted, parked or refused; or their messages have been written.
  [[nodiscard]] Step progress();

  [[nodiscard]] const SessionCounters& counters() const;
  [[nodiscard]] SessionStatus status() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace folkmoot::sync
