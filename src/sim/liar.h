#pragma once
// Members who do not follow the rules. Each has a home of its own with a real node, keeps what it wants of what the
// node does, and writes by hand what the node refuses (forge.h). It holds all keys of its home: whatever a key can
// sign, a liar can say.
#include <memory>

#include "sim/options.h"
#include "sim/world.h"

namespace folkmoot::sim {

class Liar {
 public:
  /// `home` has been founded or joined with; it is no honest one from now on.
  Liar(World& world, HomeIndex home, Stream chance);
  virtual ~Liar() = default;
  Liar(const Liar&) = delete;
  Liar& operator=(const Liar&) = delete;

  /// Once, when the ordinary days begin.
  virtual void begin() {}
  /// Again and again, so often.
  virtual void act() = 0;
  [[nodiscard]] virtual std::uint64_t acts_every_ms() const { return 7 * kHourMs; }
  /// Once, when the network is whole again: the last word.
  virtual void end() {}

 protected:
  [[nodiscard]] World& world() { return *world_; }
  [[nodiscard]] HomeIndex home() const { return home_; }
  [[nodiscard]] Stream& chance() { return chance_; }
  /// Some honest home that is up.
  [[nodiscard]] std::optional<HomeIndex> victim();
  /// Some proposal that is open, as a home shows it.
  [[nodiscard]] std::string some_proposal(HomeIndex at);
  void note(HomeIndex at, const std::string& text);

 private:
  World* world_;
  HomeIndex home_;
  Stream chance_;
};

std::unique_ptr<Liar> make_liar(LiarKind kind, World& world, HomeIndex home, std::uint64_t number);

}  // namespace folkmoot::sim
