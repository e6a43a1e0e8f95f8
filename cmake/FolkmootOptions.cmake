# What a builder may choose. The presets set these; nobody needs to know them to build.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "kind of build" FORCE)
endif()

# Tests are configured wherever their libraries are installed, so `./run build` works on a machine without them.
find_package(doctest 2.4 QUIET)
find_package(rapidcheck QUIET)
if(doctest_FOUND AND rapidcheck_FOUND)
  set(folkmoot_tests_default ON)
else()
  set(folkmoot_tests_default OFF)
endif()

option(FOLKMOOT_TESTS "configure the test programs" ${folkmoot_tests_default})
option(FOLKMOOT_FUZZ "build the fuzz doors with libFuzzer (clang only)" OFF)
option(FOLKMOOT_BENCH "configure the benchmarks" OFF)
# Several sources of a library in one run of the compiler: less than half the time for a whole build, more for one file.
# So names in unnamed namespaces differ within a folder. clang-tidy and machines with little memory (scripts/build.sh) take
# each source by itself.
option(FOLKMOOT_UNITY "compile the libraries' sources in batches" OFF)
option(FOLKMOOT_COVERAGE "count which lines run" OFF)
set(FOLKMOOT_SANITIZE "" CACHE STRING "sanitizers, separated by commas: address,undefined or thread")
