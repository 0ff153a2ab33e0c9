# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up accounts of nine countries, in their banks' words, whose recurring payments are known.

What `recurring_households` does in general this does in particular: the rules by which people there
are paid and billed, written down before anything was measured on them, and the habits that look like
bills: groceries every Saturday, coffee on working days, the cash machine round the corner.
"""
import datetime
import random
import re

from recurring_households import add_months, month_date, month_length, shifted

DAY = datetime.timedelta(days=1)
WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
CADENCE_OF_STEP = {7: 'weekly', 14: 'fortnightly', 28: 'four-weekly'}
CADENCE_OF_RULE = {'pair': 'twice-monthly', 'quarter': 'quarterly', 'half': 'half-yearly',
                   'year': 'yearly'}

# Text, rule, amount, spread, life.
# Rules: 'step N WEEKDAY'; 'month DAY [SHIFT]'; 'working N' = nth working day; 'ten MONTH DAY' = ten
# months a year from MONTH on; 'pair D D [SHIFT]'; 'quarter', 'half' and 'year MONTH DAY [SHIFT]'.
# DAY 31 is the last. Texts: {ref} new every time, {id} the same always, {dm}, {my}, {n} of {of}.
# Life: '' | 'rise' once a year | 'twice' dearer | 'pause' | 'late' up to two days | 'season'
# | 'loan' ends with a smaller rest | 'parts N' | 'new' | 'gone' | 'extra MONTH' double pay.
BILLS = {
    'us': [
        ('ACME CORP DES:PAYROLL ID:{ref} INDN:DOE JANE CO ID:{id} PPD', 'step 14 fri', 2180, .02, 'rise'),
        ('ZELLE PAYMENT TO SMITH PROPERTIES CONF# {ref}', 'pair 1 15', -925, 0, 'rise'),
        ('GUSTO PAY {id} PAYROLL', 'pair 15 31 before', 1460, .01, ''),
        ('TOYOTA FINANCIAL DES:AUTO PMT ID:{id}', 'month 12 next', -389.17, 0, 'loan'),
        ('NETFLIX.COM 866-579-7172 CA', 'month 8', -15.49, 0, 'twice pause'),
        ('APPLE.COM/BILL 866-712-7753 CA', 'month 19', -2.99, 0, ''),
        ('APPLE.COM/BILL 866-712-7753 CA', 'month 19', -10.99, 0, 'rise'),
        ('GOOGLE *YOUTUBEPREMIUM G.CO/HELPPAY# CA', 'month 3', -13.99, 0, ''),
        ('GOOGLE *GOOGLE ONE G.CO/HELPPAY# CA', 'month 3', -1.99, 0, ''),
        ('STATE FARM RO 27 SFPP {id}', 'half 2 9', -612.4, 0, 'rise'),
        ('COUNTY TREASURER PROPERTY TAX', 'half 4 10 next', -1830.55, .02, ''),
        ('CHASE CREDIT CRD AUTOPAY {ref} PPD ID: {id}', 'month 24 next', -1150, .45, ''),
        ('CON EDISON DES:CECONY ID:{id}', 'month 17 next', -128, .1, 'season'),
        ('ANNUAL MEMBERSHIP FEE', 'year 2 29', -95, 0, ''),
        ('INTEREST EARNED', 'month 31', 6.4, .2, ''),
        ('PLANET FIT CLUB FEES {id}', 'month 17', -24.99, 0, ''),
    ],
    'de': [
        ('LOHN/GEHALT {my} MUSTERWERK GMBH', 'month 31 before', 2840, .01, 'extra 11'),
        ('RUNDFUNK ARD, ZDF, DRADIO BEITRAGSNR {id} {my}', 'quarter 2 15 next', -55.08, 0, ''),
        ('HUK-COBURG KFZ-VERSICHERUNG {id} RECHNUNG {ref}', 'year 1 2 next', -512.3, 0, 'rise'),
        ('ALLIANZ HAUSRAT VERTRAG {id}', 'year 10 1 next', -118.9, 0, ''),
        ('DAUERAUFTRAG MIETE HAUSVERWALTUNG KRAUSE', 'month 1 next', -870, 0, 'rise'),
        ('STADTWERKE ABSCHLAG STROM VK {id} {my}', 'month 15 next', -74, 0, 'rise'),
        ('DEUTSCHLANDTICKET ABO EREF {ref}', 'month 1 next', -58, 0, 'rise'),
        ('FAMILIENKASSE KINDERGELD {id}', 'month 12 before', 255, 0, ''),
        ('PAYPAL EUROPE S.A.R.L. IHR EINKAUF BEI SPOTIFY AB {ref}', 'month 22', -10.99, 0, 'twice'),
        ('TARGOBANK RATENKREDIT {id}', 'month 30 next', -215.4, 0, 'loan'),
        ('VODAFONE GMBH MC {ref} RG VOM {dm}', 'month 6 next', -39.99, .05, ''),
        ('KREDITKARTENABRECHNUNG VISA {dm}', 'month 20 next', -480, .5, ''),
        ('GRUNDSTEUER STADTKASSE', 'quarter 2 15 next', -91.2, 0, ''),
        ('ADAC E.V. MITGLIEDSBEITRAG', 'year 7 1 next', -94, 0, ''),
    ],
    'fr': [
        ('VIR SEPA SALAIRE {my} DUPONT ET FILS SA', 'month 28 before', 2310, .015, 'extra 12'),
        ('PRLV SEPA EDF CLIENTS PARTICULIERS ECH {dm} REF {ref}', 'month 10 next', -86, 0, 'rise'),
        ('PRLV SEPA FREE MOBILE REF {ref} MANDAT {id}', 'month 25 next', -15.99, .0, ''),
        ('PRLV SEPA DGFIP TAXE FONCIERE MENSUALISATION', 'ten 1 15', -96, 0, 'rise'),
        ('ECHEANCE PRET {id} DONT CAP {ref}', 'month 5', -742.18, 0, ''),
        ('COTISATION ANNUELLE CARTE VISA PREMIER', 'year 9 3', -134, 0, ''),
        ('PRLV SEPA HARMONIE MUTUELLE {ref}', 'month 6 next', -61.3, 0, 'rise'),
        ('PRLV SEPA BASIC FIT FRANCE {ref}', 'step 28 mon', -22.99, 0, 'pause'),
        ('CAF DES BOUCHES DU RHONE ALLOCATION', 'month 5 before', 148.5, 0, ''),
        ('PRLV SEPA MAIF COTISATION {ref}', 'year 1 10 next', -468.1, 0, 'rise'),
        ('PRLV SEPA CANAL+ {ref}', 'month 4 next', -29.99, 0, 'gone'),
        ('VIR PERM LIVRET A EPARGNE', 'month 2', -150, 0, ''),
    ],
    'uk': [
        ('DWP STATE PENSION {id}', 'step 28 tue', 884.8, 0, 'rise'),
        ('BACS NORTHERN COLLEGE SALARY', 'month 31 before', 1915, .01, 'rise'),
        ('DD LEEDS CITY COUNCIL {id}', 'ten 4 1', -168, 0, 'rise'),
        ('DD TV LICENCE QBP', 'quarter 1 2 next', -43.62, 0, ''),
        ('DD YORKSHIRE WATER {id}', 'half 4 14 next', -231.5, .04, ''),
        ('DD DVLA VEHICLE TAX', 'month 1 next', -16.62, 0, ''),
        ('DD BRITISH GAS {id}', 'month 20 next', -118, 0, 'rise'),
        ('SO RENT 22 ELM ROAD', 'month 1 next', -760, 0, ''),
        ('DD BARCLAYCARD {ref}', 'month 16 next', -340, .5, ''),
        ('AVIVA CAR INSURANCE', 'year 6 18', -402, 0, 'rise'),
        ('CARD 4471 SPOTIFY UK', 'month 27', -11.99, 0, 'rise'),
        ('CARD 4471 GOOGLE *CLOUD STORAGE', 'month 11', -1.59, 0, ''),
        ('HMRC CHILD BENEFIT {id}', 'step 28 mon', 102.4, 0, ''),
        ('INTEREST PAID GROSS', 'month 31', 11.2, .25, ''),
    ],
    'in': [
        ('NEFT CR-CITI000{id}-INFOTECH SOLUTIONS-SALARY {my}', 'month 31 before', 84500, .01, 'rise'),
        ('UPI-BAJAJ FINANCE LTD-BAJAJFIN@YBL-{ref}-EMI', 'month 2 next', -4310, 0, 'parts 12'),
        ('ACH D- HDFC LTD HOME LOAN-{ref}', 'month 5 next', -23418, 0, ''),
        ('ACH D- INDIAN CLEARING CORP-{ref} SIP', 'month 10 next', -5000, 0, ''),
        ('ACH D- INDIAN CLEARING CORP-{ref} SIP', 'month 10 next', -2500, 0, ''),
        ('UPI-RAMESH KUMAR-RAMESHK@OKAXIS-SBIN0001234-{ref}-RENT', 'month 3', -18000, 0, 'late'),
        ('UPI-RELIANCE JIO-JIO@CITIBANK-{ref}-RECHARGE', 'step 28 thu', -299, 0, 'rise'),
        ('LIC OF INDIA PREMIUM {id}', 'quarter 3 28', -6120, 0, ''),
        ('SMS CHARGES QTR {my}', 'quarter 3 15', -17.7, 0, ''),
        ('INT.PD ON SB A/C {id}', 'quarter 3 30', 612, .3, ''),
        ('UPI-SUNITA DEVI-SUNITA@PAYTM-{ref}-MAID', 'month 2', -3500, 0, 'late'),
        ('BIL/ONL/{ref}/BESCOM/ELECTRICITY', 'month 14', -1450, .3, 'late'),
        ('UPI-CRED CLUB-CRED@AXISB-{ref}-CARD BILL', 'month 18', -14200, .5, 'late'),
        ('HDFC ERGO HEALTH INSURANCE', 'year 8 21', -18540, 0, 'rise'),
        ('UPI-NETFLIX ENTERTAINMENT-NETFLIX@HDFC-{ref}', 'month 7', -499, 0, 'pause'),
    ],
    'br': [
        ('CREDITO DE SALARIO INDUSTRIAS REUNIDAS LTDA', 'working 5', 4380, 0, 'extra 12'),
        ('PIX ENVIADO IMOBILIARIA CENTRAL ALUGUEL', 'month 10 next', -1450, 0, 'rise'),
        ('PAGTO BOLETO CONDOMINIO EDIF AURORA {ref}', 'month 5 next', -520, .06, ''),
        ('MAGAZINE LUIZA PARCELA {n}/{of}', 'month 14', -189.9, 0, 'parts 12'),
        ('MERCADO LIVRE PARC {n}/{of}', 'month 21', -74.5, 0, 'parts 10'),
        ('DEB AUTOMATICO ENEL SP {id}', 'month 18 next', -212, .2, ''),
        ('DEB AUTOMATICO SABESP {id}', 'month 22 next', -88, .15, ''),
        ('PREFEITURA IPTU PARCELA {n}', 'ten 2 9', -131.4, 0, ''),
        ('NETFLIX.COM SAO PAULO', 'month 6', -44.9, 0, 'rise'),
        ('CLARO MOVEL FATURA {ref}', 'month 15 next', -69.9, .0, ''),
        ('PAGAMENTO FATURA CARTAO', 'month 12 next', -1900, .45, ''),
        ('ANUIDADE CONSELHO CREA', 'year 3 31', -640, 0, ''),
        ('SMARTFIT ESCOLA DE GINASTICA', 'month 9', -119.9, 0, 'pause'),
    ],
    'au': [
        ('DIRECT CREDIT {id} HARBOUR LOGISTICS PTY LTD', 'step 14 thu', 2420, .03, 'rise'),
        ('DIRECT DEBIT {id} ANYTIME FITNESS', 'step 14 tue', -33.9, 0, 'pause'),
        ('RENT RAY WHITE TRUST ACCOUNT REF {ref}', 'step 7 fri', -560, 0, 'rise'),
        ('BPAY SYDNEY WATER {id}', 'quarter 2 12 next', -214, .1, ''),
        ('BPAY INNER WEST COUNCIL RATES {id}', 'quarter 2 28 next', -402.5, 0, 'rise'),
        ('DIRECT DEBIT ORIGIN ENERGY {id}', 'quarter 3 19 next', -380, .2, ''),
        ('SERVICE NSW REGISTRATION', 'year 5 8', -415, .02, ''),
        ('OPTUS BILLING {ref}', 'month 13 next', -65, 0, ''),
        ('HOME LOAN REPAYMENT {id}', 'step 14 thu', -1180, 0, 'twice'),
        ('CENTRELINK FAMILY TAX BENEFIT', 'step 14 wed', 186.2, 0, ''),
        ('SPOTIFY P{ref} SYDNEY', 'month 29', -13.99, 0, 'rise'),
        ('NRMA INSURANCE', 'year 11 25', -890, 0, 'rise'),
    ],
    'nl': [
        ('SALARIS {my} VAN DIJK LOGISTIEK BV', 'month 24 before', 2480, .01, 'extra 5'),
        ('HUUR WOONSTICHTING DE KEY KENMERK {id}', 'month 1 next', -688, 0, 'rise'),
        ('ZILVEREN KRUIS ZORGVERZEKERING PREMIE {my}', 'month 3 next', -142.5, 0, 'rise'),
        ('BELASTINGDIENST VOORSCHOT ZORGTOESLAG {my}', 'month 20 before', 123, 0, 'rise'),
        ('BELASTINGDIENST MOTORRIJTUIGENBELASTING {id}', 'quarter 1 27 next', -138, 0, ''),
        ('SVB KINDERBIJSLAG', 'quarter 1 3 next', 281.6, 0, ''),
        ('GEMEENTE AMSTERDAM HEFFINGEN TERMIJN {n}', 'ten 3 28', -48.2, 0, ''),
        ('VATTENFALL KLANTNR {id} TERMIJNBEDRAG', 'month 15 next', -161, 0, 'twice'),
        ('ZIGGO SERVICES {ref}', 'month 8 next', -57.5, 0, ''),
        ('ANWB WEGENWACHT', 'year 4 5 next', -98, 0, ''),
        ('BASIC-FIT NEDERLAND INCASSO {ref}', 'step 28 fri', -27.99, 0, ''),
    ],
    'es': [
        ('NOMINA EMPRESA TEXTIL LEVANTE SL', 'month 28 before', 1720, .01, 'extra 6'),
        ('RECIBO ALQUILER INMOBILIARIA SOL', 'month 5 next', -780, 0, 'rise'),
        ('PRESTAMO {id} CUOTA', 'month 31', -298.6, 0, 'loan'),
        ('RECIBO MOVISTAR FUSION {ref}', 'month 3 next', -68, .05, ''),
        ('RECIBO COMUNIDAD PROPIETARIOS', 'quarter 1 7 next', -165, 0, ''),
        ('ADEUDO MAPFRE SEGURO HOGAR {id}', 'year 3 12', -214, 0, 'rise'),
        ('IBI AYUNTAMIENTO VALENCIA', 'half 5 30 next', -205.3, 0, ''),
        ('BIZUM A LUCIA CLASES DE INGLES', 'step 7 wed', -20, 0, ''),
        ('LIQUIDACION TARJETA CREDITO', 'month 1 next', -410, .5, ''),
        ('CUOTA SINDICATO CCOO', 'half 1 20', -73.2, 0, ''),
        ('SPOTIFY ESPANA', 'month 16', -10.99, 0, 'twice'),
    ],
}

# Text, visits a week, on which weekdays, typical amount, spread or list of prices.
HABITS = {
    'us': [('KROGER #{store} AUSTIN TX', .92, 'sat', 96, .35), ('STARBUCKS STORE {store}', 4, 'work', 0, [5.25]),
           ('ATM WITHDRAWAL {id} MAIN ST', .7, 'any', 0, [20, 40, 40, 60, 100]),
           ('SHELL OIL {id}', .9, 'any', 42, .2), ('AMZN MKTP US*{ref}', 1.1, 'any', 28, .8),
           ('APPLE.COM/BILL 866-712-7753 CA', .15, 'any', 0, [.99, 4.99, 2.99])],
    'de': [('EDEKA CENTER {store} BERLIN', .95, 'sat', 74, .3), ('BAECKEREI STEINECKE', 4.5, 'work', 3.4, .4),
           ('GELDAUTOMAT SPARKASSE {id}', .6, 'any', 0, [50, 50, 100, 200]),
           ('PAYPAL EUROPE S.A.R.L. IHR EINKAUF BEI EBAY {ref}', .6, 'any', 31, .8),
           ('KANTINE MUSTERWERK', 3.5, 'work', 0, [5.9, 6.5, 7.2]), ('DM DROGERIE {store}', .5, 'any', 19, .5)],
    'fr': [('CARTE {dm} CARREFOUR MARKET', .9, 'sat', 88, .35), ('CARTE {dm} BOULANGERIE PAUL', 5, 'any', 2.8, .5),
           ('RETRAIT DAB {dm} AGENCE {id}', .6, 'any', 0, [20, 40, 60, 60]),
           ('CARTE {dm} RATP TICKETS', 3, 'work', 0, [2.15, 2.15, 4.3]), ('CARTE {dm} FNAC', .3, 'any', 34, .7)],
    'uk': [('TESCO STORES {store}', .95, 'sat', 71, .3), ('PRET A MANGER {store}', 4, 'work', 0, [3.85]),
           ('LNK WDL HIGH STREET {id}', .5, 'any', 0, [20, 20, 50]), ('TFL TRAVEL CH', 4.4, 'work', 0, [5.6, 5.6, 2.8]),
           ('AMAZON.CO.UK*{ref}', .9, 'any', 19, .8), ('THE RED LION', 1, 'fri', 22, .4)],
    'in': [('UPI-KIRANA STORE-Q{id}@YBL-{ref}', 3.5, 'any', 240, .7), ('UPI-SWIGGY-SWIGGY@ICICI-{ref}', 1.2, 'any', 380, .4),
           ('ATW-{id}-KORAMANGALA', .6, 'any', 0, [1000, 2000, 5000]), ('UPI-CHAI POINT-{id}@PAYTM-{ref}', 4.5, 'work', 0, [20]),
           ('UPI-BMTC-{id}@PAYTM-{ref}', 4, 'work', 0, [25, 25, 50]), ('POS BIG BAZAAR {store}', .9, 'sun', 2300, .35)],
    'br': [('PAO DE ACUCAR LOJA {store}', .9, 'sat', 310, .35), ('PADARIA SANTA CLARA', 4, 'any', 14, .5),
           ('SAQUE 24H {id}', .5, 'any', 0, [50, 100, 100, 200]), ('UBER *TRIP', 1.6, 'any', 21, .4),
           ('IFOOD *RESTAURANTE', 1.3, 'any', 54, .35), ('METRO SP RECARGA', 1, 'any', 0, [50, 50, 100])],
    'au': [('WOOLWORTHS {store} NEWTOWN', .93, 'sat', 142, .3), ('CAMPOS COFFEE', 4.2, 'work', 0, [4.8, 5.5]),
           ('ATM CASH OUT {id}', .5, 'any', 0, [50, 100]), ('OPAL TRAVEL', 4, 'work', 0, [7.2, 3.6, 7.2]),
           ('LINKT SYDNEY TOPUP', .55, 'any', 0, [25]), ('BWS LIQUOR {store}', .8, 'fri', 33, .4)],
    'nl': [('ALBERT HEIJN {store} AMSTERDAM', .95, 'sat', 66, .3), ('NS GROEP RESERVERING {ref}', 3.5, 'work', 0, [9.4, 9.4, 18.8]),
           ('GELDMAAT {id}', .3, 'any', 0, [20, 50, 70]), ('BOL.COM {ref}', .5, 'any', 29, .7),
           ('COFFEECOMPANY', 3, 'work', 0, [3.6, 4.1])],
    'es': [('MERCADONA {store}', .95, 'sat', 58, .3), ('BAR LA ESQUINA', 4.5, 'work', 0, [1.5, 1.5, 3.2]),
           ('REINTEGRO CAJERO {id}', .6, 'any', 0, [50, 50, 100]), ('BIZUM A CARLOS', .25, 'any', 0, [10, 20, 25]),
           ('REPSOL ES {store}', .7, 'any', 45, .2)],
}
HABIT_DAYS = {'any': range(7), 'work': range(5), **{w: [k] for k, w in enumerate(WEEKDAYS)}}


def due_days(rule, rng, first, last):
    """All due days of a rule between two days."""
    words = rule.split()
    numbers = [int(word) for word in words[1:] if word.isdigit()]
    shift = words[-1] if words[-1] in ('next', 'before') else None
    if words[0] == 'step':
        day = first + DAY * ((WEEKDAYS.index(words[2]) - first.weekday()) % 7
                             + 7 * rng.randrange(numbers[0] // 7))
        while day <= last:
            yield day
            day += DAY * numbers[0]
        return
    year, month = first.year, first.month
    while datetime.date(year, month, 1) <= last:
        day = numbers[-1]
        step = {'quarter': 3, 'half': 6, 'year': 12}.get(words[0], 1)
        if words[0] == 'pair':
            for day in numbers:
                yield month_date(year, month, day, shift)
        elif words[0] == 'working':
            working = [d for d in (datetime.date(year, month, k + 1) for k in range(14))
                       if d.weekday() < 5]
            yield working[day - 1]
        elif (month - numbers[0]) % step == 0 if words[0] != 'ten' \
                else (month - numbers[0]) % 12 < 10:
            yield month_date(year, month, day, shift) if words[0] != 'ten' \
                else shifted(datetime.date(year, month, min(day, month_length(year, month))), 'next')
        year, month = add_months(year, month, 1)


def cadence_of(rule):
    words = rule.split()
    return CADENCE_OF_STEP[int(words[1])] if words[0] == 'step' \
        else CADENCE_OF_RULE.get(words[0], 'monthly')


class Account:
    """Rows (date, amount, description, truth index or None) and their truth, as Household has them."""

    def __init__(self, seed, country, as_of, history):
        self.rng = random.Random(seed)
        self.country, self.as_of, self.history = country, as_of, history
        self.first = as_of - DAY * (history - 1)
        self.rows, self.series = [], []

    def text(self, pattern, day, ids, number='', of=''):
        fresh = str(self.rng.randrange(10**9, 10**10))
        values = {'ref': fresh, 'id': ids, 'store': str(self.store), 'dm': f'{day:%d/%m}',
                  'my': f'{day:%m/%Y}', 'n': str(number).zfill(2), 'of': str(of)}
        return re.sub(r'\{(\w+)\}', lambda found: values[found.group(1)], pattern)

    def add(self, day, amount, text, truth=None):
        if self.first <= day <= self.as_of and round(amount, 2) != 0:
            self.rows.append((day, round(amount, 2), text, truth))

    def live(self, life, days):
        """Takes away the days on which nothing is paid."""
        rng = self.rng
        seen = [k for k, day in enumerate(days) if self.first <= day <= self.as_of]
        if len(seen) < 8:
            return days
        if 'pause' in life:
            start = rng.choice(seen[4:-3])
            return days[:start] + days[start + 3:]
        if 'gone' in life or 'loan' in life:
            return days[:rng.choice(seen[4:-2])]
        if 'parts' in life:
            start = rng.choice(seen[:-3])
            return days[start:start + int(life.split()[-1])]
        return days

    def add_bill(self, pattern, rule, amount, spread, life):
        rng = self.rng
        ids = str(rng.randrange(10**6, 10**9))
        amount = round(amount * rng.uniform(.8, 1.25), 2)
        days = self.live(life, list(due_days(rule, rng, self.first - DAY * 40,
                                             self.as_of + DAY * 500)))
        if 'parts' not in life:
            days = [day for day in days if day >= self.first]
        rise_month, rise = rng.randint(1, 12), rng.uniform(.02, .12)
        index, upcoming, last, seen = len(self.series), None, len(days) - 1, 0
        for k, due in enumerate(days):
            years = due.year - self.first.year + (due.month >= rise_month)
            steps = years if 'rise' in life else 2 * k // max(len(days) // 2, 1) if 'twice' in life else 0
            price = round(amount * (1 + rise) ** min(steps, 3), 2)
            if 'season' in life:
                price *= 1 + .35 * (1 if due.month in (1, 2, 7, 8) else 0)
            if 'loan' in life and k == last:
                price = round(price * rng.uniform(.2, .8), 2)
            day = due + DAY * (rng.randint(0, 2) if 'late' in life else 0)
            if day > self.as_of:
                upcoming = upcoming or day
                continue
            text = self.text(pattern, day, ids, k + 1, len(days))
            paid = price * max(.25, rng.gauss(1, spread)) if spread else price
            seen += self.first <= day
            # Of two payments with one text on one day nothing tells which is the extra one.
            extra = 'extra' in life and day.month == int(life.split()[-1])
            self.add(day, paid, text, index + extra)
            if extra:
                self.add(day, price * rng.uniform(.5, 1), text, index + 1)
        ended = upcoming is None
        self.series.append({'payee': pattern, 'cadence': cadence_of(rule), 'rule': rule,
                            'life': life.split()[0] if life else 'steady', 'country': self.country,
                            'variable': spread > 0, 'income': amount > 0, 'n': seen,
                            'rises': 'rise' in life or 'twice' in life,
                            'next': None if ended else upcoming})
        if 'extra' in life:   # of another amount each year: a yearly series or none
            self.series.append({**self.series[index], 'cadence': 'yearly', 'n': seen // 12,
                                'optional': True})

    def add_habit(self, pattern, per_week, weekdays, typical, spread):
        rng = self.rng
        ids, days = str(rng.randrange(10**6, 10**9)), HABIT_DAYS[weekdays]
        for back in range(self.history):
            day = self.first + DAY * back
            if day.weekday() in days and rng.random() < per_week / len(days):
                amount = rng.choice(spread) if isinstance(spread, list) \
                    else typical * rng.lognormvariate(0, spread)
                self.add(day, -amount, self.text(pattern, day, ids))
                if rng.random() < .01:   # taken back to the shop
                    self.add(day + DAY * rng.randint(1, 20), amount, self.text(pattern, day, ids))


def make_account(seed, country, as_of, history):
    account = Account(seed, country, as_of, history)
    account.store = account.rng.randrange(1000, 9999)
    for bill in BILLS[country]:
        account.add_bill(*bill)
    for habit in HABITS[country]:
        account.add_habit(*habit)
    account.rows.sort(key=lambda row: row[0])
    return account
