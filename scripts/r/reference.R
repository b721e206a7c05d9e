# Reference results for core/src/cohort, by R with the packages survival and MASS: neither is needed to use Longwatch.
# Rscript scripts/r/reference.R core/src/testing/data/outcomes core/src/cohort/reference
suppressPackageStartupMessages({ library(survival); library(MASS) })
args <- commandArgs(trailingOnly = TRUE)
patients <- read.csv(file.path(args[1], "stats_A_patients.csv"))
recurrent <- read.csv(file.path(args[1], "stats_A_recurrent.csv"))
patients$treated <- as.integer(patients$group == "alemtuzumab")
recurrent$treated <- as.integer(recurrent$group == "alemtuzumab")
patients$years <- patients$followup_days / 365.25
# Every fourth person without the event ends by a competing one; the others are censored.
patients$cause <- ifelse(patients$cdw_event == 1, 1, ifelse(seq_len(nrow(patients)) %% 4 == 0, 2, 0))
times <- c(180, 365, 540, 700)

number <- function(x) ifelse(is.na(x) | is.infinite(x), "null", formatC(x, digits = 15, format = "g", width = 1))
json <- function(x) {
  if (is.list(x)) return(paste0("{", paste0("\"", names(x), "\":", sapply(x, json), collapse = ","), "}"))
  if (is.character(x)) return(paste0("\"", x, "\""))
  paste0("[", paste(number(x), collapse = ","), "]")
}
save <- function(name, value) {
  versions <- list(R = paste(R.version$major, R.version$minor, sep = "."),
    survival = as.character(packageVersion("survival")), MASS = as.character(packageVersion("MASS")))
  text <- json(c(list(versions = versions), value))
  writeLines(gsub(",\"", ",\n\"", text), file.path(args[2], paste0(name, ".json")))
}

curve <- function(data, scale) {
  s <- summary(survfit(Surv(cdw_time_days, cdw_event) ~ 1, data = data, conf.type = scale), times = times, extend = TRUE)
  list(survival = s$surv, error = s$std.err, lower = s$lower, upper = s$upper, at_risk = s$n.risk)
}
rank <- survdiff(Surv(cdw_time_days, cdw_event) ~ group, data = patients)
cox <- function(ties) {
  f <- coxph(Surv(cdw_time_days, cdw_event) ~ treated + age + prior_relapses_2y, data = patients, ties = ties,
    control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50))
  s <- summary(f)
  list(estimate = unname(coef(f)), error = unname(sqrt(diag(vcov(f)))), log_likelihood = f$loglik,
    score = unname(s$sctest[1]), wald = f$wald.test[[1]], ratio = unname(s$logtest[1]))
}
ag <- coxph(Surv(start_day, stop_day, relapse) ~ treated, cluster = id, data = recurrent,
  control = coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50))
save("survival", list(
  times = times,
  log_all = curve(patients, "log"), log_log_all = curve(patients, "log-log"),
  log_treated = curve(subset(patients, treated == 1), "log"), log_log_treated = curve(subset(patients, treated == 1), "log-log"),
  log_rank = list(statistic = rank$chisq, p = pchisq(rank$chisq, 1, lower.tail = FALSE), observed = rank$obs, expected = rank$exp),
  efron = cox("efron"), breslow = cox("breslow"),
  andersen_gill = list(estimate = unname(coef(ag)), error = unname(sqrt(ag$naive.var[1, 1])), robust = unname(sqrt(ag$var[1, 1])))
))

many <- survfit(Surv(cdw_time_days, factor(cause, 0:2, c("censored", "disease", "death"))) ~ 1, data = patients)
at <- summary(many, times = times, extend = TRUE)
save("competing", list(cause = patients$cause, times = times, incidence = at$pstate[, 2], death = at$pstate[, 3],
  error = at$std.err[, 2]))

tight <- glm.control(epsilon = 1e-14, maxit = 100)
poisson_fit <- glm(relapses ~ treated + age + offset(log(years)), poisson, patients, control = tight)
nb_fit <- glm.nb(relapses ~ treated + age + offset(log(years)), patients, control = glm.control(epsilon = 1e-12, maxit = 200))
save("counts", list(
  poisson = list(estimate = unname(coef(poisson_fit)), log_likelihood = as.numeric(logLik(poisson_fit))),
  negative_binomial = list(estimate = unname(coef(nb_fit)), error = unname(sqrt(diag(vcov(nb_fit)))), theta = nb_fit$theta,
    log_likelihood = as.numeric(logLik(nb_fit)))
))

k <- c(sum(patients$relapses[patients$treated == 1]), sum(patients$relapses[patients$treated == 0]))
t <- c(sum(patients$years[patients$treated == 1]), sum(patients$years[patients$treated == 0]))
two <- poisson.test(k, t)
rates <- lapply(list(none = 0, one = 1, seven = 7, many = 139), function(n) as.numeric(poisson.test(n, 100)$conf.int))
free <- c(51, 75, 21, 45)
save("exact", list(
  counts = k, years = t,
  ratio = list(estimate = unname(two$estimate), interval = as.numeric(two$conf.int), p = two$p.value),
  rates_per_100 = rates,
  fisher = fisher.test(matrix(c(51, 24, 21, 24), 2))$p.value,
  pearson = unname(prop.test(c(51, 21), c(75, 45), correct = FALSE)$statistic),
  clopper_pearson = as.numeric(binom.test(51, 75)$conf.int),
  wilson = as.numeric(prop.test(51, 75, correct = FALSE)$conf.int)
))
