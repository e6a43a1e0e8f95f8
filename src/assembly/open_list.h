#pragma once
// Which of a list's objects a seal, or time alone, may still change: those that the last seal left open, and all that
// came after it. What runs at each seal goes through these only, so that it costs as much as is open and not as much as
// there ever was.
//
// It names too many rather than too few: whoever goes through it asks each object itself. So nobody has to tell it of a
// new object, and an empty one, which names all, is right, too. It follows from the rest of a state and is not stored.
#include <cstdint>
#include <vector>

namespace folkmoot::assembly {

class OpenList {
 public:
  /// Indices, ascending. Those that are added to the list meanwhile are not among them.
  class Range {
   public:
    struct End {
      bool operator==(const End&) const = default;
    };
    class Iterator {
     public:
      Iterator(const std::vector<std::uint32_t>& left, std::uint32_t since, std::uint32_t size)
          : left_(&left), since_(since), size_(size) {}
      std::uint32_t operator*() const {
        return place_ < left_->size() ? (*left_)[place_] : static_cast<std::uint32_t>(since_ + place_ - left_->size());
      }
      Iterator& operator++() {
        ++place_;
        return *this;
      }
      bool operator==(const End&) const { return place_ == left_->size() + (size_ - since_); }

     private:
      const std::vector<std::uint32_t>* left_;
      std::uint32_t since_;
      std::uint32_t size_;
      std::size_t place_ = 0;
    };
    Range(const std::vector<std::uint32_t>& left, std::uint32_t since, std::uint32_t size)
        : begin_(left, since, size) {}
    [[nodiscard]] Iterator begin() const { return begin_; }
    [[nodiscard]] End end() const { return {}; }

   private:
    Iterator begin_;
  };

  /// `list`: what the indices are of, as it is now.
  template <class List>
  [[nodiscard]] Range in(const List& list) const {
    return {left_, since_, static_cast<std::uint32_t>(list.size())};
  }
  /// Leaves out what nothing will change any more, for good: `is_open` says so of an index, and never takes it back.
  template <class List, class IsOpen>
  void settle(const List& list, IsOpen is_open) {
    std::vector<std::uint32_t> left;
    for (const std::uint32_t i : in(list))
      if (is_open(i)) left.push_back(i);
    left_ = std::move(left);
    since_ = static_cast<std::uint32_t>(list.size());
  }

 private:
  std::vector<std::uint32_t> left_;
  std::uint32_t since_ = 0;
};

/// Of the objects of a state that seals change.
struct Open {
  /// Facts of acts that no seal holds.
  OpenList facts;
  OpenList proposals;
  OpenList rounds;  // versions
  OpenList votes;
  /// Those that no seal has settled, and those that are to lapse.
  OpenList decisions;
  OpenList suspensions;
  /// In force.
  OpenList mandates;
  OpenList statements;
  OpenList mandate_votes;
  OpenList joinings;
  OpenList spendings;
  OpenList meetings;
  OpenList hidings;
  OpenList proxies;
};

}  // namespace folkmoot::assembly
