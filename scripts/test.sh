#!/usr/bin/env bash
# Sets up what is missing and runs every check. Goes on after a failed one; the summary at the end names all.
#   scripts/test.sh           all
#   scripts/test.sh NAME...   only these checks: format lint lint-browser lint-scripts deps native browser build size chromium firefox
#                             webkit
source "$(dirname "$0")/toolchain.sh"
scripts/setup.sh --test
choose_rust

ALL=(format lint lint-browser lint-scripts deps native browser build size chromium firefox webkit)

format() { cargo fmt --check; }
# Also that no files import each other in a circle, but those that are known.
lint() { node scripts/circles.mjs && cargo clippy --quiet --workspace --all-targets -- -D warnings; }
# The page and the crates that it is made of.
lint-browser() { cargo clippy --quiet --target "$WASM_TARGET" -p binh-yen --bin app --test browser --example province -- -D warnings; }

# JavaScript, and the spelling of both languages wherever there is text.
lint-scripts() {
  local failed=0
  eslint --max-warnings 0 . || failed=1
  cspell --no-progress --quiet || failed=1
  node scripts/vietnamese.mjs || failed=1
  node --test --test-reporter=dot tests/scripts/*.test.mjs || failed=1
  return "$failed"
}

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
    cargo test --target "$WASM_TARGET" -p binh-yen --test browser
}

build() { scripts/build.sh; }
size() { node scripts/size.mjs dist; }

# In an engine, with so many test files side by side: a browser waits more than it computes.
end_to_end() {
  local engine=$1 driver=$2 files=$3
  shift 3
  if ! command -v "$driver" >/dev/null; then
    say "$driver is not here and cannot be installed by this script: not tested in $engine"
    return
  fi
  ENGINE=$engine node --test --test-concurrency="$files" --test-reporter=spec "$@"
}

chromium() { end_to_end chromium chromedriver 2 tests/e2e/*.test.mjs; }
# The other two run what must hold in every browser, and what hangs on how each keeps data.
EVERYWHERE=(tests/e2e/every-*.test.mjs tests/e2e/{damage,history,older,room,snapshots}.test.mjs)
# WebKit's driver puts no tab above the others, which makes tests of several tabs very slow there. Its displays are numbered by a
# script that two tests at once would confuse.
firefox() { end_to_end firefox geckodriver 2 "${EVERYWHERE[@]}" tests/e2e/tabs.test.mjs; }
webkit() { end_to_end webkit WebKitWebDriver 1 "${EVERYWHERE[@]}"; }

checks=("$@")
[ $# -gt 0 ] || checks=("${ALL[@]}")
for check in "${checks[@]}"; do
  [[ " ${ALL[*]} " == *" $check "* ]] || { say "No check named $check: ${ALL[*]}"; exit 2; }
done

summary=()
passed=0
failed=0
for check in "${checks[@]}"; do
  say ""
  say "== $check"
  began=$SECONDS
  # A process of its own: what a check sets ends with it. Its last command decides.
  if ("$check") 2>&1; then result=passed; passed=$((passed + 1)); else result=FAILED; failed=$((failed + 1)); fi
  summary+=("$(printf '%-14s %-7s %4d s' "$check" "$result" $((SECONDS - began)))")
done

say ""
say "== summary"
printf '%s\n' "${summary[@]}" "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
