#!/usr/bin/env bash
# Puts the eight questions of docs/peers.md to other rule engines again and compares the answers with the table there.
# Installs the engines in their pinned versions into a temporary folder. Takes some minutes and a network, and is not
# part of the tests. PEERS_VERBOSE=1 shows every error of an engine.
set -euo pipefail
cd "$(dirname "$0")/.."
project=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

npm=(
  json-logic-js@2.0.5 json-logic-engine@5.0.7 json-rules-engine@7.3.1 feelin@8.2.0 fhirpath@5.2.2 publicodes@1.10.1 survey-core@3.1.1
  @marcbachmann/cel-js@8.0.0 cel-js@0.8.2 @gorules/zen-engine@0.54.0 expr-eval@2.0.2 @cedar-policy/cedar-wasm@4.13.0
  @dhis2/rule-engine@3.3.9 openrosa-xpath-evaluator@3.1.0 jsdom@26.1.0
)
pypi=(
  panzi-json-logic==1.0.1 fhirpathpy==2.2.4 cel-python==0.5.0 common-expression-language==0.10.0 zen-engine==2.1.3 rule-engine==5.1.0
  OpenFisca-core==46.0.1 business-rules==1.1.1 pyDatalog==0.22.4 duckdb==2.0.0 datafusion==55.0.0 polars==2.1.0 pandas==3.1.1
)

echo "npm: ${npm[*]}" >&2
(cd "$folder" && npm init -y >/dev/null && npm install --no-audit --no-fund --silent "${npm[@]}")
node benches/peers/javascript.mjs "$folder" >"$folder/answers"

echo "PyPI: ${pypi[*]} json-logic-qubit==0.9.1" >&2
python3 -m venv "$folder/python"
pip=("$folder/python/bin/pip" --quiet --disable-pip-version-check)
"${pip[@]}" install "${pypi[@]}"
# It has the same module name as panzi-json-logic.
"${pip[@]}" install --no-deps --target "$folder/apart" json-logic-qubit==0.9.1
"$folder/python/bin/python" -W ignore benches/peers/python.py "$folder/apart" >>"$folder/answers"

echo "crates.io: regorus 0.9.1" >&2
mkdir -p "$folder/rego/src"
cp benches/peers/rego.rs "$folder/rego/src/main.rs"
cat >"$folder/rego/Cargo.toml" <<'TOML'
[package]
name = "peers"
version = "0.0.0"
edition = "2024"

[dependencies]
regorus = { version = "=0.9.1", default-features = false, features = ["std", "arc"] }
TOML
(cd "$folder/rego" && CARGO_TARGET_DIR="$folder/rego/target" cargo run --quiet >>"$folder/answers")

node "$project/benches/peers/compare.mjs" <"$folder/answers"
