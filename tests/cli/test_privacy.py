# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import leaves behind: the database, and nothing else: no socket, no copy, no line in a log."""

import gzip
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lib"))

import tracing  # noqa: E402
from finsight_cli import ATTENTION, CSV, DONE, OFX, CliCase  # noqa: E402

GNUCASH = """<?xml version="1.0" encoding="utf-8"?>
<gnc-v2 xmlns:gnc="http://www.gnucash.org/XML/gnc" xmlns:act="http://www.gnucash.org/XML/act"
 xmlns:book="http://www.gnucash.org/XML/book" xmlns:cmdty="http://www.gnucash.org/XML/cmdty"
 xmlns:trn="http://www.gnucash.org/XML/trn" xmlns:ts="http://www.gnucash.org/XML/ts"
 xmlns:split="http://www.gnucash.org/XML/split">
<gnc:book version="2.0.0">
<gnc:account version="2.0.0"><act:name>Giro</act:name><act:id type="guid">a1</act:id>
<act:type>BANK</act:type><act:commodity><cmdty:space>CURRENCY</cmdty:space><cmdty:id>EUR</cmdty:id>
</act:commodity></gnc:account>
<gnc:account version="2.0.0"><act:name>Food</act:name><act:id type="guid">a2</act:id>
<act:type>EXPENSE</act:type><act:commodity><cmdty:space>CURRENCY</cmdty:space><cmdty:id>EUR</cmdty:id>
</act:commodity></gnc:account>
<gnc:transaction version="2.0.0"><trn:id type="guid">t1</trn:id>
<trn:currency><cmdty:space>CURRENCY</cmdty:space><cmdty:id>EUR</cmdty:id></trn:currency>
<trn:date-posted><ts:date>2026-01-02 10:59:00 +0000</ts:date></trn:date-posted>
<trn:description>Blue Bottle Coffee</trn:description><trn:splits>
<trn:split><split:id type="guid">s1</split:id><split:value>-450/100</split:value>
<split:quantity>-450/100</split:quantity><split:account type="guid">a1</split:account></trn:split>
<trn:split><split:id type="guid">s2</split:id><split:value>450/100</split:value>
<split:quantity>450/100</split:quantity><split:account type="guid">a2</split:account></trn:split>
</trn:splits></gnc:transaction>
</gnc:book></gnc-v2>
"""


class Traces(CliCase):
    def check(self, name, content):
        tracing.need_strace()
        path = self.write(name, content)
        done, trace = tracing.run(self.command("import", path), self.folder)
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.assertGreater(self.total("--limit", "0"), 0)
        # Not even the sockets of a desktop: a command line needs none of any kind.
        self.assertEqual(trace.families, set())
        self.assertEqual(trace.carried, set())
        allowed = {f"{self.database}{suffix}" for suffix in ("", "-journal", "-wal", "-shm")}
        self.assertLessEqual(trace.written - {"/dev/null", "/dev/tty"}, allowed)

    def test_csv(self):
        self.check("a.csv", CSV)

    def test_ofx(self):
        self.check("a.ofx", OFX)

    def test_gnucash_packed(self):
        self.check("a.gnucash", gzip.compress(GNUCASH.encode()))

    def test_would_notice(self):
        """The watch itself: a program that opens a socket and writes a file is seen to."""
        tracing.need_strace()
        path = self.folder / "seen"
        _, trace = tracing.run([sys.executable, "-c",
                                f"import socket; socket.socket(); open({str(path)!r}, 'w')"],
                               self.folder)
        self.assertIn("AF_INET", trace.families)
        self.assertIn(str(path), trace.written)


class Logs(CliCase):
    PAYEE = "Canarybird Zanzibar"
    AMOUNT = "48151.62"
    BROKEN = "34xx20canary"

    def logged(self, *arguments, status):
        environment = {**os.environ, "G_MESSAGES_DEBUG": "all", "G_ENABLE_DIAGNOSTIC": "1"}
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True,
                              env=environment, timeout=300, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def assert_silent(self, text):
        for canary in (self.PAYEE, self.AMOUNT, self.AMOUNT.replace(".", ""), self.BROKEN):
            self.assertNotIn(canary.lower(), text.lower())

    def test_import(self):
        path = self.write("a.csv", f"Date,Amount,Payee\n2026-01-02,-{self.AMOUNT},{self.PAYEE}\n"
                                   f"2026-01-03,{self.BROKEN},{self.PAYEE}\n"
                                   f"2026-01-04,-7.00,{self.PAYEE} again\n")
        done = self.logged("--quiet", "import", path, "--account", "Mine", status=ATTENTION)
        self.assert_silent(done.stderr)
        self.assertEqual(self.total("--search", "Canarybird", "--limit", "0"), 2)
        # The report that a person asks for names what was refused; the log does not.
        done = self.logged("import", path, "--account", "Mine", status=ATTENTION)
        self.assertIn(self.BROKEN, done.stdout)
        self.assert_silent(done.stderr)

    def test_undo_and_failures(self):
        path = self.write("a.csv", f"Date,Amount,Payee\n2026-01-02,-{self.AMOUNT},{self.PAYEE}\n")
        self.json("import", path, "--account", "Mine")
        self.assert_silent(self.logged("undo", status=DONE).stderr)
        self.assert_silent(self.logged("redo", status=DONE).stderr)
        self.assert_silent(self.logged("check", status=DONE).stderr)
        self.database.write_bytes(self.database.read_bytes()[:4096])
        done = subprocess.run(self.command("import", path), capture_output=True, text=True,
                              check=False)
        self.assertNotEqual(done.returncode, DONE)
        self.assert_silent(done.stderr)
