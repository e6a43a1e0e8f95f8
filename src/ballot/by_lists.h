#pragma once
// Values of one question in JSON: a list of them; where lists are asked about, a list for each list. In memory they
// stand one behind the other.
#include "ballot/election.h"

namespace folkmoot::ballot {

/// Writes all `values`, each with `item`.
template <class Values, class Item>
std::string json_by_lists(const Question& question, const Values& values, const Item& item) {
  std::string out = "[";
  const auto add = [&](std::size_t from, std::size_t count) {
    for (std::size_t i = from; i < from + count; ++i) {
      if (i > from) out += ",";
      out += item(values[i]);
    }
  };
  if (question.kind == Question::Kind::lists) {
    std::size_t at = 0;
    for (const std::size_t size : question.lists) {
      out += at > 0 ? ",[" : "[";
      add(at, size);
      out += "]";
      at += size;
    }
  } else {
    add(0, values.size());
  }
  return out + "]";
}

/// Reads `count` values with `item`: as many as there are, list by list where lists are asked about.
template <class Item>
auto read_by_lists(codec::JsonReader& reader, const Question& question, std::size_t count, const Item& item) {
  std::vector<decltype(item())> out;
  const auto exactly = [&](std::size_t wanted) {
    const std::size_t before = out.size();
    codec::json_array(reader, wanted, [&] { out.push_back(item()); });
    if (reader.ok() && out.size() - before != wanted) reader.fault("too few");
  };
  if (question.kind != Question::Kind::lists) {
    exactly(count);
    return out;
  }
  std::size_t list = 0;
  codec::json_array(reader, question.lists.size(), [&] { exactly(question.lists[list++]); });
  if (reader.ok() && list != question.lists.size()) reader.fault("too few");
  return out;
}

}  // namespace folkmoot::ballot
