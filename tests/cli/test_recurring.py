# SPDX-License-Identifier: GPL-3.0-or-later
"""Recurring payments: the bars of their detection, measured as anybody can measure them."""

import os
import pathlib
import subprocess
import sys
import unittest

from finsight_cli import CLI

ROOT = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"])
SHARED = pathlib.Path(os.environ["FINSIGHT_SHARED"])


def evaluate(*arguments):
    return subprocess.run([sys.executable, str(ROOT / "build-aux" / "evaluate-recurring"), "--cli",
                           CLI, *arguments], capture_output=True, text=True, timeout=280)


class Detection(unittest.TestCase):
    """The program ends with status 1 when a bar is missed: precision .97, recall .95."""

    def check(self, *arguments):
        done = evaluate(*arguments)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def test_made_up_households(self):
        self.assertIn("Demo household", self.check("--shared", "/nonexistent", "--households", "30",
                                                   "--seed", "7", "--texts", "clean"))

    def test_permanent_orders(self):
        if not (SHARED / "data" / "accounts" / "berka-even.csv.gz").exists():
            self.skipTest("../shared is not there")
        self.assertIn("400 of 400", self.check("--shared", str(SHARED), "--households", "1",
                                               "--texts", "clean"))
