#!/usr/bin/env bash
# Makes WebAssembly files small in place: scripts/optimize.sh FILE...
# Names the features that rustc uses by default. With all features, wasm-opt writes code that browsers refuse.
set -euo pipefail
# wasm-opt warns about name sections of an unknown kind, but it removes all names anyway, so nobody can act on it.
UNKNOWN_NAMES='unknown name subsection'
for wasm in "$@"; do
  wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int \
    --enable-reference-types --enable-sign-ext "$wasm" -o "$wasm" 2> >(sed "/$UNKNOWN_NAMES/d" >&2)
done
