# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the descriptions of bank CSV files of four programs apart: each becomes a Dialect."""

import configparser
import dataclasses
import glob
import json
import os
import re

# What stands for money of no country, for hours or for shares is no bank statement.
OUT_OF_SCOPE = re.compile(r"eternity|coinbase|kraken|ccother|daedalus|eternl|tarsnap|nps\.csv|"
                          r"_prices|-prices|onvista-trans|interactive_brokers|apps__wave|"
                          r"opencollective-legacy|Questrade|questrade|amazon-orders")


@dataclasses.dataclass
class Dialect:
    """One description. @columns are (role, title or None); @date is a strftime format."""

    source: str
    name: str
    country: str
    columns: list
    date: str
    delimiter: str = ","
    quoted: bool = True
    header: bool = True
    preamble: int = 0
    footer: int = 0
    decimal: str = ""
    currency: str = ""
    words: tuple = ()
    debit_negative: bool = False
    card: bool = False


def roles_of(dialect):
    return [role for role, _ in dialect.columns]


def mend(roles, header):
    """What a description for another program leaves out: the other half of a pair, the text."""
    roles = list(roles)
    for one, other in (("debit", "credit"), ("credit", "debit")):
        if one in roles and other not in roles and "amount" not in roles:
            place = roles.index(one) + (1 if one == "debit" else -1)
            if 0 <= place < len(roles) and roles[place] == "skip":
                roles[place] = other
            else:
                roles[roles.index(one)] = "negated" if one == "debit" else "amount"
    for role in ("date", "amount", "balance", "direction"):
        for i in [i for i, r in enumerate(roles) if r == role][1:]:
            roles[i] = "value-date" if role == "date" and header else "skip"
    if not {"payee", "memo"} & set(roles):
        for role in ("note", "skip"):
            if role in roles:
                roles[roles.index(role)] = "memo"
                break
    return roles


def titles_from_comments(lines, count, delimiter):
    """A comment that is the header line itself: as many cells as there are columns."""
    for line in lines:
        text = line.lstrip("#; ").strip()
        for mark in (delimiter, ";", ",", "\t"):
            cells = [c.strip().strip('"').strip("#").strip() for c in text.split(mark)]
            if count > 2 and count <= len(cells) <= count + 1 and all(len(c) < 40 for c in cells) \
                    and not any(re.search(r"\d{2}", c) for c in cells):
                return cells[:count]
    return None


# The header says otherwise than the description: the header is the bank's.
SAYS = {"Rekening": "account", "Tegenrekening": "counter", "Kategori": "category", "Tekst": "memo",
        "Omschrijving": "memo", "Underkategori": "skip"}

BANK2YNAB = {"Date": "date", "Payee": "payee", "Memo": "memo", "Category": "category",
             "CDFlag": "direction", "Running Balance": "balance", "Amount": "amount"}


def money_roles(names):
    """Inflow alone is a signed amount; twice, the first is printed negative."""
    if names.count("Inflow") == 2 and "Outflow" not in names:
        return ["debit", "credit"], True
    if "Inflow" in names and "Outflow" in names:
        return None, False
    return (["amount"], False) if "Inflow" in names else (["negated"], False)


def bank2ynab_columns(names):
    names = [n.strip() for n in names]
    single, negative = money_roles(names)
    columns = []
    for name in names:
        if name in ("Inflow", "Outflow") and single is None:
            columns.append("credit" if name == "Inflow" else "debit")
        elif name in ("Inflow", "Outflow"):
            columns.append(single.pop(0))
        else:
            columns.append(BANK2YNAB.get(name, "skip"))
    return columns, negative


def directions(indicator):
    """Column, word for in, word for out; one description has them the wrong way round."""
    if len(indicator) != 3:
        return ()
    return ("Af", "Bij") if indicator[2] == "Bij" else (indicator[2], indicator[1])


def read_bank2ynab(folder):
    path = os.path.join(folder, "bank2ynab", "bank2ynab.conf")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    comments, section = {}, ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith("#"):
            comments.setdefault(section, []).append(line)
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    parser.read_string(re.sub(r"(?m)^source: .*$", "", text))
    for name in parser.sections():
        part = parser[name]
        roles, negative = bank2ynab_columns(part["Input Columns"].split(","))
        delimiter = part["Source CSV Delimiter"].replace("\\t", "\t") or ","
        count = int(part["Header Rows"])
        titles = titles_from_comments(comments.get(name, []), len(roles), delimiter)
        indicator = (part["Inflow or Outflow Indicator"] or "").split(",")
        country = name[:2].lower() if name[2:3] == " " else ""
        swapped = part["Output Columns"].replace(" ", "").endswith("Inflow,Outflow")
        roles = mend(["negated" if r == "amount" and swapped else r for r in roles], count > 0)
        yield Dialect("bank2ynab", name, "gb" if country == "uk" else country,
                      [(SAYS.get(titles[i], r), titles[i]) if titles else (r, None)
                       for i, r in enumerate(roles)],
                      (part["Date Format"] or "").strip(), delimiter, header=count > 0,
                      preamble=max(count - 1, 0), footer=int(part["Footer Rows"]),
                      words=directions(indicator),
                      debit_negative=negative,
                      card=bool(re.search("credit card|VISA|Credit Card", name)))


FIREFLY = {
    "date_transaction": "date", "date_book": "date", "date": "date", "date_process": "value-date",
    "date_interest": "value-date", "date_payment": "value-date", "value_dat": "value-date",
    "amount": "amount", "amount_debit": "debit", "debit_amount": "debit", "amount_credit": "credit",
    "credit_amount": "credit", "amount_negated": "negated", "amount_foreign": "foreign",
    "generic-debit-credit": "direction", "ing-debit-credit": "direction",
    "rabo-debit-credit": "direction", "opposing-name": "payee", "description": "memo",
    "narration": "memo", "note": "note", "currency-code": "currency", "opposing-iban": "counter",
    "opposing-number": "counter", "account-iban": "account", "account-number": "account",
    "account-name": "account", "external-id": "id", "internal_reference": "reference",
    "category-name": "category", "foreign-currency-code": "foreign-currency",
    "opposing-bic": "bic", "account-bic": "bic", "closing_balance": "balance",
    "chq/ref_number": "reference",
}

PHP_DATE = {"d": "%d", "j": "%-d", "m": "%m", "n": "%-m", "Y": "%Y", "y": "%y", "M": "%b", "H": "%H",
            "i": "%M", "s": "%S", "g": "%-I", "a": "%p", "v": "000", "P": "+01:00", "#": "/"}


def php_date(text):
    text = text.split(":", 1)[1] if re.match("[a-z]{2}:", text) else text
    out = ""
    escaped = False
    for c in text:
        out += c if escaped else "" if c == "\\" else PHP_DATE.get(c, c)
        escaped = c == "\\" and not escaped
    return out


def read_firefly(folder):
    for path in sorted(glob.glob(os.path.join(folder, "firefly-iii", "*.json"))):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        name = os.path.basename(path)[:-5]
        delimiter = {"comma": ",", "semicolon": ";", "tab": "\t"}[data.get("delimiter", "comma")]
        given = data.get("roles", [])
        if "date_book" in given:
            given = [r.replace("date_transaction", "date_process") for r in given]
        roles = mend([FIREFLY.get(role, "skip") for role in given], bool(data.get("headers")))
        country = name[:2] if name[2:4] == "__" else ""
        yield Dialect("firefly-iii", name, country, [(r, None) for r in roles],
                      php_date(data.get("date", "")), delimiter, header=bool(data.get("headers")),
                      words=("Af", "Bij") if "ing-debit-credit" in data.get("roles", []) else (),
                      card=bool(re.search("credit|american|barclaycard|mbna|swisscard|cards", name)))


HLEDGER = {
    "amount": "amount", "amt": "amount", "amount_": "amount", "amzamount": "amount", "netamount": "amount",
    "net": "amount", "amount_eur": "amount", "amount_usd": "amount", "amount_total": "amount",
    "processed_amount": "amount", "net_amount": "amount", "displayamount": "skip",
    "amount_single_column": "amount", "amount-in": "credit", "amount-out": "debit", "inflow": "credit",
    "outflow": "debit", "debit": "debit", "credit": "credit", "af_bij": "direction",
    "debet_credit": "direction", "credit_debit": "direction", "txntype": "direction", "date": "date",
    "date_or_status": "date", "run_date": "date", "trade_date": "date", "transaction_date": "date",
    "date_time": "date", "created_utc": "date", "posting-date": "date",
    "settlement_date": "value-date", "available_on_utc": "value-date", "payee": "payee", "name": "payee",
    "description": "memo", "description_": "memo", "desc": "memo", "shortdesc": "memo", "action": "memo",
    "activity": "memo", "note": "note", "memo": "note", "notes": "note", "origdesc": "note", "balance": "balance",
    "balance_": "balance", "running_balance": "balance", "currency": "currency", "currency_": "currency",
    "category": "category", "account": "account", "account_number": "account", "code": "reference",
    "code_": "code", "transaction_id": "id", "id": "id", "fee": "fee", "feeamount": "fee",
    "status_": "status", "type_": "code", "bank_number": "account", "bank_other": "counter",
}


def hledger_setting(text, word, default=""):
    found = re.search(r"(?m)^%s[ \t]+(.+?)[ \t]*(?:#.*)?$" % word, text)
    return found.group(1).strip() if found else default


def hledger_titles(text, names):
    comments = [line for line in text.splitlines() if line.startswith("#")]
    found = titles_from_comments(comments, len(names), ",")
    if found:
        return found
    words = {"amount-out": "Withdrawals", "amount-in": "Deposits", "date_or_status": "Bokföringsdag"}
    return [words.get(n, n.strip("_ ").replace("_", " ").capitalize()) or None for n in names]


def read_hledger(folder):
    for path in sorted(glob.glob(os.path.join(folder, "hledger", "*.rules"))):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        name = os.path.basename(path).replace(".csv.rules", "").replace(".rules", "")
        names = [n.strip() for n in hledger_setting(text, "fields").split(",")]
        if len(names) < 3:
            continue
        roles, date, skip = [], hledger_setting(text, "date", ""), hledger_setting(text, "skip", "")
        for n in names:
            role = HLEDGER.get(n.lower(), "skip")
            if date.startswith("%") and role == "date":
                role = "date" if n.lower() == date[1:].lower() else "value-date"
            if n == "date" and "posting-date" in names:
                role = "value-date"
            roles.append(role if role in ("skip", "note", "value-date") or role not in roles else "skip")
        roles = mend(roles, True)
        count = int(skip) if skip.isdigit() else 1 if re.search(r"(?m)^skip\s*$", text) else 0
        count = max(count, 1) if re.search("ynab-personal|fidelity|vanguard|github|opencoll|wescom", name) else count
        form = hledger_setting(text, "date-format", "%Y-%m-%d")
        form = form.replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S").replace("%Q", "").replace("%h", "%b")
        yield Dialect("hledger", name, "nl" if re.search("ING|triodos", name) else "se" if "nordea" in name
                      else "ie" if "ireland" in name else "gb" if "monzo" in name else "us",
                      list(zip(roles, hledger_titles(text, names))), form.replace("%Z", "Z").replace("%z", "-0800"),
                      {"TAB": "\t", "SPACE": " "}.get(hledger_setting(text, "separator"), hledger_setting(text, "separator") or ","),
                      header=count > 0, preamble=max(count - 1, 0), decimal=hledger_setting(text, "decimal-mark"))


AQBANKING = {
    "date": "date", "valutadate": "value-date", "value/value": "amount", "value/currency": "currency",
    "valuein/value": "credit", "valueout/value": "debit", "remotename[0]": "payee", "remotename": "payee",
    "purpose[0]": "memo", "purpose": "memo", "transactiontext": "code", "type": "code", "posneg": "direction",
    "localaccountnumber": "account", "localiban": "account", "remoteaccountnumber": "counter",
    "remoteiban": "counter", "transactionid": "id", "uniqueid": "id", "customerreference": "reference",
    "category[0]": "category", "category": "category", "localbankcode": "bic", "remotebankcode": "bic",
    "status": "status", "fees/value": "fee", "purpose[1]": "note",
}


def aqbanking_columns(body):
    found = [(int(n), v.strip('"')) for n, v in re.findall(r'(?m)^\s*(\d+)\s*=\s*("?[^"#\n]+"?)', body)]
    columns = {}
    for number, value in found:
        role = AQBANKING.get(value.strip().lower(), "skip")
        columns[number] = "skip" if role in columns.values() else role
    if "date" not in columns.values():
        columns = {n: "date" if r == "value-date" else r for n, r in columns.items()}
    return mend([columns.get(i, "skip") for i in range(1, max(columns, default=0) + 1)], True)


def read_aqbanking(folder):
    for path in sorted(glob.glob(os.path.join(folder, "aqbanking", "csv__*.conf"))):
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"(?m)^\s*#.*$", "", file.read())
        form = re.search(r'dateFormat="([^"]+)"', text).group(1)
        for old, new in (("YYYY", "%Y"), ("YY", "%y"), ("*M", "%-m"), ("*D", "%-d"), ("MM", "%m"), ("DD", "%d")):
            form = form.replace(old, new)
        delimiter = re.search(r'delimiter="([^"]+)"', text).group(1).replace("TAB", "\t")
        ignored = re.search(r'(?i)ignoreLines\s*=\s*"?(\d+)', text)
        body = text[text.index("columns"):]
        name = os.path.basename(path)[:-5]
        yield Dialect("aqbanking", name, {"csv__mijnpostbank": "nl", "csv__sns": "nl", "csv__oko": "fi"}.get(name, "de"),
                      [(r, None) for r in aqbanking_columns(body)], form, delimiter,
                      quoted=re.search(r'quote="?1', text) is not None,
                      header=re.search(r'title="?1', text) is not None,
                      preamble=int(ignored.group(1)) if ignored else 0,
                      words=("Af", "Bij") if "posNeg" in body else ())


def read_all(folder):
    """Every dialect, and the names of those that describe no bank statement."""
    dialects, others = [], []
    for read in (read_bank2ynab, read_firefly, read_hledger, read_aqbanking):
        for dialect in read(folder):
            roles = roles_of(dialect)
            money = {"amount", "negated", "debit", "credit"} & set(roles)
            if OUT_OF_SCOPE.search(dialect.name) or "date" not in roles or not money:
                others.append((dialect.source, dialect.name))
            else:
                dialects.append(dialect)
    return dialects, others
