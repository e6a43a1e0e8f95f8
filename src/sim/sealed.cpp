#include "sim/sealed.h"

#include <algorithm>

#include "crypto/merkle_map.h"
#include "seal/proofs.h"

namespace folkmoot::sim {

namespace {
using Tops = std::map<DeviceId, std::uint64_t>;  // the highest seq of each device, plus one

void put(crypto::MerkleMap& map, const journal::FrontierChange& change) {
  for (const journal::FrontierEntry& entry : change) {
    const Hash key = journal::frontier_key(entry.device);
    map.set(key, crypto::merkle_leaf(key, journal::frontier_value(entry), {}));
  }
}

Tops tops_of(const journal::FrontierChange& change) {
  Tops out;
  for (const journal::FrontierEntry& entry : change)
    for (const auto& tip : entry.tips) out[entry.device] = std::max(out[entry.device], tip.seq + 1);
  return out;
}

/// Devices of which a frontier names a fork: what is kept of them hangs on others.
std::set<DeviceId> forked_in(const journal::FrontierChange& change) {
  std::set<DeviceId> out;
  for (const journal::FrontierEntry& entry : change)
    if (entry.lowest_fork) out.insert(entry.device);
  return out;
}

/// The two records of a proof, as the home shows them, with their signatures checked.
std::optional<std::pair<seal::CheckedRecord, seal::CheckedRecord>> records_of(const node::Value& proof,
                                                                              const seal::WitnessSet& witnesses) {
  std::vector<seal::CheckedRecord> out;
  for (const node::Value& text : proof["records"].items()) {
    const auto bytes = from_hex(text.text());
    if (!bytes) return std::nullopt;
    auto record = seal::decode_record(*bytes);
    if (!record) return std::nullopt;
    auto checked = seal::CheckedRecord::check(*std::move(record), witnesses);
    if (!checked) return std::nullopt;
    out.push_back(*std::move(checked));
  }
  return out.size() == 2 ? std::optional(std::pair(out[0], out[1])) : std::nullopt;
}
}  // namespace

std::vector<std::string> unproved(World& world, HomeIndex home, const std::set<SignKey>& liars) {
  const std::string& name = world.at(home).name;
  const node::Value seal = world.ask(home, node::ask::Seal{});
  const node::Value& two = seal["two_seals"];
  if (two.is_null()) return {name + " shows no two seals"};
  const node::ClosedPage* page = nullptr;
  const auto closed = world.at(home).disk.closed_pages();
  for (const node::ClosedPage& one : closed)
    if (one.seal.core.page == two["page"].number()) page = &one;
  if (page == nullptr) return {name + " has not closed the page of two seals"};
  const seal::WitnessSet witnesses = page->witness_set();
  std::vector<std::string> out;
  std::set<SignKey> proved;
  for (const node::Value& proof : two["proofs"].items()) {
    const auto records = records_of(proof, witnesses);
    const auto cheat = records ? seal::what_they_prove(records->first, records->second) : std::nullopt;
    if (!cheat || seal::name_of(*cheat) != proof["cheat"].text()) {
      out.push_back(name + " shows a proof that proves nothing");
      continue;
    }
    const SignKey& witness = witnesses.key(records->first.witness());
    if (!liars.contains(witness)) out.push_back(name + " shows a proof against somebody honest");
    proved.insert(witness);
  }
  if (proved.size() <= witnesses.liars_max())
    out.push_back(name + " proves " + std::to_string(proved.size()) + " cheats of " + std::to_string(witnesses.size()) +
                  " witnesses");
  return out;
}

std::set<SignKey> keys_of_liars(World& world) {
  std::set<SignKey> out;
  for (HomeIndex i = 0; i < world.size(); ++i) {
    const Home& home = world.at(i);
    const node::Identity* identity = home.disk.identity();
    if (!home.honest && identity != nullptr)
      for (const crypto::Secret32& seal : identity->seals) out.insert(crypto::SigningKey::from_seed(seal).public_key());
  }
  return out;
}

std::vector<Instant> times_of(const Disk& disk) {
  std::vector<Instant> out;
  for (const node::ClosedPage& page : disk.closed_pages()) out.push_back(page.seal.core.time);
  return out;
}

std::vector<std::string> left_out(Disk& disk, const std::set<SignKey>& liars) {
  std::vector<std::string> out;
  crypto::MerkleMap before;
  // Through all pages: a frontier also lists a device again of which nothing but a fork is new.
  Tops sealed;
  for (const node::ClosedPage& page : disk.closed_pages()) {
    const std::uint64_t number = page.seal.core.page;
    const seal::CoreId core = seal::core_id(page.seal.core);
    std::map<Hash, journal::FrontierChange> frontiers;
    std::vector<seal::Propose> fresh;
    for (const Bytes& bytes : disk.seal_items(page.seal.core.assembly, number)) {
      auto item = node::decode_item(bytes);
      if (!item) continue;
      if (auto* frontier = std::get_if<node::PageFrontier>(&*item)) {
        crypto::MerkleMap map = before;
        put(map, frontier->change);
        frontiers.insert_or_assign(map.root(), std::move(frontier->change));
      }
      if (const auto* record = std::get_if<seal::SealRecord>(&*item))
        if (const auto* propose = std::get_if<seal::Propose>(&record->says);
            propose != nullptr && !propose->rests_on && seal::core_id(propose->core) == core)
          fresh.push_back(*propose);
    }
    for (const auto& [device, top] : tops_of(page.frontier)) sealed[device] = std::max(sealed[device], top);
    const std::set<DeviceId> forked = forked_in(page.frontier);
    const std::size_t liars_max = page.witness_set().liars_max();
    for (const seal::Propose& propose : fresh) {
      // Of each device: up to where the readies of those who follow the rules went.
      std::map<DeviceId, std::vector<std::uint64_t>> held;
      for (const seal::CarriedReady& carried : propose.readies) {
        if (liars.contains(page.witnesses[carried.witness])) continue;
        const auto change = frontiers.find(carried.ready.frontier);
        if (change == frontiers.end()) continue;
        for (const auto& [device, top] : tops_of(change->second)) held[device].push_back(top);
      }
      for (auto& [device, heights] : held) {
        if (heights.size() <= liars_max || forked.contains(device)) continue;
        std::ranges::sort(heights, std::greater<>());
        const auto there = sealed.find(device);
        const std::uint64_t top = there == sealed.end() ? 0 : there->second;
        if (heights[liars_max] > top)
          out.push_back("page " + std::to_string(number) + " leaves out what device " + device.hex().substr(0, 8) +
                        " wrote");
      }
    }
    put(before, page.frontier);
  }
  return out;
}

}  // namespace folkmoot::sim
