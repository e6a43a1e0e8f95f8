# shellcheck shell=bash
# The phases of test.sh and their account: how many test cases passed and failed, and what could not be run at all.

passed=0
failed=0
not_run=()
results=build/results # machine-readable results of ctest, one file a call
begun="$(mktemp)"

# phase NAME COMMAND...: runs it in this shell, so that it can count, and says how long it took.
phase() {
  local name="$1" start=$SECONDS
  shift
  echo "--- $name"
  "$@" || true
  echo "phase $name: $((SECONDS - start)) s"
}

note_not_run() {
  echo "not run: $*"
  not_run+=("$*")
}

count() { # count PASSED FAILED
  passed=$((passed + $1))
  failed=$((failed + $2))
}

count_one() { # count_one NAME COMMAND...: one test, passed if the command succeeds
  local name="$1"
  shift
  if "$@"; then count 1 0; else
    count 0 1
    echo "FAILED: $name"
  fi
}

# Of this run: what earlier ones left in the folder is older than its beginning.
slowest() {
  local results_now
  mapfile -t results_now < <(find "$results" -name '*.xml' -newer "$begun" 2>/dev/null | sort)
  [ ${#results_now[@]} -eq 0 ] || /usr/bin/python3 -B scripts/slowest.py "${results_now[@]}"
}

finish() {
  local why
  slowest
  rm -f "$begun"
  for why in "${not_run[@]}"; do echo "could not be run: $why"; done
  echo "$passed passed, $failed failed"
  if [ ${#not_run[@]} -gt 0 ]; then exit 2; fi
  if [ "$failed" -gt 0 ]; then exit 1; fi
  exit 0
}

# A build that fails is carried on with as far as it goes: what was built can still be tested.
build_or_note() { # build_or_note PRESET [TARGET...]
  KEEP_GOING=1 scripts/build.sh "$@" && return 0
  note_not_run "the build of preset $1 failed"
  return 1
}

run_ctest() { # run_ctest DIR ctest-selection...
  local dir="$1" out numbers
  shift
  if [ ! -f "$dir/CTestTestfile.cmake" ]; then
    note_not_run "nothing is configured in $dir"
    return 1
  fi
  mkdir -p "$results"
  out="$PWD/$results/$(basename "$dir")-$((++ctest_calls)).xml"
  rm -f "$out"
  ctest --test-dir "$dir" --parallel "$(nproc)" --output-on-failure --no-tests=ignore --output-junit "$out" \
    --test-output-size-passed 65536 --test-output-truncation head "$@" || true
  if ! numbers="$(/usr/bin/python3 -B scripts/count_tests.py "$out")"; then
    note_not_run "ctest in $dir gave no result"
    return 1
  fi
  # shellcheck disable=SC2086 # two numbers
  count $numbers
}
ctest_calls=0

# Our C++ files: those that git knows or would add; all, where this is no clone.
cpp_files() {
  {
    git ls-files --cached --others --exclude-standard -- '*.cpp' '*.h' 2>/dev/null ||
      find src tests fuzz bench -name '*.cpp' -o -name '*.h'
  } | sort -u | while read -r file; do
    if [ -f "$file" ]; then echo "$file"; fi
  done
}

format_phase() { count_one format format_run; }

format_run() {
  local files wrong
  mapfile -t files < <(cpp_files)
  wrong="$(clang-format-19 --dry-run "${files[@]}" 2>&1 | sed -n 's/^\([^: ]*\):[0-9]*:[0-9]*: warning: code should be .*/\1/p' | sort -u)"
  [ -n "$wrong" ] || return 0
  echo "not formatted; repair with: clang-format-19 -i ${wrong//$'\n'/ }"
  return 1
}

# The commit that a change is measured against: where it left the main line, or the commit before.
change_base() {
  local ref base
  for ref in origin/main main origin/master master; do
    base="$(git merge-base HEAD "$ref" 2>/dev/null)" || continue
    if [ "$base" != "$(git rev-parse HEAD)" ]; then
      echo "$base"
      return
    fi
  done
  git rev-parse --verify --quiet HEAD~1
}

# Sources to look at: the changed ones, and for a changed header its source. Without a base, all.
tidy_sources() { # tidy_sources changed|all
  local base="" file
  [ "$1" = all ] || base="$(change_base)"
  if [ -n "$base" ]; then
    { git diff --name-only --diff-filter=d "$base" && git ls-files --others --exclude-standard; } |
      sed -n 's/\.h$/.cpp/; /\.cpp$/p' | sort -u
  else
    cpp_files | grep '\.cpp$'
  fi | while read -r file; do
    # Only what the build compiles: clang-tidy takes the flags from there.
    if grep -qF "\"file\": \"$PWD/$file\"" "$tidy_database"; then echo "$file"; fi
  done
}

# The tests are built in batches; clang-tidy looks at each source as it is compiled by itself, and finds what is written
# for it by the build.
tidy_database=build/single/compile_commands.json
tidy_files_max=40 # a big change is looked at in part by ./test and in full by ./test long

tidy_phase() { # tidy_phase changed|all
  local files
  build_or_note single folkmoot_page || return 1
  mapfile -t files < <(tidy_sources "$1")
  [ ${#files[@]} -gt 0 ] || return 0
  if [ "$1" = changed ] && [ ${#files[@]} -gt $tidy_files_max ]; then
    echo "tidy: the first $tidy_files_max of ${#files[@]} changed files; ./test tidy looks at all"
    files=("${files[@]:0:tidy_files_max}")
  fi
  count_one tidy tidy_run "${files[@]}"
}

tidy_run() {
  # The database says how g++ compiles; what only g++ understands is left out for clang.
  mkdir -p build/tidy
  sed 's/ -fvect-cost-model=dynamic//; s/ --param ggc-min-heapsize=[0-9]*//' "$tidy_database" >build/tidy/compile_commands.json
  printf '%s\0' "$@" | xargs -0 -P "$(nproc)" -n 1 clang-tidy-19 -p build/tidy --quiet 2> >(grep -vE '^[0-9]+ warnings? ' >&2)
}

# Each door for some seconds, from its corpus. What is new is kept in the build folder; a crash leaves its input there.
fuzz_phase() { # fuzz_phase SECONDS
  local door name work
  build_or_note fuzz fuzz_doors || true
  for door in fuzz/*_fuzz.cpp; do
    [ -f "$door" ] || continue
    name="$(basename "$door" _fuzz.cpp)"
    work="build/fuzz/runs/$name"
    mkdir -p "$work/corpus" "$work/crashes"
    if [ ! -x "build/fuzz/fuzz/${name}_fuzz" ]; then
      note_not_run "the door $name was not built"
      continue
    fi
    count_one "fuzz $name" fuzz_run "$name" "$work" "$1"
  done
}

fuzz_run() { # fuzz_run NAME WORK SECONDS
  local corpora=("$2/corpus") log="$2/log"
  [ ! -d "fuzz/corpus/$1" ] || corpora+=("fuzz/corpus/$1")
  if "build/fuzz/fuzz/$1_fuzz" -max_total_time="$3" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 \
    -artifact_prefix="$2/crashes/" "${corpora[@]}" >"$log" 2>&1; then
    echo "fuzz $1: $(tail -n 1 "$log")"
  else
    tail -n 40 "$log"
    return 1
  fi
}

coverage_phase() {
  build_or_note coverage unit_tests || return 1
  find build/coverage -name '*.gcda' -delete
  run_ctest build/coverage -L '^(unit|property|rules)$'
  gcovr --root . --filter 'src/' --exclude '.*_(test|prop)\.cpp' --print-summary --txt build/coverage/lines.txt \
    build/coverage | tail -n 4
}
