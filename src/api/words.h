#pragma once
// From what a request says to the words of an act or a question (node/acts.h). Words are texts, also where the contract
// has numbers and marks.
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "node/acts.h"
#include "node/value.h"

namespace folkmoot::api {

using Words = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// Values of one name: two hundred people at a time, as events have them.
inline constexpr std::size_t kValuesMax = 200;

/// web.words.
tl::unexpected<Error> bad_words(std::string detail);

/// A JSON text as a value, a few levels deep. Numbers are whole; of a name that stands twice the last one counts.
Result<node::Value> parse_json(BytesView text);

/// The name by which an act is asked for: "meeting call" is "meeting-call".
std::string act_name(const node::ActRow& row);
const node::ActRow* find_act(std::string_view name);

/// The words that an object says: each of the row's, in Unicode's composed form. In JSON a name has "_" for "-"; a mark
/// is true, and false is as if it were not there.
Result<Words> act_words(const node::ActRow& row, const node::Value& said);

/// A text member of an object that has no others than these names.
Result<std::string> text_of(const node::Value& said, std::string_view name,
                            std::initializer_list<std::string_view> names);

/// Of all acts: `/acts` of the contract.
node::Value act_table();

}  // namespace folkmoot::api
