#!/usr/bin/env bash
# packages.sh LIST...: makes sure that the Debian packages of the lists (app, test, bench, lint, wasm, web) are installed.
# Where all are there, nothing is asked of apt. What each library is for stands in docs/dependencies.md.
# shellcheck disable=SC2034 # the lists are read by name
set -euo pipefail

app="g++ cmake ninja-build pkg-config mold ccache zopfli
  libboost1.81-dev libboost-json1.81-dev libssl-dev libsodium-dev libsqlite3-dev
  libexpected-dev libfmt-dev libxxhash-dev libcli11-dev libutf8proc-dev libqrcodegencpp-dev
  libpango1.0-dev fonts-dejavu-core"
test="git doctest-dev librapidcheck-dev libcbor-dev sqlite3 python3 python3-nacl python3-yaml python3-jsonschema
  belenios-tool valgrind mandoc poppler-utils zsh fish"
bench="libbenchmark-dev"
wasm="wasi-libc libc++-19-dev-wasm32 libc++abi-19-dev-wasm32 libclang-rt-19-dev-wasm32 dpkg-dev"
web="chromium fonts-dejavu-core zopfli"
# A Node that is there already, from wherever, is not disturbed.
command -v node >/dev/null || wasm="$wasm nodejs"
command -v npm >/dev/null || web="$web nodejs npm"
lint="clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev llvm-19 lld-19 gcovr"

say() { echo "packages: $*" >&2; }

wanted=()
for list in "$@"; do
  case "$list" in
    app | test | bench | lint | wasm | web) read -r -d '' -a names <<<"${!list}" || true ;;
    *) say "no list named $list (app, test, bench, lint, wasm, web)"; exit 2 ;;
  esac
  wanted+=("${names[@]}")
done
[ ${#wanted[@]} -gt 0 ] || exit 0

# For systems that are not Debian: whoever says so has installed the equivalents.
[ "${FOLKMOOT_PACKAGES-}" = installed ] && exit 0

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  say "this is not a Debian system. Install the equivalents of: ${wanted[*]}"
  say "then say so with FOLKMOOT_PACKAGES=installed"
  exit 2
fi

installed="$(dpkg-query -W -f='${binary:Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
  awk '$2 == "installed" { sub(/:.*/, "", $1); print $1 }' || true)"
missing=()
for name in "${wanted[@]}"; do
  grep -qxF -- "$name" <<<"$installed" || missing+=("$name")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    say "missing: ${missing[*]}"
    say "neither root nor sudo here. Ask someone to run: apt-get install --no-install-recommends ${missing[*]}"
    exit 2
  fi
  as_root=(sudo)
  [ -t 0 ] || as_root=(sudo -n) # nobody could type a password
fi

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 "$@" >&2
}

say "installing ${missing[*]}"
apt update || say "could not refresh the package lists; trying with those at hand"
# --no-remove: this must never take away something that its owner installed (another Boost, for one).
if ! apt install -y --no-install-recommends --no-remove "${missing[@]}"; then
  say "apt could not install: ${missing[*]}"
  exit 2
fi
