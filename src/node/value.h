#pragma once
// What a view answers with: a JSON-like value with its keys in order. The command line and the HTTP interface print it.
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace folkmoot::node {

class Value {
 public:
  using Array = std::vector<Value>;
  using Object = std::vector<std::pair<std::string, Value>>;
  using Data = std::variant<std::nullptr_t, bool, std::uint64_t, std::int64_t, std::string, Array, Object>;

  Value() : data_(nullptr) {}
  Value(std::nullptr_t) : data_(nullptr) {}     // NOLINT(google-explicit-constructor): views read as JSON
  Value(bool value) : data_(value) {}           // NOLINT(google-explicit-constructor)
  Value(std::uint64_t value) : data_(value) {}  // NOLINT(google-explicit-constructor)
  Value(std::uint32_t value) : data_(std::uint64_t{value}) {}   // NOLINT(google-explicit-constructor)
  Value(std::int64_t value) : data_(value) {}                   // NOLINT(google-explicit-constructor)
  Value(const char* value) : data_(std::string(value)) {}       // NOLINT(google-explicit-constructor)
  Value(std::string value) : data_(std::move(value)) {}         // NOLINT(google-explicit-constructor)
  Value(std::string_view value) : data_(std::string(value)) {}  // NOLINT(google-explicit-constructor)
  Value(Array value) : data_(std::move(value)) {}               // NOLINT(google-explicit-constructor)
  Value(Object value) : data_(std::move(value)) {}              // NOLINT(google-explicit-constructor)

  [[nodiscard]] const Data& data() const { return data_; }
  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }

  /// The member of an object; null where it is not there, or where this is no object.
  [[nodiscard]] const Value& operator[](std::string_view key) const {
    static const Value kNull;
    if (const auto* object = std::get_if<Object>(&data_))
      for (const auto& [name, value] : *object)
        if (name == key) return value;
    return kNull;
  }
  /// Adds a member to an object, or replaces it where it stands. A null becomes an object.
  Value& set(std::string key, Value value) {
    if (is_null()) data_ = Object{};
    auto& object = std::get<Object>(data_);
    for (auto& [name, old] : object)
      if (name == key) {
        old = std::move(value);
        return *this;
      }
    object.emplace_back(std::move(key), std::move(value));
    return *this;
  }
  /// Appends to an array. A null becomes an array.
  Value& push(Value value) {
    if (is_null()) data_ = Array{};
    std::get<Array>(data_).push_back(std::move(value));
    return *this;
  }

  /// The text, number or truth, or what an absent one counts as.
  [[nodiscard]] std::string text() const {
    const auto* value = std::get_if<std::string>(&data_);
    return value != nullptr ? *value : std::string();
  }
  [[nodiscard]] std::uint64_t number() const {
    const auto* value = std::get_if<std::uint64_t>(&data_);
    return value != nullptr ? *value : 0;
  }
  [[nodiscard]] bool truth() const {
    const auto* value = std::get_if<bool>(&data_);
    return value != nullptr && *value;
  }
  [[nodiscard]] const Array& items() const {
    static const Array kEmpty;
    const auto* value = std::get_if<Array>(&data_);
    return value != nullptr ? *value : kEmpty;
  }

  bool operator==(const Value&) const = default;

 private:
  Data data_;
};

}  // namespace folkmoot::node
