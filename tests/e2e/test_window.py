# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of the window: pages by keyboard and by the sidebar, and a clean end."""

import subprocess
import unittest

from desktop import CLI, PROGRAM, Finsight

PAGES = ["Dashboard", "Transactions", "Recurring", "Insights", "Notifications"]


class Window(unittest.TestCase):
    def test_every_page_by_keyboard(self):
        with Finsight("--demo") as finsight:
            finsight.find("list item", PAGES[0])
            for number, page in enumerate(PAGES, start=1):
                finsight.press(f"Control+{number}")
                finsight.find("label", page)
            finsight.press("Control+q")
            self.assertEqual(finsight.wait_for_end(), 0, finsight.printed())

    def test_the_demo_says_that_it_is_one(self):
        with Finsight("--demo") as finsight:
            finsight.find_text("demo household")

    def test_nothing_is_left_outside_its_own_folders(self):
        with Finsight("--demo") as finsight:
            finsight.find("list item", PAGES[0])
            names = sorted(path.name for path in finsight.home.iterdir())
            self.assertLessEqual(set(names), {"cache", "config", "data", "output.txt"})


class Help(unittest.TestCase):
    def test_version(self):
        versions = [
            subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
            for program in (PROGRAM, CLI)
        ]
        self.assertEqual(versions[0].split()[-1], versions[1].split()[-1])
