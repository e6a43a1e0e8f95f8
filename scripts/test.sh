#!/usr/bin/env bash
# test.sh [fast|long|interop|fresh|acceptance|LABEL]: see ./test. Phases run one after the other; one that fails does not stop the next.
# The last line is the count. Exit 1: a test failed. Exit 2: something could not be run.
# shellcheck disable=SC2317 # the phases are called by name
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
. scripts/phases.sh

mode="${1-all}"
usage="usage: ./test [fast|long|interop|LABEL], ./test acceptance [F12|PIECE...]"
[ $# -le 1 ] || [ "$mode" = acceptance ] || { echo "$usage" >&2; exit 2; }

# What runs under the sanitizers; every other label runs against the program that people use.
core_labels='^(unit|property|rules|fuzz-smoke)$'
not_in_program='^(unit|property|rules|fuzz-smoke|lint|interop|long)$'

packages_phase() {
  scripts/packages.sh app test lint web || note_not_run "packages are missing"
  # Without these the verifier for browsers is not built, and its test says that it was skipped.
  scripts/packages.sh wasm || echo "packages: the verifier for browsers is not compared here"
}
asan_build_phase() { build_or_note asan unit_tests; }
asan_phase() { run_ctest build/asan -L "$core_labels"; }
dev_build_phase() { build_or_note dev "$@"; } # all, or these targets
program_phase() { run_ctest build -LE "$not_in_program"; }
threads_phase() { build_or_note tsan thread_tests && run_ctest build/tsan -L '^threads$'; }
# The page: its own checks and, in Chromium, every screen and what people do with it.
web_phase() { count_one web scripts/web.sh browser node; }
lint_phase() { run_ctest build -L '^lint$'; }
newer_tool_phase() {
  if BELENIOS_TOOL="$(scripts/belenios_tool.sh)"; then export BELENIOS_TOOL; else
    unset BELENIOS_TOOL
    note_not_run "interchange in Ed25519: belenios-tool 3.3 could not be fetched; what follows is with the system's"
  fi
}
fresh_phase() {
  local code=0
  scripts/fresh.sh || code=$?
  [ "$code" -ne 77 ] || { note_not_run "a fresh machine could not be made here"; return; }
  count_one "fresh machine" test "$code" -eq 0
}
# As many inputs as ever, also within ./test long, and every look of the page: what is asked is whether each promise is shown.
acceptance_phase() { # acceptance_phase [F12|PIECE...]: without any, all of them, and the page that tells of them
  local what=check
  [ $# -eq 0 ] || what=run
  count_one acceptance env -u RC_PARAMS PAGE_LOOKS=all /usr/bin/python3 -B scripts/acceptance "$what" "$@"
}
fast_phase() { run_ctest build -L '^(unit|property|rules|fuzz-smoke|lint)$'; }

main_phases() { # main_phases [TARGET...]: what to build of the plain program; without any, all
  phase build-asan asan_build_phase
  phase unit+property+rules asan_phase
  phase build dev_build_phase "$@"
  phase program program_phase
  phase threads threads_phase
  phase lint lint_phase
  phase web web_phase
  phase format format_phase
}

case "$mode" in
  -*) echo "$usage" >&2; exit 2 ;;
esac
phase packages packages_phase
[ ${#not_run[@]} -eq 0 ] || finish
case "$mode" in
  all)
    main_phases program_tests
    phase tidy tidy_phase changed
    ;;
  fast)
    phase build dev_build_phase
    phase unit+property+rules+lint fast_phase
    phase format format_phase
    ;;
  long)
    export RC_PARAMS="max_success=1000" # ten times as many inputs for each property
    export PAGE_LOOKS=all # every screen in each language, light and size
    main_phases
    phase long run_ctest build -L '^long$'
    phase benchmarks count_one benchmarks scripts/build.sh release benchmarks
    phase acceptance acceptance_phase
    phase tidy tidy_phase all
    phase fuzz fuzz_phase 60
    phase fresh fresh_phase
    phase coverage coverage_phase
    ;;
  threads) phase threads threads_phase ;;
  web)
    phase build dev_build_phase moot
    phase web web_phase
    ;;
  acceptance)
    shift
    phase build dev_build_phase
    phase acceptance acceptance_phase "$@"
    ;;
  interop)
    phase build dev_build_phase moot
    phase belenios-tool newer_tool_phase
    phase interop run_ctest build -L '^interop$'
    ;;
  fuzz) phase fuzz fuzz_phase 5 ;;
  fresh) phase fresh fresh_phase ;;
  tidy) phase tidy tidy_phase all ;;
  *)
    phase build dev_build_phase
    phase "$mode" run_ctest build -L "^$mode\$"
    if [ "$mode" = lint ]; then phase format format_phase; fi
    if [ $((passed + failed)) -eq 0 ]; then
      note_not_run "no test has the label $mode"
    fi
    ;;
esac
finish
