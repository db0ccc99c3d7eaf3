"""Compares what Spark made with what one machine made: the findings to the byte, and the figures of the country.

    python scale/compare.py SPARK_OUT FINDINGS.ndjson REPORT.json
"""

import json
import sys
from pathlib import Path

spark, one, report = map(Path, sys.argv[1:])

parts = sorted((spark / "findings").glob("part-*"))
ours = sorted(line for part in parts for line in part.read_bytes().splitlines())
theirs = sorted(one.read_bytes().splitlines())
assert theirs, "no findings"
assert ours == theirs, f"{len(ours)} findings of Spark, {len(theirs)} of one machine, not the same"

country = json.loads((spark / "country.json").read_text(encoding="utf-8"))["safety"]
asked = json.loads(report.read_text(encoding="utf-8"))["country"]
OUTCOMES = ["met", "not_met", "missing", "for_decision"]


def communes(kinds):
    return {outcome: sum(country.get(kind, {}).get(outcome, 0) for kind in kinds) for outcome in OUTCOMES}


for name, kinds in [("safety_evaluated", ["commune"]), ("others_evaluated", ["ward", "township", "special_zone"])]:
    expected = {outcome: asked[name][outcome] for outcome in OUTCOMES}
    assert communes(kinds) == expected, f"{name}: {communes(kinds)} by Spark, {expected} by the report"
print(f"{len(ours)} findings are the same to the byte; the country's figures are those of the report")
