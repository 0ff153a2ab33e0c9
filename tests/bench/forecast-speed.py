#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time per account of a 30-day forecast: a thousand made-up accounts in one run, beside R's programs
where they are installed (forecast, prophet), on fewer accounts."""
import csv
import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.environ.get('FINSIGHT_SOURCE_ROOT',
                      os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
N_ACCOUNTS, N_FOR_R, HISTORY = 1000, 10, 365

R_PEERS = {
    'R ets': 'library(forecast); f <- function(y) forecast(ets(y), h = 30)',
    'R auto.arima': 'library(forecast); f <- function(y) forecast(auto.arima(y), h = 30)',
    'R prophet': 'library(prophet); f <- function(y) { d <- data.frame(ds = as.Date("2025-06-15") +'
                 ' seq_along(y) - 1, y = y); m <- prophet(d, yearly.seasonality = FALSE);'
                 ' predict(m, make_future_dataframe(m, periods = 30)) }',
}
R_LOOP = '''; d <- read.csv("FILE"); g <- split(d$balance, d$account); b <- proc.time();
for (y in g) invisible(suppressMessages(f(y)));
cat(sum((proc.time() - b)[1:2]) / length(g))'''


def load_robustness():
    path = os.path.join(ROOT, 'build-aux', 'evaluate-robustness')
    loader = importlib.machinery.SourceFileLoader('robustness', path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader('robustness', loader))
    loader.exec_module(module)
    return module


def write_accounts(robustness, folder):
    flows, balances = (os.path.join(folder, name) for name in ('flows.csv', 'balances.csv'))
    with open(flows, 'w', encoding='utf-8') as out, open(balances, 'w', encoding='utf-8') as daily:
        rows, days = csv.writer(out), csv.writer(daily)
        rows.writerow(['account', 'date', 'amount', 'description'])
        days.writerow(['account', 'balance'])
        for i in range(N_ACCOUNTS):
            life = sorted(row for row in robustness.Life(i).clean() if row[0] <= robustness.AS_OF)
            rows.writerows([i, day, amount, label] for day, amount, label in life)
            by_day, balance = {}, 0.
            for day, amount, _ in life if i < N_FOR_R else ():
                by_day[day] = by_day.get(day, 0.) + amount
            for back in range(HISTORY - 1, -1, -1) if i < N_FOR_R else ():
                balance += by_day.get(robustness.ago(back), 0.)
                days.writerow([i, f'{balance:.2f}'])
    return flows, balances


def processor_time():
    """Of finished children: what else the machine is doing does not count."""
    times = os.times()
    return times.children_user + times.children_system


def time_finsight(cli, flows, as_of, model):
    begin = processor_time()
    subprocess.run([cli, '--quiet', 'forecast', '--csv', flows, '--as-of', str(as_of), '--history',
                    str(HISTORY), '--days', '30', '--model', model], stdout=subprocess.DEVNULL,
                   check=True)
    return processor_time() - begin


def time_r(setup, balances):
    done = subprocess.run(['Rscript', '--vanilla', '-e', setup + R_LOOP.replace('FILE', balances)],
                          capture_output=True, text=True, check=False)
    return float(done.stdout.split()[-1]) if done.returncode == 0 and done.stdout else None


def main():
    cli = shutil.which('finsight-cli')
    if cli is None:
        sys.exit('finsight-cli is not on PATH: use "build-aux/dev bench"')
    robustness = load_robustness()
    with tempfile.TemporaryDirectory() as folder:
        flows, balances = write_accounts(robustness, folder)
        print('| method | accounts | ms of one core per account |\n| --- | ---: | ---: |')
        for model in ('cashflow', 'replay', 'prophet'):
            best = min(time_finsight(cli, flows, robustness.AS_OF, model) for _ in range(3))
            print(f'| Finsight {model}, reading and printing included | {N_ACCOUNTS} | '
                  f'{1000 * best / N_ACCOUNTS:.2f} |', flush=True)
        for name, setup in R_PEERS.items() if shutil.which('Rscript') else ():
            seconds = time_r(setup, balances)
            print(f'| {name} | {N_FOR_R} | '
                  + ('not installed' if seconds is None else f'{1000 * seconds:.0f}') + ' |')
        if not shutil.which('Rscript'):
            print('\nR is not installed: no peers to compare with.')


if __name__ == '__main__':
    main()
