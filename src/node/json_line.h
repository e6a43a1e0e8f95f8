#pragma once
// A value as JSON on one line.
#include <string>

#include "node/value.h"

namespace folkmoot::node {

std::string json_line(const Value& value);

}  // namespace folkmoot::node
