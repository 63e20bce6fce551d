"""Weighted shares of other bases, two weighted waves, and weighted answers beside stated
values: python weighted_files.py

Writes bases.csv, earlier.csv and expected_files.json in ../weights, beside what weighted.py
wrote there, and needs the same programs. The answers are made up.
"""

import csv
import json
import pathlib
import subprocess

import numpy as np
import scipy
from scipy import stats as S

from weighted import ITEMS, OUT, PEOPLE, TEAMS, Design, difference, estimate, flat, load, rake, rao_scott, wald

HERE = pathlib.Path(__file__).parent
OUTSIDE = ["Geen mening", "Wil ik niet zeggen"]
# What a source states: the value, and of how many respondents where it says so.
STATED = {"mean": 3.1, "agree": 0.46, "codes": 0.2, "counted": (52, 130)}


def write(name, heading, rows):
    with open(OUT / name, "w", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def make(rows):
    rng = np.random.default_rng(20261125)
    heading = list(rows[0])
    changed = []
    for row in rows:
        row = dict(row)
        for item in ITEMS:
            kind = rng.random() + 0.03 * (row["Team"] == "Beheer")
            if kind > 0.88:
                row[item] = OUTSIDE[0] if kind < 0.96 else OUTSIDE[1]
        changed.append(row)
    write("bases.csv", heading, [[row[key] for key in heading] for row in changed])
    earlier = []
    asked = {("Noord", "Staf"): 31, ("Noord", "Lijn"): 40, ("Oost", "Staf"): 29, ("Oost", "Lijn"): 51,
             ("Zuid", "Staf"): 14, ("Zuid", "Lijn"): 37, ("West", "Staf"): 52, ("West", "Lijn"): 61}
    for (region, job), n in asked.items():
        for _ in range(n):
            team = TEAMS[rng.choice(3, p=[0.35, 0.35, 0.3])]
            at = 2.8 + 0.4 * (region == "West") + 0.3 * (team == "Advies")
            answers = [str(int(np.clip(np.round(rng.normal(at + 0.25 * i, 1.1)), 1, 5))) for i in range(3)]
            answers = ["" if rng.random() < 0.05 else a for a in answers]
            weight = round(float(np.exp(rng.normal(0.1 * (job == "Staf"), 0.5))), 3)
            earlier.append([team, region, job, *answers, f"{weight:.3f}"])
    rng.shuffle(earlier)
    for at in (3, 77, 120):
        earlier[at][-1] = ""
    write("earlier.csv", heading, [[at + 1, *row] for at, row in enumerate(earlier)])


def read(name):
    with open(OUT / name) as file:
        return list(csv.DictReader(file, delimiter=";"))


def designs(rows):
    """Per way of weighting the rows that have a weight, and their design."""
    weighted = [row for row in rows if float(row["Weging"] or 0) > 0]
    yield "column", weighted, Design(weighted, [float(row["Weging"]) for row in weighted])
    regions, jobs = np.array([row["Regio"] for row in rows]), np.array([row["Functie"] for row in rows])
    strata = list(PEOPLE)
    stratum = np.array([strata.index(key) for key in zip(regions, jobs)])
    people = np.array([PEOPLE[key][1] for key in strata], float)
    n = np.bincount(stratum)
    whole = np.array([people.sum()])
    yield "design", rows, Design(rows, (people / n)[stratum], stratum, people)
    yield "post_stratified", rows, Design(rows, (people / n)[stratum], None, whole, [stratum])
    yield "raked", rows, Design(rows, rake(n, strata, people)[stratum], None, whole, [regions, jobs])


def answers(rows, item):
    y = np.array([float(row[item]) if row[item].isdigit() else 0 for row in rows])
    return y, np.array([row[item] for row in rows])


def bases(rows):
    found = {}
    for name, rows, design in designs(rows):
        team, job = (np.array([row[key] for row in rows]) for key in ("Team", "Functie"))
        for base, outside in (("with_no_opinion", OUTSIDE[:1]), ("with_refused", OUTSIDE)):
            for item in ITEMS:
                y, text = answers(rows, item)
                counted = (y > 0) | np.isin(text, outside)
                agree = (y >= 4).astype(float)
                cells = {"total": counted, **{t: counted & (team == t) for t in TEAMS}}
                of = {key: dict(n=int((domain & (y > 0)).sum()), base=design.w[domain & (y > 0)].sum(), share_base=design.w[domain].sum(),
                                agree=estimate(design, agree, domain, True), mean=estimate(design, y, domain & (y > 0), False))
                      for key, domain in cells.items()}
                teams, jobs = [cells[t] for t in TEAMS], [counted & (job == j) for j in ("Lijn", "Staf")]
                of["team"] = dict(agree_wald=wald(design, agree, teams), agree_rao_scott=rao_scott(design, agree, teams),
                                  wald=wald(design, y, [t & (y > 0) for t in teams]))
                of["job"] = dict(agree_difference=difference(design, agree, *jobs), agree_rao_scott=rao_scott(design, agree, jobs))
                found.setdefault(name, {}).setdefault(base, {})[item] = of
    return found


def apart(now, earlier):
    errors = np.array([now["se"] ** 2, earlier["se"] ** 2])
    df = errors.sum() ** 2 / (errors**2 / np.array([now["df"], earlier["df"]])).sum()
    se, diff = np.sqrt(errors.sum()), now["value"] - earlier["value"]
    t = S.t.isf(0.025, df)
    return dict(diff=diff, se=se, t=diff / se, df=df, p=2 * S.t.sf(abs(diff / se), df), ci95=[diff - t * se, diff + t * se])


def waves(now, earlier):
    found = {}
    for (name, now, one), (_, earlier, other) in zip(designs(now), designs(earlier)):
        for item in ITEMS:
            for place in ("total", *TEAMS):
                sides = []
                for rows, design in ((now, one), (earlier, other)):
                    y, _ = answers(rows, item)
                    here = (y > 0) & (np.array([row["Team"] == place for row in rows]) | (place == "total"))
                    sides.append([estimate(design, y, here, False), estimate(design, (y >= 4).astype(float), here, True)])
                mean, share = zip(*sides)
                found.setdefault(name, {}).setdefault(item, {})[place] = dict(mean_difference=apart(*mean), agree_difference=apart(*share))
    return found


def stated(rows):
    found = {}
    for name, rows, design in designs(rows):
        for item in ITEMS[:2]:
            y, _ = answers(rows, item)
            agree, low = (y >= 4).astype(float), np.isin(y, [1, 2]).astype(float)
            of = {}
            for key, v, share in (("mean", y, False), ("agree", agree, True), ("codes", low, True)):
                e = estimate(design, v, y > 0, share)
                t = (e["value"] - STATED[key]) / e["se"]
                of[key] = dict(value=e["value"], diff=e["value"] - STATED[key], ci95=[end - STATED[key] for end in e["ci95"]], p=2 * S.t.sf(abs(t), e["df"]))
            count, n = STATED["counted"]
            s = count / n
            test = apart(estimate(design, agree, y > 0, True), dict(value=s, se=np.sqrt(s * (1 - s) / (n - 1)), df=n - 1))
            of["counted"] = dict(diff=test["diff"], ci95=test["ci95"], p=test["p"])
            found.setdefault(name, {})[item] = of
    return found


def main():
    make(load())
    found = dict(bases=bases(read("bases.csv")), waves=waves(load(), read("earlier.csv")), stated=stated(load()))
    r = subprocess.run(["Rscript", str(HERE / "weighted_files.R"), str(OUT)], capture_output=True, text=True, check=True)
    r = json.loads(r.stdout)
    versions = {"python": f"NumPy {np.__version__}, SciPy {scipy.__version__}", "r": r["version"]}
    document = {"versions": versions, "python": flat("", found, {}), "r": r["found"]}
    (OUT / "expected_files.json").write_text(json.dumps(document, indent=0) + "\n")


main()
