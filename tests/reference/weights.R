# Weighted estimates and tests, and weights: Rscript weights.R samples.json
suppressMessages({ library(jsonlite); library(survey) })
samples <- fromJSON(commandArgs(TRUE)[1], simplifyVector = FALSE)
numbers <- function(x) as.numeric(unlist(x))

frame <- function(sample) {
  d <- as.data.frame(do.call(rbind, lapply(sample$rows, numbers))); names(d) <- c("h", "g", "a", "w")
  d$N <- numbers(sample$strata)[d$h + 1]; d$a[d$a == 0] <- NA; d$agree <- as.numeric(d$a >= 4); d$grp <- factor(d$g); d
}
designs <- function(d) list(
  fpc = svydesign(ids = ~1, strata = ~h, weights = ~w, fpc = ~N, data = d),
  strata = svydesign(ids = ~1, strata = ~h, weights = ~w, data = d),
  single = svydesign(ids = ~1, weights = ~w, data = d))
out <- list()
put <- function(key, value) for (i in seq_along(value)) out[[if (length(value) > 1) paste0(key, ".", i - 1) else key]] <<- unname(as.numeric(value[i]))

estimate <- function(key, des, formula) {
  m <- svymean(formula, des, deff = "replace"); w <- weights(des)
  put(paste0(key, ".value"), coef(m)); put(paste0(key, ".se"), SE(m)); put(paste0(key, ".df"), degf(des)); put(paste0(key, ".design_effect"), deff(m))
  put(paste0(key, ".ci95"), if (all.vars(formula) == "agree") attr(svyciprop(formula, des, method = "logit"), "ci") else confint(m, df = degf(des)))
  put(paste0(key, ".base"), sum(w > 0)); put(paste0(key, ".weighted_base"), sum(w))
  put(paste0(key, ".effective_base"), sum(w)^2 / sum(w^2)); put(paste0(key, ".kish_effect"), length(w) * sum(w^2) / sum(w)^2)
}
d <- frame(samples$sample); second <- designs(frame(samples$second_wave))
for (name in names(designs(d))) {
  des <- designs(d)[[name]]; key <- function(x) paste0(name, ".", x)
  answered <- subset(des, !is.na(a)); grouped <- subset(des, !is.na(a) & g < 3)
  for (y in c("a", "agree")) {
    formula <- as.formula(paste0("~", y)); what <- c(a = "mean", agree = "share")[[y]]
    estimate(key(paste0(what, ".total")), answered, formula)
    for (i in 0:2) estimate(key(paste0(what, ".", i)), eval(bquote(subset(grouped, g == .(i)))), formula)
    two <- subset(grouped, g < 2); two$variables$grp <- droplevels(two$variables$grp)
    test <- svyttest(as.formula(paste0(y, " ~ grp")), two); t <- key(paste0("between_", what, "s."))
    put(paste0(t, "diff"), -test$estimate); put(paste0(t, "se"), abs(test$estimate / test$statistic)); put(paste0(t, "t"), -test$statistic)
    put(paste0(t, "df"), test$parameter); put(paste0(t, "p"), test$p.value)
    put(paste0(t, "ci95"), -test$estimate + c(-1, 1) * qt(.975, test$parameter) * abs(test$estimate / test$statistic))
    compare <- function(key, a, b) {
      of <- eval(bquote(subset(grouped, g %in% .(c(a, b))))); of$variables$side <- as.numeric(of$variables$g %in% b); test <- svyttest(as.formula(paste0(y, " ~ side")), of)
      put(paste0(key, ".diff"), -test$estimate); put(paste0(key, ".statistic"), -test$statistic); put(paste0(key, ".p"), test$p.value); test$p.value
    }
    pairs <- list(list(0, 1), list(0, 2), list(1, 2)); rest <- list(list(0, 1:2), list(1, c(0, 2)), list(2, 0:1))
    p <- sapply(1:3, function(i) compare(paste0(key(paste0("pairs_", what, ".")), i - 1, ".test"), pairs[[i]][[1]], pairs[[i]][[2]]))
    for (i in 1:3) put(paste0(key(paste0("pairs_", what, ".")), i - 1, ".test.adjusted"), p.adjust(p, "holm")[i])
    p <- sapply(1:3, function(i) compare(paste0(key(paste0("rest_", what, ".")), i - 1), rest[[i]][[1]], rest[[i]][[2]]))
    for (i in 1:3) put(paste0(key(paste0("rest_", what, ".")), i - 1, ".adjusted"), p.adjust(p, "bonferroni")[i])
    all <- grouped; all$variables$grp <- droplevels(all$variables$grp)
    wald <- regTermTest(svyglm(as.formula(paste0(y, " ~ grp")), all), ~grp); f <- key(paste0("wald_", what, "s."))
    put(paste0(f, "f"), wald$Ftest); put(paste0(f, "df1"), wald$df); put(paste0(f, "df2"), wald$ddf); put(paste0(f, "p"), wald$p)
    chi <- svychisq(as.formula(paste0("~", y, "+grp")), all, statistic = "F"); r <- key(paste0("rao_scott_", what, "s."))
    put(paste0(r, "f"), chi$statistic); put(paste0(r, "df1"), chi$parameter[1]); put(paste0(r, "df2"), chi$parameter[2]); put(paste0(r, "p"), chi$p.value)
    table <- suppressWarnings(chisq.test(svytable(as.formula(paste0("~", y, "+grp")), all, Ntotal = nrow(all)), correct = FALSE))
    put(paste0(r, "chi2"), table$statistic); put(paste0(r, "cramers_v"), sqrt(table$statistic / nrow(all) / (min(dim(table$observed)) - 1)))
    m <- svymean(formula, answered); o <- svymean(formula, second[[name]]); df <- c(degf(answered), degf(second[[name]]))
    se <- as.numeric(sqrt(SE(m)^2 + SE(o)^2)); v <- c(SE(m), SE(o))^2; sat <- sum(v)^2 / sum(v^2 / df); diff <- as.numeric(coef(o) - coef(m)); w <- key(paste0("waves_", what, "."))
    put(paste0(w, "diff"), diff); put(paste0(w, "se"), se); put(paste0(w, "t"), diff / se); put(paste0(w, "df"), sat)
    put(paste0(w, "p"), 2 * pt(-abs(diff / se), sat)); put(paste0(w, "ci95"), diff + c(-1, 1) * qt(.975, sat) * se)
    ref <- if (y == "a") samples$benchmarks$mean else samples$benchmarks$share
    t <- (coef(m) - ref) / SE(m); b <- key(paste0("against_", what, ".")); put(paste0(b, "t"), t); put(paste0(b, "df"), df[1]); put(paste0(b, "p"), 2 * pt(-abs(t), df[1]))
  }
}
# A table with empty cells: the last stratum by itself.
few <- subset(svydesign(ids = ~1, weights = ~w, data = subset(d, h == 3)), !is.na(a) & g < 3); few$variables$grp <- droplevels(few$variables$grp)
chi <- svychisq(~a + grp, few, statistic = "F"); stopifnot(any(table(few$variables$a, few$variables$grp) == 0))
put("sparse.f", chi$statistic); put("sparse.df1", chi$parameter[1]); put("sparse.df2", chi$parameter[2]); put("sparse.p", chi$p.value)
# The error of a difference of waves once more, with the wave as a stratum.
a <- frame(samples$sample); b <- frame(samples$second_wave); a$wave <- 0; b$wave <- 1
both <- rbind(a, b); joint <- subset(svydesign(ids = ~1, strata = ~interaction(wave, h), weights = ~w, fpc = ~N, data = both), !is.na(a))
put("fpc.waves_mean.se", SE(svyglm(a ~ wave, joint))[2])

k <- samples$raking; cells <- as.data.frame(do.call(rbind, lapply(k$cells, numbers))); n <- numbers(k$counts); target <- lapply(k$targets, numbers)
rows <- cells[rep(seq_along(n), n), ]; rows$cell <- rep(seq_along(n), n)
margin <- function(i) setNames(data.frame(seq_along(target[[i]]) - 1, target[[i]]), c(names(cells)[i], "Freq"))
des <- svydesign(ids = ~1, weights = rep(1, nrow(rows)), data = rows)
raked <- rake(des, lapply(names(cells), function(x) as.formula(paste0("~", x))), lapply(1:3, margin), control = list(maxit = 2000, epsilon = 1e-14))
w <- weights(raked); for (i in seq_along(n)) if (n[i] > 0) put(paste0("rake.", i - 1), w[rows$cell == i][1])
first <- weights(postStratify(des, ~V1, margin(1))); for (i in 0:2) put(paste0("post_stratify.", i), first[rows$V1 == i][1])
pop <- numbers(samples$sample$strata); size <- table(d$h); strat <- svydesign(ids = ~1, strata = ~h, fpc = ~N, data = d)
for (h in 0:3) put(paste0("design_weights.", h), weights(strat)[d$h == h][1])
t <- samples$trimming; each <- rep(seq_along(t$counts), numbers(t$counts)); whole <- svydesign(ids = ~1, weights = numbers(t$weights)[each], data = data.frame(cell = each))
cut <- weights(trimWeights(whole, upper = t$upper, lower = t$lower, strict = TRUE)); for (i in seq_along(t$counts)) put(paste0("trim.", i - 1), cut[each == i][1])
cat(toJSON(list(version = paste0(R.version.string, ", survey ", packageVersion("survey")), found = out), auto_unbox = TRUE, digits = I(17)))
