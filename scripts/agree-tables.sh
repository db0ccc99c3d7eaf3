#!/usr/bin/env bash
# Compares how tables are read with python-calamine and openpyxl, cell by cell, on sheets that openpyxl, XlsxWriter, xlwt and,
# where they are installed, LibreOffice and SheetJS write. Prints each difference; exit status 1 if there is one.
# Also checks that LibreOffice keeps the lists and limits of the workbook of a year. About a minute.
#   scripts/agree-tables.sh            SHEETJS=FOLDER is one in which the npm package `xlsx` is installed
source "$(dirname "$0")/toolchain.sh"
choose_rust

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

say "Installing the readers and writers to compare with"
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.3.1 xlwt==1.3.0
SOFFICE=${SOFFICE:-$(command -v soffice || true)}
export SOFFICE SHEETJS=${SHEETJS:-}

say "Comparing"
cargo build --quiet -p files --example cells --example year_workbook
examples=$(realpath "${CARGO_TARGET_DIR:-target}")/debug/examples
"$folder/python/bin/python" scripts/agree-tables.py "$folder" "$examples/cells"

say "Opening our workbook"
"$folder/python/bin/python" scripts/validations.py "$folder" "$examples/year_workbook"
