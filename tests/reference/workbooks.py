"""Makes the workbooks in tests/ingest/fixtures: the same invented answers as
.xlsx, .xls and .ods, behind a sheet of explanation, below a title, beside an
empty column.

    pip install openpyxl xlwt odfpy pandas
    python tests/reference/workbooks.py
"""

import datetime
import os

import openpyxl
import pandas
import xlwt

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ingest", "fixtures")
HEADINGS = ["Q9_1", "schaal", "domein", "dag", "moment", "klaar", "formule"]
DAYS = [datetime.date(2026, 2, 28), datetime.date(2024, 2, 29), datetime.date(1999, 12, 31)]
ROWS = [
    [4, 9.5, "één & <twee>", DAYS[0], datetime.datetime(2026, 2, 28, 13, 5, 9), True, 1],
    [5, 10, "nee", DAYS[1], datetime.datetime(2024, 2, 29, 0, 0, 1), False, 2],
    [None, 0.125, None, DAYS[2], datetime.datetime(1999, 12, 31, 23, 59, 59), True, None],
]


def xlsx():
    book = openpyxl.Workbook()
    about = book.active
    about.title = "Toelichting"
    about.append(["Dit bestand", "hoort bij het onderzoek"])
    about.append(["Versie", 2])
    sheet = book.create_sheet("Antwoorden")
    sheet["B2"] = "Medewerkersonderzoek (verzonnen)"
    sheet.merge_cells("B2:H2")
    for offset, row in enumerate([HEADINGS, *ROWS]):
        for column, value in enumerate(row):
            sheet.cell(row=4 + offset, column=2 + column, value=value)
    sheet["H7"] = "#N/A"
    sheet["H7"].data_type = "e"
    book.save(os.path.join(FIXTURES, "quirks.xlsx"))


def xls():
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("Toelichting").write(0, 0, "Dit bestand hoort bij het onderzoek")
    sheet = book.add_sheet("Antwoorden")
    sheet.write_merge(1, 1, 1, 7, "Medewerkersonderzoek (verzonnen)")
    day, moment = xlwt.XFStyle(), xlwt.XFStyle()
    day.num_format_str, moment.num_format_str = "D-MMM-YY", "YYYY-MM-DD HH:MM:SS"
    for offset, row in enumerate([HEADINGS, *ROWS]):
        for column, value in enumerate(row):
            style = moment if isinstance(value, datetime.datetime) else day if isinstance(value, datetime.date) else None
            if value is not None:
                sheet.write(3 + offset, 1 + column, value, *([style] if style else []))
    book.save(os.path.join(FIXTURES, "quirks.xls"))


def ods():
    frame = pandas.DataFrame(ROWS, columns=HEADINGS, dtype=object)
    with pandas.ExcelWriter(os.path.join(FIXTURES, "quirks.ods"), engine="odf") as writer:
        pandas.DataFrame([["Dit bestand"], ["hoort bij het onderzoek"]]).to_excel(writer, sheet_name="Toelichting", index=False, header=False)
        frame.to_excel(writer, sheet_name="Antwoorden", index=False, startrow=2, startcol=1)


if __name__ == "__main__":
    xlsx()
    xls()
    ods()
