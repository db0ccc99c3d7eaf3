#!/usr/bin/env bash
# Measures how strong the tests are: breaks the code in one small way at a time and checks that a test of the same crate
# fails. docs/testing.md has the results and says why some changes may pass. It is not part of scripts/test.sh, because
# a full run takes days.
#   scripts/mutants.sh law|merge|store [OPTION...]       options of cargo-mutants, for example --list, --shard 0/50,
#                                                        or -f crates/law/src/succession.rs
source "$(dirname "$0")/toolchain.sh"
choose_rust
case ${1:-} in
  law) where=(-p law) ;;
  merge) where=(-p files -f 'crates/files/src/merge/**') ;;
  # Code for the browser is not built natively, so no native test can reach it.
  store) where=(-p store -e 'crates/store/src/{browser,database,mirror,revision_store,snapshot_store}.rs') ;;
  *) say "Which part? scripts/mutants.sh law|merge|store"; exit 2 ;;
esac
shift
if ! cargo mutants --version 2>/dev/null | grep -qF "$CARGO_MUTANTS_VERSION"; then
  say "Installing cargo-mutants $CARGO_MUTANTS_VERSION (2 to 5 minutes, once)"
  CARGO_TARGET_DIR="${TMPDIR:-/tmp}/binh-yen-tools" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install --quiet --locked cargo-mutants --version "=$CARGO_MUTANTS_VERSION"
fi
# Skips the baseline, because scripts/test.sh already checks that the tests pass. Stops a mutant that never ends.
exec cargo mutants --baseline skip --timeout 600 --output "${TMPDIR:-/tmp}/binh-yen-mutants" "${where[@]}" "$@"
