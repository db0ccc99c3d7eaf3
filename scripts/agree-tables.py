"""Makes workbooks with several programs and compares how other readers read them with ours.

Called by scripts/agree-tables.sh with the folder to work in and the program that prints our cells.
"""

import datetime
import json
import math
import os
import random
import subprocess
import sys

import openpyxl
import python_calamine
import xlsxwriter
import xlwt

WORDS = ["Đồng Bưởi", "Trúc Đình", "Số hộ", "xã Việt Thành", "thôn 1\nthôn 2", "a & b < c", "'=1", "Ghi chú: \"x\""]
DAY = datetime.datetime(2019, 3, 15)
RAND = random.Random(19)


def value():
    kind = RAND.randrange(8)
    if kind < 3:
        return RAND.choice(WORDS)
    if kind == 3:
        return RAND.randrange(0, 100_000)
    if kind == 4:
        return round(RAND.uniform(-1000, 1000), RAND.randrange(1, 4))
    if kind == 5:
        return DAY + datetime.timedelta(days=RAND.randrange(-5000, 3000))
    if kind == 6:
        return RAND.choice([True, False])
    return None


def tables(count):
    """Sheets of values; the first cell is always filled."""
    for _ in range(count):
        rows = [[value() for _ in range(RAND.randrange(1, 9))] for _ in range(RAND.randrange(2, 25))]
        rows[0][0] = "TT"
        yield rows


def with_openpyxl(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Trang {at}")
        for row in rows:
            sheet.append(row)
    book.save(path)


def with_xlsxwriter(path, sheets):
    book = xlsxwriter.Workbook(path)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for at, rows in enumerate(sheets):
        sheet = book.add_worksheet(f"Trang {at}")
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, datetime.datetime):
                    sheet.write_datetime(r, c, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(r, c, cell)
                elif cell is not None:
                    sheet.write(r, c, cell)
    book.close()


def with_xlwt(path, sheets):
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for at, rows in enumerate(sheets):
        sheet = book.add_sheet(f"Trang {at}")
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, datetime.datetime):
                    sheet.write(r, c, cell, day)
                elif cell is not None:
                    sheet.write(r, c, cell)
    book.save(path)


def text(cell):
    """A cell of another reader, as ours shows it."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (int, float)):
        number = f"{cell:.9f}".rstrip("0").rstrip(".").replace(".", ",")
        return "0" if number == "-0" else number
    if isinstance(cell, datetime.datetime) and (cell.hour or cell.minute):
        return cell.strftime("%d/%m/%Y %H:%M")
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return cell.strftime("%d/%m/%Y")
    return str(cell).replace("\r\n", "\n")


def trimmed(rows):
    """Filled cells by row number and column."""
    return {(r, c): text(cell) for r, row in rows for c, cell in enumerate(row) if text(cell)}


def of_calamine(path):
    # calamine 0.38 refuses the spaces between cells that SheetJS writes into ods: what it was made from counts.
    if "sheetjs-ods" in path:
        path = path.replace("sheetjs-ods" + os.sep, "").replace(".ods", ".xlsx")
    book = python_calamine.CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        yield name, trimmed((at + 1, row) for at, row in enumerate(rows))


def of_openpyxl(path):
    for sheet in openpyxl.load_workbook(path, data_only=True):
        rows = sheet.iter_rows(values_only=True)
        yield sheet.title, trimmed((at + 1, row) for at, row in enumerate(rows))


def same(ours, theirs):
    """Numbers may differ in what lies beyond nine decimals."""
    if ours == theirs:
        return True
    try:
        pair = [float(cell.replace(",", ".")) for cell in (ours, theirs)]
    except ValueError:
        return False
    return math.isclose(*pair, rel_tol=1e-9)


def made(folder):
    """Makes all files, and gives their paths."""
    paths = []
    for program, ending in [(with_openpyxl, "xlsx"), (with_xlsxwriter, "xlsx"), (with_xlwt, "xls")]:
        for at in range(8):
            path = os.path.join(folder, f"{program.__name__}-{at}.{ending}")
            program(path, list(tables(3)))
            paths.append(path)
    sources = list(paths)
    # LibreOffice and SheetJS write the same tables again in other formats.
    office = os.environ.get("SOFFICE")
    for ending, source in [("ods", "with_openpyxl"), ("xls", "with_xlsxwriter"), ("xlsx", "with_xlwt")] if office else []:
        chosen = [path for path in sources if os.path.basename(path).startswith(source)]
        target = os.path.join(folder, f"libreoffice-{ending}")
        command = [office, "--headless", "--convert-to", ending, "--outdir", target, *chosen]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        paths += [os.path.join(target, name) for name in sorted(os.listdir(target))]
    js = os.environ.get("SHEETJS")
    for ending in ["ods", "xls", "xlsx"] if js else []:
        target = os.path.join(folder, f"sheetjs-{ending}")
        os.mkdir(target)
        program = "const x=require('xlsx');for(const f of process.argv.slice(3)){const b=x.readFile(f,{cellNF:true,cellDates:process.argv[2]==='ods'});x.writeFile(b,process.argv[1]+'/'+require('path').basename(f).replace(/\\.[^.]+$/,'.'+process.argv[2]),{bookType:process.argv[2]==='xls'?'biff8':process.argv[2]})}"
        chosen = [path for path in sources if "with_openpyxl" in path]
        subprocess.run(["node", "-e", program, target, ending, *chosen], check=True, cwd=js)
        paths += [os.path.join(target, name) for name in sorted(os.listdir(target))]
    return paths


def main(folder, program):
    paths = made(folder)
    read = subprocess.run([program, *paths], check=True, capture_output=True, text=True)
    sheets = cells = wrong = 0
    for path, line in zip(paths, read.stdout.splitlines(), strict=True):
        ours = json.loads(line)
        if "fault" in ours:
            raise SystemExit(f"{path}: {ours['fault']}")
        by_name = {sheet["name"]: trimmed(sheet["rows"]) for sheet in ours["sheets"]}
        readers = [("calamine", of_calamine)] + [("openpyxl", of_openpyxl)] * path.endswith("xlsx")
        for reader, of in readers:
            for name, theirs in of(path):
                own = by_name[name]
                for place in sorted(own.keys() | theirs.keys()):
                    pair = own.get(place, ""), theirs.get(place, "")
                    cells += 1
                    if not same(*pair):
                        wrong += 1
                        if wrong <= 20:
                            print(f"{path} {name} {place}: we {pair[0]!r}, {reader} {pair[1]!r}")
        sheets += len(by_name)
    print(f"{sheets} sheets in {len(paths)} files, {cells} comparisons, {wrong} differ")
    if wrong or sheets < (150 if os.environ.get("SHEETJS") else 140):
        raise SystemExit(1)


main(*sys.argv[1:])
