# SPDX-License-Identifier: GPL-3.0-or-later
"""Forecasts scored account by account: calibration, reliability and paired comparison."""
import csv
import datetime as dt
import gzip
import math
import os
import random
import shutil
import statistics
import subprocess
import tempfile
from collections import defaultdict

LEVELS = [.025, .1, .25, .5, .75, .9, .975]
# Standard normal quantiles of these levels.
NORMAL = [-1.959964, -1.281552, -.67449, 0., .67449, 1.281552, 1.959964]
HORIZON = 30
R_SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'forecast_peers.R')
R_METHODS = {'ets': 'forecast', 'arima': 'forecast', 'theta': 'forecast', 'R prophet': 'prophet'}


def installed_r_methods():
    """Those of R_METHODS whose package is there."""
    if shutil.which('Rscript') is None:
        return []
    return [method for method, package in R_METHODS.items() if subprocess.run(
        ['Rscript', '--vanilla', '-e', f'quit(status = !requireNamespace("{package}"))'],
        capture_output=True, check=False).returncode == 0]


def open_text(path):
    return gzip.open(path, 'rt') if path.endswith('.gz') else open(path, encoding='utf-8')


def read_flows(path):
    """account -> day -> amount"""
    flows = defaultdict(lambda: defaultdict(float))
    with open_text(path) as lines:
        for row in csv.DictReader(lines):
            flows[row['account']][dt.date.fromisoformat(row['date'])] += float(row['amount'])
    return flows


def balances(flow, first, last):
    """End-of-day balances of the days from first to last."""
    balance, out = sum(amount for day, amount in flow.items() if day < first), []
    for i in range((last - first).days + 1):
        balance += flow.get(first + dt.timedelta(i), 0.)
        out.append(balance)
    return out


def quantile(values, p):
    values = sorted(values)
    place = p * (len(values) - 1)
    low = int(place)
    return values[low] + (values[min(low + 1, len(values) - 1)] - values[low]) * (place - low)


def run_finsight(cli, transactions, as_of, history, days, model):
    """account -> (rows of quantiles, one a day; p_low)"""
    out = subprocess.run([cli, '--quiet', 'forecast', '--csv', transactions, '--as-of', str(as_of),
                          '--history', str(history), '--days', str(days), '--model', model],
                         capture_output=True, text=True, check=True).stdout
    found = defaultdict(lambda: ([], []))
    for row in csv.DictReader(out.splitlines()):
        found[row['account']][0].append([float(row[f'q{level:g}']) for level in LEVELS])
        found[row['account']][1].append(float(row['p_low']))
    return {account: (rows, p_low[0]) for account, (rows, p_low) in found.items()}


def run_naive(history, days):
    """Tomorrow equals today; the spread of daily changes grows with the root of the time."""
    changes = [b - a for a, b in zip(history, history[1:])] or [0.]
    spread = max(statistics.pstdev(changes), .01)
    rows = [[history[-1] + z * spread * math.sqrt(d + 1) for z in NORMAL] for d in range(days)]
    gap = (quantile(history, .1) - history[-1]) / (spread * math.sqrt(days))
    # of a random walk's minimum: twice that of its end (reflection)
    return rows, min(1., 2 * statistics.NormalDist().cdf(gap))


def run_snaive(history, days):
    """The last 30 days' changes once more."""
    step = min(30, len(history) - 1)
    errors = [abs(b - a) for a, b in zip(history, history[step:])] if step else []
    spread = max((statistics.fmean(errors) if errors else 0.) * 1.25, .01)
    rows = [[history[-1] + history[-1 - step + (d % step if step else 0)]
             - history[-1 - step] + z * spread for z in NORMAL] for d in range(days)]
    return rows, float(min(row[3] for row in rows) < quantile(history, .1))


def run_r(method, histories, as_of, days, out):
    """account -> (rows of quantiles; p_low or None), by our R script; kept in the file out."""
    if not os.path.exists(out):
        with tempfile.NamedTemporaryFile('w', suffix='.csv', encoding='utf-8') as balances:
            writer = csv.writer(balances)
            writer.writerow(['account', 'threshold', 'balance'])
            for account, history in histories.items():
                low = quantile(history, .1)
                writer.writerows([account, low, f'{balance:.2f}'] for balance in history)
            balances.flush()
            subprocess.run(['Rscript', '--vanilla', R_SCRIPT, method.split()[-1], balances.name,
                            str(as_of), str(days), out], check=True, capture_output=True)
    found = defaultdict(lambda: ([], []))
    with open(out, encoding='utf-8') as lines:
        for row in csv.DictReader(lines):
            found[row['account']][0].append([float(row[f'q{level:g}']) for level in LEVELS])
            found[row['account']][1].append(float(row['p_low']) if row['p_low'] else None)
    return {account: (rows, p_low[0]) for account, (rows, p_low) in found.items()}


def score(rows, p_low, history, truth):
    """Scores of one account, in units of the standard deviation of its own history."""
    deviation = max(statistics.pstdev(history), 1.)
    low = quantile(history, .1)
    pinball = sum(max(p * (y - q), (p - 1) * (y - q)) for y, row in zip(truth, rows)
                  for p, q in zip(LEVELS, row)) / len(LEVELS)
    return {
        'nMAE': sum(abs(y - row[3]) for y, row in zip(truth, rows)) / len(truth) / deviation,
        'WQL': 2 * pinball / len(truth) / deviation,
        'inside': [row[0] <= y <= row[-1] for y, row in zip(truth, rows)],
        'p_low': p_low, 'fell': min(truth) < low,
    }


class Task:
    """One origin: who is forecast from which day with how much history."""

    def __init__(self, transactions, flows, as_of, history_days, parts, kept=None):
        self.transactions, self.flows = transactions, flows
        self.as_of, self.history_days, self.parts = as_of, history_days, parts
        self.cache = {}
        self.kept = kept  # R's forecasts, which take minutes: prefix of the files

    def history(self, account):
        first = self.as_of - dt.timedelta(self.history_days - 1)
        return balances(self.flows[account], first, self.as_of)

    def truth(self, account, days):
        return balances(self.flows[account], self.as_of + dt.timedelta(1),
                        self.as_of + dt.timedelta(days))

    def scores(self, cli, method, days=HORIZON):
        """account -> scores"""
        if (method, days) in self.cache:
            return self.cache[method, days]
        found = {}
        if method in R_METHODS:
            found = run_r(method, {a: self.history(a) for a, part in self.parts.items()
                                   if part == 'test'},
                          self.as_of, days, f'{self.kept}-{method.split()[-1]}.csv')
        elif method not in ('naive', 'snaive30'):
            found = run_finsight(cli, self.transactions, self.as_of, self.history_days, days,
                                 method)
        scores = {}
        for account in self.parts:
            history = self.history(account)
            if method == 'naive':
                found[account] = run_naive(history, days)
            elif method == 'snaive30':
                found[account] = run_snaive(history, days)
            if account in found:
                scores[account] = score(*found[account], history, self.truth(account, days))
        self.cache[method, days] = scores
        return scores


def print_bootstrap(cli, name, task, peers, rounds=2000):
    """Mean difference to each peer over the same accounts, with its 95 % interval."""
    ours = task.scores(cli, 'cashflow')
    for peer in peers:
        theirs = task.scores(cli, peer)
        for part in sorted(set(task.parts.values()), reverse=True):
            accounts = [a for a in ours if a in theirs and task.parts[a] == part]
            if not accounts:
                continue
            cells = []
            for measure in ('nMAE', 'WQL'):
                differences = [ours[a][measure] - theirs[a][measure] for a in accounts]
                chance = random.Random(1)
                means = sorted(statistics.fmean(chance.choices(differences, k=len(differences)))
                               for _ in range(rounds))
                cells.append(f'{statistics.fmean(differences):+.3f} '
                             f'({means[int(.025 * rounds)]:+.3f} to {means[int(.975 * rounds)]:+.3f})')
            print(f'| {name}, {part} | {len(accounts)} | {peer} | ' + ' | '.join(cells) + ' |')


def collect_chances(cli, tasks, method):
    """(said, happened) of every account of the tasks' test parts."""
    return [(s['p_low'], s['fell']) for task in tasks for a, s in task.scores(cli, method).items()
            if task.parts[a] == 'test' and s['p_low'] is not None]


def print_reliability(cli, tasks, methods):
    """How often it happened where so much was said. Returns method -> points of the diagram."""
    edges = [0., .05, .2, .4, .6, .8, .95, 1.0001]
    print('| said | ' + ' | '.join(methods) + ' |\n| --- |' + ' ---: |' * len(methods))
    pairs = {method: collect_chances(cli, tasks, method) for method in methods}
    points = {method: [] for method in methods}
    for low, high in zip(edges, edges[1:]):
        cells = []
        for method in methods:
            inside = [(p, y) for p, y in pairs[method] if low <= p < high]
            if not inside:
                cells.append('')
                continue
            said, happened = (statistics.fmean(column) for column in zip(*inside))
            points[method].append((said, happened, len(inside)))
            cells.append(f'{100 * happened:.0f} % of {len(inside)}')
        print(f'| {100 * low:.0f} to {min(100, 100 * high):.0f} % | ' + ' | '.join(cells) + ' |')
    print('| **Brier score** | ' + ' | '.join(
        f'{statistics.fmean((p - y) ** 2 for p, y in pairs[method]):.3f}' for method in methods)
        + ' |')
    return points


def print_calibration(cli, transactions, flows, parts, horizons, lengths, origins):
    """Share of days inside the 95 % band, by days ahead and by days of history."""
    print('| history | part | forecasts | ' + ' | '.join(f'day {h}' for h in horizons)
          + ' |\n| ---: | --- | ---: |' + ' ---: |' * len(horizons))
    for length in lengths:
        inside = defaultdict(lambda: defaultdict(list))
        for origin in origins:
            first = origin - dt.timedelta(length - 1)
            known = {a: part for a, part in parts.items() if min(flows[a]) <= first}
            task = Task(transactions, flows, origin, length, known)
            for account, scores in task.scores(cli, 'cashflow', max(horizons)).items():
                for h in horizons:
                    inside[parts[account]][h].append(scores['inside'][h - 1])
        for part, by_horizon in sorted(inside.items(), reverse=True):
            cells = [f'{statistics.fmean(by_horizon[h]):.3f}' for h in horizons]
            print(f'| {length} days | {part} | {len(by_horizon[horizons[0]])} | '
                  + ' | '.join(cells) + ' |')
