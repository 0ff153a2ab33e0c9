# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are none, files that are not to be had, disks that are full, databases that are locked: a clear
message, exit status 3, and nothing half-written."""

import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import unittest

from finsight_cli import CSV, FAILED, CliCase

NOBODY = 65534
MANY = "Date,Amount,Payee\n" + "".join(
    f"2026-01-{1 + i % 28:02},-{i}.07,Payee {i}\n" for i in range(20000))


class BadPlaces(CliCase):
    def refuse(self, path, *words):
        """The import of PATH fails with WORDS; returns what it said."""
        done = self.run_cli("import", str(path), "--account", "Mine", status=FAILED)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertEqual(done.stdout, "")
        return done.stderr

    def as_nobody(self, *arguments):
        """Runs the program as somebody to whom nothing belongs; skips where that cannot be."""
        if os.getuid() != 0:
            raise unittest.SkipTest("only root can become somebody else")

        def become():
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

        try:
            done = subprocess.run(self.command(*arguments), preexec_fn=become, capture_output=True,
                                  text=True, timeout=60, check=False)
        except (PermissionError, subprocess.SubprocessError) as error:
            raise unittest.SkipTest(f"cannot run the program as nobody: {error}") from error
        self.assertEqual(done.returncode, FAILED, done.stderr)
        return done.stderr


class Files(BadPlaces):
    def test_missing(self):
        self.refuse(self.folder / "missing.csv", "missing.csv", "cannot be read", "No such file")

    def test_folder(self):
        self.refuse(self.folder, "it is not a file")

    def test_pipe(self):
        os.mkfifo(self.folder / "pipe")
        self.refuse(self.folder / "pipe", "pipe", "it is not a file")

    def test_device(self):
        self.refuse("/dev/zero", "zero", "it is not a file")

    def test_empty(self):
        self.refuse(self.write("empty.csv", ""), "empty.csv", "is empty")

    def test_too_large(self):
        path = self.folder / "sparse.csv"
        with open(path, "wb") as out:
            out.truncate(3 << 30)
        began = time.monotonic()
        self.refuse(path, "sparse.csv", "larger than 1 GiB", "shorter period")
        # Not read at all: three gigabytes would take longer and not fit.
        self.assertLess(time.monotonic() - began, 30)
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 512 * 1024)

    def test_not_mine(self):
        path = self.write("a.csv", CSV)
        os.chmod(path, 0o600)
        os.chmod(self.folder, 0o777)
        self.database.parent.mkdir(mode=0o777)
        os.chmod(self.database.parent, 0o777)
        said = self.as_nobody("import", path, "--account", "Mine")
        self.assertIn("a.csv", said)
        self.assertIn("Permission denied", said)

    def test_being_written(self):
        path = self.folder / "growing.csv"
        path.write_text(MANY * 40, encoding="utf-8")
        done = threading.Event()

        def grow():
            with open(path, "a", encoding="utf-8") as out:
                while not done.wait(0.0005):
                    out.write("2026-01-01,-1.00,More\n")
                    out.flush()

        writer = threading.Thread(target=grow)
        writer.start()
        self.addCleanup(writer.join)
        self.addCleanup(done.set)
        self.refuse(path, "growing.csv", "is being changed")


class Databases(BadPlaces):
    def setUp(self):
        super().setUp()
        self.json("import", self.write("first.csv", CSV), "--account", "Mine")
        self.many = self.write("many.csv", MANY)

    def assert_untouched(self):
        self.assertEqual(self.total("--limit", "0"), 4)
        self.assertTrue(self.json("check")["ok"])

    def test_size_limit(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

        done = subprocess.run(self.command("import", self.many, "--account", "Mine"),
                              preexec_fn=limit, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, FAILED)
        self.assertIn("Nothing was changed", done.stderr)
        self.assert_untouched()

    def test_full_disk(self):
        place = self.folder / "small"
        place.mkdir()
        mounted = ["unshare", "--map-root-user", "--mount", "sh", "-c",
                   f'mount -t tmpfs -o size=1m none "{place}" && exec "$@"', "sh"]
        if not shutil.which("unshare") or subprocess.run([*mounted, "true"], capture_output=True,
                                                         check=False).returncode != 0:
            raise unittest.SkipTest("no small file system can be mounted here")
        before = self.database
        self.database = place / "test.db"
        script = self.write("script.sh", f'cp "{before}" "{self.database}"\n"$@"\ntest $? = 3 || exit 9\n'
                                         f'"$1" --db "{self.database}" check --quiet || exit 8\n'
                                         f'"$1" --db "{self.database}" --json transactions --limit 0\n')
        done = subprocess.run([*mounted, "sh", script, *self.command("import", self.many, "--account",
                                                                     "Mine")],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("is full. Nothing was changed; free some space", done.stderr)
        self.assertIn('"total" : 4', done.stdout)

    def test_locked(self):
        other = sqlite3.connect(self.database, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        said = self.refuse(self.many, str(self.database))
        self.assertNotIn("SQL", said)
        other.execute("ROLLBACK")
        self.assert_untouched()

    def test_read_only_folder(self):
        for path in (self.folder, self.database.parent):
            os.chmod(path, 0o755)
        os.chmod(self.database, 0o644)
        self.assertIn("cannot be written. Nothing was changed; check the permissions",
                      self.as_nobody("import", self.many, "--account", "Mine"))
        self.assert_untouched()

    def test_not_a_database(self):
        self.database.write_bytes(b"something else" * 100)
        before = self.database.read_bytes()
        done = subprocess.run(self.command("import", self.many, "--account", "Mine"),
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, FAILED)
        self.assertIn("is not a Finsight database", done.stderr)
        self.assertEqual(self.database.read_bytes(), before)
        self.assertEqual([p.name for p in pathlib.Path(self.database.parent).glob("test.db-*")], [])
