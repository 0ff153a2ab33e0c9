# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that die or write at once, and bytes that rot: nothing is lost in silence."""

import contextlib
import hashlib
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import time

from finsight_cli import CSV, DONE, FAILED, CliCase

MIGRATIONS = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"]) / "src" / "store" / "migrations"
N_ROWS = 3000


def statement(n_rows, payee):
    rows = [f"2025-{1 + i % 12:02}-{1 + i % 28:02},-{i % 977}.{i % 100:02},{payee} {i % 131} of {i}"
            for i in range(n_rows)]
    return "\n".join(["Date,Amount,Payee", *rows]) + "\n"


class Damage(CliCase):
    def setUp(self):
        super().setUp()
        seed = int(os.environ.get("FINSIGHT_SEED", random.randrange(2 ** 32)))
        self.moments = random.Random(seed)
        print(f"# seed {seed}", flush=True)

    def start(self, *arguments):
        return subprocess.Popen(self.command(*arguments), stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True)

    def kill_after(self, seconds, *arguments):
        process = self.start(*arguments)
        time.sleep(seconds)
        process.kill()
        process.communicate()
        return process.returncode

    def assert_sound(self):
        self.assertTrue(self.json("check")["ok"])


class Killed(Damage):
    def test_undo_is_whole_or_not_at_all(self):
        self.json("import", self.write("first.csv", CSV), "--account", "Mine")
        self.json("import", self.write("big.csv", statement(N_ROWS, "Payee")), "--account", "Mine")
        began = time.monotonic()
        self.json("undo")
        usual = time.monotonic() - began
        self.json("redo")
        for _ in range(int(os.environ.get("FINSIGHT_KILLS", "25"))):
            self.kill_after(self.moments.uniform(0, usual), "undo")
            found = self.total("--limit", "0")
            self.assertIn(found, (4, N_ROWS + 4))
            self.assert_sound()
            if found == 4:
                self.json("redo")
        # What was interrupted goes on as if nothing had been.
        self.json("undo")
        again = self.json("import", str(self.folder / "big.csv"), "--account", "Mine")
        self.assertEqual((again["added"], self.total("--limit", "0")), (N_ROWS, N_ROWS + 4))

    def first_version(self, path):
        """A file as the first version of the schema left it."""
        self.json("import", self.write("first.csv", CSV))
        with contextlib.closing(sqlite3.connect(self.database)) as current:
            application, = current.execute("PRAGMA application_id").fetchone()
        with contextlib.closing(sqlite3.connect(path)) as old:
            old.executescript((MIGRATIONS / "0001-first-light.sql").read_text())
            old.execute(f"PRAGMA application_id = {application}")
            old.execute("PRAGMA user_version = 1")
            old.execute("INSERT INTO accounts (name, currency, opening_balance, opening_date)"
                        " VALUES ('Old', 'EUR', 0, 1)")
            old.executemany("INSERT INTO transactions (account_id, posting_date, amount, currency, payee)"
                            " VALUES (1, ?, ?, 'EUR', ?)",
                            [(20000 + i % 900, -i, f"Payee {i}") for i in range(N_ROWS)])
            old.commit()

    def test_migration_is_whole_or_not_at_all(self):
        old = self.folder / "old.db"
        path = str(self.folder / "first.csv")
        self.first_version(old)
        usual = None
        for _ in range(int(os.environ.get("FINSIGHT_KILLS", "25"))):
            for name in self.database.parent.glob("test.db*"):
                name.unlink()
            shutil.copy(old, self.database)
            if usual is not None:
                self.kill_after(self.moments.uniform(0, usual), "import", path, "--account", "New")
            began = time.monotonic()
            self.json("import", path, "--account", "New")
            usual = usual or time.monotonic() - began
            self.assertEqual(self.total("--limit", "0"), N_ROWS + 4)
            self.assertEqual(self.total("--limit", "0", "--account", "Old"), N_ROWS)
            self.assert_sound()


class Together(Damage):
    def test_two_imports_at_once(self):
        """Each waits for the other; each is all there and one step."""
        for turn in range(4):
            names = [f"{turn}-{i}" for i in range(2)]
            paths = [self.write(f"{name}.csv", statement(N_ROWS, f"Shop {name}")) for name in names]
            processes = [self.start("import", path, "--account", name)
                         for name, path in zip(names, paths)]
            for process in processes:
                _, message = process.communicate()
                self.assertEqual(process.returncode, DONE, message)
            self.assertEqual(self.total("--limit", "0"), 2 * N_ROWS)
            for name in names:
                self.assertEqual(self.total("--limit", "0", "--account", name), N_ROWS)
            self.assert_sound()
            self.json("undo")
            self.assertEqual(self.total("--limit", "0"), N_ROWS)
            self.json("undo")
            self.assertEqual(self.total("--limit", "0"), 0)
        self.assertEqual(len(list(self.database.parent.glob("test.db.damaged*"))), 0)

    def test_a_new_database_by_many_at_once(self):
        path = self.write("same.csv", CSV)
        for _ in range(6):
            for name in self.database.parent.glob("test.db*"):
                name.unlink()
            processes = [self.start("import", path, "--account", "Mine") for _ in range(6)]
            for process in processes:
                _, message = process.communicate()
                self.assertEqual(process.returncode, DONE, message)
            self.assertEqual(self.total("--limit", "0"), 4)
            self.assert_sound()

    def test_the_same_file_at_once(self):
        path = self.write("same.csv", statement(N_ROWS, "Shop"))
        processes = [self.start("import", path, "--account", "Mine") for _ in range(2)]
        for process in processes:
            _, message = process.communicate()
            self.assertEqual(process.returncode, DONE, message)
        self.assertEqual(self.total("--limit", "0"), N_ROWS)
        self.assert_sound()


class Rotten(Damage):
    COMMANDS = (["accounts"], ["transactions", "--limit", "5000"], ["check"], ["undo"],
                ["categories"], ["history"], ["import", "FILE", "--account", "Mine"])

    def rot(self, n_places):
        data = bytearray(self.database.read_bytes())
        for _ in range(n_places):
            start = self.moments.randrange(4096, len(data) - 600)
            data[start:start + 500] = self.moments.randbytes(500)
        self.database.write_bytes(data)

    def contents(self):
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?immutable=1", uri=True)) as db:
            return list(db.iterdump())

    def test_rotten_bytes_are_told_and_a_backup_brings_all_back(self):
        path = self.write("big.csv", statement(N_ROWS, "Payee"))
        self.json("import", path, "--account", "Mine")
        backup = str(self.folder / "good.backup")
        self.run_cli("backup", backup)
        good = self.database.read_bytes()
        contents = self.contents()
        for turn in range(int(os.environ.get("FINSIGHT_ROTS", "8"))):
            for name in self.database.parent.glob("test.db*"):
                name.unlink()
            self.database.write_bytes(good)
            self.rot(3 * (turn % 8 + 1))
            rotten = hashlib.sha256(self.database.read_bytes()).digest()
            told = 0
            for arguments in self.COMMANDS:
                done = subprocess.run(
                    self.command(*[path if word == "FILE" else word for word in arguments]),
                    capture_output=True, timeout=300)
                message = done.stderr.decode()
                self.assertIn(done.returncode, (0, 1, FAILED), f"{arguments}: {message}")
                if arguments == ["check"]:
                    if done.returncode == DONE:  # then all that rotted was space that nobody uses
                        self.assertEqual(self.contents(), contents)
                    # Looking changed nothing.
                    self.assertEqual(hashlib.sha256(self.database.read_bytes()).digest(), rotten)
                if done.returncode == FAILED and arguments != ["check"]:
                    # Or that the history does not fit, which is the same to undo.
                    self.assertIn(str(self.database), message, arguments)
                    told += "damaged" in message and "backup" in message
            self.run_cli("restore", backup)
            self.assertEqual(self.total("--limit", "0"), N_ROWS)
            self.assert_sound()
            kept = list(self.database.parent.glob("test.db.damaged*"))
            if told == len(self.COMMANDS) - 1:
                self.assertTrue(kept, "what could not be read was thrown away")
            for name in kept:
                name.unlink()

    def test_a_rotten_first_page_is_no_end(self):
        """Without its tables' descriptions nothing can be read, but a backup brings all back."""
        self.json("import", self.write("first.csv", CSV), "--account", "Mine")
        backup = str(self.folder / "good.backup")
        self.run_cli("backup", backup)
        good = self.database.read_bytes()
        for _ in range(int(os.environ.get("FINSIGHT_ROTS", "8")) * 2):
            for name in self.database.parent.glob("test.db*"):
                name.unlink()
            data = bytearray(good)
            for _ in range(self.moments.randrange(1, 60)):
                data[self.moments.randrange(100, 4096)] = self.moments.randrange(256)
            self.database.write_bytes(data)
            self.run_cli("restore", backup)
            self.assertEqual(self.total("--limit", "0"), 4)
            self.assert_sound()
