# Every third-party library is found here, once, and has a line in docs/dependencies.md.
# Imported targets are SYSTEM: their headers give no warnings.

find_package(fmt 9 REQUIRED)
find_package(tl-expected 1.0 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
find_package(SQLite3 3.40 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(CLI11 2.1 REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(qrcodegencpp REQUIRED IMPORTED_TARGET qrcodegencpp)
pkg_check_modules(pango REQUIRED pangocairo>=1.50 pangoft2 cairo-pdf>=1.16 fontconfig)
find_package(Threads REQUIRED)

# The letters on paper (src/print). They are looked for when something is printed, too: the program says it then.
find_path(FOLKMOOT_FONTS DejaVuSans.ttf HINTS /usr/share/fonts/truetype/dejavu /usr/share/fonts/dejavu)
if(NOT FOLKMOOT_FONTS)
  set(FOLKMOOT_FONTS /usr/share/fonts/truetype/dejavu CACHE PATH "where DejaVuSans.ttf is" FORCE)
endif()

if(FOLKMOOT_TESTS)
  find_package(doctest 2.4 REQUIRED)
  find_package(rapidcheck REQUIRED)
  pkg_check_modules(cbor IMPORTED_TARGET libcbor) # an independent reader, for tests of codec/ only
endif()
if(FOLKMOOT_BENCH)
  find_package(benchmark 1.7 REQUIRED)
endif()

# Short names for src/CMakeLists.txt, so that a library's line fits on one line.
add_library(folkmoot_asio INTERFACE)
target_link_libraries(folkmoot_asio INTERFACE Boost::headers OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
