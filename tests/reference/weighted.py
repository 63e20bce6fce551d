"""A small weighted survey and what other programs make of it: python weighted.py

Writes answers.csv, population.csv and expected.json in ../weights. Needs NumPy, SciPy,
statsmodels, and R with jsonlite and survey for weighted.R. The answers are made up.
Python's values are those of the definitions, on respondents: an estimate is linearised
by hand, and without strata its mean is also that of statsmodels.
"""

import csv
import itertools
import json
import pathlib
import subprocess

import numpy as np
import scipy
import statsmodels
from scipy import stats as S
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import DescrStatsW

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent / "weights"
ITEMS = ["Q1_1", "Q1_2", "Q1_3"]
# Asked and in all, per region and job; of one stratum everybody answered.
PEOPLE = {("Noord", "Staf"): (60, 96), ("Noord", "Lijn"): (120, 310), ("Oost", "Staf"): (75, 120), ("Oost", "Lijn"): (140, 402),
          ("Zuid", "Staf"): (19, 19), ("Zuid", "Lijn"): (80, 155), ("West", "Staf"): (100, 240), ("West", "Lijn"): (170, 735)}
TEAMS = ["Advies", "Beheer", "Controle"]


def make():
    rng = np.random.default_rng(20261124)
    rows = []
    asked = {("Noord", "Staf"): 28, ("Noord", "Lijn"): 44, ("Oost", "Staf"): 36, ("Oost", "Lijn"): 65,
             ("Zuid", "Staf"): 19, ("Zuid", "Lijn"): 33, ("West", "Staf"): 47, ("West", "Lijn"): 88}
    for (region, job), n in asked.items():
        for _ in range(n):
            team = TEAMS[rng.choice(3, p=[0.3, 0.45, 0.25] if job == "Staf" else [0.4, 0.2, 0.4])]
            at = 3.1 + 0.4 * (region in ("Oost", "Zuid")) + 0.35 * (team == "Beheer") - 0.3 * (job == "Staf")
            answers = [str(int(np.clip(np.round(rng.normal(at + 0.2 * i, 1.1)), 1, 5))) for i in range(3)]
            answers = ["" if rng.random() < 0.06 else a for a in answers]
            weight = round(float(np.exp(rng.normal(-0.05 + 0.3 * (region == "West"), 0.45))), 3)
            rows.append([team, region, job, *answers, f"{weight:.3f}"])
    rng.shuffle(rows)
    for at, text in ((7, ""), (91, ""), (150, "0"), (222, ""), (301, "0")):
        rows[at][-1] = text
    with open(OUT / "answers.csv", "w", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(["Respondent", "Team", "Regio", "Functie", *ITEMS, "Weging"])
        writer.writerows([[at + 1, *row] for at, row in enumerate(rows)])
    with open(OUT / "population.csv", "w", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(["Regio", "Functie", "Steekproef", "Populatie"])
        writer.writerows([[*key, *counts] for key, counts in PEOPLE.items()])


def load():
    with open(OUT / "answers.csv") as file:
        return list(csv.DictReader(file, delimiter=";"))


class Design:
    """Weights, strata with their population, and what weights were fitted to."""

    def __init__(self, rows, weights, strata=None, population=None, fitted=None):
        self.w = np.array(weights, float)
        self.h = np.zeros(len(rows), int) if strata is None else np.array(strata)
        self.population = population
        # Dummies of all known categories: what they explain has no error.
        self.fitted = None if fitted is None else np.column_stack([np.array(m)[:, None] == np.unique(m) for m in fitted]).astype(float)

    def influence(self, y, domain):
        w = np.where(domain, self.w, 0.0)
        return (y - np.average(y, weights=w)) * domain / w.sum()

    def cov(self, u):
        u = np.array(u)
        if self.fitted is not None:
            u = u - (self.fitted @ np.linalg.lstsq(self.fitted, u.T, rcond=None)[0]).T
        z = u * self.w
        total = np.zeros((len(z), len(z)))
        for h in np.unique(self.h):
            part = z[:, self.h == h]
            n = part.shape[1]
            missed = 1 - n / self.population[h] if self.population is not None else 1
            total += missed * n * np.atleast_2d(np.cov(part))
        return total

    def df(self, domain):
        return domain.sum() - len(np.unique(self.h[domain]))


def estimate(design, y, domain, share):
    w, v = design.w[domain], y[domain]
    m, df, n = np.average(v, weights=w), design.df(domain), len(v)
    se = np.sqrt(design.cov([design.influence(y, domain)])[0, 0])
    t = S.t.isf(0.025, df)
    if share:
        reach = t * se / (m * (1 - m))
        ci = 1 / (1 + np.exp(-(np.log(m / (1 - m)) + np.array([-reach, reach]))))
    else:
        ci = np.array([m - t * se, m + t * se])
        # Weights that are scaled to the number of respondents.
        plain = DescrStatsW(v, weights=w * n / w.sum(), ddof=0)
        assert abs(plain.mean - m) < 1e-12
    simple = np.average((v - m) ** 2, weights=w) / (n - 1)
    return dict(value=m, se=se, df=df, ci95=list(ci), base=n, weighted_base=w.sum(), effective_base=w.sum() ** 2 / (w**2).sum(),
                kish_effect=1 + np.var(w) / w.mean() ** 2, design_effect=se**2 / simple)


def difference(design, y, a, b):
    u = design.influence(y, a) - design.influence(y, b)
    diff = np.average(y[a], weights=design.w[a]) - np.average(y[b], weights=design.w[b])
    se, df = np.sqrt(design.cov([u])[0, 0]), design.df(a | b) - 1
    t = S.t.isf(0.025, df)
    return dict(diff=diff, se=se, t=diff / se, df=df, p=2 * S.t.sf(abs(diff / se), df), ci95=[diff - t * se, diff + t * se])


def wald(design, y, groups):
    w = design.w
    m = [np.average(y[g], weights=w[g]) for g in groups]
    z = [design.influence(y, g) for g in groups]
    d, v = np.array([x - m[0] for x in m[1:]]), design.cov([x - z[0] for x in z[1:]])
    f, df1 = d @ np.linalg.solve(v, d) / len(d), len(d)
    df2 = design.df(np.any(groups, axis=0)) - df1
    return dict(f=f, df1=df1, df2=df2, p=S.f.sf(f, df1, df2))


def rao_scott(design, agree, groups):
    """On the cells themselves, with the interaction's contrasts as a basis of what is left."""
    within = np.any(groups, axis=0)
    w, n, k = design.w * within, within.sum(), len(groups)
    cells = [g & (agree == a) for g in groups for a in (0, 1)]
    pi = np.array([w[c].sum() for c in cells]) / w.sum()
    v = design.cov([(c.astype(float) - p) * within / w.sum() for c, p in zip(cells, pi)])
    sides = np.vstack([np.kron(np.eye(k), np.ones(2)), np.kron(np.ones(k), np.eye(2))])
    basis = np.linalg.svd(sides)[2][np.linalg.matrix_rank(sides):].T
    d = np.diag(1 / pi)
    delta = np.linalg.solve(basis.T @ d @ basis / n, basis.T @ d @ v @ d @ basis)
    table = pi.reshape(k, 2)
    expected = np.outer(table.sum(1), table.sum(0))
    chi2 = n * ((table - expected) ** 2 / expected).sum()
    f, df1 = chi2 / np.trace(delta), np.trace(delta) ** 2 / np.trace(delta @ delta)
    df2 = df1 * design.df(within)
    return dict(chi2=chi2, f=f, df1=df1, df2=df2, p=S.f.sf(f, df1, df2), cramers_v=np.sqrt(chi2 / n))


def adjusted(tests):
    for test, p in zip(tests, multipletests([test["p"] for test in tests], method="holm")[1]):
        test["adjusted"] = p
    return tests


def pairs(design, y, groups):
    return adjusted([difference(design, y, a, b) for a, b in itertools.combinations(groups, 2)])


def against_rest(design, y, groups):
    whole = np.any(groups, axis=0)
    tests = adjusted([difference(design, y, group, whole & ~group) for group in groups])
    return {name: dict(diff=test["diff"], statistic=test["t"], p=test["p"], adjusted=test["adjusted"]) for name, test in zip(TEAMS, tests)}


def contrasts(design, y, groups):
    return {"pairs": pairs(design, y, groups), "rest": against_rest(design, y, groups)}


def scores(rows, design):
    """Mean of the answered items, where those are half of them or more."""
    answers = np.array([[float(row[item] or "nan") for item in ITEMS] for row in rows])
    scored = (~np.isnan(answers)).sum(1) >= len(ITEMS) / 2
    y = np.where(scored, np.nanmean(np.where(scored[:, None], answers, 0), axis=1), 0)
    team = np.array([row["Team"] for row in rows])
    cells = {"total": scored, **{name: scored & (team == name) for name in TEAMS}}
    found = {name: dict(n=int(d.sum()), base=design.w[d].sum(), mean=estimate(design, y, d, False)) for name, d in cells.items()}
    teams = [cells[name] for name in TEAMS]
    return {**found, "team": {"wald": wald(design, y, teams)}, "mean": contrasts(design, y, teams)}


def analysed(rows, design):
    out = {"score": scores(rows, design)}
    has = design.w > 0
    assert has.all()
    team = np.array([row["Team"] for row in rows])
    job = np.array([row["Functie"] for row in rows])
    for item in ITEMS:
        answered = np.array([row[item] != "" for row in rows])
        y = np.array([float(row[item] or 0) for row in rows])
        agree = (y >= 4).astype(float)
        cells = {"total": answered, **{name: answered & (team == name) for name in TEAMS}}
        found = {}
        for name, domain in cells.items():
            w = design.w[domain]
            found[name] = dict(n=int(domain.sum()), base=w.sum(), shares=[w[y[domain] == code].sum() / w.sum() for code in range(1, 6)],
                               mean=estimate(design, y, domain, False), agree=estimate(design, agree, domain, True))
        teams = [cells[name] for name in TEAMS]
        found["contrasts"] = {"mean": contrasts(design, y, teams), "agree": contrasts(design, agree, teams)}
        jobs = [answered & (job == name) for name in ("Lijn", "Staf")]
        found["team"] = dict(wald=wald(design, y, teams), agree_wald=wald(design, agree, teams), agree_rao_scott=rao_scott(design, agree, teams))
        found["job"] = dict(mean_difference=difference(design, y, *jobs), agree_difference=difference(design, agree, *jobs),
                            wald=wald(design, y, jobs), agree_rao_scott=rao_scott(design, agree, jobs))
        out[item] = found
    return out


def rake(n, strata, people):
    """The multipliers of all margins solved for at once."""
    dummies = np.array([[key[part] == value for part in (0, 1) for value in sorted({k[part] for k in strata})] for key in strata], float)
    known = people @ dummies
    def off(b):
        return (n * np.exp(dummies @ b)) @ dummies - known
    def slope(b):
        return dummies.T @ ((n * np.exp(dummies @ b))[:, None] * dummies)
    b = np.zeros(dummies.shape[1])
    for _ in range(100):
        b -= np.linalg.lstsq(slope(b), off(b), rcond=None)[0]
    assert np.abs(off(b)).max() < 1e-9 * people.sum()
    return np.exp(dummies @ b)


def flat(prefix, value, out):
    if isinstance(value, dict):
        for key, inner in value.items():
            flat(f"{prefix}.{key}".strip("."), inner, out)
    elif isinstance(value, (list, np.ndarray)):
        for at, inner in enumerate(value):
            flat(f"{prefix}.{at}", inner, out)
    else:
        out[prefix] = float(value)
    return out


def main():
    OUT.mkdir(exist_ok=True)
    make()
    rows = load()
    weighted = [row for row in rows if float(row["Weging"] or 0) > 0]
    found = {"column": analysed(weighted, Design(weighted, [float(row["Weging"]) for row in weighted]))}
    regions, jobs = np.array([row["Regio"] for row in rows]), np.array([row["Functie"] for row in rows])
    strata = list(PEOPLE)
    stratum = np.array([strata.index(key) for key in zip(regions, jobs)])
    people = np.array([PEOPLE[key][1] for key in strata], float)
    n = np.bincount(stratum)
    whole = np.array([people.sum()])
    found["design"] = analysed(rows, Design(rows, (people / n)[stratum], stratum, people))
    found["post_stratified"] = analysed(rows, Design(rows, (people / n)[stratum], None, whole, [stratum]))
    w = rake(n, strata, people)[stratum]
    found["raked"] = analysed(rows, Design(rows, w, None, whole, [regions, jobs]))
    r = subprocess.run(["Rscript", str(HERE / "weighted.R"), str(OUT)], capture_output=True, text=True, check=True)
    r = json.loads(r.stdout)
    versions = {"python": f"NumPy {np.__version__}, SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}", "r": r["version"]}
    document = {"versions": versions, "python": flat("", found, {}), "r": r["found"]}
    (OUT / "expected.json").write_text(json.dumps(document, indent=0) + "\n")


if __name__ == "__main__":
    main()
