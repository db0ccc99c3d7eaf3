"""Exports books, runs the queries of docs/queries on DuckDB and PostgreSQL, and compares the country's figures with the report's.

    python scale/tables.py BINARY BOOKS YEAR FOLDER
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

binary, books, year, folder = sys.argv[1:]
binary, books, folder = Path(binary).absolute(), Path(books).absolute(), Path(folder).absolute()
queries = Path(__file__).resolve().parent.parent / "docs" / "queries"

FIGURES = """
SELECT
  (SELECT count(*) FROM {units} WHERE kind = 'commune') AS communes,
  (SELECT count(*) FROM {verdicts} WHERE standard = 'safety' AND unit_kind = 'commune' AND outcome = 3) AS met,
  (SELECT count(*) FROM {verdicts} WHERE standard = 'safety' AND unit_kind = 'commune' AND outcome = 0) AS not_met,
  (SELECT count(*) FROM {verdicts} WHERE standard = 'safety' AND unit_kind = 'commune' AND outcome = 1) AS missing,
  (SELECT count(*) FROM {models} WHERE extract(year FROM founded) = {year}) AS models_new,
  (SELECT sum(received) FROM {tips} WHERE extract(year FROM date) = {year}) AS tips_received
"""
TABLES = ["units", "verdicts", "models", "tips"]


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, text=True, capture_output=True, **options).stdout


def statements(name):
    text = re.sub(r"^--.*$", "", (queries / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [statement.strip() for statement in text.split(";") if statement.strip()]


def expected():
    country = json.loads(run(binary, "report", books, "--year", year, "--format", "json"))["country"]
    safety = country["safety_evaluated"]
    return (country["communes"], safety["met"], safety["not_met"], safety["missing"], country["models_new"], country["tips_received"])


def export(form):
    out = folder / f"tables-{form}"
    run(binary, "export", books, "--year", year, "--rules", "tt-124-2021-commune", "--rules", "tt-124-2021-hamlet", "--format", form, "-o", out)
    return out


def in_duckdb(tables, figures):
    os.chdir(tables)
    for statement in statements("duckdb.sql"):
        assert duckdb.sql(statement).fetchall(), f"no rows: {statement}"
    asked = FIGURES.format(year=year, **{name: f"'{name}.parquet'" for name in TABLES})
    [found] = duckdb.sql(asked).fetchall()
    assert found == figures, f"DuckDB: {found}, the report: {figures}"
    [(comment,)] = duckdb.sql("SELECT count(*) FROM parquet_kv_metadata('findings.parquet') WHERE key = 'ARROW:schema'").fetchall()
    assert comment == 1
    print(f"DuckDB {duckdb.__version__}: {figures} as the report")


def postgres_programs():
    found = shutil.which("initdb") or next(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None)
    return Path(os.path.realpath(found)).parent if found else None


def in_postgresql(tables, figures):
    programs = postgres_programs()
    if programs is None:
        print("PostgreSQL: not on this machine, its queries are not run")
        return
    # The server refuses to run as root.
    user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o777)
        data = f"{home}/data"
        run(*user, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--no-locale")
        options = f"-c listen_addresses='' -k {home} -c fsync=off"
        subprocess.run([*user, str(programs / "pg_ctl"), "-D", data, "-w", "-l", f"{home}/log", "-o", options, "start"], check=True, stdout=subprocess.DEVNULL)
        try:
            psql = ["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", home, "-U", "postgres"]
            run(*psql, "-f", "postgresql.sql", cwd=tables)
            for statement in statements("postgresql.sql"):
                assert run(*psql, "-c", statement) is not None
            asked = FIGURES.format(year=year, **{name: name for name in TABLES})
            found = tuple(map(int, run(*psql, "-c", asked).strip().split("|")))
            assert found == figures, f"PostgreSQL: {found}, the report: {figures}"
            print(f"PostgreSQL {run(*psql, '-c', 'SHOW server_version').strip()}: {figures} as the report")
        finally:
            run(*user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


figures = expected()
in_duckdb(export("parquet"), figures)
in_postgresql(export("csv"), figures)
