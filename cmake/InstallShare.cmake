# Part of `cmake --install` (FolkmootInstall.cmake): what is written by the program, and what names the place of it.

function(write_by_program file)
  execute_process(COMMAND "${program}" ${ARGN} OUTPUT_FILE "${made}/${file}" RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "moot ${ARGN}: ${failed}")
  endif()
endfunction()

set(FOLKMOOT_PROGRAM "${CMAKE_INSTALL_PREFIX}/${bindir}/moot")
set(FOLKMOOT_OPEN_PAGE "${CMAKE_INSTALL_PREFIX}/${libexecdir}/folkmoot/open-page")

file(MAKE_DIRECTORY "${made}")
write_by_program(moot.1 help --man)
write_by_program(moot.bash completion bash)
write_by_program(moot.zsh completion zsh)
write_by_program(moot.fish completion fish)
foreach(name folkmoot.desktop folkmoot.service open-page)
  configure_file("${share}/${name}.in" "${made}/${name}" @ONLY)
endforeach()

set(data "${CMAKE_INSTALL_PREFIX}/${datadir}")
file(INSTALL "${made}/moot.1" DESTINATION "${data}/man/man1")
file(INSTALL "${made}/moot.bash" DESTINATION "${data}/bash-completion/completions" RENAME moot)
file(INSTALL "${made}/moot.zsh" DESTINATION "${data}/zsh/site-functions" RENAME _moot)
file(INSTALL "${made}/moot.fish" DESTINATION "${data}/fish/vendor_completions.d")
file(INSTALL "${made}/folkmoot.desktop" DESTINATION "${data}/applications")
file(INSTALL "${made}/folkmoot.service" DESTINATION "${data}/systemd/user")
file(INSTALL "${share}/folkmoot.svg" DESTINATION "${data}/icons/hicolor/scalable/apps")
file(INSTALL "${made}/open-page" DESTINATION "${CMAKE_INSTALL_PREFIX}/${libexecdir}/folkmoot"
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
