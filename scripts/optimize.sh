#!/usr/bin/env bash
# Makes WebAssembly files small in place: scripts/optimize.sh FILE...
# What rustc writes by default is named here; with all features wasm-opt writes what browsers refuse.
set -euo pipefail
# What wasm-opt says of names of a kind that it does not know; it takes all names away. Nobody can act on it.
UNKNOWN_NAMES='unknown name subsection'
for wasm in "$@"; do
  wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int \
    --enable-reference-types --enable-sign-ext "$wasm" -o "$wasm" 2> >(sed "/$UNKNOWN_NAMES/d" >&2)
done
