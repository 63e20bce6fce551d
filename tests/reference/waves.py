"""A small survey in two waves, and what another program makes of them:

    python waves.py make       writes now.csv, earlier.csv and survey.json
    python waves.py > ../comparing/reference.json

Needs NumPy, SciPy and statsmodels, and R with jsonlite for waves.R. Counts from the
files themselves, row by row; knows nothing of Peilglas.
"""

import csv
import json
import pathlib
import subprocess
import sys

import numpy as np
import scipy
import statsmodels
from scipy import stats as S
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

HERE = pathlib.Path(__file__).parent
FIXTURES = HERE.parent / "comparing" / "fixtures"
ITEMS = ["werk", "leiding", "ruimte", "scholing"]
TEAMS = ["noord", "zuid", "west"]
BANDS = [("tm-34", 0, 34), ("35-49", 35, 49), ("vanaf-50", 50, 200)]
FIRST = ["collega", "leidinggevende", "niemand"]


def make():
    """The earlier wave has only seven of West: too few to show."""
    rng = np.random.default_rng(20240601)
    sizes = {"now": [80, 62, 31], "earlier": [70, 55, 7]}
    levels = {"now": [0.2, 0.5, 0.1, -0.3], "earlier": [0.0, 0.1, 0.1, 0.2]}
    for wave, teams in sizes.items():
        with open(FIXTURES / f"{wave}.csv", "w", newline="") as file:
            out = csv.writer(file, delimiter=";", lineterminator="\n")
            out.writerow(["team", "leeftijd", *ITEMS, "eerst"])
            for team, size in enumerate(teams, 1):
                for _ in range(size):
                    answers = [int(np.clip(round(3.2 + level + 0.2 * team + rng.normal(0, 1.1)), 1, 5)) for level in levels[wave]]
                    answers = [9 if rng.random() < 0.06 else answer for answer in answers]
                    out.writerow([team, int(rng.integers(21, 67)), *answers, int(rng.choice([1, 2, 3], p=[0.5, 0.3, 0.2]))])


def rows(wave):
    with open(FIXTURES / f"{wave}.csv", newline="") as file:
        return [{key: int(value) for key, value in row.items()} for row in csv.DictReader(file, delimiter=";")]


def chi2(a, b):
    """p of Pearson's test and the smallest expected count, of [yes, n] twice."""
    table = [[a[0], a[1] - a[0]], [b[0], b[1] - b[0]]]
    found = S.chi2_contingency(table, correction=False)
    return found.statistic, found.pvalue, found.expected_freq.min(), S.fisher_exact(table).pvalue


def trend(now, earlier, out):
    places = [("", None)] + [(team, at) for at, team in enumerate(TEAMS[:2], 1)]
    for name, team in places:
        of = [[row for row in wave if team in (None, row["team"])] for wave in (now, earlier)]
        p = []
        for item in ITEMS:
            x = [np.array([row[item] for row in wave if row[item] != 9], float) for wave in of]
            yes, n = [int((a >= 4).sum()) for a in x], [len(a) for a in x]
            key = f"{name}.{item}"
            for wave, a, y in zip(("now", "earlier"), x, yes):
                out[f"{key}.{wave}.n"], out[f"{key}.{wave}.share"] = len(a), y / len(a)
                out[f"{key}.{wave}.mean"], out[f"{key}.{wave}.sd"] = a.mean(), a.std(ddof=1)
            out[f"{key}.points"] = yes[0] / n[0] - yes[1] / n[1]
            out[f"{key}.points.low"], out[f"{key}.points.high"] = confint_proportions_2indep(yes[0], n[0], yes[1], n[1], method="newcomb")
            for test, equal in (("student", True), ("welch", False)):
                found = S.ttest_ind(*x, equal_var=equal)
                out[f"{key}.{test}.t"], out[f"{key}.{test}.df"], out[f"{key}.{test}.p"] = found.statistic, found.df, found.pvalue
            out[f"{key}.mean"] = x[0].mean() - x[1].mean()
            out[f"{key}.mean.low"], out[f"{key}.mean.high"] = S.ttest_ind(*x, equal_var=False).confidence_interval()
            out[f"{key}.chi2"], out[f"{key}.chi2.p"], _, out[f"{key}.fisher.p"] = chi2((yes[0], n[0]), (yes[1], n[1]))
            p.append(out[f"{key}.welch.p"])
        for item, holm in zip(ITEMS, multipletests(p, method="holm")[1]):
            out[f"{name}.{item}.holm"] = holm
        p = []
        for code, answer in enumerate(FIRST, 1):
            counts = [(sum(row["eerst"] == code for row in wave), len(wave)) for wave in of]
            key = f"{name}.eerst.{answer}"
            out[f"{key}.points"] = counts[0][0] / counts[0][1] - counts[1][0] / counts[1][1]
            out[f"{key}.chi2"], out[f"{key}.chi2.p"], _, out[f"{key}.fisher.p"] = chi2(*counts)
            p.append(out[f"{key}.chi2.p"])
        for answer, holm in zip(FIRST, multipletests(p, method="holm")[1]):
            out[f"{name}.eerst.{answer}.holm"] = holm


def observed(now, value):
    """[yes, n] of a share, or the numbers of a mean."""
    if "group" in value:
        now = [row for row in now if row["team"] == TEAMS.index(value["group"]) + 1]
    of, measure = value["of"], value["measure"]
    if of in ITEMS:
        x = np.array([row[of] for row in now if row[of] != 9], float)
        if measure == "mean":
            return x
        codes = value.get("codes", [4, 5])
        return int(np.isin(x, codes).sum()), len(x)
    if measure == "mean":
        return np.array([row[of] for row in now], float)
    if of == "leeftijd":
        _, low, high = next(band for band in BANDS if band[0] == value["answer"])
        return sum(low <= row[of] <= high for row in now), len(now)
    answers = {"team": TEAMS, "eerst": FIRST}[of]
    return sum(row[of] == answers.index(value["answer"]) + 1 for row in now), len(now)


def against(now, values, out):
    for at, value in enumerate(values):
        seen, mean = observed(now, value), value["measure"] == "mean"
        unit = 1 if mean else 0.01
        stated = unit * float(value["printed"]) if "printed" in value else value["count"] / value["n"] if "count" in value else None
        key = f"against.{at}"
        if "between" in value:
            low, high = (unit * end for end in value["between"])
            share = seen[0] / seen[1]
            if low <= share <= high:
                out[f"{key}.value"] = share
                continue
            stated = low if share < low else high
        if mean:
            found = S.ttest_1samp(seen, stated)
            out[f"{key}.value"], out[f"{key}.diff"], out[f"{key}.p"] = seen.mean(), seen.mean() - stated, found.pvalue
            low, high = found.confidence_interval()
            out[f"{key}.low"], out[f"{key}.high"] = low - stated, high - stated
            continue
        yes, n = seen
        out[f"{key}.value"], out[f"{key}.diff"] = yes / n, yes / n - stated
        if "n" in value and "between" not in value:
            other = (value.get("count", round(stated * value["n"])), value["n"])
            out[f"{key}.diff"] = yes / n - other[0] / other[1]
            out[f"{key}.low"], out[f"{key}.high"] = confint_proportions_2indep(yes, n, *other, method="newcomb")
            _, p, expected, fisher = chi2(seen, other)
            out[f"{key}.p"] = fisher if expected < 5 else p
        else:
            low, high = proportion_confint(yes, n, method="wilson")
            out[f"{key}.low"], out[f"{key}.high"] = low - stated, high - stated
            few = n * stated * (1 - stated) < 5
            out[f"{key}.p"] = S.binomtest(yes, n, stated).pvalue if few else proportions_ztest(yes, n, stated, prop_var=stated)[1]


if sys.argv[1:] == ["make"]:
    make()
else:
    now, earlier = rows("now"), rows("earlier")
    survey = json.loads((FIXTURES / "survey.json").read_text())
    python = {}
    trend(now, earlier, python)
    against(now, survey["references"][0]["values"], python)
    found = subprocess.run(["Rscript", HERE / "waves.R", FIXTURES], capture_output=True, text=True, check=True)
    r = json.loads(found.stdout)
    software = {
        "python": f"NumPy {np.__version__}, SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}",
        "r": r.pop("software"),
    }
    values = {key: float(value) for key, value in python.items()}
    json.dump({"software": software, "python": values, "r": r}, sys.stdout, indent=1)
    print()
