#pragma once
// From requests to questions of the node and from its words to answers; and the answers for which no node is needed.
#include "api/question.h"
#include "api/routes.h"

namespace folkmoot::api {

/// Which part of a list.
struct Page {
  std::string after;
  /// Nothing: all of it.
  std::optional<std::size_t> limit;
};
inline constexpr std::uint64_t kPageMax = 1'000;

struct Asking {
  Question question;
  Page page;
};
/// web.words: what the operation does not know, or lacks.
Result<Asking> question_of(const Head& head, const Asked& asked, BytesView body);

Answer answer_for(const Route& route, const Page& page, Told told);
/// The page of a list of objects with ids of that key, and "next" beside it. web.words where `after` is none of them.
Result<node::Value> paged(node::Value whole, const Route& route, const Page& page);

/// `/charter/presets` of the contract.
node::Value charter_presets();
/// `/charter/check`: of {"text", "members"}.
Answer charter_check(BytesView body);

}  // namespace folkmoot::api
