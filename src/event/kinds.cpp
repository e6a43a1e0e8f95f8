#include "event/kinds.h"

#include "base/check.h"

namespace folkmoot::event {

std::optional<Kind> kind_from(std::uint64_t number) {
  switch (number) {
#define FM_KIND_FROM(name, type, value, cls) \
  case value:                                \
    return Kind::name;
    FM_EVENT_KINDS(FM_KIND_FROM)
#undef FM_KIND_FROM
    default:
      return std::nullopt;
  }
}

std::string_view kind_name(Kind kind) {
  switch (kind) {
#define FM_KIND_NAME(name, type, value, cls) \
  case Kind::name:                           \
    return #name;
    FM_EVENT_KINDS(FM_KIND_NAME)
#undef FM_KIND_NAME
  }
  FM_CHECK(false);
}

Class kind_class(Kind kind) {
  switch (kind) {
#define FM_KIND_CLASS(name, type, value, cls) \
  case Kind::name:                            \
    return Class::cls;
    FM_EVENT_KINDS(FM_KIND_CLASS)
#undef FM_KIND_CLASS
  }
  FM_CHECK(false);
}

}  // namespace folkmoot::event
