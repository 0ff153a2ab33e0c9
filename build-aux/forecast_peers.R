# SPDX-License-Identifier: GPL-3.0-or-later
# Forecasts daily balances by the programs that people use in R, for evaluate-forecast to score.
#
#   Rscript forecast_peers.R METHOD BALANCES.csv AS_OF HORIZON OUT.csv
#
# METHOD: ets, arima, theta (package forecast) or prophet (package prophet), each as it comes, on daily
# data with a week's season. BALANCES.csv: account,threshold,balance by account and day up to AS_OF.
# OUT.csv: account, the quantiles below and p_low, the chance that the lowest of the days ahead is below
# the threshold (empty for theta, which gives no paths), a row per day. Exit status 3: not installed.
arguments <- commandArgs(trailingOnly = TRUE)
method <- arguments[1]
horizon <- as.integer(arguments[4])
as_of <- as.Date(arguments[3])
levels <- c(.025, .1, .25, .5, .75, .9, .975)
n_paths <- 400

if (!requireNamespace(if (method == "prophet") "prophet" else "forecast", quietly = TRUE))
  quit(status = 3)

# n_paths columns of horizon days
simulate_model <- function(fit)
  replicate(n_paths, as.numeric(simulate(fit, nsim = horizon, future = TRUE)))

by_bands <- function(bands, paths) {
  quantiles <- cbind(bands$lower[, 3:1], bands$mean, bands$upper[, 1:3])
  list(quantiles = quantiles, paths = paths)
}

run_forecast <- function(balances) {
  y <- ts(balances, frequency = 7)
  if (method == "theta")
    return(by_bands(forecast::thetaf(y, h = horizon, level = c(50, 80, 95)), NULL))
  fit <- if (method == "ets") forecast::ets(y) else forecast::auto.arima(y)
  by_bands(forecast::forecast(fit, h = horizon, level = c(50, 80, 95)), simulate_model(fit))
}

run_prophet <- function(balances) {
  days <- data.frame(ds = as_of - (length(balances) - 1):0, y = balances)
  fit <- suppressMessages(prophet::prophet(days, yearly.seasonality = FALSE,
                                           daily.seasonality = FALSE, interval.width = .95,
                                           uncertainty.samples = n_paths))
  ahead <- data.frame(ds = as_of + 1:horizon)
  paths <- prophet::predictive_samples(fit, ahead)$yhat
  quantiles <- t(apply(paths, 1, quantile, probs = levels))
  quantiles[, 4] <- predict(fit, ahead)$yhat
  list(quantiles = quantiles, paths = paths)
}

forecast_account <- function(rows) {
  set.seed(1)
  found <- tryCatch(if (method == "prophet") run_prophet(rows$balance)
                    else run_forecast(rows$balance),
                    error = function(e) NULL)
  if (is.null(found))
    return(NULL)
  p_low <- if (is.null(found$paths)) NA else
    mean(apply(found$paths, 2, min) < rows$threshold[1])
  frame <- data.frame(rows$account[1], found$quantiles, p_low)
  names(frame) <- c("account", paste0("q", levels), "p_low")
  frame
}

balances <- read.csv(arguments[2], colClasses = c(account = "character"))
frames <- lapply(split(balances, factor(balances$account, unique(balances$account))),
                 forecast_account)
write.csv(do.call(rbind, frames), arguments[5], row.names = FALSE, quote = FALSE, na = "")
