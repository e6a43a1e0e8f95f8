#!/usr/bin/env bash
# run.sh BUILD-FOLDER: builds the verifier for browsers and holds it against the vectors. Exit 77 where clang for wasm32,
# libsodium's source or node is missing: ./run build needs none of them.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
command -v node >/dev/null || { echo "wasm: node is not installed" >&2; exit 77; }
"$root/scripts/wasm.sh" "$1/verifier" || exit $?
exec node "$root/tests/wasm/verifier_test.js" "$1/verifier/verifier.wasm" "$root/tests/vectors/proof_vectors.txt"
