"""Reference values for what a comparison does not hold: python further.py > ../statistics/further.json

Needs NumPy, SciPy, statsmodels, pingouin, and R with jsonlite, psych and survey for
sizes.R and weights.R. Where Python has no function, the formula is written out on
respondents, not on counts.
"""

import json
import pathlib
import subprocess
import sys
import warnings

import numpy as np
import pingouin as pg
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import optimize, stats as S
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from design import weighted

HERE = pathlib.Path(__file__).parent
ADJUST = {"bonferroni": "bonferroni", "holm": "holm", "bh": "fdr_bh"}


def one(case, bench):
    codes, agree = np.array(case["codes"], float), case["agree"]
    x = [np.repeat(codes, counts) for counts in case["groups"]]
    n = np.array([len(a) for a in x])
    yes = np.array([int(np.isin(a, agree).sum()) for a in x])
    s, k, out = yes / n, len(x), {}

    def put(prefix, **values):
        for key, value in values.items():
            if np.isfinite(value):
                out[f"{prefix}.{key}".strip(".")] = float(value)

    def bounds(prefix, pair):
        put(prefix, **{"0": pair[0], "1": pair[1]})

    if k == 2:
        put("share_difference", diff=s[0] - s[1])
        bounds("share_difference.ci95", confint_proportions_2indep(yes[0], n[0], yes[1], n[1], method="newcomb"))
        for name, equal in (("student", True), ("welch", False)):
            put(f"{name}_difference", diff=x[0].mean() - x[1].mean())
            bounds(f"{name}_difference.ci95", S.ttest_ind(*x, equal_var=equal).confidence_interval())
        bounds("cliffs_delta_interval", cliff(*x))
    bounds("omega2_interval", omega2(x))
    pairs = [(i, j) for i in range(k) for j in range(i + 1, k)]
    used = [at for at, (i, j) in enumerate(pairs) if all(0 < yes[c] < n[c] and n[c] > 1 for c in (i, j))]
    z = [proportions_ztest(yes[list(pairs[at])], n[list(pairs[at])]) for at in used]
    for name, method in ADJUST.items():
        adjusted = multipletests([p for _, p in z], method=method)[1] if z else []
        for at, (statistic, p), q in zip(used, z, adjusted):
            put(f"share_pairs.{name}.{at}.test", diff=s[pairs[at][0]] - s[pairs[at][1]], statistic=statistic, p=p, adjusted=q)
    if all(np.var(a) > 0 for a in x):
        df = n.sum() - k
        within = sum(((a - a.mean()) ** 2).sum() for a in x) / df
        t = [(x[i].mean() - x[j].mean()) / np.sqrt(within * (1 / n[i] + 1 / n[j])) for i, j in pairs]
        p = [2 * S.t.sf(abs(value), df) for value in t]
        welch = [S.ttest_ind(x[i], x[j], equal_var=False) for i, j in pairs]
        family("mean_pairs.pooled_bonferroni", "bonferroni", [x[i].mean() - x[j].mean() for i, j in pairs], t, p, put, ".test")
        for at, (i, j) in enumerate(pairs):
            fit = sm.OLS(np.concatenate(x), dummies(n, j)).fit()
            put(f"pooled_difference.{at}", diff=fit.params[i])
            bounds(f"pooled_difference.{at}.ci95", fit.conf_int()[i])
        family("mean_pairs.welch_holm", "holm", [x[i].mean() - x[j].mean() for i, j in pairs], [w.statistic for w in welch], [w.pvalue for w in welch], put, ".test")
        rest = [np.concatenate(x[:i] + x[i + 1:]) for i in range(k)]
        welch = [S.ttest_ind(a, b, equal_var=False) for a, b in zip(x, rest)]
        family("means_against_rest", "holm", [a.mean() - b.mean() for a, b in zip(x, rest)], [w.statistic for w in welch], [w.pvalue for w in welch], put)
    if 0 < yes.sum() < n.sum():
        z = [proportions_ztest([yes[i], yes.sum() - yes[i]], [n[i], n.sum() - n[i]]) for i in range(k)]
        family("shares_against_rest", "holm", [s[i] - (yes.sum() - yes[i]) / (n.sum() - n[i]) for i in range(k)], [a for a, _ in z], [b for _, b in z], put)
    for i, a in enumerate(x):
        if np.var(a) > 0:
            t = S.ttest_1samp(a, bench["mean"])
            put(f"against.{i}.mean", t=t.statistic, df=t.df, p=t.pvalue)
            put(f"against.{i}.above", diff=a.mean() - bench["mean"])
            bounds(f"against.{i}.above.ci95", np.array(t.confidence_interval()) - bench["mean"])
        value, p = proportions_ztest(yes[i], n[i], bench["share"], prop_var=bench["share"])
        put(f"against.{i}.share", z=value, p=p)
    return out


def dummies(n, base):
    """A column per group that says who is in it; that of the base is all ones."""
    columns = np.repeat(np.eye(len(n)), n, axis=0)
    columns[:, base] = 1
    return columns


def family(prefix, method, diffs, statistics, ps, put, end=""):
    adjusted = multipletests(ps, method=ADJUST[method])[1]
    for i, row in enumerate(zip(diffs, statistics, ps, adjusted)):
        put(f"{prefix}.{i}{end}", **dict(zip(("diff", "statistic", "p", "adjusted"), row)))


def cliff(a, b):
    d = np.sign(a[:, None] - b[None, :])
    m, na, nb, z = d.mean(), len(a), len(b), S.norm.isf(0.025)
    rows, columns, each = ((d.mean(1) - m) ** 2).sum(), ((d.mean(0) - m) ** 2).sum(), ((d - m) ** 2).sum()
    v = (nb**2 * rows + na**2 * columns - each) / (na * nb * (na - 1) * (nb - 1))
    v = max(v, (1 - m * m) / (na * nb - 1))
    return [(m - m**3 + side * z * np.sqrt(v * ((1 - m * m) ** 2 + z * z * v))) / (1 - m * m + z * z * v) for side in (-1, 1)]


def omega2(x):
    f, df1, df2 = S.f_oneway(*x).statistic, len(x) - 1, sum(map(len, x)) - len(x)

    def bound(p):
        below = lambda l: (S.ncf.cdf(f, df1, df2, l) if l > 0 else S.f.cdf(f, df1, df2)) - p
        l = 0 if below(0) <= 0 else optimize.brentq(below, 0, 50 + 4 * df1 * f, xtol=1e-12)
        return l / (l + df1 + df2 + 1)

    return bound(0.975), bound(0.025)


def battery(rows):
    import pandas as pd

    x = np.array([[int(c) for c in row] for row in rows], float)
    n, k = x.shape
    out = {"alpha": pg.cronbach_alpha(pd.DataFrame(x))[0]}
    for i, tail in enumerate((0.025, 0.975)):
        out[f"alpha_interval.{i}"] = 1 - (1 - out["alpha"]) * S.f.isf(tail, n - 1, (n - 1) * (k - 1))
    for i in range(k):
        others = np.delete(x, i, 1)
        out[f"items.{i}.correlation"] = np.corrcoef(x[:, i], others.sum(1))[0, 1]
        out[f"items.{i}.alpha_without"] = pg.cronbach_alpha(pd.DataFrame(others))[0]
    c = np.cov(x.T)
    d = np.sqrt(np.diag(c))
    r = c / np.outer(d, d)

    def equations(theta):
        """Where the likelihood's slope is 0, uniquenesses as logarithms."""
        l, u = theta[:k], np.exp(theta[k:])
        w = np.linalg.inv(np.outer(l, l) + np.diag(u))
        slope = w - w @ r @ w
        return np.concatenate([slope @ l, np.diag(slope) * u])

    def misfit(theta):
        sigma = np.outer(theta[:k], theta[:k]) + np.diag(np.exp(theta[k:]))
        return np.linalg.slogdet(sigma)[1] + np.trace(np.linalg.solve(sigma, r))

    near = optimize.minimize(misfit, np.concatenate([np.full(k, 0.6), np.full(k, -0.5)])).x
    root = optimize.root(equations, near, tol=1e-14)
    assert np.abs(root.fun).max() < 1e-11, root.message
    l, u = root.x[:k] * np.sign(root.x[:k].sum()) * d, np.exp(root.x[k:]) * d * d
    out |= {f"omega.loadings.{i}": l[i] for i in range(k)} | {f"omega.uniquenesses.{i}": u[i] for i in range(k)}
    out["omega.omega"] = l.sum() ** 2 / (l.sum() ** 2 + u.sum())
    return {key: float(value) for key, value in out.items()}


def ask_r(script, *files):
    return json.loads(subprocess.run(["Rscript", HERE / script, *(HERE / f for f in files)], check=True, capture_output=True).stdout)


warnings.simplefilter("ignore")
cases, samples = (json.loads((HERE / name).read_text()) for name in ("cases.json", "samples.json"))
sizes, weights = ask_r("sizes.R", "cases.json", "samples.json"), ask_r("weights.R", "samples.json")
json.dump({
    "software": {"python": f"NumPy {np.__version__}, SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}, pingouin {pg.__version__}",
                 "r": f"{sizes['version']}; {weights['version']}"},
    "cases": [{"name": case["name"], "python": one(case, samples["benchmarks"]), "r": found} for case, found in zip(cases["cases"], sizes["cases"])],
    "batteries": [{"name": b["name"], "python": battery(b["rows"]), "r": found["found"], "searched": {"factanal": found["factanal"], "psych": found["psych"]}}
                  for b, found in zip(samples["batteries"], sizes["batteries"])],
    "exact": {"python": [float(S.binomtest(*row).pvalue) for row in samples["benchmarks"]["exact"]], "r": sizes["exact"]},
    "weights": {"python": weighted(samples), "r": weights["found"]},
}, sys.stdout, indent=1)
