#pragma once
// The published vectors, as they are gathered. Each states the verdict that the specification asks for; that this
// implementation gives it is checked on the spot.

#include <string>
#include <vector>

#include "tests/support/event_samples.h"
#include "tests/vectors/judge.h"

namespace folkmoot::vectors {

class VectorSet {
 public:
  /// Bytes that must be accepted. `signers` names the seeds with which the signatures can be made again.
  void accept(std::string_view view, const std::string& name, const Bytes& bytes,
              const std::vector<std::uint8_t>& signers = {});
  /// Bytes that must be refused with exactly this code.
  void refuse(std::string_view view, const std::string& name, const Bytes& bytes, Code code);
  /// An encrypted body under a key: what it opens to, or nothing.
  void encrypted(const std::string& name, const Bytes& event, std::uint8_t key, const std::optional<Bytes>& plain);
  void epoch(std::uint8_t key, const Space& space, const std::vector<Hash>& parents);

  [[nodiscard]] std::string text() const;

  struct File {
    std::string path;
    Bytes bytes;
  };
  /// Small files for the fuzz doors to start from; paths below fuzz/corpus.
  [[nodiscard]] const std::vector<File>& corpus() const { return corpus_; }

 private:
  void add(std::string_view view, const std::string& name, const Bytes& bytes, const Judgement& judgement,
           const Members& extra);

  std::vector<Json> vectors_;
  std::vector<Json> encrypted_;
  std::vector<Json> epochs_;
  std::vector<File> corpus_;
};

/// One line in the vectors' file names each seed by the byte that fills it.
Json seed_name(std::uint8_t seed);

void add_good_events(VectorSet& set);
void add_good_parts(VectorSet& set);
void add_encrypted(VectorSet& set);
void add_refused_events(VectorSet& set);
void add_refused_parts(VectorSet& set);
void add_values(VectorSet& set);
void add_runs(VectorSet& set);

}  // namespace folkmoot::vectors
