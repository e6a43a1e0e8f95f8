#!/usr/bin/env bash
# wasm.sh OUT: builds src/app/verifier.cpp as OUT/verifier.wasm, a module without imports, with clang 19 and Debian's
# wasi-libc. libsodium is compiled from Debian's own source package, patches included, so that native program and
# module run one verifier. Needs the lists `lint` and `wasm` of packages.sh; exit 77 where a tool or the source is
# missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out="$(realpath -m "$1")"
work="$out/wasm"
mkdir -p "$work"

lacks() { echo "wasm: $*" >&2; exit 77; }
for tool in clang-19 clang++-19 llvm-ar-19 wasm-ld-19 apt-get dpkg-source; do
  command -v "$tool" >/dev/null || lacks "$tool is not installed"
done
[ -f /usr/lib/llvm-19/lib/wasm32-wasi/libc++.a ] || [ -f /usr/lib/wasm32-wasi/libc++.a ] || lacks "libc++ for wasm32 is not installed"

# The source of the libsodium that is installed. Its list of sources is private: /etc/apt is not touched.
version="$(dpkg-query -W -f='${Version}' libsodium-dev)"
sodium="$work/libsodium-$version"
if [ ! -f "$sodium/whole" ]; then
  rm -rf "$sodium" "$work/fetch"
  mkdir -p "$work/fetch/lists"
  awk '/^URIs:/ { uri = $2 } /^Suites:/ { for (i = 2; i <= NF; i++) print "deb-src", uri, $i, "main" }' \
    /etc/apt/sources.list.d/debian.sources >"$work/fetch/sources.list" 2>/dev/null || lacks "no debian.sources"
  options=(-q -o "Dir::Etc::sourcelist=$work/fetch/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$work/fetch/lists" -o APT::Sandbox::User=root)
  (cd "$work/fetch" && apt-get "${options[@]}" update && apt-get "${options[@]}" source --download-only "libsodium=$version") \
    >"$work/fetch/log" 2>&1 || lacks "the source of libsodium $version cannot be had"
  dpkg-source --no-check -x "$work"/fetch/libsodium_*.dsc "$sodium" >>"$work/fetch/log" 2>&1
  touch "$sodium/whole"
fi

# glibc's headers must not be seen: what we need of /usr/include is copied.
include="$work/include"
mkdir -p "$include/tl" "$include/sodium"
cp /usr/include/tl/expected.hpp "$include/tl/"
cp /usr/include/xxhash.h "$include/"
cp "$sodium"/src/libsodium/include/sodium.h "$include/"
cp "$sodium"/src/libsodium/include/sodium/*.h "$include/sodium/"
sed -e "s/@VERSION@/1.0.18/; s/@SODIUM_LIBRARY_VERSION_MAJOR@/10/; s/@SODIUM_LIBRARY_VERSION_MINOR@/3/; s/@SODIUM_LIBRARY_MINIMAL_DEF@//" \
  "$sodium/src/libsodium/include/sodium/version.h.in" >"$include/sodium/version.h"

target=(--target=wasm32-wasi -O2 -ffunction-sections -fdata-sections -fvisibility=hidden)
archive="$work/libsodium.a"
if [ ! -f "$archive" ]; then
  mkdir -p "$work/c"
  export work sodium include
  find "$sodium/src/libsodium" -name '*.c' | while read -r file; do
    name="$(tr / _ <<<"${file#"$sodium"/src/libsodium/}")"
    printf '%s\0' "$file" "$work/c/${name%.c}.o"
  done | xargs -0 -n 2 -P "$(nproc)" bash -c '
    clang-19 --target=wasm32-wasi -O2 -ffunction-sections -fdata-sections -fvisibility=hidden -w \
      -DNDEBUG -DCONFIGURED=1 -DNATIVE_LITTLE_ENDIAN=1 -DED25519_NONDETERMINISTIC=1 -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_MMAN \
      -I "$include" -I "$include/sodium" -I "$sodium/src/libsodium/include/sodium" -c "$0" -o "$1"'
  llvm-ar-19 rcs "$archive" "$work"/c/*.o
fi

# Ranks 0 to 4 and proof, all of it, so that none of them forgets that it compiles here, too. Eight sources of a folder at
# a time, as CMake's batches: most of what one costs are the headers that all of them read.
rm -rf "$work/cpp" "$work/o"
mkdir -p "$work/cpp" "$work/o"
for folder in base crypto codec tally event journal seal proof; do
  find "src/$folder" -name '*.cpp' ! -name '*_test.cpp' ! -name '*_prop.cpp' | sort | sed 's/.*/#include "&"/' |
    split --lines=8 --numeric-suffixes --additional-suffix=.cpp - "$work/cpp/${folder}_"
done
echo '#include "src/app/verifier.cpp"' >"$work/cpp/verifier.cpp"
for file in "$work"/cpp/*.cpp; do
  printf '%s\0' "$file" "$work/o/$(basename "${file%.cpp}").o"
done | include="$include" cache="$(command -v ccache || true)" xargs -0 -n 2 -P "$(nproc)" bash -c '
  $cache clang++-19 --target=wasm32-wasi -O2 -ffunction-sections -fdata-sections -fvisibility=hidden -std=c++20 -stdlib=libc++ \
    -fno-exceptions -Wall -Wextra -Werror -I . -I src -isystem "$include" -c "$0" -o "$1"'
clang++-19 "${target[@]}" -mexec-model=reactor -stdlib=libc++ -Wl,--gc-sections -Wl,--strip-all \
  "$work"/o/*.o "$archive" -o "$out/verifier.wasm"
