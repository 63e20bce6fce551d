"""Makes the workbooks in tests/ingest/fixtures.

The quirks.* are the same invented answers as .xlsx, .xls and .ods, behind a sheet
of explanation, below a title, beside an empty column. The other .xls files hold
every way in which that format keeps a cell; xls.json has their cells as xlrd reads
them. The locked.* are quirks.* with a password.

    pip install openpyxl xlwt xlrd odfpy pandas msoffcrypto-tool
    python tests/reference/workbooks.py

It also runs LibreOffice (soffice), which computes the formulas, and which locks
the .xls and .ods.
"""

import datetime
import decimal
import json
import os
import struct
import subprocess
import tempfile

import msoffcrypto.format.ooxml
import openpyxl
import pandas
import xlrd
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


def records():
    """BIFF8: a hidden first sheet, shared texts that go on in further records
    (some of one byte per letter, some of two, some in several styles), and
    numbers in all their forms."""
    book = xlwt.Workbook(encoding="utf-8")
    about = book.add_sheet("Verborgen")
    about.visibility = 1
    about.write(0, 0, "niet de antwoorden")
    book.set_active_sheet(1)
    sheet = book.add_sheet("Réponses €")
    headings = ["nr", "groot", "honderdste", "breuk", "tekst", "stijl", "dag", "moment", "tijd", "duur", "klaar", "fout", "leeg", "bedrag"]
    for column, heading in enumerate(headings):
        sheet.write(0, column, heading)
    day, moment, time, elapsed, euro, blank = (xlwt.XFStyle() for _ in range(6))
    day.num_format_str, moment.num_format_str, time.num_format_str = "DD-MM-YYYY", 'YYYY-MM-DD "om" HH:MM', "H:MM AM/PM"
    elapsed.num_format_str, euro.num_format_str = "[h]:mm:ss", '"$"#,##0.00_);[Red]("$"#,##0.00)'
    bold = xlwt.easyfont("bold on")
    letters = ["abc de ", "één ", "漢字かな ", "naïef €uro ", "nee "]
    fractions = [0.1 + 0.2, 1e-7, 1e300, -0.5, 123456789.125, 1 / 3, 2.0**53, 1e17, 5e-324, 0.00001234]
    for row in range(1, 31):
        sheet.write(row, 0, row)
        sheet.write(row, 1, [536870911, 536870912, -536870912, -1, 4294967296][row % 5])
        sheet.write(row, 2, [12.34, -0.01, 99.5, 100, 5368709.11][row % 5])
        sheet.write(row, 3, fractions[row % 10])
        sheet.write(row, 4, f"{row} " + letters[row % 5] * (20 + 17 * (row % 7)))
        sheet.write_rich_text(row, 5, [f"deel {row} ", ("vet", bold), letters[row % 5] * 20])
        sheet.write(row, 6, datetime.date(1901 + row * 4, 1 + row % 12, 1 + row % 28), day)
        sheet.write(row, 7, datetime.datetime(2026, 1, row, row % 24, 59, 59), moment)
        sheet.write(row, 8, row / 32, time)
        sheet.write(row, 9, row * 0.75, elapsed)
        sheet.write(row, 10, row % 2 == 0)
        if row % 4 == 0:
            sheet.row(row).set_cell_error(11, 0x2A)
        else:
            sheet.write(row, 11, "goed")
        sheet.write(row, 12, None, blank)
        sheet.write(row, 13, row * 2.5, euro)
    book.save(os.path.join(FIXTURES, "records.xls"))


def mac():
    """Days counted from 1904, as Excel for the Mac did."""
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("1904")
    day, moment = xlwt.XFStyle(), xlwt.XFStyle()
    day.num_format_str, moment.num_format_str = "D-MMM-YY", "YYYY-MM-DD HH:MM:SS"
    for column, heading in enumerate(["nr", "dag", "moment"]):
        sheet.write(0, column, heading)
    for row, value in enumerate([datetime.datetime(1904, 1, 3), datetime.datetime(2000, 2, 29, 12), datetime.datetime(2026, 11, 24, 8, 30, 15)]):
        sheet.write(row + 1, 0, row + 1)
        sheet.write(row + 1, 1, value.date(), day)
        sheet.write(row + 1, 2, value, moment)
    book.save(os.path.join(FIXTURES, "mac.xls"))


def formulas(folder):
    """What formulas gave, computed and saved by LibreOffice."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Formules"
    sheet.append(["nr", "tekst", "getal", "waar", "dag", "fout", "niets", "opgeteld", "teken"])
    for row in range(2, 12):
        sheet.append([row, f'="antwoord é "&A{row}', f"=A{row}/8", f"=A{row}>5", f"=DATE(2026,A{row},1)", f"=1/(A{row}-4)", '=""', f"=SUM(A$2:A{row})", f"🙂 {row % 3}"])
        sheet.cell(row=row, column=5).number_format = "yyyy-mm-dd"
    path = os.path.join(folder, "formulas.xlsx")
    book.save(path)
    subprocess.run(["soffice", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", FIXTURES, path], check=True)


def book5():
    """BIFF5 in Cyrillic: what Excel 95 wrote, record by record."""

    def record(kind, *parts):
        body = b"".join(parts)
        return struct.pack("<HH", kind, len(body)) + body

    def text(value, size):
        return struct.pack(size, len(value.encode("cp1251"))) + value.encode("cp1251")

    def at(row, column, look=0):
        return struct.pack("<HHH", row, column, look)

    def xf(number):
        return record(0xE0, struct.pack("<HHHHHHHH", 0, number, 0, 0, 0, 0, 0, 0))

    def float_(value):
        return struct.pack("<d", value)

    sheet = record(0x809, struct.pack("<HHHH", 0x500, 0x10, 2412, 1995))
    for column, heading in enumerate(["номер", "ответ", "стиль", "дата", "время", "да", "ошибка", "формула", "число", "ещё"]):
        sheet += record(0x204, at(0, column), text(heading, "<H"))
    for row in range(1, 6):
        rk = (row * 100 + 25) << 2 | 3
        sheet += record(0x27E, at(row, 0), struct.pack("<I", row << 2 | 2))
        sheet += record(0x204, at(row, 1), text(["Да", "Нет", "Не знаю", "Иногда", "Ёж"][row - 1], "<H"))
        sheet += record(0xD6, at(row, 2), text("жирный", "<H"), b"\x01\x00\x00")
        sheet += record(0x203, at(row, 3, 1), float_(36526 + row * 100))
        sheet += record(0x203, at(row, 4, 2), float_(row / 8))
        sheet += record(0x205, at(row, 5), bytes([row % 2, 0]))
        sheet += record(0x205, at(row, 6), bytes([42, 1]))
        sheet += record(0x6, at(row, 7), b"\0\0\0\0\0\0\xff\xff", bytes(8))
        sheet += record(0x207, text(f"итог {row}", "<H"))
        sheet += record(0xBD, struct.pack("<HHHIHIH", row, 8, 0, rk, 0, rk + 4, 9))
    sheet += record(0xA)
    start = [
        record(0x809, struct.pack("<HHHH", 0x500, 0x5, 2412, 1995)),
        record(0x42, struct.pack("<H", 1251)),
        record(0x22, struct.pack("<H", 0)),
        record(0x41E, struct.pack("<H", 164), text('dd.mm.yyyy "г"', "B")),
    ]
    start += [xf(0), xf(164), xf(20)]
    chart = record(0x809, struct.pack("<HHHH", 0x500, 0x20, 2412, 1995)) + record(0xA)
    names = ["Диаграмма", "Ответы"]
    length = sum(map(len, start)) + sum(len(record(0x85, bytes(6), text(name, "B"))) for name in names) + 4
    start.append(record(0x85, struct.pack("<IBB", length, 0, 2), text(names[0], "B")))
    start.append(record(0x85, struct.pack("<IBB", length + len(chart), 0, 0), text(names[1], "B")))
    start.append(record(0xA))
    path = os.path.join(FIXTURES, "book.xls")
    xlwt.CompoundDoc.XlsDoc().save(path, b"".join(start) + chart + sheet)
    with open(path, "rb") as file:
        whole = file.read()
    entry = whole.index("Workbook".encode("utf-16-le"))
    name = "Book".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 10)
    with open(path, "wb") as file:
        file.write(whole[:entry] + name + whole[entry + 66 :])


def locked():
    with open(os.path.join(FIXTURES, "quirks.xlsx"), "rb") as plain, open(os.path.join(FIXTURES, "locked.xlsx"), "wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("geheim", out)
    # LibreOffice takes a password from its own programming interface only.
    script = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for attempt in range(60):
    try:
        office = resolver.resolve("uno:pipe,name=locked;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
folder = uno.systemPathToFileUrl(sys.argv[1]) + "/"
document = desktop.loadComponentFromURL(folder + "quirks.xlsx", "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
for name, kind in (("locked.xls", "MS Excel 97"), ("locked.ods", "calc8")):
    options = (PropertyValue("FilterName", 0, kind, 0), PropertyValue("Password", 0, "geheim", 0))
    document.storeToURL(folder + name, options)
document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
"""
    office = subprocess.Popen(["soffice", "--headless", "--norestore", "--accept=pipe,name=locked;urp;"])
    subprocess.run(["/usr/bin/python3", "-c", script, os.path.realpath(FIXTURES)], check=True)
    office.wait(60)


def number(value):
    plain = str(int(value)) if value == int(value) else repr(value)
    if 1e-5 <= abs(value) < 1e17:
        return format(decimal.Decimal(plain), "f")
    return plain if value == 0 else repr(value).replace("e+", "e").replace("e-0", "e-")


def clock(seconds):
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}" + (f".{thousandths:03}" if thousandths else "")


def as_text(book, sheet, row, column):
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_TEXT:
        return value.strip()
    if kind == xlrd.XL_CELL_NUMBER:
        return number(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_DATE:
        code = book.format_map[book.xf_list[sheet.cell_xf_index(row, column)].format_key].format_str
        if "[h]" in code.lower() or value < 1:
            return clock(value * 86400)
        year, month, day, *time = xlrd.xldate_as_tuple(value, book.datemode)
        return f"{year:04}-{month:02}-{day:02}" + ("T{:02}:{:02}:{:02}".format(*time) if any(time) else "")
    return ""


def expected():
    """The cells of each .xls, as xlrd reads them."""
    all_rows = {}
    for name, title in [("records.xls", "Réponses €"), ("mac.xls", "1904"), ("formulas.xls", "Formules"), ("book.xls", "Ответы")]:
        book = xlrd.open_workbook(os.path.join(FIXTURES, name), formatting_info=True)
        sheet = book.sheet_by_name(title)
        all_rows[name] = {"sheet": title, "rows": [[as_text(book, sheet, row, column) for column in range(sheet.ncols)] for row in range(sheet.nrows)]}
    with open(os.path.join(FIXTURES, "xls.json"), "w", encoding="utf-8") as file:
        json.dump(all_rows, file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    xlsx()
    xls()
    ods()
    records()
    mac()
    book5()
    with tempfile.TemporaryDirectory() as folder:
        formulas(folder)
    locked()
    expected()
