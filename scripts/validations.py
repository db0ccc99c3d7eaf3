# cspell:words sqref
"""Checks that the lists and the limits of days in our workbook are there when LibreOffice has opened and saved it.

Called by scripts/agree-tables.sh with the folder to work in and the program that writes the workbook.
"""

import collections
import os
import re
import subprocess
import sys
import zipfile

import openpyxl
from openpyxl.utils import range_boundaries

BOOK = ["samples/tran-yen-2026.json", "tran-yen", "2026"]


def choices(book, formula):
    """The texts that a list offers: the filled cells that its formula names."""
    sheet, cells = re.fullmatch(r"=?'?([^'!]+)'?!(.+)", formula).groups()
    first, top, last, bottom = range_boundaries(cells.replace("$", ""))
    rows = book[sheet].iter_rows(top, bottom, first, last, values_only=True)
    return tuple(cell for row in rows for cell in row if cell is not None)


def limits(path):
    """What each column of each sheet lets a person enter."""
    book = openpyxl.load_workbook(path)
    found = {}
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            for cells in str(rule.sqref).split():
                column = range_boundaries(cells)[0]
                # LibreOffice writes a large number with 15 digits.
                ends = [f"{float(end):.12g}" for end in (rule.formula1, rule.formula2) if rule.type != "list"]
                offered = choices(book, rule.formula1) if rule.type == "list" else tuple(ends)
                found[sheet.title, column] = rule.type, offered
    return found


def in_ods(path):
    """How often a sheet's cells name each sort of rule."""
    text = zipfile.ZipFile(path).read("content.xml").decode()
    sorts = {"cell-content-is-in-list": "list", "is-date": "date", "is-whole-number": "whole"}
    rules = {}
    for name, condition in re.findall(r'<table:content-validation table:name="([^"]+)" table:condition="([^"]*)"', text):
        rules[name] = next((sort for mark, sort in sorts.items() if mark in condition), condition)
    used = set(re.findall(r'table:content-validation-name="([^"]+)"', text))
    return collections.Counter(rules[name] for name in used)


def main(folder, program):
    ours = os.path.join(folder, "year.xlsx")
    subprocess.run([program, *BOOK, ours], check=True)
    own = limits(ours)
    sorts = collections.Counter(sort for sort, _ in own.values())
    assert sorts["list"] > 5 and sorts["date"] > 5, sorts
    assert all(offered for sort, offered in own.values() if sort == "list"), "each list offers something"
    office = os.environ.get("SOFFICE")
    if not office:
        print(f"{sum(sorts.values())} columns with limits; LibreOffice is not here")
        return
    target = os.path.join(folder, "opened")
    for ending in ["xlsx", "ods"]:
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", ending, "--outdir", target, ours]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    opened = limits(os.path.join(target, "year.xlsx"))
    wrong = [place for place in sorted(own.keys() | opened.keys()) if own.get(place) != opened.get(place)]
    for sheet, column in wrong[:20]:
        print(f"{sheet}, column {column}: ours {own.get((sheet, column))}, opened {opened.get((sheet, column))}")
    ods = in_ods(os.path.join(target, "year.ods"))
    print(f"{dict(sorts)} columns with limits; {len(wrong)} differ in LibreOffice; in its .ods {dict(ods)}")
    if wrong or any(not ods[sort] for sort in sorts):
        raise SystemExit(1)


main(*sys.argv[1:])
