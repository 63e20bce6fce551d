"""How many cells of tables of respondents other programs hide: tau-ARGUS, and an optimum.

    cargo run --release -p attack -- tables CASES FILE... > tables.json
    pip install pytauargus==0.6.0 scipy==1.17.1
    python tests/reference/suppression.py tables.json tests/reference/suppression.json

Every table is protected with its margins; the grand total is always shown. A cell is small
below 10, and 0 is not. What is compared is the number of cells hidden, margins included.

* `primary`: only what is small.
* `modular`, `optimal`: tau-ARGUS (MOD, HiTaS; OPT), rule FREQ(10, 10): of a small cell, one more and
  one less must stay possible. That is our three possible counts, on both sides of the truth.
  Their cost of a cell is its number of respondents, as ours is.
* `fewest`: the fewest cells that meet what we demand of a table, by an integer program
  (HiGHS): three possible counts of every small cell, and in every row or column of which the
  total is shown, what is hidden with a small cell is more than the minimum base together.
  `proven` is the bound that the solver proved where it ran out of time.

Of an item (`answers`: a row per group, a column per answer) the sizes of the groups are the
table. That we also look at what was answered, they have no word for.
"""

import json
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import scipy
from pytauargus import protect
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

MINIMUM = 10
SECONDS = 60


def cells_of(table):
    """Every cell with its place: the inside, then margins. `None` stands for a total."""
    counts = np.array(table)
    height, width = counts.shape
    cells = {(r, c): counts[r, c] for r in range(height) for c in range(width)}
    cells |= {(r, None): counts[r].sum() for r in range(height)}
    if width > 1:
        cells |= {(None, c): counts[:, c].sum() for c in range(width)}
    else:
        # A table of one column is its own margin.
        cells = {place: n for place, n in cells.items() if place[1] is None}
    return {place: int(n) for place, n in cells.items() if n > 0}


def lines_of(cells):
    """Every sum: its parts, and its total; the grand total's place is `(None, None)`."""
    lines = []
    for row in {place[0] for place in cells}:
        parts = [p for p in cells if p[0] == row and p[1] is not None]
        if parts:
            lines.append((parts, (row, None)))
    for column in {place[1] for place in cells}:
        parts = [p for p in cells if p[1] == column and p[0] is not None]
        if parts:
            lines.append((parts, (None, column)))
    return lines


def is_small(n):
    return 0 < n < MINIMUM


def tau_argus(table, method):
    """In a process of its own: the engine does not survive many tables."""
    for trial in range(3):
        try:
            with ProcessPoolExecutor(1) as process:
                return process.submit(protected, table, method).result()
        except Exception as trouble:
            print(f"{method}, trial {trial + 1}: {trouble}", file=sys.stderr)
    return None


def protected(table, method):
    counts = np.array(table)
    rows, columns = np.nonzero(counts)
    times = counts[rows, columns]
    micro = {"row": np.repeat([f"r{r:02}" for r in rows], times).tolist()}
    explained = ["row"]
    if counts.shape[1] > 1:
        micro["column"] = np.repeat([f"c{c:02}" for c in columns], times).tolist()
        explained.append("column")
    micro["n"] = [1.0] * int(times.sum())
    with tempfile.TemporaryDirectory() as folder:
        result = protect(micro, explained, response="n", workdir=folder,
                         safety_rules=f"FREQ({MINIMUM},10)", suppress=f"{method}(1)")
        return sum(status in ("U", "M") for status in result.tables[0].status())


def fewest(table):
    cells = cells_of(table)
    small = [place for place, n in cells.items() if is_small(n)]
    if not small:
        return 0, 0
    places = list(cells)
    at = {place: i for i, place in enumerate(places)}
    lines, k = lines_of(cells), len(places)
    total = int(np.array(table).sum())
    variables = k * (1 + 2 * len(small))
    rows, low, high = [], [], []

    def add(terms, least, most):
        rows.append(terms)
        low.append(least)
        high.append(most)

    for parts, whole in lines:
        shown_total = {at[whole]: MINIMUM + 1} if whole in at else {}
        if any(is_small(cells[p]) for p in parts):
            add({at[p]: cells[p] for p in parts} | shown_total, MINIMUM + 1, np.inf)
    for case, place in enumerate(small):
        for side in (0, 1):
            start = k * (1 + 2 * case + side)
            for parts, whole in lines:
                terms = {start + at[p]: 1 for p in parts}
                if whole in at:
                    add(terms | {start + at[whole]: -1}, 0, 0)
                else:
                    add(terms, total, total)
            for i, of in enumerate(places):
                # As it is, unless it is hidden.
                add({start + i: 1, i: -total}, -np.inf, cells[of])
                add({start + i: 1, i: total}, cells[of], np.inf)
        first = k * (1 + 2 * case) + at[place]
        add({first: 1, first + k: -1}, 2, np.inf)
    matrix = lil_array((len(rows), variables))
    for row, terms in enumerate(rows):
        for column, value in terms.items():
            matrix[row, column] = value
    lower, upper = np.zeros(variables), np.full(variables, float(total))
    upper[:k] = 1
    lower[[at[place] for place in small]] = 1
    cost, whole = np.zeros(variables), np.zeros(variables)
    cost[:k] = whole[:k] = 1
    found = milp(cost, constraints=LinearConstraint(matrix.tocsr(), low, high), integrality=whole,
                 bounds=Bounds(lower, upper), options={"time_limit": SECONDS})
    if found.x is None:
        return None, None
    return round(found.fun), int(np.ceil(found.mip_dual_bound - 1e-6))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        tables = json.load(file)
    out = []
    for table in tables:
        counts = table.get("counts") or [[sum(row)] for row in table["answers"]]
        if np.array(counts).sum() == 0:
            continue
        primary = sum(is_small(n) for n in cells_of(counts).values())
        if primary == 0:
            continue
        hidden = {"primary": primary}
        for name, method in (("modular", "MOD"), ("optimal", "OPT")):
            hidden[name] = tau_argus(counts, method)
        hidden["fewest"], hidden["proven"] = fewest(counts)
        out.append(table | {"hidden": hidden})
        print(table["name"][:60], hidden, file=sys.stderr, flush=True)
    head = {"made_by": f"suppression.py, pytauargus 0.6.0, SciPy {scipy.__version__}",
            "minimum_base": MINIMUM}
    lines = ",\n".join("  " + json.dumps(table, ensure_ascii=False) for table in out)
    # The engine writes to standard output itself.
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(json.dumps(head)[:-1] + ', "tables": [\n' + lines + "\n]}\n")


main()
