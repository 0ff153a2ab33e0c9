# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up households whose recurring payments are known: for measuring their detection.

Everything comes from one seed. A household has a dozen or two of series of every cadence, with
what happens to them in life (late days, price rises, gaps, ends, late starts), and the everyday
noise among which they must be found: shops, coffee, cash, fares, friends, coincidences.
"""
import calendar
import datetime
import random

DAY = datetime.timedelta(days=1)
HISTORY = 730
CADENCES = ['weekly', 'fortnightly', 'four-weekly', 'twice-monthly', 'monthly', 'quarterly',
            'half-yearly', 'yearly']
FEW_NEEDED = {'quarterly': 2, 'half-yearly': 2, 'yearly': 2}

# name, cadence, rule, low, high, spread of amounts, weight; negative amounts leave.
# Rules: 'step' days; 'day' of month; 'next' and 'before' business day; 'end' of month; 'nth' weekday
TEMPLATES = [
    ('CITY CLEANERS', 'weekly', 'step', -60, -25, 0, 1),
    ('MUSIC SCHOOL LESSON', 'weekly', 'step', -45, -18, 0, 1),
    ('GREEN VEG BOX', 'weekly', 'step', -38, -16, 0.12, 1),
    ('AGENCY WAGES', 'weekly', 'step', 380, 720, 0.08, 1),
    ('POCKET MONEY EMMA', 'weekly', 'step', -15, -5, 0, 1),
    ('STATE BENEFITS', 'fortnightly', 'step', 180, 420, 0, 1),
    ('ACME PAYROLL', 'fortnightly', 'step', 1100, 2400, 0.03, 2),
    ('GARDENER JONES', 'fortnightly', 'step', -70, -30, 0, 1),
    ('PERSONAL LOAN BANCO', 'fortnightly', 'step', -190, -80, 0, 1),
    ('CHILD BENEFIT', 'four-weekly', 'step', 90, 180, 0, 2),
    ('STATE PENSION', 'four-weekly', 'step', 600, 900, 0, 1),
    ('FITNESS FIRST', 'four-weekly', 'step', -60, -25, 0, 1),
    ('GLOBEX PAYROLL', 'twice-monthly', '15+31 before', 1300, 2600, 0.02, 2),
    ('HOME LENDING', 'twice-monthly', '1+15', -700, -380, 0, 1),
    ('NURSERY SUNFLOWER', 'twice-monthly', '5+20 next', -320, -150, 0, 1),
    ('INITECH SALARY', 'monthly', 'before', 1900, 4200, 0.01, 3),
    ('UMBRELLA SALARY', 'monthly', 'end', 1900, 4200, 0.04, 2),
    ('TEACHERS PENSION', 'monthly', 'nth', 800, 1700, 0, 1),
    ('RENT FLAT PROPERTIES', 'monthly', 'day', -1400, -550, 0, 3),
    ('MORTGAGE SAVINGS BANK', 'monthly', 'next', -1500, -600, 0, 2),
    ('LODGER RENT', 'monthly', 'day', 350, 600, 0, 1),
    ('STREAMFLIX', 'monthly', 'day', -18, -8, 0, 3),
    ('TUNEBOX PREMIUM', 'monthly', 'day', -13, -9, 0, 3),
    ('CLOUDDRIVE STORAGE', 'monthly', 'day', -10, -2, 0, 2),
    ('DAILY HERALD NEWS', 'monthly', 'day', -25, -8, 0, 1),
    ('MOBILE TELECOM', 'monthly', 'next', -45, -15, 0.06, 3),
    ('FIBRE INTERNET', 'monthly', 'next', -50, -25, 0, 2),
    ('ELECTRIC POWER CO', 'monthly', 'next', -150, -60, 0.25, 3),
    ('COUNCIL TAX', 'monthly', 'day', -220, -90, 0, 1),
    ('CREDIT CARD PAYMENT', 'monthly', 'next', -900, -300, 0.4, 2),
    ('SAVINGS PLAN', 'monthly', 'day', -500, -50, 0, 2),
    ('RED CROSS DONATION', 'monthly', 'nth', -30, -5, 0, 1),
    ('CHESS CLUB', 'monthly', 'end', -20, -8, 0, 1),
    ('CAR LEASE', 'monthly', 'end', -390, -180, 0, 1),
    ('CITY WATER WORKS', 'quarterly', 'next', -120, -60, 0.12, 2),
    ('BROADCAST FEE', 'quarterly', 'day', -55, -50, 0, 2),
    ('FUND DIVIDEND', 'quarterly', 'day', 40, 300, 0.15, 1),
    ('TRADE UNION DUES', 'quarterly', 'day', -80, -40, 0, 1),
    ('CAR INSURANCE MUTUAL', 'half-yearly', 'day', -420, -180, 0, 2),
    ('PROPERTY TAX OFFICE', 'half-yearly', 'next', -600, -250, 0, 1),
    ('BOND INTEREST', 'half-yearly', 'day', 60, 240, 0, 1),
    ('DOMAIN REGISTRY', 'yearly', 'day', -30, -10, 0, 2),
    ('HOME INSURANCE DIRECT', 'yearly', 'day', -320, -140, 0, 2),
    ('AUTOMOBILE CLUB', 'yearly', 'day', -110, -60, 0, 1),
    ('TAX REFUND OFFICE', 'yearly', 'day', 150, 700, 0, 1),
    ('CARD ANNUAL FEE', 'yearly', 'day', -99, -25, 0, 1),
]


def month_length(year, month):
    return calendar.monthrange(year, month)[1]


def add_months(year, month, n):
    index = year * 12 + month - 1 + n
    return index // 12, index % 12 + 1


def shifted(day, shift):
    while day.weekday() >= 5 and shift:
        day += DAY if shift == 'next' else -DAY
    return day


def month_date(year, month, day, shift=None):
    return shifted(datetime.date(year, month, min(day, month_length(year, month))), shift)


def nth_weekday(year, month, nth, weekday):
    first = datetime.date(year, month, 1)
    day = first + DAY * ((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else day - 7 * DAY


def due_days(rng, cadence, rule, first, last):
    """Every due day of a series between two days."""
    steps = {'weekly': 7, 'fortnightly': 14, 'four-weekly': 28}
    if cadence in steps:
        day = first + DAY * rng.randrange(steps[cadence])
        while rule == 'step' and day.weekday() >= 5:
            day += DAY
        while day <= last:
            yield day
            day += DAY * steps[cadence]
        return
    months = {'quarterly': 3, 'half-yearly': 6, 'yearly': 12}.get(cadence, 1)
    phase, month_day = rng.randrange(months), rng.randint(1, 28)
    nth, weekday = rng.randint(1, 4), rng.randrange(5)
    year, month = add_months(first.year, first.month, phase)
    while datetime.date(year, month, 1) <= last:
        if cadence == 'twice-monthly':
            days, _, shift = rule.partition(' ')
            for day in days.split('+'):
                yield month_date(year, month, int(day), shift)
        elif rule == 'nth':
            yield nth_weekday(year, month, nth, weekday)
        elif rule == 'end':
            yield month_date(year, month, 31)
        elif rule == 'before':
            yield month_date(year, month, 31 if nth < 3 else 25, 'before')
        else:
            yield month_date(year, month, month_day, 'next' if rule == 'next' else None)
        year, month = add_months(year, month, months)


class Household:
    def __init__(self, seed, noisy, as_of):
        self.rng = random.Random(seed)
        self.noisy = noisy
        self.as_of = as_of
        self.first = as_of - DAY * (HISTORY - 1)
        self.rows = []     # (date, amount, description, truth index or None)
        self.series = []   # the truth

    def add(self, day, amount, text, truth=None):
        if self.first <= day <= self.as_of:
            self.rows.append((day, round(amount, 2), text, truth))

    def noise(self, payee, style, day):
        """The payee as a bank prints it: with dates, references, terminals, card numbers."""
        rng = self.rng
        if not self.noisy or style == 'clean':
            return payee
        return {
            'reference': f'{payee} REF {rng.randrange(10**7, 10**8)}',
            'card': f'CARD {self.card} {day:%d%b}'.upper() + f' {payee}',
            'store': f'{payee} #{rng.randrange(100, 9999)}',
            'month': f'{payee} {day:%m/%Y}',
            'date': f'{payee} {day:%d.%m.%Y} {rng.randrange(10**5, 10**6)}',
            'mandate': f'{payee} MANDATE {rng.randrange(10**9, 10**10)}',
        }[style]

    def life(self, cadence, days):
        """What becomes of the due days: index of payment -> day, or None for one that never came."""
        rng = self.rng
        needed = FEW_NEEDED.get(cadence, 3)
        past = [d for d in days if d <= self.as_of]
        kind = rng.choices(['steady', 'late-start', 'ended', 'missed', 'pause'],
                           [60, 12, 10, 10, 8])[0]
        n = len(past)
        if kind == 'late-start' and n > needed + 1:
            keep = rng.randint(needed + 1, min(n, needed + 5))
            return kind, days[n - keep:]
        if kind == 'ended' and n >= needed + 5:
            last = rng.randint(max(needed + 1, n // 4), n - 3)
            return kind, days[:last]
        if kind == 'missed' and n >= 7:
            missed = rng.randint(2, n - 3)
            return kind, days[:missed] + days[missed + 1:]
        if kind == 'pause' and n >= 14:
            start = rng.randint(4, n - 9)
            return kind, days[:start] + days[start + rng.randint(2, 4):]
        return 'steady', days

    def add_series(self, template, payee=None, amount=None, style=None):
        rng = self.rng
        name, cadence, rule, low, high, spread, _ = template
        amount = amount if amount is not None else round(rng.uniform(low, high), 2)
        if spread == 0 and amount < -100 and rng.random() < 0.5:
            amount = round(amount)
        payee = payee or name
        style = style or rng.choice(['clean', 'reference', 'card', 'month', 'date', 'mandate'])
        ahead = self.as_of + DAY * 400
        days = [d for d in due_days(rng, cadence, rule, self.first, ahead) if d >= self.first]
        kind, days = self.life(cadence, days)
        jitter = rng.choice([0, 0, 0, 1, 2]) if cadence not in ('weekly',) else 0
        rises = rng.random() < 0.35 and spread == 0
        price, index, truth_rows = amount, len(self.series), 0
        next_day = None
        for k, due in enumerate(days):
            if rises and k > 0 and k % max(len(days) // 3, 3) == 0:
                price = round(price * (1 + rng.uniform(0.02, 0.12)), 2)
            day = due + DAY * (rng.randint(0, jitter) if rng.random() < 0.4 else 0)
            if day > self.as_of:
                next_day = next_day or day
                continue
            paid = price * (max(0.3, rng.gauss(1, spread)) if spread else 1)
            self.add(day, paid, self.noise(payee, style, day), index)
            truth_rows += 1
        self.series.append({'payee': payee, 'cadence': cadence, 'rule': rule, 'life': kind,
                            'variable': spread > 0, 'income': amount > 0, 'jitter': jitter,
                            'rises': rises, 'n': truth_rows,
                            'next': next_day if kind != 'ended' else None})

    def choose_series(self):
        rng = self.rng
        names = set()
        for cadence in CADENCES:   # every cadence stands in every household
            fitting = [t for t in TEMPLATES if t[1] == cadence]
            picked = rng.choices(fitting, [t[6] for t in fitting])[0]
            names.add(picked[0])
            self.add_series(picked)
        for picked in rng.choices(TEMPLATES, [t[6] for t in TEMPLATES], k=rng.randint(5, 10)):
            if picked[0] not in names:
                names.add(picked[0])
                self.add_series(picked)
        if rng.random() < 0.5:   # several series of one payee
            for amount in rng.sample([-0.99, -2.99, -9.99, -14.99], rng.randint(2, 3)):
                self.add_series(('FRUIT COM BILL', 'monthly', 'day', 0, 0, 0, 1), amount=amount,
                                style='clean')
        if rng.random() < 0.5:
            for _ in range(2):
                self.add_series(('OLD MUTUAL INSURANCE', 'monthly', 'next', -140, -20, 0, 1),
                                style='mandate')
        if rng.random() < 0.4:   # a subscription of a shop where much else is bought
            self.add_series(('JUNGLE MARKET', 'monthly', 'day', 0, 0, 0, 1), amount=-8.99,
                            style='clean')
            for _ in range(rng.randint(20, 60)):
                self.add(self.any_day(), -rng.lognormvariate(3.2, 0.8), 'JUNGLE MARKET')

    def any_day(self):
        return self.first + DAY * self.rng.randrange(HISTORY)

    def add_visits(self, payee, per_week, mean, spread, prices=None, weekdays=None):
        rng = self.rng
        for back in range(HISTORY):
            day = self.first + DAY * back
            if weekdays is not None and day.weekday() not in weekdays:
                continue
            if rng.random() < per_week / (7 if weekdays is None else len(weekdays)):
                amount = rng.choice(prices) if prices else rng.lognormvariate(mean, spread)
                self.add(day, -amount, self.noise(payee, 'store', day))

    def add_everyday(self):
        rng = self.rng
        self.add_visits('SUPERFOOD MARKET', rng.uniform(1, 3), 3.4, 0.6)
        self.add_visits('DISCOUNT GROCER', rng.uniform(0.4, 1.5), 3.0, 0.7)
        self.add_visits('CORNER COFFEE', rng.uniform(1, 4.5), 0, 0, [3.2, 3.8, 4.1, 5.6],
                        range(5) if rng.random() < 0.7 else None)
        self.add_visits('METRO TRANSIT', rng.uniform(2, 8), 0, 0, [2.4, 2.4, 4.8], range(5))
        self.add_visits('LUNCH CANTEEN', rng.uniform(0.5, 4), 2.1, 0.25, None, range(5))
        self.add_visits('CASH WITHDRAWAL', rng.uniform(0.2, 1.2), 0, 0, [20, 50, 50, 100, 200])
        self.add_visits('FUEL STATION', rng.uniform(0.2, 1), 3.8, 0.25)
        self.add_visits('BIG SCREEN CINEMA', rng.uniform(0.05, 0.4), 0, 0, [12.5, 12.5, 25])
        self.add_visits('PIZZA PALACE', rng.uniform(0.1, 0.6), 3.0, 0.3)
        self.add_visits('PHARMACY PLUS', rng.uniform(0.1, 0.5), 2.5, 0.6)
        self.add_visits('HAIR STUDIO', 0.16, 3.4, 0.1)
        for k in range(rng.randint(25, 45)):   # shops seen once to five times
            payee, scale = f'SHOP {chr(65 + k % 26)}{chr(65 + k * 7 % 26)} STORE', rng.uniform(2, 5)
            price = round(rng.lognormvariate(scale, 0.2), 2)
            same = rng.random() < 0.25
            for _ in range(rng.randint(1, 5)):
                self.add(self.any_day(), -(price if same else rng.lognormvariate(scale, 0.6)), payee)
        for name in ('ALEX MILLER', 'SAM COOPER', 'KIM NGUYEN'):   # friends, both ways
            for _ in range(rng.randint(2, 9)):
                self.add(self.any_day(), rng.choice([-1, -1, 1]) * rng.choice([10, 20, 25, 50, 100]),
                         name)


def make_household(seed, noisy, as_of):
    household = Household(seed, noisy, as_of)
    household.card = household.rng.randrange(1000, 9999)
    household.choose_series()
    household.add_everyday()
    household.rows.sort(key=lambda row: row[0])
    return household
