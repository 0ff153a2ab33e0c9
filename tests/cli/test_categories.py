# SPDX-License-Identifier: GPL-3.0-or-later
"""Filing, rules, names and splits by the command line; what a person chose survives everything."""

import csv
import decimal
import io
import json
import os
import pathlib
import re

from finsight_cli import CliCase, FAILED, USAGE

STATEMENT = """Date,Payee,Memo,Amount
2025-10-01,CARD PAYMENT TO ZORBLAX 1234 LEEDS,,-12.50
2025-10-08,CARD PAYMENT TO ZORBLAX 9876 YORK,,-14.00
2025-10-09,LIDL GB 0042 LEEDS,,-40.00
2025-10-10,LIDL GB 0099 YORK,,-60.00
2025-10-11,ZORBLAX ONLINE,,-7.00
"""
LATER = """Date,Payee,Memo,Amount
2025-11-03,CARD PAYMENT TO ZORBLAX 4711 HULL,,-9.00
2025-11-04,LIDL GB 0007 HULL,,-5.00
"""


class Filing(CliCase):
    def setUp(self):
        super().setUp()
        self.file = self.write("statement.csv", STATEMENT)
        self.later = self.write("later.csv", LATER)
        self.json("accounts", "add", "Mine", "--currency", "GBP")
        self.import_file(self.file)

    def import_file(self, path):
        return self.json("import", path, "--account", "Mine")

    def rows(self, search):
        found = self.json("transactions", "--search", search, "--limit", "100")["transactions"]
        return sorted(found, key=lambda row: row["date"])

    def test_a_correction_counts_at_once(self):
        first, second, other = self.rows("zorblax")
        self.assertEqual([row["name"] for row in (first, second)], ["Zorblax", "Zorblax"])
        self.assertIsNone(first["category"])
        answer = self.json("categorise", str(first["id"]), "--category", "shopping.books")
        self.assertEqual(answer["others"], 1)
        first, second, other = self.rows("zorblax")
        self.assertEqual((first["category_source"], second["category_source"]), ("person", "learned"))
        self.assertEqual(second["category"], "shopping.books")
        lidl = self.rows("lidl")[0]
        reasons = self.json("categorise", "--why", str(first["id"]), str(second["id"]),
                            str(other["id"]), str(lidl["id"]))["reasons"]
        self.assertEqual([one["reason"] for one in reasons],
                         ["you chose it", "because you filed 1 like this", None,
                          "the text contains “lidl”"])
        self.import_file(self.later)
        self.assertEqual(self.rows("zorblax")[-1]["category"], "shopping.books")
        # One step: the other row is back, too, and the next import knows nothing of it.
        self.json("undo")
        self.json("undo")
        self.assertEqual([row["category"] for row in self.rows("zorblax")], [None] * 3)
        self.import_file(self.later)
        self.assertIsNone(self.rows("zorblax")[-1]["category"])

    def test_the_person_is_never_overruled(self):
        lidl = self.rows("lidl")[0]
        self.assertEqual(lidl["category"], "food.groceries")
        self.json("categorise", str(lidl["id"]), "--category", "family.gifts")
        self.json("rules", "add", "--pattern", "lidl", "--category", "food.restaurants")
        self.json("rules", "apply")
        self.import_file(self.file)
        rows = self.rows("lidl")
        self.assertEqual([row["category"] for row in rows], ["family.gifts", "food.restaurants"])
        self.json("undo")
        self.json("undo")
        rows = self.rows("lidl")
        self.assertEqual(rows[0]["category"], "family.gifts")
        self.assertEqual(rows[0]["category_source"], "person")

    def test_always_makes_one_rule(self):
        first = self.rows("zorblax")[0]
        self.json("categorise", str(first["id"]), "--category", "shopping.books", "--always")
        self.json("categorise", str(first["id"]), "--category", "technology.software", "--always")
        rules = self.json("rules")["rules"]
        self.assertEqual([(rule["pattern"], rule["match"], rule["category"]) for rule in rules],
                         [("zorblax", "exact", "technology.software")])
        self.import_file(self.later)
        self.assertEqual(self.rows("zorblax")[-1]["category_source"], "rule")

    def test_a_name_sticks(self):
        first = self.rows("zorblax")[0]
        self.json("edit", str(first["id"]), "--payee", "My bookshop", "--always")
        self.import_file(self.later)
        named = self.rows("my bookshop")
        self.assertEqual(len(named), 3)
        self.assertIn("4711", named[-1]["payee"])
        self.assertIn("CARD PAYMENT", named[0]["original"])
        self.run_cli("edit", str(first["id"]), "--always", status=USAGE)

    def test_rules_are_tried_before_they_are_saved(self):
        answer = self.json("rules", "test", "--pattern", "lidl", "--category", "food.restaurants")
        self.assertEqual((answer["matching"], answer["changing"], len(answer["transactions"])), (2, 2, 2))
        self.assertEqual(self.json("rules")["rules"], [])
        self.assertEqual(self.rows("lidl")[0]["category"], "food.groceries")
        answer = self.json("rules", "test", "--pattern", "lidl", "--category", "food.groceries")
        self.assertEqual((answer["matching"], answer["changing"]), (2, 0))

    def test_order_decides(self):
        self.json("rules", "add", "--pattern", "zorblax", "--category", "shopping.books")
        answer = self.json("rules", "add", "--pattern", "zorblax online", "--category",
                           "technology.software")
        self.assertEqual([row["category"] for row in self.rows("zorblax")],
                         ["shopping.books", "shopping.books", "technology.software"])
        self.assertEqual(answer["rules"][0]["sentence"],
                         "Payee contains “zorblax online” → Apps and software")
        self.json("rules", "move", str(answer["rules"][0]["id"]), "--to", "2")
        self.assertEqual({row["category"] for row in self.rows("zorblax")}, {"shopping.books"})
        self.json("rules", "remove", str(answer["rules"][1]["id"]))
        self.assertEqual(len(self.json("rules")["rules"]), 1)
        self.run_cli("rules", "remove", "9999", status=FAILED)
        self.run_cli("rules", "add", "--pattern", "x", status=USAGE)

    def test_many_are_filed_in_one_step(self):
        def categories():
            return {row["id"]: (row["category"], row["category_source"])
                    for search in ("zorblax", "lidl") for row in self.rows(search)}

        before = categories()
        n_steps = len(self.json("history", "--limit", "100")["steps"])
        self.json("categorise", *map(str, before), "--category", "family.gifts")
        self.assertEqual(set(categories().values()), {("family.gifts", "person")})
        self.assertEqual(len(self.json("history", "--limit", "100")["steps"]), n_steps + 1)
        self.json("undo")
        self.assertEqual(categories(), before)
        self.json("redo")
        self.assertEqual(set(categories().values()), {("family.gifts", "person")})

    def test_rules_travel(self):
        self.json("rules", "add", "--pattern", "zorblax", "--category", "shopping.books", "--name", "Zorb")
        self.json("rules", "add", "--pattern", "lidl", "--exact", "--account", "Mine", "--category",
                  "food.groceries")
        path = str(pathlib.Path(self.folder) / "rules.json")
        self.run_cli("rules", "export", "--out", path)
        rules = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["rules"]
        self.assertEqual([rule["pattern"] for rule in rules], ["lidl", "zorblax"])
        again = self.json("rules", "import", path)
        self.assertEqual((again["added"], again["known"]), (0, 2))
        for rule in again["rules"]:
            self.json("rules", "remove", str(rule["id"]))
        again = self.json("rules", "import", path)
        self.assertEqual((again["added"], again["known"]), (2, 0))
        self.assertEqual([rule["pattern"] for rule in again["rules"]], ["lidl", "zorblax"])
        self.run_cli("rules", "import", self.write("none.json", "[]"), status=FAILED)

    def test_an_imported_file_gives_the_order(self):
        for pattern in ("first", "second", "third"):
            self.json("rules", "add", "--pattern", pattern, "--category", "food.groceries")
        path = str(pathlib.Path(self.folder) / "rules.json")
        self.run_cli("rules", "export", "--out", path)
        rules = self.json("rules")["rules"]
        self.json("rules", "remove", str(rules[1]["id"]))
        self.json("rules", "add", "--pattern", "newer", "--category", "food.groceries")
        answer = self.json("rules", "import", path)
        self.assertEqual((answer["added"], answer["known"]), (1, 2))
        self.assertEqual([rule["pattern"] for rule in answer["rules"]],
                         ["third", "second", "first", "newer"])
        self.json("undo")
        self.assertEqual([rule["pattern"] for rule in self.json("rules")["rules"]],
                         ["newer", "third", "first"])

    def test_what_is_wrong_with_a_file_is_said(self):
        good = '{"pattern": "x", "category": "food.groceries"}'
        for text, said in (
                ('{"rules": [\n' + good + '\n', "none.json"),
                ('{"rules": [' + good + ', {"pattern": "x"}]}', "Rule 2"),
                ('{"rules": [7, ' + good + ']}', "Rule 1"),
                ('{"rules": [{"pattern": 5, "category": "food.groceries"}]}', "Rule 1"),
                ('{"rules": [{"pattern": "x", "category": "no.such"}]}', "no.such"),
                ('{"rules": [{"pattern": "x", "category": "food.groceries", "account": "Nope"}]}', "Nope"),
                ('{"rules": [{"pattern": "x", "category": "food.groceries", "match": "regex"}]}', "regex")):
            with self.subTest(text=text):
                path = self.write("none.json", text)
                message = self.run_cli("rules", "import", path, status=FAILED).stderr
                self.assertIn("none.json", message)
                self.assertIn(said, message)
                self.assertEqual(self.json("rules")["rules"], [])
        twice = self.write("twice.json", '{"rules": [' + good + "," + good + "]}")
        self.assertEqual(self.json("rules", "import", twice)["added"], 1)

    def test_splits_add_up(self):
        number = str(self.rows("lidl")[0]["id"])
        row, = self.json("split", number, "--part", "food.groceries=-25.50", "--part",
                         "shopping.household=rest")["transactions"]
        self.assertEqual([(part["category"], part["amount"]) for part in row["splits"]],
                         [("food.groceries", "-25.50"), ("shopping.household", "-14.50")])
        self.run_cli("split", number, "--part", "food.groceries=-1", "--part", "food.cafes=-2",
                     status=FAILED)
        self.run_cli("split", number, "--part", "food.groceries=-40.00", status=FAILED)
        self.run_cli("edit", number, "--amount", "-41.00", status=FAILED)
        listed = self.json("transactions", "--category", "shopping.household")["transactions"]
        self.assertEqual([str(one["id"]) for one in listed], [number])
        self.json("rules", "apply")
        self.import_file(self.file)
        self.assertEqual(len(self.rows("lidl")[0]["splits"]), 2)
        exported = json.loads(self.run_cli("export", "--format", "json").stdout)
        self.assertIn("-14.50", json.dumps(exported))
        self.assertIn("$-14.50", self.run_cli("export", "--format", "qif").stdout)
        self.assertIn("Expenses:shopping:household  14.50 GBP",
                      self.run_cli("export", "--format", "ledger").stdout)
        self.json("split", number, "--join")
        self.assertNotIn("splits", self.rows("lidl")[0])
        self.json("undo")
        self.assertEqual(len(self.rows("lidl")[0]["splits"]), 2)

    def sums(self, *arguments):
        return [(one["amount"], one["rows"]) for one in self.json("transactions", *arguments)["sums"]]

    def test_sums_of_a_category_count_its_parts(self):
        number = str(self.rows("lidl")[0]["id"])
        (before, rows), = self.sums("--category", "food.groceries")
        self.json("split", number, "--part", "food.groceries=-25.50", "--part",
                  "shopping.household=-10.00", "--part", "food.cafes=rest")
        self.assertEqual(self.sums("--category", "shopping.household"), [("-10.00", 1)])
        # the main category has two of the parts
        (after, still), = self.sums("--category", "food.groceries")
        self.assertEqual((decimal.Decimal(after), still),
                         (decimal.Decimal(before) + decimal.Decimal("14.50"), rows))
        self.assertEqual(self.sums("--category", "food", "--to", "2025-10-09"), [("-30.00", 1)])
        self.assertEqual(self.sums("--search", "lidl", "--to", "2025-10-09"), [("-40.00", 1)])
        self.json("undo")
        self.assertEqual(self.sums("--category", "food.groceries"), [(before, rows)])

    def test_a_cut_cuts_its_part_only(self):
        rows = "".join(f"2026-{month:02}-05,-100.00,BIG STORE\n2026-{month:02}-20,-{month + 30}.00,"
                       "CORNER SHOP\n" for month in range(1, 8))
        self.json("import", self.write("big.csv", "Date,Amount,Payee\n" + rows), "--account", "Big",
                  "--currency", "EUR")
        for one in self.rows("big store"):
            self.json("split", str(one["id"]), "--part", "food.groceries=-60.00", "--part",
                      "shopping.household=rest")

        def saved(spec):
            points = self.json("forecast", "--account", "Big", "--as-of", "2026-07-25", "--what-if",
                               spec)["what_if"]["points"]
            return decimal.Decimal(points[-1]["difference"])
        whole = saved("cut:big store=100%")
        self.assertGreater(whole, 50)
        for spec, share in (("cut:Groceries=100%", ".6"), ("cut:Household goods=100%", ".4"),
                            ("cut:Groceries=50%", ".3")):
            with self.subTest(spec=spec):
                self.assertAlmostEqual(saved(spec), whole * decimal.Decimal(share),
                                       delta=decimal.Decimal(".05"))

    def test_one_category_makes_it_whole(self):
        number = str(self.rows("lidl")[0]["id"])
        self.json("split", number, "--part", "food.groceries=-25.50", "--part", "shopping.household=rest")
        self.json("categorise", number, "--category", "food.cafes")
        row = self.rows("lidl")[0]
        self.assertNotIn("splits", row)
        self.assertEqual(row["category"], "food.cafes")

    def test_categories_can_be_changed(self):
        self.json("categories", "add", "Model trains", "--parent", "entertainment", "--colour", "#123456")
        added, = [one for one in self.json("categories")["categories"] if one["name"] == "Model trains"]
        self.assertEqual((added["parent"], added["kind"], added["colour"]),
                         ("entertainment", "spending", "#123456"))
        self.json("categories", "edit", "food.bars", "--hide")
        keys = {one["key"] for one in self.json("categories")["categories"]}
        self.assertNotIn("food.bars", keys)
        self.json("categories", "edit", "food.cafes", "--name", "Coffee")
        names = {one["key"]: one["name"] for one in self.json("categories", "--all")["categories"]}
        self.assertEqual((names["food.cafes"], "food.bars" in names), ("Coffee", True))
        self.run_cli("categories", "delete", "food.bars", status=USAGE)
        number = str(self.rows("zorblax")[0]["id"])
        self.json("categorise", number, "--category", added["key"])
        self.json("categories", "delete", added["key"])
        self.assertIsNone(self.rows("zorblax")[0]["category"])


class Bulk(CliCase):
    def test_each_row_is_answered_before_it_is_learned(self):
        path = pathlib.Path(self.folder) / "rows.csv"
        path.write_text("description,amount,currency,category\n"
                        "ZORBLAX 1,-5.00,GBP,shopping.books\n"
                        "ZORBLAX 2,-6.00,GBP,\n"
                        "LIDL 42,-7.00,GBP,\n", encoding="utf-8")
        lines = self.run_cli("categorise", "--csv", str(path)).stdout.splitlines()
        self.assertEqual(lines[0], "row,category,confidence,likely,reason,stem")
        answers = [line.split(",") for line in lines[1:]]
        self.assertEqual(answers[0][1], "")
        self.assertEqual((answers[1][1], answers[1][4]), ("shopping.books", "same"))
        self.assertEqual((answers[2][1], answers[2][4]), ("food.groceries", "keyword"))
        path.write_text("description,category\nX,no.such\n", encoding="utf-8")
        self.run_cli("categorise", "--csv", str(path), status=FAILED)


class BankFiles(CliCase):
    """Texts of real files: one payee, one stem; no day, card or reference is part of it."""

    FILES = ("csv/bank2ynab/test_raiffeisen_01.csv", "mt940/jejik-mt940/abnamro.txt",
             "csv/beancount-import/mint__mint.csv", "qif/gnucash/Money95bank_fr.qif",
             "ofx1-sgml/ofxtools/br_nubank_cc.ofx")

    def stems(self, texts):
        path = pathlib.Path(self.folder) / "texts.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["description"], *([text] for text in texts)])
        answers = csv.DictReader(io.StringIO(self.run_cli("categorise", "--csv", str(path)).stdout))
        return dict(zip(texts, (answer["stem"] for answer in answers)))

    def test_texts_of_several_countries(self):
        folder = pathlib.Path(os.environ["FINSIGHT_SHARED"]) / "data" / "bank-files"
        if not folder.is_dir():
            self.skipTest("../shared is not there")
        texts = []
        for name in self.FILES:
            for statement in self.json("inspect", str(folder / name))["statements"]:
                for row in statement["transactions"]:
                    texts.append(re.sub(r"\s+", " ", row["payee"] or row["memo"] or "").strip())
        texts = sorted({text for text in texts if re.search(r"[A-Za-z]{3}", text)})
        stems = self.stems(texts)
        self.assertGreater(len(stems), 60)
        hofer = {stem for text, stem in stems.items() if text.startswith("HOFER DANKT")}
        self.assertEqual(hofer, {"hofer"})
        with_numbers = [text for text, stem in stems.items() if re.search(r"\d{4}", stem)]
        self.assertEqual(with_numbers, [])


class TenCountries(CliCase):
    """Made-up bank texts: what is shipped files nearly all of them, and knows when it does not know."""

    TEXTS = pathlib.Path(__file__).parents[1] / "resources/categories/texts.tsv"
    CURRENCIES = {"us": "USD", "gb": "GBP", "in": "INR", "au": "AUD", "br": "BRL"}

    def answers(self):
        """Country, category ("" is unknown), likeliest one is right, confidence of every text."""
        rows = [line.split("\t") for line in self.TEXTS.read_text(encoding="utf-8").splitlines()
                if not line.startswith("#")]
        path = pathlib.Path(self.folder) / "texts.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [["description", "amount", "currency"],
                 *([text, amount, self.CURRENCIES.get(country, "EUR")] for country, amount, _, text in rows)])
        found = csv.DictReader(io.StringIO(self.run_cli("categorise", "--csv", str(path)).stdout))
        for answer, (country, _, accepted, _) in zip(found, rows, strict=True):
            right = any(answer["likely"] == key or answer["likely"].startswith(key + ".")
                        for key in accepted.split(","))
            yield country, answer["category"], right, float(answer["confidence"])

    def test_every_country_is_known(self):
        answers = list(self.answers())
        countries = sorted({country for country, *_ in answers})
        self.assertEqual(len(countries), 10)
        for country in countries:
            with self.subTest(country=country):
                covered = [right for name, category, right, _ in answers if name == country and category]
                n = sum(name == country for name, *_ in answers)
                self.assertGreaterEqual(len(covered) / n, 0.8)
                self.assertGreaterEqual(sum(covered) / len(covered), 0.88)

    def test_confidence_is_deserved(self):
        answers = list(self.answers())
        covered = [right for _, category, right, _ in answers if category]
        sure = [right for _, _, right, confidence in answers if confidence >= 0.9]
        unknown = [right for _, category, right, _ in answers if not category]
        self.assertGreaterEqual(len(covered) / len(answers), 0.95)
        self.assertGreaterEqual(sum(covered) / len(covered), 0.93)
        self.assertGreaterEqual(sum(sure) / len(sure), 0.96)
        self.assertLess(sum(unknown) / len(unknown), 0.7)
