#!/usr/bin/env bash
# bench.sh [long] [NAME]: builds and runs the benchmarks, with `long` on as much as the targets are about. It fails only
# where a program fails: figures are for people to judge.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

if [ "${1-}" = long ]; then
  shift
  export FOLKMOOT_BENCH_BALLOTS="${FOLKMOOT_BENCH_BALLOTS-100000}" FOLKMOOT_BENCH_LONG=1
fi
# Those of the libraries are compiled; those of the program and its page are scripts that run it.
names=() scripts=()
for file in bench/*_bench.cpp bench/*_bench.py; do
  [ -f "$file" ] || continue
  name="$(basename "$file")"
  name="${name%_bench.*}"
  if [ $# -gt 0 ] && [ "$1" != "$name" ]; then continue; fi
  case "$file" in
    *.cpp) names+=("$name") ;;
    *) scripts+=("$file") ;;
  esac
done
if [ $((${#names[@]} + ${#scripts[@]})) -eq 0 ]; then
  [ $# -eq 0 ] || { echo "bench: no benchmark named $1" >&2; exit 2; }
  echo "bench: there are no benchmarks yet" >&2
  exit 0
fi

scripts/packages.sh app bench || exit 2
scripts/build.sh release moot "${names[@]/%/_bench}" || exit 2
export MOOT_BINARY="$PWD/build/release/moot"
failed=0
mkdir -p build/bench
export BENCH_ROWS="$PWD/build/bench/rows.jsonl"
rm -f "$BENCH_ROWS"
for name in "${names[@]}"; do
  "build/release/bench/${name}_bench" --benchmark_out="build/bench/$name.json" --benchmark_out_format=json || {
    echo "bench: $name failed" >&2
    failed=1
  }
done
for file in "${scripts[@]}"; do
  /usr/bin/python3 -B "$file" || {
    echo "bench: $file failed" >&2
    failed=1
  }
done
/usr/bin/python3 -B scripts/bench_report.py "$BENCH_ROWS" build/bench.json build/bench.svg
exit $failed
