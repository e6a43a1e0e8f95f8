#pragma once
// The files of the page itself, wherever they come from.
#include <string>
#include <string_view>

#include "api/answer.h"
#include "api/http.h"

namespace folkmoot::api {

struct Asset {
  std::string_view type;
  BytesView bytes;
  /// Of the bytes, with its quotation marks.
  std::string_view etag;
  bool is_gzip = false;
  /// Its name changes with what is in it: browsers need never ask again.
  bool is_immutable = false;
};

class Assets {
 public:
  virtual ~Assets() = default;
  /// By a path as it stands behind the host: "/", "/assets/main-1f2e.js". What is shown must last.
  [[nodiscard]] virtual std::optional<Asset> find(std::string_view path) const = 0;
};

/// The file, or that the browser has it already.
Answer asset_answer(const Asset& asset, const Head& head);

}  // namespace folkmoot::api
