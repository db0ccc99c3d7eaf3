#!/usr/bin/env bash
# One would expect that a table of a unit's incidents saved as .ods by one widely used library can be read by another. The .ods that
# SheetJS writes is refused by calamine, the reader of spreadsheets that Rust and Python (python-calamine, also behind pandas) use, with
# "Expecting 'table-cell', found 'Text'": SheetJS writes blanks between the elements of a row, which calamine takes for a wrong element.
# pandas' other engine for .ods (odfpy) reads the same file.
# Seen with xlsx 0.18.5 (npm) and python-calamine 0.9.1, odfpy 1.4.1, pandas 2.3.3 (PyPI).
# Why it matters here: offices with LibreOffice send .ods, web services that make them mostly use SheetJS; an import that stands on one
# reader alone turns such a file away as damaged.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5
python3 -m venv read
read/bin/pip install --quiet --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1 pandas==2.3.3

node -e '
const xlsx = require("xlsx");
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["Thôn", "Số vụ"], ["Trúc Đình", 2]]), "Vụ việc");
xlsx.writeFile(book, "incidents.ods");
'
read/bin/python - <<'PY'
import pandas
from python_calamine import CalamineWorkbook

try:
    print("python-calamine 0.9.1:", CalamineWorkbook.from_path("incidents.ods").get_sheet_by_index(0).to_python())
    calamine_refuses = False
except Exception as error:
    print("python-calamine 0.9.1:", error)
    calamine_refuses = True
table = pandas.read_excel("incidents.ods", engine="odf").values.tolist()
print("pandas 2.3.3 with odfpy 1.4.1:", table)
raise SystemExit(0 if calamine_refuses and table == [["Trúc Đình", 2]] else 1)
PY
