#!/usr/bin/env bash
# Sets up what is missing and runs every check. Goes on after a failed one; the summary at the end names all, with its
# time.
#   scripts/test.sh           all; those that share nothing run side by side
#   scripts/test.sh NAME...   only these checks, one after the other: build size format lint lint-browser lint-scripts docs deps native
#                             browser chromium firefox webkit end-to-end (the last three in one)
source "$(dirname "$0")/toolchain.sh"
scripts/setup.sh --test
choose_rust

# The page is built in a profile of its own, so cargo makes it beside the checks of the other lane.
BUILDING=(build size)
CHECKING=(format lint-scripts lint native docs lint-browser browser deps)
# Browsers need both cores.
BROWSING=(end-to-end)
ALONE=(chromium firefox webkit)

format() { cargo fmt --check; }
# Also that no files import each other in a circle.
lint() { node scripts/circles.mjs && cargo clippy --quiet --workspace --all-targets -- -D warnings; }
# The page, the crates that it is made of, and their tests in a browser.
lint-browser() {
  cargo clippy --quiet --target "$WASM_TARGET" -p binh-yen -p store --bin app --test browser --example province -- -D warnings
}

# JavaScript, and the spelling of both languages wherever there is text.
lint-scripts() {
  local failed=0
  eslint --max-warnings 0 . || failed=1
  cspell --no-progress --quiet || failed=1
  node scripts/vietnamese.mjs || failed=1
  node --test --test-reporter=dot tests/scripts/*.test.mjs || failed=1
  return "$failed"
}

# What rustdoc makes of the comments.
docs() { RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps; }

# Licences, sources and what is banned, of every crate; without a network.
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

# Runs checks one after the other, and notes how each ended and how long it took.
run() {
  local check began result
  for check in "$@"; do
    say ""
    say "== $check"
    began=$SECONDS
    # A process of its own: what a check sets ends with it. Its last command decides.
    if ("$check") 2>&1; then result=passed; else result=FAILED; fi
    printf '%-14s %-7s %4d s\n' "$check" "$result" $((SECONDS - began)) | tee -a "$results/summary"
  done
}

if [ $# -gt 0 ]; then
  run "$@"
else
  # What the other lane says is shown when it is done.
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
