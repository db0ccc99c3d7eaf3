#!/usr/bin/env bash
# Sets up what is missing and runs every check. Goes on after a failure. The summary at the end lists all checks with
# their times.
#   scripts/test.sh           all; independent checks run in parallel
#   scripts/test.sh NAME...   only these checks, one after the other: build size scale format lint
#                             lint-browser lint-scripts docs deps native browser chromium firefox
#                             webkit end-to-end (the last three in one)
source "$(dirname "$0")/toolchain.sh"
scripts/setup.sh --test
choose_rust

# The page is built in its own profile, so cargo can build it while the other lane runs its checks.
BUILDING=(build size scale)
CHECKING=(format lint-scripts lint native docs lint-browser browser deps)
# Browsers need both cores.
BROWSING=(end-to-end)
ALONE=(chromium firefox webkit)

format() { cargo fmt --check; }
# This also checks that no files import each other in a circle.
lint() { node scripts/circles.mjs && cargo clippy --quiet --workspace --all-targets -- -D warnings; }
# Checks the page, its crates, and their tests in a browser.
lint-browser() {
  cargo clippy --quiet --target "$WASM_TARGET" -p binh-yen -p store --bin app --test browser --example province -- -D warnings
}

# Checks JavaScript, and the spelling of both languages in all text.
lint-scripts() {
  local failed=0
  eslint --max-warnings 0 . || failed=1
  cspell --no-progress --quiet || failed=1
  node scripts/vietnamese.mjs || failed=1
  node --test --test-reporter=dot tests/scripts/*.test.mjs || failed=1
  return "$failed"
}

# Checks that rustdoc accepts the comments.
docs() { RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps; }

# Checks licences, sources and bans of every crate, without a network.
deps() {
  if ! command -v cargo-deny >/dev/null; then
    say "cargo-deny is not here and cannot be installed by this script: licences and sources not checked"
    return
  fi
  cargo-deny --locked --offline check --hide-inclusion-graph licenses bans sources
}

native() { cargo test --quiet --workspace; }

browser() {
  CHROMEDRIVER=$(command -v chromedriver) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    cargo test --target "$WASM_TARGET" -p store --test browser
}

# Judges 99 communes with Apache Spark while one of its workers is lost.
scale() { SCALE_PROFILE=dev scripts/scale.sh 99; }

build() { scripts/build.sh; }
size() { node scripts/size.mjs dist; }
chromium() { node scripts/e2e.mjs chromium; }
firefox() { node scripts/e2e.mjs firefox; }
webkit() { node scripts/e2e.mjs webkit; }
end-to-end() { node scripts/e2e.mjs chromium firefox webkit; }

ALL=("${BUILDING[@]}" "${CHECKING[@]}" "${BROWSING[@]}")
for check in "$@"; do
  [[ " ${ALL[*]} ${ALONE[*]} " == *" $check "* ]] || { say "No check named $check: ${ALL[*]} ${ALONE[*]}"; exit 2; }
done

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# Runs checks one after the other. Records the result and the time of each.
run() {
  local check began result
  for check in "$@"; do
    say ""
    say "== $check"
    began=$SECONDS
    # Runs in its own process, so that a check's settings end with it. The last command decides the result.
    if ("$check") 2>&1; then result=passed; else result=FAILED; fi
    printf '%-14s %-7s %4d s\n' "$check" "$result" $((SECONDS - began)) | tee -a "$results/summary"
  done
}

if [ $# -gt 0 ]; then
  run "$@"
else
  # Shows the output of the other lane once that has finished.
  run "${BUILDING[@]}" >"$results/building" 2>&1 &
  run "${CHECKING[@]}"
  wait
  cat "$results/building"
  run "${BROWSING[@]}"
fi

say ""
say "== summary"
cat "$results/summary"
say "$SECONDS s in all"
failed=$(grep -c FAILED "$results/summary" || true)
echo "$(grep -c passed "$results/summary" || true) passed, $failed failed"
[ "$failed" -eq 0 ]
