"""Reads what Rollcall has written with openpyxl, csv and LibreOffice, and compares it cell by cell."""

import csv
import subprocess
import sys
import warnings
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl

FOLDER = Path(sys.argv[1])
SHEETS = ["Influencers", "Tasks", "Summary"]
STARTS = tuple("=+-@\t\r\n＝＋－＠")


def expected(sheet):
    """Row, column, kind and text of each cell below the headings."""
    for line in (FOLDER / f"{sheet}.expected").read_text(encoding="utf-8").split("\n"):
        if line:
            row, column, kind, text = line.split("\t")
            yield int(row), int(column), kind, text.replace("\\n", "\n")


def plain(text):
    """The decimal number of a text, however many zeros it has."""
    return Decimal(text.rstrip("%")).normalize()


def check_workbook(path, reader):
    warnings.simplefilter("error")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == SHEETS, book.sheetnames
    for name in SHEETS:
        sheet = book[name]
        # LibreOffice without its windows has no panes, and so writes none.
        assert reader == "LibreOffice" or sheet.freeze_panes == "B2", f"{reader}: {name}: {sheet.freeze_panes}"
        assert (sheet.auto_filter.ref is not None) == (name != "Summary"), f"{reader}: {name}: filter"
        for row, column, kind, text in expected(name):
            cell = sheet.cell(row, column)
            where = f"{reader}: {name}!{cell.coordinate}: {cell.value!r} ({cell.number_format}) is not {text!r}"
            if kind == "text":
                assert (cell.value or "") == text and cell.data_type != "f", where
            elif kind == "day":
                assert isinstance(cell.value, datetime) and cell.value.date().isoformat() == text, where
            elif kind == "percent":
                assert Decimal(str(cell.value)) * 100 == plain(text) and "%" in cell.number_format, where
            else:
                assert isinstance(cell.value, (int, float)) and Decimal(str(cell.value)) == plain(text), where
                assert kind != "money" or "EUR" in cell.number_format, where


def check_csv(sheet):
    with open(FOLDER / f"{sheet}.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len({len(row) for row in rows}) == 1, f"{sheet}.csv: rows of several lengths"
    for row, column, kind, text in expected(sheet):
        found = rows[row - 1][column - 1]
        if kind == "text" and text.lstrip("'").startswith(STARTS):
            text = "'" + text
        assert found == text, f"{sheet}.csv: row {row}, column {column}: {found!r} is not {text!r}"
        assert kind != "text" or not found.startswith(STARTS), f"{sheet}.csv: {found!r} would be run"


def through_libreoffice(source, ending, *options):
    out = FOLDER / "libreoffice"
    out.mkdir(exist_ok=True)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{FOLDER}/profile", "--convert-to", ending, *options]
    run = subprocess.run(command + ["--outdir", str(out), str(FOLDER / source)], capture_output=True, text=True)
    made = out / (Path(source).stem + "." + ending.split(":")[0])
    assert run.returncode == 0 and made.is_file(), run.stdout + run.stderr
    return made


check_workbook(FOLDER / "campaign.xlsx", "openpyxl")
for name in SHEETS:
    check_csv(name)
check_workbook(through_libreoffice("campaign.xlsx", "xlsx"), "LibreOffice")
# As LibreOffice opens a CSV file when its dialog is confirmed, which has found comma, quotes and UTF-8: nothing in it
# has become a formula.
opened = openpyxl.load_workbook(through_libreoffice("Influencers.csv", "xlsx", "--infilter=CSV:44,34,76,1")).active
assert opened.cell(1, 1).value == "Name", opened.cell(1, 1).value
assert not [cell for row in opened for cell in row if cell.data_type == "f"], "LibreOffice runs a cell"
print("openpyxl, csv and LibreOffice read what was written.")
