"""Reference values for batteries as scales, from file to score:
python scales.py BFI.csv > ../analysis/scales.json

BFI.csv has the 25 items of `bfi` of the R package psych (answers of 2,800 volunteers of the
SAPA project) with gender, education and agegrp. `../analysis/scales.csv` has invented
respondents; `python scales.py --make > ../analysis/scales.csv` makes it anew.

Needs NumPy, SciPy, pandas, statsmodels and pingouin, and R with psych and jsonlite for scales.R.
Here omega is of a one-factor model whose likelihood SciPy makes as high as it gets.
"""

import json
import pathlib
import subprocess
import sys

import numpy as np
import pandas as pd
import pingouin as pg
import scipy
import statsmodels
from scipy import optimize, stats as S
from statsmodels.stats.oneway import anova_oneway

HERE = pathlib.Path(__file__).parent
MADE = HERE.parent / "analysis" / "scales.csv"

BFI = {
    "batteries": [{"id": b, "items": [f"{b}{i}" for i in range(1, 6)], "range": [1, 6]} for b in "ACENO"],
    "reversed": ["A1", "C4", "C5", "E1", "E2", "O2", "O5"],
    "splits": ["gender", "education", "agegrp"],
}
INVENTED = {
    "batteries": [
        {"id": "V", "items": [f"V{i}" for i in range(1, 6)], "range": [1, 6]},
        {"id": "W", "items": [f"W{i}" for i in range(1, 5)], "range": [0, 10]},
    ],
    "reversed": ["V5"],
    "splits": ["team"],
}


def make():
    """240 respondents of three teams; V5 is worded the other way; 8 is no opinion."""
    rng = np.random.default_rng(20240611)
    rows = []
    for _ in range(240):
        team = int(rng.integers(1, 4))
        one, two = rng.normal(0.25 * (team - 2), 1), rng.normal(0, 1)
        v = [np.clip(np.rint(3.5 + 0.9 * one + rng.normal(0, 0.9)), 1, 6) for _ in range(5)]
        v[4] = 7 - v[4]
        w = [np.clip(np.rint(6 + 1.6 * two + rng.normal(0, 2)), 0, 10) for _ in range(4)]
        cells = [str(int(x)) for x in v + w]
        for at in range(9):
            chance = rng.random()
            if chance < 0.07:
                cells[at] = ""
            elif chance < 0.1 and at < 5:
                cells[at] = "8"
        if rng.random() < 0.04:
            cells = [""] * 9
        rows.append(",".join([str(team)] + cells))
    return "\n".join([",".join(["team"] + [i for b in INVENTED["batteries"] for i in b["items"]])] + rows) + "\n"


def omega(C):
    """The one-factor model by maximum likelihood, on correlations."""
    R, k = np.corrcoef(C.T), C.shape[1]

    def misfit(x):
        sigma = np.outer(x[:k], x[:k]) + np.diag(np.exp(x[k:]))
        inverse = np.linalg.inv(sigma)
        d = inverse @ (sigma - R) @ inverse
        slope = np.concatenate([2 * d @ x[:k], np.diag(d) * np.exp(x[k:])])
        return np.linalg.slogdet(sigma)[1] + np.trace(R @ inverse), slope

    start = np.linalg.eigh(R)[1][:, -1] * np.sqrt(np.linalg.eigh(R)[0][-1]) * 0.8
    found = optimize.minimize(misfit, np.r_[start, np.full(k, np.log(0.5))], jac=True, method="BFGS", options={"gtol": 1e-12})
    x = optimize.root(lambda x: misfit(x)[1], found.x, tol=1e-14).x
    sd = C.std(axis=0, ddof=1)
    common = (x[:k] * sd).sum() ** 2
    return common / (common + (np.exp(x[k:]) * sd**2).sum())


def one(data, b, reversed_items, splits):
    low, high = b["range"]
    X = data[b["items"]].where((data[b["items"]] >= low) & (data[b["items"]] <= high)).copy()
    for item in set(reversed_items) & set(b["items"]):
        X[item] = low + high - X[item]
    C = X.dropna()
    alpha = pg.cronbach_alpha(C)[0]
    n, k = C.shape
    rest = [np.corrcoef(C[i], C.drop(columns=i).sum(axis=1))[0, 1] for i in C]
    score = X.mean(axis=1).where(2 * X.notna().sum(axis=1) >= k)
    by = {}
    for split in splits:
        grouped = score.dropna().groupby(data[split])
        groups = [g.to_numpy() for _, g in grouped]
        welch, plain, rank = anova_oneway(groups, use_var="unequal"), S.f_oneway(*groups), S.kruskal(*groups)
        by[split] = {
            "cells": {str(int(g)): {"n": len(v), "mean": v.mean(), "sd": v.std()} for g, v in grouped},
            "welch_anova": {"f": welch.statistic, "df2": welch.df_denom, "p": welch.pvalue},
            "anova": {"f": plain.statistic, "p": plain.pvalue},
            "kruskal": {"h": rank.statistic, "p": rank.pvalue},
        }
    return {
        "n": n,
        "alpha": alpha,
        "alpha_ci95": [1 - (1 - alpha) * S.f.isf(tail, n - 1, (n - 1) * (k - 1)) for tail in (0.025, 0.975)],
        "omega": omega(C.to_numpy(float)),
        "item_rest": rest,
        "alpha_without": [pg.cronbach_alpha(C.drop(columns=i))[0] for i in C],
        "total": {"n": int(score.notna().sum()), "mean": score.mean(), "sd": score.std()},
        "by": by,
    }


def both(path, spec):
    data = pd.read_csv(path)
    python = {
        b["id"]: {name: one(data, b, turned, spec["splits"]) for name, turned in (("plain", []), ("keyed", spec["reversed"]))}
        for b in spec["batteries"]
    }
    found = subprocess.run(["Rscript", str(HERE / "scales.R"), str(path)], input=json.dumps(spec), capture_output=True, text=True, check=True)
    r = json.loads(found.stdout)
    return {**spec, "r": r["batteries"], "python": python}, r["version"]


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.item() if isinstance(value, np.generic) else value


if sys.argv[1:] == ["--make"]:
    sys.stdout.write(make())
else:
    invented, version = both(MADE, INVENTED)
    bfi, _ = both(pathlib.Path(sys.argv[1]), BFI)
    versions = f"{version}; NumPy {np.__version__}, SciPy {scipy.__version__}, pandas {pd.__version__}, statsmodels {statsmodels.__version__}, pingouin {pg.__version__}"
    json.dump(plain({"versions": versions, "invented": invented, "bfi": bfi}), sys.stdout, indent=1)
    sys.stdout.write("\n")
