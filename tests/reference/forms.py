"""Writes one made-up survey in four forms: codes and labels as CSV, a workbook, and SPSS.

    python tests/reference/forms.py

needs pyreadstat, pandas and openpyxl. Nobody answered this survey.
"""

import csv
import os
import random

import openpyxl
import pandas
import pyreadstat

FOLDER = os.path.join(os.path.dirname(__file__), "..", "inference", "fixtures")
ROWS = 240

AGREE = {1: "Zeer mee oneens", 2: "Mee oneens", 3: "Neutraal", 4: "Mee eens", 5: "Zeer mee eens", 8: "Weet niet", 9: "Wil ik niet zeggen"}
OFTEN = {1: "Nooit", 2: "Soms", 3: "Vaak", 4: "Altijd"}
COLUMNS = {
    "respnr": ("Respondentnummer", None),
    "v1_1": ("Ik werk hier graag", AGREE),
    "v1_2": ("Mijn werk is nuttig", AGREE),
    "v1_3": ("Ik leer hier veel", AGREE),
    "v2_1": ("Ik werk thuis", OFTEN),
    "v2_2": ("Ik werk op kantoor", OFTEN),
    "afdeling": ("Uw afdeling", {1: "Beleid", 2: "Inspectie", 3: "Uitvoering"}),
    "opleiding": ("Uw opleiding", {1: "MBO", 2: "HBO", 3: "WO"}),
    "leeftijd": ("Uw leeftijd", {99: "Wil ik niet zeggen"}),
    "weging": ("Weegfactor", None),
}
MISSING = {"v1_1": [8, 9], "v1_2": [8, 9], "v1_3": [{"lo": 8, "hi": 9}], "leeftijd": [99]}


def survey():
    draw = random.Random(3)
    rows = []
    for number in range(1, ROWS + 1):
        team = draw.choice([1, 2, 2, 3])
        agree = [draw.choice([1, 2, 3, 3, 4, 4, 5, 5, 8, 9, None][team - 1 :]) for _ in range(3)]
        often = [draw.choice([1, 2, 3, 4]) for _ in range(2)]
        age = draw.choice([*range(21, 66), 99])
        rows.append([number, *agree, *often, team, draw.choice([1, 2, 3]), age, draw.choice([0.8, 0.95, 1.0, 1.25])])
    # The lowest answer at least once, as in any survey of this size.
    rows[0][1:4] = [1, 1, 1]
    return rows


def in_words(name, value):
    if value is None:
        return ""
    labels = COLUMNS[name][1] or {}
    return labels.get(value, str(value).replace(".", ","))


def main():
    rows, names = survey(), list(COLUMNS)
    with open(os.path.join(FOLDER, "forms.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(names)
        out.writerows(["" if value is None else value for value in row] for row in rows)
    with open(os.path.join(FOLDER, "forms-labels.csv"), "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        out.writerow(f"{name}: {COLUMNS[name][0]}" for name in names)
        out.writerows([in_words(name, value) for name, value in zip(names, row)] for row in rows)
    book = openpyxl.Workbook()
    book.active.append(names)
    for row in rows:
        book.active.append(row)
    book.save(os.path.join(FOLDER, "forms.xlsx"))
    frame = pandas.DataFrame(rows, columns=names)
    pyreadstat.write_sav(
        frame,
        os.path.join(FOLDER, "forms.sav"),
        column_labels={name: label for name, (label, _) in COLUMNS.items()},
        variable_value_labels={name: labels for name, (_, labels) in COLUMNS.items() if labels},
        missing_ranges=MISSING,
        row_compress=True,
    )


if __name__ == "__main__":
    main()
