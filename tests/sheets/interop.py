"""Reads what Rollcall has written with openpyxl and csv, and compares it cell by cell."""

import csv
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


if __name__ == "__main__":
    check_workbook(FOLDER / "campaign.xlsx", "openpyxl")
    for name in SHEETS:
        check_csv(name)
    print("openpyxl and csv read what was written.")
