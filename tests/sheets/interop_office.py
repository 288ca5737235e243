"""Has LibreOffice open what Rollcall has written and write it again, and compares that cell by cell."""

import subprocess
from pathlib import Path

import openpyxl

from interop import FOLDER, check_workbook


def through_libreoffice(source, ending, *options):
    out = FOLDER / "libreoffice"
    out.mkdir(exist_ok=True)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{FOLDER}/profile", "--convert-to", ending, *options]
    run = subprocess.run(command + ["--outdir", str(out), str(FOLDER / source)], capture_output=True, text=True)
    made = out / (Path(source).stem + "." + ending.split(":")[0])
    assert run.returncode == 0 and made.is_file(), run.stdout + run.stderr
    return made


check_workbook(through_libreoffice("campaign.xlsx", "xlsx"), "LibreOffice")
for ending in ("ods", "xls"):
    through_libreoffice("campaign.xlsx", ending)
# As LibreOffice opens a CSV file when its dialog is confirmed, which has found comma, quotes and UTF-8: nothing in it
# has become a formula.
opened = openpyxl.load_workbook(through_libreoffice("Influencers.csv", "xlsx", "--infilter=CSV:44,34,76,1")).active
assert opened.cell(1, 1).value == "Name", opened.cell(1, 1).value
assert not [cell for row in opened for cell in row if cell.data_type == "f"], "LibreOffice runs a cell"
print("LibreOffice reads what was written.")
