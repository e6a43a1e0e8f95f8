# How a folder becomes targets. The aim: adding a file, a test, a fuzz door or a benchmark touches no CMake file.

add_custom_target(unit_tests) # everything that ctest runs with the label `unit`, `property` or `threads`
add_custom_target(thread_tests)
add_custom_target(program_tests) # what the other labels run: the program, and what plays, judges and models

# folkmoot_test(NAME exe LABELS ... SOURCES ... [LINK ...]): a doctest program, one ctest entry.
# It runs in the root of the repository and finds the built program, if there is one, in MOOT_BINARY.
function(folkmoot_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "LABELS;SOURCES;LINK")
  add_executable(${arg_NAME} ${arg_SOURCES})
  if(FOLKMOOT_UNITY)
    # Most of what a test costs to compile are the headers that all of a folder read.
    set_target_properties(${arg_NAME} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
  target_include_directories(${arg_NAME} PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${arg_NAME} PRIVATE ${arg_LINK} folkmoot_doctest_main folkmoot_flags)
  folkmoot_command_test(NAME ${arg_NAME} LABELS ${arg_LABELS} COMMAND ${arg_NAME})
  add_dependencies(unit_tests ${arg_NAME})
endfunction()

# The slowest, the slowest first, as ./test prints them at its end: they begin first, so that no core waits for one of them
# alone.
set(folkmoot_slow_tests cli_encrypted verifier_wasm cli_demo sim_seeds store_test rules node_test sim_defences cli_proof
  ballot_test assembly_prop sim_test cli_story_sync cli_joining cli_blackout)

# folkmoot_command_test(NAME ... LABELS ... COMMAND ...): anything that exits 0 when it passes.
function(folkmoot_command_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;TIMEOUT" "LABELS;COMMAND")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  add_test(NAME ${arg_NAME} COMMAND ${arg_COMMAND} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  set_tests_properties(${arg_NAME} PROPERTIES
    LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "MOOT_BINARY=${CMAKE_BINARY_DIR}/moot;LC_ALL=C.UTF-8")
  list(FIND folkmoot_slow_tests ${arg_NAME} place)
  if(place GREATER_EQUAL 0)
    math(EXPR cost "100 - ${place}")
    set_tests_properties(${arg_NAME} PROPERTIES COST ${cost})
  endif()
endfunction()

# folkmoot_python_test(NAME script.py LABELS ... [ARGS ...]): a script beside the calling CMakeLists.txt. The
# system's interpreter is named in full: only that one sees the Python packages of the distribution.
function(folkmoot_python_test name script)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "TIMEOUT" "LABELS;ARGS")
  folkmoot_command_test(NAME ${name} LABELS ${arg_LABELS} TIMEOUT "${arg_TIMEOUT}"
    COMMAND /usr/bin/python3 -B "${CMAKE_CURRENT_SOURCE_DIR}/${script}" ${arg_ARGS})
endfunction()

# folkmoot_library(NAME RANK n [THREADS] [HOT] [DEPENDS folders...] [LINK external targets...])
#   src/NAME/*.cpp        the static library folkmoot_NAME (an interface library if there is none)
#   src/NAME/*_test.cpp   the program NAME_test, label `unit`, and `threads` with THREADS
#   src/NAME/*_prop.cpp   the program NAME_prop, label `property`
# HOT: it computes rather than decides. Builds with sanitizers compile the rest unoptimised, in half the time.
# Folders that are not there yet are skipped, as a library and as a dependency. The ranks given here are the only
# table of ranks there is: tests/lint reads them from src/CMakeLists.txt and holds every #include against them.
function(folkmoot_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "THREADS;HOT" "RANK" "DEPENDS;LINK")
  set(dir "${CMAKE_SOURCE_DIR}/src/${name}")
  set_property(GLOBAL PROPERTY folkmoot_rank_${name} ${arg_RANK})
  foreach(lower IN LISTS arg_DEPENDS)
    get_property(rank GLOBAL PROPERTY folkmoot_rank_${lower})
    if("${rank}" STREQUAL "" OR NOT rank LESS arg_RANK)
      message(FATAL_ERROR "${name} (rank ${arg_RANK}) may not depend on ${lower} (rank ${rank})")
    endif()
  endforeach()
  if(NOT EXISTS "${dir}")
    return()
  endif()

  file(GLOB sources CONFIGURE_DEPENDS "${dir}/*.cpp")
  file(GLOB headers CONFIGURE_DEPENDS "${dir}/*.h")
  file(GLOB unit_sources CONFIGURE_DEPENDS "${dir}/*_test.cpp")
  file(GLOB property_sources CONFIGURE_DEPENDS "${dir}/*_prop.cpp")
  list(REMOVE_ITEM sources ${unit_sources} ${property_sources} "")
  if(NOT sources AND NOT headers)
    return()
  endif()

  set(target folkmoot_${name})
  if(sources)
    add_library(${target} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(${target} PRIVATE folkmoot_flags)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  if(sources AND FOLKMOOT_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
  if(sources AND arg_HOT AND FOLKMOOT_SANITIZE)
    target_compile_options(${target} PRIVATE -O1)
  endif()
  target_include_directories(${target} ${scope} "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(${target} ${scope} fmt::fmt tl::expected ${arg_LINK})
  foreach(lower IN LISTS arg_DEPENDS)
    if(TARGET folkmoot_${lower})
      target_link_libraries(${target} ${scope} folkmoot_${lower})
    endif()
  endforeach()
  if(arg_RANK LESS 9)
    set_property(GLOBAL APPEND PROPERTY folkmoot_core_targets ${target})
  endif()
  set_property(GLOBAL APPEND PROPERTY folkmoot_libraries ${name})

  if(FOLKMOOT_TESTS AND unit_sources)
    set(labels unit)
    if(arg_THREADS)
      list(APPEND labels threads)
    endif()
    folkmoot_test(NAME ${name}_test LABELS ${labels} SOURCES ${unit_sources} LINK ${target})
    if(arg_THREADS)
      add_dependencies(thread_tests ${name}_test)
    endif()
  endif()
  if(FOLKMOOT_TESTS AND property_sources)
    folkmoot_test(NAME ${name}_prop LABELS property SOURCES ${property_sources} LINK ${target} rapidcheck)
  endif()
endfunction()

# folkmoot_support(NAME [sources...] [LINK libraries...] FOR programs...): tests/support/*.cpp that several programs of
# tests share, compiled once for all of them. Without sources: one that is there already.
function(folkmoot_support name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK;FOR")
  set(target folkmoot_${name})
  if(NOT TARGET ${target})
    list(TRANSFORM arg_UNPARSED_ARGUMENTS PREPEND "${CMAKE_SOURCE_DIR}/tests/support/")
    add_library(${target} STATIC EXCLUDE_FROM_ALL ${arg_UNPARSED_ARGUMENTS})
    target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE folkmoot_flags)
  endif()
  foreach(program IN LISTS arg_FOR)
    if(TARGET ${program})
      target_link_libraries(${program} PRIVATE ${target})
    endif()
  endforeach()
endfunction()

# folkmoot_program(OUTPUT source.cpp folders...): an executable at the top of the build folder.
function(folkmoot_program output source)
  if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
    return()
  endif()
  add_executable(${output} "${source}")
  target_include_directories(${output} PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_compile_definitions(${output} PRIVATE FOLKMOOT_VERSION="${PROJECT_VERSION}")
  set_target_properties(${output} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  add_dependencies(program_tests ${output})
  target_link_libraries(${output} PRIVATE fmt::fmt tl::expected folkmoot_flags)
  foreach(folder IN LISTS ARGN)
    if(TARGET folkmoot_${folder})
      target_link_libraries(${output} PRIVATE folkmoot_${folder})
    endif()
  endforeach()
endfunction()

# folkmoot_fuzz(NAME): fuzz/NAME_fuzz.cpp defines LLVMFuzzerTestOneInput. With clang it becomes a libFuzzer program;
# elsewhere a plain main replays fuzz/corpus/NAME, so that what a fuzzer once found is tried on every run.
function(folkmoot_fuzz name)
  set(target ${name}_fuzz)
  add_executable(${target} "${CMAKE_SOURCE_DIR}/fuzz/${name}_fuzz.cpp")
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE folkmoot_all folkmoot_flags)
  add_dependencies(fuzz_doors ${target})
  if(FOLKMOOT_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests/support/fuzz_main.cpp")
    folkmoot_command_test(NAME ${target} LABELS fuzz-smoke COMMAND ${target} "${CMAKE_SOURCE_DIR}/fuzz/corpus/${name}")
    add_dependencies(unit_tests ${target})
  endif()
endfunction()
