#!/usr/bin/env bash
# fresh.sh: what a newcomer meets. In a new Debian 12, made in a temporary folder with nothing of ours in it, a clone of
# what is committed builds, plays its demo and passes ./test fast. Needs root, debootstrap and Debian's mirrors; takes
# an hour on two cores. Exit 77: cannot be tried here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[ "$(id -u)" -eq 0 ] || { echo "fresh: only root can make a machine inside of this one" >&2; exit 77; }
command -v debootstrap >/dev/null || { echo "fresh: debootstrap is not installed" >&2; exit 77; }

root="$(mktemp -d -p "${TMPDIR:-/var/tmp}")"
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase bookworm "$root" "${FOLKMOOT_MIRROR:-http://deb.debian.org/debian}" >&2 ||
  { echo "fresh: Debian could not be fetched" >&2; exit 77; }
# How this machine reaches Debian's packages, that one does; clang 19 is among the updates.
rm -f "$root/etc/apt/sources.list"
cp -a /etc/apt/sources.list* /etc/apt/apt.conf.d "$root/etc/apt/"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
git clone --quiet --no-hardlinks . "$root/folkmoot"

# Its own mounts, which end with it, whatever happens.
# shellcheck disable=SC2016 # the inner shells' own
unshare --mount --pid --fork --mount-proc="$root/proc" bash -euc '
  mount --rbind /dev "$1/dev" && mount --make-rslave "$1/dev"
  exec chroot "$1" env -i HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -euc "
    cd /folkmoot
    ./run build
    build/moot demo
    ./test fast
  "' fresh "$root"
echo "fresh: in order"
