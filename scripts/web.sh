#!/bin/sh
# Builds and checks the page in web/. With "browser" it also plays it in Chromium; with "node", what people do at real
# nodes of build/moot; with "update" it takes over what the sources make as web/dist.
#   scripts/web.sh [browser] [node] [update]
set -eu
cd "$(dirname "$0")/../web"

if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund
fi

node tools/keys.mjs --check
if [ -f ../api/openapi.yaml ]; then
  made=$(mktemp)
  trap 'rm -f "$made"' EXIT
  npx --no-install openapi-typescript ../api/openapi.yaml -o "$made" >/dev/null
  cmp -s "$made" src/schema.d.ts || {
    echo "web/src/schema.d.ts is not what api/openapi.yaml makes: run npm run schema" >&2
    exit 1
  }
fi
npx --no-install tsc --noEmit -p tsconfig.json
node tools/lint.mjs
built=node_modules/.built
node tools/build.mjs --out "$built"
PAGE_DIST="$built" node tools/test.mjs

browser=no node=no
for word in "$@"; do
  case $word in
    browser) browser=yes ;;
    node) node=yes ;;
    update) rm -rf dist && cp -r "$built" dist ;;
    *) echo "usage: scripts/web.sh [browser] [node] [update]" >&2; exit 2 ;;
  esac
done
diff -r "$built" dist >/dev/null || {
  echo "web/dist is not what its sources make: run scripts/web.sh update, and commit it" >&2
  exit 1
}
# Those at real nodes wait for seals half of their time, so both kinds run side by side; what the first say is shown last.
at_nodes=$(mktemp)
others=
trap '[ -z "$others" ] || kill "$others" 2>/dev/null || true; rm -f "${made-}" "$at_nodes"' EXIT
if [ "$node" = yes ]; then
  node tests/node/run.mjs >"$at_nodes" 2>&1 &
  others=$!
fi
code=0
if [ "$browser" = yes ]; then node tests/browser/run.mjs || code=1; fi
if [ -n "$others" ]; then
  wait "$others" || code=1
  others=
  cat "$at_nodes"
fi
[ $code = 0 ] || exit 1
echo "web: in order"
