#pragma once
// Ballots in Ed25519 as they travel: a third of their JSON, byte for byte described in docs/protocol/ballots.md,
// section 8. Who gets one makes the JSON of it, whose hash is the ballot's name, and checks that.
//
// Points are divided by eight, so that what comes out is in the subgroup. What is added to one of order 2, 4 or 8 is
// gone after that: such bytes are another way to write the same ballot, and count as it.
#include "ballot/batch.h"
#include "ballot/encrypt.h"
#include "ballot/size.h"

namespace folkmoot::ballot {

/// That a ballot replaces what its voter cast before. The highest number counts.
struct Revision {
  std::uint32_t number = 0;
  Proof<Ed25519> proof;
};
Revision make_revision(const Booth<Ed25519>& booth, std::string_view ballot, std::uint32_t number,
                       const VoterKey<Ed25519>& voter, Draws& draws);
/// Whether whoever has the credential made it, for this ballot.
bool check_revision(const Booth<Ed25519>& booth, std::string_view ballot, const Revision& revision,
                    const Point& credential);

struct WireBallot {
  std::uint32_t voter = 0;  // whose credential, by its place on the list
  std::optional<Revision> revision;
  std::string json;
  Bytes hints;  // affine, for `check_batch`; empty where none came
};

/// Of a ballot that is right; one that is not is an error.
Result<Bytes> to_wire(const Booth<Ed25519>& booth, std::string_view ballot, const Point& credential,
                      std::uint32_t voter, const std::optional<Revision>& revision, bool with_hints);

/// The form only: nothing is checked of what it proves. `credentials` is the election's list, as texts.
Result<WireBallot> from_wire(const Booth<Ed25519>& booth, std::span<const std::string> credentials, BytesView bytes);

}  // namespace folkmoot::ballot
