#pragma once

// Homes in memory, each with a node, and what goes between them: frames over connections, bundles by hand.
//
//   MemoryHome ann("ann"), bob("bob");
//   const Value made = ann.done("found", {{"name", {"The square"}}, {"my-name", {"ann"}}});
//   bob.done("join", {{"invitation", {made["invitation"].text()}}, {"name", {"bob"}}});
//   exchange(bob, ann);

#include <map>
#include <string>
#include <vector>

#include "node/node.h"

namespace folkmoot::test {

using node::Value;

using Words = std::map<std::string, std::vector<std::string>>;

class MemoryHome final : public node::EventSource, private sync::BundleSink {
 public:
  explicit MemoryHome(std::string name);
  ~MemoryHome() override;
  MemoryHome(const MemoryHome&) = delete;
  MemoryHome& operator=(const MemoryHome&) = delete;

  /// Shared by all homes of a test; moves on with every call.
  static std::uint64_t& clock();
  /// Longer than a page with acts stays open at least.
  static constexpr std::uint64_t kPageMs = 11 * kMinuteMs;
  static Instant now() { return {clock() += 1'000}; }
  node::Moment moment();

  [[nodiscard]] node::Node& node() { return node_; }
  /// The assembly that calls are about; empty: the only one.
  node::Selector assembly;

  node::Reply act(std::string_view words, const Words& given = {});
  /// It must be done.
  Value done(std::string_view words, const Words& given = {});
  /// The code with which it was refused; empty when it was not.
  std::string refused(std::string_view words, const Words& given = {});
  node::Reply reply_to(const node::Question& question);
  Value ask(const node::Question& question);
  std::string state_hash();
  std::string my_id();
  std::string my_device();
  Value member(const std::string& name);

  // Bundles.
  node::Reply export_to(Bytes& file, const std::string& whom = "all");
  Bytes exported(const std::string& whom = "all");
  node::Reply import(BytesView file);

  /// A new node over what is stored, as after a restart.
  void reopen();
  /// What a backup leaves out: this home's device.
  void lose_device();
  void copy_from(const MemoryHome& other);

  /// Applies the effects that are for the disk; the others are handed back.
  std::vector<node::Effect> carry_out(std::vector<node::Effect> effects);
  node::Reply finish(node::Outcome outcome);

  std::optional<event::Event> event(const AssemblyId& id, const journal::Table&, journal::EventIndex e) override;
  std::optional<event::Event> evidence(const AssemblyId& id, const EventId& event) override;
  std::vector<Bytes> seal_items(const AssemblyId& id, std::uint64_t page) override;
  /// What is due at this time.
  void tick();
  /// When it wants to be woken.
  std::optional<Instant> wake;
  /// For tests that damage what is stored.
  std::vector<event::Event>& events();
  std::vector<node::Persist::SealBytes>& stored_seal_items();
  std::vector<Bytes>& closed_pages();
  std::map<std::string, Bytes>& stored_settings();
  const node::Identity& identity();
  [[nodiscard]] std::size_t stored_events() const;
  bool use_snapshots = false;

 private:
  struct Stored {
    std::vector<event::Event> events;
    std::map<DeviceId, journal::ForkProof> forks;
    std::map<EventId, event::Event> evidence;
    std::optional<node::Identity> identity;
    std::map<EventId, node::HeldInvitation> invitations;
    std::map<Hash, node::ContentKey> keys;
    std::map<std::string, Bytes> settings;
    std::vector<node::Persist::SealBytes> seal_items;
    std::vector<Bytes> closed_pages;
    std::optional<Bytes> snapshot;

    [[nodiscard]] node::StoredAssembly parts(const AssemblyId& id) const;
    [[nodiscard]] Stored clone() const;
  };

  void store(node::Persist persist);

  Result<Ok> write(BytesView bytes) override;
  static void explain(std::string_view what, const Error& error);

  /// Homes so far: two of one name draw different keys.
  static std::uint64_t& made();

  std::string name_;
  std::uint64_t number_;
  std::uint64_t calls_ = 0;
  std::map<AssemblyId, Stored> assemblies_;
  std::map<std::string, Bytes> settings_;
  Bytes file_;
  node::Node node_;
};

/// What became of one connection, on both sides.
struct Exchange {
  std::optional<node::Finished> dialled;
  std::optional<node::Finished> answered;
  bool silent = false;
  std::size_t frames = 0;
  [[nodiscard]] bool equal() const {
    return dialled && answered && dialled->summary["equal"].truth() && answered->summary["equal"].truth();
  }
  [[nodiscard]] std::string code() const {
    return dialled && dialled->error ? std::string(dialled->error->code) : std::string();
  }
};

/// One connection from the first home to the second, until neither says anything more. Cut after so many frames.
Exchange exchange(MemoryHome& from, MemoryHome& to, std::size_t frames_max = 1'000'000);

}  // namespace folkmoot::test
