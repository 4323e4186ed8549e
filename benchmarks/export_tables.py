"""Opens exported tables in LibreOffice: no formula is evaluated, and Korean stays as it was.

The same rows without the neutralising are the control: there LibreOffice does evaluate.
"""

import argparse
import csv
import io
import json
import re
import subprocess
import tempfile
from pathlib import Path

from journal.my_data.export_csv import BOM, FORMULA_SIGNS, line, neutral

# Fields, quotes, UTF-8, from the first line; quoted cells may be numbers, formulas are evaluated.
WORST = "CSV:44,34,76,1,,1042,false,true,false,false,false,-1,true"
FORMULA = re.compile(r"table:formula=")
TEXT = re.compile(r"<text:p>([^<]*)</text:p>")
KOREAN = "한 시간을 붙잡고 있었다"
CELLS = [
    *(
        f"{before}{sign}1+1"
        for sign in sorted(FORMULA_SIGNS)
        for before in ("", " ", "\u3000", "\ufeff")
    ),
    '=HYPERLINK("x";"y")',
    "=cmd|' /C calc'!A0",
    "+82-10-1234",
    "-5",
    "@SUM(A1)",
    KOREAN,
]
SCRIPT = """import { BOM, line } from "%s"; const cells = JSON.parse(process.argv[1]);
process.stdout.write(BOM + cells.map((cell) => line([cell])).join(""));"""


def by_the_server(cells: list[str]) -> str:
    return BOM + "".join(line([cell]) for cell in cells)


def by_the_browser(cells: list[str]) -> str:
    sheet = Path("app/static/js/own_data/sheet.js").resolve().as_uri()
    script = ["node", "--input-type=module", "-e", SCRIPT % sheet, json.dumps(cells)]
    return subprocess.run(script, check=True, capture_output=True).stdout.decode()


def plainly(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([cell] for cell in cells)
    return BOM + written.getvalue()


def opened(folder: Path, name: str, content: str) -> tuple[int, bool]:
    """Let LibreOffice open a table; return the formulas it sees, and whether Korean is whole."""
    source = folder / f"{name}.csv"
    source.write_bytes(content.encode())
    office = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'home').as_uri()}"]
    how = [f"--infilter={WORST}", "--convert-to", "fods", "--outdir", str(folder), str(source)]
    subprocess.run([*office, *how], check=True, capture_output=True, timeout=180)
    found = (folder / f"{name}.fods").read_text(encoding="utf-8")
    return len(FORMULA.findall(found)), KOREAN in TEXT.findall(found)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--json", action="store_true")
    asked = wanted.parse_args()
    ways = {"server": by_the_server, "browser": by_the_browser, "control": plainly}
    with tempfile.TemporaryDirectory() as place:
        said = {name: opened(Path(place), name, write(CELLS)) for name, write in ways.items()}
    same = by_the_server(CELLS) == by_the_browser(CELLS) and neutral(KOREAN) == KOREAN
    told = {name: {"formulas": many, "korean": whole} for name, (many, whole) in said.items()}
    if asked.json:
        print(json.dumps({"cells": len(CELLS), "same": same, **told}))
        return
    print(f"{len(CELLS)} cells; server and browser write the same: {same}")
    for name, one in told.items():
        print(f"{name}: {one['formulas']} formulas, Korean intact: {one['korean']}")


if __name__ == "__main__":
    main()
