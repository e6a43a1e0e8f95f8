#pragma once
// How two nodes recognise each other inside an encrypted channel between strangers. docs/protocol/transport.md section
// 3 is the byte-exact specification; this is its state machine, without sockets, clock or randomness.
//
//   1  initiator -> responder   MAC of a secret that members share, over the channel's own value
//   2  responder -> initiator   the same back, with the other letter
//   3  initiator -> responder   who it is, signed for this channel; under an invitation also what it applies with
//   4  responder -> initiator   who it is, signed; only to those whom the caller accepts
//
// Why so: whoever does not hold the secret learns nothing but that something listens; nobody can pass the messages of
// one channel on to another, since every one of them is bound to the exporter; names are shown to holders of the secret
// only, and the initiator, who came unasked, shows its name first.
//
// A responder never says no: whatever does not fit ends in `StaySilent`, so that a stranger, a former member and a
// damaged message look the same from outside. An initiator that meets a fault closes.
#include <optional>
#include <span>
#include <variant>

#include "base/ids.h"
#include "base/result.h"
#include "crypto/sign.h"

namespace folkmoot::sync {

namespace errc {
inline constexpr Code kUnknownSecret = "sync.unknown_secret";    // message 1 fits no secret held here
inline constexpr Code kNotRecognised = "sync.not_recognised";    // message 2 does not prove the secret
inline constexpr Code kWrongLength = "sync.wrong_length";        // no message of this place has this length
inline constexpr Code kNotOpened = "sync.not_opened";            // message 3 or 4 is damaged or of another channel
inline constexpr Code kMalformed = "sync.malformed";             // opened, but not what may stand there
inline constexpr Code kWrongSignature = "sync.wrong_signature";  // the device named did not sign for this channel
inline constexpr Code kOwnDevice = "sync.own_device";            // the peer holds the key of this very device: a copy
inline constexpr Code kRefused = "sync.refused";                 // the caller did not accept the device
inline constexpr Code kOutOfTurn = "sync.out_of_turn";           // a message that nobody was waiting for
}  // namespace errc

/// 32 bytes that both ends of one channel compute and that no other channel has.
using Exporter = FixedBytes<struct ExporterTag>;
/// Who opened the channel.
enum class Role : std::uint8_t { initiator, responder };

/// What a discovery key was made from. Under an invitation, or a code for a further device, message 3 may carry a
/// record.
enum class SecretKind : std::uint8_t { assembly, invitation };

/// K_disc = BLAKE2b-256(key = secret, "disc"); the secret is an epoch's key of 32 bytes, or the 16 of an invitation.
crypto::Secret32 discovery_key(BytesView secret);

inline constexpr std::size_t kProofSize = 32;
/// An application with its three signatures takes under 800 bytes; later kinds of records have room to grow.
inline constexpr std::size_t kMaxApplication = 4'096;
/// Array head, device, signature, application, and the 16 bytes of the seal.
inline constexpr std::size_t kMaxRecognitionMessage = 1 + 34 + 66 + 3 + kMaxApplication + 16;
/// Each is one hash for every stranger who connects; a hundred assemblies with their old epochs stay below it.
inline constexpr std::size_t kMaxCandidates = 65'536;

/// A secret that the responder holds. `label` is the caller's own number for it. A parameter only: it owns nothing.
struct Candidate {
  std::uint64_t label = 0;
  SecretKind kind = SecretKind::assembly;
  /// 32 bytes.
  BytesView discovery_key;
};

enum class ReceiptState : std::uint8_t {
  kept = 0,        // stored durably here, to be handed in
  in_journal = 1,  // an event of the journal carries it
  on_roll = 2,     // it took effect; connect again without it
  declined = 3,    // not handed in: expired, withdrawn, used by somebody else, or not in order
};

/// What became of the record in message 3.
struct Receipt {
  RecordId record;
  ReceiptState state = ReceiptState::kept;
  bool operator==(const Receipt&) const = default;
};

/// Send this and wait for the next message.
struct Send {
  Bytes message;
};
/// For the responder: this device is there, and proved it. Answer by `accept` or `refuse`, at once or later.
struct Visitor {
  std::uint64_t label = 0;
  SecretKind kind = SecretKind::assembly;
  DeviceId device;
  /// The record of an applicant, opaque here; its device and signatures are the caller's to compare.
  std::optional<Bytes> application;
};
/// Both know each other. The responder sends `message`; for the initiator it is empty. The initiator's caller still has
/// to judge whether it talks to that device.
struct Recognised {
  Bytes message;
  DeviceId device;
  /// What the initiator handed over was received; there exactly if it handed something over.
  std::optional<Receipt> receipt;
};
/// For the responder: send nothing, read nothing more, close when the time for recognition is over.
struct StaySilent {
  Error reason;
};
/// For the initiator: close.
struct GiveUp {
  Error reason;
};

using InitiatorStep = std::variant<Send, Recognised, GiveUp>;
using ResponderStep = std::variant<Send, Visitor, Recognised, StaySilent>;

/// Opens the channel, with one secret that it expects the other side to hold.
class Initiator {
 public:
  struct Options {
    Exporter exporter;
    SecretKind kind = SecretKind::assembly;
    /// 32 bytes; not kept.
    BytesView discovery_key;
    /// At most kMaxApplication bytes, and only under an invitation: anything else is the caller's error.
    std::optional<Bytes> application;
  };
  explicit Initiator(const Options& options);

  /// Message 1.
  [[nodiscard]] Bytes hello() const { return to_bytes(hello_.view()); }
  /// Takes messages 2 and 4. `own` is the device that this node has in the assembly in question.
  [[nodiscard]] InitiatorStep receive(BytesView message, const crypto::SigningKey& own);

 private:
  enum class State : std::uint8_t { awaits_proof, awaits_name, over };
  InitiatorStep give_up(Code code, std::string detail = {});
  InitiatorStep take_proof(BytesView message, const crypto::SigningKey& own);
  InitiatorStep take_name(BytesView message, const crypto::SigningKey& own);

  State state_ = State::awaits_proof;
  Exporter exporter_;
  Hash hello_;
  Hash expected_;
  crypto::Secret32 sealing_;
  crypto::Secret32 opening_;
  std::optional<Bytes> application_;
};

/// Is connected to, and finds out which of its secrets the other side holds.
class Responder {
 public:
  explicit Responder(const Exporter& exporter) : exporter_(exporter) {}

  /// Takes messages 1 and 3. `known` is looked at for message 1 only; all of it, however early one fits, so that the
  /// time taken does not tell which.
  [[nodiscard]] ResponderStep receive(BytesView message, std::span<const Candidate> known);
  /// Message 4, to the visitor. `own` is this node's device for the secret with the visitor's label. A receipt is given
  /// exactly if the visitor handed something over: anything else is the caller's error.
  [[nodiscard]] ResponderStep accept(const crypto::SigningKey& own,
                                     const std::optional<Receipt>& receipt = std::nullopt);
  /// The visitor is nobody whom this node talks to.
  [[nodiscard]] ResponderStep refuse();

 private:
  enum class State : std::uint8_t { awaits_proof, awaits_name, awaits_caller, over };
  ResponderStep stay_silent(Code code, std::string detail = {});
  ResponderStep take_proof(BytesView message, std::span<const Candidate> known);
  ResponderStep take_name(BytesView message);

  State state_ = State::awaits_proof;
  Exporter exporter_;
  std::uint64_t label_ = 0;
  SecretKind kind_ = SecretKind::assembly;
  crypto::Secret32 sealing_;
  crypto::Secret32 opening_;
  DeviceId visitor_;
  bool applied_ = false;
};

}  // namespace folkmoot::sync
