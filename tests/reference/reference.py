"""Reference values for tests/statistics: python reference.py > ../statistics/reference.json

Needs SciPy, statsmodels, pingouin, scikit-posthocs, mpmath, and R with jsonlite for
reference.R. SciPy and its relatives are asked for what they have; mpmath computes
the tails with 30 digits by formulas of its own.
"""

import json
import pathlib
import subprocess
import sys
import warnings

import mpmath as mp
import numpy as np
import pandas as pd
import pingouin as pg
import scikit_posthocs as sp
import scipy
import statsmodels
from scipy import stats as S
from scipy.optimize import brentq
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.oneway import anova_oneway
from statsmodels.stats.proportion import proportion_confint

HERE = pathlib.Path(__file__).parent
mp.mp.dps = 30


def one(case):
    codes, agree = np.array(case["codes"], float), case["agree"]
    x = [np.repeat(codes, counts) for counts in case["groups"]]
    n = [len(a) for a in x]
    yes = [int(np.isin(a, agree).sum()) for a in x]
    v, g = np.concatenate(x), np.repeat(np.arange(len(x)), n)
    out = {}

    def put(prefix, **values):
        if np.isfinite(list(values.values())).all():
            out.update({f"{prefix}.{key}".strip("."): float(value) for key, value in values.items()})

    for i, a in enumerate(x):
        low, high = proportion_confint(yes[i], n[i], method="wilson")
        put(f"groups.{i}", mean=np.mean(a), sd=np.std(a, ddof=1), share=yes[i] / n[i])
        # At a share of 0 the bound is 0; the program leaves its rounding error, 3e-17.
        out[f"groups.{i}.ci95.0"], out[f"groups.{i}.ci95.1"] = float(low) if yes[i] else 0.0, float(high)
    f = S.f_oneway(*x)
    put("anova", f=f.statistic, df1=len(x) - 1, df2=len(v) - len(x), p=S.f.sf(f.statistic, len(x) - 1, len(v) - len(x)))
    w = anova_oneway(x, use_var="unequal", welch_correction=True)
    put("welch_anova", f=w.statistic, df1=w.df[0], df2=w.df[1], p=w.pvalue)
    k = S.kruskal(*x)
    put("kruskal", h=k.statistic, df=len(x) - 1, p=k.pvalue)
    frame = pd.DataFrame({"v": v, "g": [f"g{i}" for i in g]})
    table = anova_lm(ols("v ~ C(g)", frame).fit())
    ss, ms = table["sum_sq"], table["mean_sq"].iloc[1]
    put("", omega2=(ss.iloc[0] - (len(x) - 1) * ms) / (ss.sum() + ms))
    square = np.array([yes, np.subtract(n, yes)])
    chi = S.chi2_contingency(square, correction=False)
    put("agree_chi2", chi2=chi.statistic, df=chi.dof, p=chi.pvalue, min_expected=chi.expected_freq.min(),
        cramers_v=S.contingency.association(square, method="cramer"))
    (two if len(x) == 2 else many)(x, v, g, square, frame, put)
    return out


def two(x, v, g, square, frame, put):
    a, b = x
    for name, equal in (("student", True), ("welch", False)):
        t = S.ttest_ind(a, b, equal_var=equal)
        put(name, t=t.statistic, df=t.df, p=t.pvalue)
    u = S.mannwhitneyu(a, b, use_continuity=False, method="asymptotic")
    z = np.sign(u.statistic - len(a) * len(b) / 2) * S.norm.isf(u.pvalue / 2)
    put("mann_whitney", u=u.statistic, p=u.pvalue, z=z)
    put("", cliffs_delta=np.sign(a[:, None] - b[None, :]).mean())
    bm = S.brunnermunzel(a, b)
    r, r1, r2 = S.rankdata(v), S.rankdata(a), S.rankdata(b)
    q = [len(o) * np.var(m - o, ddof=1) for m, o in ((r[: len(a)], r1), (r[len(a):], r2))]
    put("brunner_munzel", w=bm.statistic, p=bm.pvalue, df=sum(q) ** 2 / (q[0] ** 2 / (len(a) - 1) + q[1] ** 2 / (len(b) - 1)))
    put("agree_fisher", p=S.fisher_exact(square).pvalue)
    m = len(v) - 2
    j = float(mp.gammaprod([mp.mpf(m) / 2], [mp.mpf(m - 1) / 2]) / mp.sqrt(mp.mpf(m) / 2))
    t = S.ttest_ind(a, b).statistic
    scale = j * np.sqrt(1 / len(a) + 1 / len(b))
    put("hedges_g", g=pg.compute_effsize(a, b, eftype="cohen") * j)
    for i, p in enumerate((0.975, 0.025)):
        put("hedges_g.ci95", **{str(i): scale * brentq(lambda d: S.nct.cdf(t, m, d) - p, t - 8, t + 8, xtol=1e-13)})


def many(x, v, g, square, frame, put):
    howell = pg.pairwise_gameshowell(frame, dv="v", between="g")
    tukey = S.tukey_hsd(*x)
    dunn = {adjust: sp.posthoc_dunn(x, p_adjust=adjust).to_numpy() for adjust in (None, "holm")}
    df, within = len(v) - len(x), sum(((a - a.mean()) ** 2).sum() for a in x)
    at = 0
    for i in range(len(x)):
        for j in range(i + 1, len(x)):
            row = howell.iloc[at]
            put(f"pairwise.{at}", diff=row["diff"])
            put(f"pairwise.{at}.games_howell", q=abs(row["T"]) * np.sqrt(2), df=row["df"])
            q = abs(x[i].mean() - x[j].mean()) / np.sqrt(within / df / 2 * (1 / len(x[i]) + 1 / len(x[j])))
            put(f"pairwise.{at}.tukey", q=q, df=df)
            # The quadrature behind these is right to some 1e-9 absolute.
            for name, p in (("games_howell", row["pval"]), ("tukey", tukey.pvalue[i, j])):
                if p > 0.1:
                    put(f"pairwise.{at}.{name}", p=p)
            p = dunn[None][i, j]
            sign = np.sign(S.rankdata(v)[g == i].mean() - S.rankdata(v)[g == j].mean())
            put(f"dunn.{at}", p=p, p_holm=dunn["holm"][i, j], z=sign * S.norm.isf(p / 2))
            at += 1


def precise(case, found):
    """The p of every pair with 30 digits, from q and df as R found them."""
    k = len(case["groups"])
    keys = [key[:-2] for key in found if key.endswith((".tukey.q", ".games_howell.q"))]
    return {f"{key}.p": float(studentized_range(found[f"{key}.q"], k, found[f"{key}.df"])) for key in keys}


def studentized_range(q, k, df):
    """Double Gauss-Legendre quadrature of the textbook's form, 1 - P(range < w) averaged over s."""
    q, df = mp.mpf(q), mp.mpf(df)
    nodes = [(mp.mpf(a), mp.mpf(b)) for a, b in GAUSS]
    table = {}

    def range_upper(w):
        cuts = [mp.mpf(-9) + 2 * i for i in range(int((18 + w) / 2) + 2)]
        total = mp.mpf(0)
        for low, high in zip(cuts, cuts[1:]):
            for x, weight in nodes:
                z = (high - low) / 2 * x + (high + low) / 2
                if z not in table:
                    table[z] = (mp.npdf(z), mp.ncdf(z))
                d, a = table[z]
                total += (high - low) / 2 * weight * d * (a ** (k - 1) - (a - mp.ncdf(z - w)) ** (k - 1))
        return k * total

    height = mp.log(2) + df / 2 * mp.log(df / 2) - mp.loggamma(df / 2)
    wide = 1 / mp.sqrt(2 * df)
    top = mp.log(mp.mpf(1) / (1 + q * q / (2 * df))) / 2
    low, high = top - 9 * wide - 30 / df, 9 * wide + mp.mpf("0.2") * (df < 30)
    pieces = max(4, int((high - low) / (3 * wide)) + 1)
    cuts = [low + (high - low) * i / pieces for i in range(pieces + 1)]
    total = mp.mpf(0)
    for low, high in zip(cuts, cuts[1:]):
        for x, weight in nodes:
            u = (high - low) / 2 * x + (high + low) / 2
            density = mp.e ** (height + df * u - df / 2 * mp.e ** (2 * u))
            if density > mp.mpf(10) ** -340:
                total += (high - low) / 2 * weight * density * range_upper(q * mp.e**u)
    return total


def gauss(count):
    """Nodes and weights of Gauss-Legendre quadrature, refined to 30 digits."""
    pairs = []
    for x in np.polynomial.legendre.leggauss(count)[0]:
        x = mp.findroot(lambda y: mp.legendre(count, y), mp.mpf(float(x)))
        slope = count * (mp.legendre(count - 1, x) - x * mp.legendre(count, x)) / (1 - x * x)
        pairs.append((x, 2 / ((1 - x * x) * slope**2)))
    return pairs


def tails(grid):
    def beta(a, b, x, y):
        """I_x(a, b) with y = 1 - x, by the series in the smaller of both."""
        if x < (a + 1) / (a + b + 2):
            lead = mp.e ** (a * mp.log(x) + b * mp.log(y) - mp.log(a) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b))
            return lead * mp.hyp2f1(1, a + b, a + 1, x)
        return 1 - beta(b, a, y, x) if y > 0 else mp.mpf(1)

    def t(t, df):
        t, df = mp.mpf(t), mp.mpf(df)
        return beta(df / 2, mp.mpf(1) / 2, df / (df + t * t), t * t / (df + t * t))

    def f(f, a, b):
        f, a, b = mp.mpf(f), mp.mpf(a), mp.mpf(b)
        return beta(b / 2, a / 2, b / (b + a * f), a * f / (b + a * f))

    def chi2(x, df):
        return mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, regularized=True)

    ours = {"t": t, "f": f, "chi2": chi2, "z": lambda z: mp.erfc(mp.mpf(z) / mp.sqrt(2)), "range": studentized_range}
    theirs = {"t": lambda t, df: 2 * S.t.sf(t, df), "f": S.f.sf, "chi2": S.chi2.sf, "z": lambda z: 2 * S.norm.sf(z),
              "range": lambda q, k, df: S.studentized_range.sf(q, k, df)}
    result = {}
    for name, rows in grid.items():
        result[name] = []
        for row in rows:
            found = {"at": row, "mpmath": float(ours[name](*row))}
            # SciPy's range is right to some 1e-9 absolute, its t to 3e-9 where next to nothing is left of 1 - x.
            if not (name == "range" and found["mpmath"] < 0.1 or name == "t" and row[0] < 1e-6):
                found["scipy"] = float(theirs[name](*row))
            result[name].append(found)
    return result


warnings.simplefilter("ignore")
GAUSS = gauss(24)
cases = json.loads((HERE / "cases.json").read_text())
r = json.loads(subprocess.run(["Rscript", HERE / "reference.R", HERE / "cases.json"], check=True, capture_output=True).stdout)
battery = pd.DataFrame(cases["battery"], dtype=float)
family = {name: multipletests(cases["family"], method=method)[1].tolist() for name, method in (("holm", "holm"), ("bh", "fdr_bh"))}
json.dump({
    "software": {"python": f"NumPy {np.__version__}, SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}, "
                           f"pingouin {pg.__version__}, scikit-posthocs {sp.__version__}",
                 "mpmath": f"mpmath {mp.__version__}", "r": r["version"]},
    "cases": [case | {"python": one(case), "r": found, "mpmath": precise(case, found)} for case, found in zip(cases["cases"], r["cases"])],
    "family": {"p": cases["family"], "python": family, "r": r["family"]},
    "battery": {"answers": cases["battery"], "python": float(pg.cronbach_alpha(battery)[0]), "r": r["alpha"]},
    "tails": tails(cases["tails"]),
}, sys.stdout, indent=1)
