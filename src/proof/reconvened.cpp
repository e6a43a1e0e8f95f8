#include "proof/reconvened.h"

#include <algorithm>
#include <functional>
#include <map>

#include "codec/writer.h"
#include "crypto/merkle_map.h"
#include "proof/items_parts.h"
#include "proof/verify.h"

namespace folkmoot::proof {

namespace {
using codec::Writer;

constexpr std::string_view kPersons = "person";
constexpr std::string_view kDevices = "device";

/// Nothing where a key stands twice, or out of its place.
std::optional<Hash> root_of_rows(const std::vector<Reconvened::Row>& rows) {
  if (std::ranges::adjacent_find(rows, std::greater_equal<>(), &Reconvened::Row::key) != rows.end())
    return std::nullopt;
  crypto::MerkleMap map;
  for (const Reconvened::Row& row : rows) {
    const Hash key = crypto::hash_untagged(row.key);
    map.set(key, crypto::merkle_leaf(key, row.value, row.last.view()));
  }
  return map.root();
}

/// The state that has these entries, and the others as they say.
std::optional<Hash> state_of(const Reconvened& reconvened) {
  const auto& others = reconvened.others;
  if (std::ranges::adjacent_find(others, std::greater_equal<>(), &Reconvened::Subject::name) != others.end())
    return std::nullopt;
  crypto::MerkleMap subjects;
  const auto add = [&](std::string_view name, const Hash& root) {
    const Hash key = crypto::hash_untagged(Writer().text(name).view());
    subjects.set(key, crypto::merkle_leaf(key, Writer().id(root).view(), {}));
  };
  for (const Reconvened::Subject& other : others) {
    if (other.name == kPersons || other.name == kDevices) return std::nullopt;
    add(other.name, other.root);
  }
  for (const auto& [name, rows] :
       {std::pair(kPersons, &reconvened.persons), std::pair(kDevices, &reconvened.devices)}) {
    const auto root = root_of_rows(*rows);
    if (!root) return std::nullopt;
    if (!rows->empty()) add(name, *root);
  }
  return subjects.root();
}

template <class Id>
Result<Id> key_id(const Bytes& key) {
  Reader in(key);
  const auto out = in.id<Id>();
  if (!in.finish()) return refuse_item("a key that is no id");
  return out;
}

/// The persons for whom the device was added.
Result<std::vector<PersonId>> read_owners(const Bytes& value) {
  Reader in(value);
  in.array_of(4);
  auto out = read_id_list<PersonId>(in);
  in.boolean(), in.id<Hash>(), in.id_or_null<SignKey>();
  if (const auto read = in.finish(); !read) return refuse_item("device: " + read.error().detail);
  return out;
}

/// The devices of everybody on the roll who has one; one that was added for several persons is nobody's.
Result<seal::RollDevices> roll_of(const Reconvened& reconvened) {
  std::map<PersonId, bool> on_roll;
  for (const Reconvened::Row& row : reconvened.persons) {
    FM_ASSIGN(const auto id, key_id<PersonId>(row.key));
    FM_ASSIGN(const PersonEntry person, read_person(row.value));
    on_roll[id] = person.on_roll();
  }
  seal::RollDevices out;
  for (const Reconvened::Row& row : reconvened.devices) {
    FM_ASSIGN(const auto id, key_id<DeviceId>(row.key));
    FM_ASSIGN(const auto owners, read_owners(row.value));
    if (owners.size() != 1) continue;
    const auto owner = on_roll.find(owners.front());
    if (owner != on_roll.end() && owner->second) out[owner->first].push_back(id);
  }
  return out;
}
}  // namespace

Result<Spoken> check_reconvened(const Trusted& trusted, const Reconvened& reconvened) {
  const seal::Choice& choice = reconvened.reconvening.choice;
  // The roll of page 1 is read in a past, and a choice between two seals on the roll of the seal before both: no core
  // on the way commits to either.
  if (trusted.page == 0 || choice.assembly != trusted.assembly || choice.page != trusted.page + 1 ||
      choice.goes_on != trusted.id || choice.other)
    return fail(errc::kPlace, "a reconvening of page " + std::to_string(choice.page));
  if (state_of(reconvened) != trusted.state) return fail(errc::kPath, "the roll");
  FM_ASSIGN(const seal::RollDevices roll, roll_of(reconvened));
  const seal::ReconveningId id = seal::reconvening_id(reconvened.reconvening);
  std::optional<PersonId> before;
  // Each counts, or it is refused: so what is said of their number is so.
  for (const Reconvened::Voice& voice : reconvened.voices) {
    if (before && *before >= voice.person) return fail(errc::kVoices, "out of order");
    before = voice.person;
    const auto person = roll.find(voice.person);
    if (person == roll.end() || std::ranges::find(person->second, voice.device) == person->second.end())
      return fail(errc::kVoices, "by no device of the roll");
    if (!seal::voice_verifies({choice, id, voice.person, voice.device, voice.signature}))
      return fail(errc::kSignature, "voice of " + voice.person.hex());
  }
  const Spoken out{choice.page, id, reconvened.voices.size(), roll.size()};
  if (2 * out.signed_by <= out.persons)
    return fail(errc::kVoices, std::to_string(out.signed_by) + " of " + std::to_string(out.persons));
  return out;
}

Trusted trusted_after(const Trusted& trusted, const Reconvened& reconvened) {
  Trusted out = trusted;
  out.witnesses = seal::witnesses_root(reconvened.reconvening.witnesses);
  out.count = reconvened.reconvening.witnesses.size();
  return out;
}

}  // namespace folkmoot::proof
