#include "sync/recognition.h"

#include "base/check.h"
#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/seal.h"
#include "crypto/tags.h"

namespace folkmoot::sync {

namespace {

// The letters of the two directions: capitals in what is proved and signed, small ones in what is sealed.
struct Letters {
  std::string_view proof;
  std::string_view seal;
};
constexpr Letters kOfInitiator{"I", "i"};
constexpr Letters kOfResponder{"R", "r"};

Hash proof_of(BytesView discovery_key, const Exporter& exporter, const Letters& letters) {
  return crypto::mac(discovery_key, {exporter.view(), as_bytes(letters.proof)});
}

crypto::Secret32 seal_key_of(BytesView discovery_key, const Exporter& exporter, const Letters& letters) {
  return crypto::derive(discovery_key, as_text(exporter.view()), as_bytes(letters.seal));
}

Bytes statement(const Exporter& exporter, const Letters& letters, const DeviceId& device) {
  Bytes out = to_bytes(exporter.view());
  append(out, as_bytes(letters.proof));
  append(out, device.view());
  return out;
}

// What messages 3 and 4 hold: [device, signature, extra]; extra is null, the application or the receipt.
struct Name {
  DeviceId device;
  Signature signature;
  std::optional<Bytes> application;
  std::optional<Receipt> receipt;
};

Name signed_name(const crypto::SigningKey& own, const Exporter& exporter, const Letters& letters) {
  Name out;
  out.device = reinterpret_id<DeviceId>(own.public_key());
  out.signature = own.sign(crypto::tag::kChannel, statement(exporter, letters, out.device));
  return out;
}

bool is_signed(const Name& name, const Exporter& exporter, const Letters& letters) {
  return crypto::verify(reinterpret_id<SignKey>(name.device), crypto::tag::kChannel,
                        statement(exporter, letters, name.device), name.signature);
}

Bytes encode(const Name& name) {
  codec::Writer writer;
  writer.array(3).id(name.device).id(name.signature);
  if (name.application) {
    writer.bytes(*name.application);
  } else if (name.receipt) {
    writer.array(2).id(name.receipt->record).uint(static_cast<std::uint64_t>(name.receipt->state));
  } else {
    writer.null();
  }
  return writer.take();
}

enum class Extra : std::uint8_t { none, application, receipt };

// `allowed` besides null, which the callers judge: it may be missing where an application could stand.
Result<Name> decode(BytesView plain, Extra allowed) {
  codec::Reader reader(plain);
  Name out;
  reader.array_of(3);
  out.device = reader.id<DeviceId>();
  out.signature = reader.id<Signature>();
  if (!reader.null()) {
    switch (allowed) {
      case Extra::none:
        reader.fault(codec::errc::kValue, "nothing may stand here");
        break;
      case Extra::application:
        out.application = to_bytes(reader.bytes(kMaxApplication));
        break;
      case Extra::receipt:
        reader.array_of(2);
        out.receipt.emplace();
        out.receipt->record = reader.id<RecordId>();
        out.receipt->state =
            static_cast<ReceiptState>(reader.uint_max(static_cast<std::uint64_t>(ReceiptState::declined)));
        break;
    }
  }
  FM_TRY(reader.finish());
  return out;
}

// Each key seals one message, of one direction of one channel, so the nonce can be zero.
Bytes seal(const crypto::Secret32& key, const Name& name) { return crypto::aead_seal(key, {}, {}, encode(name)); }

Result<Name> open(const crypto::Secret32& key, BytesView message, Extra allowed) {
  // Before any work is done for it: a length that no message has.
  if (message.size() <= crypto::kAeadOverhead || message.size() > kMaxRecognitionMessage)
    return fail(errc::kWrongLength, std::to_string(message.size()) + " bytes");
  const auto plain = crypto::aead_open(key, {}, {}, message);
  if (!plain) return fail(errc::kNotOpened);
  auto name = decode(*plain, allowed);
  if (!name) return fail(errc::kMalformed, std::string(name.error().code) + " " + name.error().detail);
  return name;
}

}  // namespace

crypto::Secret32 discovery_key(BytesView secret) { return crypto::derive(secret, crypto::tag::kDeriveDiscovery); }

Initiator::Initiator(const Options& options)
    : exporter_(options.exporter),
      hello_(proof_of(options.discovery_key, options.exporter, kOfInitiator)),
      expected_(proof_of(options.discovery_key, options.exporter, kOfResponder)),
      sealing_(seal_key_of(options.discovery_key, options.exporter, kOfInitiator)),
      opening_(seal_key_of(options.discovery_key, options.exporter, kOfResponder)),
      application_(options.application) {
  FM_CHECK(options.discovery_key.size() == crypto::Secret32::kSize);
  FM_CHECK(!application_ || options.kind == SecretKind::invitation);
  FM_CHECK(!application_ || application_->size() <= kMaxApplication);
}

InitiatorStep Initiator::give_up(Code code, std::string detail) {
  state_ = State::over;
  return GiveUp{Error{code, std::move(detail)}};
}

InitiatorStep Initiator::receive(BytesView message, const crypto::SigningKey& own) {
  switch (state_) {
    case State::awaits_proof:
      return take_proof(message, own);
    case State::awaits_name:
      return take_name(message, own);
    case State::over:
      break;
  }
  return give_up(errc::kOutOfTurn);
}

InitiatorStep Initiator::take_proof(BytesView message, const crypto::SigningKey& own) {
  if (message.size() != kProofSize) return give_up(errc::kWrongLength, std::to_string(message.size()) + " bytes");
  if (!crypto::equal_secretly(message, expected_.view())) return give_up(errc::kNotRecognised);
  Name name = signed_name(own, exporter_, kOfInitiator);
  name.application = application_;
  state_ = State::awaits_name;
  return Send{seal(sealing_, name)};
}

InitiatorStep Initiator::take_name(BytesView message, const crypto::SigningKey& own) {
  const auto name = open(opening_, message, application_ ? Extra::receipt : Extra::none);
  if (!name) return give_up(name.error().code, name.error().detail);
  if (application_ && !name->receipt) return give_up(errc::kMalformed, "no receipt");
  if (!is_signed(*name, exporter_, kOfResponder)) return give_up(errc::kWrongSignature);
  if (name->device == reinterpret_id<DeviceId>(own.public_key())) return give_up(errc::kOwnDevice);
  state_ = State::over;
  return Recognised{{}, name->device, name->receipt};
}

ResponderStep Responder::stay_silent(Code code, std::string detail) {
  state_ = State::over;
  return StaySilent{Error{code, std::move(detail)}};
}

ResponderStep Responder::receive(BytesView message, std::span<const Candidate> known) {
  switch (state_) {
    case State::awaits_proof:
      return take_proof(message, known);
    case State::awaits_name:
      return take_name(message);
    case State::awaits_caller:
    case State::over:
      break;
  }
  return stay_silent(errc::kOutOfTurn);
}

ResponderStep Responder::take_proof(BytesView message, std::span<const Candidate> known) {
  FM_CHECK(known.size() <= kMaxCandidates);
  if (message.size() != kProofSize) return stay_silent(errc::kWrongLength, std::to_string(message.size()) + " bytes");
  const Candidate* match = nullptr;
  for (const Candidate& candidate : known) {
    FM_CHECK(candidate.discovery_key.size() == crypto::Secret32::kSize);
    const Hash proof = proof_of(candidate.discovery_key, exporter_, kOfInitiator);
    if (crypto::equal_secretly(message, proof.view()) && match == nullptr) match = &candidate;
  }
  if (match == nullptr) return stay_silent(errc::kUnknownSecret);
  label_ = match->label;
  kind_ = match->kind;
  opening_ = seal_key_of(match->discovery_key, exporter_, kOfInitiator);
  sealing_ = seal_key_of(match->discovery_key, exporter_, kOfResponder);
  state_ = State::awaits_name;
  return Send{to_bytes(proof_of(match->discovery_key, exporter_, kOfResponder).view())};
}

ResponderStep Responder::take_name(BytesView message) {
  auto name = open(opening_, message, kind_ == SecretKind::invitation ? Extra::application : Extra::none);
  if (!name) return stay_silent(name.error().code, name.error().detail);
  if (!is_signed(*name, exporter_, kOfInitiator)) return stay_silent(errc::kWrongSignature);
  visitor_ = name->device;
  applied_ = name->application.has_value();
  state_ = State::awaits_caller;
  return Visitor{label_, kind_, visitor_, std::move(name->application)};
}

ResponderStep Responder::accept(const crypto::SigningKey& own, const std::optional<Receipt>& receipt) {
  // A second message may have ended the recognition while the caller was making up its mind.
  if (state_ == State::over) return stay_silent(errc::kOutOfTurn);
  FM_CHECK(state_ == State::awaits_caller);
  FM_CHECK(receipt.has_value() == applied_);
  if (visitor_ == reinterpret_id<DeviceId>(own.public_key())) return stay_silent(errc::kOwnDevice);
  Name name = signed_name(own, exporter_, kOfResponder);
  name.receipt = receipt;
  state_ = State::over;
  return Recognised{seal(sealing_, name), visitor_, std::nullopt};
}

ResponderStep Responder::refuse() { return stay_silent(errc::kRefused); }

}  // namespace folkmoot::sync
