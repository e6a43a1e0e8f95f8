#!/bin/sh
# watch.sh VALGRIND PROGRAM: nothing in the program depends on a secret by a branch or an address; and valgrind would see
# it if something did.
"$1" -q --error-exitcode=1 "$2" || exit 1
if "$1" -q --error-exitcode=1 "$2" leak >/dev/null 2>&1; then
  echo "a leak that is put there on purpose was not seen" >&2
  exit 1
fi
