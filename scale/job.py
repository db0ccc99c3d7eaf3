"""Judges the communes of a country with Apache Spark.

Spark cuts, moves and repeats the work; the core judges. Each partition goes through one `binh-yen evaluate -`, a group of books a
line: a commune with those that it was formed from. Provinces and the country are a second step, from the findings.

    python scale/job.py FOLDER OUT --binary binh-yen --year 2025 --rules tt-124-2021-commune --rules tt-124-2021-hamlet
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import types as of

# The columns of the table of findings that the second step needs. They are chosen by name, never by position.
COLUMNS = of.StructType(
    [
        of.StructField("unit", of.StringType(), False),
        of.StructField("unit_kind", of.StringType(), False),
        of.StructField("commune", of.StringType()),
        of.StructField("province", of.StringType()),
        of.StructField("rules", of.StringType(), False),
        of.StructField("standard", of.StringType(), False),
        of.StructField("list", of.StringType(), False),
        of.StructField("part_of", of.StringType()),
        of.StructField("outcome", of.IntegerType(), False),
    ]
)
OUTCOMES = ["not_met", "missing", "for_decision", "met"]
# The exit status of the program when it left out bad files among others.
LEFT_OUT = 3


def through(command, left_out):
    """What a partition becomes when its lines go through a program. It fails as the program does."""

    def run(lines):
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        said = []

        def feed():
            try:
                for line in lines:
                    process.stdin.write(line + "\n")
                process.stdin.close()
            except BrokenPipeError:
                pass  # The program stopped; its status says why.

        threads = [threading.Thread(target=feed), threading.Thread(target=lambda: said.extend(process.stderr))]
        for thread in threads:
            thread.start()
        for line in process.stdout:
            yield line.rstrip("\n")
        for thread in threads:
            thread.join()
        status = process.wait()
        if status == LEFT_OUT:
            left_out.add(1)
        elif status != 0:
            raise RuntimeError(f"{command}: {status}: {''.join(said)[:2000]}")

    return run


def one_line(text):
    """A book on one line. A line break between its values means nothing, and none can be inside a value."""
    return text.replace("\n", " ").replace("\r", " ")


def keyed(command, left_out):
    """The names of files with what the program says of each."""

    def run(files):
        names = []

        def lines():
            for name, text in files:
                names.append(name)
                yield one_line(text)

        for at, line in enumerate(through(command, left_out)(lines())):
            yield names[at], json.loads(line)

    return run


def groups_of(keys):
    """The group of each file: books are together that hold one commune, or a unit that one of another was formed from."""
    above = list(range(len(keys)))

    def first(at):
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    holders = {}
    for at, (_, key) in enumerate(keys):
        # A former unit joins those that name it, and whoever holds it.
        for unit in key["units"] + key["formers"]:
            other = first(holders.setdefault(unit, at))
            own = first(at)
            above[max(other, own)] = min(other, own)
    return {name: first(at) for at, (name, _) in enumerate(keys)}


def lose_worker(context):
    """Kills one executor, once a task of the judging is done and others still run."""
    java = context._gateway.proc.pid

    def parent(pid):
        return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])

    def executors():
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and parent(entry.name) == java and b"CoarseGrainedExecutorBackend" in (entry / "cmdline").read_bytes():
                    yield int(entry.name)
            except (FileNotFoundError, ProcessLookupError):
                continue

    def watch():
        tracker = context.statusTracker()
        while True:
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            if any(stage and stage.name.startswith("judging") and 0 < stage.numCompletedTasks < stage.numTasks for stage in stages):
                victim = next(executors(), None)
                if victim is not None:
                    os.kill(victim, signal.SIGKILL)
                    print(json.dumps({"lost_worker": victim}), flush=True)
                    return
            time.sleep(0.02)

    threading.Thread(target=watch, daemon=True).start()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("books", help="folder of provinces, each with a file a commune")
    parser.add_argument("out", help="folder for the findings and the sums")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--year", required=True)
    parser.add_argument("--rules", action="append", required=True)
    parser.add_argument("--master", default="local-cluster[2,1,2048]")
    parser.add_argument("--partitions", type=int, default=16)
    parser.add_argument("--lose-worker", action="store_true")
    args = parser.parse_args()
    shutil.rmtree(args.out, ignore_errors=True)

    spark = (
        SparkSession.builder.master(args.master)
        .appName("binh-yen")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", args.partitions)
        .getOrCreate()
    )
    context = spark.sparkContext
    context.setLogLevel("ERROR")
    left_out = context.accumulator(0)
    binary = os.path.abspath(args.binary)

    began = time.monotonic()
    files = context.wholeTextFiles(f"{args.books}/*/*.json", args.partitions)
    keys = files.mapPartitions(keyed([binary, "keys"], left_out)).collect()
    groups = context.broadcast(groups_of(keys))
    together = (
        files.map(lambda file: (groups.value[file[0]], one_line(file[1])))
        .groupByKey(args.partitions)
        .values()
        .map(lambda books: "[" + ",".join(books) + "]")
    )
    judge = [binary, "evaluate", "-", "--year", args.year, "--format", "ndjson", "--jobs", "1"]
    judge += [word for rules in args.rules for word in ("--rules", rules)]
    findings = together.mapPartitions(through(judge, left_out)).setName("judging")
    if args.lose_worker:
        lose_worker(context)
    context.setLocalProperty("callSite.short", "judging")
    findings.saveAsTextFile(f"{args.out}/findings")
    context.setLocalProperty("callSite.short", None)

    # Second step: a unit's outcome is the least of its conditions; then communes by province, and the country.
    table = spark.read.schema(COLUMNS).json(f"{args.out}/findings").select(*COLUMNS.fieldNames())
    table.createOrReplaceTempView("findings")
    sums = spark.sql(
        """
        WITH verdicts AS (
          SELECT unit, unit_kind, province, standard, min(outcome) AS outcome FROM findings
          WHERE list = 'conditions' AND part_of IS NULL GROUP BY unit, unit_kind, province, standard, rules
        )
        SELECT province, unit_kind, standard, outcome, count(*) AS units FROM verdicts
        GROUP BY GROUPING SETS ((province, unit_kind, standard, outcome), (unit_kind, standard, outcome))
        """
    ).collect()
    seconds = time.monotonic() - began
    country = {}
    for row in sums:
        if row.province is None:
            of_kind = country.setdefault(row.standard, {}).setdefault(row.unit_kind, dict.fromkeys(OUTCOMES, 0))
            of_kind[OUTCOMES[row.outcome]] += row.units
    Path(args.out, "country.json").write_text(json.dumps(country, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps({"seconds": round(seconds, 1), "books": len(keys), "groups": len(set(groups.value.values())), "left_out": left_out.value}), flush=True)
    spark.stop()


main()
