#!/usr/bin/env bash
# build.sh                       packages, then build/moot (what ./run needs, no more)
# build.sh PRESET [TARGET...]    packages are there already; the targets of that preset, or all
# Everything is said on stderr: the standard output belongs to the program that ./run starts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Configures where it was never done, or where a preset, the folder's place or a wish ($2...) changed.
configure() {
  local preset="$1" dir="build/$1"
  shift
  [ "$preset" != dev ] || dir=build
  local cache="$dir/CMakeCache.txt" stale=no wish
  if [ ! -f "$dir/build.ninja" ] || [ CMakePresets.json -nt "$cache" ]; then stale=yes; fi
  if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$cache"; then
    rm -rf "$cache" "$dir/CMakeFiles" # made for another folder: this one was moved or copied
    stale=yes
  fi
  for wish in "$@"; do
    grep -qF "${wish%%=*}:BOOL=${wish#*=}" "$cache" 2>/dev/null || stale=yes
  done
  [ $stale = no ] || cmake --preset "$preset" "${@/#/-D}" >&2
}

# Ninja's progress, without its words about having nothing to do. A long build that shows no line seems to hang.
compile() {
  local preset="$1"
  shift
  local targets=()
  [ $# -eq 0 ] || targets=(--target "$@")
  local keep=()
  [ -z "${KEEP_GOING-}" ] || keep=(-- -k 0)
  cmake --build --preset "$preset" --parallel "$(nproc)" "${targets[@]}" "${keep[@]}" 2>&1 |
    { grep -vE '^(ninja: no work to do\.|\[0/[0-9]+\] Re-checking globbed directories\.\.\.)$' || true; } >&2
}

# In batches a build takes half the time, and up to three gigabytes for each compiler.
has_room_for_batches() {
  local kilobytes
  kilobytes="$(awk '/^MemTotal:/ { print $2 }' /proc/meminfo 2>/dev/null)"
  [ "${kilobytes:-0}" -ge $(($(nproc) * 4 * 1000 * 1000)) ]
}

if [ $# -eq 0 ]; then
  scripts/packages.sh app
  wishes=()
  # As ./test has it, which then goes on from there. A folder that was configured otherwise stays so.
  if [ ! -f build/CMakeCache.txt ] && has_room_for_batches; then wishes+=(FOLKMOOT_UNITY=ON); fi
  configure dev "${wishes[@]}"
  if [ -f src/app/moot.cpp ]; then
    compile dev moot
  else
    compile dev
    echo "build: src/app/moot.cpp does not exist yet; the libraries are built" >&2
  fi
else
  preset="$1"
  shift
  wishes=()
  [ "$preset" != dev ] || wishes+=(FOLKMOOT_TESTS=ON FOLKMOOT_UNITY=ON)
  [ "$preset" != release ] || wishes+=(FOLKMOOT_BENCH=ON)
  configure "$preset" "${wishes[@]}"
  compile "$preset" "$@"
fi
