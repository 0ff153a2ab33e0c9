# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual names every command, option and error code that finsight-cli has."""

import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"])
CLI = os.environ["FINSIGHT_CLI"]
MANUAL = (ROOT / "docs" / "finsight-cli.1").read_text()


def help_of(*arguments):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "ASAN_OPTIONS": "detect_leaks=0"}
    return subprocess.run(
        [CLI, *arguments, "--help"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def commands():
    return re.findall(r"^  ([a-z-]+) +\S", help_of(), re.MULTILINE)


class Manual(unittest.TestCase):
    def setUp(self):
        # The words behind every ".It Cm", with "undo , redo" as two.
        items = re.findall(r"^\.It Cm (.*)$", MANUAL, re.MULTILINE)
        self.documented = {word for item in items for word in re.findall(r"[a-z-]+", item)}

    def test_every_command(self):
        found = commands()
        self.assertGreater(len(found), 10)
        self.assertEqual([name for name in found if name not in self.documented], [])

    def test_every_option(self):
        missing = []
        for name in commands():
            for extra in ([], ["--csv", "x"]) if name == "forecast" else ([],):
                options = re.findall(r"^  (?:-\w, )?--([a-z-]+)", help_of(name, *extra), re.MULTILINE)
                missing += [f"{name} --{o}" for o in options if f"Fl -{o}" not in MANUAL]
        self.assertEqual(missing, [])

    def test_help_names_its_command(self):
        for name in commands():
            if name != "version":
                self.assertIn(f"finsight-cli {name}", help_of(name))

    def test_every_error_code(self):
        codes = ["usage"]
        for path in ("src/cli/fin-cli.c", "src/store/fin-store-error.c"):
            text = (ROOT / path).read_text()
            codes += re.findall(r'\[FIN_\w+_ERROR_\w+\] = "([a-z-]+)"', text)
        self.assertGreater(len(codes), 20)
        self.assertEqual([code for code in codes if f".It Li {code}\n" not in MANUAL], [])
