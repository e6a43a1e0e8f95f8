#pragma once
// A value as JSON on one line: for files that are written where no JSON library is at home.
#include <string>

#include "node/value.h"

namespace folkmoot::net {

std::string json_line(const node::Value& value);

}  // namespace folkmoot::net
