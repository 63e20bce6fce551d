"""Ten million respondents per group, and two groups a hundred standard deviations
apart, by textbook formulas with 40 digits: python large.py > ../statistics/large.json

Double precision would lose digits in these formulas as they stand in books;
with 40 digits they need no rearranging. Needs mpmath.
"""

import json

import mpmath as mp

mp.mp.dps = 40
A = [3, 1, 4, 1, 5, 9, 2, 6, 5, 1_000_000, 8_999_964]
B = [12, 7, 1, 18, 2, 28, 1, 8, 2, 1_000_850, 8_999_071]
CODES, AGREE = range(1, 12), 10


def beta(a, b, x, y):
    if x < (a + 1) / (a + b + 2):
        lead = mp.e ** (a * mp.log(x) + b * mp.log(y) - mp.log(a) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b))
        return lead * mp.hyp2f1(1, a + b, a + 1, x)
    return 1 - beta(b, a, y, x)


def t_tail(t, df):
    return beta(df / 2, mp.mpf(1) / 2, df / (df + t * t), t * t / (df + t * t))


def two_sided(z):
    return mp.erfc(abs(z) / mp.sqrt(2))


def chi2_tail(x):
    return mp.erfc(mp.sqrt(x / 2))


def variance(values, counts):
    n = sum(counts)
    m = mp.mpf(sum(v * c for v, c in zip(values, counts))) / n
    return m, sum(c * (v - m) ** 2 for v, c in zip(values, counts)) / (n - 1)


na, nb = mp.mpf(sum(A)), mp.mpf(sum(B))
n = na + nb
(ma, va), (mb, vb) = variance(CODES, A), variance(CODES, B)
pooled = ((na - 1) * va + (nb - 1) * vb) / (n - 2)
t = (ma - mb) / mp.sqrt(pooled * (1 / na + 1 / nb))
ea, eb = va / na, vb / nb
tw, dw = (ma - mb) / mp.sqrt(ea + eb), (ea + eb) ** 2 / (ea**2 / (na - 1) + eb**2 / (nb - 1))
j = mp.gammaprod([(n - 2) / 2], [(n - 3) / 2]) / mp.sqrt((n - 2) / 2)
grand = (na * ma + nb * mb) / n
between = na * (ma - grand) ** 2 + nb * (mb - grand) ** 2

ranks, own_a, own_b, below, below_a, below_b = [], [], [], 0, 0, 0
for a, b in zip(A, B):
    ranks.append(mp.mpf(below) + mp.mpf(a + b + 1) / 2)
    own_a.append(mp.mpf(below_a) + mp.mpf(a + 1) / 2)
    own_b.append(mp.mpf(below_b) + mp.mpf(b + 1) / 2)
    below, below_a, below_b = below + a + b, below_a + a, below_b + b
ra = sum(r * a for r, a in zip(ranks, A))
rb = sum(r * b for r, b in zip(ranks, B))
ties = sum(mp.mpf(a + b) ** 3 - (a + b) for a, b in zip(A, B))
u = ra - na * (na + 1) / 2
z = (u - na * nb / 2) / mp.sqrt(na * nb / 12 * (n + 1 - ties / (n * (n - 1))))
h = (12 / (n * (n + 1)) * (ra**2 / na + rb**2 / nb) - 3 * (n + 1)) / (1 - ties / (n**3 - n))
_, pa = variance([r - o for r, o in zip(ranks, own_a)], A)
_, pb = variance([r - o for r, o in zip(ranks, own_b)], B)
w = na * nb * (rb / nb - ra / na) / (n * mp.sqrt(na * pa + nb * pb))
df = (na * pa + nb * pb) ** 2 / ((na * pa) ** 2 / (na - 1) + (nb * pb) ** 2 / (nb - 1))

ya, yb = sum(A[AGREE - 1:]), sum(B[AGREE - 1:])
s = mp.mpf(ya + yb) / n
chi2 = sum((o - e) ** 2 / e for o, e in ((ya, na * s), (yb, nb * s), (na - ya, na * (1 - s)), (nb - yb, nb * (1 - s))))


def chance(x):
    """Hypergeometric probability that x of the first group do not agree, of all who do not."""
    return mp.binomial(na, x) * mp.binomial(nb, no - x) / mp.binomial(n, no)


no = int(n) - ya - yb
seen = chance(int(na) - ya)
fisher = sum(p for p in (chance(x) for x in range(no + 1)) if p <= seen * (1 + mp.mpf(10) ** -7))

ten_million = {
    "student.t": t, "student.df": n - 2, "student.p": t_tail(t, n - 2),
    "welch.t": tw, "welch.df": dw, "welch.p": t_tail(tw, dw),
    "anova.f": t * t, "anova.p": t_tail(t, n - 2), "welch_anova.f": tw * tw, "welch_anova.df2": dw,
    "mann_whitney.u": u, "mann_whitney.z": z, "mann_whitney.p": two_sided(z),
    "brunner_munzel.w": w, "brunner_munzel.df": df, "brunner_munzel.p": t_tail(w, df),
    "kruskal.h": h, "kruskal.p": chi2_tail(h), "cliffs_delta": 2 * u / (na * nb) - 1,
    "agree_chi2.chi2": chi2, "agree_chi2.p": chi2_tail(chi2), "agree_chi2.cramers_v": mp.sqrt(chi2 / n),
    "agree_chi2.min_expected": na * (1 - s), "agree_fisher.p": fisher, "hedges_g.g": j * (ma - mb) / mp.sqrt(pooled),
    "omega2": (between - pooled) / (between + (n - 2) * pooled + pooled),
}


def noncentrality(t, df, p, start):
    """The noncentrality whose t distribution has the share p below t."""
    height = mp.log(2) + df / 2 * mp.log(df / 2) - mp.loggamma(df / 2)
    width = 1 / mp.sqrt(2 * df)

    def below(shift):
        def part(u):
            v = mp.e**u
            return mp.e ** (height + df * u - df / 2 * v * v) * mp.ncdf(t * v - shift)

        cuts = sorted({i * width / 2 for i in range(-24, 25)} | {mp.log(shift / t) + i / t for i in range(-12, 13)})
        return mp.quad(part, cuts) - p

    return mp.findroot(below, start, solver="secant", tol=1e-28)


FAR = [[1000, 0, 0, 0, 1], [1, 0, 0, 0, 1000]]
(fa, qa), (fb, qb) = variance(range(1, 6), FAR[0]), variance(range(1, 6), FAR[1])
each_far = mp.mpf(1001)
half = 2 * each_far - 2
far_j = mp.gammaprod([half / 2], [(half - 1) / 2]) / mp.sqrt(half / 2)
scale = mp.sqrt(2 / each_far)
far_t = (fa - fb) / mp.sqrt((qa + qb) / 2) / scale
spread = mp.mpf("1.96") * mp.sqrt(1 + far_t**2 / (2 * half))
# The first mean is the lower one: the bounds are those of the mirror image.
bounds = [-noncentrality(-far_t, half, p, (-far_t + side * spread, -far_t + side * spread * 1.02)) for p, side in ((mp.mpf("0.025"), 1), (mp.mpf("0.975"), -1))]
far_apart = {"hedges_g.g": far_j * far_t * scale, "hedges_g.ci95.0": far_j * scale * bounds[0], "hedges_g.ci95.1": far_j * scale * bounds[1]}



def wilson(k, n):
    s, q = mp.mpf(k) / n, Z * Z / n
    middle, spread = s + q / 2, mp.sqrt(q * (s * (1 - s) + q / 4))
    return s, (middle - spread) / (1 + q), (middle + spread) / (1 + q)


def interval(diff, error, df):
    reach = mp.findroot(lambda x: t_tail(x, df) - mp.mpf("0.05"), Z) * error
    return diff - reach, diff + reach


def noncentral_f(t, df, p, start):
    """The square root of the noncentrality at which F with 1 and df degrees of freedom is below t^2 with chance p."""
    height = mp.log(2) + df / 2 * mp.log(df / 2) - mp.loggamma(df / 2)
    width = 1 / mp.sqrt(2 * df)

    def below(shift):
        def part(u):
            v = mp.e**u
            return mp.e ** (height + df * u - df / 2 * v * v) * (mp.ncdf(t * v - shift) - mp.ncdf(-t * v - shift))

        return mp.quad(part, [i * width for i in range(-14, 15)]) - p

    return mp.findroot(below, (start, start * mp.mpf("1.01")), solver="secant", tol=1e-28)


Z = mp.findroot(lambda x: mp.erfc(x / mp.sqrt(2)) - mp.mpf("0.05"), 1.96)
(sa, la, ha), (sb, lb, hb) = wilson(ya, na), wilson(yb, nb)
apart = sa - sb
newcombe = apart - mp.sqrt((sa - la) ** 2 + (hb - sb) ** 2), apart + mp.sqrt((ha - sa) ** 2 + (sb - lb) ** 2)
delta = 2 * u / (na * nb) - 1
rows = [(2 * (r - o) - nb) / nb for r, o in zip(ranks, own_a)]
columns = [(na - 2 * (r - o)) / na for r, o in zip(ranks, own_b)]
rows_squared = sum(a * (d - delta) ** 2 for a, d in zip(A, rows))
columns_squared = sum(b * (d - delta) ** 2 for b, d in zip(B, columns))
each = na * nb - sum(mp.mpf(a) * b for a, b in zip(A, B)) - na * nb * delta**2
v = (nb**2 * rows_squared + na**2 * columns_squared - each) / (na * nb * (na - 1) * (nb - 1))
cliff = [(delta - delta**3 + side * Z * mp.sqrt(v * ((1 - delta**2) ** 2 + Z * Z * v))) / (1 - delta**2 + Z * Z * v) for side in (-1, 1)]
# No noncentrality gives so small an F a chance of 97.5 %: the lower bound is 0.
roots = [0, noncentral_f(abs(t), n - 2, mp.mpf("0.025"), abs(t) + Z)]
design = mp.sqrt(n / (n - 1) * ((na - 1) * va / na**2 + (nb - 1) * vb / nb**2))
ten_million_further = {
    "share_difference.diff": apart, "cliffs_delta_interval": cliff, "share_difference.ci95": newcombe,
    "student_difference.ci95": interval(ma - mb, (ma - mb) / t, n - 2), "welch_difference.ci95": interval(ma - mb, (ma - mb) / tw, dw),
    "omega2_interval": [root**2 / (root**2 + n) for root in roots],
    "between_means.se": design, "between_means.t": (ma - mb) / design, "between_means.p": t_tail((ma - mb) / design, n - 2),
}
far_further = {"omega2_interval": sorted(b**2 / (b**2 + 2 * each_far) for b in bounds)}
flat = lambda found: {f"{key}.{i}": x for key, value in found.items() if isinstance(value, (list, tuple)) for i, x in enumerate(value)} | {
    key: value for key, value in found.items() if not isinstance(value, (list, tuple))}

result = {"ten_million": ten_million, "far_apart": far_apart, "ten_million_further": flat(ten_million_further), "far_apart_further": flat(far_further)}
print(json.dumps({name: {key: float(value) for key, value in found.items()} for name, found in result.items()}, indent=1))
