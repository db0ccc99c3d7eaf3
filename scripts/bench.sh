#!/usr/bin/env bash
# Measures a generated province (99 communes, 2,500 hamlets, five years) natively and in a page, against serde_json and
# the browser's own JSON, and beside other programs: DuckDB and json-rules-engine evaluate, Automerge and Loro merge,
# SQLite opens. Each line is ours and its ratio to a peer of the same run. Stops if a peer answers otherwise than we do.
# What each peer does and leaves out is said in its file in benches/province and in docs/performance.md.
#   scripts/bench.sh [ENGINE]          ENGINE is chromium (default), firefox or webkit
#   scripts/bench.sh page [BASE]       what a person waits for in the built page, beside another build in the folder BASE,
#                                      each page of a commune after a tap, what a lock costs, and a first visit on a phone,
#                                      beside a counter page (docs/performance.md)
source "$(dirname "$0")/toolchain.sh"
scripts/setup.sh --test
choose_rust

LIGHTHOUSE_VERSION=13.5.0
# Only for measuring, so not in package.json. esbuild makes one file of json-rules-engine for the page.
PEERS=(
  json-rules-engine@7.3.1 @duckdb/node-api@1.5.6-r.1 loro-crdt@1.17.1 @sqlite.org/sqlite-wasm@3.54.1-build1
  esbuild@0.28.2
)
target=${CARGO_TARGET_DIR:-target}

# Builds a program of benches/ into a folder: in_page NAME FOLDER AS
in_page() {
  mkdir -p "$2"
  cargo build --quiet --release --target "$WASM_TARGET" -p binh-yen --example "$1"
  wasm-bindgen --target web --no-typescript --out-dir "$2" --out-name "$3" "$target/$WASM_TARGET/release/examples/$1.wasm"
  node scripts/optimize.mjs "$2/$3_bg.wasm"
}

if [ "${1:-}" = page ]; then
  scripts/build.sh
  say "Building what the page is compared with"
  cargo build --quiet --profile native -p cli --bin binh-yen
  "$target/native/binh-yen" generate -o target/province.json
  in_page counter target/counter counter
  cp benches/counter/index.html benches/counter/start.js target/counter/
  npm install --silent --no-save --prefix target/lighthouse "lighthouse@$LIGHTHOUSE_VERSION"
  say "What a person waits for"
  node benches/page/main.mjs target/province.json dist ${2:+"$2"}
  say "A commune's pages, after a tap"
  node benches/page/taps.mjs samples/tran-yen-2026.json dist
  say "What a lock costs"
  node benches/page/locked.mjs target/province.json dist
  say "A first visit"
  LIGHTHOUSE=target/lighthouse/node_modules/.bin/lighthouse node benches/page/visit.mjs dist ${2:+"$2"} target/counter
  exit
fi

engine=${1:-chromium}
page=target/bench-page
peers=target/peers
mkdir -p "$page"

say "Building (5 to 10 minutes the first time)"
cargo build --quiet --profile native -p cli -p binh-yen --bin binh-yen --example province
in_page province "$page" page
"$target/native/binh-yen" generate -o "$page/province.json"
rm -rf "$page/tables"
"$target/native/binh-yen" export "$page/province.json" --format parquet -o "$page/tables" >/dev/null

say "Fetching what it is compared with"
npm install --silent --no-save --prefix "$peers" "${PEERS[@]}"
rm -rf "$page"/{automerge,loro,sqlite}
cp -r node_modules/@automerge/automerge/dist/mjs "$page/automerge"
cp -r "$peers/node_modules/loro-crdt/web" "$page/loro"
cp -r "$peers/node_modules/@sqlite.org/sqlite-wasm/dist" "$page/sqlite"
mv "$page/sqlite/index.mjs" "$page/sqlite/index.js"
echo 'export { Engine } from "json-rules-engine"' |
  (cd "$peers" && node_modules/.bin/esbuild --bundle --format=esm --log-level=warning) >"$page/json-rules-engine.js"
cp benches/province/*.{js,mjs} criteria/{catalogue,tt-124-2021-{commune,hamlet}}.json "$page/"
cp benches/province/page.html "$page/index.html"

say "Native"
"$target/native/examples/province" "$page/province.json" "$page/native.json"
node "$page/native.mjs" "$page/tables" "$page/native.json" "$peers"
say "The room of five years of the hamlets' papers"
"$target/native/binh-yen" generate --hamlet-years 5 -o target/province-papers.json
"$target/native/examples/province" target/province-papers.json target/province-papers-native.json | grep '^stored'
say "In a page: $engine"
node scripts/bench.mjs "$page" "$engine"
