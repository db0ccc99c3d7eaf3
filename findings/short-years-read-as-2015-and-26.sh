#!/usr/bin/env bash
# One would expect that a column of days written as offices write them, "15/07/26" beside "31/12/26", is read as days of 2026, or is left
# as text: no order of the parts but day, month, year makes it a column of one year. DuckDB takes the year to come first, for "/", "-" and
# "." alike, and reads 26 July 2015 and 26 December 2031; Polars takes the right order and reads the year 26. Neither says a word.
# Seen with DuckDB 2.0.1, Polars 2.1.0 (PyPI), which were asked for nothing but to find the types themselves.
# Why it matters here: registers of incidents are kept with years of two digits. Every day of such a table falls into another year,
# so counts of a period are 0, and 0 incidents is a good result.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv read
read/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0

read/bin/python - <<'PY'
from datetime import date

import duckdb
import polars

as_expected = True
for mark in "/-.":
    days = [f"02{mark}06{mark}26", f"15{mark}07{mark}26", f"28{mark}11{mark}26", f"31{mark}12{mark}26"]
    with open("incidents.csv", "w") as table:
        table.write("incident,day\n" + "".join(f"no. {n},{day}\n" for n, day in enumerate(days, 1)))
    format_found = duckdb.sql("select dateformat from sniff_csv('incidents.csv')").fetchall()[0][0]
    in_duckdb = [row[0] for row in duckdb.sql("select day from 'incidents.csv'").fetchall()]
    in_polars = polars.read_csv("incidents.csv", try_parse_dates=True)["day"].to_list()
    print(days)
    print(f"  duckdb 2.0.1 ({format_found}):", *in_duckdb)
    print("  polars 2.1.0:", *in_polars)
    as_expected &= in_duckdb == [date(2002, 6, 26), date(2015, 7, 26), date(2028, 11, 26), date(2031, 12, 26)]
    as_expected &= in_polars == [date(26, 6, 2), date(26, 7, 15), date(26, 11, 28), date(26, 12, 31)]
raise SystemExit(0 if as_expected else 1)
PY
