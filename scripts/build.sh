#!/usr/bin/env bash
# Leaves the finished site in dist/.
source "$(dirname "$0")/toolchain.sh"
scripts/setup.sh
choose_rust

say "Building the site (2 to 4 minutes the first time)"
trunk build --release --offline --skip-version-check
