#!/usr/bin/env bash
# Measures a generated province (99 communes, 2,500 hamlets, five years) natively and in a page; prints two tables.
#   scripts/bench.sh [ENGINE]    ENGINE is chromium (default), firefox or webkit
source "$(dirname "$0")/toolchain.sh"
scripts/setup.sh --test
choose_rust

engine=${1:-chromium}
page=target/bench-page
mkdir -p "$page"

say "Building (5 to 10 minutes the first time)"
cargo build --quiet --profile native --bin binh-yen --bench province
native=$(cargo build --quiet --profile native --bench province --message-format json | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p')
wasm=$(cargo build --quiet --release --target "$WASM_TARGET" --bench province --message-format json | sed -n 's/.*"filenames":\["\([^"]*\.wasm\)".*/\1/p')
wasm-bindgen --target web --no-typescript --out-dir "$page" --out-name page "$wasm"
# As the page is built: see index.html.
wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types \
  --enable-sign-ext "$page/page_bg.wasm" -o "$page/page_bg.wasm"
cp benches/province/page.html "$page/index.html"
target/native/binh-yen generate -o "$page/province.json"

say "Native"
"$native" "$page/province.json"
say "In a page: $engine"
node scripts/bench.mjs "$page" "$engine"
