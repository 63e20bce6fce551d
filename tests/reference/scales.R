# Batteries as scales with R: Rscript scales.R DATA.csv < batteries.json; `scales.py` calls it.
# (psych fits covariances with covar = TRUE badly where variances are large, so: correlations.)
# psych: alpha (Feldt's interval, r.drop, alpha.drop) and fa(fm = "ml") for omega, on complete
# cases; scores are rowMeans over the answered items, where half or more are answered.
suppressMessages({ library(jsonlite); library(psych) })
quiet <- function(x) suppressWarnings(suppressMessages(x))
spec <- fromJSON(file("stdin"), simplifyVector = FALSE)
data <- read.csv(commandArgs(trailingOnly = TRUE)[1])
one <- function(b, keyed) {
  X <- as.matrix(data[b$items]); low <- b$range[1]; high <- b$range[2]
  X[X < low | X > high] <- NA
  if (keyed) for (item in intersect(b$items, unlist(spec$reversed))) X[, item] <- low + high - X[, item]
  C <- X[complete.cases(X), ]
  said <- capture.output(a <- quiet(alpha(as.data.frame(C), check.keys = FALSE)))
  said <- capture.output(ml <- quiet(fa(cor(C), nfactors = 1, n.obs = nrow(C), fm = "ml")))
  l <- as.numeric(ml$loadings[, 1]) * sqrt(diag(cov(C)))
  score <- rowMeans(X, na.rm = TRUE); score[2 * rowSums(!is.na(X)) < ncol(X)] <- NA
  by <- lapply(setNames(nm = unlist(spec$splits)), function(by) {
    group <- data[[by]]; used <- !is.na(group) & !is.na(score); y <- score[used]; g <- factor(group[used])
    cells <- lapply(split(y, g), function(v) list(n = length(v), mean = mean(v), sd = sd(v)))
    welch <- oneway.test(y ~ g); plain <- oneway.test(y ~ g, var.equal = TRUE); rank <- kruskal.test(y, g)
    list(cells = cells, welch_anova = list(f = unname(welch$statistic), df2 = unname(welch$parameter[2]), p = welch$p.value),
      anova = list(f = unname(plain$statistic), p = plain$p.value), kruskal = list(h = unname(rank$statistic), p = rank$p.value))
  })
  list(n = nrow(C), alpha = a$total$raw_alpha, alpha_ci95 = c(a$feldt$lower.ci[[1]], a$feldt$upper.ci[[1]]),
    omega = sum(l)^2 / (sum(l)^2 + sum(diag(cov(C)) - l^2)), item_rest = unname(a$item.stats$r.drop), alpha_without = unname(a$alpha.drop$raw_alpha),
    total = list(n = sum(!is.na(score)), mean = mean(score, na.rm = TRUE), sd = sd(score, na.rm = TRUE)), by = by)
}
both <- function(b) list(plain = one(b, FALSE), keyed = one(b, TRUE))
batteries <- lapply(spec$batteries, function(b) both(list(items = unlist(b$items), range = unlist(b$range))))
names(batteries) <- sapply(spec$batteries, function(b) b$id)
cat(toJSON(list(version = paste0(R.version.string, ", psych ", packageVersion("psych")), batteries = batteries), auto_unbox = TRUE, digits = I(17)))
