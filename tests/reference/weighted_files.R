# Other bases, two waves and stated values by R survey: Rscript weighted_files.R FOLDER
suppressMessages({ library(jsonlite); library(survey) })
folder <- commandArgs(TRUE)[1]
items <- c("Q1_1", "Q1_2", "Q1_3"); teams <- c("Advies", "Beheer", "Controle")
out <- list()
put <- function(key, value) for (i in seq_along(value)) out[[if (length(value) > 1) paste0(key, ".", i - 1) else key]] <<- unname(as.numeric(value[i]))
people <- read.csv2(file.path(folder, "population.csv"))
counted <- function(by) aggregate(list(Freq = people$Populatie), people[by], sum)

designs <- function(name) {
  d <- read.csv2(file.path(folder, name), dec = ".", colClasses = c(Q1_1 = "character", Q1_2 = "character", Q1_3 = "character"))
  d$order <- seq_len(nrow(d)); whole <- merge(d, people, by = c("Regio", "Functie")); whole <- whole[order(whole$order), ]; whole$total <- sum(people$Populatie)
  single <- svydesign(ids = ~1, fpc = ~total, data = whole)
  list(column = svydesign(ids = ~1, weights = ~Weging, data = subset(d, !is.na(Weging) & Weging > 0)),
       design = svydesign(ids = ~1, strata = ~interaction(Regio, Functie), fpc = ~Populatie, data = whole),
       post_stratified = postStratify(single, ~Regio + Functie, counted(c("Regio", "Functie"))),
       raked = rake(single, list(~Regio, ~Functie), list(counted("Regio"), counted("Functie")), control = list(maxit = 2000, epsilon = 1e-14)))
}
# An answer that does not matter where there is none: fitted designs keep the others with weight 0.
answered <- function(des, item, outside = character()) {
  text <- des$variables[[item]]; y <- suppressWarnings(as.numeric(text))
  des$variables$given <- !is.na(y); des$variables$y <- ifelse(is.na(y), 1, y); des$variables$agree <- as.numeric(des$variables$y >= 4)
  des$variables$low <- as.numeric(des$variables$given & des$variables$y <= 2)
  des$variables$counts <- !is.na(y) | text %in% outside
  des$variables$team <- factor(des$variables$Team, teams); des$variables$job <- factor(des$variables$Functie, c("Lijn", "Staf")); des
}
value <- function(des, formula) { m <- svymean(formula, des, deff = "replace"); list(value = as.numeric(coef(m)), se = as.numeric(SE(m)), df = degf(des), deff = as.numeric(deff(m)), m = m) }
ends <- function(e, share) if (share) {
  l <- svycontrast(e$m, setNames(list(as.call(list(as.name("log"), as.call(list(as.name("/"), as.name(names(coef(e$m))), as.call(list(as.name("-"), 1, as.name(names(coef(e$m)))))))))), "l"))
  plogis(coef(l) + c(-1, 1) * qt(.975, e$df) * as.numeric(SE(l)))
} else e$value + c(-1, 1) * qt(.975, e$df) * e$se
estimate <- function(key, des, formula, share) {
  e <- value(des, formula); w <- weights(des); w <- w[w > 0]
  put(paste0(key, ".value"), e$value); put(paste0(key, ".se"), e$se); put(paste0(key, ".df"), e$df); put(paste0(key, ".design_effect"), e$deff); put(paste0(key, ".ci95"), ends(e, share))
  put(paste0(key, ".base"), length(w)); put(paste0(key, ".weighted_base"), sum(w)); put(paste0(key, ".effective_base"), sum(w)^2 / sum(w^2)); put(paste0(key, ".kish_effect"), length(w) * sum(w^2) / sum(w)^2)
}
wald <- function(key, formula, des, by) {
  test <- regTermTest(svyglm(formula, des), by); put(paste0(key, ".f"), test$Ftest); put(paste0(key, ".df1"), test$df); put(paste0(key, ".df2"), test$ddf); put(paste0(key, ".p"), test$p)
}
rao_scott <- function(key, formula, des) {
  chi <- svychisq(formula, des, statistic = "F"); df1 <- chi$parameter[1]; df2 <- df1 * degf(des)
  put(paste0(key, ".f"), chi$statistic); put(paste0(key, ".df1"), df1); put(paste0(key, ".df2"), df2); put(paste0(key, ".p"), pf(chi$statistic, df1, df2, lower.tail = FALSE))
}
difference <- function(key, formula, des) {
  test <- svyttest(formula, des); se <- abs(test$estimate / test$statistic)
  put(paste0(key, ".diff"), -test$estimate); put(paste0(key, ".se"), se); put(paste0(key, ".t"), -test$statistic); put(paste0(key, ".df"), test$parameter)
  put(paste0(key, ".p"), test$p.value); put(paste0(key, ".ci95"), -test$estimate + c(-1, 1) * qt(.975, test$parameter) * se)
}
of_team <- function(des, place) if (place == "total") des else eval(bquote(subset(des, team == .(place))))

outside <- list(with_no_opinion = "Geen mening", with_refused = c("Geen mening", "Wil ik niet zeggen")); all <- designs("bases.csv")
for (name in names(all)) for (base in names(outside)) for (item in items) {
  key <- function(...) paste("bases", name, base, item, ..., sep = ".")
  des <- answered(all[[name]], item, outside[[base]]); whole <- subset(des, counts); scale <- subset(des, given)
  for (place in c("total", teams)) {
    put(key(place, "n"), sum(weights(of_team(scale, place)) > 0)); put(key(place, "base"), sum(weights(of_team(scale, place)))); put(key(place, "share_base"), sum(weights(of_team(whole, place))))
    estimate(key(place, "agree"), of_team(whole, place), ~agree, TRUE); estimate(key(place, "mean"), of_team(scale, place), ~y, FALSE)
  }
  wald(key("team.agree_wald"), agree ~ team, whole, ~team); wald(key("team.wald"), y ~ team, scale, ~team); rao_scott(key("team.agree_rao_scott"), ~agree + team, whole)
  difference(key("job.agree_difference"), agree ~ job, whole); rao_scott(key("job.agree_rao_scott"), ~agree + job, whole)
}
apart <- function(key, now, earlier, fields = TRUE) {
  v <- c(now$se, earlier$se)^2; se <- sqrt(sum(v)); df <- sum(v)^2 / sum(v^2 / c(now$df, earlier$df)); diff <- now$value - earlier$value
  put(paste0(key, ".diff"), diff); put(paste0(key, ".p"), 2 * pt(-abs(diff / se), df)); put(paste0(key, ".ci95"), diff + c(-1, 1) * qt(.975, df) * se)
  if (fields) { put(paste0(key, ".se"), se); put(paste0(key, ".t"), diff / se); put(paste0(key, ".df"), df) }
}
now <- designs("answers.csv"); earlier <- designs("earlier.csv")
for (name in names(now)) for (item in items) for (place in c("total", teams)) {
  sides <- lapply(list(now[[name]], earlier[[name]]), function(des) of_team(subset(answered(des, item), given), place))
  key <- function(what) paste("waves", name, item, place, what, sep = ".")
  apart(key("mean_difference"), value(sides[[1]], ~y), value(sides[[2]], ~y)); apart(key("agree_difference"), value(sides[[1]], ~agree), value(sides[[2]], ~agree))
}
stated <- list(mean = 3.1, agree = 0.46, codes = 0.2)
for (name in names(now)) for (item in items[1:2]) {
  scale <- subset(answered(now[[name]], item), given)
  for (what in names(stated)) {
    e <- value(scale, list(mean = ~y, agree = ~agree, codes = ~low)[[what]]); key <- paste("stated", name, item, what, sep = ".")
    put(paste0(key, ".value"), e$value); put(paste0(key, ".diff"), e$value - stated[[what]]); put(paste0(key, ".ci95"), ends(e, what != "mean") - stated[[what]])
    put(paste0(key, ".p"), 2 * pt(-abs((e$value - stated[[what]]) / e$se), e$df))
  }
  other <- svymean(~x, svydesign(ids = ~1, weights = ~one, data = data.frame(x = rep(1:0, c(52, 78)), one = 1)))
  apart(paste("stated", name, item, "counted", sep = "."), value(scale, ~agree), list(value = as.numeric(coef(other)), se = as.numeric(SE(other)), df = 129), FALSE)
}
cat(toJSON(list(version = paste0(R.version.string, ", survey ", packageVersion("survey")), found = out), auto_unbox = TRUE, digits = I(17)))
