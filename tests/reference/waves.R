# A small survey in two waves, and against stated values: Rscript waves.R FOLDER
suppressMessages(library(jsonlite))
folder <- commandArgs(TRUE)[1]
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")), sep = ";")
now <- read("now"); earlier <- read("earlier")
values <- fromJSON(file.path(folder, "survey.json"), simplifyVector = FALSE)$references[[1]]$values
items <- c("werk", "leiding", "ruimte", "scholing"); teams <- c("noord", "zuid", "west")
first <- c("collega", "leidinggevende", "niemand")
bands <- list("tm-34" = c(0, 34), "35-49" = c(35, 49), "vanaf-50" = c(50, 200))
out <- list()
put <- function(key, value) out[[key]] <<- unname(as.numeric(value))
wilson <- function(yes, n) as.numeric(prop.test(yes, n, correct = FALSE)$conf.int)
# Newcombe's interval, from the bounds that prop.test gives each share.
newcombe <- function(y, n) {
  s <- y / n; w <- sapply(1:2, function(i) wilson(y[i], n[i])); d <- s[1] - s[2]
  c(d - sqrt((s[1] - w[1, 1])^2 + (w[2, 2] - s[2])^2), d + sqrt((w[2, 1] - s[1])^2 + (s[2] - w[1, 2])^2))
}
square <- function(y, n) rbind(y, n - y)
chi2 <- function(y, n) suppressWarnings(chisq.test(square(y, n), correct = FALSE))
two <- function(key, y, n) {
  put(paste0(key, ".points"), y[1] / n[1] - y[2] / n[2])
  put(paste0(key, ".chi2"), chi2(y, n)$statistic); put(paste0(key, ".chi2.p"), chi2(y, n)$p.value)
  put(paste0(key, ".fisher.p"), fisher.test(square(y, n))$p.value)
}
for (place in 0:2) {
  name <- if (place == 0) "" else teams[place]
  of <- lapply(list(now = now, earlier = earlier), function(d) if (place == 0) d else d[d$team == place, ])
  p <- c()
  for (item in items) {
    x <- lapply(of, function(d) d[[item]][d[[item]] != 9]); key <- paste0(name, ".", item)
    y <- sapply(x, function(a) sum(a >= 4)); n <- sapply(x, length)
    for (wave in names(x)) {
      at <- paste0(key, ".", wave, "."); a <- x[[wave]]
      put(paste0(at, "n"), length(a)); put(paste0(at, "share"), mean(a >= 4)); put(paste0(at, "mean"), mean(a)); put(paste0(at, "sd"), sd(a))
    }
    two(key, y, n); ends <- newcombe(y, n)
    put(paste0(key, ".points.low"), ends[1]); put(paste0(key, ".points.high"), ends[2])
    for (test in c("student", "welch")) {
      t <- t.test(x$now, x$earlier, var.equal = test == "student"); at <- paste0(key, ".", test, ".")
      put(paste0(at, "t"), t$statistic); put(paste0(at, "df"), t$parameter); put(paste0(at, "p"), t$p.value)
    }
    put(paste0(key, ".mean"), mean(x$now) - mean(x$earlier))
    put(paste0(key, ".mean.low"), t$conf.int[1]); put(paste0(key, ".mean.high"), t$conf.int[2])
    p <- c(p, t$p.value)
  }
  for (i in seq_along(items)) put(paste0(name, ".", items[i], ".holm"), p.adjust(p, "holm")[i])
  p <- c()
  for (code in 1:3) {
    y <- sapply(of, function(d) sum(d$eerst == code)); n <- sapply(of, nrow)
    two(paste0(name, ".eerst.", first[code]), y, n); p <- c(p, chi2(y, n)$p.value)
  }
  for (code in 1:3) put(paste0(name, ".eerst.", first[code], ".holm"), p.adjust(p, "holm")[code])
}
for (i in seq_along(values)) {
  v <- values[[i]]; key <- paste0("against.", i - 1); mean_of <- v$measure == "mean"
  d <- if (is.null(v$group)) now else now[now$team == match(v$group, teams), ]
  x <- d[[v$of]]; if (v$of %in% items) x <- x[x != 9]
  yes <- if (v$of %in% items) x %in% (if (is.null(v$codes)) 4:5 else unlist(v$codes))
    else if (v$of == "leeftijd" && !mean_of) x >= bands[[v$answer]][1] & x <= bands[[v$answer]][2]
    else if (!mean_of) x == match(v$answer, if (v$of == "team") teams else first)
  unit <- if (mean_of) 1 else .01
  stated <- if (is.null(v$printed)) v$count / v$n else unit * as.numeric(v$printed)
  if (mean_of) {
    t <- t.test(x, mu = stated)
    put(paste0(key, ".value"), mean(x)); put(paste0(key, ".diff"), mean(x) - stated); put(paste0(key, ".p"), t$p.value)
    put(paste0(key, ".low"), t$conf.int[1] - stated); put(paste0(key, ".high"), t$conf.int[2] - stated); next
  }
  y <- sum(yes); n <- length(yes); share <- y / n; put(paste0(key, ".value"), share)
  if (!is.null(v$between)) {
    ends <- unit * unlist(v$between)
    if (share >= ends[1] && share <= ends[2]) next
    stated <- if (share < ends[1]) ends[1] else ends[2]
  }
  if (!is.null(v$n) && is.null(v$between)) {
    other <- if (is.null(v$count)) round(stated * v$n) else v$count
    ys <- c(y, other); ns <- c(n, v$n); ends <- newcombe(ys, ns); test <- chi2(ys, ns)
    put(paste0(key, ".diff"), share - other / v$n); put(paste0(key, ".low"), ends[1]); put(paste0(key, ".high"), ends[2])
    put(paste0(key, ".p"), if (min(test$expected) < 5) fisher.test(square(ys, ns))$p.value else test$p.value)
  } else {
    ends <- wilson(y, n); few <- n * stated * (1 - stated) < 5
    put(paste0(key, ".diff"), share - stated); put(paste0(key, ".low"), ends[1] - stated); put(paste0(key, ".high"), ends[2] - stated)
    put(paste0(key, ".p"), if (few) binom.test(y, n, stated)$p.value else prop.test(y, n, p = stated, correct = FALSE)$p.value)
  }
}
out$software <- R.version.string
cat(toJSON(out, auto_unbox = TRUE, digits = 16))
