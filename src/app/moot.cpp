// The program: words in, an exit code out. What it does is in src/cli.
#include "cli/program.h"

int main(int argc, char** argv) { return folkmoot::cli::run_program(argc, argv); }
