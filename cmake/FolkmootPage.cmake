# The files of the node's page, inside the program: web/dist is committed, so that a build needs neither Node nor npm. An
# assembler that includes the bytes takes no time and no memory, where an array in C++ takes a compiler's for a minute.
# Without the folder the program has no page, and its interface stands by itself.

enable_language(ASM)

# folkmoot_page(target): the target finds <page_files.inc> (src/cli/page_files.cpp) and has the bytes in it. They are a
# library of their own: sources that are made belong to a target whose own sources then wait for all that it links to.
function(folkmoot_page target)
  set(out "${CMAKE_BINARY_DIR}/page")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/dist/*")
  add_custom_command(
    OUTPUT "${out}/page_files.S" "${out}/page_files.inc"
    COMMAND "${CMAKE_COMMAND}" "-DDIST=${CMAKE_SOURCE_DIR}/web/dist" "-DOUT=${out}" -P "${CMAKE_SOURCE_DIR}/cmake/WritePage.cmake"
    DEPENDS ${files} "${CMAKE_SOURCE_DIR}/cmake/WritePage.cmake"
    COMMENT "the files of the page" VERBATIM)
  add_library(folkmoot_page STATIC "${out}/page_files.S" "${out}/page_files.inc")
  target_include_directories(folkmoot_page INTERFACE "${out}")
  # The assembler looks into no file that it includes.
  set_source_files_properties("${out}/page_files.S" PROPERTIES OBJECT_DEPENDS "${files}")
  target_link_libraries(${target} PRIVATE folkmoot_page)
endfunction()
