#!/usr/bin/env bash
# belenios_tool.sh: fetches the newest belenios-tool of Debian with all that it needs into build/belenios-tool, beside
# the system and not into it, and prints the path of a program that runs it. Debian 12's own knows no Ed25519. Exit 2
# where it cannot be fetched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

suite=sid
archive="${FOLKMOOT_DEBIAN_ARCHIVE-http://deb.debian.org/debian}"
place="$PWD/build/belenios-tool"
program="$place/belenios-tool"

if [ -x "$program" ] && "$program" --version >/dev/null 2>&1; then
  echo "$program"
  exit 0
fi
command -v apt-get >/dev/null || { echo "belenios_tool: no apt here" >&2; exit 2; }

rm -rf "$place"
mkdir -p "$place/lists/partial" "$place/cache/archives/partial" "$place/unpacked"
touch "$place/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main" >"$place/sources.list"
cat >"$place/apt.conf" <<END
Dir::Etc::sourcelist "$place/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$place/lists";
Dir::State::status "$place/status";
Dir::Cache "$place/cache";
Dir::Cache::archives "$place/cache/archives";
APT::Sandbox::User "$(id -un)";
Debug::NoLocking "true";
END

fetch() {
  APT_CONFIG="$place/apt.conf" timeout 300 apt-get -q -o Acquire::Retries=1 "$@" >&2
}
if ! fetch update || ! fetch install --no-install-recommends --download-only -y belenios-tool; then
  rm -rf "$place"
  echo "belenios_tool: could not be fetched from $archive" >&2
  exit 2
fi
for package in "$place"/cache/archives/*.deb; do dpkg -x "$package" "$place/unpacked"; done
rm -rf "$place/cache" "$place/lists"

# It is linked against a newer C library than the system's, which comes with its own loader.
libraries="$place/unpacked/usr/lib/$(gcc -print-multiarch)"
loader="$(find "$place/unpacked/usr" -name 'ld-linux-*.so.*' | head -n 1)"
cat >"$program" <<END
#!/bin/sh
exec "$loader" --library-path "$libraries" "$place/unpacked/usr/bin/belenios-tool" "\$@"
END
chmod +x "$program"
"$program" --version >&2 || { echo "belenios_tool: it does not run here" >&2; exit 2; }
echo "$program"
