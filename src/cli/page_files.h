#pragma once
// The files of the page that are inside this program (cmake/FolkmootPage.cmake); none where it was built without them.
#include "api/assets.h"

namespace folkmoot::cli {

class PageFiles final : public api::Assets {
 public:
  [[nodiscard]] std::optional<api::Asset> find(std::string_view path) const override;
};

}  // namespace folkmoot::cli
