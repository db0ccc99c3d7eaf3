#!/usr/bin/env bash
# Sets up, builds and serves the site on this machine: scripts/serve.sh [port]
source "$(dirname "$0")/toolchain.sh"
scripts/build.sh
exec node scripts/static-server.mjs dist "${1:-8080}"
