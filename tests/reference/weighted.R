# The weighted survey by R survey: Rscript weighted.R FOLDER
suppressMessages({ library(jsonlite); library(survey) })
folder <- commandArgs(TRUE)[1]
d <- read.csv2(file.path(folder, "answers.csv"), dec = ".")
items <- c("Q1_1", "Q1_2", "Q1_3"); teams <- c("Advies", "Beheer", "Controle")
out <- list()
put <- function(key, value) for (i in seq_along(value)) out[[if (length(value) > 1) paste0(key, ".", i - 1) else key]] <<- unname(as.numeric(value[i]))

# As svyciprop(method = "logit"), which stops fitting at 1e-8.
logit <- function(m, df) { l <- svycontrast(m, quote(log(agree / (1 - agree)))); plogis(coef(l) + c(-1, 1) * qt(.975, df) * as.numeric(SE(l))) }
estimate <- function(key, des, formula) {
  m <- svymean(formula, des, deff = "replace"); w <- weights(des); w <- w[w > 0]
  put(paste0(key, ".value"), coef(m)); put(paste0(key, ".se"), SE(m)); put(paste0(key, ".df"), degf(des)); put(paste0(key, ".design_effect"), deff(m))
  put(paste0(key, ".ci95"), if (all.vars(formula) == "agree") logit(m, degf(des)) else confint(m, df = degf(des)))
  put(paste0(key, ".base"), length(w)); put(paste0(key, ".weighted_base"), sum(w))
  put(paste0(key, ".effective_base"), sum(w)^2 / sum(w^2)); put(paste0(key, ".kish_effect"), length(w) * sum(w^2) / sum(w)^2)
}
wald <- function(key, formula, des, by) {
  test <- regTermTest(svyglm(formula, des), by)
  put(paste0(key, ".f"), test$Ftest); put(paste0(key, ".df1"), test$df); put(paste0(key, ".df2"), test$ddf); put(paste0(key, ".p"), test$p)
}
rao_scott <- function(key, formula, des) {
  chi <- svychisq(formula, des, statistic = "F")
  put(paste0(key, ".f"), chi$statistic); put(paste0(key, ".df1"), chi$parameter[1])
  # svychisq counts who is left out of a fitted design; degf does not.
  df1 <- chi$parameter[1]; df2 <- df1 * degf(des); stopifnot(!is.null(des$postStrata) || all.equal(df2, chi$parameter[2], check.attributes = FALSE))
  put(paste0(key, ".df2"), df2); put(paste0(key, ".p"), pf(chi$statistic, df1, df2, lower.tail = FALSE))
  n <- sum(weights(des) > 0); table <- suppressWarnings(chisq.test(svytable(formula, des, Ntotal = n), correct = FALSE))
  put(paste0(key, ".chi2"), table$statistic); put(paste0(key, ".cramers_v"), sqrt(table$statistic / n))
}
difference <- function(key, formula, des) {
  # svyttest takes the second from the first level; Peilglas the other way round.
  test <- svyttest(formula, des); se <- abs(test$estimate / test$statistic)
  put(paste0(key, ".diff"), -test$estimate); put(paste0(key, ".se"), se); put(paste0(key, ".t"), -test$statistic); put(paste0(key, ".df"), test$parameter)
  put(paste0(key, ".p"), test$p.value); put(paste0(key, ".ci95"), -test$estimate + c(-1, 1) * qt(.975, test$parameter) * se)
}
# Groups pair by pair, and each against the rest, adjusted by Holm.
contrasts <- function(key, formula, des) {
  value <- all.vars(formula)[1]
  two <- function(first, second) {
    part <- eval(bquote(subset(des, team %in% .(c(first, second)))))
    part$variables$side <- factor(part$variables$team %in% first, c(TRUE, FALSE))
    svyttest(reformulate("side", value), part)
  }
  sets <- combn(teams, 2, simplify = FALSE); tests <- lapply(sets, function(pair) two(pair[1], pair[2]))
  holm <- p.adjust(sapply(tests, function(test) test$p.value), "holm")
  for (i in seq_along(tests)) {
    at <- paste0(key, ".pairs.", i - 1); test <- tests[[i]]; se <- abs(test$estimate / test$statistic)
    put(paste0(at, ".diff"), -test$estimate); put(paste0(at, ".t"), -test$statistic); put(paste0(at, ".p"), test$p.value); put(paste0(at, ".df"), test$parameter); put(paste0(at, ".se"), se)
    put(paste0(at, ".ci95"), -test$estimate + c(-1, 1) * qt(.975, test$parameter) * se); put(paste0(at, ".adjusted"), holm[i])
  }
  tests <- lapply(teams, function(team) two(team, setdiff(teams, team))); holm <- p.adjust(sapply(tests, function(test) test$p.value), "holm")
  for (i in seq_along(tests)) {
    at <- paste0(key, ".rest.", teams[i]); test <- tests[[i]]
    put(paste0(at, ".diff"), -test$estimate); put(paste0(at, ".statistic"), -test$statistic); put(paste0(at, ".p"), test$p.value); put(paste0(at, ".adjusted"), holm[i])
  }
}
scores <- function(name, des) {
  answers <- as.matrix(des$variables[items]); scored <- rowSums(!is.na(answers)) >= length(items) / 2
  des$variables$y <- ifelse(scored, rowMeans(answers, na.rm = TRUE), NA)
  des$variables$team <- factor(des$variables$Team, teams)
  found <- subset(des, !is.na(y)); found$variables$y[is.na(found$variables$y)] <- 1
  key <- function(...) paste(name, "score", ..., sep = ".")
  cell <- function(group, part) { w <- weights(part); put(key(group, "n"), sum(w > 0)); put(key(group, "base"), sum(w)); estimate(key(group, "mean"), part, ~y) }
  cell("total", found); for (g in teams) cell(g, eval(bquote(subset(found, team == .(g)))))
  wald(key("team.wald"), y ~ team, found, ~team); contrasts(key("mean"), y ~ team, found)
}
analyse <- function(name, des) { scores(name, des); for (item in items) {
  des$variables$y <- des$variables[[item]]; des$variables$agree <- as.numeric(des$variables$y >= 4)
  des$variables$team <- factor(des$variables$Team, teams); des$variables$job <- factor(des$variables$Functie, c("Lijn", "Staf"))
  answered <- subset(des, !is.na(y))
  # Fitted designs keep the others with weight 0, and an answer that does not matter.
  answered$variables$y[is.na(answered$variables$y)] <- 1; answered$variables$agree <- as.numeric(answered$variables$y >= 4)
  key <- function(...) paste(name, item, ..., sep = ".")
  cell <- function(group, part) {
    w <- weights(part); put(key(group, "n"), sum(w > 0)); put(key(group, "base"), sum(w))
    put(key(group, "shares"), coef(svymean(~factor(y, 1:5), part)))
    estimate(key(group, "mean"), part, ~y); estimate(key(group, "agree"), part, ~agree)
  }
  cell("total", answered); for (g in teams) cell(g, eval(bquote(subset(answered, team == .(g)))))
  wald(key("team.wald"), y ~ team, answered, ~team); wald(key("team.agree_wald"), agree ~ team, answered, ~team)
  rao_scott(key("team.agree_rao_scott"), ~agree + team, answered)
  difference(key("job.mean_difference"), y ~ job, answered); difference(key("job.agree_difference"), agree ~ job, answered)
  wald(key("job.wald"), y ~ job, answered, ~job); rao_scott(key("job.agree_rao_scott"), ~agree + job, answered)
  contrasts(key("contrasts.mean"), y ~ team, answered); contrasts(key("contrasts.agree"), agree ~ team, answered)
} }
analyse("column", svydesign(ids = ~1, weights = ~Weging, data = subset(d, !is.na(Weging) & Weging > 0)))
people <- read.csv2(file.path(folder, "population.csv")); d$order <- seq_len(nrow(d))
d <- merge(d, people, by = c("Regio", "Functie")); d <- d[order(d$order), ]; d$total <- sum(people$Populatie)
analyse("design", svydesign(ids = ~1, strata = ~interaction(Regio, Functie), fpc = ~Populatie, data = d))
single <- svydesign(ids = ~1, fpc = ~total, data = d)
counted <- function(by) aggregate(list(Freq = people$Populatie), people[by], sum)
analyse("post_stratified", postStratify(single, ~Regio + Functie, counted(c("Regio", "Functie"))))
raked <- rake(single, list(~Regio, ~Functie), list(counted("Regio"), counted("Functie")), control = list(maxit = 2000, epsilon = 1e-14))
analyse("raked", raked)
cat(toJSON(list(version = paste0(R.version.string, ", survey ", packageVersion("survey")), found = out), auto_unbox = TRUE, digits = I(17)))
