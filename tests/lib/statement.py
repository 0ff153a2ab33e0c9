# SPDX-License-Identifier: GPL-3.0-or-later
"""Bank statements to test with: a year of a life that gets tight before each payday, the same every time."""

import datetime
import random

TODAY = datetime.date(2026, 11, 22)
BALANCE = "187.40"


def rows(today=TODAY, days=400):
    """(day, amount in pence, text): pay on the last working day, rent on the first, spending between."""
    chance = random.Random(7)
    found = []
    for offset in range(days, 0, -1):
        day = today - datetime.timedelta(days=offset)
        following = day + datetime.timedelta(days=1)
        if following.day == 1:
            found.append((day, 210000, "ACME PAYROLL"))
        if day.day == 1:
            found.append((day, -95000, "CITY LETTINGS RENT"))
        if day.day == 5:
            found.append((day, -6200, "NORTH ENERGY"))
        if day.day == 25:
            found.append((day, -32000, "CAR FINANCE LTD"))
        if day.weekday() == 5:
            found.append((day, -chance.randint(5500, 8500), "TESCO STORES 2041"))
        if chance.random() < 0.6:
            found.append((day, -chance.randint(400, 2800), chance.choice(
                ["GREGGS PLC", "SHELL PETROL", "BOOTS 0412", "AMAZON MARKETPLACE", "COSTA COFFEE"])))
    return found


def ofx(path, today=TODAY, balance=BALANCE):
    """Writes the rows as OFX 2 with the closing balance; returns their number."""
    found = rows(today)
    transactions = "".join(
        "<STMTTRN><TRNTYPE>{}</TRNTYPE><DTPOSTED>{:%Y%m%d}</DTPOSTED><TRNAMT>{:.2f}</TRNAMT>"
        "<FITID>{}</FITID><NAME>{}</NAME></STMTTRN>\n".format(
            "CREDIT" if amount > 0 else "DEBIT", day, amount / 100, number, text)
        for number, (day, amount, text) in enumerate(found, start=1))
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'
        "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>"
        f"<DTSERVER>{today:%Y%m%d}</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>\n"
        "<BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY>"
        "</STATUS><STMTRS><CURDEF>GBP</CURDEF><BANKACCTFROM><BANKID>204060</BANKID>"
        "<ACCTID>12345678</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>\n"
        f"<BANKTRANLIST><DTSTART>{found[0][0]:%Y%m%d}</DTSTART><DTEND>{today:%Y%m%d}</DTEND>\n"
        f"{transactions}</BANKTRANLIST>\n"
        f"<LEDGERBAL><BALAMT>{balance}</BALAMT><DTASOF>{today:%Y%m%d}</DTASOF></LEDGERBAL>"
        "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n", encoding="utf-8")
    return len(found)


def ambiguous_csv(path):
    """Every date may be day or month first."""
    path.write_text("Date,Description,Amount\n03/04/2026,TESCO STORES,-12.34\n"
                    "05/06/2026,ACME PAYROLL,1500.00\n07/08/2026,CITY LETTINGS,-650.00\n",
                    encoding="utf-8")


LONG_PAYEES = ("Grocer", "Baker", "Railway", "Power and Light", "Cinema", "Pharmacy", "Bookshop")


def long_csv(path, count, end=datetime.date(2026, 10, 31)):
    """A CSV of COUNT rows as a bank writes it, about 86 bytes a row with a running balance, a hundred
    rows a day; the same for the same count."""
    chance = random.Random(count)
    day = end - datetime.timedelta(days=count // 100)
    balance = 0
    with open(path, "w", encoding="utf-8") as out:
        out.write("Date,Value date,Payee,Purpose,Amount,Balance\n")
        for row in range(count):
            if row % 100 == 0:
                day += datetime.timedelta(days=1)
            cents = chance.randint(-20_000, -100) if row % 20 else 190_000
            balance += cents
            payee = f"{chance.choice(LONG_PAYEES)} {chance.randint(1, 400)}"
            purpose = f"Card 4711 receipt {row:07d} {chance.choice(LONG_PAYEES)}"
            out.write(f"{day},{day},{payee},{purpose},{cents / 100:.2f},{balance / 100:.2f}\n")
