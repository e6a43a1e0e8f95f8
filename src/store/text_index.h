#pragma once
// Finds texts by their words. The index is in memory alone, made out of texts that were read already: what is dropped
// or hidden is in no file that could be forgotten.
//
// Words are compared without case and diacritics, in any script, each as the beginning of one: "eau" finds "Eaux",
// "реш" finds "решение". All words must be there.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace folkmoot::store {

class Database;

class TextIndex {
 public:
  static Result<TextIndex> make();
  TextIndex(TextIndex&&) noexcept;
  TextIndex& operator=(TextIndex&&) noexcept;
  ~TextIndex();

  /// A title counts for more than a text. `number`: whatever the caller knows it by.
  Result<Ok> add(std::uint64_t number, const std::string& title, const std::string& text);

  struct Found {
    std::uint64_t number = 0;
    /// Some words around what was found, which stands in square brackets.
    std::string snippet;
  };
  /// Best first, at most so many. No words find nothing.
  Result<std::vector<Found>> find(const std::string& words, std::uint64_t limit);

 private:
  explicit TextIndex(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
  /// Texts are added in one transaction until somebody asks, which is ten times as fast as one by one.
  bool adding_ = false;
};

/// Words as people type them, as a query: nothing in them is an operator.
std::string text_query(const std::string& words);

}  // namespace folkmoot::store
