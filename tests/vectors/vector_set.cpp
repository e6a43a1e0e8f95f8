#include "tests/vectors/vector_set.h"

#include <algorithm>
#include <cstdio>

#include "base/check.h"
#include "event/sealed.h"

namespace folkmoot::vectors {

namespace {
/// What a fuzz door mutates should be small.
constexpr std::size_t kCorpusFileMax = 1'500;
constexpr std::array kSeeds = {test::kAuthor, test::kPerson, test::kDevice, test::kInvitation, test::kSealKey};

Json key_table() {
  std::vector<Json> keys;
  for (const std::uint8_t seed : kSeeds) {
    Members key;
    key.put("name", seed_name(seed)).put("seed", hex(test::filled<Hash>(seed)));
    keys.push_back(key.put("public", hex(test::signing_key(seed).public_key())).take());
  }
  return list(keys, ",\n    ");
}
}  // namespace

Json seed_name(std::uint8_t seed) { return json("seed_" + to_hex(BytesView(&seed, 1))); }

void VectorSet::add(std::string_view view, const std::string& name, const Bytes& bytes, const Judgement& judgement,
                    const Members& extra) {
  Members vector;
  vector.put("view", json(view)).put("name", json(name)).put("bytes", hex(BytesView(bytes))).put_all(extra);
  vectors_.push_back(vector.put("verdict", json(judgement.verdict)).put("seen", judgement.details.take()).take());
  const bool good = judgement.verdict.starts_with("accept");
  if (view == "run") {
    // The door has the assembly's id as one byte, which fills it.
    const bool filled =
        std::all_of(bytes.begin(), bytes.begin() + AssemblyId::kSize, [&](auto b) { return b == bytes[0]; });
    if (filled) corpus_.push_back({"run/" + name, Bytes(bytes.begin() + (AssemblyId::kSize - 1), bytes.end())});
    return;
  }
  // What is accepted is worth mutating; bodies are there inside events.
  if (bytes.size() > kCorpusFileMax || view == "body" || (!good && view != "value")) return;
  const std::string door = view == "value" ? "codec" : "event";
  corpus_.push_back({door + "/" + (good ? "" : "bad_") + std::string(view) + "_" + name, bytes});
}

void VectorSet::accept(std::string_view view, const std::string& name, const Bytes& bytes,
                       const std::vector<std::uint8_t>& signers) {
  const Judgement judgement = judge(view, bytes);
  if (!judgement.verdict.starts_with("accept"))
    std::fprintf(stderr, "%s: %s\n", name.c_str(), judgement.verdict.c_str());
  FM_CHECK(judgement.verdict.starts_with("accept"));
  Members extra;
  std::vector<Json> names;
  names.reserve(signers.size());
  for (const std::uint8_t signer : signers) names.push_back(seed_name(signer));
  if (!names.empty()) extra.put("signers", list(names));
  add(view, name, bytes, judgement, extra);
}

void VectorSet::refuse(std::string_view view, const std::string& name, const Bytes& bytes, Code code) {
  const Judgement judgement = judge(view, bytes);
  const bool as_expected = judgement.verdict == "refuse " + std::string(code);
  if (!as_expected) std::fprintf(stderr, "%s: %s\n", name.c_str(), judgement.verdict.c_str());
  FM_CHECK(as_expected);
  add(view, name, bytes, judgement, {});
}

void VectorSet::encrypted(const std::string& name, const Bytes& event, std::uint8_t key,
                          const std::optional<Bytes>& plain) {
  const auto decoded = event::decode_event(event);
  FM_CHECK(decoded && decoded->body);
  const auto opened = event::decrypt_body(decoded->header, *decoded->body, test::secret_filled(key));
  FM_CHECK(plain ? opened && *opened == *plain : !opened);
  Members vector;
  vector.put("name", json(name)).put("key", hex(test::filled<Hash>(key))).put("event", hex(BytesView(event)));
  vector.put("verdict", json(opened ? "accept" : "refuse " + std::string(opened.error().code)));
  if (plain) vector.put("plain", hex(BytesView(*plain)));
  encrypted_.push_back(vector.take());
}

void VectorSet::epoch(std::uint8_t key, const Space& space, const std::vector<Hash>& parents) {
  Members vector;
  vector.put("key", hex(test::filled<Hash>(key))).put("space", hex(space)).put("parents", hex_list(parents));
  epochs_.push_back(vector.put("id", hex(event::epoch_id(test::secret_filled(key), space, parents))).take());
}

std::string VectorSet::text() const {
  const char* about =
      "Vectors of docs/protocol/event.md, made by make_vectors. Byte strings are hexadecimal. A vector's view says "
      "what its "
      "bytes are taken for; an event whose signature does not hold is described all the same. A seed's signatures can "
      "be made "
      "again: Ed25519 as in RFC 8032 has one for each message.";
  std::string out = "{\n  \"about\": " + json(about).text;
  out += ",\n  \"keys\": [\n    " + key_table().text.substr(1);
  out += ",\n  \"vectors\": [\n    " + list(vectors_, ",\n    ").text.substr(1);
  out += ",\n  \"encrypted\": [\n    " + list(encrypted_, ",\n    ").text.substr(1);
  out += ",\n  \"epochs\": [\n    " + list(epochs_, ",\n    ").text.substr(1);
  return out + "\n}\n";
}

}  // namespace folkmoot::vectors
