#!/usr/bin/env bash
# Judges 99, N / 2 and N communes on one machine, and all but the fewest with Apache Spark on separate workers; all of them
# also while a worker is killed. If N is 99, that is the only run of Spark. Compares the findings to the byte. Loads the exported tables into DuckDB and PostgreSQL and
# asks them for the figures of the report. Prints a table of times and of peak memory, beside jq on the same files. Sets up
# what is missing.
#   scripts/scale.sh N [WORKERS]      SCALE_PROFILE is native (default) or dev
source "$(dirname "$0")/toolchain.sh"
choose_rust

communes=${1:?scripts/scale.sh N [WORKERS]}
workers=${2:-2}
profile=${SCALE_PROFILE:-native}
target=${CARGO_TARGET_DIR:-target}
folder=$target/scale
year=2025
sets=(--rules tt-124-2021-commune --rules tt-124-2021-hamlet)
PACKAGES=(pyspark==4.1.1 duckdb==2.0.0)
mkdir -p "$folder"

# Why the run must be left out, if it must: no Java, or no packages.
why_not() {
  if ! command -v java >/dev/null; then
    [ "$(id -u)" -eq 0 ] && apt-get install -y -qq openjdk-17-jre-headless >/dev/null 2>&1
    command -v java >/dev/null || { echo "no Java 17 and no root to install openjdk-17-jre-headless"; return; }
  fi
  if [ "$(cat "$folder/packages" 2>/dev/null)" != "${PACKAGES[*]}" ]; then
    python3 -m venv "$folder/venv" && "$folder/venv/bin/pip" install -q --disable-pip-version-check "${PACKAGES[@]}" &&
      echo "${PACKAGES[*]}" >"$folder/packages" || echo "${PACKAGES[*]} cannot be had from PyPI"
  fi
}
reason=$(why_not)
if [ -n "$reason" ]; then say "Left out: $reason"; exit 0; fi

say "Building"
cargo build --quiet --profile "$profile" -p cli
binary=$target/$([ "$profile" = dev ] && echo debug || echo "$profile")/binh-yen
python=$folder/venv/bin/python
PYSPARK_PYTHON=$(realpath -s "$python")
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export PYSPARK_PYTHON SPARK_HOME SPARK_LOCAL_IP=127.0.0.1

# A row of the table: row COMMUNES RUN OUT COMMAND...
row() {
  local took
  took=$("$python" scale/measure.py "${@:3}")
  printf '%-9s %-26s %8s s %6s MB\n' "$1" "$2" ${took} | tee -a "$folder/table" >&2
}
spark() {
  "$python" scale/job.py "$1" "$2" --binary "$binary" --year "$year" "${sets[@]}" --master "local-cluster[$workers,1,2048]" "${@:3}" \
    2>"$folder/spark.log" || { tail -40 "$folder/spark.log" >&2; return 1; }
}

: >"$folder/table"
counts=("$communes")
if [ "$communes" -gt 200 ]; then counts=(99 $((communes / 2)) "$communes"); fi
for count in "${counts[@]}"; do
  books=$folder/books-$count
  [ -d "$books" ] || { "$binary" generate --communes "$count" --folders -o "$books.new" && mv "$books.new" "$books"; }
  if command -v jq >/dev/null; then row "$count" "jq -c ." /dev/null find "$books" -name '*.json' -exec jq -c . {} +; fi
  row "$count" "check" /dev/null "$binary" check "$books"
  row "$count" "evaluate" "$folder/findings.ndjson" "$binary" evaluate "$books" --year "$year" "${sets[@]}" --format ndjson
  row "$count" "report" "$folder/report.json" "$binary" report "$books" --year "$year" --format json
  case $count in
    # The smallest run has one job: the one that is harder to pass.
    99) if [ "$communes" -eq 99 ]; then lost=(--lose-worker); else continue; fi ;;
    "$communes") lost=("" --lose-worker) ;;
    *) lost=("") ;;
  esac
  for lose in "${lost[@]}"; do
    began=$SECONDS
    spark "$books" "$folder/out" ${lose:+"$lose"} | tee "$folder/said"
    if [ -n "$lose" ]; then grep -q lost_worker "$folder/said" || { say "No worker was lost"; exit 1; }; fi
    "$python" scale/compare.py "$folder/out" "$folder/findings.ndjson" "$folder/report.json"
    printf '%-9s %-26s %8s s\n' "$count" "Spark, $workers workers${lose:+, one lost}" $((SECONDS - began)) | tee -a "$folder/table" >&2
  done
done

say "Tables"
"$python" scale/tables.py "$binary" "$books" "$year" "$folder"
cat "$folder/table"
