# Flags of our own targets. They live on one interface target that every folkmoot target links privately, so no
# third-party code is ever compiled with them.

add_library(folkmoot_flags INTERFACE)
target_compile_definitions(folkmoot_flags INTERFACE _GLIBCXX_ASSERTIONS)
target_compile_options(folkmoot_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wswitch-enum -Werror
  # Messages name a file from the root of the repository, and two checkouts give the same bytes.
  "-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/="
  # The stable sort of libstdc++ 12 uses what it deprecates itself, and clang says so of whoever sorts.
  -Wno-deprecated-declarations)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  if(NOT FOLKMOOT_SANITIZE AND NOT FOLKMOOT_COVERAGE)
    # At -O2 g++ 12 vectorises hardly any loop; clang does, and later g++ too.
    target_compile_options(folkmoot_flags INTERFACE -ftree-vectorize -fvect-cost-model=dynamic)
  endif()
  cmake_host_system_information(RESULT memory QUERY TOTAL_PHYSICAL_MEMORY) # MiB
  if(memory GREATER 8000)
    # g++ collects its own garbage as if memory were dear; a fifth of a big batch's time goes into that.
    target_compile_options(folkmoot_flags INTERFACE "SHELL:--param ggc-min-heapsize=2000000")
  endif()
  # g++ 12 sees an overlap in `"text" + std::string` that is not there (GCC bug 105651), and uninitialized parts of
  # default arguments that are not (clang-tidy and the sanitizers look for those that are).
  target_compile_options(folkmoot_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
  if(FOLKMOOT_UNITY)
    # In a batch the sources look like headers to it, and what is unnamed in them like a fault.
    target_compile_options(folkmoot_flags INTERFACE -Wno-subobject-linkage)
  endif()
  if(FOLKMOOT_SANITIZE OR FOLKMOOT_COVERAGE)
    # The code that sanitizers insert confuses the flow analysis; the plain builds keep these warnings.
    target_compile_options(folkmoot_flags INTERFACE -Wno-stringop-overflow -Wno-array-bounds)
  endif()
endif()

if(FOLKMOOT_SANITIZE)
  target_compile_options(folkmoot_flags INTERFACE
    -fsanitize=${FOLKMOOT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(folkmoot_flags INTERFACE -fsanitize=${FOLKMOOT_SANITIZE})
endif()

if(FOLKMOOT_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "FOLKMOOT_FUZZ needs clang: use the preset `fuzz`")
  endif()
  target_compile_options(folkmoot_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(FOLKMOOT_COVERAGE)
  target_compile_options(folkmoot_flags INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(folkmoot_flags INTERFACE --coverage)
endif()

# Faster tools where they are installed, never a condition.
find_program(FOLKMOOT_MOLD mold)
if(FOLKMOOT_MOLD)
  target_link_options(folkmoot_flags INTERFACE -fuse-ld=mold)
endif()
find_program(FOLKMOOT_CCACHE ccache)
if(FOLKMOOT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${FOLKMOOT_CCACHE}")
endif()
