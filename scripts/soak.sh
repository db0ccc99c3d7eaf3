#!/usr/bin/env bash
# A long run of the tests that need luck to fail. Each browser that is here is killed so many times while it edits and
# imports, and as many times with a locked book. The tests of what a store promises run on a locked book too (LOCKED=1),
# which the normal run leaves out. In Chromium two and three tabs pass the pen 1,000 times.
# Prints a table for docs/reliability.md. A run ends at the first loss; its profiles and what the page told are kept in
# the folder that is named.
#   scripts/soak.sh N [ENGINE...]      after scripts/build.sh; about 3 seconds a kill, and 4 with a locked book
source "$(dirname "$0")/toolchain.sh"
[ $# -gt 0 ] || { say "How many kills? scripts/soak.sh 200"; exit 2; }
kills=$1
shift
engines=("$@")
[ $# -gt 0 ] || engines=(chromium firefox webkit)

kept=$(mktemp -d "${TMPDIR:-/tmp}/binh-yen-soak-XXXX")
rows=()
failed=0
for engine in "${engines[@]}"; do
  files=(damage history older room snapshots)
  case $engine in
    chromium) command=chromium files+=(full tabs) ;;
    firefox) command=firefox-esr files+=(tabs) ;;
    *) command=WebKitWebDriver ;;
  esac
  if ! command -v "$command" >/dev/null; then
    rows+=("| $engine | not here | | |")
    continue
  fi
  say "$engine: $kills kills without a lock, $kills with one"
  if ENGINE=$engine KILLS=$kills KEEP=$kept/$engine node --test --test-reporter=tap tests/e2e/every-kill.test.mjs >"$kept/$engine.tap"; then
    # "# chromium, locked: 20 kills, 180 changes shown as saved, 0 kills lost 0 of them, 61 s"
    rows+=("$(sed -nE 's/^# (\w+(, locked)?): (\w+) kills, (\w+) changes .*, \w+ kills lost (\w+) of.*/| \1 | \3 | \4 | \5 |/p' "$kept/$engine.tap")")
    rm -rf "${kept:?}/$engine"
  else
    failed=1
    rows+=("| $engine | $(cat "$kept/$engine"/*/told.txt | grep -c . || true) | | FAILED, see $kept/$engine.tap |")
  fi
  for file in "${files[@]}"; do
    say "$engine: $file on a locked book"
    if ! LOCKED=1 ENGINE=$engine node --test "tests/e2e/$file.test.mjs" >"$kept/$engine-$file.txt"; then
      failed=1
      say "FAILED, see $kept/$engine-$file.txt"
    fi
  done
done

if [[ " ${engines[*]} " == *" chromium "* ]] && command -v chromium >/dev/null; then
  say "chromium: the pen passes 1000 times"
  if ! PASSES=1000 node --test --test-reporter=tap tests/e2e/tabs.test.mjs >"$kept/pen.tap"; then
    failed=1
    say "FAILED, see $kept/pen.tap"
  fi
  sed -n 's/^ *# \(.*the pen passed.*\)/\1/p' "$kept/pen.tap"
fi

printf '%s\n' "" "| engine | kills | changes shown as saved | lost |" "| --- | --- | --- | --- |" "${rows[@]}"
exit "$failed"
