"""Makes the SPSS files in tests/ingest/fixtures (invented answers), and writes
what pyreadstat reads from them, and from sample files where there are any, to
tests/ingest/fixtures/sav.json: per column its name, label, labels, missing values
and measure, the number of values, and a hash of them.

    pip install pyreadstat==1.3.7 pandas
    python tests/reference/spss.py [folder with sample files …]
"""

import datetime
import glob
import json
import math
import os
import random
import sys
from decimal import Decimal

import pandas
import pyreadstat

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "ingest", "fixtures")
START = datetime.datetime(1582, 10, 14)
DATES = ("DATE", "ADATE", "EDATE", "SDATE", "JDATE", "MOYR", "QYR", "WKYR")


def number(value):
    if value == 0:
        return "0"
    if 1e-5 <= abs(value) < 1e17:
        text = format(Decimal(repr(float(value))), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    mantissa, exponent = repr(float(value)).split("e")
    return f"{mantissa}e{int(exponent)}"


def clock(seconds):
    thousandths = round(seconds * 1000)
    whole = thousandths // 1000
    text = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    return text + (f".{thousandths % 1000:03}" if thousandths % 1000 else "")


def text(value, kind):
    if value is None or isinstance(value, float) and math.isnan(value):
        return ""
    if isinstance(value, str):
        return value.strip()
    kind = kind.rstrip("0123456789.")
    try:
        if kind in DATES and value >= 0:
            return (START + datetime.timedelta(seconds=value)).strftime("%Y-%m-%d")
        if kind in ("DATETIME", "YMDHMS") and value >= 0:
            moment = START + datetime.timedelta(seconds=round(value, 3))
            day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
            return day.strftime("%Y-%m-%dT") + clock((moment - day).total_seconds())
    except OverflowError:
        pass
    if kind in ("TIME", "DTIME", "MTIME"):
        return ("-" if value < 0 else "") + clock(abs(value))
    return number(value)


def hash_of(texts):
    """FNV-1a over UTF-8, a byte 0 behind every text."""
    state = 0xCBF29CE484222325
    for byte in "".join(text + "\0" for text in texts).encode():
        state = (state ^ byte) * 0x100000001B3 % 2**64
    return f"{state:016x}"


def missing(entries, kind):
    def end(value):
        if isinstance(value, str):
            return value.strip()
        if abs(value) >= sys.float_info.max * (1 - 1e-15):
            return "-inf" if value < 0 else "inf"
        return number(value)

    return [
        text(entry["lo"], kind) if entry["lo"] == entry["hi"] else f"{end(entry['lo'])}..{end(entry['hi'])}"
        for entry in entries
    ]


def digest(path):
    frame, meta = pyreadstat.read_sav(path, user_missing=True, disable_datetime_conversion=True)
    columns = []
    for position, name in enumerate(meta.column_names):
        kind = meta.original_variable_types[name]
        texts = [text(value, kind) for value in frame.iloc[:, position].tolist()]
        labels = meta.variable_value_labels.get(name, {})
        labels = [part for value, label in labels.items() for part in (text(value, kind), label.strip())]
        columns.append(
            {
                "name": name,
                "label": (meta.column_labels[position] or "").strip(),
                "labels": len(labels) // 2,
                "labels_hash": hash_of(labels),
                "missing": sorted(missing(meta.missing_ranges.get(name, []), kind)),
                "measure": meta.variable_measure[name],
                "values": sum(1 for value in texts if value),
                "hash": hash_of(texts),
            }
        )
    sets = [
        {"name": name, "label": found["label"], "counted": found["counted_value"] and str(found["counted_value"]), "members": found["variable_list"]}
        for name, found in sorted(meta.mr_sets.items())
    ]
    return {"rows": len(frame), "sets": sets, "columns": columns}


def answers(rows):
    """A survey that nobody answered, with everything that a file can say of it."""
    draw = random.Random(20)
    codes = [1, 2, 3, 4, 5, 8, 9, None]
    long = "Eén lange toelichting, mét accenten: groß, čaj, 日本. "
    return pandas.DataFrame(
        {
            "Q9_1": [draw.choice(codes) for _ in range(rows)],
            "Q9_2_een_lange_naam_voor_een_stelling": [draw.choice(codes) for _ in range(rows)],
            "schaal": [draw.choice([9.5, 10.25, 14.0, -3.0, 1e-7, 123456.789, None]) for _ in range(rows)],
            "domein": [draw.choice(["ja", "nee", "weet niet", ""]) for _ in range(rows)],
            "toelichting": [(long * draw.randint(0, 14)).strip() for _ in range(rows)],
            "ingevuld": [START + datetime.timedelta(seconds=draw.randint(0, 14_000_000) * 1000) for _ in range(rows)],
            "dag": [datetime.date(2026, draw.randint(1, 12), draw.randint(1, 28)) for _ in range(rows)],
            "duur": [datetime.time(draw.randint(0, 23), draw.randint(0, 59), draw.randint(0, 59)) for _ in range(rows)],
            "leeg": [None for _ in range(rows)] if rows > 5 else [1.0] * rows,
        }
    )


def write_fixtures():
    agree = {1: "Zeer mee oneens", 2: "Mee oneens", 3: "Neutraal", 4: "Mee eens", 5: "Zeer mee eens", 8: "Weet niet", 9: "Wil niet zeggen"}
    about = {
        "column_labels": {"Q9_1": "Ik kan mijn werk goed doen", "domein": "Werkt u in de uitvoering?"},
        "variable_value_labels": {"Q9_1": agree, "Q9_2_een_lange_naam_voor_een_stelling": agree, "domein": {"ja": "Ja", "nee": "Nee", "weet niet": "Weet ik niet"}},
        "missing_ranges": {"Q9_1": [8, 9], "Q9_2_een_lange_naam_voor_een_stelling": [{"lo": 8, "hi": 9}], "domein": ["weet ni"]},
        "variable_measure": {"Q9_1": "ordinal", "domein": "nominal", "schaal": "scale"},
    }
    frame = answers(60)
    pyreadstat.write_sav(frame, os.path.join(FIXTURES, "plain.sav"), row_compress=False, compress=False, **about)
    pyreadstat.write_sav(frame, os.path.join(FIXTURES, "compressed.sav"), row_compress=True, **about)
    pyreadstat.write_sav(frame, os.path.join(FIXTURES, "blocks.zsav"), compress=True, **about)


if __name__ == "__main__":
    write_fixtures()
    found = {}
    for folder in [FIXTURES, *sys.argv[1:]]:
        for path in sorted(glob.glob(os.path.join(folder, "*.sav")) + glob.glob(os.path.join(folder, "*.zsav"))):
            found[os.path.basename(path)] = digest(path)
    with open(os.path.join(FIXTURES, "sav.json"), "w", encoding="utf-8") as file:
        json.dump({"pyreadstat": pyreadstat.__version__, "files": found}, file, indent=1, ensure_ascii=False)
        file.write("\n")
