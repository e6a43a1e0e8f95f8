#pragma once
// Every domain tag of the protocol, in one table (docs/protocol/event.md section 2). A hash or signature made for one
// purpose can so never be taken for another.
#include <string_view>

namespace folkmoot::crypto::tag {

inline constexpr std::string_view kEventId = "fm1/id";
inline constexpr std::string_view kEventSignature = "fm1/ev";
inline constexpr std::string_view kBody = "fm1/body";
inline constexpr std::string_view kRecord = "fm1/rec";
inline constexpr std::string_view kListedPerson = "fm1/listed";
/// Texts that the state names by their hash.
inline constexpr std::string_view kText = "fm1/text";
inline constexpr std::string_view kOrder = "fm1/ord";
inline constexpr std::string_view kCore = "fm1/core";
/// A commit's signature that enters the seal; the ids and signatures of seal records; choices and voices of
/// reconvenings.
inline constexpr std::string_view kSeal = "fm1/seal";
inline constexpr std::string_view kSealRecord = "fm1/srec";
/// Between two nodes: what each knows about seals.
inline constexpr std::string_view kSealDigest = "fm1/sdig";
inline constexpr std::string_view kReconvening = "fm1/reconv";
/// By which a new seal key proves that the device that names it holds it.
inline constexpr std::string_view kSealKeyProof = "fm1/wit";
inline constexpr std::string_view kEpoch = "fm1/ep";
inline constexpr std::string_view kChannel = "fm1/ch";
/// Salted tags of chains in a sync session, and the digest that a session begins with.
inline constexpr std::string_view kSyncTag = "fm1/tag";
inline constexpr std::string_view kSyncDigest = "fm1/dig";
/// The check of a proof against damage.
inline constexpr std::string_view kProof = "fm1/proof";
/// Backup files of a home.
inline constexpr std::string_view kBackup = "fm1/backup";
inline constexpr std::string_view kBackupBlock = "fm1/backup-block";
/// What a person commits to in a lot.
inline constexpr std::string_view kLotCommitment = "fm1/lot";
/// What breaks the ties of a vote among options.
inline constexpr std::string_view kTie = "fm1/tie";
/// What breaks ties among people who wait to speak.
inline constexpr std::string_view kFloor = "fm1/floor";
/// Of SHA-256, not of H: the seed of a lot.
inline constexpr std::string_view kLot = "folkmoot-lot-1";

// Labels of keyed derivations: derive(key, label).
inline constexpr std::string_view kDeriveEvent = "evt";
inline constexpr std::string_view kDeriveDiscovery = "disc";
inline constexpr std::string_view kDeriveBundle = "bundle";
inline constexpr std::string_view kDeriveInvite = "invite";
inline constexpr std::string_view kDeriveRenew = "renew";
/// Inside one node: its random numbers, from the seed that each call brings.
inline constexpr std::string_view kDeriveRandom = "rnd";
/// And what a trustee's shuffle is drawn from, of a seed that its home forgets with the result.
inline constexpr std::string_view kDeriveShuffle = "mix";

}  // namespace folkmoot::crypto::tag
