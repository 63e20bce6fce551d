"""Weighted estimates respondent by respondent, and weights, by formulas of their own."""

import numpy as np
from scipy import stats as S


def weighted(samples):
    out = {}
    first, second = (load(samples[name]) for name in ("sample", "second_wave"))
    bench = samples["benchmarks"]
    for name in ("fpc", "strata", "single"):
        one, two = Design(first, name), Design(second, name)
        for what, y in (("mean", lambda d: d["a"]), ("share", lambda d: (d["a"] >= 4).astype(float))):
            answered = first["a"] > 0
            grouped = answered & (first["g"] < 3)
            v = y(first)
            total = estimate(out, f"{name}.{what}.total", one, v, answered, what)
            for i in range(3):
                estimate(out, f"{name}.{what}.{i}", one, v, grouped & (first["g"] == i), what)
            z = [one.influence(v, grouped & (first["g"] == i)) for i in range(3)]
            m = [one.mean(v, grouped & (first["g"] == i)) for i in range(3)]
            df = one.df(grouped & (first["g"] < 2)) - 1
            test(out, f"{name}.between_{what}s", m[0] - m[1], np.sqrt(one.cov([z[0] - z[1]])[0, 0]), df)
            d = np.array([m[1] - m[0], m[2] - m[0]])
            compare(out, f"{name}.pairs_{what}", one, v, [([0], [1]), ([0], [2]), ([1], [2])], grouped, first["g"], ".test", holm)
            compare(out, f"{name}.rest_{what}", one, v, [([0], [1, 2]), ([1], [0, 2]), ([2], [0, 1])], grouped, first["g"], "", lambda p: np.minimum(1, 3 * p))
            f = d @ np.linalg.solve(one.cov([z[1] - z[0], z[2] - z[0]]), d) / 2
            df = one.df(grouped) - 2
            put(out, f"{name}.wald_{what}s", f=f, df1=2, df2=df, p=S.f.sf(f, 2, df))
            rao_scott(out, f"{name}.rao_scott_{what}s", one, v, first["g"], grouped)
            other = estimate({}, "", two, y(second), second["a"] > 0, what)
            errors = np.array([total[1] ** 2, other[1] ** 2])
            df = errors.sum() ** 2 / (errors**2 / [total[2], other[2]]).sum()
            test(out, f"{name}.waves_{what}", other[0] - total[0], np.sqrt(errors.sum()), df)
            t = (total[0] - bench[what]) / total[1]
            put(out, f"{name}.against_{what}", t=t, df=total[2], p=2 * S.t.sf(abs(t), total[2]))
    few = {key: value if key == "N" else value[first["h"] == 3] for key, value in first.items()}
    found = {}
    rao_scott(found, "sparse", Design(few, "single"), few["a"].astype(float), few["g"], (few["a"] > 0) & (few["g"] < 3))
    out |= {key: value for key, value in found.items() if key.split(".")[1] in ("f", "df1", "df2", "p")}
    making(out, samples, first)
    return out


def compare(out, key, design, v, pairs, grouped, g, end, adjust):
    found = []
    for a, b in pairs:
        a, b = (grouped & np.isin(g, side) for side in (a, b))
        diff, df = design.mean(v, a) - design.mean(v, b), design.df(a | b) - 1
        t = diff / np.sqrt(design.cov([design.influence(v, a) - design.influence(v, b)])[0, 0])
        found.append((diff, t, 2 * S.t.sf(abs(t), df)))
    adjusted = adjust(np.array([p for _, _, p in found]))
    for i, ((diff, t, p), q) in enumerate(zip(found, adjusted)):
        put(out, f"{key}.{i}{end}", diff=diff, statistic=t, p=p, adjusted=q)


def holm(p):
    order = np.argsort(p)
    out = np.empty(len(p))
    out[order] = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)))
    return out


def load(sample):
    h, g, a, w = np.array(sample["rows"], float).T
    return {"h": h.astype(int), "g": g.astype(int), "a": a.astype(int), "w": w, "N": np.array(sample["strata"], float)}


def put(out, prefix, **values):
    for key, value in values.items():
        for i, v in enumerate(np.atleast_1d(value)):
            out[f"{prefix}.{key}" + (f".{i}" if np.ndim(value) else "")] = float(v)


class Design:
    def __init__(self, data, kind):
        self.w, self.h = data["w"], data["h"] if kind != "single" else np.zeros(len(data["w"]), int)
        self.population = data["N"] if kind == "fpc" else None

    def mean(self, y, domain):
        return np.average(y[domain], weights=self.w[domain])

    def influence(self, y, domain):
        w = np.where(domain, self.w, 0.0)
        return w * (y - self.mean(y, domain)) / w.sum()

    def cov(self, z):
        z = np.array(z)
        total = np.zeros((len(z), len(z)))
        for h in np.unique(self.h):
            part = z[:, self.h == h]
            n = part.shape[1]
            missed = 1 - n / self.population[h] if self.population is not None else 1
            if missed > 0:
                total += missed * n * np.atleast_2d(np.cov(part))
        return total

    def df(self, domain):
        return domain.sum() - len(np.unique(self.h[domain]))


def estimate(out, key, design, y, domain, what):
    w, v = design.w[domain], y[domain]
    m, se, df, n = design.mean(y, domain), np.sqrt(design.cov([design.influence(y, domain)])[0, 0]), design.df(domain), len(v)
    t = S.t.isf(0.025, df)
    if what == "share":
        reach = t * se / (m * (1 - m))
        ci = 1 / (1 + np.exp(-(np.log(m / (1 - m)) + np.array([-reach, reach]))))
    else:
        ci = [m - t * se, m + t * se]
    simple = n / (n - 1) * np.average((v - m) ** 2, weights=w) / n
    put(out, key, value=m, se=se, df=df, ci95=ci, base=n, weighted_base=w.sum(), effective_base=w.sum() ** 2 / (w**2).sum(),
        kish_effect=1 + np.var(w) / w.mean() ** 2, design_effect=se**2 / simple)
    return m, se, df


def test(out, key, diff, se, df):
    put(out, key, diff=diff, se=se, t=diff / se, df=df, p=2 * S.t.sf(abs(diff / se), df), ci95=[diff + side * S.t.isf(0.025, df) * se for side in (-1, 1)])


def rao_scott(out, key, design, y, g, domain):
    """The generalised design effects as those of the residuals from independence."""
    rows, columns = np.unique(y[domain]), np.unique(g[domain])
    cells = [(r, c) for c in columns for r in rows]
    inside = [domain & (y == r) & (g == c) for r, c in cells]
    w, n = design.w, domain.sum()
    weight = w[domain].sum()
    share = np.array([w[x].sum() / weight for x in inside])
    z = [np.where(domain, w, 0) * (x - p) / weight for x, p in zip(inside, share)]
    v = design.cov(z)
    main = np.array([[1.0] + [r == a for a in rows[1:]] + [c == a for a in columns[1:]] for r, c in cells])
    extra = np.array([[(r == a) * (c == b) for a in rows[1:] for b in columns[1:]] for r, c in cells], float)
    contrast = extra - main @ np.linalg.lstsq(main, extra, rcond=None)[0]
    inverse = np.diag([1 / p if p > 0 else 0 for p in share])
    delta = np.linalg.solve(contrast.T @ inverse @ contrast / n, contrast.T @ inverse @ v @ inverse @ contrast)
    table = share.reshape(len(columns), len(rows)).T * n
    chi2 = S.chi2_contingency(table, correction=False).statistic
    effects = np.linalg.eigvals(delta).real
    df1 = effects.sum() ** 2 / (effects**2).sum()
    df2, f = df1 * design.df(domain), chi2 / effects.sum()
    put(out, key, chi2=chi2, f=f, df1=df1, df2=df2, p=S.f.sf(f, df1, df2), cramers_v=S.contingency.association(np.rint(table * 1e9).astype(np.int64), method="cramer"))


def making(out, samples, first):
    k = samples["raking"]
    cells, n = np.array(k["cells"]), np.array(k["counts"], float)
    dummies = np.concatenate([(cells[:, [i]] == np.arange(len(t))).astype(float) for i, t in enumerate(k["targets"])], axis=1)
    known = np.concatenate([np.array(t, float) for t in k["targets"]])
    # Weights are products of one multiplier per category: solved for at once, by Newton's method.
    x = np.zeros(len(known))
    for _ in range(60):
        w = n * np.exp(dummies @ x)
        x += np.linalg.pinv(dummies.T @ (w[:, None] * dummies), rcond=1e-12) @ (known - dummies.T @ w)
    assert np.abs(dummies.T @ (n * np.exp(dummies @ x)) / known - 1).max() < 1e-12
    for i, weight in enumerate(np.exp(dummies @ x)):
        if n[i] > 0:
            out[f"rake.{i}"] = float(weight)
    for i, target in enumerate(k["targets"][0]):
        out[f"post_stratify.{i}"] = float(target / n[cells[:, 0] == i].sum())
    for h, people in enumerate(first["N"]):
        out[f"design_weights.{h}"] = float(people / (first["h"] == h).sum())
    t = samples["trimming"]
    w = np.repeat(np.array(t["weights"]), t["counts"])
    while ((w < t["lower"]) | (w > t["upper"])).any():
        outside = (w < t["lower"]) | (w > t["upper"])
        kept = np.clip(w, t["lower"], t["upper"])
        kept[~outside] += (w - kept).sum() / (~outside).sum()
        w = kept
    for i, at in enumerate(np.cumsum(t["counts"]) - 1):
        out[f"trim.{i}"] = float(w[at])
