#!/usr/bin/env bash
# Measures how strong the tests are: breaks the code in one small way at a time and sees whether a test of the same crate fails. What
# came out of it, and why some changes may pass, is in docs/testing.md. It is no part of scripts/test.sh: all of it takes days.
#   scripts/mutants.sh law|merge|store [OPTION...]       options of cargo-mutants, for example --list, --shard 0/50,
#                                                        or -f crates/law/src/succession.rs
source "$(dirname "$0")/toolchain.sh"
choose_rust
case ${1:-} in
  law) where=(-p law) ;;
  merge) where=(-p files -f 'crates/files/src/merge/**') ;;
  # What is about the browser is not built natively, so no native test can look at it.
  store) where=(-p store -e 'crates/store/src/{browser,database,mirror,revision_store,snapshot_store}.rs') ;;
  *) say "Which part? scripts/mutants.sh law|merge|store"; exit 2 ;;
esac
shift
if ! cargo mutants --version 2>/dev/null | grep -qF "$CARGO_MUTANTS_VERSION"; then
  say "Installing cargo-mutants $CARGO_MUTANTS_VERSION (2 to 5 minutes, once)"
  CARGO_TARGET_DIR="${TMPDIR:-/tmp}/binh-yen-tools" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install --quiet --locked cargo-mutants --version "=$CARGO_MUTANTS_VERSION"
fi
# The tests pass as they are: scripts/test.sh says so. A mutant that never ends is stopped.
exec cargo mutants --baseline skip --timeout 600 --output "${TMPDIR:-/tmp}/binh-yen-mutants" "${where[@]}" "$@"
