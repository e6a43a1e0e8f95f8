#pragma once
// Acts of somebody who has a place in the assembly: each becomes the content of one event.
#include "node/holding.h"

namespace folkmoot::node {

/// What is written for the act, and the shape it is answered in.
Allowed<Value> perform_in(Holding& holding, const Act& act, Call& call);

}  // namespace folkmoot::node
