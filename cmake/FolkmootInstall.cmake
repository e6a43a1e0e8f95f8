# cmake --install build [--prefix DIR]: the program, its page of the manual, what shells complete, an entry of the
# desktop and a unit of systemd for the user. docs/at-home.md says how it is used.
include(GNUInstallDirs)

if(TARGET moot)
  install(TARGETS moot RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  # Where things go is known only then: --prefix may say another place than the one that was configured.
  install(CODE "
    set(program \"${CMAKE_BINARY_DIR}/moot\")
    set(share \"${CMAKE_SOURCE_DIR}/share\")
    set(made \"${CMAKE_BINARY_DIR}/share\")
    set(bindir \"${CMAKE_INSTALL_BINDIR}\")
    set(libexecdir \"${CMAKE_INSTALL_LIBEXECDIR}\")
    set(datadir \"${CMAKE_INSTALL_DATADIR}\")")
  install(SCRIPT "${CMAKE_CURRENT_LIST_DIR}/InstallShare.cmake")
endif()
