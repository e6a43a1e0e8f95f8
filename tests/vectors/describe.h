#pragma once
// What a decoded value says, as JSON: field names are those of the specification, an absent field is an absent member.

#include "event/charter.h"
#include "event/event.h"
#include "tests/vectors/json.h"

namespace folkmoot::vectors {

Members describe(const event::Header& header);
Members describe(const event::Body& body);
Members describe(const event::Record& record);
Members describe(const event::Charter& charter);

}  // namespace folkmoot::vectors
