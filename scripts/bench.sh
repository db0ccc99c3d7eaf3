#!/usr/bin/env bash
# Measures a generated province (99 communes, 2,500 hamlets, five years) natively and in a page, against
# serde_json, the browser's own JSON and Automerge; prints two tables.
#   scripts/bench.sh [ENGINE]    ENGINE is chromium (default), firefox or webkit
source "$(dirname "$0")/toolchain.sh"
scripts/setup.sh --test
choose_rust

engine=${1:-chromium}
page=target/bench-page
mkdir -p "$page"

say "Building (5 to 10 minutes the first time)"
cargo build --quiet --profile native -p cli -p binh-yen --bin binh-yen --example province
cargo build --quiet --release --target "$WASM_TARGET" -p binh-yen --example province
target=${CARGO_TARGET_DIR:-target}
wasm-bindgen --target web --no-typescript --out-dir "$page" --out-name page "$target/$WASM_TARGET/release/examples/province.wasm"
node scripts/optimize.mjs "$page/page_bg.wasm"
cp benches/province/page.html "$page/index.html"
cp benches/province/automerge.js "$page/"
rm -rf "$page/automerge"
cp -r node_modules/@automerge/automerge/dist/mjs "$page/automerge"
"$target/native/binh-yen" generate -o "$page/province.json"

say "Native"
"$target/native/examples/province" "$page/province.json"
say "In a page: $engine"
node scripts/bench.mjs "$page" "$engine"
