# Differences, intervals, columns, benchmarks and batteries: Rscript sizes.R cases.json samples.json
# Where R has no function, the published formula is written out.
suppressMessages({ library(jsonlite); library(psych) })
input <- fromJSON(commandArgs(TRUE)[1], simplifyVector = FALSE); samples <- fromJSON(commandArgs(TRUE)[2], simplifyVector = FALSE)
numbers <- function(x) as.numeric(unlist(x))
bench <- samples$benchmarks; quiet <- suppressWarnings

one <- function(case) {
  codes <- numbers(case$codes); counts <- lapply(case$groups, numbers); k <- length(counts)
  out <- list()
  put <- function(key, value) for (i in seq_along(value)) if (is.finite(value[i])) out[[if (length(value) > 1) paste0(key, ".", i - 1) else key]] <<- unname(value[i])
  x <- lapply(counts, function(n) rep(codes, n)); n <- sapply(x, length); g <- factor(rep(seq_len(k), n)); v <- unlist(x)
  yes <- sapply(x, function(a) sum(a %in% numbers(case$agree))); s <- yes / n
  wilson <- t(sapply(seq_len(k), function(i) quiet(prop.test(yes[i], n[i], correct = FALSE)$conf.int[1:2])))
  if (k == 2) {
    put("share_difference.diff", s[1] - s[2])
    put("share_difference.ci95", s[1] - s[2] + c(-1, 1) * c(sqrt((s[1] - wilson[1, 1])^2 + (wilson[2, 2] - s[2])^2), sqrt((wilson[1, 2] - s[1])^2 + (s[2] - wilson[2, 1])^2)))
    for (name in c("student", "welch")) {
      test <- t.test(x[[1]], x[[2]], var.equal = name == "student")
      put(paste0(name, "_difference.diff"), mean(x[[1]]) - mean(x[[2]])); put(paste0(name, "_difference.ci95"), test$conf.int[1:2])
    }
    d <- sign(outer(x[[1]], x[[2]], "-")); m <- mean(d); z <- qnorm(.975)
    spread <- (n[2]^2 * sum((rowMeans(d) - m)^2) + n[1]^2 * sum((colMeans(d) - m)^2) - sum((d - m)^2)) / (prod(n) * prod(n - 1))
    spread <- max(spread, (1 - m^2) / (prod(n) - 1))
    put("cliffs_delta_interval", (m - m^3 + c(-1, 1) * z * sqrt(spread * ((1 - m^2)^2 + z^2 * spread))) / (1 - m^2 + z^2 * spread))
  }
  f <- oneway.test(v ~ g, var.equal = TRUE); fs <- f$statistic; df <- f$parameter; N <- length(v)
  bound <- function(p) {
    below <- function(l) pf(fs, df[1], df[2], ncp = l) - p
    l <- if (below(0) <= 0) 0 else uniroot(below, c(0, 50 + 4 * df[1] * fs), tol = 1e-12)$root
    l / (l + N)
  }
  put("omega2_interval", c(bound(.975), bound(.025)))
  pairs <- combn(k, 2); usable <- yes > 0 & yes < n & n > 1
  for (method in c("bonferroni", "holm", "BH")) {
    used <- which(usable[pairs[1, ]] & usable[pairs[2, ]])
    p <- sapply(used, function(at) quiet(prop.test(yes[pairs[, at]], n[pairs[, at]], correct = FALSE)$p.value))
    if (length(used)) for (j in seq_along(used)) {
      at <- pairs[, used[j]]; key <- paste0("share_pairs.", tolower(method), ".", used[j] - 1, ".test.")
      chi <- quiet(prop.test(yes[at], n[at], correct = FALSE)$statistic)
      put(paste0(key, "diff"), s[at[1]] - s[at[2]]); put(paste0(key, "statistic"), sign(s[at[1]] - s[at[2]]) * sqrt(chi))
      put(paste0(key, "p"), p[j]); put(paste0(key, "adjusted"), p.adjust(p, method)[j])
    }
  }
  sd2 <- sapply(x, var)
  if (all(sd2 > 0)) {
    within <- sum((n - 1) * sd2) / (N - k)
    plain <- pairwise.t.test(v, g, p.adjust.method = "none", pool.sd = TRUE)$p.value; bonf <- pairwise.t.test(v, g, p.adjust.method = "bonferroni", pool.sd = TRUE)$p.value
    welch <- lapply(seq_len(ncol(pairs)), function(at) t.test(x[[pairs[1, at]]], x[[pairs[2, at]]])); p <- p.adjust(sapply(welch, function(w) w$p.value), "holm")
    for (at in seq_len(ncol(pairs))) {
      i <- pairs[1, at]; j <- pairs[2, at]; diff <- mean(x[[i]]) - mean(x[[j]]); key <- function(name, value) paste0("mean_pairs.", name, ".", at - 1, ".test.", value)
      put(key("pooled_bonferroni", "diff"), diff); put(key("pooled_bonferroni", "statistic"), diff / sqrt(within * (1 / n[i] + 1 / n[j])))
      put(key("pooled_bonferroni", "p"), plain[j - 1, i]); put(key("pooled_bonferroni", "adjusted"), bonf[j - 1, i])
      put(key("welch_holm", "diff"), diff); put(key("welch_holm", "statistic"), welch[[at]]$statistic)
      put(key("welch_holm", "p"), welch[[at]]$p.value); put(key("welch_holm", "adjusted"), p[at])
    }
    for (at in seq_len(ncol(pairs))) {
      fit <- lm(v ~ relevel(g, ref = as.character(pairs[2, at]))); row <- 1 + pairs[1, at]
      put(paste0("pooled_difference.", at - 1, ".diff"), coef(fit)[[row]]); put(paste0("pooled_difference.", at - 1, ".ci95"), confint(fit)[row, ])
    }
    rest <- lapply(seq_len(k), function(i) t.test(x[[i]], unlist(x[-i]))); p <- p.adjust(sapply(rest, function(w) w$p.value), "holm")
    for (i in seq_len(k)) {
      key <- paste0("means_against_rest.", i - 1, "."); put(paste0(key, "diff"), mean(x[[i]]) - mean(unlist(x[-i])))
      put(paste0(key, "statistic"), rest[[i]]$statistic); put(paste0(key, "p"), rest[[i]]$p.value); put(paste0(key, "adjusted"), p[i])
    }
  }
  if (sum(yes) > 0 && sum(yes) < N) {
    rest <- lapply(seq_len(k), function(i) quiet(prop.test(c(yes[i], sum(yes[-i])), c(n[i], sum(n[-i])), correct = FALSE))); p <- p.adjust(sapply(rest, function(w) w$p.value), "holm")
    for (i in seq_len(k)) {
      key <- paste0("shares_against_rest.", i - 1, "."); diff <- s[i] - sum(yes[-i]) / sum(n[-i]); put(paste0(key, "diff"), diff)
      put(paste0(key, "statistic"), sign(diff) * sqrt(rest[[i]]$statistic)); put(paste0(key, "p"), rest[[i]]$p.value); put(paste0(key, "adjusted"), p[i])
    }
  }
  for (i in seq_len(k)) {
    at <- function(name) paste0("against.", i - 1, ".", name)
    if (sd2[i] > 0) {
      test <- t.test(x[[i]], mu = bench$mean); put(at("mean.t"), test$statistic); put(at("mean.df"), test$parameter); put(at("mean.p"), test$p.value)
      put(at("above.diff"), mean(x[[i]]) - bench$mean); put(at("above.ci95"), test$conf.int[1:2] - bench$mean)
    }
    test <- quiet(prop.test(yes[i], n[i], p = bench$share, correct = FALSE))
    put(at("share.z"), sign(s[i] - bench$share) * sqrt(test$statistic)); put(at("share.p"), test$p.value)
  }
  out
}

battery <- function(b) {
  X <- do.call(rbind, lapply(b$rows, function(row) as.numeric(strsplit(row, "")[[1]]))); colnames(X) <- paste0("i", seq_len(ncol(X)))
  n <- nrow(X); k <- ncol(X); said <- capture.output(a <- quiet(alpha(as.data.frame(X), check.keys = FALSE))); raw <- a$total$raw_alpha
  out <- list(alpha = raw, alpha_interval.0 = 1 - (1 - raw) * qf(.975, n - 1, (n - 1) * (k - 1)), alpha_interval.1 = 1 - (1 - raw) * qf(.025, n - 1, (n - 1) * (k - 1)))
  for (i in seq_len(k)) { out[[paste0("items.", i - 1, ".correlation")]] <- a$item.stats$r.drop[i]; out[[paste0("items.", i - 1, ".alpha_without")]] <- a$alpha.drop$raw_alpha[i] }
  # Maximum likelihood by many rounds of expectation-maximisation, which end where the likelihood is highest.
  S <- cov(X); D <- sqrt(diag(S)); R <- cov2cor(S); l <- rep(.5, k); u <- rep(.75, k)
  for (round in 1:20000) { v <- l / u / (1 + sum(l^2 / u)); c <- as.numeric(R %*% v); l <- c / (1 / (1 + sum(l^2 / u)) + sum(v * c)); u <- 1 - l * c }
  l <- l * sign(sum(l)) * D; u <- u * D^2
  for (i in seq_len(k)) { out[[paste0("omega.loadings.", i - 1)]] <- l[i]; out[[paste0("omega.uniquenesses.", i - 1)]] <- u[i] }
  out$omega.omega <- unname(sum(l)^2 / (sum(l)^2 + sum(u)))
  fit <- factanal(covmat = S, n.obs = n, factors = 1); f <- fit$loadings[, 1] * D
  said <- capture.output(ml <- quiet(fa(S, nfactors = 1, n.obs = n, fm = "ml", covar = TRUE))); q <- as.numeric(ml$loadings[, 1])
  list(found = out, factanal = sum(f)^2 / (sum(f)^2 + sum(fit$uniquenesses * diag(S))), psych = sum(q)^2 / (sum(q)^2 + sum(diag(S) - q^2)))
}
exact <- sapply(bench$exact, function(e) binom.test(e[[1]], e[[2]], e[[3]])$p.value)
cat(toJSON(list(version = paste0(R.version.string, ", psych ", packageVersion("psych")), cases = lapply(input$cases, one), batteries = lapply(samples$batteries, battery), exact = exact), auto_unbox = TRUE, digits = I(17)))
