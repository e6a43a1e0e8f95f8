#pragma once
// The program from its words to its exit code.

namespace folkmoot::cli {

int run_program(int argc, char** argv);

}  // namespace folkmoot::cli
