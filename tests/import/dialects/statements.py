# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the statement that a dialect describes, with rows of its country, and says what is true.

make(dialect, rows, seed) is the same file for the same arguments on every machine. Even seeds write
as real tables often are: signs behind the number or in parentheses, currency marks, texts with the
delimiter, quotes and line ends in them, cells left over at the end, sums below.
"""

import dataclasses
import datetime
import random
import zlib

import wording

DEFAULT_DATES = {"en": "%d/%m/%Y", "de": "%d.%m.%Y", "nl": "%d-%m-%Y", "sv": "%Y-%m-%d"}


@dataclasses.dataclass
class Row:
    date: datetime.date
    cents: int
    text: str
    balance: int = 0


@dataclasses.dataclass
class Statement:
    """@data is the file; @decidable names what its bytes leave open, empty when nothing."""

    data: bytes
    rows: list
    open: set


class Writer:
    def __init__(self, dialect, seed):
        self.dialect = dialect
        self.random = random.Random(zlib.crc32(("%s/%s/%d" % (dialect.source, dialect.name, seed)).encode()))
        self.language = wording.language(dialect.country)
        if dialect.country == "sk":
            self.language = "sk"
        self.titles = wording.TITLES.get(self.language, wording.TITLES["en"])
        self.names = wording.NAMES.get(self.language, wording.NAMES["en"])
        self.currency = wording.CURRENCY.get(dialect.country, "EUR")
        self.comma = dialect.decimal == "," or not dialect.decimal and self.guess_comma()
        self.group = self.random.choice(["", "", ".", " "] if self.comma else ["", "", ","])
        self.words = dialect.words or self.random.choice(wording.DIRECTIONS.get(self.language, wording.DIRECTIONS["en"]))
        self.zero = self.random.random() < 0.15
        self.debit_negative = dialect.debit_negative or self.random.random() < 0.15
        self.newest_first = self.random.random() < 0.5
        self.date = dialect.date or DEFAULT_DATES.get(self.language, "%d/%m/%Y")
        self.roles = [role for role, _ in dialect.columns]
        self.used = set()
        self.wild = seed % 2 == 0
        self.minus = self.random.choice(["before", "before", "behind", "parentheses", "plus"]) if self.wild else "before"
        self.unit = self.random.choice(["", "", " " + self.currency, self.symbol()]) if self.wild else ""
        self.left_over = self.wild and self.random.random() < 0.3

    def guess_comma(self):
        """A file cut at commas is often written with points even where people write commas."""
        if self.dialect.country not in wording.COMMA_COUNTRIES:
            return False
        return self.dialect.delimiter != "," or self.random.random() < 0.5

    def symbol(self):
        return {"EUR": " €", "PLN": " zł", "CZK": " Kč", "HUF": " Ft", "SEK": " kr"}.get(self.currency, "")

    def number(self, cents):
        whole, rest = divmod(abs(cents), 100)
        text = "{:,}".format(whole).replace(",", self.group)
        text = "%s%s%02d" % (text, "," if self.comma else ".", rest)
        if cents < 0:
            text = {"behind": text + "-", "parentheses": "(" + text + ")"}.get(self.minus, "-" + text)
        elif self.minus == "plus" and cents > 0:
            text = "+" + text
        return text + self.unit

    def make_rows(self, count):
        span = max(count * 2, 20)
        day = datetime.date(2024, self.random.randint(1, 9), self.random.randint(1, 28))
        days = sorted(self.random.randint(0, span) for _ in range(count))
        balance = self.random.randint(100000, 500000)
        rows = []
        payments = "negated" in self.roles or self.dialect.card
        for i, offset in enumerate(days):
            income = i == count // 2 or self.random.random() < 0.12
            cents = self.random.randint(100, 20000) if self.random.random() < 0.9 else self.random.randint(100000, 250000)
            text = self.names[2] if income and payments else self.random.choice(self.names[1 if income else 0])
            cents = (cents + 100000 if income and not payments else cents) * (1 if income else -1)
            balance += cents
            if self.wild and self.dialect.quoted:
                text += self.random.choice(["", "", ' "net"', "\nRef 12/2024", "%s see 3" % self.dialect.delimiter])
            rows.append(Row(day + datetime.timedelta(days=offset), cents, text, balance))
        return list(reversed(rows)) if self.newest_first else rows

    def title(self, role, title):
        """Every column of a table has a name of its own."""
        if title is not None:
            return title
        pool = {"negated": "amount", "skip": "note"}.get(role, role)
        choices = [t for t in self.titles[pool] if t not in self.used] or [
            "%s %d" % (self.titles[pool][0], len(self.used))]
        chosen = self.random.choice(choices)
        self.used.add(chosen)
        return chosen

    def titles_row(self):
        cells = []
        for (role, title), stands in zip(self.dialect.columns, self.stands_for):
            cells.append(self.title(stands if role == "skip" else role, title))
        return cells

    def choose_skipped(self):
        """What a column holds that the description passes over: what such tables have besides."""
        pool = ["reference", "code", "note", "bic", "status", "id", "counter", "account", "note"]
        if "value-date" not in self.roles and self.dialect.header:
            pool.insert(1, "value-date")
        if "currency" not in self.roles:
            pool.insert(3, "currency")
        if "balance" not in self.roles and self.dialect.header:
            pool.insert(0, "balance")
        pool = [r for r in pool if r not in self.roles]
        self.stands_for = []
        for role, title in self.dialect.columns:
            known = title is not None and role == "skip"
            self.stands_for.append("note" if known or not pool or role != "skip" else
                                   pool.pop(0) if self.random.random() < 0.7 else pool.pop())

    def cell(self, role, row, index):
        if role == "date":
            return row.date.strftime(self.date)
        if role == "value-date":
            # Without titles nothing tells two dates apart: there they are one.
            later = index % 2 if self.dialect.header else 0
            return (row.date + datetime.timedelta(days=later)).strftime(self.date)
        if role in ("amount", "negated"):
            cents = -row.cents if role == "negated" else row.cents
            return self.number(abs(cents) if "direction" in self.roles else cents)
        if role in ("debit", "credit"):
            if (row.cents < 0) != (role == "debit"):
                return self.number(0) if self.zero else ""
            return self.number(row.cents if self.debit_negative else abs(row.cents))
        if role == "direction":
            return self.words[0] if row.cents < 0 else self.words[1]
        return self.other_cell(role, row, index)

    def other_cell(self, role, row, index):
        if role == "balance":
            return self.number(row.balance)
        if role in ("payee", "memo"):
            first = next(r for r in self.roles if r in ("payee", "memo"))
            both = "payee" in self.roles
            return row.text if role == ("payee" if both else first) else "%s %d" % (
                self.titles["reference"][0], 1000 + index)
        fixed = {"currency": self.currency, "account": "1234567", "status": "", "bic": "", "fee": "",
                 "category": "", "foreign": "", "foreign-currency": "", "note": ""}
        if role in fixed:
            return fixed[role]
        return {"reference": "R%05d" % (index * 37), "id": "X%d-%d" % (index, index * 7919),
                "counter": "" if index % 3 else "NL91ABNA0417164300",
                "code": self.titles["code"][0][:3].upper()}.get(role, "")

    def quote(self, text):
        if self.dialect.quoted or self.dialect.delimiter in text or '"' in text:
            return '"%s"' % text.replace('"', '""')
        return text

    def open_questions(self, rows):
        """What nothing in the file tells, so that asking is right."""
        found = set()
        form = self.date.split(" ")[0]
        days = [r.date.day for r in rows] + [
            (r.date + datetime.timedelta(days=i % 2)).day for i, r in enumerate(rows)
            if "value-date" in self.roles + self.stands_for]
        ambiguous = form in ("%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d/%m/%y", "%m/%d/%y",
                             "%-m/%-d/%Y", "%-m/%-d/%y", "%-d/%m/%Y", "%d/%-m/%Y", "%-d/%-m/%Y", "%d-%m-%y")
        if ambiguous and max(days) <= 12:
            found.add("date-order")
        if "%y" in form and "." in form and max(days) <= 31 and max(days) < 25 and self.date.index("%y") > 0:
            found.discard("date-order")
        if "%Y" not in form and "%y" not in form and "%Y" not in self.date and "%y" not in self.date:
            found.add("no year")
        if "balance" in self.roles + self.stands_for:
            return found
        if not self.dialect.header and "debit" in self.roles and not self.debit_negative:
            found.add("sign")
        if ("negated" in self.roles or self.dialect.card) and len(rows) < 4:
            found.add("sign")
        if "amount" in self.roles and "direction" not in self.roles and self.minus != "plus" \
                and all(r.cents > 0 for r in rows):
            found.add("sign")
        return found

    def lines(self, rows):
        out = ["%s %d" % (self.titles["account"][0], 1234567 + i) for i in range(self.dialect.preamble)]
        mark = self.dialect.delimiter
        if self.dialect.header:
            out.append(mark.join(self.quote(t) for t in self.titles_row()))
        for index, row in enumerate(rows):
            cells = [self.cell(s if r == "skip" else r, row, index)
                     for (r, _), s in zip(self.dialect.columns, self.stands_for)]
            out.append(mark.join(self.quote(c) for c in cells) + (mark if self.left_over else ""))
        return out + ["%s" % self.titles["note"][0] for _ in range(self.dialect.footer)] + self.sums(rows)

    def sums(self, rows):
        """A line of totals below: the word, and the sum where the amounts stand."""
        money = next((i for i, r in enumerate(self.roles) if r in ("amount", "negated")), None)
        if not self.wild or not self.dialect.header or money is None or self.roles[0] == "amount":
            return []
        cells = ["" for _ in self.roles]
        cells[0] = {"de": "Summe", "nl": "Totaal", "fr": "Total", "it": "Totale", "es": "Total"}.get(self.language, "Total")
        cells[money] = self.number(sum(r.cents for r in rows))
        return [self.dialect.delimiter.join(self.quote(c) for c in cells)]


def make(dialect, count, seed=1):
    writer = Writer(dialect, seed)
    writer.choose_skipped()
    rows = writer.make_rows(count)
    text = writer.random.choice(["\n", "\r\n"]).join(writer.lines(rows)) + "\n"
    encoding = writer.random.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252"])
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = text.encode("utf-8")
    return Statement(data, rows, writer.open_questions(rows))
