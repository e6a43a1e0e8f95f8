// Entries of encrypted votes.
#include "assembly/encrypted.h"
#include "assembly/entry_source.h"
#include "crypto/hash.h"

namespace folkmoot::assembly {

namespace {
void write_people(Writer& out, const Source& from, const std::vector<PersonIndex>& people) {
  out.array(people.size());
  for (const PersonIndex p : people) out.id(from.person(p));
}

/// The Merkle list of [person id, credential], ascending; of each person the first, as the page has them. Of shuffled
/// credentials, which are nobody's, that of [null, credential].
Hash credentials_root(const Source& from, const Encrypted& encrypted) {
  std::map<PersonId, event::GroupPoint> by_id;
  std::vector<Bytes> items;
  for (const Credential& one : encrypted.credentials) {
    if (one.person == kNoPerson)
      items.push_back(Writer().array(2).null().id(one.key).take());
    else
      by_id.emplace(from.person(one.person), one.key);
  }
  for (const auto& [person, key] : by_id) items.push_back(Writer().array(2).id(person).id(key).take());
  return crypto::merkle_list_root(items);
}

/// The Merkle list of [person id, alpha, beta], ascending; of each person the first, as the page has them.
Hash enrolments_root(const Source& from, const Encrypted& encrypted) {
  std::map<PersonId, const Enrolment*> by_id;
  for (const Enrolment& one : encrypted.enrolments) by_id.emplace(from.person(one.person), &one);
  std::vector<Bytes> items;
  for (const auto& [person, one] : by_id)
    items.push_back(Writer().array(3).id(person).id(one->alpha).id(one->beta).take());
  return crypto::merkle_list_root(items);
}

/// The Merkle list of [credential, revision, ballot id] of those that count, by credential.
Hash standing_root(const Encrypted& encrypted, std::size_t& count) {
  std::vector<Bytes> items;
  for (const EncryptedBallot* const ballot : standing_ballots(encrypted)) {
    Writer item;
    item.array(3).id(encrypted.credentials[ballot->credential].key).uint(ballot->revision).id(ballot->id);
    items.push_back(item.take());
  }
  count = items.size();
  return crypto::merkle_list_root(items);
}
}  // namespace

EntryBytes write_encrypted(const Source& from, std::uint32_t index) {
  const Encrypted& encrypted = from.state.encrypted[index];
  const Vote& vote = from.state.votes[encrypted.vote];
  Writer out;
  out.array(21).uint(static_cast<std::uint64_t>(encrypted.stage)).uint(static_cast<std::uint64_t>(encrypted.failure));
  out.uint(encrypted.seal).uint(encrypted.attempt).uint(encrypted.secrecy.threshold).uint(encrypted.secrecy.spare);
  write_people(out, from, encrypted.trustees);
  write_people(out, from, encrypted.out);
  if (encrypted.election.is_zero())
    out.null().null();
  else
    out.id(encrypted.key).id(encrypted.election);
  out.id(credentials_root(from, encrypted));
  std::size_t ballots = 0;
  const Hash root = standing_root(encrypted, ballots);
  out.uint(ballots).id(root).uint(encrypted.closed_seal);
  const auto put_hash = [&](const Bytes& bytes) {
    if (bytes.empty())
      out.null();
    else
      out.id(crypto::sha256(bytes));
  };
  put_hash(encrypted.sum);
  out.array(vote.sums.size());
  for (const std::uint64_t sum : vote.sums) out.uint(sum);
  put_hash(vote.opened);
  out.uint(encrypted.secrecy.mixed ? 1 : 0).id(enrolments_root(from, encrypted)).uint(encrypted.turn);
  out.array(encrypted.shuffles.size());
  for (const Shuffled& one : encrypted.shuffles) out.id(from.person(encrypted.trustees[one.trustee]));
  return {event_key(from, vote.event), out.take()};
}

}  // namespace folkmoot::assembly
