# Reference values from R: Rscript reference.R cases.json > r.json
# Where R has no function, the published formula is written out on its ranks and variances.
suppressMessages(library(jsonlite))
input <- fromJSON(commandArgs(TRUE)[1], simplifyVector = FALSE)
numbers <- function(x) as.numeric(unlist(x))
small_sample <- function(m) exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)
noncentrality <- function(t, df, p) uniroot(function(x) pt(t, df, ncp = x) - p, t + c(-8, 8), tol = 1e-13)$root

one <- function(case) {
  codes <- numbers(case$codes); counts <- lapply(case$groups, numbers); k <- length(counts)
  out <- list(); put <- function(key, value) if (length(value) == 1 && is.finite(value)) out[[key]] <<- unname(value)
  x <- lapply(counts, function(n) rep(codes, n)); v <- unlist(x); n <- sapply(x, length); N <- length(v)
  g <- factor(rep(seq_len(k), n)); yes <- sapply(x, function(a) sum(a %in% numbers(case$agree)))
  for (i in seq_len(k)) {
    at <- function(key) paste0("groups.", i - 1, ".", key)
    put(at("mean"), mean(x[[i]])); put(at("sd"), sd(x[[i]])); put(at("share"), yes[i] / n[i])
    ci <- suppressWarnings(prop.test(yes[i], n[i], correct = FALSE)$conf.int)
    put(at("ci95.0"), ci[1]); put(at("ci95.1"), ci[2])
  }
  f <- oneway.test(v ~ g, var.equal = TRUE)
  put("anova.f", f$statistic); put("anova.df1", f$parameter[1]); put("anova.df2", f$parameter[2]); put("anova.p", f$p.value)
  w <- suppressWarnings(oneway.test(v ~ g))
  if (is.finite(w$statistic)) {
    put("welch_anova.f", w$statistic); put("welch_anova.df1", w$parameter[1]); put("welch_anova.df2", w$parameter[2]); put("welch_anova.p", w$p.value)
  }
  kw <- kruskal.test(v, g); put("kruskal.h", kw$statistic); put("kruskal.df", kw$parameter); put("kruskal.p", kw$p.value)
  a <- anova(lm(v ~ g)); ss <- a[, 2]; ms <- a[2, 3]
  put("omega2", (ss[1] - (k - 1) * ms) / (sum(ss) + ms))
  chi <- suppressWarnings(chisq.test(rbind(yes, n - yes), correct = FALSE))
  put("agree_chi2.chi2", chi$statistic); put("agree_chi2.df", chi$parameter); put("agree_chi2.p", chi$p.value)
  put("agree_chi2.cramers_v", sqrt(chi$statistic / N)); put("agree_chi2.min_expected", min(chi$expected))
  r <- rank(v); ties <- sum(table(v)^3 - table(v)); s2 <- N * (N + 1) / 12 - ties / (12 * (N - 1))
  ranks <- split(r, g); z <- c(); ps <- c()
  if (k == 2) {
    st <- t.test(x[[1]], x[[2]], var.equal = TRUE); we <- t.test(x[[1]], x[[2]])
    put("student.t", st$statistic); put("student.df", st$parameter); put("student.p", st$p.value)
    put("welch.t", we$statistic); put("welch.df", we$parameter); put("welch.p", we$p.value)
    mw <- wilcox.test(x[[1]], x[[2]], exact = FALSE, correct = FALSE); pairs <- n[1] * n[2]
    put("mann_whitney.u", mw$statistic); put("mann_whitney.p", mw$p.value)
    put("mann_whitney.z", (mw$statistic - pairs / 2) / sqrt(pairs * s2 / N))
    put("cliffs_delta", 2 * mw$statistic / pairs - 1)
    own <- lapply(x, rank); pl <- Map(function(all, own) all - own, ranks, own); q <- n * sapply(pl, var)
    bw <- n[1] * n[2] * (mean(ranks[[2]]) - mean(ranks[[1]])) / (N * sqrt(sum(q))); bdf <- sum(q)^2 / sum(q^2 / (n - 1))
    put("brunner_munzel.w", bw); put("brunner_munzel.df", bdf); put("brunner_munzel.p", 2 * pt(-abs(bw), bdf))
    put("agree_fisher.p", fisher.test(rbind(yes, n - yes))$p.value)
    scale <- sqrt(sum(1 / n)) * small_sample(N - 2)
    put("hedges_g.g", st$statistic * scale)
    put("hedges_g.ci95.0", noncentrality(st$statistic, N - 2, .975) * scale)
    put("hedges_g.ci95.1", noncentrality(st$statistic, N - 2, .025) * scale)
  } else {
    at <- 0
    for (i in 1:(k - 1)) for (j in (i + 1):k) {
      key <- function(name) paste0("pairwise.", at, ".", name); we <- t.test(x[[i]], x[[j]])
      put(key("diff"), mean(x[[i]]) - mean(x[[j]]))
      put(key("games_howell.q"), abs(we$statistic) * sqrt(2)); put(key("games_howell.df"), we$parameter)
      put(key("tukey.q"), abs(mean(x[[i]]) - mean(x[[j]])) / sqrt(ms / 2 * (1 / n[i] + 1 / n[j]))); put(key("tukey.df"), N - k)
      z <- c(z, (mean(ranks[[i]]) - mean(ranks[[j]])) / sqrt(s2 * (1 / n[i] + 1 / n[j]))); at <- at + 1
    }
    ps <- 2 * pnorm(-abs(z)); h <- p.adjust(ps, "holm")
    for (i in seq_along(z)) { put(paste0("dunn.", i - 1, ".z"), z[i]); put(paste0("dunn.", i - 1, ".p"), ps[i]); put(paste0("dunn.", i - 1, ".p_holm"), h[i]) }
  }
  out
}
X <- do.call(rbind, lapply(input$battery, numbers)); C <- cov(X); k <- ncol(X); p <- numbers(input$family)
result <- list(version = R.version.string, cases = lapply(input$cases, one),
  family = list(holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH")), alpha = k / (k - 1) * (1 - sum(diag(C)) / sum(C)))
cat(toJSON(result, auto_unbox = TRUE, digits = I(17)))
