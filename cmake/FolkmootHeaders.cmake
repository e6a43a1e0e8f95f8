# Every header of src/ compiles alone. One that has a source of its own is the first thing which that source includes
# (tests/lint holds it to that), so whoever takes sources by themselves tries it. For each other one a file of two lines is
# generated (it is included twice, which also tries its #pragma once) and compiled in the target header_check. That target
# is not part of `all`; the ctest entry `headers` builds it.

function(folkmoot_header_check)
  get_property(names GLOBAL PROPERTY folkmoot_libraries)
  add_custom_target(header_check)
  foreach(name IN LISTS names)
    file(GLOB headers RELATIVE "${CMAKE_SOURCE_DIR}/src" CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${name}/*.h")
    set(generated "")
    foreach(header IN LISTS headers)
      string(REGEX REPLACE "\\.h$" ".cpp" own_source "${CMAKE_SOURCE_DIR}/src/${header}")
      if(EXISTS "${own_source}")
        continue()
      endif()
      set(path "${CMAKE_BINARY_DIR}/headers/${header}.cpp")
      file(CONFIGURE OUTPUT "${path}" CONTENT "#include \"${header}\"\n#include \"${header}\"\n")
      list(APPEND generated "${path}")
    endforeach()
    if(generated)
      add_library(headers_${name} OBJECT EXCLUDE_FROM_ALL ${generated})
      target_link_libraries(headers_${name} PRIVATE folkmoot_${name} folkmoot_flags)
      target_compile_options(headers_${name} PRIVATE -O0 -g0)
      add_dependencies(header_check headers_${name})
    endif()
  endforeach()
  folkmoot_command_test(NAME headers LABELS lint TIMEOUT 600
    COMMAND "${CMAKE_COMMAND}" --build "${CMAKE_BINARY_DIR}" --target header_check)
endfunction()
